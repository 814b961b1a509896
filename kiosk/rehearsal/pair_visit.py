"""How two scripted visitors play at one screen: each with a finger of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPointF

from kiosk.library.exhibit import Exhibit
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.quiz_answers import Move, answer_moves
from kiosk.rehearsal.quiz_visit import CHOICES
from kiosk.rehearsal.tally import Tally

SIDES = ("near", "far")
MOVING_S = 0.35
"""Until a tile lies still where it was put."""
WRONG_EVERY = 3
"""Every third question the far one gets wrong."""


class PairVisit:
    """Plays one round from its first question on, by touch."""

    def __init__(self, finger: Finger, stage: QObject, exhibit: Exhibit) -> None:
        self._finger = finger
        self._stage = stage
        self._exhibit = exhibit

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Both say they are ready, answer everything, and look back."""
        finger = self._finger
        finger.tap("playTwo")
        finger.need("duelPlayer")
        finger.settle()
        shoot("two-ready")
        for side in SIDES:
            self._press(f"{side}-action")
        duel: Any = self._stage.property("player")
        for number in range(duel.property("count")):
            think()
            self._answer(duel, number, tally, shoot if number < 2 else _look_away)
            self._go_on(duel)
        shoot("two-end")
        self._go_on(duel)

    def _answer(self, duel: Any, number: int, tally: Tally, look: Shoot) -> None:
        for at, side in enumerate(SIDES):
            answer = getattr(duel, side).answer
            rightly = side == "near" or number % WRONG_EVERY != 1
            self.answer_side(answer, side, rightly)
            tally.add(self._exhibit.id, "asked")
            tally.add(self._exhibit.id, "right", int(rightly))
            look(f"two-q{number + 1}-{'shown' if at else 'one'}")

    def answer_side(self, answer: Any, side: str, rightly: bool) -> None:
        """One side answers the question that stands, whatever its type."""
        finger = self._finger
        finger.until(lambda: bool(finger.need(f"{side}-field").property("ready")), "the field")
        finger.settle()
        for move in answer_moves(answer.attempt, rightly):
            self._touch(move, answer, side)
            finger.pause(0.05 if answer.property("kind") in CHOICES else MOVING_S)
        if answer.property("waits"):
            self._press(f"{side}-action")
        finger.settle()

    def _go_on(self, duel: Any) -> None:
        self._finger.until(lambda: bool(duel.property("rested")), "a second to pass")
        self._press("far-action")
        self._finger.pause(0.05)

    def _press(self, name: str) -> None:
        self._finger.settle()
        self._finger.tap(name)
        self._finger.settle()

    def _touch(self, move: Move, answer: Any, side: str) -> None:
        finger = self._finger
        match move.on:
            case "tile":
                choice = answer.property("kind") in CHOICES
                finger.tap(f"{side}-{'option' if choice else 'tile'}{move.number}")
            case "place":
                finger.tap(f"{side}-place{move.number}")
            case spot:
                item = finger.need(f"{side}-{'sight' if spot == 'picture' else 'track'}")
                share = QPointF(move.x * item.width(), move.y * item.height())
                finger.tap_at(item.mapToScene(share).toPoint())


def _look_away(_name: str) -> None:
    pass
