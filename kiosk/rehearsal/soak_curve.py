"""The curve of a soak as a picture: one band for each thing that was looked at, drawn by Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from kiosk.core.errors import Defect
from kiosk.core.words import Words
from kiosk.rehearsal.soak_judge import WARM_UP
from kiosk.rehearsal.soak_vitals import MIB, Vitals

_WIDTH, _BAND, _HEAD, _FOOT = 1600, 210, 110, 60
_LEFT, _RIGHT = 330, 60
_PAPER, _INK, _SOFT, _LINE = "#FFF8EC", "#14263A", "#4A5A6B", "#D8CBB4"
_ACCENT, _WRONG, _WARM = "#12717E", "#B3261E", "#F3E7D2"


class Band(NamedTuple):
    """One line of the picture: what it shows and how a look is read."""

    title: Words
    unit: str
    value: Callable[[Vitals], float]
    least_span: float
    """The band is at least so high: a flat line has to look flat."""


BANDS = (
    Band(Words("内存（独有）", "memory, own"), "MiB", lambda v: v.own, 20),
    Band(Words("内存（常驻）", "memory, resident"), "MiB", lambda v: v.rss, 20),
    Band(Words("句柄", "handles"), "", lambda v: v.handles, 20),
    Band(Words("线程", "threads"), "", lambda v: v.threads, 10),
    Band(Words("统计库", "ledger"), "MiB", lambda v: v.ledger / MIB, 5),
    Band(Words("其他文件", "other files"), "MiB", lambda v: v.files / MIB, 5),
    Band(Words("警告", "warnings"), "", lambda v: v.warnings, 5),
)


def draw_curve(looks: Sequence[Vitals], title: str, well: bool, path: Path) -> None:
    """Draw ``looks`` (at least one) as PNG; the fonts of the kiosk have been loaded.

    Raises:
        Defect: the picture could not be saved.
    """
    image = QImage(_WIDTH, _HEAD + _BAND * len(BANDS) + _FOOT, QImage.Format.Format_RGB32)
    image.fill(QColor(_PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, QRectF(40, 25, _WIDTH - 80, 60), title, 30, _INK if well else _WRONG, bold=True)
    for at, band in enumerate(BANDS):
        _draw_band(painter, band, looks, _HEAD + at * _BAND)
    _draw_foot(painter, looks, _HEAD + _BAND * len(BANDS))
    painter.end()
    if not image.save(str(path)):
        raise Defect(f"no picture could be saved as {path}")


def _draw_band(painter: QPainter, band: Band, looks: Sequence[Vitals], top: int) -> None:
    values = [band.value(look) for look in looks]
    low, high = _span(values, band.least_span)
    box = QRectF(_LEFT, top + 15, _WIDTH - _LEFT - _RIGHT, _BAND - 45)
    most = max(looks[-1].visits, 1)
    warm = QRectF(box.left(), box.top(), box.width() * WARM_UP, box.height())
    painter.fillRect(warm, QColor(_WARM))
    painter.setPen(QPen(QColor(_LINE), 1.5))
    painter.drawRect(box)
    points = QPolygonF(
        [
            QPointF(
                box.left() + box.width() * look.visits / most,
                box.bottom() - box.height() * (value - low) / (high - low),
            )
            for look, value in zip(looks, values, strict=True)
        ]
    )
    painter.setPen(QPen(QColor(_ACCENT), 3))
    painter.drawPolyline(points)
    _write(painter, QRectF(40, top + 20, _LEFT - 130, 40), band.title.zh, 26, _INK, bold=True)
    _write(painter, QRectF(40, top + 62, _LEFT - 130, 30), band.title.en, 20, _SOFT)
    now = f"{_figure(values[-1])} {band.unit}".strip()
    _write(painter, QRectF(40, top + 98, _LEFT - 130, 40), now, 26, _ACCENT, bold=True)
    for value, y in ((high, box.top() - 4), (low, box.bottom() - 26)):
        place = QRectF(_LEFT - 110, y, 98, 30)
        _write(painter, place, _figure(value), 20, _SOFT, Qt.AlignmentFlag.AlignRight)


def _draw_foot(painter: QPainter, looks: Sequence[Vitals], top: int) -> None:
    width = _WIDTH - _LEFT - _RIGHT
    most = looks[-1].visits
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        place = QRectF(_LEFT + width * share - 100, top - 26, 200, 30)
        _write(painter, place, f"{round(most * share):,}", 20, _SOFT, Qt.AlignmentFlag.AlignHCenter)
    said = "次参观 · visits（浅色：预热，不作判断 · shaded: warm-up, not judged）"
    _write(painter, QRectF(_LEFT, top + 8, width, 34), said, 20, _SOFT)


def _span(values: Sequence[float], least: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    if high - low < least:
        low = max(0.0, (low + high - least) / 2)
        high = max(high, low + least)
    return low, high


def _figure(value: float) -> str:
    return f"{value:,.1f}" if value != round(value) else f"{value:,.0f}"


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    size_px: int,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    bold: bool = False,
) -> None:
    font = QFont("Noto Sans SC")
    font.setPixelSize(size_px)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), text)
