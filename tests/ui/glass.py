"""Measures everything that stands on the glass: texts, and what can be touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.rehearsal.finger import Finger

TOLERANCE_PX = 1.5
GUARD_MS = 40
"""How long a new page takes no touch in most tests, which only wait for it."""


class LightFinger(Finger):
    """The finger of a test: as quick as any, for thousands of taps wait for it to be lifted."""

    hold_s = 0.01


@dataclass(frozen=True)
class Rules:
    """The least sizes, in millimetres of a panel whose unit is 4 mm."""

    text_mm: float = 6
    button_mm: float = 20
    chip_mm: float = 15


ELDER = Rules(text_mm=10, button_mm=25, chip_mm=25)


@dataclass(frozen=True)
class Glass:
    """One look at the glass below ``root``; ``px_per_mm`` includes what the unit adds."""

    root: QQuickItem
    px_per_mm: float
    window: QRectF

    def faults(self, rules: Rules) -> list[str]:
        """Everything that is wrong, one sentence each; empty when all is well."""
        return [*self._text_faults(rules), *self._touch_faults(rules)]

    def texts(self) -> list[QQuickItem]:
        """Every text that can be seen and says something."""
        return [item for item in _seen(self.root) if item.inherits("QQuickText") and _words(item)]

    def touchables(self) -> list[QQuickItem]:
        """Every button that can be seen and takes a touch."""
        buttons = [item for item in _seen(self.root) if item.inherits("QQuickAbstractButton")]
        return [item for item in buttons if item.isEnabled()]

    def _text_faults(self, rules: Rules) -> Iterator[str]:
        painted = {item: _painted(item) for item in self.texts()}
        least_px = round(rules.text_mm * self.px_per_mm)
        for item, rect in painted.items():
            words = _words(item)
            letter_px = _ask(item, _LETTER_PX)
            if letter_px < least_px:
                yield f"“{words}” is {letter_px / self.px_per_mm:.1f} mm high"
            if item.property("truncated"):
                yield f"“{words}” is cut short"
            if not _within(rect, self.window):
                yield f"“{words}” leaves the screen: {_told(rect)}"
            holder = _holder(item)
            if holder is not None and not _within(rect, _rect(holder)):
                yield f"“{words}” {_told(rect)} overflows its place {_told(_rect(holder))}"
        for (one, here), (other, there) in combinations(painted.items(), 2):
            if _overlap(here, there):
                yield f"“{_words(one)}” lies over “{_words(other)}”"
        for button in self.touchables():
            for item, rect in painted.items():
                if not _related(button, item) and _overlap(rect, _rect(button)):
                    yield f"“{_words(item)}” lies over the button {button.objectName()}"

    def _touch_faults(self, rules: Rules) -> Iterator[str]:
        places = {item: _rect(item) for item in self.touchables()}
        for item, rect in places.items():
            name = item.objectName() or _words(item)
            is_chip = name.startswith(("topic", "audience"))
            least_px = (rules.chip_mm if is_chip else rules.button_mm) * self.px_per_mm
            if min(rect.width(), rect.height()) < least_px - TOLERANCE_PX:
                yield f"{name} is too small: {_told(rect)}, wants {least_px:.0f}"
            if not _within(rect, self.window):
                yield f"{name} leaves the screen: {_told(rect)}"
        for (one, here), (other, there) in combinations(places.items(), 2):
            if not _related(one, other) and _overlap(here, there):
                yield f"{one.objectName()} and {other.objectName()} overlap"


def _seen(item: QQuickItem, opacity: float = 1.0) -> Iterator[QQuickItem]:
    opacity *= item.opacity()
    if not item.isVisible() or opacity < 0.02:
        return
    yield item
    for child in item.childItems():
        yield from _seen(child, opacity)


def _words(item: QQuickItem) -> str:
    return str(item.property("text") or "").strip()


def _rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _painted(item: QQuickItem) -> QRectF:
    """The box of the letters themselves, wherever in its item a text is aligned to.

    A line of the typeface is 1.45 letters high; what is above and below them is air.
    """
    width, height = item.property("contentWidth"), item.property("contentHeight")
    x = (item.width() - width) * _ask(item, _SHARE_LEFT)
    y = (item.height() - height) * _ask(item, _SHARE_ABOVE)
    air = 0.2 * _ask(item, _LETTER_PX)
    return item.mapRectToScene(QRectF(x, y + air, width, height - 2 * air))


# Text's own enumerations are known to QML alone.
_SHARE_LEFT = "({[Text.AlignHCenter]: 0.5, [Text.AlignRight]: 1})[horizontalAlignment] ?? 0"
_SHARE_ABOVE = "({[Text.AlignVCenter]: 0.5, [Text.AlignBottom]: 1})[verticalAlignment] ?? 0"
_LETTER_PX = "fontInfo.pixelSize"


def _ask(item: QQuickItem, question: str) -> float:
    context = qmlContext(item)
    assert context is not None
    value, failed = QQmlExpression(context, item, question).evaluate()
    assert not failed
    return float(value)


def _holder(item: QQuickItem) -> QQuickItem | None:
    """What a text stands on: the nearest button, coloured box or screen around it."""
    at = item.parentItem()
    while at is not None:
        if at.inherits("QQuickAbstractButton") or at.inherits("QQuickRectangle"):
            return at
        at = at.parentItem()
    return None


def _related(one: QQuickItem, other: QQuickItem) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _within(inner: QRectF, outer: QRectF) -> bool:
    more = TOLERANCE_PX
    return outer.adjusted(-more, -more, more, more).contains(inner)


def _overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > TOLERANCE_PX and common.height() > TOLERANCE_PX


def _told(rect: QRectF) -> str:
    return f"{rect.width():.0f}x{rect.height():.0f} at {rect.x():.0f},{rect.y():.0f}"
