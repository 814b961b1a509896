"""What the shots of the film share: the size of a frame, easing, layers, the brush."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from studio.palette import GLOW
from studio.station import Face
from studio.svg import Picture, Point

WIDTH, HEIGHT = 1280, 720
FPS = 25


def ease(t: float, start: float, end: float) -> float:
    """Return 0 before ``start``, 1 after ``end``, and a soft way between."""
    share = min(1.0, max(0.0, (t - start) / (end - start)))
    return share * share * (3 - 2 * share)


def between(a: float, b: float, share: float) -> float:
    """Return the number ``share`` of the way from ``a`` to ``b``."""
    return a + (b - a) * share


def drawing() -> Picture:
    """Return an empty picture of a frame's size."""
    return Picture(WIDTH, HEIGHT)


def renderer(picture: Picture) -> QSvgRenderer:
    """Return a picture ready to be painted again and again."""
    return QSvgRenderer(QByteArray(picture.text().encode()))


def layer(picture: Picture) -> QImage:
    """Return a picture as pixels, painted once."""
    image = QImage(
        round(picture.width), round(picture.height), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = brush(image)
    renderer(picture).render(painter)
    painter.end()
    return image


def brush(image: QImage) -> QPainter:
    """Return a painter with soft edges and without an outline."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def lay(painter: QPainter, image: QImage, opacity: float = 1, x: float = 0, y: float = 0) -> None:
    """Put a layer down."""
    if opacity > 0.004:
        before = painter.opacity()
        painter.setOpacity(before * min(1.0, opacity))
        painter.drawImage(QPointF(x, y), image)
        painter.setOpacity(before)


def put(painter: QPainter, what: QSvgRenderer, x: float, y: float, scale: float, turn: float = 0,
        opacity: float = 1) -> None:  # fmt: skip
    """Paint a picture with its middle at ``(x, y)``."""
    size = what.defaultSize()
    painter.save()
    painter.setOpacity(painter.opacity() * opacity)
    painter.translate(x, y)
    painter.rotate(turn)
    painter.scale(scale, scale)
    width, height = size.width(), size.height()
    what.render(painter, QRectF(-width / 2, -height / 2, width, height))
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)


def disc(painter: QPainter, x: float, y: float, r: float, colour: str, opacity: float = 1) -> None:
    """Fill a disc."""
    painter.setBrush(shade(colour, opacity))
    painter.drawEllipse(QPointF(x, y), r, r)


def shape(painter: QPainter, points: Iterable[Point], colour: str, opacity: float = 1) -> None:
    """Fill a shape with straight edges."""
    painter.setBrush(shade(colour, opacity))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def line(
    painter: QPainter,
    points: Sequence[Point],
    colour: str,
    width: float,
    opacity: float = 1,
    dashes: Sequence[float] = (),
) -> None:
    """Draw a line with round ends through ``points``."""
    pen = QPen(shade(colour, opacity), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.setBrush(QBrush())
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
    painter.setPen(Qt.PenStyle.NoPen)


def station(painter: QPainter, faces: Iterable[Face]) -> None:
    """Paint the station's faces."""
    for face in faces:
        shape(painter, face.points, face.colour)


def arrow(
    painter: QPainter,
    start: Point,
    end: Point,
    width: float,
    colour: str = GLOW,
    opacity: float = 1,
) -> None:
    """Draw a flat arrow."""
    (ax, ay), (bx, by) = start, end
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if length < width * 1.8:
        return
    ux, uy = (bx - ax) / length, (by - ay) / length
    neck = (bx - ux * width * 2.1, by - uy * width * 2.1)
    half, wide = width / 2, width * 1.45
    shape(
        painter,
        [
            (ax - uy * half, ay + ux * half),
            (neck[0] - uy * half, neck[1] + ux * half),
            (neck[0] - uy * wide, neck[1] + ux * wide),
            end,
            (neck[0] + uy * wide, neck[1] - ux * wide),
            (neck[0] + uy * half, neck[1] - ux * half),
            (ax + uy * half, ay - ux * half),
        ],
        colour,
        opacity,
    )


def shade(colour: str, opacity: float) -> QColor:
    """Return a colour of the palette with an opacity."""
    result = QColor(colour)
    result.setAlphaF(min(1.0, max(0.0, opacity)))
    return result
