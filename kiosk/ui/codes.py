"""QR codes for QML, drawn from their matrix: every module the same whole number of pixels.

Called on the window's thread only (codes are small and never asynchronous).
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider

from kiosk.core.qr import QUIET

MOST_PX = 24
"""Pixels of a module; more than any panel needs."""

DARK, LIGHT = qRgb(0x0D, 0x1B, 0x2A), qRgb(0xFF, 0xFF, 0xFF)


def code_image(rows: tuple[str, ...], module_px: int) -> QImage:
    """The code with its quiet zone, ``module_px`` pixels a module: dark on white."""
    empty = "0" * (len(rows) + 2 * QUIET)
    side = "0" * QUIET
    framed = [*[empty] * QUIET, *(side + row + side for row in rows), *[empty] * QUIET]
    wide = ("".join(sign * module_px for sign in row) for row in framed)
    pixels = b"".join(line.encode().translate(_INDEX) * module_px for line in wide)
    size = len(framed) * module_px
    image = QImage(pixels, size, size, size, QImage.Format.Format_Indexed8)
    image.setColorTable([LIGHT, DARK])
    return image.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the bytes are ours


_INDEX = bytes(1 if sign == ord("1") else 0 for sign in range(256))


class CodeProvider(QQuickImageProvider):
    """``image://code/<serial>/<module_px>``: the code that is shown now, if that is the one."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._serial = 0
        self._rows: tuple[str, ...] = ()

    def show(self, rows: tuple[str, ...]) -> str:
        """Show this code from now on (none: ``()``); returns the serial to ask for it by."""
        self._serial += 1
        self._rows = rows
        return str(self._serial)

    def requestImage(self, name: str, size: QSize, requested_size: QSize) -> QImage:
        """Draw the code; something empty when another has taken its place."""
        serial, _, module_px = name.partition("/")
        if serial != str(self._serial) or not module_px.isdecimal() or not self._rows:
            image = QImage(1, 1, QImage.Format.Format_RGB32)
            image.fill(LIGHT)
            return image
        return code_image(self._rows, min(max(1, int(module_px)), MOST_PX))
