"""The result screen: a phone can read its code off the glass; opinions and wishes are counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from kiosk.core.qr import QUIET, qr_rows
from kiosk.library.takeaway import takeaway_of
from kiosk.shell.leaving import QUESTIONS
from kiosk.shell.walk import Outcome
from kiosk.ui.codes import CodeProvider, code_image
from tests.ui.desk import Desk
from tests.ui.running import Running, quizzes_of, running
from tests.ui.scanning import scanned

FEATHERED = "cn.kepu.feathered"
SIZES = {
    "smallest": ((1366, 768), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}


@pytest.fixture(scope="module", params=SIZES)
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    size_px, diagonal_in = SIZES[request.param]
    data = tmp_path_factory.mktemp("leaving")
    ids = (FEATHERED, "cn.kepu.safefood", "cn.kepu.earthquake", "cn.kepu.jehol")
    quizzes = quizzes_of(data / "exhibits", *ids)
    with running(data, exhibits=quizzes, size_px=size_px, diagonal_in=diagonal_in) as one:
        yield one


@pytest.fixture
def result(kiosk: Running) -> Iterator[Running]:
    """A visitor at the result of an exhibit."""
    kiosk.wake()
    to_result(kiosk)
    yield kiosk
    kiosk.to_attract()


def to_result(kiosk: Running) -> None:
    kiosk.clock.advance(10)
    kiosk.open(FEATHERED)
    kiosk.clock.advance(10)
    kiosk.kiosk.walk.part_done(Outcome(6, 7))
    kiosk.await_screen("result")


def content(kiosk: Running) -> str:
    exhibit = kiosk.kiosk.catalogue.get(FEATHERED)
    assert exhibit is not None
    return takeaway_of(exhibit, kiosk.kiosk.walk.view.language).content


def glass(kiosk: Running) -> QImage:
    kiosk.finger.settle()
    image = kiosk.kiosk.window.grabWindow()
    assert not image.isNull()
    return image


def test_a_phone_reads_the_code_off_the_result_in_each_language(result: Running) -> None:
    chinese = content(result)
    assert scanned(glass(result)) == [chinese]
    result.kiosk.shell.speak("en")
    english = content(result)
    assert english != chinese
    assert scanned(glass(result)) == [english]


def test_enlarged_it_reads_too_and_says_what_it_needs(result: Running) -> None:
    result.tap("takeaway")
    assert content(result) in scanned(glass(result))
    words = [item.property("text") for item in result.finger.items()]
    assert "用手机扫一扫带走" in words and "不用联网：要点就写在码里。" in words
    result.tap("promptYes")
    assert result.finger.find("takeawayPrompt") is None


def test_every_module_is_whole_pixels_large_enough_with_its_quiet_zone(result: Running) -> None:
    shell = result.kiosk.shell
    pixels_a_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
    rows = qr_rows(content(result))
    picture = glass(result)
    for name in ("code", "codeLarge"):
        if name == "codeLarge":
            result.tap("takeaway")
            picture = glass(result)
        item = result.finger.need(name)
        module_px = item.property("modulePx")
        assert round(module_px / pixels_a_mm, 2) >= 0.6
        side = (len(rows) + 2 * QUIET) * module_px
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).toRect()
        assert (place.width(), place.height()) == (side, side)
        shown = picture.copy(place).convertToFormat(QImage.Format.Format_RGB32)
        assert shown == code_image(rows, module_px)
    result.tap("promptYes")


def test_in_large_type_the_code_waits_behind_a_button_or_stands_there(result: Running) -> None:
    result.kiosk.shell.setElder(True)
    result.finger.settle()
    standing = result.finger.find("takeaway")
    result.tap("takeaway" if standing is not None else "takeawayButton")
    assert content(result) in scanned(glass(result))


def test_one_face_is_one_rating_and_is_thanked(result: Running) -> None:
    before = result.totals()["ratings"].get(FEATHERED, {})
    question = result.kiosk.leaving.property("question")
    assert question in QUESTIONS
    result.tap("rate3")
    assert result.finger.need("ratingQuestion").property("text") == "谢谢你的意见！"
    assert not result.finger.need("rate1").isEnabled()
    result.finger.tap("rate1")
    after = result.totals()["ratings"][FEATHERED]
    had = before.get(question, [0, 0, 0])
    assert after[question] == [had[0], had[1], had[2] + 1]


def test_one_wish_a_visitor_and_it_is_thanked(result: Running) -> None:
    before = result.totals()["wanted"].get("航天", 0)
    result.tap("wishButton")
    result.tap("wish1")
    assert result.finger.find("wishSheet") is None
    button = result.finger.need("wishButton")
    assert (button.property("text"), button.isEnabled()) == ("已记下，谢谢！", False)
    result.tap("playAgain")
    result.kiosk.walk.part_done(Outcome(7, 7))
    result.await_screen("result")
    assert not result.finger.need("wishButton").isEnabled()
    assert result.totals()["wanted"]["航天"] == before + 1


def test_doing_nothing_leaves_nothing_and_blocks_nothing(result: Running) -> None:
    before = result.totals()
    result.tap("wishButton")
    result.tap("sheetBack")
    result.tap("nextVisitor")
    result.await_screen("attract")
    after = result.totals()
    assert (after["ratings"], after["wanted"]) == (before["ratings"], before["wanted"])
    result.wake()


# Without a window.


def test_a_code_is_drawn_dark_on_white_to_the_pixel() -> None:
    image = code_image(("10", "01"), 3)
    assert (image.width(), image.height()) == ((2 + 2 * QUIET) * 3,) * 2
    for y in range(image.height()):
        for x in range(image.width()):
            at = (x // 3 - QUIET, y // 3 - QUIET)
            dark = at in ((0, 0), (1, 1))
            assert image.pixelColor(x, y) == QColor("#0D1B2A" if dark else "#FFFFFF")


def test_only_the_code_that_is_shown_is_drawn() -> None:
    from PySide6.QtCore import QSize

    provider, none = CodeProvider(), QSize()
    old = provider.show(("1",))
    new = provider.show(("10", "01"))
    assert provider.requestImage(f"{old}/2", none, none).width() == 1
    assert provider.requestImage(f"{new}/2", none, none).width() == 20
    for bad in (f"{new}/x", f"{new}/-1", new, "", f"{new}/"):
        assert provider.requestImage(bad, none, none).width() == 1
    assert provider.requestImage(f"{new}/999999", none, none).width() == 240


def test_without_a_result_there_is_no_code(qt_app: object) -> None:
    desk = Desk()
    assert (desk.leaving.property("code"), desk.leaving.property("modules")) == ("", 0)
    assert desk.leaving.property("question") == ""
