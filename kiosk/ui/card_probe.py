"""Tries the graphics card: ``kiosk probe-card`` draws a moving scene with a film's frame in it.

A card is used when what should be seen is seen, and when drawing does not burn the processor (a
“card” that is a program, such as llvmpipe, does; so would a driver that copies every frame).
"""

from __future__ import annotations

import time
from typing import Any, cast

from PySide6.QtCore import QEventLoop, QSize, QTimer, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QOpenGLContext
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat, QVideoSink
from PySide6.QtQuick import QQuickItem, QQuickView, QSGRendererInterface

FRAMES = 45
MOST_CPU_MS = 8.0
WITHIN_MS = 8_000
GL_RENDERER = 0x1F01
PROGRAMS = ("llvmpipe", "softpipe", "swiftshader", "swrast", "basic render")

QML = b"""
import QtQuick
import QtMultimedia
Rectangle {
    width: 1280; height: 720; color: "#204060"
    VideoOutput { objectName: "film"; x: 40; y: 40; width: 320; height: 180 }
    Rectangle {
        width: 400; height: 400; radius: 80; color: "#D9652F"; opacity: 0.8; x: 600; y: 160
        RotationAnimation on rotation { from: 0; to: 360; duration: 1000; loops: -1 }
    }
}
"""


def probe_card() -> dict[str, Any]:
    """Return ``ok`` and ``reason``, and what was measured: ``renderer``, ``cpu_ms`` and
    ``frame_ms`` a frame (of the processor's time, and of time).
    """
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    view = QQuickView()
    # Not over the whole screen: a child's window flashes up for a second at most.
    view.setGeometry(0, 0, 1280, 720)
    view.setColor(QColor("#0D1B2A"))
    _load(view)
    view.show()
    found: dict[str, Any] = {"renderer": ""}
    if not _framed(view, 3):
        return {**found, "ok": False, "reason": "no frame was drawn"}
    found["renderer"] = _renderer(view)
    _send_frame(view)
    _framed(view, 3)
    begun_s, from_s = time.process_time(), time.monotonic()
    if not _framed(view, FRAMES):
        return {**found, "ok": False, "reason": "frames come too slowly"}
    found["cpu_ms"] = round(1000 * (time.process_time() - begun_s) / FRAMES, 2)
    found["frame_ms"] = round(1000 * (time.monotonic() - from_s) / FRAMES, 2)
    fault = _fault(view.grabWindow(), found)
    view.close()
    del application
    return {**found, "ok": not fault, "reason": fault or "the card draws"}


def _load(view: QQuickView) -> None:
    from PySide6.QtQml import QQmlComponent

    component = QQmlComponent(view.engine(), view)
    component.setData(QML, QUrl())
    root = component.create()
    if isinstance(root, QQuickItem):
        view.setContent(QUrl(), component, root)


def _framed(view: QQuickView, count: int) -> bool:
    """Let it draw ``count`` frames; returns whether they came in time."""
    loop = QEventLoop()
    left = [count]

    def framed() -> None:
        left[0] -= 1
        if left[0] <= 0:
            loop.quit()

    view.frameSwapped.connect(framed)
    QTimer.singleShot(WITHIN_MS, loop.quit)
    loop.exec()
    view.frameSwapped.disconnect(framed)
    return left[0] <= 0


def _renderer(view: QQuickView) -> str:
    api = view.rendererInterface().graphicsApi()
    if api != QSGRendererInterface.GraphicsApi.OpenGL:
        return str(api.name)
    context = QOpenGLContext()
    if not context.create() or not context.makeCurrent(view):
        return "?"
    name = context.functions().glGetString(GL_RENDERER)
    context.doneCurrent()
    return str(name)


def _send_frame(view: QQuickView) -> None:
    """A film's frame, all of one colour, as a decoder would send it."""
    film = view.rootObject().findChild(QQuickItem, "film")
    sink = film.property("videoSink") if film is not None else None
    if not isinstance(sink, QVideoSink):
        return
    frame = QVideoFrame(
        QVideoFrameFormat(QSize(320, 180), QVideoFrameFormat.PixelFormat.Format_BGRX8888)
    )
    if frame.map(QVideoFrame.MapMode.WriteOnly):
        plane = cast(memoryview, frame.bits(0))
        pattern = bytes((0x30, 0xC0, 0x20, 0xFF)) * (len(plane) // 4)
        plane[: len(pattern)] = pattern
        frame.unmap()
        sink.setVideoFrame(frame)


def _fault(picture: QImage, found: dict[str, Any]) -> str:
    """Why the card is not used; empty when it is."""
    if any(name in str(found["renderer"]).lower() for name in PROGRAMS):
        return "there is a program in place of a card"
    scale = picture.width() / 1280
    ground = picture.pixelColor(round(20 * scale), round(20 * scale))
    film = picture.pixelColor(round(200 * scale), round(130 * scale))
    if not _near(ground, (0x20, 0x40, 0x60)):
        return f"the scene is drawn wrongly ({ground.name()})"
    if not _near(film, (0x20, 0xC0, 0x30)):
        return f"films are drawn wrongly ({film.name()})"
    if found["cpu_ms"] > MOST_CPU_MS:
        return f"drawing takes {found['cpu_ms']} ms of the processor a frame"
    return ""


def _near(colour: QColor, wanted: tuple[int, int, int]) -> bool:
    seen = (colour.red(), colour.green(), colour.blue())
    return all(abs(a - b) <= 24 for a, b in zip(seen, wanted, strict=True))
