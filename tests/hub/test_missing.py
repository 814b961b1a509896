"""How many are missing: neither hidden nor cried out for nothing, and asked for until they come."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.hub.ingest import ingest, ingest_many
from kiosk.hub.rebuild import rebuild
from kiosk.hub.standing import ASKED_AT_MOST
from kiosk.hub.store import Store
from kiosk.sync.wire_receipt import Receipt
from tests.hub.fleet_world import City, Machine, Truth, closed
from tests.hub.making import Kiosk, a_segment, receipt_of


def _told(store: Store, data: bytes) -> Receipt:
    return receipt_of(store, ingest(store, data, "https").receipt)


def test_a_gap_is_asked_for_only_when_the_newest_is_here(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    first = kiosk.envelope(a_segment(11, 1), sessions=9, orders=(1, 3))
    lost = kiosk.envelope(a_segment(12, 2), sessions=9, orders=(1, 3))
    third = kiosk.envelope(a_segment(13, 3), sessions=9, orders=(1, 3))
    under_way = _told(store, first)
    assert (under_way.missing, under_way.resend) == (0, "")
    asked = _told(store, third)
    assert (asked.missing, asked.resend, asked.words_code) == (3, "all", "missing")
    assert asked.confirmed_day == "2026-03-01"
    whole = _told(store, lost)
    assert (whole.missing, whole.resend) == (0, "")


def test_it_is_asked_for_again_for_answers_get_lost_but_not_for_ever(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    third = kiosk.envelope(a_segment(13, 3), sessions=9, orders=(1, 3))
    wishes = [_told(store, third).resend for _ in range(ASKED_AT_MOST + 2)]
    assert wishes == ["all"] * ASKED_AT_MOST + ["", ""]
    assert _told(store, third).missing == 6, "it is still told"
    wider = kiosk.envelope(a_segment(15, 5), sessions=15, orders=(1, 5))
    assert (_told(store, wider).missing, _told(store, wider).resend) == (9, "all"), "another gap"


def test_an_old_envelope_that_comes_late_cries_nothing_out(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    old = kiosk.envelope(a_segment(11, 1), sessions=3, orders=(1, 1), number=1)
    first_part = kiosk.envelope(a_segment(12, 2), sessions=12, orders=(1, 4), number=4)
    assert _told(store, old).missing == 0
    assert _told(store, first_part).missing == 0, "the rest is under way"
    assert (_told(store, old).missing, _told(store, old).resend) == (0, "")


def test_totals_come_with_the_last_part_whatever_its_name(new_store: Callable[[], Store]) -> None:
    """A device's parts have one number; which of two ids is the larger, is chance."""
    kiosk = Kiosk()
    parts = [
        kiosk.envelope(a_segment(13, 3), orders=(1, 3), number=3),
        kiosk.envelope(a_segment(14, 3, sessions=1), sessions=9, orders=(1, 3), number=3),
        kiosk.envelope(a_segment(15, 3, sessions=1), sessions=20, orders=(1, 3), number=3),
    ]
    for order in itertools.permutations(parts):
        store = new_store()
        kiosk.enrolled(store)
        for data in order:
            last = _told(store, data)
        assert last.missing == 15
        rebuild(store)
        assert _told(store, order[0]).missing == 15


def test_a_phones_code_does_not_hide_what_is_missing(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    third = kiosk.envelope(a_segment(13, 3), sessions=9, orders=(1, 3))
    assert _told(store, third).missing == 6
    code = kiosk.envelope(a_segment(13, 3, partial=True, opened={}), orders=(0, 0))
    assert _told(store, code).missing == 6


def test_a_gap_is_asked_for_after_a_rebuild_as_well(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    sent = [
        kiosk.envelope(a_segment(order, order), sessions=30, orders=(1, 9)) for order in (1, 2, 9)
    ]
    ingest_many(store, [(data, "usb") for data in sent])
    for _ in range(ASKED_AT_MOST):
        _told(store, sent[-1])
    rebuild(store)
    told = _told(store, sent[-1])
    assert (told.missing, told.resend) == (21, "all")


def test_a_hub_put_back_from_a_backup_gets_everything_again(tmp_path: Path) -> None:
    """What was confirmed since is nowhere but on the machine, which would not send it again."""
    city = City(tmp_path, Truth())
    one = Machine(tmp_path / "disk", city, "1" * 32).enrolled()
    one.visit(2)
    one.deliver_all()
    city.store.close()
    shutil.copy(tmp_path / "hub.sqlite3", tmp_path / "backup")
    city.restart()
    one.visit(3)
    one.deliver_all()
    city.store.close()
    for path in tmp_path.glob("hub.sqlite3*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", tmp_path / "hub.sqlite3")
    city.restart()
    one.visit(1)
    one.deliver_all()
    assert sum(city.visits().values()) == city.truth.made == 6
    assert city.missing() == {one.install_id: 0}
    closed([one])
    city.store.close()
