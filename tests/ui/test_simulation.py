"""A simulation in the real shell: it is shown, touched, set and solved; and whatever its process
does, the visitor is led on and nothing is left behind.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QRectF
from PySide6.QtGui import QImage

from kiosk.core.pace import Pace
from kiosk.players.simulation import bridge, caps, child_bridge, workshop_bridge
from kiosk.players.simulation.block import PREFIX, picture_folder
from kiosk.players.simulation.child_bridge import LiveChild
from kiosk.players.simulation.workshop_bridge import Workshop
from tests.library.making import manifest, quiz, toml, write_exhibit
from tests.players.simulating import await_end, command, is_running
from tests.players.test_simulation_kind import simulation
from tests.ui.running import Running, running

ID = "cn.test.swing"
LATER = "cn.test.zlater"


def write(exhibits: Path) -> None:
    """Two exhibits: a simulation with a quiz after it, and one of two simulations."""
    (task,) = simulation()["task"]
    tasks = [{**task, "id": "third"}, {**task, "id": "fourth"}]
    files = {
        "simulation.toml": toml(simulation(notice={"zh-Hans": "示意", "en": "A model"})),
        "other.toml": toml(simulation(task=tasks)),
    }
    play = {"kind": "simulation", "entry": "simulation.toml"}
    other = {"kind": "simulation", "entry": "other.toml"}
    quiz_part = {"kind": "quiz", "entry": "quiz.toml"}
    for id, parts in ((ID, [play, quiz_part]), (LATER, [play, other])):
        write_exhibit(
            exhibits, id, manifest_data=manifest(id, part=parts), quiz_data=quiz(), files=files
        )


def left_behind() -> list[str]:
    return [path.name for path in picture_folder().glob(f"{PREFIX}{os.getpid()}-*")]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("simulations")
    write(folder / "exhibits")
    with running(folder / "data", exhibits=folder / "exhibits") as one:
        yield one
    assert left_behind() == []


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The process ids of all children that were started; afterwards none of them runs."""
    pids: list[int] = []
    start = LiveChild.__init__

    def started(self: LiveChild, *args: Any, **kwargs: Any) -> None:
        start(self, *args, **kwargs)
        self._process.waitForStarted()
        pids.append(self.pid)

    monkeypatch.setattr(LiveChild, "__init__", started)
    yield pids
    bridge.stand_down(wait=True)
    assert all(await_end(pid) for pid in pids)
    assert left_behind() == []


@pytest.fixture
def visitor(kiosk: Running, children: list[int]) -> Iterator[Running]:
    kiosk.wake()
    yield kiosk
    kiosk.to_attract()


def live(one: Running) -> Callable[[], bool]:
    return lambda: bool(one.finger.need("simulated").property("shown"))


def look(one: Running) -> QImage:
    """What the program shows now."""
    child = bridge.workshop().child
    assert child is not None
    return child.image.copy()


def moves(one: Running) -> None:
    before = look(one)
    one.finger.until(lambda: look(one) != before, "the picture to move")


def test_it_is_shown_set_and_solved_and_leads_on(visitor: Running, children: list[int]) -> None:
    visitor.open(ID, player="simulationPlayer")
    player = visitor.player
    visitor.finger.until(live(visitor), "the picture")
    moves(visitor)
    assert visitor.finger.need("simulationNotice").property("text") == "示意"
    assert player.property("taskState") == "open"
    player.setValue(0, 0.9)
    for _ in range(2):
        visitor.tap("more-length_m")
    assert player._play.values["length_m"] == pytest.approx(1.0)
    visitor.finger.until(lambda: player.property("taskState") == "done", "the task")
    assert visitor.finger.need("reading-period_s").property("text") == "2.01"
    assert player.property("settled")
    visitor.tap("partNext")
    visitor.finger.need("quizPlayer")
    assert len(children) == 1
    child = bridge.workshop().child
    assert child is not None
    assert child._block is None  # it rests, for the next one


def test_a_slow_machine_draws_fewer_pictures(
    visitor: Running, children: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    rates: list[int] = []
    opens = LiveChild.open

    def opened(self: LiveChild, *args: Any) -> None:
        rates.append(args[-1])
        opens(self, *args)

    monkeypatch.setattr(LiveChild, "open", opened)
    monkeypatch.setattr(visitor.kiosk.stage, "pace", Pace(programs={"pendulum": 25.0}))
    visitor.open(ID, player="simulationPlayer")
    visitor.finger.until(live(visitor), "the picture")
    assert set(rates) == {20}


def test_a_finger_on_the_picture_reaches_the_program(visitor: Running) -> None:
    visitor.open(ID, player="simulationPlayer")
    visitor.finger.until(live(visitor), "the picture")
    assert visitor.player.property("hint")
    view = visitor.finger.need("livePicture")
    box = view.mapRectToScene(QRectF(0, 0, view.width(), view.height()))
    visitor.finger.tap_at(QPoint(round(box.x() + 20), round(box.bottom() - 20)))
    values = visitor.player._play.values
    visitor.finger.until(lambda: values["angle_deg"] == 10, "the bob under the finger")
    assert visitor.player.property("hint") == ""
    visitor.tap("simulationAgain")
    assert visitor.player._play.values["angle_deg"] == 8


def test_simulations_follow_one_another_in_one_process(
    visitor: Running, children: list[int]
) -> None:
    visitor.open(LATER, player="simulationPlayer")
    first = visitor.player
    visitor.finger.until(live(visitor), "the picture")
    visitor.tap("partNext")
    visitor.finger.until(lambda: visitor.player is not first, "the second part")
    visitor.finger.until(lambda: visitor.player.property("taskCount") == 2, "its tasks")
    visitor.finger.settle()
    moves(visitor)
    visitor.tap("partNext")
    assert visitor.player.property("taskNumber") == 1
    visitor.tap("partNext")
    visitor.await_screen("result")
    assert len(children) == 1


def test_language_and_elder_mode_keep_the_values(visitor: Running, children: list[int]) -> None:
    visitor.open(ID, player="simulationPlayer")
    visitor.finger.until(live(visitor), "the picture")
    visitor.tap("more-length_m")
    visitor.kiosk.shell.speak("en")
    visitor.kiosk.shell.setElder(True)
    visitor.finger.pause(0.3)
    assert visitor.finger.need("taskText").property("text") == "Make it 2 s"
    assert visitor.player._play.values["length_m"] == pytest.approx(0.55)
    moves(visitor)
    assert len(children) == 1


def test_under_the_idle_warning_it_stands_still(visitor: Running) -> None:
    visitor.open(ID, player="simulationPlayer")
    visitor.finger.until(live(visitor), "the picture")
    visitor.let_pass(75)
    visitor.finger.need("idleWarning")
    visitor.finger.pause(0.3)
    before = look(visitor)
    visitor.finger.pause(0.3)
    assert look(visitor) == before
    visitor.kiosk.walk.stay()
    moves(visitor)


def test_its_process_waits_for_a_visitor_at_home_and_goes_with_the_last(
    kiosk: Running, children: list[int]
) -> None:
    assert children == []
    kiosk.wake()
    kiosk.finger.until(lambda: len(children) == 1, "the spare process")
    kiosk.to_attract()
    assert await_end(children[0])
    assert bridge.workshop().child is None


TROUBLES = ["crash", "hang", "hog", "exit", "mute", "killed", "stopped", "grown", "unstartable"]


@pytest.mark.parametrize("how", TROUBLES)
def test_whatever_its_process_does_the_visitor_is_led_on(
    kiosk: Running,
    children: list[int],
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[..., Any],
) -> None:
    if how in ("hog", "grown", "stopped") and sys.platform != "linux":
        pytest.skip("Linux only")
    monkeypatch.setattr(child_bridge, "SILENT_MS", 700)
    monkeypatch.setattr(child_bridge, "START_MS", 1500 if how == "mute" else 15_000)
    if how == "grown":
        monkeypatch.setattr(caps, "RESIDENT_BYTES", 1024**2)
    child = command(how if how in ("crash", "hang", "hog", "exit", "mute") else "well")
    if how == "unstartable":
        child = ["/no/such/program"]
    bridge.stand_down(wait=True)
    monkeypatch.setattr(workshop_bridge._Shop, "shop", Workshop(child))
    expect_log("kiosk.players.simulation", "WARNING", "process failed")
    expect_log("kiosk.ui.bridges.stage", "ERROR", "pendulum")
    kiosk.wake()
    kiosk.open(ID, player="goHome")
    if how in ("killed", "stopped"):
        kiosk.finger.until(live(kiosk), "the picture")
        os.kill(children[0], signal.SIGKILL if how == "killed" else signal.SIGSTOP)
    kiosk.finger.need("partSorry")
    assert left_behind() == []
    kiosk.finger.until(lambda: not is_running(children[0]), "the end of the process")
    kiosk.tap("passOver")
    kiosk.finger.need("quizPlayer")
    kiosk.tap("goHome")
    kiosk.await_screen("home")
    kiosk.to_attract()


def test_a_full_disk_for_pictures_is_told_and_passed_over(
    visitor: Running, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., Any]
) -> None:
    monkeypatch.setattr(child_bridge, "picture_folder", lambda: Path("/no/such/folder"))
    expect_log("kiosk.ui.bridges.stage", "ERROR", "pendulum")
    visitor.open(ID, player="partSorry")
    visitor.tap("passOver")
    visitor.finger.need("quizPlayer")


def test_a_wrong_word_from_the_process_ends_it(qt_app: Any, expect_log: Callable[..., Any]) -> None:
    expect_log("kiosk.players.simulation", "WARNING", "unreadable words")
    child = LiveChild([sys.executable, "-c", "print('hello', flush=True); input()"])
    reasons: list[str] = []
    child.failed.connect(reasons.append)
    loop = QEventLoop()
    child.failed.connect(loop.quit)
    loop.exec()
    assert "unreadable" in reasons[0]
    child.end(wait=True)


def test_what_the_process_still_holds_open_is_removed_as_soon_as_it_may_be(
    qt_app: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Windows removes no file that another process has mapped: it refuses, and so does this."""
    monkeypatch.setattr(child_bridge, "picture_folder", lambda: tmp_path)
    child = LiveChild([sys.executable, "-c", "input()"])
    held = True
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if held and path.parent == tmp_path and child.pid:
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    def show() -> None:
        child.open("pendulum", {}, (20, 10), 4.0, "zh-Hans", False, 30)
        child.rest()

    show()
    show()
    assert len(list(tmp_path.iterdir())) == 2
    held = False
    show()
    assert list(tmp_path.iterdir()) == []
    held = True
    show()
    assert len(list(tmp_path.iterdir())) == 1
    child.end(wait=True)  # no process any more: nobody holds it
    assert list(tmp_path.iterdir()) == []
