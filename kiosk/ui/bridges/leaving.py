"""Leaving an exhibit for QML: the question that is asked, the wish, and the code to take away."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import operator_code
from kiosk.core.qr import qr_rows
from kiosk.core.topics import TOPICS
from kiosk.library.exhibit import Exhibit
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk
from kiosk.ui.codes import CodeProvider
from kiosk.visits.facts import AGE_BANDS

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

MAKE_AFTER_MS = 260
"""The result's page has come up by then."""
LOOK_EVERY_MS = 15

log = logging.getLogger(__name__)


class _Making:
    """One code in the making, in a thread that touches no QObject (docs/decisions/0013)."""

    def __init__(self, content: str) -> None:
        self._content = content
        self.rows: tuple[str, ...] | None = None
        threading.Thread(target=self._work, name="code", daemon=True).start()

    def _work(self) -> None:
        try:
            self.rows = qr_rows(self._content)
        except Exception as error:  # ours: a result without a code is still a result
            log.exception("no code could be made, code %s", operator_code(error))
            self.rows = ()


@QmlElement
class LeavingBridge(QObject):
    """What the result screen asks, and what it gives to take along."""

    changed = Signal()
    codeChanged = Signal()

    def __init__(self, walk: Walk, codes: CodeProvider, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._codes = codes
        self._of: tuple[Exhibit, str] | None = None
        self._making: _Making | None = None
        self._code = ""
        self._modules = 0
        self._link = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def show_view(self, view: View) -> None:
        """The walk changed: tell QML; a result (in another language) has another code."""
        self.changed.emit()
        shows = view.exhibit is not None and view.screen is Screen.RESULT
        of = (view.exhibit, view.language) if view.exhibit is not None and shows else None
        if of == self._of:
            return
        self._of = of
        self._making = None
        self._show(())
        self._timer.stop()
        if of is not None:
            self._timer.start(MAKE_AFTER_MS)

    @Slot()
    def _look(self) -> None:
        if self._of is None:
            self._timer.stop()
        elif self._making is None:
            from kiosk.library.takeaway import takeaway_of  # late: not for the first frame

            takeaway = takeaway_of(*self._of)
            self._link = takeaway.is_link
            self._making = _Making(takeaway.content)
            self._timer.start(LOOK_EVERY_MS)
        elif self._making.rows is not None:
            self._timer.stop()
            self._show(self._making.rows)

    def _show(self, rows: tuple[str, ...]) -> None:
        serial = self._codes.show(rows)
        self._code, self._modules = (serial, len(rows)) if rows else ("", 0)
        self.codeChanged.emit()

    @Property(str, notify=changed)
    def question(self) -> str:
        """The question asked (``shell.leaving.QUESTIONS``); empty for none."""
        return self._walk.view.leaving.question

    @Property(int, notify=changed)
    def answer(self) -> int:
        """The answer given, 1 to 3; 0 while none is."""
        return self._walk.view.leaving.answer

    @Property(str, notify=changed)
    def wish(self) -> str:
        """The topic this visitor voted for; empty while none is."""
        return self._walk.view.leaving.wish

    @Property(bool, notify=changed)
    def offersAge(self) -> bool:
        """Whether the age bands are offered now; nobody has to tap one."""
        return self._walk.offers_age

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def ageBands(self) -> list[str]:
        """The age bands (``visits.facts.AGE_BANDS``), the youngest first."""
        return list(AGE_BANDS)

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def topics(self) -> list[str]:
        """The ten topics to vote for."""
        return list(TOPICS)

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        """What to ask ``image://code`` for; empty while there is no code."""
        return self._code

    @Property(int, notify=codeChanged)
    def modules(self) -> int:
        """Modules along a side of the code, without its quiet zone."""
        return self._modules

    @Property(bool, notify=codeChanged)
    def link(self) -> bool:
        """Whether the code opens a web page, and needs a network."""
        return self._link

    @Slot(int)
    def rate(self, answer: int) -> None:
        """Answer the question: 1 to 3, from 不 to 是."""
        self._walk.rate(answer)

    @Slot(str)
    def tellAge(self, band: str) -> None:
        """The visitor tapped an age band."""
        self._walk.tell_age(band)

    @Slot(str)
    def vote(self, topic: str) -> None:
        """我想看: vote for a topic, once."""
        self._walk.wish(topic)
