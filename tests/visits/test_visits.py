"""The whole room, as the shell uses it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.core.clock import HandClock, Quality
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.settings import TimeSettings
from kiosk.core.timekeeping import Vouched
from kiosk.visits import EndReason, Visits, open_visits
from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, assert_tallies_are_the_sum_of_the_rows, rows


def _open(
    data: Path, clock: HandClock, told: list[Trouble | None] | None = None
) -> tuple[Visits, Places]:
    places = find_places(data)
    hear = (told if told is not None else []).append
    return open_visits(places, clock, Settings(), hear), places


def _play(visits: Visits, clock: HandClock, exhibit: str) -> None:
    visits.counter.touch()
    visits.counter.flags("zh-Hans", False)
    visits.counter.enter(exhibit, "1.0.0")
    clock.advance(9)
    visits.counter.answer("q1", True)
    visits.counter.touch()
    visits.counter.leave(completed=True)


def test_a_day_at_the_kiosk(data: Path) -> None:
    clock = HandClock()
    visits, places = _open(data, clock)
    visits.segments.note_content("digest-1")
    _play(visits, clock, "cn.kepu.a")  # before the thread runs
    visits.counter.end(EndReason.NEXT)
    visits.start_writing()
    _play(visits, clock, "cn.kepu.b")
    visits.counter.end(EndReason.LEFT)
    visits.counter.touch()  # a stray tap
    clock.advance(90)
    visits.counter.end(EndReason.RESET)
    _play(visits, clock, "cn.kepu.a")
    assert visits.stop(10)
    assert read_totals(places.ledger, None, UTC8).as_json() == {
        "sessions": 3,
        "exhibits": {
            "cn.kepu.a": {"opened": 2, "completed": 2, "asked": 2, "right": 2, "seconds": 18},
            "cn.kepu.b": {"opened": 1, "completed": 1, "asked": 1, "right": 1, "seconds": 9},
        },
        "ratings": {},
        "wanted": {},
    }
    ended = rows(places.ledger, "SELECT ended FROM sessions ORDER BY ended")
    assert ended == [("left",), ("next",), ("stopped",)]
    assert rows(places.ledger, "SELECT content, cause FROM segments") == [("digest-1", "start")]
    assert visits.identity is not None


def test_every_start_counts_in_a_segment_of_its_own(data: Path) -> None:
    clock = HandClock()
    for _ in range(3):
        visits, places = _open(data, clock)
        visits.start_writing()
        _play(visits, clock, "cn.kepu.a")
        assert visits.stop(10)
    segments = rows(places.ledger, "SELECT segment, count FROM tallies WHERE metric = 'sessions'")
    assert [count for _, count in segments] == [1, 1, 1]
    assert len({segment for segment, _ in segments}) == 3


def test_the_offset_of_the_settings_makes_the_day(data: Path) -> None:
    clock = HandClock(wall_s=1_793_462_395.0)  # five seconds before November in Beijing
    places = find_places(data)
    settings = Settings()._replace(time=TimeSettings(utc_offset_min=0))
    visits = open_visits(places, clock, settings, lambda _: None)
    _play(visits, clock, "cn.kepu.a")
    _play(visits, clock, "cn.kepu.a")
    assert visits.stop(10)
    assert rows(places.ledger, "SELECT cause, utc_offset_min FROM segments") == [("start", 0)]


def test_after_a_mending_counting_goes_on_in_a_new_segment(
    data: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "damaged")
    clock = HandClock()
    visits, places = _open(data, clock)
    _play(visits, clock, "cn.kepu.a")
    assert visits.stop(10)
    content = places.ledger.read_bytes()
    places.ledger.write_bytes(b"\0" * 4096 + content[4096:])
    told: list[Trouble | None] = []
    visits, places = _open(data, clock, told)
    _play(visits, clock, "cn.kepu.a")  # in a segment that was opened before the mending
    visits.start_writing()
    assert visits.writer.flush(10)
    _play(visits, clock, "cn.kepu.a")
    assert visits.stop(10)
    causes = rows(places.ledger, "SELECT cause FROM segments ORDER BY cause")
    assert causes == [("salvage",), ("start",), ("start",)]
    assert [trouble.code for trouble in told if trouble] == ["ledger-damaged"]
    assert read_totals(places.ledger, None, UTC8).overall.opened == 3
    assert_tallies_are_the_sum_of_the_rows(places.ledger)


def test_the_window_never_waits_for_the_disk(data: Path, expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.visits.writer", logging.WARNING, "cannot-write")
    heard = threading.Event()
    clock = HandClock()
    (data / "ledger").write_text("in the way")
    places = find_places(data)
    visits = open_visits(places, clock, Settings(), lambda _: heard.set())
    visits.start_writing()
    assert heard.wait(20)
    for _ in range(200):  # all of it while the disk refuses
        _play(visits, clock, "cn.kepu.a")
        visits.counter.end(EndReason.NEXT)
    (data / "ledger").unlink()
    assert visits.stop(20)
    assert read_totals(places.ledger, None, UTC8).sessions == 200


def test_who_vouches_for_the_time_leaves_a_trace_that_stays(tmp_path: Path) -> None:
    visits, places = _open(tmp_path, HandClock())
    visits.start_writing()
    visits.note_vouched(Vouched(3, 900, 1_800_000_000, Quality.OPERATOR, 1_420_070_400), "set")
    assert visits.stop(10)
    columns = "boot, mono_s, wall_s, quality, was_wall_s, source"
    found = rows(places.ledger, f"SELECT {columns} FROM anchors")
    assert found == [(3, 900, 1_800_000_000, 1, 1_420_070_400, "set")]
