"""How the scripted visitor plays a quiz: it knows the answers, and gets some wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPointF

from kiosk.library.exhibit import Exhibit, Part
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.quiz_answers import Move, answer_moves
from kiosk.rehearsal.tally import Tally

WRONG_EVERY = 3
"""Every third question is answered wrongly."""

GLIDE_S = 0.2
"""How long a tile may glide to its place."""

CHOICES = ("single", "multiple", "true_false", "picture", "poll")


class QuizVisit:
    """Plays one quiz part from its first question to its last, by touch."""

    def __init__(
        self,
        finger: Finger,
        stage: QObject,
        exhibit: Exhibit,
        part: Part,
        language: str,
        holder: str = "player",
    ) -> None:
        self._holder = holder
        self._finger = finger
        self._stage = stage
        self._exhibit = exhibit

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Answer every question; ``think`` lets the clock run before each answer."""
        self._finger.need("quizPlayer")
        player = self._player
        number = 0
        going_on = True
        while going_on:
            self.answer(number, tally, shoot, think)
            going_on = not player.property("last")
            self._finger.tap("quizNext")
            self._finger.pause(0.05)
            number += 1

    def answer(self, number: int, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Answer the question that stands (the ``number``-th, from 0)."""
        finger = self._finger
        finger.need("quizPlayer")
        player = self._player
        finger.until(lambda: bool(finger.need("answerField").property("ready")), "the field")
        finger.settle()
        shoot(f"q{number + 1}")
        think()
        wrongly = number % WRONG_EVERY == 1
        answer = player.answer
        moves = answer_moves(answer.attempt, not wrongly)
        several = len(moves) > 1
        for at, move in enumerate(moves):
            touch(finger, move, answer.property("kind"))
            finger.pause(GLIDE_S if several else 0.05)
            if at == 0 and not answer.property("answered") and number % WRONG_EVERY == 0:
                shoot(f"q{number + 1}-begun")
        if answer.property("waits"):
            finger.tap("quizNext")
        finger.until(lambda: bool(player.property("answered")), "the answer to be taken")
        if answer.property("counts"):
            tally.add(self._exhibit.id, "asked")
            tally.add(self._exhibit.id, "right", 0 if wrongly else 1)
        finger.settle()
        outcome = "done" if not answer.property("counts") else "wrong" if wrongly else "right"
        shoot(f"q{number + 1}-{outcome}")

    @property
    def _player(self) -> Any:
        return self._stage.property(self._holder)


def touch(finger: Finger, move: Move, kind: str) -> None:
    """Make a move of a question of that kind with a finger."""
    match move.on:
        case "tile":
            finger.tap(f"{'option' if kind in CHOICES else 'tile'}{move.number}")
        case "place":
            finger.tap(f"place{move.number}")
        case spot:
            item = finger.need("sight" if spot == "picture" else "track")
            share = QPointF(move.x * item.width(), (move.y or 0.5) * item.height())
            finger.tap_at(item.mapToScene(share).toPoint())
