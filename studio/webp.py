"""Moving pictures from drawn frames: an animated WebP, and a sprite sheet with its JSON.

Every frame of the WebP is whole. An encoder that keeps only what changes leaves shadows of the
frames before in flat colours, and so would a player that starts in the middle.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio.svg import Picture

ANIMATED = 0x02
REPLACES = 0x02
"""A frame takes the place of the one before instead of lying on it."""


def rendered(picture: Picture, width: int) -> QImage:
    """Return a picture as pixels, ``width`` wide."""
    renderer = QSvgRenderer(QByteArray(picture.text().encode()))
    high = round(width * picture.height / picture.width)
    image = QImage(width, high, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def save_webp(frames: Sequence[QImage], fps: int, path: Path, quality: int = 88) -> None:
    """Write frames as one animated WebP that plays once; equal neighbours become one frame."""
    wide, high = frames[0].width(), frames[0].height()
    body = _chunk(b"VP8X", struct.pack("<I", ANIMATED) + _three(wide - 1) + _three(high - 1))
    body += _chunk(b"ANIM", struct.pack("<IH", 0xFF000000, 1))
    shown = 0
    for index, image in enumerate(frames):
        if index + 1 < len(frames) and frames[index + 1] == image:
            continue
        start, end = (round(1000 * count / fps) for count in (shown, index + 1))
        head = _three(0) + _three(0) + _three(wide - 1) + _three(high - 1) + _three(end - start)
        body += _chunk(b"ANMF", head + bytes([REPLACES]) + _still(image, quality))
        shown = index + 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_chunk(b"RIFF", b"WEBP" + body))


def chunks(riff: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a RIFF file: name and content."""
    at = 12
    while at + 8 <= len(riff):
        name, size = struct.unpack_from("<4sI", riff, at)
        yield name, riff[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _still(image: QImage, quality: int) -> bytes:
    """Return one frame's picture chunk, as Qt encodes it."""
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    _write(QImageWriter(store, QByteArray(b"webp")), image, quality)
    for name, content in chunks(bytes(store.data().data())):
        if name in (b"VP8 ", b"VP8L"):
            return _chunk(name, content)
    raise OSError("Qt wrote a WebP without a picture")


def _write(writer: QImageWriter, image: QImage, quality: int) -> None:
    writer.setQuality(quality)
    if not writer.write(image):
        raise OSError(writer.errorString())


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _three(value: int) -> bytes:
    return struct.pack("<I", value)[:3]


def save_sheet(frames: Sequence[QImage], milliseconds: int, columns: int, path: Path) -> None:
    """Write a sprite sheet as PNG beside ``path``, and ``path`` itself as Aseprite writes it."""
    wide, high = frames[0].width(), frames[0].height()
    rows = -(-len(frames) // columns)
    sheet = QImage(wide * columns, high * rows, QImage.Format.Format_RGB32)
    sheet.fill(0)
    painter = QPainter(sheet)
    places = []
    for index, image in enumerate(frames):
        x, y = index % columns * wide, index // columns * high
        painter.drawImage(x, y, image)
        places.append({"frame": {"x": x, "y": y, "w": wide, "h": high}, "duration": milliseconds})
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = path.with_suffix(".png")
    _write(QImageWriter(str(picture), QByteArray(b"png")), sheet, 0)  # for PNG: the smallest file
    size = {"w": sheet.width(), "h": sheet.height()}
    document = {"frames": places, "meta": {"image": picture.name, "size": size}}
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8", newline="\n")
