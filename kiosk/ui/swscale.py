"""A film's frame becomes a picture of the right size in one pass, by FFmpeg's libswscale.

Qt's own conversion (``QVideoFrame.toImage``) costs 6 to 8 ms for a frame of 1080 lines and makes a
new picture of eight megabytes each time; the scaling comes on top. The library that Qt's media
plugin has already loaded into this process does both together in 2 ms, into the same picture again
and again. It is called where it is found; without it everything works as before, only slower
(docs/decisions/0019-frames-by-swscale.md).
"""

from __future__ import annotations

import ctypes
import functools
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QtVideo, QVideoFrame, QVideoFrameFormat

AREA = 0x20
"""SWS_AREA of libswscale/swscale.h: the mean of what a pixel covers; calm letters."""
MAJORS_SCALE = range(7, 12)
"""Major versions of libswscale whose functions used here are the same (FFmpeg 6 to 9)."""
SCALE_TO_UTIL = {7: 58, 8: 59, 9: 60, 10: 61, 11: 62}
"""The libavutil that belongs to each libswscale."""
UNITY = 1 << 16
"""Contrast and saturation unchanged, 16.16 fixed point."""

_PIXELS = {
    QVideoFrameFormat.PixelFormat.Format_YUV420P: b"yuv420p",
    QVideoFrameFormat.PixelFormat.Format_NV12: b"nv12",
}
_COLOURS = {  # SWS_CS_* of libswscale/swscale.h
    QVideoFrameFormat.ColorSpace.ColorSpace_BT601: 5,
    QVideoFrameFormat.ColorSpace.ColorSpace_BT709: 1,
    QVideoFrameFormat.ColorSpace.ColorSpace_BT2020: 9,
}
_HD_LINES = 576
"""Taller films that do not say their colours are BT.709, others BT.601; as Qt takes it."""

_Pointers = ctypes.c_void_p * 4
_Strides = ctypes.c_int * 4


class _Library:
    """The functions used, with their types as in libswscale/swscale.h."""

    def __init__(self, scale: ctypes.CDLL, util: ctypes.CDLL) -> None:
        self.pixel_format = util.av_get_pix_fmt
        self.pixel_format.argtypes = [ctypes.c_char_p]
        self.open = scale.sws_getContext
        self.open.argtypes = [ctypes.c_int] * 7 + [ctypes.c_void_p] * 3
        self.open.restype = ctypes.c_void_p
        self.close = scale.sws_freeContext
        self.close.argtypes = [ctypes.c_void_p]
        self.close.restype = None
        self.coefficients = scale.sws_getCoefficients
        self.coefficients.argtypes = [ctypes.c_int]
        self.coefficients.restype = ctypes.c_void_p
        self.colours = scale.sws_setColorspaceDetails
        self.colours.argtypes = [
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_int,
        ]
        self.scale = scale.sws_scale
        self.scale.argtypes = [
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]


def _loaded(name: str) -> ctypes.CDLL | None:
    """Return a library of this process; nothing is loaded from anywhere."""
    try:
        if sys.platform == "win32":
            return ctypes.CDLL(name, handle=ctypes.windll.kernel32.GetModuleHandleW(name) or None)
        return ctypes.CDLL(name, mode=os.RTLD_NOLOAD | os.RTLD_NOW)
    except (OSError, AttributeError):
        return None


def library_names(platform: str, major: int) -> tuple[str, str]:
    """Return the file names of libswscale ``major`` and its libavutil, as FFmpeg names them."""
    util = SCALE_TO_UTIL[major]
    if platform == "win32":
        return f"swscale-{major}.dll", f"avutil-{util}.dll"
    return f"libswscale.so.{major}", f"libavutil.so.{util}"


def find_library(loaded: Callable[[str], ctypes.CDLL | None] = _loaded) -> _Library | None:
    """Return the library that is in this process, or None."""
    for major in MAJORS_SCALE:
        scale, util = (loaded(name) for name in library_names(sys.platform, major))
        if scale is not None and util is not None:
            try:
                return _Library(scale, util)
            except AttributeError:  # a build without one of the functions
                return None
    return None


@functools.cache
def _library() -> _Library | None:
    return find_library()


class FrameScaler:
    """Makes pictures of one film's frames; not for two threads at a time."""

    def __init__(self) -> None:
        self._library: _Library | None = None
        self._context: int | None = None
        self._key: tuple[object, ...] = ()
        self._picture = QImage()

    def picture(self, frame: QVideoFrame, size: QSize) -> QImage | None:
        """Return ``frame`` as a picture of ``size`` pixels (Format_RGB32), or None if it cannot be
        had this way. The picture is the same one every time: paint it, do not keep it.
        """
        if self._library is None:
            self._library = _library()  # the media plugin is loaded by now: there is a frame
        if self._library is None or not _is_plain(frame) or size.isEmpty():
            return None
        if not self._prepare(self._library, frame, size):
            return None
        if not frame.map(QVideoFrame.MapMode.ReadOnly):
            return None
        try:
            return self._scale(self._library, frame)
        finally:
            frame.unmap()

    def close(self) -> None:
        """Give memory back; the scaler may be used again."""
        if self._library is not None and self._context is not None:
            self._library.close(self._context)
        self._context, self._key, self._picture = None, (), QImage()

    def _prepare(self, library: _Library, frame: QVideoFrame, size: QSize) -> bool:
        looks = frame.surfaceFormat()
        key = (
            looks.frameSize(),
            looks.pixelFormat(),
            looks.colorSpace(),
            looks.colorRange(),
            size,
        )
        if key == self._key:
            return self._context is not None
        self.close()
        self._key = key
        context = library.open(
            looks.frameWidth(),
            looks.frameHeight(),
            library.pixel_format(_PIXELS[looks.pixelFormat()]),
            size.width(),
            size.height(),
            library.pixel_format(b"bgr0" if sys.byteorder == "little" else b"0rgb"),
            AREA,
            None,
            None,
            None,
        )
        if not context:
            return False
        self._context = context
        self._picture = QImage(size, QImage.Format.Format_RGB32)
        undefined = 1 if looks.frameHeight() > _HD_LINES else 5
        source = library.coefficients(_COLOURS.get(looks.colorSpace(), undefined))
        full = looks.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full
        library.colours(context, source, int(full), source, 1, 0, UNITY, UNITY)
        return True

    def _scale(self, library: _Library, frame: QVideoFrame) -> QImage | None:
        planes = frame.planeCount()
        source, source_strides = _Pointers(), _Strides()
        for plane in range(planes):
            source[plane] = _address(frame.bits(plane))
            source_strides[plane] = frame.bytesPerLine(plane)
        target, target_strides = _Pointers(), _Strides()
        target[0] = _address(self._picture.bits())
        target_strides[0] = self._picture.bytesPerLine()
        lines = library.scale(
            self._context, source, source_strides, 0, frame.height(), target, target_strides
        )
        return self._picture if lines == self._picture.height() else None


def _address(memory: object) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))  # type: ignore[arg-type]


def _is_plain(frame: QVideoFrame) -> bool:
    """Whether ``frame`` is a kind that is converted here; Qt's own way knows all the others."""
    looks = frame.surfaceFormat()
    return (
        looks.pixelFormat() in _PIXELS
        and looks.rotation() == QtVideo.Rotation.None_
        and not looks.isMirrored()
        and looks.colorSpace() != QVideoFrameFormat.ColorSpace.ColorSpace_AdobeRgb
        and looks.scanLineDirection() == QVideoFrameFormat.Direction.TopToBottom
    )
