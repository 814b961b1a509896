"""A simulation for QML: the live picture, what can be set, what is measured, what is to be done."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.players.simulation.child_bridge import LiveChild
from kiosk.players.simulation.experiment import Experiment
from kiosk.players.simulation.kind import read_experiment
from kiosk.players.simulation.rules import Play
from kiosk.players.simulation.values_bridge import ControlModel, ReadingModel
from kiosk.players.simulation.workshop_bridge import get_ready, stand_down, workshop

__all__ = ["SOURCE", "SimulationBridge", "get_ready", "open_player", "stand_down", "workshop"]

QML_IMPORT_NAME = "Players.Simulation"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "SimulationPlayer.qml"

MOST_PIXELS = 1_200_000
"""A larger box is filled by a scaled picture: more would cost more frames than it shows."""

LEAST_PX = (160, 120)
FPS_PAINTED = 30
FPS_WITH_CARD = 60


class Surface(Protocol):
    """What shows the pictures: ``PictureFrames`` of the glass."""

    def show(self, image: QImage) -> None:
        """Show the picture from now on."""


@QmlElement
class SimulationBridge(QObject):
    """One visitor with one simulation."""

    changed = Signal()
    sceneChanged = Signal()

    def __init__(
        self, exhibit: Exhibit, experiment: Experiment, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._host = host
        self._play = Play(experiment)
        self._controls = ControlModel(self._play, lambda: self._host.language, self)
        self._readings = ReadingModel(self._play, lambda: self._host.language, self)
        self._closed = False
        self._paused = False
        self._touched = False
        self._scene: tuple[object, ...] = ()
        self._scale = 1.0
        self._paper: Surface | None = None
        self._child: LiveChild | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._look)
        self._seen: tuple[object, ...] = ()
        self._hire()

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: everything is said anew, the values stay."""
        self._controls.show_again()
        self._readings.show_again()
        self.changed.emit()
        self.sceneChanged.emit()

    def close(self) -> None:
        """The visitor left: the child waits for the next one."""
        if self._closed:
            return
        self._closed = True
        self._hold.stop()
        self._paper = None
        if self._child is not None:
            self._dismiss()
            workshop().give_back()
        self.changed.emit()

    # What QML shows.

    @Property(ControlModel, constant=True)
    def controls(self) -> ControlModel:
        """What can be set: ``name``, ``label``, ``value``, ``text``, ``least`` …"""
        return self._controls

    @Property(ReadingModel, constant=True)
    def readings(self) -> ReadingModel:
        """What is measured: ``name``, ``label``, ``text``, ``unit``."""
        return self._readings

    @Property(str, constant=True)
    def background(self) -> str:
        """The colour of the picture's rim."""
        return self._play.experiment.row.background

    @Property(str, notify=changed)
    def hint(self) -> str:
        """What to do with the picture, until it has been touched."""
        hint = self._play.experiment.row.hint
        return hint.text(self._host.language) if hint and not self._touched else ""

    @Property(str, notify=changed)
    def intro(self) -> str:
        """A sentence or two; without one, what the program is called."""
        intro = self._play.experiment.intro or self._play.experiment.row.words
        return intro.text(self._host.language)

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The note on the picture; empty for none."""
        notice = self._play.experiment.notice
        return notice.text(self._host.language) if notice else ""

    @Property(str, notify=changed)
    def task(self) -> str:
        """The task; empty for none."""
        task = self._play.task
        return task.text.text(self._host.language) if task else ""

    @Property(int, notify=changed)
    def longest(self) -> int:
        """Length of the longest text that stands in the task's place, a Chinese sign being two.

        The same for all tasks: with another layout the picture would begin anew.
        """
        experiment = self._play.experiment
        texts = [text for task in experiment.tasks for text in (task.text, task.done) if text]
        said = [text.text(self._host.language) for text in (*texts, experiment.intro) if text]
        lengths = (sum(2 if letter >= "\u2e80" else 1 for letter in one) for one in said)
        return max(lengths, default=0)

    @Property(str, notify=changed)
    def praise(self) -> str:
        """What is said when the task is done; empty for nothing in particular."""
        task = self._play.task
        return task.done.text(self._host.language) if task and task.done else ""

    @Property(str, notify=changed)
    def taskState(self) -> str:
        """``none``, ``open``, ``holding`` or ``done``."""
        return self._play.task_state

    @Property(int, notify=changed)
    def taskNumber(self) -> int:
        """Which task it is, from 0."""
        return self._play.number

    @Property(int, constant=True)
    def taskCount(self) -> int:
        """How many tasks there are."""
        return len(self._play.experiment.tasks)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def marks(self) -> list[str]:
        """Per task ``right`` when it is done."""
        return self._play.marks

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether no task follows."""
        return self._play.number + 1 >= len(self._play.experiment.tasks)

    @Property(bool, notify=changed)
    def settled(self) -> bool:
        """Whether going on is the obvious next thing."""
        return self._play.settled

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether the visitor has left it."""
        return self._closed

    # What QML tells.

    @Slot(QObject, float, float, float)
    def show(self, paper: QObject, width: float, height: float, px_per_mm: float) -> None:
        """Draw into ``paper`` (a ``PictureFrames``) of that size; ``px_per_mm`` of the screen."""
        if self._closed or self._child is None or width < 1 or height < 1:
            return
        self._paper = cast(Surface, paper)
        self._scale = min(1.0, (MOST_PIXELS / (width * height)) ** 0.5)
        size = tuple(
            max(least, round(side * self._scale))
            for side, least in zip((width, height), LEAST_PX, strict=True)
        )
        scene = (size, px_per_mm, self._host.language, self._host.elder)
        if scene == self._scene:
            return
        self._scene = scene
        painted = QQuickWindow.sceneGraphBackend() == "software"
        try:
            self._child.open(
                self._play.experiment.row.name,
                self._play.values,
                (size[0], size[1]),
                px_per_mm * self._scale,
                self._host.language,
                self._host.elder,
                self._rate(FPS_PAINTED if painted else FPS_WITH_CARD),
            )
        except OSError as error:
            self._fail(str(error))
            return
        if self._paused:
            self._child.pause(True)

    def _rate(self, most_fps: int) -> int:
        """Pictures a second that this machine draws of the program."""
        pace = self._host.pace
        return pace.rate(self._play.experiment.row.name, most_fps) if pace else most_fps

    @Slot(str, int, float, float)
    def touch(self, kind: str, finger: int, x: float, y: float) -> None:
        """A finger on the picture (see ``contract.Touch``), in pixels of the item."""
        if self._child is None:
            return
        self._child.touch(kind, finger, round(x * self._scale, 2), round(y * self._scale, 2))
        if kind == "down":
            self._touched = True
            self._play.touched()
            self._settle()

    @Slot(int, float)
    def setValue(self, control: int, value: float) -> None:
        """A control was moved to ``value`` (or near)."""
        change = self._play.set(control, value)
        if change is not None and self._child is not None:
            self._child.set(*change)
            self._controls.show_again()
            self._settle()

    @Slot(bool)
    def pause(self, paused: bool) -> None:
        """The idle warning stands over it, or no more."""
        self._paused = paused
        if self._child is not None:
            self._child.pause(paused)

    @Slot()
    def restart(self) -> None:
        """重来: as at the start."""
        self._play.restart()
        self._controls.show_again()
        self._readings.show_again()
        self._settle()
        self._scene = ()
        self.sceneChanged.emit()

    @Slot()
    def next(self) -> None:
        """The visitor goes on: to the next task, or from this part."""
        if self._play.next():
            self._settle()
        else:
            self._host.done(self._play.outcome)

    # What the child tells.

    @Slot()
    def _pictured(self) -> None:
        if self._paper is not None and self._child is not None:
            self._paper.show(self._child.image)

    @Slot(dict, dict)
    def _told(self, readings: dict[str, float], values: dict[str, float]) -> None:
        before = dict(self._play.values)
        self._play.told(readings, values, time.monotonic())
        self._readings.show_again()
        if before != self._play.values:
            self._controls.show_again()
        self._settle()

    @Slot(str)
    def _fail(self, why: str) -> None:
        if self._closed:
            return
        self._closed = True
        self._child = None
        name = self._play.experiment.row.name
        self._host.failed(
            Trouble(
                "simulation-failed",
                Words(f"模拟“{name}”停了（{why}）。", f"The simulation “{name}” stopped ({why})."),
                Words(
                    "可以再打开一次；总是这样，请看日志。",
                    "Open it again; if it keeps happening, look at the log.",
                ),
            )
        )

    @Slot()
    def _look(self) -> None:
        self._play.look(time.monotonic())
        self._settle()

    def _hire(self) -> None:
        self._child = workshop().take()
        self._child.pictured.connect(self._pictured)
        self._child.told.connect(self._told)
        self._child.failed.connect(self._fail)

    def _dismiss(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with contextlib.suppress(RuntimeError):  # it may be gone already
            child.pictured.disconnect(self._pictured)
            child.told.disconnect(self._told)
            child.failed.disconnect(self._fail)

    def _settle(self) -> None:
        """Tell QML what is new, and look again when a task may be done by waiting."""
        wait_s = self._play.next_look_s(time.monotonic())
        if wait_s is None:
            self._hold.stop()
        elif not self._hold.isActive():
            self._hold.start(round(wait_s * 1000) + 10)
        play = self._play
        seen = (play.task_state, play.number, play.settled, self._touched)
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> SimulationBridge:
    """Read the simulation and make its bridge.

    Raises:
        Trouble: the entry cannot be read.
    """
    experiment = read_experiment(exhibit.folder, part.entry, exhibit.language)
    return SimulationBridge(exhibit, experiment, host, parent)
