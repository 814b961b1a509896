"""The controls answer fingers: at once, one or more, and not while a page has just come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem

from tests.ui.running import Running, running

EXHIBIT = "cn.kepu.safefood"


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("kit"), guard_ms=None) as one:
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    if kiosk.screen == "attract":
        kiosk.wake()
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


def _shown(kiosk: Running, place: QPoint) -> QColor:
    image: QImage = kiosk.kiosk.window.grabWindow()
    return image.pixelColor(place)


def _edge(item: QQuickItem) -> QPoint:
    """A point of the button's face beside its words."""
    at = item.mapToScene(item.boundingRect().center())
    return QPoint(round(at.x()), round(at.y() - item.height() * 0.42))


def test_a_button_answers_in_the_frame_of_the_touch(visitor: Running) -> None:
    visitor.open(EXHIBIT)
    button = visitor.finger.need("goHome")
    place = visitor.place_of("goHome")
    before, spot = _shown(visitor, _edge(button)), _edge(button)
    frames: list[float] = []

    def note() -> None:
        frames.append(button.scale())

    visitor.finger.press_at(place)
    # No loop has run that could animate anything: it is QML's own bindings that answered.
    assert button.property("down")
    assert button.scale() < 1
    visitor.kiosk.window.frameSwapped.connect(note)
    after = _shown(visitor, spot)
    visitor.finger.pause(0.05)
    visitor.kiosk.window.frameSwapped.disconnect(note)
    assert after.lightness() < before.lightness()
    assert all(scale < 1 for scale in frames)
    visitor.finger.release_at(place)
    assert visitor.screen == "home"
    visitor.finger.settle()


def test_a_finger_that_slides_off_has_changed_its_mind(visitor: Running) -> None:
    button = visitor.finger.need("endVisit")
    visitor.finger.press_at(visitor.place_of("endVisit"))
    assert button.property("down")
    visitor.finger.move_to(QPoint(683, 10))
    assert not button.property("down")
    assert button.scale() == 1
    visitor.finger.release_at(QPoint(683, 10))
    visitor.finger.settle()
    assert visitor.screen == "home"


def test_taps_just_after_a_page_change_are_ignored(visitor: Running) -> None:
    """A child hammers on a card; none of it must answer the question that comes up there."""
    visitor.finger.settle()
    card = visitor.finger.middle(visitor.card_of(EXHIBIT))
    visitor.finger.tap_at(card)
    assert visitor.screen == "exhibit"
    visitor.finger.need("option0")
    guard = visitor.kiosk.window.rootObject().findChild(QQuickItem, "touchGuard")
    assert guard is not None
    assert guard.isEnabled()
    taps = 0
    while guard.isEnabled():
        visitor.finger.tap_at(visitor.place_of(f"option{taps % 4}"))
        taps += 1
    assert taps >= 3
    # The last tap may have begun under the guard and ended after it.
    assert not visitor.player.property("answered")
    visitor.finger.tap("option0")
    assert visitor.player.property("answered")


def test_the_guard_stands_for_300_ms(visitor: Running) -> None:
    guard = visitor.kiosk.window.rootObject().findChild(QQuickItem, "touchGuard")
    assert guard is not None
    assert guard.property("lengthMs") == 300
    assert not guard.isEnabled()
    visitor.finger.tap_at(visitor.finger.middle(visitor.card_of(EXHIBIT)))
    visitor.finger.pause(0.2)
    assert guard.isEnabled()
    visitor.finger.pause(0.2)
    assert not guard.isEnabled()


def test_a_language_or_type_switch_is_no_page_change(visitor: Running) -> None:
    guard = visitor.kiosk.window.rootObject().findChild(QQuickItem, "touchGuard")
    assert guard is not None
    visitor.finger.settle()
    visitor.finger.tap("languageSwitch")
    assert not guard.isEnabled()
    visitor.finger.tap("languageSwitch")
    assert visitor.kiosk.shell.property("language") == "zh-Hans"


@pytest.mark.parametrize("rests_on", ["paper", "picture", "button"])
def test_a_resting_palm_blocks_nothing(visitor: Running, rests_on: str) -> None:
    visitor.open(EXHIBIT)
    places = {
        "paper": QPoint(1360, 5),
        "picture": QPoint(200, 300),
        "button": visitor.place_of("option3"),
    }
    visitor.finger.press_at(places[rests_on], point=7)
    visitor.finger.tap("option0", point=1)
    assert visitor.player.property("answered")
    visitor.finger.tap("quizNext", point=2)
    assert visitor.player.property("number") == 1
    visitor.finger.release_at(places[rests_on], point=7)
    visitor.finger.pause(0.05)
    assert visitor.player.property("number") == 1
    assert not visitor.player.property("answered")


def test_a_palm_that_rests_through_the_guard_blocks_nothing(visitor: Running) -> None:
    palm = QPoint(1360, 5)
    visitor.finger.settle()
    visitor.finger.tap_at(visitor.finger.middle(visitor.card_of(EXHIBIT)))
    visitor.finger.press_at(palm, point=7)  # comes down while the guard stands
    visitor.finger.settle()
    visitor.finger.tap("option1", point=1)
    assert visitor.player.property("answered")
    visitor.finger.release_at(palm, point=7)


def test_two_fingers_on_two_options_give_one_answer(visitor: Running) -> None:
    visitor.open(EXHIBIT)
    one, other = visitor.place_of("option0"), visitor.place_of("option2")
    visitor.finger.press_at(one, point=1)
    visitor.finger.press_at(other, point=2)
    visitor.finger.release_at(one, point=1)
    visitor.finger.release_at(other, point=2)
    visitor.finger.pause(0.05)
    assert visitor.player.property("results")[0] != ""
    assert visitor.player._play.score[1] == 1


def test_a_double_tap_on_next_skips_no_question(visitor: Running) -> None:
    visitor.open(EXHIBIT)
    visitor.tap("option0")
    place = visitor.place_of("quizNext")
    visitor.finger.tap_at(place)
    visitor.finger.tap_at(place)
    visitor.finger.settle()
    assert visitor.player.property("number") == 1
    assert not visitor.player.property("answered")


def test_without_motion_nothing_moves_by_itself(visitor: Running) -> None:
    frames: list[int] = []
    visitor.finger.settle()
    visitor.finger.pause(0.3)

    def count() -> None:
        frames.append(1)

    visitor.kiosk.window.frameSwapped.connect(count)
    visitor.finger.pause(1.0)
    visitor.kiosk.window.frameSwapped.disconnect(count)
    assert not frames


_GUIDED = b"""
import QtQuick
import Kit

Item {
    property alias mood: guide.mood
    property alias pose: guide.pose
    property alias beat: guide.beat
    property alias seen: guide.visible

    Guide {
        id: guide
        height: 200
    }
}
"""


def test_the_guide_nods_twice_and_then_stands_still(visitor: Running) -> None:
    window, finger = visitor.kiosk.window, visitor.finger
    tokens: Any = window.engine().singletonInstance("Kit", "Tokens")
    tokens.setProperty("motionAllowed", True)
    component = QQmlComponent(window.engine())
    component.setData(_GUIDED, QUrl())
    stage = component.create()
    assert isinstance(stage, QQuickItem)
    stage.setParentItem(window.contentItem())
    try:
        finger.pause(0.25)
        assert (stage.property("pose"), stage.property("beat")) == ("rest", 0)
        stage.setProperty("mood", "nod")
        assert stage.property("pose") == "rest"
        finger.until(lambda: stage.property("pose") == "nod", "the first nod")
        stage.setProperty("seen", False)  # nobody sees it nod
        at = stage.property("beat")
        finger.pause(0.25)
        assert stage.property("beat") == at
        stage.setProperty("seen", True)
        finger.until(lambda: stage.property("beat") == 4, "the second nod")
        finger.pause(0.25)
        assert (stage.property("pose"), stage.property("beat")) == ("nod", 4)
        stage.setProperty("mood", "wonder")
        assert stage.property("pose") == "wonder"
    finally:
        tokens.setProperty("motionAllowed", False)
        stage.setParentItem(QQuickItem())
        stage.deleteLater()


def test_a_page_never_stands_nearly_opaque(visitor: Running) -> None:
    # From 0.99999 on Qt's painter draws 255/256 and never again: what is below shines through.
    seen: list[float] = []

    def note() -> None:
        page = visitor.finger.find("exhibit")
        while page is not None and "Page_QMLTYPE" not in page.metaObject().className():
            page = page.parentItem()
        if page is not None:
            seen.append(page.opacity())

    tokens: Any = visitor.kiosk.window.engine().singletonInstance("Kit", "Tokens")
    tokens.setProperty("motionAllowed", True)
    visitor.kiosk.window.frameSwapped.connect(note)
    try:
        for _ in range(2):
            visitor.open(EXHIBIT)
            visitor.finger.pause(0.3)
            visitor.finger.settle()
            visitor.tap("goHome")
            visitor.await_screen("home")
            visitor.finger.settle()
    finally:
        visitor.kiosk.window.frameSwapped.disconnect(note)
        tokens.setProperty("motionAllowed", False)
    assert seen.count(1.0) >= 2
    assert any(0.2 <= opacity < 1 for opacity in seen)
    assert not [opacity for opacity in seen if 0.992 < opacity < 1]


_QUOTED = """
import QtQuick
import Kit

Label {
    text: "Touch “Yes”"
    wrapMode: Text.NoWrap
}
"""


def test_quotes_are_narrow_between_english_words_and_wide_in_chinese(visitor: Running) -> None:
    shell = visitor.kiosk.shell
    component = QQmlComponent(visitor.kiosk.window.engine())
    component.setData(_QUOTED.encode(), QUrl())
    label: Any = component.create()
    try:
        chinese = label.property("implicitWidth")
        em = label.property("font").pixelSize()
        shell.speak("en")
        english = label.property("implicitWidth")
        shell.speak("zh-Hans")
        assert chinese - english == pytest.approx(em, abs=2)  # two quotes, half an em each
        assert label.property("implicitWidth") == chinese
    finally:
        label.deleteLater()
