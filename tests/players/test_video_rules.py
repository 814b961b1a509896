"""A film is watched fairly: it stops once for each question, and counts what was seen."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.library.texts import LocalText
from kiosk.players.video.film import Chapter, Film, Pause
from kiosk.players.video.rules import JUMP_S, SEEN_SHARE, Watching

TITLE = LocalText("zh-Hans", (("zh-Hans", "一"),))
FILM = Film(
    "film.mp4",
    chapters=(Chapter(0.0, TITLE), Chapter(10.0, TITLE), Chapter(25.0, TITLE)),
    pauses=(Pause(8.0, "a.toml"), Pause(20.0, "b.toml")),
)
LENGTH_S = 30.0
TICK_S = 0.5


def watching(film: Film = FILM) -> Watching:
    begun = Watching(film)
    begun.measured(LENGTH_S)
    begun.play()
    return begun


def play_to(seen: Watching, at_s: float) -> list[Pause]:
    """Play on in small steps, answering whatever is asked."""
    asked = []
    while seen.at_s < at_s:
        pause = seen.moved(min(at_s, seen.at_s + TICK_S))
        if pause is not None:
            asked.append(pause)
            seen.answered()
    return asked


def test_before_it_is_begun_the_poster_is_shown_and_nothing_counts() -> None:
    seen = Watching(FILM)
    assert (seen.state, seen.at_s, seen.length_s, seen.seen_share) == ("poster", 0, 0, 0)
    assert seen.moved(1.0) is None and seen.at_s == 0
    seen.ended()
    seen.pause()
    seen.answered()
    assert seen.state == "poster" and not seen.complete


def test_each_question_is_asked_once_where_it_stands() -> None:
    seen = watching()
    assert play_to(seen, 7.9) == []
    assert play_to(seen, 29.0) == list(FILM.pauses)
    seen.ended()
    seen.replay()
    assert play_to(seen, 29.0) == []


def test_while_it_asks_it_stands_still_until_it_is_answered() -> None:
    seen = watching()
    seen.jump(7.5)
    assert seen.moved(8.0) == FILM.pauses[0]
    assert seen.state == "asking"
    seen.play()
    seen.pause()
    seen.ended()
    assert seen.moved(8.5) is None
    assert seen.jump(20.0) == 8.0
    assert (seen.state, seen.at_s) == ("asking", 8.0)
    seen.answered()
    assert seen.state == "playing"


def test_who_jumps_over_a_question_is_not_asked_it() -> None:
    seen = watching()
    seen.jump(15.0)
    assert play_to(seen, 19.0) == []
    # Nor where the player tells of the jump before we do.
    assert seen.moved(24.0) is None and seen.state == "playing"
    assert play_to(seen, 29.0) == []


def test_who_jumps_back_before_a_question_is_asked_it() -> None:
    seen = watching()
    seen.jump(15.0)
    seen.jump(5.0)
    assert play_to(seen, 9.0) == [FILM.pauses[0]]


def test_the_share_is_that_of_the_seconds_seen() -> None:
    seen = watching()
    play_to(seen, 15.0)
    assert seen.seen_share == pytest.approx(0.5)
    seen.replay()
    play_to(seen, 15.0)
    assert seen.seen_share == pytest.approx(0.5), "twice seen counts once"
    seen.jump(25.0)
    assert seen.seen_share == pytest.approx(0.5), "a jump shows nothing"


def test_nine_tenths_are_the_whole() -> None:
    seen = watching()
    play_to(seen, 26.5)
    assert not seen.complete
    play_to(seen, 27.0)
    assert seen.seen_share == SEEN_SHARE and seen.complete


def test_played_to_the_end_all_of_it_is_seen() -> None:
    seen = watching()
    play_to(seen, 29.2)
    seen.ended()
    assert (seen.state, seen.at_s, seen.seen_share) == ("ended", LENGTH_S, 1.0)


def test_who_jumps_to_the_end_has_not_seen_it() -> None:
    seen = watching()
    assert seen.jump(99.0) == LENGTH_S - 0.5
    seen.ended()
    assert seen.state == "ended" and not seen.complete


def test_an_end_told_early_adds_nothing_that_was_not_seen() -> None:
    seen = watching()
    play_to(seen, 5.0)
    seen.ended()
    assert seen.state == "ended" and seen.seen_share == pytest.approx(5 / 30)


def test_it_can_be_stopped_and_goes_on_where_it_was() -> None:
    seen = watching()
    play_to(seen, 3.0)
    seen.pause()
    assert seen.moved(3.5) is None and seen.at_s == 3.0
    seen.jump(6.0)
    assert (seen.state, seen.at_s) == ("paused", 6.0)
    seen.play()
    assert seen.state == "playing"


def test_an_ended_film_begins_again_at_once() -> None:
    seen = watching()
    play_to(seen, 29.5)
    seen.ended()
    seen.play()
    seen.pause()
    assert seen.state == "ended"
    assert seen.replay() == 0.0
    assert (seen.state, seen.at_s) == ("playing", 0.0)


def test_from_an_ended_film_one_can_jump_to_a_chapter() -> None:
    seen = watching()
    seen.ended()
    assert seen.jump(10.0) == 10.0 and seen.state == "playing"


def test_the_chapter_is_the_one_last_begun() -> None:
    seen = watching()
    chapters = []
    for at_s in (0.0, 9.9, 9.96, 10.0, 24.0, 25.0):
        seen.jump(at_s)
        chapters.append(seen.chapter)
    assert chapters == [0, 0, 1, 1, 1, 2]
    assert Watching(Film("film.mp4")).chapter == -1


def test_a_film_whose_length_nobody_knows_plays_and_is_never_complete() -> None:
    seen = Watching(FILM)
    seen.play()
    seen.measured(0.0)
    seen.measured(-1.0)
    play_to(seen, 12.0)
    assert seen.jump(40.0) == 40.0 and seen.jump(-3.0) == 0.0
    seen.ended()
    assert seen.state == "ended" and not seen.complete


TIMES = st.integers(-4, 140).map(lambda quarter: quarter / 4)
AFTER = {
    "poster": {"poster", "playing"},
    "playing": {"playing", "paused", "asking", "ended"},
    "paused": {"paused", "playing"},
    "asking": {"asking", "playing"},
    "ended": {"ended", "playing"},
}


class AnyWatching(RuleBasedStateMachine):
    """Any calls in any order; what has been seen never gets less, and nothing is asked twice."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Watching(FILM)
        self.asked: list[Pause] = []
        self.before: dict[str, Any] = {"state": "poster", "share": 0.0}

    @rule()
    def play(self) -> None:
        self.seen.play()

    @rule()
    def pause(self) -> None:
        self.seen.pause()

    @rule()
    def answered(self) -> None:
        self.seen.answered()

    @rule()
    def ended(self) -> None:
        self.seen.ended()

    @precondition(lambda self: not self.seen.length_s)
    @rule()
    def measured(self) -> None:
        self.seen.measured(LENGTH_S)
        self.before["share"] = 0.0

    @rule(to_s=TIMES)
    def jump(self, to_s: float) -> None:
        asking, stood_s = self.seen.state == "asking", self.seen.at_s
        assert self.seen.jump(to_s) == self.seen.at_s
        assert not asking or self.seen.at_s == stood_s

    @rule()
    def replay(self) -> None:
        asking = self.seen.state == "asking"
        assert asking or self.seen.replay() == 0.0

    @rule(step_s=st.sampled_from([0.04, 0.5, 1.0, JUMP_S]))
    def plays_on(self, step_s: float) -> None:
        self._moved(self.seen.at_s + step_s)

    @rule(at_s=TIMES.filter(lambda at_s: at_s >= 0))
    def told_late(self, at_s: float) -> None:
        self._moved(at_s)

    def _moved(self, at_s: float) -> None:
        before_s, playing = self.seen.at_s, self.seen.state == "playing"
        pause = self.seen.moved(at_s)
        if pause is not None:
            assert playing and before_s < pause.at_s <= at_s <= before_s + JUMP_S
            assert self.seen.state == "asking"
            self.asked.append(pause)
        assert playing or self.seen.at_s == before_s

    @invariant()
    def holds(self) -> None:
        seen = self.seen
        assert seen.state in AFTER[self.before["state"]]
        assert 0.0 <= seen.seen_share <= 1.0
        assert seen.complete == (seen.seen_share >= SEEN_SHARE)
        assert self.before["share"] <= seen.seen_share
        assert len(set(self.asked)) == len(self.asked)
        assert -1 <= seen.chapter < len(FILM.chapters)
        assert seen.at_s >= 0
        self.before = {"state": seen.state, "share": seen.seen_share}


TestAnyWatching = AnyWatching.TestCase
TestAnyWatching.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
