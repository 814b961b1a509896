"""Two fields for one question on one table, without the kiosk around them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, QObject, QPoint, Qt, QUrl
from PySide6.QtQuick import QQuickView

from kiosk.core.places import find_places
from kiosk.library.examine import examine
from kiosk.players.quiz.answer_bridge import AnswerBridge
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.types.registry import begin_try
from kiosk.players.registry import KINDS
from kiosk.rehearsal.finger import Finger
from kiosk.ui.icons import IconProvider
from tests.library.making import question, quiz, write_exhibit
from tests.ui.glass import LightFinger

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass
class Table:
    """The table, its two tries (alike in order), and the hands on it."""

    view: QQuickView
    finger: Finger
    left: AnswerBridge
    right: AnswerBridge

    def place(self, name: str) -> QPoint:
        return self.finger.middle(self.finger.need(name))

    def await_fields(self) -> None:
        self.finger.until(lambda: self.view.rootObject() is not None, "the table")
        fields = [self.finger.need(name) for name in ("left", "right")]
        self.finger.until(lambda: all(field.property("ready") for field in fields), "the fields")
        self.finger.pause(0.05)

    def set(self, name: str, value: Any) -> None:
        root: QObject = self.view.rootObject()
        root.setProperty(name, value)
        self.finger.pause(0.02)


@contextmanager
def two_fields(
    folder: Path, type: str, size_px: tuple[int, int] = (1366, 768), **changes: Any
) -> Iterator[Table]:
    """A table with one made-up question of that type, until the block ends."""
    exhibits = write_exhibit(folder, quiz_data=quiz(question("q", type, **changes)))
    exhibit = examine(exhibits, KINDS).exhibit
    assert exhibit is not None
    asked = read_quiz(exhibit.folder, "quiz.toml", exhibit.language).questions[0]
    owner = QObject()
    tries = [
        AnswerBridge(exhibit, type, begin_try(asked, 7), lambda: "zh-Hans", owner) for _ in range(2)
    ]
    view = QQuickView()
    view.engine().addImportPath(str(ROOT / "kiosk" / "ui" / "qml"))
    view.engine().addImageProvider("icon", IconProvider(find_places().assets / "icons"))
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setInitialProperties({"one": tries[0], "other": tries[1]})
    view.resize(*size_px)
    view.show()
    table = Table(view, LightFinger(view), *tries)
    source = QUrl.fromLocalFile(str(HERE / "TwoFields.qml"))
    QMetaObject.invokeMethod(
        view, "setSource", Qt.ConnectionType.QueuedConnection, Q_ARG(QUrl, source)
    )
    table.await_fields()
    try:
        yield table
    finally:
        view.setSource(QUrl())
        view.close()
        table.finger.pause(0.01)
        view.deleteLater()
        owner.deleteLater()
        del table, view
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
