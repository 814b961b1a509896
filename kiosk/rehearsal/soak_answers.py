"""How a hasty visitor answers a question: the moves as far as they can be made."""

from __future__ import annotations

from typing import Any

from kiosk.rehearsal.quiz_answers import answer_moves
from kiosk.rehearsal.quiz_visit import CHOICES
from kiosk.rehearsal.soak_hand import Hand

GLIDE_S = 0.01


def answer_question(hand: Hand, answer: Any, rightly: bool, prefix: str = "") -> None:
    """Touch what answers the question that stands, then submit where it waits for that.

    ``prefix``: of the names of one of two players. What is not there (the page has changed under
    the finger) ends it.
    """
    kind = answer.property("kind")
    for move in answer_moves(answer.attempt, rightly):
        across = down = 0.5
        match move.on:
            case "tile":
                name = f"{'option' if kind in CHOICES else 'tile'}{move.number}"
            case "place":
                name = f"place{move.number}"
            case spot:
                name = "sight" if spot == "picture" else "track"
                across, down = move.x, move.y or 0.5
        item = hand.glass().get(prefix + name)
        if item is None:
            return
        hand.tap_at_share(item, across, down)
        hand.finger.pause(GLIDE_S)
    if answer.property("waits") and not prefix:  # each of two has a button of their own
        hand.tap_one(hand.glass(), "quizNext")
