"""What is read from the disk of bundles: whom this machine trusts, what is not finished."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.journal import Journal
from kiosk.bundles.intake.lock import alone
from kiosk.bundles.intake.order import ORDER_NAME, Desks, Order, write_order
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust import first_trust
from kiosk.bundles.trust.manifest import read_bundle
from kiosk.bundles.trust_files import begin_trust
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.health.bundle_facts import Emergency, Refused
from kiosk.health.system.bundles import (
    StoreTold,
    bundle_facts,
    joined_facts,
    unfinished_intake,
    whom_trusted,
)
from kiosk.library.holding import Installed, Note, PinnedBundle
from kiosk.library.store import Store
from kiosk.library.texts import LocalText
from tests.bundles.forge import make_manifest, make_root, target
from tests.library.store.bundles import bundle, install

ROOT = Path(__file__).parents[2]
PART = BUNDLE_LIMITS.part_bytes


@pytest.fixture
def places(tmp_path: Path, data: Path) -> Places:
    return Places(program=tmp_path, data=data)


def ordered(places: Places) -> tuple[Bundle, Desks]:
    """An order for two exhibits: one of three parts, one of a few bytes."""
    large = target({"exhibit.toml": b"", "film.mp4": bytes(2 * PART + 5)})
    manifest = make_manifest(exhibits={"cn.kepu.large": large, "cn.kepu.small": target()})
    wanted = read_bundle(manifest)
    order = Order(wanted.name, Path("/media/red"), "红色U盘")
    return wanted, write_order(places.content, order, manifest, RealDisk())


def test_where_nothing_ever_came_nothing_is_loaded(places: Places) -> None:
    """Most machines look at their health without a bundle; cryptography takes a while to load."""
    looks = (
        "import sys; from pathlib import Path; from kiosk.core.places import Places;"
        "from kiosk.health.bundle_facts import BundleFacts;"
        "from kiosk.health.system.bundles import bundle_facts;"
        f"places = Places(Path('.'), Path({str(places.data)!r}));"
        "assert bundle_facts(places) == BundleFacts();"
        "print([name for name in sys.modules if name.split('.')[0] in ('tuf', 'cryptography')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", looks], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert list(places.data.iterdir()) == []


def test_whom_it_trusts_and_that_the_record_was_lost(places: Places, expect_log: Any) -> None:
    begin_trust(places, first_trust(make_root()))
    authority, lost = whom_trusted(places)
    assert authority is not None and not lost
    assert authority.name.text("zh-Hans") == "朝阳市科协"
    assert authority.fingerprint == first_trust(make_root()).fingerprint
    expect_log("kiosk", "WARNING", "1.root.json")
    (places.trust / "1.root.json").write_bytes(b"{")
    assert whom_trusted(places) == (None, True)
    assert whom_trusted(places) == (None, True)  # still known when it was set aside


def test_how_far_an_order_is(places: Places) -> None:
    wanted, desks = ordered(places)
    found = unfinished_intake(places)
    assert found is not None and found.title == wanted.title
    assert (found.source_name, found.done_bytes, found.of_bytes) == (
        "红色U盘",
        0,
        wanted.size_bytes,
    )
    assert not found.copied and not found.running
    journal = Journal(desks.journal, RealDisk())
    journal.copied({"cn.kepu.large": 2})
    found = unfinished_intake(places)
    assert found is not None and found.done_bytes == 2 * PART
    journal.copied({"cn.kepu.large": 3, "cn.kepu.small": 1})
    for one in wanted.exhibits:
        journal.checked(one.id)
    found = unfinished_intake(places)
    assert found is not None and found.copied and found.done_bytes == wanted.size_bytes


def test_one_that_runs_is_no_waiting(places: Places) -> None:
    ordered(places)
    with alone(places.content):
        found = unfinished_intake(places)
    assert found is not None and found.running


def test_an_order_without_its_manifest_is_told_by_its_name(places: Places) -> None:
    wanted, desks = ordered(places)
    desks.manifest.unlink()
    found = unfinished_intake(places)
    assert found is not None
    assert (found.title.text("zh-Hans"), found.of_bytes) == (wanted.name, 0)


def test_a_damaged_order_is_none(places: Places, expect_log: Any) -> None:
    expect_log("kiosk.bundles.intake", "WARNING", "cannot be read")
    _, desks = ordered(places)
    (desks.folder.parent / ORDER_NAME).write_bytes(b"[")
    assert unfinished_intake(places) is None


def test_what_the_store_tells_reaches_the_checks(places: Places) -> None:
    name = LocalText("zh-Hans", (("zh-Hans", "农技"), ("en", "Crops")))
    why = Words("崩溃了。", "It crashed.")
    installed = Installed(
        {},
        pins=(PinnedBundle("own.a", name, 9, ("x.a",)), PinnedBundle("own.b", name, 9, ())),
        troubles=(Trouble("content-damaged", why, why),),
    )
    notes = (Note("1", "refused", name, why), Note("2", "recalled", name, why))
    facts = joined_facts(places, StoreTold(2, installed, notes))
    assert facts.packages == 2 and facts.trouble == (why, why)
    assert facts.refused == (Refused(name, why),)
    assert facts.emergencies == (Emergency(name, 9),)  # one that shows nothing pins nothing


def test_a_bundle_that_failed_its_trial_is_found_in_the_store(places: Places) -> None:
    store = Store(places.content)
    first = bundle(store, 1, {"cn.kepu.one": "1"}, emergency_until_s=9)
    install(store, first)
    second = bundle(store, 2, {"cn.kepu.one": "2"})
    store.place(second)
    store.refuse(second.key, Words("崩溃了。", "It crashed."))
    facts = bundle_facts(places)
    assert [one.reason.zh for one in facts.refused] == ["崩溃了。"]
    assert (facts.packages, facts.trouble) == (1, None)
    assert facts.emergencies == (Emergency(first.title, 9),)
