"""A quiz is played fairly: whatever the order shown, whatever the fingers do."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Defect
from kiosk.players.quiz.questions import Draw, QuestionType, Quiz
from kiosk.players.quiz.rules import QuizPlay, Verdict, drawn
from kiosk.players.quiz.types.choices.rules import credit
from kiosk.players.quiz.types.registry import begin_try
from tests.players.quizzing import answer, choice, choices, quizzes, words


@given(quizzes(), st.integers())
def test_who_knows_everything_gets_everything(quiz: Quiz, seed: int) -> None:
    play = QuizPlay(quiz, Random(seed))
    seen = []
    while play.state != "finished":
        seen.append(play.question.id)
        verdict = answer(play)
        assert verdict.right and verdict.share == 1.0
        assert verdict.question == play.question.id
        assert {tile.mark for tile in play.attempt.tiles if tile.mark != "none"} == {"right"}
        play.next()
    assert sorted(seen) == sorted(question.id for question in quiz.questions)
    assert play.score == (len(quiz.questions), len(quiz.questions))
    assert set(play.results) == {"right"}


@given(quizzes(), st.integers())
def test_each_option_is_shown_once_and_true_before_false(quiz: Quiz, seed: int) -> None:
    play = QuizPlay(quiz, Random(seed))
    while play.state != "finished":
        source = next(q for q in quiz.questions if q.id == play.question.id)
        own = [option.text.text("zh-Hans") for option in source.body.options]
        assert sorted(words(play)) == sorted(own)
        if source.type is QuestionType.TRUE_FALSE:
            assert words(play) == own
        answer(play)
        play.next()


@given(choices("q"), st.integers(0, 2**32))
def test_two_tries_with_one_seed_are_alike(question: object, seed: int) -> None:
    one, other = (begin_try(question, seed) for _ in range(2))  # type: ignore[arg-type]
    assert one.tiles == other.tiles
    one.tap(0)
    assert not other.answered and all(tile.mark == "none" for tile in other.tiles)


@given(quizzes(), st.integers(), st.lists(st.tuples(st.sampled_from("csn"), st.integers(-2, 8))))
def test_no_touch_breaks_the_play(quiz: Quiz, seed: int, touches: list[tuple[str, int]]) -> None:
    play = QuizPlay(quiz, Random(seed))
    verdicts: list[Verdict] = []
    for kind, index in touches:
        before = play.score[1]
        match kind:
            case "c":
                play.attempt.tap(index)
            case "s":
                play.attempt.submit()
            case _:
                play.next()
        verdict = play.settle()
        verdicts += [verdict] if verdict else []
        assert play.score[1] - before == (verdict is not None)
        assert play.settle() is None
        assert len(play.results) == play.count
        marks = [tile.mark for tile in play.attempt.tiles]
        assert ("chosen" in marks) <= (play.state == "asking")
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
    many = tuple(choice(QuestionType.SINGLE, True, False, id=f"q{n}") for n in range(12))

    def order(quiz: Quiz, seed: int) -> list[str]:
        return [question.id for question in drawn(quiz, Random(seed))]

    own = [question.id for question in many]
    assert order(Quiz(many), 1) == own
    assert order(Quiz(many, shuffle=True), 1) != own
    assert order(Quiz(many, shuffle=True), 1) != order(Quiz(many, shuffle=True), 2)


def test_every_option_comes_to_stand_first_equally_often() -> None:
    quiz = Quiz((choice(QuestionType.SINGLE, True, False, False, False),))
    random = Random(7)
    firsts = [words(QuizPlay(quiz, random))[0] for _ in range(2000)]
    assert all(firsts.count(one) > 400 for one in set(firsts))
    assert len(set(firsts)) == 4


def test_a_multiple_choice_toggles_and_waits() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.MULTIPLE, True, True, False),)), Random(1))
    right = [at for at, said in enumerate(words(play)) if "True" in said]
    wrong = next(at for at in range(3) if at not in right)
    attempt = play.attempt
    attempt.submit()
    assert not attempt.answered and not attempt.can_submit
    attempt.tap(right[0])
    attempt.tap(wrong)
    assert [attempt.tiles[at].mark for at in (right[0], wrong)] == ["chosen", "chosen"]
    attempt.tap(wrong)
    assert attempt.tiles[wrong].mark == "none" and attempt.can_submit
    attempt.submit()
    verdict = play.settle()
    assert verdict is not None and not verdict.right and verdict.share == 0.5
    assert [attempt.tiles[at].mark for at in right] == ["right", "missed"]
    attempt.tap(wrong)
    assert attempt.tiles[wrong].mark == "none"
    assert play.score == (0, 1)


def test_a_wrong_answer_shows_both() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.SINGLE, True, False, False),)), Random(1))
    assert answer(play, rightly=False) == Verdict("q", False, 0.0)
    assert sorted(tile.mark for tile in play.attempt.tiles) == ["missed", "none", "wrong"]
    assert play.results == ("wrong",)


def test_what_is_shown_without_an_answer_says_what_is_right_and_earns_nothing() -> None:
    attempt = begin_try(choice(QuestionType.MULTIPLE, True, True, False), 1)
    attempt.give_up()
    assert attempt.answered and not attempt.given and not attempt.right and attempt.share == 0.0
    assert sorted(tile.mark for tile in attempt.tiles) == ["missed", "missed", "none"]


def test_words_follow_the_language_while_the_state_stays() -> None:
    play = QuizPlay(Quiz((choice(QuestionType.SINGLE, True, False),)), Random(1))
    answer(play)
    assert play.question.stem.text("en") == "? in English"
    assert play.question.stem.text("fr") == "?"
    assert play.state == "answered"


def test_a_quiz_without_questions_is_a_defect() -> None:
    with pytest.raises(Defect):
        QuizPlay(Quiz(()), Random(1))


def test_a_challenge_ends_with_the_first_error() -> None:
    many = tuple(choice(QuestionType.SINGLE, True, False, id=f"q{n}") for n in range(4))
    play = QuizPlay(Quiz(many, challenge=True), Random(1))
    answer(play)
    assert not play.last and not play.stopped
    play.next()
    answer(play, rightly=False)
    assert play.last and play.stopped
    play.next()
    assert play.state == "finished" and play.score == (1, 2)


@given(st.integers(1, 20), st.sampled_from([(), ("a",), ("b", "c")]), st.integers())
def test_what_is_drawn_fits_and_keeps_its_order(
    count: int, tags: tuple[str, ...], seed: int
) -> None:
    from dataclasses import replace

    many = tuple(
        replace(
            choice(QuestionType.SINGLE, True, False, id=f"q{n:02}"),
            tags=("abc"[n % 3],),
            difficulty=1 + n % 2,
        )
        for n in range(12)
    )
    chosen = drawn(Quiz(many, draw=Draw(count, tags, (1,))), Random(seed))
    fitting = [q for q in many if q.difficulty == 1 and (not tags or q.tags[0] in tags)]
    assert len(chosen) == min(count, len(fitting))
    assert set(chosen) <= set(fitting)
    assert [q.id for q in chosen] == sorted(q.id for q in chosen)


def test_where_nothing_fits_the_draw_all_are_asked() -> None:
    one = choice(QuestionType.SINGLE, True, False)
    assert drawn(Quiz((one,), draw=Draw(3, ("none",))), Random(1)) == (one,)
