"""How the scripted docent teaches: the hidden corner, the card, every question with some hands."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint

from kiosk.library.exhibit import Exhibit
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.tally import Tally

HOLD_S = 3.2
"""The corner wants three seconds."""
LOOKED_AT = 2
"""Pictures are taken of so many questions; a class asks them all."""


class ClassVisit:
    """Teaches one exhibit, by touch."""

    def __init__(self, finger: Finger, classroom: Any, exhibit: Exhibit) -> None:
        self._finger = finger
        self._classroom = classroom
        self._exhibit = exhibit

    def open_sheet(self, shoot: Shoot) -> None:
        """Hold the hidden corner until its sheet is there."""
        finger = self._finger
        corner = finger.need("hiddenCorner")
        place = QPoint(round(corner.width() / 3), round(corner.height() / 3))
        finger.press_at(place)
        finger.pause(HOLD_S)
        finger.need("cornerSheet")
        finger.release_at(place)
        finger.settle()
        shoot("corner-sheet")

    def teach(
        self,
        tally: Tally,
        shoot: Shoot,
        think: Callable[[], None],
        now_s: Callable[[], float],
    ) -> None:
        """From the exhibit's card to how the class did."""
        finger = self._finger
        finger.need("docent")
        finger.settle()
        shoot("docent-card")
        finger.tap("teach")
        finger.need("lessonPlayer")
        began_s = now_s()
        lesson = self._classroom.property("player")
        for number in range(lesson.property("count")):
            look = shoot if number < LOOKED_AT else _look_away
            self._ask(lesson, number, tally, look, think)
        tally.add(self._exhibit.id, "opened")
        tally.add(self._exhibit.id, "completed")
        tally.add(self._exhibit.id, "seconds", math.floor(now_s() - began_s))
        tally.classes += 1
        finger.settle()
        shoot("class-results")

    def _ask(
        self, lesson: Any, number: int, tally: Tally, look: Shoot, think: Callable[[], None]
    ) -> None:
        finger = self._finger
        finger.settle()
        look(f"class-q{number + 1}")
        think()
        by_option = lesson.property("byOption")
        if by_option:
            self._count_hands()
        finger.settle()
        finger.tap("lessonNext")
        finger.settle()
        if not by_option and lesson.property("counts"):
            self._count_hands()
        look(f"class-q{number + 1}-shown")
        row = lesson.property("results")[number]
        if row["right"] >= 0:
            tally.raise_hands(self._exhibit.id, row["raised"], row["right"])
        finger.settle()
        finger.tap("lessonNext")
        finger.pause(0.05)

    def _count_hands(self) -> None:
        for name in ("hand0More", "hand1More", "hand0More"):
            self._finger.settle()
            self._finger.tap(name)


def _look_away(_name: str) -> None:
    pass
