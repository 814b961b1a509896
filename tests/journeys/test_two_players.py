"""Two players by real touches: both at once, neither in the other's way, each counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.players.quiz.duel import WAIT_S
from tests.library.making import manifest, question, quiz, write_exhibit
from tests.ui.running import Running, running, settings_with

ASKS = "cn.test.two"
QUESTIONS = 5


@pytest.fixture(scope="module", params=["wall", "table"])
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    settings = settings_with("screen", motion="none", two_players=request.param)
    folder = tmp_path_factory.mktemp("two")
    questions = [question(f"q{number}") for number in range(QUESTIONS)]
    write_exhibit(
        folder / "exhibits",
        ASKS,
        manifest_data=manifest(ASKS, players=2),
        quiz_data=quiz(*questions),
    )
    with running(folder / "data", settings=settings, exhibits=folder / "exhibits") as one:
        yield one


@pytest.fixture
def pair(kiosk: Running) -> Iterator[Pair]:
    """Two players before their first question; afterwards the kiosk waits for the next ones."""
    kiosk.wake()
    kiosk.open(ASKS)
    kiosk.tap("playTwo")
    kiosk.finger.need("duelPlayer")
    kiosk.finger.settle()
    yield Pair(kiosk)
    if kiosk.screen != "attract":
        kiosk.to_attract()


class Pair:
    """Two players; finger 0 is the near one's, finger 1 the far one's, 2 is a palm."""

    def __init__(self, kiosk: Running) -> None:
        self.kiosk = kiosk
        # One sequence for all: it remembers where a finger that stays lies.
        self._touches = QTest.touchEvent(kiosk.kiosk.window, kiosk.finger._device, False)

    @property
    def duel(self) -> Any:
        return self.kiosk.player

    def begin(self) -> None:
        for side in ("near", "far"):
            self.kiosk.finger.settle()
            self.kiosk.finger.tap(f"{side}-action")
        self.await_question()

    def await_question(self) -> None:
        finger = self.kiosk.finger
        for side in ("near", "far"):
            finger.need(f"{side}-option0")
        finger.settle()

    def shows(self, name: str) -> bool:
        return self.kiosk.finger.find(name) is not None

    def option(self, side: str, right: bool) -> QQuickItem:
        answer = getattr(self.duel, side).answer
        at = answer.attempt.rights.index(right)
        return self.kiosk.finger.need(f"{side}-option{at}")

    def touch(self, **points: tuple[str, QPoint | None]) -> None:
        """One touch event: for each finger (``f0``, ``f1`` …) what it does, and where."""
        window = self.kiosk.kiosk.window
        event = self._touches
        for name, (does, place) in points.items():
            point = int(name[1:])
            if does == "stay":
                event.stationary(point)
            else:
                getattr(event, does)(point, place, window)
        event.commit(False)

    def next_frame(self, *read: Any) -> list[Any]:
        """What ``read`` says when the next frame is on the glass."""
        seen: list[list[Any]] = []
        window = self.kiosk.kiosk.window

        def note() -> None:
            if not seen:
                seen.append([each() for each in read])

        window.frameSwapped.connect(note)
        try:
            self.kiosk.finger.until(lambda: bool(seen), "a frame")
        finally:
            window.frameSwapped.disconnect(note)
        return seen[0]

    def middle(self, item: QQuickItem) -> QPoint:
        return self.kiosk.finger.middle(item)

    def on(self) -> None:
        """A second passes, and the far one leads on."""
        self.duel.tick()
        self.kiosk.finger.settle()
        self.kiosk.finger.tap("far-action")
        self.kiosk.finger.pause(0.03)


def _down(item: QQuickItem) -> bool:
    return item.property("down") is True


@pytest.mark.parametrize("first", [0, 1])
def test_both_fingers_are_taken_in_the_same_frame_and_let_go_in_any_order(
    pair: Pair, first: int
) -> None:
    pair.begin()
    near, far = pair.option("near", True), pair.option("far", False)
    places = [pair.middle(near), pair.middle(far)]
    pair.touch(f0=("press", places[0]), f1=("press", places[1]))
    assert pair.next_frame(lambda: _down(near), lambda: _down(far)) == [True, True]
    for step in (3, 6, 2):  # both move a little, never together
        pair.touch(f0=("move", places[0] + QPoint(step, 0)), f1=("stay", None))
        pair.touch(f0=("stay", None), f1=("move", places[1] + QPoint(0, step)))
    assert pair.next_frame(lambda: _down(near), lambda: _down(far)) == [True, True]
    sides, second = (pair.duel.near, pair.duel.far), 1 - first
    names = ("f0", "f1")
    pair.touch(**{names[first]: ("release", places[first]), names[second]: ("stay", None)})
    assert pair.next_frame(
        lambda: sides[first].answered, lambda: sides[second].answered, lambda: pair.duel.state
    ) == [True, False, "asking"]
    assert _down((near, far)[second])
    pair.touch(**{names[second]: ("release", places[second])})
    assert pair.next_frame(lambda: sides[second].answered, lambda: pair.duel.state) == [
        True,
        "shown",
    ]
    assert (pair.duel.near.score, pair.duel.far.score) == (1, 0)


def test_both_let_go_at_once(pair: Pair) -> None:
    pair.begin()
    places = [pair.middle(pair.option(side, True)) for side in ("near", "far")]
    pair.touch(f0=("press", places[0]), f1=("press", places[1]))
    pair.kiosk.finger.pause(0.03)
    pair.touch(f0=("release", places[0]), f1=("release", places[1]))
    assert pair.next_frame(lambda: pair.duel.state) == ["shown"]
    assert (pair.duel.near.score, pair.duel.far.score) == (1, 1)


@pytest.mark.parametrize("lies_on", ["near-stem", "near-option3"])
def test_a_palm_on_one_side_is_in_nobody_s_way(pair: Pair, lies_on: str) -> None:
    pair.begin()
    if lies_on == "near-option3" and pair.option("near", True).objectName() == lies_on:
        lies_on = "near-option2"
    palm = pair.kiosk.place_of(lies_on)
    pair.touch(f2=("press", palm))
    pair.kiosk.finger.pause(0.03)
    far = pair.middle(pair.option("far", True))
    pair.touch(f2=("stay", None), f1=("press", far))
    pair.kiosk.finger.pause(0.03)
    pair.touch(f2=("move", palm + QPoint(1, 1)), f1=("release", far))
    assert pair.next_frame(lambda: pair.duel.far.answered, lambda: pair.duel.near.answered) == [
        True,
        False,
    ]
    near = pair.middle(pair.option("near", True))
    pair.touch(f2=("stay", None), f0=("press", near))
    pair.kiosk.finger.pause(0.03)
    pair.touch(f2=("stay", None), f0=("release", near))
    assert pair.next_frame(lambda: pair.duel.state) == ["shown"]
    assert (pair.duel.near.score, pair.duel.far.score) == (1, 1)
    pair.touch(f2=("release", palm))


def test_nobody_sees_the_answer_before_both_are_done(pair: Pair) -> None:
    pair.begin()
    pair.kiosk.finger.tap_at(pair.middle(pair.option("near", True)))
    assert pair.shows("near-cover") and not pair.shows("near-field")
    assert pair.shows("far-field") and not pair.shows("far-cover")
    assert pair.shows("near-clock") and pair.shows("far-clock")
    for _ in range(WAIT_S):
        pair.duel.tick()
    assert pair.duel.state == "shown" and not pair.shows("near-cover")
    assert pair.duel.far.score == 0


def test_a_round_is_one_visit_with_both_first_tries(pair: Pair) -> None:
    kiosk = pair.kiosk
    before, sessions = kiosk.totals_of(ASKS), kiosk.totals()["sessions"]
    for rounds in range(2):
        pair.begin()
        for number in range(pair.duel.property("count")):
            kiosk.clock.advance(3)
            kiosk.finger.tap_at(pair.middle(pair.option("near", True)))
            kiosk.finger.tap_at(pair.middle(pair.option("far", rounds == 1 or number < 2)))
            pair.on()
        assert pair.duel.state == "finished"
        assert pair.duel.near.ending == ("won" if rounds == 0 else "tie")
        pair.duel.tick()
        kiosk.finger.settle()
        if rounds == 0:
            kiosk.tap("far-again")
    kiosk.tap("near-action")
    kiosk.await_screen("result")
    assert kiosk.finger.need("score").property("text") == "5 题答对了 5 题"
    kiosk.tap("nextVisitor")
    kiosk.await_screen("attract")
    after = kiosk.totals_of(ASKS)
    assert {word: after[word] - before[word] for word in after} == {
        "opened": 1,
        "completed": 1,
        "asked": 2 * QUESTIONS,
        "right": QUESTIONS + 2,
        "seconds": 2 * 3 * QUESTIONS,
    }
    assert kiosk.totals()["sessions"] == sessions + 1


def test_two_are_asked_only_before_anything_is_answered(kiosk: Running) -> None:
    kiosk.wake()
    kiosk.open(ASKS)
    assert kiosk.finger.find("playTwo") is not None
    kiosk.tap(kiosk.option_of(True))
    assert kiosk.finger.find("playTwo") is None
    kiosk.tap("quizNext")
    assert kiosk.finger.find("playTwo") is None
    kiosk.to_attract()


def test_home_leads_out_of_a_round(pair: Pair) -> None:
    pair.begin()
    pair.kiosk.tap("goHome")
    pair.kiosk.await_screen("home")
