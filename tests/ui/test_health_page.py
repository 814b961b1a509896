"""The page 体检 on the glass: rows, leaves, the thorough check, the date."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject

from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.core.profile import keep_profile
from kiosk.core.trusted_time import keep_time, read_kept_time
from kiosk.core.words import Words
from kiosk.health.bundle_facts import BundleFacts, Emergency, Refused
from kiosk.health.content_record import read_record
from kiosk.health.looking import Outcome, look_quickly
from kiosk.health.machine import LastCrash, Machine, RunsFacts, SoundDevices
from kiosk.health.reading import CalledOff, SlowReader
from kiosk.health.store import Store
from kiosk.library.holding import Installed, RecalledExhibit
from kiosk.library.texts import LocalText
from kiosk.rehearsal import trial_words
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.trial_wire import PartName
from kiosk.shell.jobs import Going, Jobs
from kiosk.shell.measuring import DONE, GOING, JOB, TITLE
from kiosk.ui.operator import backstage, health_page
from kiosk.ui.operator.health_page import QML, HealthBridge, open_page
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.registry import PAGES
from tests.health.making import NOW_S, HandDisk, machine_at
from tests.ui.bundle_making import OLD_PC
from tests.ui.page_stage import Stage, page_stage
from tests.ui.running import running

DAY_S = 86_400.0
WIDE, TALL = (1920, 1080), (1080, 1920)
CROPS = LocalText(
    "zh-Hans",
    (("zh-Hans", "朝阳市春耕农技资源包"), ("en", "Spring farming in Chaoyang")),
)
RICE = Words("水稻与大豆的病虫害防治", "Pests of rice and soya")
PART = PartName(3, "animation", "animation.toml")
TROUBLE: dict[str, Any] = {
    "disk": HandDisk(free=90 * 1024**2),
    "sound": SoundDevices(True),
    "runs": RunsFacts(True, 2, 7, LastCrash(NOW_S, "D-3F7A", recent=True)),
    "bundles": BundleFacts(
        refused=(Refused(CROPS, trial_words.crashed(trial_words.where(RICE, PART), -11)),),
        emergencies=(Emergency(CROPS, round(NOW_S)),),
        trust_lost=True,
    ),
}


def in_trouble(root: Path) -> Machine:
    """A machine with something wrong in most rows, and two exhibits recalled."""
    machine = machine_at(root, **TROUBLE)
    recalled = tuple(RecalledExhibit(f"own.{n}", "1.0.0", CROPS, "own.a", CROPS) for n in "ab")
    installed = Installed({}, recalled=recalled)
    return replace(machine, store=Store(machine.store.exhibits, machine.store.cache, installed))


def until(condition: Callable[[], bool]) -> None:
    """Let Qt run until `condition`; needs no window."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(500):
        if condition():
            return
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
    raise AssertionError("it did not come true")


def looked(bridge: HealthBridge) -> HealthBridge:
    until(lambda: not bridge.property("looking"))
    return bridge


@contextmanager
def shown(
    machine: Machine, owner: QObject, size: tuple[int, int] = WIDE, language: str = "zh-Hans"
) -> Iterator[tuple[Stage, HealthBridge, Jobs]]:
    jobs = Jobs()
    bridge = HealthBridge(lambda: machine, owner, jobs=jobs, language=lambda: language)
    with page_stage(bridge, QML, size, owner) as stage:
        looked(bridge)
        stage.finger.settle()
        yield stage, bridge, jobs
        jobs.stop(5)


def seen(finger: Finger) -> list[str]:
    """The checks whose rows can be seen."""
    rows = [item for item in finger.items() if item.objectName().startswith("finding-")]
    return [
        item.objectName().removeprefix("finding-")
        for item in rows
        if (place := item.parentItem()) is not None and _opacity(item) > 0.5 and place.isVisible()
    ]


def _opacity(item: Any) -> float:
    opacity = 1.0
    while item is not None:
        opacity *= item.opacity()
        item = item.parentItem()
    return opacity


def leafed_through(stage: Stage) -> list[str]:
    """The checks on all leaves, from the first on; nothing is cut or too small on any."""
    told: list[str] = []
    while True:
        assert stage.faults() == []
        told += seen(stage.finger)
        if not stage.finger.need("pageOn").isEnabled():
            return told
        stage.finger.tap("pageOn")
        stage.finger.settle()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("size", [WIDE, TALL, (1366, 768)])
def test_every_row_is_on_one_leaf_and_fits_it(
    tmp_path: Path, owner: QObject, size: tuple[int, int], language: str, request: Any
) -> None:
    if language == "en":
        request.getfixturevalue("english")
    machine = in_trouble(tmp_path)
    keep_time(machine.places.data, NOW_S - 400 * DAY_S)
    with shown(machine, owner, size, language) as (stage, bridge, _):
        told = leafed_through(stage)
        assert told == [row["check"] for row in bridge.property("rows")]
        assert told[0] == "disk-space"
        assert len(told) == len(set(told))


def test_look_again_sees_what_changed(tmp_path: Path, owner: QObject) -> None:
    machine = in_trouble(tmp_path)
    with shown(machine, owner) as (stage, bridge, _):
        assert bridge.property("sign") == "bad"
        machine.disk.free = 50 << 30  # type: ignore[attr-defined]
        stage.finger.tap("lookAgain")
        stage.finger.until(lambda: bridge.property("sign") == "warn", "the new answer")
        stage.finger.settle()
        assert "disk-space" not in seen(stage.finger)
        assert leafed_through(stage) == [row["check"] for row in bridge.property("rows")]


def test_the_date_is_vouched_for_with_one_tap(tmp_path: Path, owner: QObject) -> None:
    machine = machine_at(tmp_path)
    keep_time(machine.places.data, NOW_S - 400 * DAY_S)
    with shown(machine, owner) as (stage, bridge, _):
        assert bridge.property("sign") == "warn"
        stage.finger.tap("act-confirm-clock")
        stage.finger.until(lambda: bridge.property("sign") == "good", "the date to be right")
        assert stage.finger.find("act-confirm-clock") is None
    assert read_kept_time(machine.places.data).trusted_s == NOW_S


def test_the_date_is_vouched_for_also_while_the_checks_run_again(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = machine_at(tmp_path)
    keep_time(machine.places.data, NOW_S - 400 * DAY_S)
    on, looks = threading.Event(), look_quickly

    def slowly(machine: Machine) -> tuple[Outcome, ...]:
        found = looks(machine)
        on.wait(20)
        return found

    with shown(machine, owner) as (stage, bridge, _):
        monkeypatch.setattr(health_page, "look_quickly", slowly)
        stage.finger.tap("lookAgain")
        stage.finger.tap("act-confirm-clock")
        on.set()
        stage.finger.until(lambda: bridge.property("sign") == "good", "the date to be right")
        looked(bridge)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Holds the thorough check at its second file until it is opened."""
    event = threading.Event()
    gives = SlowReader.digest
    count = [0]

    def waits(self: Any, path: Path, on_bytes: Any) -> str:
        count[0] += 1
        while count[0] > 1 and not event.is_set():
            if self._going.wait(0.01):
                raise CalledOff
        return gives(self, path, on_bytes)

    monkeypatch.setattr(SlowReader, "digest", waits)
    yield event
    event.set()


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_the_thorough_check_shows_progress_and_is_called_off(
    tmp_path: Path, owner: QObject, gate: threading.Event, size: tuple[int, int]
) -> None:
    machine = machine_at(tmp_path)
    with shown(machine, owner, size) as (stage, bridge, _):
        stage.finger.tap("startDeep")
        stage.finger.until(lambda: bridge.property("deepShare") > 0, "progress")
        stage.finger.settle()
        assert stage.faults() == []
        assert "已读" in bridge.property("deepWords")
        stage.finger.tap("cancelJob")
        stage.finger.until(lambda: not bridge.property("deepRunning"), "its end")
        assert stage.finger.need("startDeep").isVisible()
    assert read_record(machine.places.data).under_way


def test_the_thorough_check_outlives_the_page(
    tmp_path: Path, owner: QObject, gate: threading.Event
) -> None:
    machine, jobs = machine_at(tmp_path), Jobs()
    first = looked(HealthBridge(lambda: machine, owner, jobs=jobs))
    first.startDeep()
    first.deleteLater()
    second = looked(HealthBridge(lambda: machine, owner, jobs=jobs))
    assert second.property("deepRunning")
    gate.set()
    until(lambda: not second.property("deepRunning"))
    looked(second)
    rows = {row["check"]: row for row in second.property("rows")}
    assert rows["deep-last"]["sign"] == "good"


def test_a_thorough_check_that_fails_is_told(
    tmp_path: Path, owner: QObject, monkeypatch: pytest.MonkeyPatch, expect_log: Any
) -> None:
    expect_log("kiosk.shell.jobs", "ERROR", "job health-deep, defect D-")

    def breaks(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.ui.operator.health_page.look_deeply", breaks)
    bridge = looked(HealthBridge(lambda: machine_at(tmp_path), owner))
    bridge.startDeep()
    until(lambda: not bridge.property("deepRunning"))
    looked(bridge)
    assert bridge.property("rows")[0]["check"] == "deep"
    assert bridge.property("rows")[0]["sign"] == "warn"


def test_a_machine_that_cannot_be_asked_leaves_a_page_that_says_so(
    owner: QObject, expect_log: Any
) -> None:
    expect_log("kiosk.ui.operator.health_page", "ERROR", "not looked at, code D-")

    def breaks() -> Machine:
        raise ZeroDivisionError

    bridge = looked(HealthBridge(breaks, owner))
    assert bridge.property("failed")
    assert bridge.property("rows") == []


def test_the_checks_do_not_run_on_the_windows_thread(tmp_path: Path, owner: QObject) -> None:
    machine, threads = machine_at(tmp_path), []

    def make() -> Machine:
        threads.append(threading.current_thread())
        return machine

    looked(HealthBridge(make, owner))
    assert threads != []
    assert threading.main_thread() not in threads


def test_the_panel_opens_it(tmp_path: Path, owner: QObject) -> None:
    host = SimpleNamespace(
        places=replace(find_places(), data=tmp_path),
        clock=HandClock(),
        jobs=Jobs(),
        language=lambda: "en",
        measure=None,
    )
    bridge, url = open_page(cast(PanelHost, host), owner)
    assert isinstance(bridge, HealthBridge)
    assert url.endswith("/HealthPage.qml")
    looked(bridge)
    rows = {row["check"]: row for row in bridge.property("rows")}
    assert rows["program"]["what"] == "The kiosk is running."
    assert "800×800" in rows["screen"]["what"]  # Qt's own screen, offscreen


def test_the_machine_is_measured_by_one_tap(tmp_path: Path, owner: QObject) -> None:
    machine, jobs, go_on = machine_at(tmp_path), Jobs(), threading.Event()

    def work(going: Going) -> Words:
        going.tell(0.2, GOING)
        go_on.wait(20)
        keep_profile(machine.places.data, OLD_PC)
        return DONE

    host = SimpleNamespace(measure=lambda: jobs.start(JOB, TITLE, work))
    bridge = HealthBridge(lambda: machine, owner, jobs=jobs, host=cast(PanelHost, host))

    def row() -> dict[str, Any]:
        return next(row for row in bridge.property("rows") if row["check"] == "speed")

    with page_stage(bridge, QML, WIDE, owner) as stage:
        looked(bridge)
        stage.finger.settle()
        assert "没有测过" in row()["what"]
        while "speed" not in seen(stage.finger):
            stage.finger.tap("pageOn")
            stage.finger.settle()
        stage.finger.tap("act-measure")
        stage.finger.until(lambda: row()["what"] == GOING.zh, "the row to say so")
        stage.finger.settle()
        assert stage.faults() == []
        go_on.set()
        stage.finger.until(lambda: "720p 流畅" in row()["what"], "what was measured")
        jobs.stop(5)


def test_on_the_panel_of_a_running_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in PAGES if row.id == "health")
    monkeypatch.setattr(backstage, "PAGES", (row,))
    with running(tmp_path / "data") as kiosk:
        kiosk.wake()
        kiosk.kiosk.shell.askGate()
        kiosk.kiosk.operator.passed()
        kiosk.await_screen("panel")
        page = kiosk.finger.need("healthSummary")
        kiosk.finger.until(lambda: "……" not in page.property("text"), "the answers")
        kiosk.finger.settle()
        assert seen(kiosk.finger)
        kiosk.tap("leavePanel")
        kiosk.await_screen("attract")
        kiosk.wake()
