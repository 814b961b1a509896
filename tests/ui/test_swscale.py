"""Frames by libswscale have the colours they should; what it cannot do is left to Qt."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoFrameFormat

from kiosk.ui import swscale
from kiosk.ui.swscale import FrameScaler, find_library, library_names

SIZE = QSize(320, 180)
PLANAR = QVideoFrameFormat.PixelFormat.Format_YUV420P
BT601 = QVideoFrameFormat.ColorSpace.ColorSpace_BT601
BT709 = QVideoFrameFormat.ColorSpace.ColorSpace_BT709
VIDEO = QVideoFrameFormat.ColorRange.ColorRange_Video
FULL = QVideoFrameFormat.ColorRange.ColorRange_Full


@pytest.fixture(scope="module", autouse=True)
def media_plugin(qt_app: Any) -> QMediaPlayer:
    """Qt loads its media plugin, and with it the library, with the first player."""
    return QMediaPlayer()


def _planes(x: int, y: int) -> tuple[int, int, int]:
    """Luma and the two chromas at a point: soft ramps, each plane its own."""
    even_x, even_y = x // 2 * 2, y // 2 * 2
    return 60 + (x + y) % 120, 90 + (even_x * 2 + even_y) % 70, 90 + (even_x * 3 + even_y) % 70


def _frame(colours: Any = BT709, reach: Any = VIDEO) -> QVideoFrame:
    looks = QVideoFrameFormat(SIZE, PLANAR)
    looks.setColorSpace(colours)
    looks.setColorRange(reach)
    frame = QVideoFrame(looks)
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for plane in range(frame.planeCount()):
        step = 1 if plane == 0 else 2
        stride = frame.bytesPerLine(plane)
        bits: Any = frame.bits(plane)
        for y in range(0, SIZE.height(), step):
            for x in range(0, SIZE.width(), step):
                bits[y // step * stride + x // step] = _planes(x, y)[plane]
    frame.unmap()
    return frame


def _truth(colours: Any, reach: Any) -> QImage:
    """The picture by the formulas of ITU-R BT.601 and BT.709."""
    red, blue = (0.299, 0.114) if colours == BT601 else (0.2126, 0.0722)
    luma_zero, luma_span, chroma_span = (16, 219, 224) if reach == VIDEO else (0, 255, 255)
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    for y in range(SIZE.height()):
        for x in range(SIZE.width()):
            luma, u, v = _planes(x, y)
            bright = (luma - luma_zero) / luma_span
            from_u, from_v = (u - 128) / chroma_span, (v - 128) / chroma_span
            r = bright + 2 * (1 - red) * from_v
            b = bright + 2 * (1 - blue) * from_u
            g = (bright - red * r - blue * b) / (1 - red - blue)
            picture.setPixelColor(x, y, QColor(*(_byte(one) for one in (r, g, b))))
    return picture


def _byte(share: float) -> int:
    return round(255 * min(max(share, 0.0), 1.0))


def _apart(one: QImage, other: QImage) -> float:
    """The mean distance of two pictures' colours, 0 to 255."""
    assert one.size() == other.size()
    total = count = 0
    for y in range(4, one.height() - 4, 7):
        for x in range(4, one.width() - 4, 5):
            a, b = QColor(one.pixel(x, y)), QColor(other.pixel(x, y))
            total += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            count += 3
    return total / count


@pytest.mark.parametrize("colours", [BT601, BT709])
@pytest.mark.parametrize("reach", [VIDEO, FULL])
def test_colours_are_right(colours: Any, reach: Any) -> None:
    ours = FrameScaler().picture(_frame(colours, reach), SIZE)
    assert ours is not None
    assert _apart(ours, _truth(colours, reach)) < 3


def test_the_two_colour_tables_differ() -> None:
    one, other = (FrameScaler().picture(_frame(space), SIZE) for space in (BT601, BT709))
    assert one is not None and other is not None
    assert _apart(one, other) > 3


def test_a_smaller_picture_is_the_same_picture() -> None:
    frame, small = _frame(), QSize(200, 113)
    ours = FrameScaler().picture(frame, small)
    assert ours is not None
    smooth = _truth(BT709, VIDEO).scaled(
        small,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    assert _apart(ours, smooth) < 8  # the ramps' steep edges fall between pixels


def test_the_picture_is_painted_over_and_follows_the_size() -> None:
    scaler, frame = FrameScaler(), _frame()
    first = scaler.picture(frame, SIZE)
    assert first is not None and scaler.picture(frame, SIZE) is first
    assert first.format() == QImage.Format.Format_RGB32
    other = scaler.picture(frame, QSize(100, 50))
    assert other is not None and other.size() == QSize(100, 50)
    scaler.close()
    again = scaler.picture(frame, SIZE)
    assert again is not None and again.size() == SIZE


def test_other_frames_are_left_to_qt() -> None:
    argb = QVideoFrameFormat.PixelFormat.Format_ARGB8888
    assert FrameScaler().picture(QVideoFrame(QVideoFrameFormat(SIZE, argb)), SIZE) is None
    looks = QVideoFrameFormat(SIZE, PLANAR)
    looks.setMirrored(True)
    assert FrameScaler().picture(QVideoFrame(looks), SIZE) is None
    assert FrameScaler().picture(_frame(), QSize(0, 10)) is None


def test_without_the_library_qt_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swscale, "_library", lambda: None)
    assert FrameScaler().picture(_frame(), SIZE) is None


def test_only_a_library_of_this_process_is_taken() -> None:
    asked: list[str] = []

    def nothing(name: str) -> ctypes.CDLL | None:
        asked.append(name)
        return None

    assert find_library(nothing) is None
    assert "libswscale.so.8" in asked or "swscale-8.dll" in asked


def test_a_library_without_the_functions_is_not_taken() -> None:
    assert find_library(lambda name: ctypes.CDLL(None)) is None


def test_names_are_those_of_ffmpeg() -> None:
    assert library_names("linux", 8) == ("libswscale.so.8", "libavutil.so.59")
    assert library_names("win32", 8) == ("swscale-8.dll", "avutil-59.dll")
