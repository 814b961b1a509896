"""A page of the panel for tests: one line of words, and a button that says settings changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Slot

from kiosk.ui.operator.port import PanelHost

QML = """
import QtQuick
import Operator

Item {
    required property QtObject page
    required property QtObject panel

    PageText {
        objectName: "plainWords"
        text: parent.page.words
    }

    PanelButton {
        objectName: "changeSettings"
        text: "change"
        y: 100
        onClicked: parent.page.change()
    }
}
"""
FOLDER: list[Path] = []
"""Where the QML may be written; the test says so."""


class PlainPage(QObject):
    def __init__(self, host: PanelHost, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host

    @Property(str, constant=True)
    def words(self) -> str:
        return f"{self._host.settings.site.name} {len(self._host.catalogue().exhibits)}"

    @Slot()
    def change(self) -> None:
        self._host.changed_settings()


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    file = FOLDER[-1] / "PlainPage.qml"
    file.write_text(QML, "utf-8")
    return PlainPage(host, parent), QUrl.fromLocalFile(str(file)).toString()
