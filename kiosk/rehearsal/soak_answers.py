"""How a hasty visitor answers a question: the moves as far as they can be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.quiz_answers import answer_moves
from kiosk.rehearsal.quiz_visit import CHOICES

GLIDE_S = 0.01


def answer_question(
    finger: Finger,
    answer: Any,
    rightly: bool,
    glass: Callable[[], Mapping[str, QQuickItem]],
    prefix: str = "",
) -> None:
    """Touch what answers the question that stands, then submit where it waits for that.

    ``prefix``: of the names of one of two players. What is not there (the page has changed under
    the finger) is passed over.
    """
    kind = answer.property("kind")
    for move in answer_moves(answer.attempt, rightly):
        there = glass()
        match move.on:
            case "tile":
                what = "option" if kind in CHOICES else "tile"
                item, across, down = there.get(f"{prefix}{what}{move.number}"), 0.5, 0.5
            case "place":
                item, across, down = there.get(f"{prefix}place{move.number}"), 0.5, 0.5
            case spot:
                name = "sight" if spot == "picture" else "track"
                item, across, down = there.get(f"{prefix}{name}"), move.x, move.y or 0.5
        if item is None:
            return
        place = QPointF(item.width() * across, item.height() * down)
        finger.tap_at(item.mapToScene(place).toPoint())
        finger.pause(GLIDE_S)
    if answer.property("waits") and not prefix:
        submit = glass().get("quizNext")
        if submit is not None:
            finger.tap_at(finger.middle(submit))
