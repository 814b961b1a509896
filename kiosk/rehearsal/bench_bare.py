"""The yardstick: a bare Qt Quick window with one Rectangle, and nothing of ours.

Run as a script in a process of its own (so that not even our command line is imported), with one
argument of JSON: ``qml`` (path), ``size_px``, ``settle_s``, ``still_s``. Prints one line of JSON:
``first_frame_ns`` on the machine's monotonic clock, memory in KiB, and the processor time and
frames of ``still_s`` seconds of standing still.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView, QQuickWindow, QSGRendererInterface

QML = 'import QtQuick\n\nRectangle {\n    color: "#0D1B2A"\n}\n'


def main(wanted: str) -> None:
    """Show the window, note its first frame, stand still, measure, end."""
    order = json.loads(wanted)
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["bare"])
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    found: dict[str, float] = {}

    def framed() -> None:
        found["first_frame_ns"] = time.monotonic_ns()
        found["first_frame_cpu_ns"] = time.process_time_ns()
        view.frameSwapped.disconnect(framed)
        QTimer.singleShot(round(order["settle_s"] * 1000), settled)

    def settled() -> None:
        found.update(memory_kib())
        found["from_s"], found["cpu_from_s"] = time.monotonic(), time.process_time()
        QTimer.singleShot(round(order["still_s"] * 1000), application.quit)

    view.frameSwapped.connect(framed)
    view.setGeometry(0, 0, *order["size_px"])
    view.setSource(QUrl.fromLocalFile(order["qml"]))
    view.show()
    application.exec()
    found["cpu_s"] = time.process_time() - found.pop("cpu_from_s")
    found["seconds"] = time.monotonic() - found.pop("from_s")
    print(json.dumps(found), flush=True)


def memory_kib() -> dict[str, float]:
    """Return memory of this process in KiB: ``rss``, ``pss``, ``peak``, ``own`` and ``shared``.

    Empty without /proc.

    ``own`` is the part of ``rss`` that no file lies behind: libraries' pages come and go as the
    system likes. ``shared``: shared memory, where QML keeps its heap too.
    """
    names = {"VmRSS": "rss", "VmHWM": "peak", "Pss": "pss"}
    names |= {"RssAnon": "own", "RssShmem": "shared"}
    found: dict[str, float] = {}
    for file in ("/proc/self/status", "/proc/self/smaps_rollup"):
        try:
            lines = Path(file).read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            continue
        for line in lines:
            key, _, rest = line.partition(":")
            if key in names:
                found[names[key]] = float(rest.split()[0])
    return found


if __name__ == "__main__":
    main(sys.argv[1])
