"""Questions made up for tests, and how they are played without a window."""

from __future__ import annotations

from hypothesis import strategies as st

from kiosk.library.texts import LocalText
from kiosk.players.quiz.questions import Question, QuestionType, Quiz
from kiosk.players.quiz.rules import QuizPlay, Verdict
from kiosk.players.quiz.types.choices.body import Choices, Option
from kiosk.rehearsal.quiz_answers import answer_moves, make

CHOICE_TYPES = (
    QuestionType.SINGLE,
    QuestionType.MULTIPLE,
    QuestionType.TRUE_FALSE,
    QuestionType.PICTURE,
)


def text(words: str) -> LocalText:
    return LocalText("zh-Hans", (("zh-Hans", words), ("en", f"{words} in English")))


def choice(type: QuestionType, *rights: bool, id: str = "q") -> Question:
    """A question whose options say whether they are right."""
    options = tuple(Option(text(f"{at}{right}"), None, right) for at, right in enumerate(rights))
    several, in_order = type is QuestionType.MULTIPLE, type is QuestionType.TRUE_FALSE
    return Question(id, type, text("?"), Choices(options, several, in_order), text("!"))


@st.composite
def choices(draw: st.DrawFn, id: str) -> Question:
    type = draw(st.sampled_from(CHOICE_TYPES))
    if type is QuestionType.TRUE_FALSE:
        answer = draw(st.booleans())
        return choice(type, answer, not answer, id=id)
    count = draw(st.integers(2, 6 if type is QuestionType.PICTURE else 4))
    if type is QuestionType.MULTIPLE:
        rights = draw(st.lists(st.booleans(), min_size=count, max_size=count).filter(any))
    else:
        at = draw(st.integers(0, count - 1))
        rights = [n == at for n in range(count)]
    return choice(type, *rights, id=id)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    count = draw(st.integers(1, 5))
    return Quiz(tuple(draw(choices(f"q{n}")) for n in range(count)), draw(st.booleans()))


def answer(play: QuizPlay, rightly: bool = True) -> Verdict:
    """Answer the question that stands."""
    for move in answer_moves(play.attempt, rightly):
        make(move, play.attempt)
    play.attempt.submit()
    verdict = play.settle()
    assert verdict is not None
    return verdict


def words(play: QuizPlay) -> list[str]:
    """What its tiles say, in the order shown."""
    return [tile.text.text("zh-Hans") for tile in play.attempt.tiles if tile.text]
