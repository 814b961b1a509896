"""A story in the real shell: every page is read by taps alone, and leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.rehearsal.story_visit import StoryVisit
from kiosk.rehearsal.tally import Tally
from tests.players.stories import ID, page, pictures, story, whole, write_story
from tests.ui.running import Running, running


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    exhibits = tmp_path_factory.mktemp("exhibits")
    write_story(exhibits, *whole(), files=pictures())
    with running(tmp_path_factory.mktemp("data"), exhibits=exhibits) as one:
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    """A visitor who reads the whole story."""
    kiosk.wake()
    kiosk.open(ID, player="storyPlayer")
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


def _go_to(visitor: Running, page: str) -> None:
    """On to that page by the one button; on talks by what is good."""
    while visitor.player.property("page") != page:
        if visitor.player.property("type") == "choice":
            visitor.tap(_choice(visitor, True))
        visitor.tap("partNext")


def _choice(visitor: Running, good: bool) -> str:
    pieces = visitor.player._reading.pieces  # in the order shown; the glass cannot know
    return next(f"choice{at}" for at, piece in enumerate(pieces) if piece.good is good)


def _is(visitor: Running, name: str, value: object) -> bool:
    return bool(visitor.player.property(name) == value)


def test_the_scripted_visitor_reads_it_to_its_end(visitor: Running) -> None:
    exhibit = visitor.kiosk.catalogue.exhibits[0]
    shots: list[str] = []
    finger, stage = visitor.finger, visitor.kiosk.stage
    visit = StoryVisit(finger, stage, exhibit, exhibit.parts[0], "zh-Hans")
    visit.play(Tally(), shots.append, lambda: None)
    finger.need("quizPlayer")
    assert {"page2-timeline-era5", "page3-compare-side2", "page6-choice-poor"} <= set(shots)
    assert len(shots) == len(set(shots))


def test_a_layer_opens_by_a_touch_and_by_a_swipe(visitor: Running) -> None:
    _go_to(visitor, "time")
    oldest = visitor.finger.need("era0").height()
    visitor.tap("era3")
    assert _is(visitor, "shown", 3)
    assert visitor.finger.need("era3").height() == oldest > visitor.finger.need("era0").height()
    start = QPoint(300, 400)
    for to, expected in ((QPoint(120, 400), 4), (QPoint(480, 400), 3)):
        visitor.finger.press_at(start)
        for part in (0.2, 0.5, 1.0):
            visitor.finger.move_to(start + (to - start) * part)
        visitor.finger.release_at(to)
        assert _is(visitor, "shown", expected)


def test_layers_lie_in_order_the_oldest_lowest(visitor: Running) -> None:
    _go_to(visitor, "time")
    tops = [visitor.place_of(f"era{at}").y() for at in range(5)]
    assert tops == sorted(tops, reverse=True)


def test_two_pictures_are_compared_by_drag_and_by_taps(visitor: Running) -> None:
    _go_to(visitor, "tails")
    compare = visitor.finger.need("storyCompare")
    grip = visitor.place_of("compareGrip")
    visitor.finger.press_at(grip)
    for step in (10, 40, 100, 150):
        visitor.finger.move_to(QPoint(grip.x() - step, grip.y()))
    visitor.finger.release_at(QPoint(grip.x() - 150, grip.y()))
    assert 0.1 < compare.property("split") < 0.4
    assert _is(visitor, "shown", -1)
    visitor.finger.tap_at(QPoint(grip.x() + 150, grip.y() - 120))
    visitor.finger.until(lambda: compare.property("split") > 0.6, "the grip to come")
    visitor.tap("side1")
    assert compare.property("split") == 0 and _is(visitor, "shown", 1)
    assert "尾综骨" in visitor.finger.need("storyWords").property("text")
    visitor.tap("side0")
    assert compare.property("split") == 1 and _is(visitor, "shown", 0)


def test_places_tell_their_words_and_a_tap_beside_them_closes_them(visitor: Running) -> None:
    _go_to(visitor, "parts")
    visitor.tap("spot0")
    assert visitor.finger.need("storyHeading").property("text") == "眼睛"
    visitor.finger.tap_at(visitor.place_of("spot0") + QPoint(0, 170))
    assert visitor.finger.need("storyHeading").property("text") == "它身上藏着什么？"
    assert _is(visitor, "found", 1)


def test_a_look_comes_nearer_and_can_be_dragged(visitor: Running) -> None:
    _go_to(visitor, "close")
    seen = visitor.finger.need("lookedAt")
    visitor.tap("look0")
    visitor.finger.until(lambda: seen.property("zoom") == 3, "the picture to come nearer")
    assert (seen.property("lookX"), seen.property("lookY")) == (0.3, 0.3)
    start = QPoint(300, 300)
    visitor.finger.press_at(start)
    for step in (20, 60, 120):
        visitor.finger.move_to(start - QPoint(step, 0))
    visitor.finger.release_at(start - QPoint(120, 0))
    visitor.finger.until(lambda: seen.property("lookX") > 0.33, "the picture to follow")
    visitor.tap("look0")
    visitor.finger.until(lambda: seen.property("zoom") == 1, "the whole picture")
    assert _is(visitor, "shown", -1)
    visitor.tap("lookNearer")
    visitor.finger.until(lambda: seen.property("zoom") > 1.5, "one step nearer")
    visitor.tap("lookFarther")
    visitor.finger.until(lambda: seen.property("zoom") == 1, "one step back")


def test_two_fingers_may_zoom(visitor: Running) -> None:
    _go_to(visitor, "close")
    seen = visitor.finger.need("lookedAt")
    window, device = visitor.kiosk.window, visitor.finger._device
    one, other = QPoint(250, 300), QPoint(350, 300)
    touch = QTest.touchEvent(window, device)
    touch.press(1, one, window).press(2, other, window).commit(False)
    for step in (20, 60, 100):
        touch = QTest.touchEvent(window, device)
        apart = QPoint(step, 0)
        touch.move(1, one - apart, window).move(2, other + apart, window).commit(False)
        visitor.finger.pause(0.03)
    touch = QTest.touchEvent(window, device)
    touch.release(1, one, window).release(2, other, window).commit(False)
    visitor.finger.until(lambda: seen.property("zoom") > 1.5, "the picture to come nearer")


def test_a_poor_choice_is_kindly_told_and_tried_again(visitor: Running) -> None:
    _go_to(visitor, "call")
    assert not visitor.finger.need("partNext").isEnabled()
    poor = _choice(visitor, False)
    visitor.tap(poor)
    reply = visitor.finger.need("storyReply")
    assert "再想想" in reply.property("text") and "错" not in reply.property("who")
    assert visitor.finger.need("partNext").property("text") == "再试一次"
    visitor.tap("partNext")
    assert visitor.finger.need(poor).property("seen") is True
    visitor.tap(_choice(visitor, True))
    assert _is(visitor, "verdict", "good")
    visitor.tap("partNext")
    assert _is(visitor, "page", "finish")
    visitor.tap("storyBack")
    assert _is(visitor, "page", "call")


def test_words_follow_the_language_and_the_page_stays(visitor: Running) -> None:
    _go_to(visitor, "parts")
    visitor.tap("spot1")
    visitor.kiosk.shell.speak("en")
    visitor.finger.settle()
    assert visitor.finger.need("storyHeading").property("text") == "Small arms"
    visitor.kiosk.shell.setElder(True)
    visitor.finger.settle()
    assert _is(visitor, "page", "parts") and _is(visitor, "shown", 1)
    visitor.kiosk.shell.setElder(False)
    visitor.kiosk.shell.speak("zh-Hans")


def test_reading_counts_as_presence_only_by_touches(visitor: Running) -> None:
    visitor.let_pass(76)
    visitor.finger.need("idleWarning")
    visitor.tap("promptYes")
    assert visitor.finger.find("idleWarning") is None


BAD = {
    "a page that leads nowhere": story(page("a", next="gone")),
    "a round without an end": story(page("a"), page("b", next="a")),
    "no TOML": "format = ",
}


@pytest.mark.parametrize("what", BAD)
def test_a_story_that_changed_is_a_sentence_and_the_next_part(
    what: str, data: Path, tmp_path: Path, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.ui.bridges.stage", "ERROR", "story.toml")
    folder = write_story(tmp_path)
    with running(data, exhibits=tmp_path) as one:
        (folder / "story.toml").write_text(BAD[what], "utf-8")
        one.wake()
        one.open(ID, player="partSorry")
        one.tap("passOver")
        one.finger.need("quizPlayer")


def test_without_a_picture_the_poster_stands_in(data: Path, tmp_path: Path) -> None:
    write_story(tmp_path, page(picture=None), page("two", "choice"), page("three"))
    with running(data, exhibits=tmp_path) as one:
        one.wake()
        one.open(ID, player="storyPlayer")
        one.finger.need("storyPage")
        one.tap("partNext")
        one.tap(_choice(one, True))
        one.tap("partNext")
        assert one.player.property("last") is True
