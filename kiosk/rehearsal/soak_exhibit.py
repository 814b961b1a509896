"""How a random visitor of a soak plays what is open: one step at a time, often badly."""

from __future__ import annotations

from typing import Any

from kiosk.rehearsal.soak_answers import answer_question
from kiosk.rehearsal.soak_hand import BREATH_S, FRAME_WAIT_S, Glass, Hand

RIGHTLY = 0.6
"""Share of the questions that are answered rightly."""


def play_step(hand: Hand, kind: str, player: Any, glass: Glass) -> None:
    """One step at ``player``, the bridge of a part of that ``kind``; ``glass`` is what is seen."""
    match kind:
        case "quiz":
            _at_quiz(hand, player, glass)
        case "duel":
            _at_duel(hand, player, glass)
        case "video":
            _at_film(hand, player, glass)
        case "simulation":
            _at_simulation(hand, glass)
        case "story":
            _at_story(hand, player, glass)
        case "animation":
            _at_animation(hand, glass)
        case _:
            hand.finger.pause(BREATH_S)


def _at_quiz(hand: Hand, player: Any, glass: Glass) -> None:
    if player.property("answered"):
        hand.tap_one(glass, "quizNext")
        return
    if hand.draw.random() < 0.05 and hand.tap_one(glass, "playTwo"):
        return
    field = glass.get("answerField")
    if field is None or not field.property("ready"):
        hand.finger.pause(BREATH_S)
        return
    answer_question(hand, player.answer, hand.draw.random() < RIGHTLY)


def _at_duel(hand: Hand, duel: Any, glass: Glass) -> None:
    for side in hand.draw.sample(("near", "far"), 2):
        field = glass.get(f"{side}-field")
        answer = getattr(duel, side).answer
        if field is not None and field.property("ready") and not answer.property("answered"):
            answer_question(hand, answer, hand.draw.random() < RIGHTLY, f"{side}-")
        hand.tap_one(hand.glass(), f"{side}-action")
    if not duel.property("rested"):
        hand.finger.pause(FRAME_WAIT_S)


def _at_film(hand: Hand, film: Any, glass: Glass) -> None:
    hand.finger.pause(FRAME_WAIT_S)
    if film.property("state") == "ended" and hand.tap_one(glass, "partNext"):
        return
    rail, length_s = glass.get("filmRail"), float(film.property("lengthS"))
    if rail is not None and length_s > 0 and hand.draw.random() < 0.6:
        near_end = max(0.0, 1 - 0.4 / length_s)
        hand.tap_at_share(rail, hand.draw.choice((near_end, near_end, hand.draw.random())), 0.5)
        return
    hand.tap_some(glass, "filmToggle", "filmBack", "filmForward", "filmCaptions", "chapter")


def _at_simulation(hand: Hand, glass: Glass) -> None:
    draw = hand.draw
    hand.finger.pause(FRAME_WAIT_S if draw.random() < 0.3 else BREATH_S)
    picture = glass.get("livePicture")
    if picture is not None and draw.random() < 0.3:
        hand.drag(picture)
    elif draw.random() < 0.5:
        hand.tap_some(glass, "slider-", "more-", "less-", "choice-", "simulationAgain")
    else:
        hand.tap_one(glass, "partNext")


def _at_story(hand: Hand, story: Any, glass: Glass) -> None:
    if not story.property("canGoOn") or hand.draw.random() < 0.4:
        if "compareGrip" in glass and hand.draw.random() < 0.5:
            hand.drag(glass["compareGrip"])
            return
        if hand.tap_some(glass, "era", "spot", "look", "side", "choice"):
            return
    hand.tap_one(glass, "partNext")


def _at_animation(hand: Hand, glass: Glass) -> None:
    if hand.draw.random() < 0.2:
        hand.tap_some(glass, "stepBack", "stepHold", "narration")
    else:
        hand.tap_one(glass, "partNext")
