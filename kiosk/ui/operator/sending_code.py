"""A month as QR codes for QML, one after the other, the screen bright meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.qr import qr_rows
from kiosk.core.words import Words
from kiosk.shell.sending_state import Codes
from kiosk.shell.sending_words import MAKING, NOT_COUNTED, code_words, month_told
from kiosk.ui.operator.errand import Errand
from kiosk.visits.period import Period

if TYPE_CHECKING:
    from kiosk.ui.operator.port import SendingSide

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SendingCodeBridge(QObject):
    """The codes of the month that ``month()`` names when it is opened."""

    changed = Signal()

    def __init__(
        self,
        side: SendingSide,
        month: Callable[[], Period],
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._month = month
        self._language = language
        self._shown: Period | None = None
        self._codes: Codes | None = None
        self._trouble: Trouble | None = None
        self._at = 0
        self._made: dict[int, tuple[str, ...]] = {}
        self._code, self._modules = "", 0
        self._reading, self._making = Errand(self), Errand(self)
        self.destroyed.connect(side.light.down)  # the page may be left while a code is shown

    def open(self) -> None:
        """Make the codes, and light the screen up."""
        self._shown = self._month()
        self._codes, self._trouble, self._made, self._at = None, None, {}, 0
        self._forget()
        self._side.light.up()
        self._read()
        self.changed.emit()

    def close(self) -> None:
        """They are shown no more."""
        if self._shown is not None:
            self._shown = None
            self._forget()
            self._side.light.down()
            self.changed.emit()

    def _read(self) -> None:
        month = self._shown
        if month is None:
            return
        self._reading.run(
            lambda: self._side.port.codes(month),
            lambda codes: self._found(month, codes),
            self._failed,
        )

    def _found(self, month: Period, codes: Codes) -> None:
        if month != self._shown:
            self._read()  # it was closed and opened again with another one
            return
        self._codes = codes
        self._make()
        self.changed.emit()

    def _failed(self, trouble: Trouble) -> None:
        self._trouble = trouble
        self.changed.emit()

    def _make(self) -> None:
        """Draw the code that is wanted; then the others, so that the arrows need not wait."""
        codes = self._codes
        if self._shown is None or codes is None:
            return
        self._show()
        order = [self._at, *range(len(codes.texts))]
        wanted = next((at for at in order if at < len(codes.texts) and at not in self._made), None)
        if wanted is not None:
            text = codes.texts[wanted]
            self._making.run(
                lambda: qr_rows(text), lambda rows: self._drawn(codes, wanted, rows), self._failed
            )

    def _drawn(self, codes: Codes, at: int, rows: tuple[str, ...]) -> None:
        if codes is self._codes:
            self._made[at] = rows
        self._make()

    def _show(self) -> None:
        rows = self._made.get(self._at)
        if rows is not None and not self._code:
            self._code, self._modules = self._side.codes.show(rows), len(rows)
            self.changed.emit()

    def _forget(self) -> None:
        self._code, self._modules = "", 0

    @Slot(int)
    def turn(self, by: int) -> None:
        """To the code before (-1) or after (1)."""
        at = self._at + by
        if self._codes is not None and 0 <= at < len(self._codes.texts):
            self._at = at
            self._forget()
            self._make()
            self.changed.emit()

    @Property(str, notify=changed)
    def code(self) -> str:
        """What to ask ``image://code`` for; empty while there is none."""
        return self._code

    @Property(int, notify=changed)
    def modules(self) -> int:
        """Modules along a side of it."""
        return self._modules

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which of them is shown, from 0."""
        return self._at

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many there are."""
        return len(self._codes.texts) if self._codes is not None else 0

    @Property(str, notify=changed)
    def title(self) -> str:
        """Which month."""
        return month_told(self._shown).text(self._language) if self._shown is not None else ""

    @Property(str, notify=changed)
    def words(self) -> str:
        """What to do with it, or why there is none."""
        return self._words().text(self._language)

    def _words(self) -> Words:
        if self._trouble is not None:
            return Words(self._trouble.text("zh-Hans"), self._trouble.text("en"))
        if self._codes is None:
            return MAKING
        if not self._codes.texts:
            return NOT_COUNTED
        return code_words(self._codes.link, len(self._codes.texts))

    @Property(bool, constant=True)
    def dim(self) -> bool:
        """Whether no program can set the brightness: a hand may."""
        return not self._side.light.known
