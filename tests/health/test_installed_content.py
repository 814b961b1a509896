"""What came by stick, as the checks see it: what is shown of it, recalled, broken, or decayed."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.health.checks.bundles import look_at_recalls
from kiosk.health.checks.deep_content import look_deep
from kiosk.health.checks.exhibits import look_at_exhibits
from kiosk.health.looking import Patiently
from kiosk.health.machine import Machine
from kiosk.health.port import Sign
from kiosk.health.store import Store
from kiosk.library.denied import Denied
from kiosk.library.folder import digest_content, digest_files
from kiosk.library.installed import read_installed
from kiosk.library.texts import LocalText
from tests.health.making import HandGoing, machine_at
from tests.library.test_shelving import FISH, FROG, Museum

DOSE = LocalText("zh-Hans", (("zh-Hans", "剂量写错"), ("en", "a wrong dose")))


def machine(museum: Museum, root: Path) -> Machine:
    """The machine whose kiosk has just looked at all that the museum holds."""
    museum.look()
    installed = read_installed(museum.store.content)
    store = Store(museum.exhibits, museum.cache, installed)
    return machine_at(root, store=store, indexed=False)


def test_a_recall_says_what_and_why_of_the_programs_own_too(tmp_path: Path) -> None:
    museum = Museum(tmp_path)
    museum.install(1, {FISH: "1.0.0"})
    museum.store.keep_denied([Denied(exhibit=FROG, reason=DOSE)])
    looked = machine(museum, tmp_path)
    recalls = look_at_recalls(looked, Patiently())
    assert recalls.sign is Sign.NOTE
    assert recalls.what.zh == "“试验展项”已被召回，不再展出：剂量写错。"
    exhibits = look_at_exhibits(looked, Patiently())
    assert (exhibits.sign, exhibits.facts["shown"]) == (Sign.GOOD, 1)
    museum.store.keep_denied([Denied(exhibit=FROG), Denied(exhibit=FISH)])
    looked = machine(museum, tmp_path)
    assert look_at_recalls(looked, Patiently()).facts["recalled"] == [FISH, "试验展项"]
    assert look_at_exhibits(looked, Patiently()).sign is Sign.BAD


def test_a_recall_of_another_version_does_not_say_that_it_is_gone(tmp_path: Path) -> None:
    museum = Museum(tmp_path)
    museum.install(1, {FROG: "2.0.0"})
    museum.store.keep_denied([Denied(exhibit=FROG, versions=("2.0.0",))])
    finding = look_at_recalls(machine(museum, tmp_path), Patiently())
    assert finding.sign is Sign.GOOD and "展出的是另一版" in finding.what.zh


def test_a_broken_one_whose_stand_in_is_shown_is_not_left_out(tmp_path: Path) -> None:
    museum = Museum(tmp_path)
    museum.install(1, {FISH: "1.0.0"})
    museum.install(2, {FISH: "2.0.0"})
    new, old = museum.store.installed().choices[FISH]
    (new.folder / "quiz.toml").write_text("broken")
    looked = machine(museum, tmp_path)
    finding = look_at_exhibits(looked, Patiently())
    assert (finding.sign, finding.facts["shown"]) == (Sign.NOTE, 2)
    assert finding.facts["left_out"] == [] and finding.facts["replaced"] == [FISH]
    assert "展出的是原来的版本" in finding.what.zh and "/" not in finding.what.zh
    assert looked.store.changed == () and looked.store.gone == ()
    (old.folder / "quiz.toml").unlink()
    finding = look_at_exhibits(machine(museum, tmp_path), Patiently())
    assert (finding.sign, finding.facts["left_out"]) == (Sign.WARN, [FISH])
    assert new.title.text("zh-Hans") in finding.what.zh and "/" not in finding.what.zh


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
