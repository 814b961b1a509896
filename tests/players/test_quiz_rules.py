"""A quiz is played fairly: whatever the order shown, whatever the fingers do."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Defect
from kiosk.library.texts import LocalText
from kiosk.players.quiz.questions import Option, Question, QuestionType, Quiz
from kiosk.players.quiz.rules import QuizPlay, Verdict, credit


def text(words: str) -> LocalText:
    return LocalText("zh-Hans", (("zh-Hans", words), ("en", f"{words} in English")))


def one(type: QuestionType, *rights: bool, id: str = "q") -> Question:
    options = tuple(Option(text(f"{at}{right}"), None, right) for at, right in enumerate(rights))
    return Question(id, type, text("?"), options, text("!"))


def texts(play: QuizPlay) -> list[str]:
    return [o.text.text("zh-Hans") for o in play.question.options if o.text]


@st.composite
def questions(draw: st.DrawFn, id: str) -> Question:
    type = draw(st.sampled_from(QuestionType))
    if type is QuestionType.TRUE_FALSE:
        answer = draw(st.booleans())
        return one(type, answer, not answer, id=id)
    count = draw(st.integers(2, 6 if type is QuestionType.PICTURE else 4))
    if type is QuestionType.MULTIPLE:
        rights = draw(st.lists(st.booleans(), min_size=count, max_size=count).filter(any))
    else:
        at = draw(st.integers(0, count - 1))
        rights = [n == at for n in range(count)]
    return one(type, *rights, id=id)


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    count = draw(st.integers(1, 5))
    return Quiz(tuple(draw(questions(f"q{n}")) for n in range(count)), draw(st.booleans()))


def answer(play: QuizPlay, wanted: set[int]) -> Verdict:
    verdict = None
    for at in wanted:
        verdict = play.choose(at)
    if play.question.type is QuestionType.MULTIPLE:
        verdict = play.submit()
    assert verdict is not None
    return verdict


def right_ones(play: QuizPlay, quiz: Quiz) -> set[int]:
    """Indices, in the order shown, of what the author called right."""
    source = next(q for q in quiz.questions if q.id == play.question.id)
    right = {o.text.text("zh-Hans") for o in source.options if o.right and o.text}
    return {at for at, words in enumerate(texts(play)) if words in right}


@given(quizzes(), st.integers())
def test_who_knows_everything_gets_everything(quiz: Quiz, seed: int) -> None:
    play = QuizPlay(quiz, Random(seed))
    seen = []
    while play.state != "finished":
        seen.append(play.question.id)
        verdict = answer(play, right_ones(play, quiz))
        assert verdict.right and verdict.share == 1.0
        assert verdict.question == play.question.id
        assert {mark for mark in play.marks if mark != "none"} == {"right"}
        play.next()
    assert sorted(seen) == sorted(question.id for question in quiz.questions)
    assert play.score == (len(quiz.questions), len(quiz.questions))
    assert all(play.results)


@given(quizzes(), st.integers())
def test_each_option_is_shown_once_and_true_before_false(quiz: Quiz, seed: int) -> None:
    play = QuizPlay(quiz, Random(seed))
    while play.state != "finished":
        source = next(q for q in quiz.questions if q.id == play.question.id)
        own = [o.text.text("zh-Hans") for o in source.options if o.text]
        assert sorted(texts(play)) == sorted(own)
        if source.type is QuestionType.TRUE_FALSE:
            assert texts(play) == own
        answer(play, {0})
        play.next()


@given(quizzes(), st.integers(), st.lists(st.tuples(st.sampled_from("csn"), st.integers(-2, 8))))
def test_no_touch_breaks_the_play(quiz: Quiz, seed: int, touches: list[tuple[str, int]]) -> None:
    play = QuizPlay(quiz, Random(seed))
    verdicts: list[Verdict] = []
    for kind, index in touches:
        before = play.score[1]
        match kind:
            case "c":
                verdict = play.choose(index)
            case "s":
                verdict = play.submit()
            case _:
                play.next()
                verdict = None
        verdicts += [verdict] if verdict else []
        assert play.score[1] - before == (verdict is not None)
        assert len(play.marks) == len(play.question.options)
        assert len(play.results) == play.count
        assert ("chosen" in play.marks) <= (play.state == "asking")
    ids = [verdict.question for verdict in verdicts]
    assert len(ids) == len(set(ids))
    assert play.score == (sum(v.right for v in verdicts), len(verdicts))


@given(st.lists(st.booleans(), min_size=2, max_size=4).filter(any), st.data())
def test_partial_credit(right: list[bool], data: st.DataObject) -> None:
    chosen = frozenset(data.draw(st.sets(st.integers(0, len(right) - 1), min_size=1)))
    share = credit(right, chosen)
    hits = sum(right[at] for at in chosen)
    misses = len(chosen) - hits
    assert share == pytest.approx(max(0.0, (hits - misses) / sum(right)))
    assert (share == 1.0) == (chosen == {at for at, r in enumerate(right) if r})


def test_the_author_s_order_stays_unless_the_quiz_says_shuffle() -> None:
    many = tuple(one(QuestionType.SINGLE, True, False, id=f"q{n}") for n in range(12))

    def order(quiz: Quiz, seed: int) -> list[str]:
        play = QuizPlay(quiz, Random(seed))
        ids = []
        while play.state != "finished":
            ids.append(play.question.id)
            answer(play, {0})
            play.next()
        return ids

    own = [question.id for question in many]
    assert order(Quiz(many), 1) == own
    assert order(Quiz(many, shuffle=True), 1) != own


def test_every_option_comes_to_stand_first_equally_often() -> None:
    quiz = Quiz((one(QuestionType.SINGLE, True, False, False, False),))
    random = Random(7)
    firsts = [texts(QuizPlay(quiz, random))[0] for _ in range(2000)]
    assert all(firsts.count(words) > 400 for words in set(firsts))
    assert len(set(firsts)) == 4


def test_a_multiple_choice_toggles_and_waits() -> None:
    play = QuizPlay(Quiz((one(QuestionType.MULTIPLE, True, True, False),)), Random(1))
    right = [at for at, words in enumerate(texts(play)) if "True" in words]
    wrong = next(at for at in range(3) if at not in right)
    assert play.submit() is None
    assert play.choose(right[0]) is None and play.choose(wrong) is None
    assert [play.marks[right[0]], play.marks[wrong]] == ["chosen", "chosen"]
    assert play.choose(wrong) is None
    assert play.marks[wrong] == "none"
    verdict = play.submit()
    assert verdict is not None and not verdict.right and verdict.share == 0.5
    assert play.marks[right[0]] == "right" and play.marks[right[1]] == "missed"
    assert play.submit() is None and play.choose(wrong) is None
    assert play.score == (0, 1)


def test_a_wrong_answer_shows_both() -> None:
    play = QuizPlay(Quiz((one(QuestionType.SINGLE, True, False, False),)), Random(1))
    wrong = next(at for at, words in enumerate(texts(play)) if "False" in words)
    verdict = play.choose(wrong)
    assert verdict == Verdict("q", False, 0.0, text("!"))
    assert sorted(play.marks) == ["missed", "none", "wrong"]
    assert play.results == (False,)


def test_words_follow_the_language_while_the_state_stays() -> None:
    play = QuizPlay(Quiz((one(QuestionType.SINGLE, True, False),)), Random(1))
    play.choose(0)
    assert play.question.stem.text("en") == "? in English"
    assert play.question.stem.text("fr") == "?"
    assert play.state == "answered"


def test_a_quiz_without_questions_is_a_defect() -> None:
    with pytest.raises(Defect):
        QuizPlay(Quiz(()), Random(1))
