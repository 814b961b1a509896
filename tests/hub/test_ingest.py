"""Any path, any order, any number of times: the total is right."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Table, select

from kiosk.hub.devices import approve, revoke
from kiosk.hub.ingest import ingest, ingest_many
from kiosk.hub.look import figures
from kiosk.hub.rebuild import rebuild
from kiosk.hub.receipts import newest_receipt
from kiosk.hub.schema import (
    MERGED,
    SUMS,
    carriages,
    clone_hints,
    devices,
    envelopes,
    outing_conflicts,
    segments,
)
from kiosk.hub.store import Store
from kiosk.reports.periods import Span
from kiosk.sync.wire import WIRE_LIMITS, Carriage, Tally, wrap
from tests.hub.making import (
    COUNTY,
    Kiosk,
    a_segment,
    an_outing,
    counted,
    exhibits,
    months,
    receipt_of,
    segment_row,
)
from tests.hub.recount import drift


def hints(store: Store) -> set[tuple[str, int]]:
    with store.read() as connection:
        return {(row.what, row.subject) for row in connection.execute(select(clone_hints))}


def state_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every merged table but for times, numbers of ours and receipts."""
    names = {row.device: row.install for row in _all(store, devices)}
    left_out = {"seen_s", "made_s", "content"}
    return {
        table.name: sorted(
            (
                tuple(
                    names.get(value, value) if name == "device" else value
                    for name, value in row._mapping.items()
                    if name not in left_out
                )
                for row in _all(store, table)
                if "count" not in row._fields or row.count
            ),
            key=repr,
        )
        for table in MERGED
        if table.name in ("segments", "outings", "outing_conflicts")
    } | {
        "hints": sorted(hints(store)),
        "tallies": sorted(counted(store).items()),
        "months": sorted(months(store, *SUMS).items()),
        "exhibits": sorted(exhibits(store).items()),
    }


def _all(store: Store, table: Table) -> list[Any]:
    with store.read() as connection:
        return list(connection.execute(select(table)).all())


def test_an_envelope_is_merged_and_confirmed(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    segment = a_segment(11, sessions=4, opened={"cn.kepu.tide": 6, "cn.kepu.moon": 2})
    found = ingest(store, kiosk.envelope(segment, sessions=4), "https")
    assert (found.state, found.again) == ("merged", False)
    receipt = receipt_of(store, found.receipt)
    assert receipt.confirmed == ((11, segment.digest),)
    assert (receipt.missing, receipt.resend, receipt.confirmed_day) == (0, "", "2026-03-01")
    assert receipt.totals["sessions"] == 4
    assert counted(store)[(11, ("cn.kepu.moon", "1", "", "opened"))] == 2
    assert months(store, "sessions", "opened") == {("2026-03", COUNTY): (4, 8)}


def test_the_same_again_changes_nothing_and_is_confirmed_again(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    data = kiosk.envelope(a_segment(11))
    first = ingest(store, data, "https")
    carried = wrap(data, Carriage(Kiosk().install, "truck", 5))
    again = ingest(store, carried, "usb")
    assert (again.state, again.again) == ("merged", True)
    assert receipt_of(store, again.receipt).confirmed == receipt_of(store, first.receipt).confirmed
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (1, 3)}
    assert [row.path for row in _all(store, carriages)] == ["truck"]


def test_a_growing_segment_counts_by_its_maximum(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    early = kiosk.envelope(a_segment(11, sessions=2, opened={"a": 1}, sealed=False))
    late = kiosk.envelope(a_segment(11, sessions=5, opened={"a": 4, "b": 1}))
    for data in (late, early, late):
        ingest(store, data, "https")
    assert months(store, "sessions", "opened") == {("2026-03", COUNTY): (5, 5)}
    assert segment_row(store, 11)["sealed"] == 1
    assert hints(store) == set()


@pytest.mark.parametrize("closed_first", [False, True])
def test_of_an_open_and_a_closed_telling_together_the_closed_one_is_confirmed(
    store: Store, closed_first: bool
) -> None:
    kiosk = Kiosk().enrolled(store)
    closed = a_segment(11, sessions=5)
    envelopes = [kiosk.envelope(a_segment(11, sessions=2, sealed=False)), kiosk.envelope(closed)]
    items = [(data, "usb") for data in (reversed(envelopes) if closed_first else envelopes)]
    *_, last = ingest_many(store, items)
    assert receipt_of(store, last.receipt).confirmed == ((11, closed.digest),)


def test_a_later_date_moves_the_sums(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    wrong = kiosk.envelope(a_segment(11, certainty="unsure"))
    right = kiosk.envelope(a_segment(11, day=40))
    ingest(store, wrong, "https")
    assert months(store, "sessions", "unsure") == {("2026-03", COUNTY): (3, 3)}
    for data in (right, wrong):
        ingest(store, data, "usb")
        assert months(store, "sessions", "unsure") == {("2026-04", COUNTY): (3, 0)}


def test_of_one_number_the_surer_date_holds_in_any_order(new_store: Callable[[], Store]) -> None:
    """A device's number stays for a day; in it a clock is set, and never unset."""
    kiosk = Kiosk()
    told = [
        kiosk.envelope(a_segment(11, certainty=certainty, day=day), number=3)
        for certainty, day in (("unsure", 0), ("clock", 40), ("sure", 80))
    ]
    for order in itertools.permutations(told):
        store = new_store()
        kiosk.enrolled(store)
        for data in order:
            ingest(store, data, "usb")
        assert months(store, "sessions", "unsure") == {("2026-05", COUNTY): (3, 0)}


def test_an_order_that_was_not_known_yet_is_taken_whichever_comes_first(
    new_store: Callable[[], Store],
) -> None:
    kiosk = Kiosk()
    told = [kiosk.envelope(a_segment(11, order)) for order in (0, 5)]
    for data in (told, told[::-1]):
        store = new_store()
        kiosk.enrolled(store)
        for each in data:
            ingest(store, each, "usb")
        assert segment_row(store, 11)["order_no"] == 5


def test_the_longest_words_that_the_wire_carries_are_counted(store: Store) -> None:
    dice = random.Random(1)

    def word() -> str:
        return "".join(
            chr(dice.randint(0x4E00, 0x9FA5)) for _ in range(WIRE_LIMITS.text_characters)
        )

    kiosk, tally = Kiosk().enrolled(store), Tally(word(), word(), word(), word(), 7)
    segment = a_segment(11)._replace(tallies=(tally,))
    assert ingest(store, kiosk.envelope(segment, county=word()), "https").state == "merged"
    assert counted(store) == {(11, tally[:4]): 7}


def test_a_segment_is_where_its_outing_was_and_moves_with_it(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11, outing=77)), "https")
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    ingest(store, kiosk.envelope(outings=[an_outing(77, county="211381")]), "https")
    assert months(store, "sessions", "outings") == {("2026-03", "211381"): (3, 1)}
    ingest(store, kiosk.envelope(outings=[an_outing(77, 2, county="211382")]), "https")
    ingest(store, kiosk.envelope(a_segment(12, 2, outing=77)), "https")
    assert months(store, "sessions", "outings") == {("2026-03", "211382"): (6, 1)}


def test_a_qr_code_after_the_whole_takes_nothing_away(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    whole = a_segment(11, outing=77)
    ingest(store, kiosk.envelope(whole, outings=[an_outing(77, county="211381")]), "https")
    before = segment_row(store, 11)
    part = a_segment(11, opened={}, partial=True, day=9)
    found = ingest(store, kiosk.envelope(part), "phone")
    assert segment_row(store, 11) == before
    assert receipt_of(store, found.receipt).confirmed == ((11, whole.digest),)
    assert months(store, "sessions") == {("2026-03", "211381"): (3,)}


def test_a_qr_code_alone_counts_and_the_whole_comes_on_top(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    part = a_segment(11, sessions=3, opened={}, partial=True)
    found = ingest(store, kiosk.envelope(part), "phone")
    whole = a_segment(11, sessions=3, opened={"a": 2}, day=1)
    assert receipt_of(store, found.receipt).confirmed != ((11, whole.digest),)
    found = ingest(store, kiosk.envelope(whole), "https")
    assert receipt_of(store, found.receipt).confirmed == ((11, whole.digest),)
    assert months(store, "sessions", "opened") == {("2026-03", COUNTY): (3, 2)}
    assert segment_row(store, 11)["day"] == "2026-03-02"


def test_outings_count_by_their_highest_revision(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    first = an_outing(77, head_count=800, odometer_start_km=10, odometer_end_km=60)
    second = an_outing(77, 2, head_count=80, odometer_start_km=10, odometer_end_km=40)
    found = ingest(store, kiosk.envelope(outings=[second]), "usb")
    ingest(store, kiosk.envelope(outings=[first]), "usb")
    assert months(store, "outings", "people", "km") == {("2026-03", COUNTY): (1, 80, 30)}
    assert receipt_of(store, found.receipt).outings == ((77, 2, second.digest),)
    assert hints(store) == set()


def test_the_same_revision_told_twice_differently_is_kept_both_ways(
    new_store: Callable[[], Store],
) -> None:
    kiosk = Kiosk()
    one = kiosk.envelope(outings=[an_outing(77, head_count=800)])
    two = kiosk.envelope(outings=[an_outing(77, head_count=80)])
    people = []
    for order in ((one, two), (two, one)):
        store = new_store()
        kiosk.enrolled(store)
        for data in order:
            ingest(store, data, "usb")
        people.append(months(store, "people"))
        assert len(_all(store, outing_conflicts)) == 2
    assert people[0] == people[1]


def test_a_stranger_waits_and_nothing_of_it_is_lost(store: Store) -> None:
    kiosk = Kiosk()
    found = ingest(store, kiosk.envelope(a_segment(11)), "usb")
    ingest(store, kiosk.envelope(a_segment(12, 2)), "usb")
    receipt = receipt_of(store, found.receipt)
    assert (found.state, receipt.confirmed, receipt.words_code) == ("aside", (), "not-approved")
    assert months(store, "sessions") == {}
    assert approve(store, kiosk.install) == 2
    assert months(store, "sessions") == {("2026-03", COUNTY): (6,)}


def test_another_key_under_a_known_id_waits(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    thief = Kiosk(kiosk.install)
    assert ingest(store, thief.envelope(a_segment(11)), "usb").state == "aside"
    assert approve(store, kiosk.install, thief.public_key.hex()[:12]) == 1


def test_a_revoked_device_waits_until_it_is_approved_again(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11)), "https")
    revoke(store, kiosk.install)
    found = ingest(store, kiosk.envelope(a_segment(12, 2)), "https")
    assert (found.state, found.reason) == ("aside", "revoked")
    assert months(store, "sessions") == {("2026-03", COUNTY): (3,)}
    approve(store, kiosk.install)
    assert months(store, "sessions") == {("2026-03", COUNTY): (6,)}


def test_damage_is_refused_and_changes_nothing(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    data = kiosk.envelope(a_segment(11))
    for wrong in (b"", data[:-1], data[:40], data + b"x", b"KPE1", bytes([data[9] ^ 1]) + data[1:]):
        found = ingest(store, wrong, "https")
        assert (found.state, found.receipt) == ("refused", None)
        assert found.fault is not None
    assert _all(store, envelopes) == []


def test_a_newer_format_is_kept(store: Store) -> None:
    found = ingest(store, b"KPE2 of a later day", "usb")
    assert found.state == "future"
    assert ingest(store, b"KPE2 of a later day", "usb").again
    assert [bytes(row.content) for row in _all(store, envelopes)] == [b"KPE2 of a later day"]


def test_one_order_in_two_machines_is_a_clone_and_the_later_is_told(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11, 1)), "https")
    clone = kiosk.copied()
    mine = ingest(store, kiosk.envelope(a_segment(12, 2)), "https")
    other = ingest(store, clone.envelope(a_segment(13, 2)), "https")
    assert not receipt_of(store, mine.receipt).new_id
    assert receipt_of(store, other.receipt).new_id
    assert receipt_of(store, other.receipt).words_code == "clone"
    assert not receipt_of(store, ingest(store, kiosk.envelope(), "https").receipt).new_id
    assert hints(store) == {("clone", 2), ("two-machines", 0)}
    assert months(store, "sessions") == {("2026-03", COUNTY): (9,)}


def test_one_order_twice_by_one_machine_is_a_backup(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    backup = kiosk.copied(fingerprint=kiosk.fingerprint)
    ingest(store, kiosk.envelope(a_segment(12, 2)), "https")
    found = ingest(store, backup.envelope(a_segment(13, 2)), "https")
    assert not receipt_of(store, found.receipt).new_id
    assert hints(store) == {("restored", 2)}


def test_a_sealed_segment_that_differs_is_told_and_counts_by_maximum(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11, sessions=3, opened={"a": 7})), "https")
    ingest(store, kiosk.envelope(a_segment(11, sessions=5, opened={"a": 2})), "https")
    assert hints(store) == {("differs", 11)}
    assert months(store, "sessions", "opened") == {("2026-03", COUNTY): (5, 7)}


def test_a_segment_under_two_install_ids_counts_once(store: Store) -> None:
    kiosk, renewed = Kiosk().enrolled(store), Kiosk().enrolled(store)
    ingest(store, kiosk.envelope(a_segment(11)), "https")
    found = ingest(store, renewed.envelope(a_segment(11)), "https")
    assert receipt_of(store, found.receipt).confirmed
    assert months(store, "segments", "sessions") == {("2026-03", COUNTY): (1, 3)}
    assert hints(store) == {("shared", 11)}


def test_every_order_of_arrival_ends_in_the_same_tables(new_store: Callable[[], Store]) -> None:
    kiosk, second = Kiosk(), Kiosk()
    clone, dice = kiosk.copied(), random.Random(8)
    told = [
        kiosk.envelope(a_segment(11, 1, sealed=False, sessions=1, outing=7), sessions=1),
        kiosk.envelope(a_segment(11, 1, outing=7), outings=[an_outing(7, county="0")]),
        kiosk.envelope(a_segment(12, 2, day=33), outings=[an_outing(7, 2, head_count=9)]),
        clone.envelope(a_segment(13, 2, opened={"a": 1}), county="211381", number=3),
        kiosk.envelope(a_segment(11, 1, outing=7, day=40), county="211382"),
        second.envelope(a_segment(21, 1), outings=[an_outing(8, day="2026-04-02")]),
        second.envelope(a_segment(21, 1, partial=True, opened={}), number=9),
        clone.envelope(outings=[an_outing(7, 2, head_count=4)]),
    ]
    reference = None
    for _ in range(6):
        store = new_store()
        kiosk.enrolled(store)
        second.enrolled(store)
        schedule = told + dice.choices(told, k=6)
        dice.shuffle(schedule)
        while schedule:
            some = [schedule.pop() for _ in range(min(len(schedule), dice.randint(1, 4)))]
            ingest_many(store, [(data, "usb") for data in some])
        state = state_of(store)
        assert rebuild(store) == len(told)
        assert state_of(store)["months"] == state["months"]
        assert state_of(store)["segments"] == state["segments"]
        assert drift(store) == {}
        reference = reference or state
        assert state == reference


def test_names_are_only_names(store: Store) -> None:
    evil = "'; DROP TABLE segments; -- \" %s :x {0} \\ <script>"
    kiosk = Kiosk().enrolled(store)
    segment = a_segment(11, opened={evil: 2})._replace(cause=evil, content=evil, campaign=evil)
    texts: dict[str, Any] = {
        name: evil for name in ("place", "county", "township", "notes", "theme", "audience")
    }
    data = kiosk.envelope(
        segment, outings=[an_outing(77, **texts)], name=evil, county=evil, code=evil
    )
    assert ingest(store, data, "https").state == "merged"
    assert counted(store)[(11, (evil, "1", "", "opened"))] == 2
    assert months(store, "sessions", "outings") == {("2026-03", evil): (3, 1)}
    with store.read() as connection:
        year = figures.sums(connection, Span("2026-01", "2026-12"))
        assert {key: line.sessions for key, line in year.items()} == {("2026-03", evil): 3}
        assert figures.sums(connection, Span("' OR 1=1 --", "' OR 1=1 --")) == {}
        assert connection.scalars(select(segments.c.cause)).all() == [evil]
        assert connection.scalars(select(devices.c.code)).all() == [evil]


def test_whoever_asks_later_gets_what_is_here_confirmed(store: Store) -> None:
    kiosk = Kiosk().enrolled(store)
    assert newest_receipt(store, kiosk.install) is None
    whole, outing = a_segment(11), an_outing(77)
    ingest(store, kiosk.envelope(whole, outings=[outing]), "truck")
    ingest(store, kiosk.envelope(a_segment(12, 2, partial=True)), "phone")
    receipt = receipt_of(store, newest_receipt(store, kiosk.install))
    assert receipt.confirmed == ((11, whole.digest),)
    assert receipt.outings == ((77, 1, outing.digest),)
    assert receipt.totals["sessions"] == 6
