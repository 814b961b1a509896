"""What a phone would read on the glass: zbar on the picture of the window."""

from __future__ import annotations

from PySide6.QtGui import QImage


def scanned(image: QImage) -> list[str]:
    """The text of every QR code in ``image``."""
    from pyzbar.pyzbar import ZBarSymbol, decode

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    pixels = b"".join(rows[y * line : y * line + width] for y in range(height))
    found = decode((pixels, width, height), symbols=[ZBarSymbol.QRCODE])
    return [_utf8(each.data) for each in found]


def _utf8(data: bytes) -> str:
    """The text that was meant: zbar guesses an encoding that a code does not name."""
    return data.decode("utf-8")
