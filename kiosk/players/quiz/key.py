"""The answer key of a quiz: each question with what is right about it, in words."""

from __future__ import annotations

from kiosk.library.answer_key import Keyed
from kiosk.library.exhibit import Exhibit
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import Question
from kiosk.players.quiz.tries import Place, Scale, Tile, Try
from kiosk.players.quiz.types.registry import begin_try


def answer_key(exhibit: Exhibit, entry: str, language: str) -> tuple[Keyed, ...]:
    """The questions of a quiz in the author's order (``kiosk.library.answer_key.AnswerKey``).

    Those without a right answer (a poll, a game of pairs) are left out.
    """
    quiz = read_quiz(exhibit.folder, entry, exhibit.language)
    keyed = (_keyed(question, language) for question in quiz.questions)
    return tuple(each for each in keyed if each.answers)


def right_answers(attempt: Try, language: str) -> tuple[str, ...]:
    """What is right, in words; shows the answer of ``attempt``. Empty where nothing is right."""
    if not attempt.counts:
        return ()
    attempt.give_up()
    if attempt.scale is not None:
        return (_number(attempt.scale, language),)
    chosen = [tile for tile in attempt.tiles if tile.mark in ("right", "missed")]
    placed = [tile for tile in attempt.tiles if tile.place >= 0]
    if placed and not attempt.places:  # a line, in its order
        line = sorted(placed, key=lambda tile: tile.at)
        return (" → ".join(_words(tile, language) for tile in line),)
    if placed:
        return tuple(
            _of_place(at, place, placed, language) for at, place in enumerate(attempt.places)
        )
    # Of several areas without words one "see the picture" is enough.
    return tuple(dict.fromkeys(_words(tile, language) for tile in chosen))


def _keyed(question: Question, language: str) -> Keyed:
    reason = question.explanation
    return Keyed(
        id=question.id,
        stem=question.stem.text(language),
        answers=right_answers(begin_try(question, 0), language),
        reason=reason.text(language) if reason else "",
    )


def _number(scale: Scale, language: str) -> str:
    """The right number as its field on the screen writes it (``NumberField.qml``), but with a wider
    space between thousands: the fonts for paper have no thin one.
    """
    right = scale.value if scale.right is None else scale.right
    _, _, decimals = f"{scale.step:.4f}".rstrip("0").partition(".")
    figure = f"{right:,.{len(decimals)}f}".replace(",", "\u00a0")
    unit = scale.unit.text(language) if scale.unit else ""
    return f"{figure} {unit}".rstrip() if language == "en" else figure + unit


def _of_place(number: int, place: Place, placed: list[Tile], language: str) -> str:
    here = sorted((tile for tile in placed if tile.place == number), key=lambda tile: tile.at)
    comma = ", " if language == "en" else "、"
    words = comma.join(_words(tile, language) for tile in here)
    if place.text is None:
        return f"{number + 1}. {words}"
    return f"{place.text.text(language)}{': ' if language == 'en' else '：'}{words}"


def _words(tile: Tile, language: str) -> str:
    if tile.text is not None:
        return tile.text.text(language)
    return "see the picture on the screen" if language == "en" else "见屏幕上的图"
