"""The thorough check reads what came by stick too, and says which bundle to install again."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.health.checks.deep_content import look_deep
from kiosk.health.port import Sign
from kiosk.health.store import Store
from kiosk.library.folder import digest_content, digest_files
from kiosk.library.installed import read_installed
from tests.health.making import HandGoing, machine_at
from tests.library.test_shelving import FROG, Museum


def test_installed_exhibits_are_listed_where_they_lie(tmp_path: Path) -> None:
    museum = Museum(tmp_path)
    museum.install(1, {FROG: "2.0.0"})
    museum.look()
    store = Store(museum.exhibits, museum.cache, read_installed(museum.store.content))
    (name,) = (name for name in store.listings if "/" in name)
    assert store.folder(name) == museum.store.shown()[0].folder and name in store.entries
    assert store.changed == () and store.gone == ()
    assert store.title(FROG)[1] == "A made-up exhibit"
    assert store.packages([FROG]) == ("own.pack",) and store.packages(["cn.test.none"]) == ()


def test_a_byte_that_changed_by_itself_differs_from_what_was_installed(tmp_path: Path) -> None:
    museum = Museum(tmp_path)
    museum.install(1, {FROG: "2.0.0"})
    museum.look()
    store = Store(museum.exhibits, museum.cache, read_installed(museum.store.content))
    (name,) = (name for name in store.listings if "/" in name)
    files = store.listings[name].files
    assert digest_content(digest_files(store.folder(name), files)) == store.entries[name].content
    victim = store.folder(name) / "quiz.toml"
    facts = victim.stat()
    content = bytearray(victim.read_bytes())
    content[5] ^= 1
    victim.write_bytes(bytes(content))
    os.utime(victim, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    finding = look_deep(machine_at(tmp_path, store=store), HandGoing())
    assert finding.sign is Sign.BAD
    assert finding.next_step is not None and "own.pack" in finding.next_step.en
