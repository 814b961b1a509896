"""Icons for QML, in any colour.

Called on the window's thread only (icons are small and never asynchronous). Pictures are read by
Qt itself, from files: Python in Qt's picture thread could wait for the interpreter lock while it
holds one of Qt's, see docs/decisions/0013.
"""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

ICON_INK = b"#14263A"
"""The literal colour in assets/icons that stands for the wanted one."""

LARGEST_PX = 1024


def _clear_image(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)  # not fill: it would make all of Qt's enums, 15 ms of the start
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.eraseRect(QRect(QPoint(0, 0), size))
    painter.end()
    return image


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
        wanted = requested_size if not requested_size.isEmpty() else renderer.defaultSize()
        largest = QSize(LARGEST_PX, LARGEST_PX)
        image = _clear_image(wanted.boundedTo(largest).expandedTo(QSize(1, 1)))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return image
