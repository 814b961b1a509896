"""The quiz's bridge: what is counted, the time that runs, and what the visitor is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QObject

from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.library.examine import examine
from kiosk.library.exhibit import Part
from kiosk.players.quiz.bridge import QuizBridge, open_player
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.rules import QuizPlay
from kiosk.players.registry import KINDS
from kiosk.rehearsal.quiz_answers import answer_moves, make
from kiosk.shell.walk import Outcome
from tests.library.making import question, quiz, write_exhibit
from tests.players.sounding import tone

pytestmark = pytest.mark.usefixtures("qt_app")


class Stage:
    """A host that writes down what it is told."""

    language = "zh-Hans"
    inset = False
    two_players = ""
    pace = None

    def __init__(self) -> None:
        self.elder = False
        self.clock = HandClock()
        self.heard: list[tuple[str, bool, bool]] = []
        self.outcome: Outcome | None = None
        self.watched = False

    def now_s(self) -> float:
        return self.clock.monotonic_s()

    def play_two(self) -> None:
        raise AssertionError("one plays alone here")

    def answered(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        assert side == 0
        self.heard.append((question, right, timed_out))

    def watching(self, watching: bool) -> None:
        self.watched = watching

    def ask(self, kind: str, entry: str, then: Callable[[Outcome], None]) -> None:
        raise AssertionError("a quiz asks by itself")

    def failed(self, trouble: Trouble) -> None:
        raise AssertionError(trouble)

    def done(self, outcome: Outcome) -> None:
        self.outcome = outcome


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def play(tmp_path: Path, stage: Stage) -> Callable[..., QuizBridge]:
    owner = QObject()

    def begin(*questions: dict[str, Any], **head: Any) -> QuizBridge:
        folder = write_exhibit(
            tmp_path,
            quiz_data=quiz(*questions, **head),
            files={"zh.opus": tone(0.1), "en.opus": tone(0.1)},
        )
        exhibit = examine(folder, KINDS).exhibit
        assert exhibit is not None
        return open_player(exhibit, Part("quiz", "quiz.toml"), stage, owner)

    begin.owner = owner  # type: ignore[attr-defined]
    return begin


def answer(bridge: QuizBridge, rightly: bool = True) -> None:
    attempt = bridge.answer.attempt  # type: ignore[attr-defined]
    for move in answer_moves(attempt, rightly):
        make(move, attempt)
    bridge.answer.submit()  # type: ignore[attr-defined]


def test_every_type_is_counted_or_not_as_it_should_be(
    play: Callable[..., QuizBridge], stage: Stage
) -> None:
    types = [
        "single",
        "multiple",
        "order",
        "match",
        "bins",
        "hotspot",
        "word_bank",
        "memory",
        "number",
        "poll",
    ]
    bridge = play(*(question(type.replace("_", "-"), type) for type in types))
    tones = []
    while stage.outcome is None:
        answer(bridge)
        tones.append(bridge.property("tone"))
        bridge.next()
    counted = [type.replace("_", "-") for type in types if type not in ("memory", "poll")]
    assert stage.heard == [(id, True, False) for id in counted]
    assert stage.outcome == Outcome(8, 8)
    assert tones == ["right"] * 7 + ["found", "right", "thanks"]
    bridge.next()
    assert len(stage.heard) == 8


def test_time_runs_out_kindly(play: Callable[..., QuizBridge], stage: Stage) -> None:
    bridge = play(question("a"), question("b"), time_limit_s=20)
    assert bridge.property("timed") and bridge.property("timeLeft") == 20
    stage.clock.advance(12.5)
    bridge.tick()
    assert bridge.property("timeLeft") == 8 and not bridge.property("answered")
    bridge.hold(True)  # somebody is asked if they are still there
    stage.clock.advance(60)
    bridge.tick()
    assert bridge.property("timeLeft") == 8
    bridge.hold(False)
    stage.clock.advance(8)
    bridge.tick()
    assert bridge.property("answered") and bridge.property("tone") == "late"
    assert not bridge.property("timed")
    assert stage.heard == [("a", False, True)]
    assert bridge.answer.property("answered")  # type: ignore[attr-defined]
    bridge.next()
    assert bridge.property("timed") and bridge.property("timeLeft") == 20
    answer(bridge)
    assert not bridge.property("timed")
    bridge.tick()
    assert stage.heard[1:] == [("b", True, False)]


def test_elders_have_all_the_time(play: Callable[..., QuizBridge], stage: Stage) -> None:
    bridge = play(question("a"), question("b"), time_limit_s=20)
    stage.elder = True
    bridge.host_changed()
    assert not bridge.property("timed")
    stage.clock.advance(100)
    bridge.tick()
    assert not bridge.property("answered")
    answer(bridge)
    bridge.next()
    assert not bridge.property("timed")


def test_the_timer_runs_only_while_a_limit_does(
    play: Callable[..., QuizBridge], stage: Stage
) -> None:
    bridge = play(question("a", time_limit_s=30), question("b"))
    ticks = bridge._ticks
    assert ticks.isActive()
    bridge.hold(True)
    assert not ticks.isActive()
    bridge.hold(False)
    assert ticks.isActive()
    answer(bridge)
    assert not ticks.isActive()
    bridge.next()
    assert not ticks.isActive()
    bridge.close()


def test_a_challenge_says_how_far_one_came(play: Callable[..., QuizBridge], stage: Stage) -> None:
    bridge = play(question("a"), question("b"), question("c"), challenge=True)
    answer(bridge)
    bridge.next()
    answer(bridge, rightly=False)
    assert bridge.property("stopped") and bridge.property("last")
    assert bridge.property("rightCount") == 1
    bridge.next()
    assert stage.outcome == Outcome(1, 2)


def test_narration_is_in_the_visitor_s_language_or_silent(
    play: Callable[..., QuizBridge], stage: Stage
) -> None:
    both = {"zh-Hans": "zh.opus", "en": "en.opus"}
    bridge = play(question("a", narration=both), question("b", narration="zh.opus"), question("c"))
    assert bridge.property("narration").endswith("/zh.opus")
    stage.language = "en"
    bridge.host_changed()
    assert bridge.property("narration").endswith("/en.opus")
    bridge.narrates(True)
    assert stage.watched  # idle waits while it speaks
    for _ in range(2):
        answer(bridge)
        bridge.next()
        assert bridge.property("narration") == "" and not stage.watched
    bridge.narrates(True)
    bridge.close()
    bridge.narrates(True)
    assert not stage.watched


def test_what_does_not_count_can_be_passed_over(
    play: Callable[..., QuizBridge], stage: Stage
) -> None:
    bridge = play(question("a", "memory"), question("b", "poll"))
    for _ in range(2):
        assert bridge.answer.property("canPass")  # type: ignore[attr-defined]
        bridge.answer.showRight()  # type: ignore[attr-defined]
        assert bridge.property("answered")
        bridge.next()
    assert stage.heard == [] and stage.outcome == Outcome(0, 0)


def test_what_is_drawn_is_drawn_anew_for_each_play(tmp_path: Path) -> None:
    many = [question(f"q{n}") for n in range(12)]
    folder = write_exhibit(tmp_path, quiz_data=quiz(*many, draw={"count": 3}, shuffle=True))
    read = read_quiz(folder, "quiz.toml", "zh-Hans")
    plays = [QuizPlay(read, Random(seed)) for seed in range(5)]
    assert all(play.count == 3 for play in plays)
    assert len({play.question.id for play in plays}) > 1
