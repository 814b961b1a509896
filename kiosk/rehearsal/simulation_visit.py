"""How the scripted visitor plays a simulation: touches the picture, moves a slider, does the tasks.

How a task can be done the visitor reads in ``x-visit`` of its ``[[task]]``, a table of parameters
and values (``x-visit = { length_m = 1.0 }``); one without is looked at and passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.core.errors import Defect
from kiosk.library.exhibit import Exhibit, Part
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.tally import Tally

LOOK_S = 1.2
MOST_TAPS = 60


class SimulationVisit:
    """Plays one simulation part, by touch."""

    def __init__(
        self, finger: Finger, stage: QObject, exhibit: Exhibit, part: Part, language: str
    ) -> None:
        self._finger = finger
        self._stage = stage
        data = tomllib.loads((exhibit.folder / part.entry).read_text("utf-8"))
        self._ways: list[Mapping[str, float]] = [
            task.get("x-visit", {}) for task in data.get("task", [])
        ]

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Look, touch the picture, do what can be done, lead on."""
        finger = self._finger
        finger.need("simulationPlayer")
        finger.until(lambda: bool(finger.need("simulated").property("shown")), "the picture")
        finger.pause(LOOK_S)
        shoot("simulation")
        self._touch_picture()
        think()
        for number, way in enumerate(self._ways or [{}]):
            self._try(way)
            shoot(f"task{number + 1}")
            think()
            if number + 1 < len(self._ways):
                finger.tap("partNext")
        self._move_something()
        think()
        finger.tap("partNext")
        finger.pause(0.05)

    @property
    def _player(self) -> Any:
        return self._stage.property("player")

    def _touch_picture(self) -> None:
        """Put a finger on the picture, move it, and let go: three times that counts as played."""
        finger = self._finger
        for share in (0.3, 0.4, 0.35):
            place = self._place("livePicture", share, 0.6)
            finger.press_at(place)
            finger.move_to(place + QPoint(0, 12))
            finger.release_at(place + QPoint(0, 12))
            finger.pause(0.15)

    def _try(self, way: Mapping[str, float]) -> None:
        for name, value in way.items():
            self._set(name, value)
        if way:
            self._finger.until(
                lambda: self._player.property("taskState") == "done", f"the task, done by {way}"
            )
            self._finger.pause(0.5)

    def _set(self, name: str, value: float) -> None:
        """Tap the slider near the value, then − or + until it is there."""
        finger = self._finger
        choice = f"choice-{name}-{round(value)}"
        if finger.find(choice) is not None:
            finger.tap(choice)
            return
        slider = finger.need(f"slider-{name}")
        least, most = float(slider.property("from")), float(slider.property("to"))
        step = float(slider.property("stepSize"))
        finger.tap_at(self._place(f"slider-{name}", (value - least) / (most - least), 0.7))
        for _ in range(MOST_TAPS):
            finger.pause(0.02)
            off = value - float(slider.property("value"))
            if abs(off) < step / 2:
                return
            finger.tap(f"{'more' if off > 0 else 'less'}-{name}")
        raise Defect(f"{name} cannot be set to {value}")

    def _move_something(self) -> None:
        """The first slider, to its other half."""
        for item in self._finger.items():
            name = item.objectName()
            if name.startswith("slider-"):
                past = float(item.property("position")) > 0.5
                self._finger.tap_at(self._place(name, 0.25 if past else 0.75, 0.7))
                self._finger.pause(LOOK_S)
                return

    def _place(self, name: str, across: float, down: float) -> QPoint:
        item: QQuickItem = self._finger.need(name)
        across = min(max(across, 0.02), 0.98)
        return item.mapToScene(QPointF(item.width() * across, item.height() * down)).toPoint()
