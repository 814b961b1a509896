"""Pictures for QML: icons in any colour, exhibit pictures cropped and with round corners.

Both are asked for by name, never by path: an exhibit's picture is looked up through the
catalogue, so a package cannot make the kiosk read outside its own folder.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageIOHandler, QImageReader, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

ICON_INK = b"#14263A"
"""The literal colour in assets/icons that stands for the wanted one."""

LARGEST_PX = 4096


def _clear_image(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _wanted(requested: QSize, fallback: QSize) -> QSize:
    size = requested if requested.width() > 0 and requested.height() > 0 else fallback
    return size.boundedTo(QSize(LARGEST_PX, LARGEST_PX)).expandedTo(QSize(1, 1))


class IconProvider(QQuickImageProvider):
    """``image://icon/<name>/<rrggbb>``: one of assets/icons in one colour."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, name: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw the icon at the requested size."""
        icon, _, colour = name.partition("/")
        try:
            drawing = (self._folder / f"{Path(icon).name}.svg").read_bytes()
        except OSError as error:
            log.warning("no icon %s: %s", icon, error)
            return _clear_image(QSize(1, 1))
        renderer = QSvgRenderer(drawing.replace(ICON_INK, b"#" + colour.encode("ascii")))
        image = _clear_image(_wanted(requested_size, renderer.defaultSize()))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image


class ArtProvider(QQuickImageProvider):
    """``image://art/<name>``: a drawing of the program's own assets, at the requested size."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, name: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw the picture; it fills the requested box."""
        picture = read_filling(self._folder / f"{name}.svg", requested_size)
        if picture is None:
            log.warning("the drawing %s.svg is missing or broken in %s", name, self._folder)
            return _clear_image(QSize(1, 1))
        return picture


class ExhibitPictureProvider(QQuickImageProvider):
    """``image://exhibit/<id>/<file>?corners=all&radius=32``: a picture of an exhibit.

    ``folder_of`` maps an exhibit id to its folder, or ``None`` if it is not installed.
    """

    def __init__(self, folder_of: Callable[[str], Path | None]) -> None:
        super().__init__(
            QQuickImageProvider.ImageType.Image,
            QQuickImageProvider.Flag.ForceAsynchronousImageLoading,
        )
        self._folder_of = folder_of

    def requestImage(self, name: str, size: QSize, requested_size: QSize) -> QImage:
        """Read, crop to the requested shape and round the named corners."""
        place, _, query = name.partition("?")
        exhibit, _, file = place.partition("/")
        options = parse_qs(query)
        folder = self._folder_of(exhibit)
        if folder is None:
            log.info("a picture of %s was asked for, which is not there any more", exhibit)
            return _clear_image(QSize(1, 1))
        path = folder / file
        if not path.resolve().is_relative_to(folder.resolve()):
            log.error("picture %s lies outside %s", file, folder)
            return _clear_image(QSize(1, 1))
        picture = read_filling(path, requested_size)
        if picture is None:
            log.error("picture %s cannot be read", path)
            return _clear_image(QSize(1, 1))
        corners = options.get("corners", [""])[0]
        radius_px = float(options.get("radius", ["0"])[0])
        return rounded(picture, corners, radius_px) if corners and radius_px else picture


def read_filling(path: Path, requested: QSize) -> QImage | None:
    """Read ``path`` so that it fills ``requested``, the overhang cut evenly; ``None`` if not.

    Drawings too are read with QImageReader: while it works, Python and so the bridges can go on.
    QSvgRenderer under Python would hold them up for up to 20 ms a picture.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    natural = reader.size()
    if not natural.isValid():
        return None
    turned = _is_turned(reader)  # a photograph taken upright, stored lying
    natural = natural.transposed() if turned else natural
    wanted = _wanted(requested, natural)
    scaled = natural.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    left, top = (scaled.width() - wanted.width()) // 2, (scaled.height() - wanted.height()) // 2
    middle = QRect(QPoint(left, top), wanted)
    reader.setScaledSize(scaled.transposed() if turned else scaled)
    if not turned:
        reader.setScaledClipRect(middle)
    image = reader.read()
    if image.isNull():
        return None
    if turned:
        image = image.copy(middle)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _is_turned(reader: QImageReader) -> bool:
    turn = QImageIOHandler.Transformation.TransformationRotate90
    return bool(reader.transformation() & turn)


def rounded(picture: QImage, corners: str, radius_px: float) -> QImage:
    """Return ``picture`` with the named corners round (``"all"``, or any of tl tr bl br)."""
    everywhere = corners == "all"
    box = QRectF(picture.rect())
    shape = QPainterPath()
    shape.addRoundedRect(box, radius_px, radius_px)
    for corner, x, y in (
        ("tl", 0.0, 0.0),
        ("tr", box.width() - radius_px, 0.0),
        ("bl", 0.0, box.height() - radius_px),
        ("br", box.width() - radius_px, box.height() - radius_px),
    ):
        if not everywhere and corner not in corners:
            square = QPainterPath()
            square.addRect(QRectF(x, y, radius_px, radius_px))
            shape = shape.united(square)
    result = _clear_image(picture.size())
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, QBrush(picture))
    painter.end()
    return result
