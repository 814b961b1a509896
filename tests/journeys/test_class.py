"""A class by touch: the hidden corner, the card, hands counted apart from all answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint

from tests.ui.running import Running, running

FRUIT = "cn.kepu.archaefructus"
QUESTIONS = 7
CORNER = QPoint(20, 20)


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("class")) as one:
        corner = one.finger.need("hiddenCorner")
        assert corner.property("holdMs") == 3000
        corner.setProperty("holdMs", 120)
        yield one


@pytest.fixture
def docent(kiosk: Running) -> Iterator[Running]:
    """A docent before the attract screen; afterwards the kiosk waits for the next visitor."""
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


def hold(kiosk: Running) -> None:
    kiosk.finger.press_at(CORNER)
    kiosk.finger.need("cornerSheet")
    kiosk.finger.release_at(CORNER)
    kiosk.finger.settle()


def teach(kiosk: Running) -> Any:
    """From the sheet to the first question; the lesson's bridge."""
    kiosk.tap("beginClass")
    kiosk.await_screen("classroom")
    kiosk.finger.settle()
    kiosk.finger.tap_at(kiosk.finger.middle(kiosk.card_of(FRUIT)))
    kiosk.await_screen("docent")
    kiosk.tap("teach")
    kiosk.await_screen("lesson")
    kiosk.finger.need("lessonPlayer")
    kiosk.finger.settle()
    return kiosk.kiosk.classroom.property("player")


def test_the_corner_must_be_held(docent: Running) -> None:
    docent.wake()
    docent.finger.tap_at(CORNER)
    docent.finger.pause(0.2)
    assert docent.finger.find("cornerSheet") is None
    docent.finger.press_at(CORNER + QPoint(400, 0))
    docent.finger.pause(0.2)
    docent.finger.release_at(CORNER + QPoint(400, 0))
    assert docent.finger.find("cornerSheet") is None
    hold(docent)
    docent.tap("closeSheet")
    assert docent.finger.find("cornerSheet") is None and docent.screen == "home"


def test_a_hold_that_wakes_the_kiosk_goes_on(docent: Running) -> None:
    assert docent.screen == "attract"
    hold(docent)
    assert docent.screen == "home"


def test_nothing_below_the_sheet_can_be_touched(docent: Running) -> None:
    docent.wake()
    place = docent.finger.middle(docent.card_of(FRUIT))
    hold(docent)
    docent.finger.tap_at(place)
    docent.finger.pause(0.05)
    assert docent.screen == "home"


def test_a_lesson_counts_hands_apart_and_nothing_else(docent: Running) -> None:
    hold(docent)
    lesson = teach(docent)
    before = docent.totals()
    for number in range(QUESTIONS):
        docent.clock.advance(20)
        right = sorted(lesson._lesson._rights[number])[0]
        for _ in range(3):
            docent.tap(f"hand{right}More")
        count = 4 if docent.finger.find("hand2More") else 2
        docent.tap(f"hand{(right + 1) % count}More")
        docent.tap(f"hand{right}Less")
        docent.tap("lessonNext")
        docent.tap("lessonNext")
    assert docent.finger.need("lessonCounts").property("text").endswith("举手 21 次，答对 14 次")
    docent.tap("lessonNext")
    docent.await_screen("classroom")
    docent.tap("goHome")
    docent.await_screen("home")
    after = docent.totals()
    assert after["class"] == {
        "sessions": before.get("class", {"sessions": 0})["sessions"] + 1,
        "exhibits": {FRUIT: {"hands": 21, "hands_right": 14}},
    }
    assert docent.totals_of(FRUIT) == {
        "opened": 1,
        "completed": 1,
        "asked": 0,
        "right": 0,
        "seconds": 20 * QUESTIONS,
    }


def test_the_class_sees_the_right_answer_only_when_shown(docent: Running) -> None:
    hold(docent)
    lesson = teach(docent)
    right = sorted(lesson._lesson._rights[0])[0]
    option = docent.finger.need(f"lessonOption{right}")
    assert option.property("good") is False
    assert docent.finger.find("lessonReason") is None
    docent.tap("lessonNext")
    assert option.property("good") is True
    assert docent.finger.need("lessonReason").property("text") == lesson.property("explanation")


def test_the_count_down_runs_out_by_itself_and_decides_nothing(docent: Running) -> None:
    hold(docent)
    lesson = teach(docent)
    docent.tap("countDown10")
    assert docent.finger.need("lessonClock").property("seconds") == 10
    for _ in range(10):
        lesson.tick()
    assert docent.finger.find("lessonClock") is None
    assert not lesson.property("shown") and not lesson._second.isActive()
    docent.tap("countDown20")
    docent.tap("countDownOff")
    assert lesson.property("left") == 0
    docent.tap("countDown30")
    docent.tap("lessonNext")
    assert lesson.property("shown") and lesson.property("left") == 0


def test_an_idle_class_is_asked_later_than_a_visitor(docent: Running) -> None:
    hold(docent)
    teach(docent)
    docent.let_pass(9 * 60)
    assert docent.finger.find("idleWarning") is None
    docent.let_pass(61)
    docent.finger.need("idleWarning")
    docent.let_pass(15)
    docent.await_screen("attract")
