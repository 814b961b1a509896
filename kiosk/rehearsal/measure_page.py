"""What a frame costs the processor while the whole screen changes; drawn for nobody to see.

Processor time and not time: whatever else runs must not make a machine look slow. Every frame of
the change draws the same, so their mean says all (and Windows tells a thread's time in 16 ms).
"""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl, Slot
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

WARM_FRAMES = 4
FRAMES = 40
MOST_MS = 1_800

QML = """
import QtQuick
Rectangle {
    id: root
    property real share: 0
    property list<string> pictures: []
    color: "#FFF8EC"
    component Side: Item {
        id: side
        required property color tint
        anchors.fill: parent
        Rectangle {
            anchors.fill: parent
            gradient: Gradient {
                GradientStop { color: side.tint; position: 0 }
                GradientStop { color: "#F8C56B"; position: 1 }
            }
        }
        Grid {
            anchors.centerIn: parent
            columns: root.width > root.height ? 4 : 2
            spacing: root.width * 0.015
            Repeater {
                model: 8
                Rectangle {
                    id: card
                    required property int index
                    border.color: "#D8CBB4"; border.width: 2; color: "white"
                    width: (root.width > root.height ? 0.23 : 0.47) * root.width
                    height: root.height * (root.width > root.height ? 0.46 : 0.23)
                    radius: width * 0.06
                    Image {
                        source: root.pictures[card.index % Math.max(1, root.pictures.length)] ?? ""
                        sourceSize.width: card.width * 0.9
                        width: card.width; height: card.height * 0.7
                    }
                    Text {
                        anchors.bottom: parent.bottom; anchors.margins: 12
                        anchors.horizontalCenter: parent.horizontalCenter
                        font.family: "Noto Sans SC"; font.pixelSize: card.height * 0.09
                        text: "地球的历史 " + card.index
                    }
                }
            }
        }
    }
    Side { tint: "#FFF8EC"; opacity: 1 - root.share }
    Side { tint: "#0D1B2A"; opacity: root.share }
}
"""
"""Two pages of eight cards with pictures, one coming over the other: what 回首页 costs."""


class _Fade(QObject):
    """Draws one frame after the other, and adds up what drawing them has cost this thread."""

    def __init__(self, view: QQuickView, root: QQuickItem) -> None:
        super().__init__()
        self._root = root
        self._view = view
        self._begun_s = 0.0
        self.frames = 0
        self.spent_s = 0.0
        self.loop = QEventLoop()
        view.afterAnimating.connect(self._begin)
        view.frameSwapped.connect(self._framed)

    def run(self) -> None:
        """Let it draw."""
        QTimer.singleShot(MOST_MS, self.loop.quit)
        self._root.setProperty("share", 0.01)
        self.loop.exec()

    @Slot()
    def _begin(self) -> None:
        self._begun_s = time.thread_time()

    @Slot()
    def _framed(self) -> None:
        self.frames += 1
        if self.frames > WARM_FRAMES:
            self.spent_s += time.thread_time() - self._begun_s
        if self.frames >= WARM_FRAMES + FRAMES:
            self.loop.quit()
            return
        self._root.setProperty("share", self.frames / (WARM_FRAMES + FRAMES))
        self._view.update()


def time_page(size_px: tuple[int, int], exhibits: Path) -> float | None:
    """Milliseconds of the processor a frame; None where hardly any came."""
    view = QQuickView()
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    component = QQmlComponent(view.engine(), view)
    component.setData(QML.encode(), QUrl())
    root = component.create()
    if not isinstance(root, QQuickItem):
        raise RuntimeError(component.errorString())
    pictures = [path.absolute().as_uri() for path in sorted(exhibits.glob("*/poster.*"))[:8]]
    root.setProperty("pictures", pictures)
    view.setContent(QUrl(), component, root)
    view.resize(*size_px)
    view.show()
    fade = _Fade(view, root)
    fade.run()
    view.close()
    counted = fade.frames - WARM_FRAMES
    return 1000 * fade.spent_s / counted if counted >= 3 else None
