"""What is asked on leaving: in turn, once each, and never in the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.topics import TOPICS
from kiosk.shell.leaving import QUESTIONS, Leaving, Rota
from kiosk.shell.walk import Outcome
from tests.shell.making import exhibit
from tests.shell.test_walk import Scene, at_home


def finished() -> Scene:
    scene = at_home()
    scene.walk.open(exhibit())
    scene.walk.part_done(Outcome(1, 1))
    scene.listener.heard.clear()
    return scene


def test_a_rating_counts_once_and_is_thanked() -> None:
    scene = finished()
    question = scene.walk.view.leaving.question
    scene.walk.rate(3)
    scene.walk.rate(1)
    assert scene.listener.heard == [f"mark rated-3 {question}"]
    assert scene.walk.view.leaving.answer == 3


def test_a_vote_counts_once_a_session_and_again_for_the_next_visitor() -> None:
    scene = finished()
    for topic in ("航天", "农业", "不是主题"):
        scene.walk.wish(topic)
    assert scene.listener.heard == ["mark wanted 航天 of session"]
    assert scene.walk.view.leaving.wish == "航天"
    scene.walk.go_home()
    scene.walk.wish("农业")
    assert scene.walk.view.leaving.wish == "航天"
    from kiosk.visits.facts import EndReason

    scene.walk.end(EndReason.NEXT)
    assert scene.walk.view.leaving == Leaving()
    scene.walk.wish("农业")  # nobody is there
    scene.walk.touched()
    scene.walk.wish("气象")
    assert [heard for heard in scene.listener.heard if "wanted" in heard] == [
        "mark wanted 航天 of session",
        "mark wanted 气象 of session",
    ]


def test_nothing_can_be_rated_where_no_result_shows() -> None:
    scene = at_home()
    scene.walk.rate(2)
    scene.walk.open(exhibit())
    scene.walk.rate(2)
    assert not [heard for heard in scene.listener.heard if "rated" in heard]


def test_playing_again_asks_the_next_question_and_nothing_twice() -> None:
    scene = finished()
    asked = []
    for _ in range(4):
        asked.append(scene.walk.view.leaving.question)
        scene.walk.rate(2)
        scene.walk.open(exhibit())
        scene.walk.part_done(Outcome(1, 1))
    assert sorted(asked[:3]) == sorted(QUESTIONS)
    assert asked[3] == ""


@given(st.integers(0, 99), st.lists(st.sampled_from("abc"), max_size=60))
def test_every_exhibit_asks_all_three_equally_often(start: int, visits: list[str]) -> None:
    rota = Rota(start)
    asked: dict[str, list[str]] = {}
    for name in visits:
        asked.setdefault(name, []).append(rota.turn(name, frozenset()))
    for questions in asked.values():
        counts = [questions.count(question) for question in QUESTIONS]
        assert max(counts) - min(counts) <= 1
        assert questions[0] == QUESTIONS[start % 3]


@given(
    st.integers(0, 9),
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(-1, 5), st.integers(0, 12)), max_size=20),
)
def test_a_session_says_each_thing_at_most_once(
    start: int, steps: list[tuple[str, int, int]]
) -> None:
    rota, leaving = Rota(start), Leaving()
    ratings: list[tuple[str, str]] = []
    votes: list[str] = []
    for name, answer, topic in steps:
        leaving = leaving.asked(name, rota)
        assert (name, leaving.question) not in leaving.said
        after = leaving.rated(name, answer)
        if after != leaving:
            ratings.append((name, leaving.question))
        wished = after.wished((*TOPICS, "x", "")[topic % 12])
        if wished != after:
            votes.append(wished.wish)
        leaving = wished
    assert len(set(ratings)) == len(ratings)
    assert len(votes) <= 1
    assert all(question in QUESTIONS for _, question in ratings)
