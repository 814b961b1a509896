"""One try after the other: what is kept between them, and when the next one is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.core.clock import HandClock, Quality
from kiosk.core.errors import Trouble
from kiosk.core.settings import HubSettings, Settings
from kiosk.core.timekeeping import KeptClock
from kiosk.core.trusted_time import keep_time
from kiosk.core.words import Words
from kiosk.sync.automatic import LOOK_AGAIN_S, may_begin, next_try_s
from kiosk.sync.consent import give_consent
from kiosk.sync.courier import Carried, Going
from kiosk.sync.https import HubBusy
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.network import Network
from kiosk.sync.schedule import (
    SPREAD_DAYS,
    Standing,
    due_in_s,
    keep_standing,
    read_standing,
    slot_s,
)
from kiosk.sync.trip import Trip, make_trip, settle_address

ADDRESS = "https://hub.example.org"
SETTINGS = Settings(hub=HubSettings(ADDRESS))
CUT = Trouble("hub-cut", Words("断了", "cut"), Words("再来", "again"))
DAY_S = 86_400.0


class Go:
    cancelled = False


class Hand:
    """A courier that says what the test wants after `most` envelopes."""

    path = "hand"
    aside = False

    def __init__(self, most: int = 99, ends: Exception | None = None) -> None:
        self.most, self.ends = most, ends

    def carry(self, envelopes: Iterable[bytes], going: Going) -> Iterator[Carried]:
        for number, envelope in enumerate(envelopes):
            if number == self.most:
                break
            yield Carried(envelope, envelope.upper(), self.aside)
        if self.ends is not None:
            raise self.ends


class Seen:
    def __init__(self, *found: bool | None) -> None:
        self.found = Network(*found)

    def look(self) -> Network:
        return self.found


def trip(data: Path, clock: HandClock, courier: Hand, got: list[bytes] | None = None) -> Trip:
    receive = ([] if got is None else got).append
    return make_trip(data, clock, lambda: courier, [b"a", b"b"], receive, Go(), lambda: 1.0)


def test_a_trip_hands_over_all_and_passes_every_receipt_on(tmp_path: Path) -> None:
    got: list[bytes] = []
    clock = HandClock()
    assert trip(tmp_path, clock, Hand(), got) == Trip(2, 2)
    assert got == [b"A", b"B"]
    standing = read_standing(tmp_path)
    assert (standing.failures, standing.code) == (0, "")
    assert standing.sent_wall_s == clock.wall_s()


def test_what_the_hub_keeps_aside_is_not_answered_but_its_receipt_is_read(tmp_path: Path) -> None:
    got: list[bytes] = []
    courier = Hand()
    courier.aside = True
    done = trip(tmp_path, HandClock(), courier, got)
    assert done == Trip(2, 0)
    assert "没有确认" in done.words.zh
    assert got == [b"A", b"B"]


def test_a_trip_that_fails_is_kept_and_the_next_waits_longer(tmp_path: Path) -> None:
    waits = []
    for _try in range(3):
        with pytest.raises(Trouble):
            trip(tmp_path, HandClock(), Hand(0, CUT))
        waits.append(read_standing(tmp_path).wait_s)
    assert waits == [120, 240, 480]
    assert read_standing(tmp_path).code == "hub-cut"


def test_a_line_that_is_cut_but_gets_on_does_not_wait_for_a_day(tmp_path: Path) -> None:
    keep_standing(tmp_path, Standing(failures=11))
    with pytest.raises(Trouble):
        trip(tmp_path, HandClock(), Hand(1, CUT))
    assert read_standing(tmp_path).wait_s == 120


def test_what_the_hub_refuses_again_and_again_is_asked_ever_less(tmp_path: Path) -> None:
    refused = Trouble("hub-refused", Words("不收", "refused"), Words("问", "ask"))
    for _try in range(4):
        with pytest.raises(Trouble):
            trip(tmp_path, HandClock(), Hand(2, refused))
    assert read_standing(tmp_path).wait_s == 960


def test_a_busy_hub_is_left_alone_as_long_as_it_asks(tmp_path: Path) -> None:
    with pytest.raises(HubBusy):
        trip(tmp_path, HandClock(), Hand(0, HubBusy(7200)))
    assert read_standing(tmp_path).wait_s == 7260


def test_killed_in_the_midst_it_has_cost_a_wait(tmp_path: Path) -> None:
    class Plug(BaseException):
        """The plug is pulled."""

    def receive(_receipt: bytes) -> None:
        raise Plug

    with pytest.raises(Plug):
        make_trip(tmp_path, HandClock(), Hand, [b"a"], receive, Go(), lambda: 1.0)
    standing = read_standing(tmp_path)
    assert (standing.failures, standing.code, standing.wait_s) == (1, "cut-off", 120)


def test_called_off_by_a_visitor_is_no_failure(tmp_path: Path) -> None:
    class Gone:
        cancelled = True

    before = Standing(2, 60.0, 1, 900.0, code="hub-cut")
    keep_standing(tmp_path, before)
    done = make_trip(tmp_path, HandClock(), Hand, [], lambda _receipt: None, Gone(), lambda: 1.0)
    assert not done.finished
    assert read_standing(tmp_path) == before


def test_nothing_is_sent_before_enrolment_and_consent(tmp_path: Path) -> None:
    for step, code in ((lambda: None, "no-hub"), (_enrol(tmp_path), "no-consent")):
        step()
        assert not may_begin(SETTINGS, tmp_path)
        with pytest.raises(Trouble) as told:
            settle_address(SETTINGS, tmp_path)
        assert told.value.code == code
    give_consent(tmp_path, ADDRESS, 1.8e9)
    assert settle_address(SETTINGS, tmp_path) == ADDRESS
    assert may_begin(SETTINGS, tmp_path)
    assert not may_begin(Settings(hub=HubSettings(ADDRESS, automatic=False)), tmp_path)


def _enrol(data: Path):  # type: ignore[no-untyped-def]
    return lambda: keep_hub(data, Hub(ADDRESS, bytes(32)))


def test_the_setting_comes_before_the_token_s_address(tmp_path: Path) -> None:
    keep_hub(tmp_path, Hub("https://old.example.org", bytes(32)))
    give_consent(tmp_path, ADDRESS, 1.8e9)
    assert settle_address(SETTINGS, tmp_path) == ADDRESS


def next_s(
    data: Path, base: HandClock, seen: Seen, *, settings: Settings = SETTINGS, install: str = ""
) -> float:
    clock = KeptClock(base, data, boots_named=True)
    return next_try_s(data, settings, clock, lambda: 1.0, install_id=install, network=seen)


def test_without_a_way_out_nothing_is_tried_and_nothing_counts_as_failed(tmp_path: Path) -> None:
    base = HandClock()
    assert next_s(tmp_path, base, Seen(False)) == LOOK_AGAIN_S
    assert read_standing(tmp_path).failures == 0


def test_a_network_that_comes_is_noticed(tmp_path: Path) -> None:
    base = HandClock()
    keep_standing(tmp_path, Standing(12, DAY_S, base.boot, base.monotonic_s(), routed=False))
    assert next_s(tmp_path, base, Seen(False)) == DAY_S
    assert next_s(tmp_path, base, Seen(True)) == 600
    base.advance(600)
    assert next_s(tmp_path, base, Seen(True)) == 0


def test_who_does_not_know_his_network_tries(tmp_path: Path) -> None:
    assert next_s(tmp_path, HandClock(), Seen(None, None)) <= 600


def test_a_paid_network_is_used_only_when_the_setting_says_so(tmp_path: Path) -> None:
    base = HandClock()
    keep_standing(tmp_path, Standing(0, 0.0, base.boot, base.monotonic_s()))
    assert next_s(tmp_path, base, Seen(True, True)) == LOOK_AGAIN_S
    paid = Settings(hub=HubSettings(ADDRESS, metered=True))
    assert next_s(tmp_path, base, Seen(True, True), settings=paid) == 0


def test_the_first_of_a_month_waits_for_this_kiosk_s_own_moment(tmp_path: Path) -> None:
    install = "ab" * 16
    midnight = datetime(2027, 3, 1, tzinfo=timezone(timedelta(hours=8)))
    first = HandClock(midnight.timestamp())
    keep_standing(tmp_path, Standing(0, 0.0, first.boot, first.monotonic_s()))
    # An empty battery begins every day on the first of some month: nobody has vouched for this one.
    assert next_s(tmp_path, first, Seen(True), install=install) == 0
    keep_time(tmp_path, first.wall_s() - DAY_S, Quality.OPERATOR)
    left_s = next_s(tmp_path, first, Seen(True), install=install)
    assert left_s == pytest.approx(slot_s(install), abs=1)
    assert 600 < left_s < SPREAD_DAYS * DAY_S
    assert next_s(tmp_path, first, Seen(True)) == 0
    # What has begun and was cut off goes on, on whichever day.
    keep_standing(tmp_path, Standing(1, 0.0, first.boot, first.monotonic_s()))
    assert next_s(tmp_path, first, Seen(True), install=install) == 0


def test_a_look_without_news_writes_nothing(tmp_path: Path) -> None:
    base = HandClock()
    keep_standing(tmp_path, Standing(1, 500.0, base.boot, base.monotonic_s()))
    path = tmp_path / "device" / "sending.json"
    before = path.stat().st_mtime_ns
    assert next_s(tmp_path, base, Seen(True)) == 500
    assert path.stat().st_mtime_ns == before
    assert due_in_s(read_standing(tmp_path), base) == 500


def test_what_cannot_be_packed_is_told_beside_what_came_of_the_rest() -> None:
    words = Trip(2, 2, left_out=3).words
    assert words.zh.startswith(Trip(2, 2).words.zh) and "3 条记录" in words.zh


@pytest.mark.parametrize("trip_made", [Trip(), Trip(2, 2), Trip(2, 1), Trip(1, 0, finished=False)])
def test_every_outcome_has_its_words(trip_made: Trip) -> None:
    words = {each.words.zh for each in (Trip(), Trip(2, 2), Trip(2, 1), Trip(finished=False))}
    assert len(words) == 4
    assert trip_made.words.zh in words
