"""What a receipt confirms is confirmed, and nothing else, whatever comes in whichever order."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import Quality, local_day
from kiosk.core.errors import Trouble
from kiosk.core.trusted_time import keep_time, read_kept_time
from kiosk.sync.held import read_tallies
from kiosk.sync.hub_known import Hub, LastWord, keep_hub, read_last_word
from kiosk.sync.outbox import read_waiting
from kiosk.sync.receipts import apply_receipt, confirmed_until, told_until
from kiosk.sync.wire import tally_digest, unpack
from kiosk.visits.facts import Message
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.outing_rules import OutingDraft
from tests.sync.hub_bench import Kiosk, LittleHub, small_envelopes
from tests.visits.making import UTC8, rows

DRAFT = OutingDraft(place="木头城子镇中心小学")


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "a", LittleHub())


def _acknowledged(kiosk: Kiosk) -> set[object]:
    return {segment for (segment,) in rows(kiosk.ledger, "SELECT segment FROM acknowledged")}


def _segments(kiosk: Kiosk) -> set[object]:
    return {segment for (segment,) in rows(kiosk.ledger, "SELECT id FROM segments")}


def test_what_was_sent_and_confirmed_is_due_no_more(kiosk: Kiosk) -> None:
    kiosk.count(3)
    kiosk.count(2)
    assert read_waiting(kiosk.ledger, UTC8).segments == 2
    applied = kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert (applied.state, applied.segments) == ("taken", 2)
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert kiosk.due() == []
    assert not read_waiting(kiosk.ledger, UTC8).due


def test_a_segment_that_is_still_counted_in_is_sent_and_never_confirmed(kiosk: Kiosk) -> None:
    kiosk.count(3, restart=False)
    (envelope,) = kiosk.due()
    assert [each.sealed for each in unpack(envelope).segments] == [False]
    assert kiosk.due(with_open=False) == []
    assert kiosk.hear(kiosk.hub.take([envelope])).segments == 0
    kiosk.count(1)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert kiosk.hub.total("sessions") == 4


def test_a_forged_receipt_changes_nothing(kiosk: Kiosk) -> None:
    kiosk.count()
    envelopes = kiosk.due()
    kiosk.hub.take(envelopes)
    forger = LittleHub(held=kiosk.hub.held)
    with pytest.raises(Trouble) as caught:
        kiosk.hear(forger.take(envelopes, resend="all", new_id=True))
    assert caught.value.code == "wire-signature"
    assert (_acknowledged(kiosk), kiosk.posted) == (set(), [])
    assert read_last_word(kiosk.data) == LastWord()


def test_a_receipt_for_another_machine_is_refused_in_a_sentence(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    other = Kiosk(tmp_path / "b", kiosk.hub)
    other.count()
    receipt = kiosk.hub.take(other.due())
    kiosk.count()
    with pytest.raises(Trouble) as caught:
        kiosk.hear(receipt)
    assert caught.value.code == "receipt-foreign"
    assert "另一台" in caught.value.what.zh
    assert kiosk.posted == []


def test_a_machine_that_knows_no_hub_believes_nobody(kiosk: Kiosk) -> None:
    kiosk.count()
    receipt = kiosk.hub.take(kiosk.due())
    (kiosk.data / "device" / "hub.json").write_bytes(b"{}")
    with pytest.raises(Trouble, match="no-hub"):
        kiosk.hear(receipt)


def test_a_digest_of_something_else_confirms_nothing(kiosk: Kiosk) -> None:
    kiosk.count(2)
    ((segment,),) = rows(kiosk.ledger, "SELECT id FROM segments")
    assert isinstance(segment, int)
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, [(segment, b"\0" * 8)]))
    assert _acknowledged(kiosk) == set()
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, [(segment + 1, b"\0" * 8)]))
    assert _acknowledged(kiosk) == set()


def test_what_grows_after_it_was_confirmed_is_due_again(kiosk: Kiosk) -> None:
    kiosk.count(2)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    late = kiosk.bench.noted[0]._replace(id=4711)
    with kiosk.opened() as ledger:
        ledger.apply(late)
    assert _acknowledged(kiosk) == set()
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert kiosk.hub.total("sessions") == 3


def test_what_grows_between_reading_and_writing_is_not_confirmed(kiosk: Kiosk) -> None:
    kiosk.count(2)
    receipt = kiosk.hub.take(kiosk.due())
    told: list[Message] = []
    apply_receipt(
        receipt, kiosk.data, kiosk.ledger, kiosk.install_id, kiosk.clock, told.append, live=True
    )
    with kiosk.opened() as ledger:
        for message in (kiosk.bench.noted[0]._replace(id=4711), *told):
            ledger.apply(message)
    assert _acknowledged(kiosk) == set()


def test_outings_are_confirmed_by_revision(kiosk: Kiosk) -> None:
    book = OutingBook(kiosk.clock, kiosk.bench.segments, kiosk.bench.posted.append, UTC8)
    outing = book.start(DRAFT)
    kiosk.count(1)
    assert read_waiting(kiosk.ledger, UTC8).outings == 1
    receipt = kiosk.hub.take(kiosk.due())
    assert kiosk.hear(receipt).outings == 1
    assert not read_waiting(kiosk.ledger, UTC8).due
    book.end(DRAFT)
    kiosk.count(1)
    (envelope,) = kiosk.due()
    assert [(each.id, each.revision) for each in unpack(envelope).outings] == [(outing.id, 2)]
    assert kiosk.hear(receipt).outings == 0  # that was the first revision
    kiosk.hear(kiosk.hub.take([envelope]))
    assert kiosk.due() == []


def test_the_same_receipt_again_says_so(kiosk: Kiosk) -> None:
    kiosk.count()
    receipt = kiosk.hub.take(kiosk.due())
    kiosk.hear(receipt)
    kiosk.posted.clear()
    applied = kiosk.hear(receipt)
    assert (applied.state, applied.segments, kiosk.posted) == ("repeated", 0, [])
    assert "以前已经收过" in applied.words.zh


def test_an_older_receipt_confirms_and_asks_for_nothing(kiosk: Kiosk) -> None:
    kiosk.count()
    first = kiosk.due()
    older = kiosk.hub.take(first, resend="all", new_id=True, missing=9)
    kiosk.count()
    kiosk.hub.wall_s += 60
    kiosk.hear(kiosk.hub.take(kiosk.due(), missing=0))
    before = kiosk.install_id
    assert kiosk.hear(older).state == "older"
    assert kiosk.install_id == before
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert read_last_word(kiosk.data).missing == 0


def test_what_the_hub_asks_for_is_sent_again(kiosk: Kiosk) -> None:
    for _ in range(3):
        kiosk.count()
    first = kiosk.hub.take(kiosk.due())
    kiosk.hear(first)
    (lost, *_) = kiosk.hub.held
    kiosk.hub.wall_s += 60
    del kiosk.hub.held[lost]
    applied = kiosk.hear(kiosk.hub.sign(kiosk.install_id, resend=(lost,), missing=1))
    assert applied.resend == 1
    assert read_last_word(kiosk.data).resending
    kiosk.hear(first)  # what the hub had before it lost it is no proof that it has it
    (envelope,) = kiosk.due()
    assert [each.id for each in unpack(envelope).segments] == [lost]
    kiosk.hear(kiosk.hub.take([envelope]))
    assert kiosk.due() == []


def test_a_hub_that_lost_everything_gets_everything_once_a_day(kiosk: Kiosk) -> None:
    for _ in range(3):
        kiosk.count()
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    total = kiosk.hub.total("opened")
    kiosk.hub.held.clear()
    kiosk.hub.wall_s += 60
    assert kiosk.hear(kiosk.hub.sign(kiosk.install_id, resend="all")).resend == 3
    kiosk.hub.wall_s += 60
    kiosk.hear(kiosk.hub.take(kiosk.due(), resend="all"))
    assert kiosk.due() == []
    assert kiosk.hub.total("opened") == total
    kiosk.hub.wall_s += 24 * 3600
    assert kiosk.hear(kiosk.hub.sign(kiosk.install_id, resend="all")).resend == 3
    assert kiosk.due()


def test_a_hub_whose_clock_ran_ahead_is_heard_when_it_answers(kiosk: Kiosk) -> None:
    kiosk.count()
    kiosk.hub.wall_s += 10**7
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, resend="all"))
    kiosk.hub.wall_s -= 10**7
    receipt = kiosk.hub.take(kiosk.due())
    assert kiosk.hear(receipt).state == "older"
    assert _acknowledged(kiosk) == set()
    applied = kiosk.hear(receipt, live=True)
    assert (applied.state, applied.vouched_s) == ("taken", kiosk.hub.wall_s)
    assert _acknowledged(kiosk) == _segments(kiosk)


def test_a_receipt_by_stick_is_no_exact_moment_but_it_is_not_earlier_than_that(
    kiosk: Kiosk,
) -> None:
    kiosk.count()
    kiosk.hub.wall_s = int(kiosk.clock.wall_s()) + 10**7
    applied = kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert applied.vouched_s is None
    assert read_kept_time(kiosk.data) == (kiosk.hub.wall_s, kiosk.hub.wall_s, Quality.HUB)
    kiosk.hub.wall_s -= 5
    kiosk.hear(kiosk.hub.sign(kiosk.install_id))
    assert read_kept_time(kiosk.data).latest_s == kiosk.hub.wall_s + 5
    assert rows(kiosk.ledger, "SELECT count(*) FROM anchors") == [(0,)]


@pytest.mark.parametrize("live", [False, True])
def test_a_clock_of_the_hub_that_cannot_be_right_is_passed_over_and_forgotten(
    kiosk: Kiosk, live: bool, expect_log: Any
) -> None:
    expect_log("kiosk.sync.receipts", "WARNING", "cannot be right")
    kiosk.count()
    right_s = kiosk.hub.wall_s
    kiosk.hub.wall_s = right_s + 50 * 366 * 86_400
    kept = read_kept_time(kiosk.data)
    applied = kiosk.hear(kiosk.hub.take(kiosk.due(), missing=7), live=live)
    assert (applied.state, applied.vouched_s) == ("taken" if live else "ahead", None)
    assert _acknowledged(kiosk) == _segments(kiosk)  # what it has, it has
    assert read_kept_time(kiosk.data) == kept
    kiosk.hub.wall_s += 60
    asked = kiosk.hear(kiosk.hub.sign(kiosk.install_id, resend="all"), live=live)
    assert asked.resend == (1 if live else 0)
    # Put right, the hub is heard at once, on whichever way.
    kiosk.hub.wall_s = right_s
    later = kiosk.hear(kiosk.hub.take(kiosk.due(everything=True), missing=0))
    assert later.state == "taken"
    assert (read_last_word(kiosk.data).missing, kiosk.due()) == (0, [])


@pytest.mark.parametrize("fallen_to_s", [0, 946_684_800, 1_640_995_200])
def test_a_hub_whose_clock_fell_back_years_vouches_for_nothing(
    kiosk: Kiosk, fallen_to_s: int, expect_log: Any
) -> None:
    expect_log("kiosk.sync.receipts", "WARNING", "cannot be right")
    kiosk.count()
    right_s = kiosk.hub.wall_s
    kiosk.hub.wall_s = fallen_to_s
    kept = read_kept_time(kiosk.data)
    applied = kiosk.hear(kiosk.hub.take(kiosk.due(), missing=7), live=True)
    assert (applied.state, applied.vouched_s) == ("taken", None)
    assert (_acknowledged(kiosk), read_kept_time(kiosk.data)) == (_segments(kiosk), kept)
    # Its word is the newest there is, whatever its clock says.
    kiosk.hub.wall_s = int(kiosk.clock.wall_s()) - 86_400
    older = kiosk.hear(kiosk.hub.sign(kiosk.install_id))
    assert older.state == "older"
    kiosk.hub.wall_s = right_s + 60
    assert kiosk.hear(kiosk.hub.sign(kiosk.install_id), live=True).vouched_s == right_s + 60


def test_a_stick_moves_the_time_far_only_where_the_machine_s_own_clock_agrees(
    kiosk: Kiosk,
) -> None:
    keep_time(kiosk.data, kiosk.clock.wall_s())
    kept = read_kept_time(kiosk.data)
    kiosk.hub.wall_s = int(kiosk.clock.wall_s()) + 3 * 366 * 86_400
    kiosk.hear(kiosk.hub.sign(kiosk.install_id))
    assert read_kept_time(kiosk.data) == kept
    kiosk.clock.set_wall(kiosk.hub.wall_s)  # three years in a store, and its battery is well
    kiosk.hub.wall_s += 60
    kiosk.hear(kiosk.hub.sign(kiosk.install_id))
    assert read_kept_time(kiosk.data).trusted_s == kiosk.hub.wall_s


def test_by_the_hub_s_own_books_only_when_nothing_waits(kiosk: Kiosk) -> None:
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, confirmed_day="2026-10-31"))
    assert told_until(kiosk.data, kiosk.ledger, UTC8) == "2026-10-31"  # a new ledger
    kiosk.count()
    assert told_until(kiosk.data, kiosk.ledger, UTC8) == ""


def test_a_day_that_a_wrong_clock_booked_is_not_told_as_the_last_one(kiosk: Kiosk) -> None:
    day = local_day(kiosk.clock.wall_s(), UTC8).isoformat()
    kiosk.count()
    right_s = kiosk.clock.wall_s()
    kiosk.clock.set_wall(right_s + 5 * 366 * 86_400)
    kiosk.count()
    kiosk.clock.set_wall(right_s + 3600)
    kiosk.count()
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert confirmed_until(kiosk.ledger, UTC8) == day


def test_another_hub_is_told_everything_and_what_the_first_one_said_is_forgotten(
    kiosk: Kiosk,
) -> None:
    kiosk.count()
    kiosk.hear(kiosk.hub.take(kiosk.due(), missing=5))
    keep_hub(kiosk.data, Hub("https://hub.example", kiosk.hub.key.public))
    assert read_last_word(kiosk.data).missing == 5  # the same hub once more
    keep_hub(kiosk.data, Hub("https://other.example", LittleHub().key.public))
    assert read_last_word(kiosk.data) == LastWord()


def test_the_day_until_which_all_is_confirmed(kiosk: Kiosk) -> None:
    assert confirmed_until(kiosk.ledger, UTC8) == ""
    days = []
    for _ in range(3):
        days.append(local_day(kiosk.clock.wall_s(), UTC8).isoformat())
        kiosk.count()
        kiosk.clock.advance(24 * 3600)
    first, second, _third = sorted(
        (segment for data in kiosk.due() for segment in unpack(data).segments),
        key=lambda each: each.order,
    )
    say = [(each.id, each.digest) for each in (first, second)]
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, say[1:]))
    assert confirmed_until(kiosk.ledger, UTC8) == ""  # the first day is missing
    kiosk.hub.wall_s += 1
    kiosk.hear(kiosk.hub.sign(kiosk.install_id, say))
    assert confirmed_until(kiosk.ledger, UTC8) == days[1]
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert confirmed_until(kiosk.ledger, UTC8) == days[2]


class TestNewId:
    def test_later_counts_go_under_it_and_earlier_ones_stay(self, kiosk: Kiosk) -> None:
        kiosk.count(2)
        kiosk.hear(kiosk.hub.take(kiosk.due()))
        kiosk.count(1)  # not sent yet, and counted under the old id
        old = kiosk.install_id
        known = tuple(kiosk.hub.held)
        told = [(each, kiosk.hub.digest(each)) for each in known]
        kiosk.hub.wall_s += 60
        applied = kiosk.hear(kiosk.hub.sign(old, told, new_id=True))
        assert kiosk.install_id == applied.new_id != old
        assert read_last_word(kiosk.data).cloned
        kiosk.count(4)
        envelopes = kiosk.due()
        assert {unpack(each).install_id for each in envelopes} == {old, kiosk.install_id}
        kiosk.hub.take(envelopes)
        kiosk.hub.take(kiosk.due(everything=True))
        assert all(len(ids) == 1 for ids in kiosk.hub.under.values())
        assert kiosk.hub.total("sessions") == 7

    def test_receipts_for_the_old_id_are_still_ours(self, kiosk: Kiosk) -> None:
        kiosk.count(2)
        envelopes = kiosk.due()
        receipt = kiosk.hub.take(envelopes, new_id=True)
        kiosk.hear(receipt)
        kiosk.count()
        new = kiosk.install_id
        kiosk.hub.wall_s += 1
        kiosk.hear(kiosk.hub.take(envelopes, new_id=True))  # it has one already
        assert kiosk.install_id == new
        for envelope in kiosk.due():
            kiosk.hear(kiosk.hub.take([envelope]))
        assert kiosk.due() == []

    def test_the_other_half_of_the_clone_stays_who_it_is(
        self, kiosk: Kiosk, tmp_path: Path
    ) -> None:
        kiosk.count(2)
        shutil.copytree(kiosk.data, tmp_path / "b")
        clone = Kiosk(tmp_path / "b", kiosk.hub, kiosk.install_id)
        clone.clock.advance(24 * 3600)
        clone.count(3)
        kiosk.count(1)
        receipt = kiosk.hub.take(clone.due(), new_id=True)
        assert kiosk.hear(receipt).new_id == ""
        assert clone.hear(receipt).new_id == clone.install_id != kiosk.install_id
        for each in (kiosk, clone, kiosk, clone):
            each.count(1)
            for envelope in each.due():
                each.hear(kiosk.hub.take([envelope]))
        assert kiosk.hub.total("sessions") == 2 + 3 + 1 + 4
        assert all(len(ids) == 1 for ids in kiosk.hub.under.values())

    def test_an_outing_stays_under_the_id_it_began_with(self, kiosk: Kiosk) -> None:
        book = OutingBook(kiosk.clock, kiosk.bench.segments, kiosk.bench.posted.append, UTC8)
        book.start(DRAFT)
        kiosk.count()
        old = kiosk.install_id
        kiosk.hear(kiosk.hub.take(kiosk.due(), new_id=True))
        book.end(DRAFT)
        book.start(DRAFT)
        kiosk.count()
        under = {
            outing.id: envelope.install_id
            for envelope in map(unpack, kiosk.due())
            for outing in envelope.outings
        }
        assert list(under.values()) == [old, kiosk.install_id]


def _receipts(kiosk: Kiosk, dice: random.Random) -> list[bytes]:
    """Receipts for subsets of what was due at several times; the hub got no more than these."""
    receipts = []
    for _ in range(dice.randint(1, 4)):
        kiosk.count(dice.randint(0, 2), restart=dice.random() < 0.8)
        envelopes = kiosk.due()
        got = [each for each in envelopes if dice.random() < 0.6]
        kiosk.hub.wall_s += dice.randint(-50, 100)
        if got:
            receipts.append(kiosk.hub.take(got))
    return receipts


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_comes_in_whichever_order_only_what_the_hub_has_is_confirmed(seed: int) -> None:
    _hear_receipts_in_any_order(seed)


@pytest.mark.proof
@pytest.mark.timeout(1200)
@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
def test_in_five_hundred_orders_only_what_the_hub_has_is_confirmed(seed: int) -> None:
    _hear_receipts_in_any_order(seed)


def _hear_receipts_in_any_order(seed: int) -> None:
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, small_envelopes():
        kiosk = Kiosk(Path(folder) / "a", LittleHub())
        kiosk.count(0)
        receipts = _receipts(kiosk, dice)
        for receipt in dice.choices(receipts, k=2 * len(receipts)) if receipts else ():
            kiosk.hear(receipt, live=dice.random() < 0.3)
            _assert_only_what_the_hub_has(kiosk)
        kiosk.restart()
        for _ in range(3):
            for envelope in kiosk.due():
                kiosk.hear(kiosk.hub.take([envelope]), live=True)
        assert _acknowledged(kiosk) == _segments(kiosk)
        ((counted,),) = rows(kiosk.ledger, "SELECT count(*) FROM sessions")
        assert kiosk.hub.total("sessions") == counted


def _assert_only_what_the_hub_has(kiosk: Kiosk) -> None:
    with closing(sqlite3.connect(kiosk.ledger)) as connection:
        for segment in _acknowledged(kiosk):
            assert isinstance(segment, int)
            tallies = read_tallies(connection, segment, sealed=True)
            assert tally_digest(tallies) == kiosk.hub.digest(segment)
