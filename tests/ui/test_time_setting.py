"""体检 → 改时间 on the glass: stepped by big buttons, in force at once, with its trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject

from kiosk.core.clock import HandClock, Quality
from kiosk.core.settings import Settings
from kiosk.core.timekeeping import KeptClock
from kiosk.health.machine import Machine
from kiosk.shell.jobs import Jobs
from kiosk.ui.operator.health_page import QML, HealthBridge
from kiosk.ui.operator.port import PanelHost
from kiosk.visits.facts import AnchorSet
from kiosk.visits.ledger import open_ledger
from kiosk.visits.periods import months_counted
from tests.health.making import NOW_S, machine_at
from tests.ui.page_stage import Stage, page_stage
from tests.ui.running import running

HOUR_S = 3_600.0
WIDE, TALL = (1920, 1080), (1080, 1920)
DEAD_S = 1_420_070_400.0

TRACE = (
    AnchorSet(1, 3, 900, int(NOW_S - 90 * 24 * HOUR_S), 1, int(DEAD_S + 700), "set"),
    AnchorSet(
        2, 9, 900, int(NOW_S - 60 * 24 * HOUR_S), 4, int(NOW_S - 60 * 24 * HOUR_S), "receipt"
    ),
    AnchorSet(
        3, 20, 80, int(NOW_S - 9 * 24 * HOUR_S), 1, int(NOW_S - 9 * 24 * HOUR_S) - 400, "set"
    ),
)


class Bench:
    """The page with a clock that an operator can set, and what was set."""

    def __init__(self, root: Path, wall_s: float) -> None:
        self.language = "zh-Hans"
        self.machine: Machine = machine_at(root)
        self.base = HandClock(wall_s)
        self.clock = KeptClock(self.base, self.machine.places.data)
        self.machine = replace(self.machine, clock=self.clock)
        self.told: list[tuple[float, Quality, str]] = []
        self.host = SimpleNamespace(
            measure=None,
            places=self.machine.places,
            settings=Settings(),
            clock=self.clock,
            jobs=Jobs(),
            language=lambda: self.language,
            set_time=self._set_time,
        )

    def _set_time(self, wall_s: float, quality: Quality, source: str) -> None:
        self.told.append((wall_s, quality, source))
        self.clock.vouch(wall_s, quality)
        self.clock.keep()

    @contextmanager
    def shown(
        self, owner: QObject, size: tuple[int, int] = WIDE, inches: float = 21.5
    ) -> Iterator[Stage]:
        bridge = HealthBridge(
            lambda: self.machine,
            owner,
            jobs=self.host.jobs,
            language=self.host.language,
            host=cast(PanelHost, self.host),
        )
        self.bridge = bridge
        with page_stage(bridge, QML, size, owner, inches) as stage:
            self.await_answers(stage)
            yield stage
        self.host.jobs.stop(5)

    def await_answers(self, stage: Stage) -> None:
        stage.finger.until(lambda: not self.bridge.property("looking"), "the answers")
        stage.finger.settle()

    def find_row(self, stage: Stage, name: str) -> None:
        """Turn leaves until that button can be pressed."""
        for _ in range(9):
            item = stage.finger.find(name)
            if item is not None and item.isEnabled():
                return
            stage.finger.tap("pageOn")
            stage.finger.settle()
        raise AssertionError(name)


def _trace_at(machine: Machine) -> None:
    machine.places.ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger = open_ledger(machine.places.ledger)
    for each in TRACE:
        ledger.apply(each)
    ledger.close()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    ("size", "inches"), [(WIDE, 21.5), (TALL, 21.5), ((1366, 768), 18.5), ((768, 1366), 18.5)]
)
def test_it_fits_every_panel_with_its_trace(
    tmp_path: Path,
    owner: QObject,
    size: tuple[int, int],
    inches: float,
    language: str,
    request: Any,
) -> None:
    if language == "en":
        request.getfixturevalue("english")
    bench = Bench(tmp_path, DEAD_S + HOUR_S)
    bench.language = language
    _trace_at(bench.machine)
    with bench.shown(owner, size, inches) as stage:
        bench.find_row(stage, "act-set-clock")
        assert stage.faults() == []
        stage.finger.tap("act-set-clock")
        stage.finger.until(lambda: stage.finger.find("timeTrace") is not None, "the trace")
        stage.finger.settle()
        assert stage.faults() == []


def test_a_dead_battery_is_put_right_in_a_few_taps(tmp_path: Path, owner: QObject) -> None:
    bench = Bench(tmp_path, NOW_S - 24 * HOUR_S)
    bench.clock.vouch(NOW_S - 24 * HOUR_S, Quality.OPERATOR)
    bench.clock.keep()  # yesterday it ran
    bench = Bench(tmp_path, DEAD_S + 8 * HOUR_S)  # 16:00 in Beijing, as it truly is
    with bench.shown(owner) as stage:
        bench.find_row(stage, "act-set-clock")
        stage.finger.tap("act-set-clock")
        stage.finger.need("timeKeep")
        stage.finger.settle()
        stage.finger.tap("day-more")
        stage.finger.settle()
        assert stage.finger.need("timeTold").property("text") == "2027年1月15日 星期五 16:00"
        stage.finger.tap("timeKeep")
        stage.finger.until(lambda: not bench.bridge.property("setsTime"), "the way back")
        bench.await_answers(stage)
        row = next(row for row in bench.bridge.property("rows") if row["check"] == "clock")
        assert row["what"] == "时间已核对：现在是 2027年1月15日 16:00。"
    [(wall_s, quality, source)] = bench.told
    assert datetime.fromtimestamp(wall_s, UTC).isoformat() == "2027-01-15T08:00:00+00:00"
    assert (quality, source) == (Quality.OPERATOR, "set")


def test_the_way_back_sets_nothing_and_it_can_be_opened_again(
    tmp_path: Path, owner: QObject
) -> None:
    bench = Bench(tmp_path, NOW_S)
    with bench.shown(owner) as stage:
        for _ in range(2):
            bench.find_row(stage, "act-set-clock")
            stage.finger.tap("act-set-clock")
            stage.finger.need("timeKeep")
            stage.finger.settle()
            stage.finger.tap("hour-more")
            stage.finger.tap("timeBack")
            stage.finger.until(lambda: not bench.bridge.property("setsTime"), "the way back")
            bench.await_answers(stage)
    assert bench.told == []
    assert bench.clock.wall_s() == NOW_S


def test_a_clock_that_is_right_is_confirmed_with_one_tap(tmp_path: Path, owner: QObject) -> None:
    bench = Bench(tmp_path, NOW_S)
    with bench.shown(owner) as stage:
        bench.find_row(stage, "act-confirm-clock")
        stage.finger.tap("act-confirm-clock")
        bench.await_answers(stage)
        assert stage.finger.find("act-confirm-clock") is None
    assert bench.told == [(NOW_S, Quality.OPERATOR, "confirmed")]
    assert bench.clock.quality is Quality.OPERATOR


def test_the_figures_run_on_while_it_is_open(tmp_path: Path, owner: QObject) -> None:
    bench = Bench(tmp_path, NOW_S)
    with bench.shown(owner) as stage:
        bench.find_row(stage, "act-set-clock")
        stage.finger.tap("act-set-clock")
        told = stage.finger.need("timeTold")
        stage.finger.settle()
        before = told.property("text")
        bench.base.advance(60)
        stage.finger.until(lambda: told.property("text") != before, "the next minute")


def test_in_a_running_kiosk_what_was_counted_before_gets_its_month(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with running(data) as one:
        kiosk = one.kiosk
        one.clock.set_wall(DEAD_S)
        kiosk.visits.counter.touch()
        one.clock.advance(9)
        kiosk.visits.counter.touch()
        kiosk.set_time(NOW_S, Quality.OPERATOR, "set")
        one.clock.advance(60)
        assert kiosk.clock.wall_s() == NOW_S + 60
        ledger = kiosk.places.ledger
    assert months_counted(ledger, 480) == ("2027-01",)
    assert KeptClock(one.clock, data).wall_s() == kiosk.clock.wall_s()
