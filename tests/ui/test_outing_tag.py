"""The small flag on the visitors' screens while an outing runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.visits.outing_rules import OutingDraft
from tests.ui.running import Running, running

LONG = "喀喇沁左翼蒙古族自治县公营子镇土城子村中心小学文化广场东侧科普活动站院内"


def rectangle(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def buttons(kiosk: Running) -> list[QQuickItem]:
    """Everything that is touched, as far as it is seen."""
    found = (item for item in kiosk.finger.items() if item.inherits("QQuickAbstractButton"))
    return [item for item in found if item.isVisible() and item.objectName() != ""]


def assert_quiet(kiosk: Running) -> None:
    tag = kiosk.finger.need("outingTag")
    place = rectangle(tag)
    window = kiosk.kiosk.window
    assert QRectF(0, 0, window.width(), window.height()).contains(place)
    assert place.height() <= 16 * kiosk.kiosk.window.measured().px_per_mm
    for button in buttons(kiosk):
        assert not rectangle(button).intersects(place), button.objectName()


@pytest.mark.parametrize("size_px", [(1366, 768), (768, 1366)], ids=str)
@pytest.mark.parametrize("place", ["大板镇中心小学", LONG], ids=["short", "long"])
def test_the_flag_covers_nothing_that_is_touched(
    data: Path, size_px: tuple[int, int], place: str
) -> None:
    with running(data, size_px=size_px) as kiosk:
        assert kiosk.finger.find("outingTag") is None
        kiosk.kiosk.visits.outings.start(OutingDraft(place=place))
        assert_quiet(kiosk)
        kiosk.wake()
        assert_quiet(kiosk)
        kiosk.kiosk.visits.outings.end(OutingDraft(place=place))
        kiosk.finger.pause(0.02)
        assert kiosk.finger.find("outingTag") is None


def test_a_touch_on_the_flag_wakes_the_kiosk_like_any_other(data: Path) -> None:
    with running(data) as kiosk:
        kiosk.kiosk.visits.outings.start(OutingDraft(place="大板小学"))
        kiosk.finger.settle()
        kiosk.finger.tap_at(kiosk.finger.middle(kiosk.finger.need("outingTag")))
        kiosk.await_screen("home")
