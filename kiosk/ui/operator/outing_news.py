"""工作动态 for QML: the text of one outing, edited, onto a stick, and as a code for a phone."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.qr import qr_rows
from kiosk.core.words import Words
from kiosk.shell.news_desk import MOST_SIGNS, news_text, phone_text, save_news
from kiosk.shell.outing_desk import OutingDesk
from kiosk.ui.codes import CodeProvider
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.port import PanelHost

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

CODE_AFTER_MS = 500
"""After the last key: making a code takes some 100 ms of Python."""


@QmlElement
class NewsBridge(QObject):
    """The text that is shown. What was edited stays while the page is open."""

    changed = Signal()
    codeChanged = Signal()

    def __init__(
        self,
        host: PanelHost,
        desk: OutingDesk,
        codes: CodeProvider,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._desk = desk
        self._codes = codes
        self._of: tuple[int, int] = (0, 0)
        self._text = self._told = ""
        self._outcome: tuple[str, str] = ("", "")
        self._code, self._modules, self._whole = "", 0, True
        self._saving = Errand(self)
        self._making = Errand(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CODE_AFTER_MS)
        self._later.timeout.connect(self._make_code)

    def show_record(self) -> None:
        """The text of the record that is open; one that stands already stays as it was edited."""
        record = self._desk.record
        if record is None:
            return
        of = record.outing.id, record.outing.revision
        if of == self._of:
            return
        self._of = of
        self._text = self._told = news_text(record, self._host.settings, self._desk.scene)
        self._outcome = "", ""
        self.changed.emit()
        self._forget_code()
        self._make_code()

    def _forget_code(self) -> None:
        self._code, self._modules = "", 0
        self.codeChanged.emit()

    @Slot()
    def _make_code(self) -> None:
        text, whole = phone_text(self._text)
        if not text:
            return
        begun = self._making.run(
            lambda: qr_rows(text), lambda rows: self._show_code(text, whole, rows), self._no_code
        )
        if not begun:
            self._later.start()

    def _show_code(self, text: str, whole: bool, rows: tuple[str, ...]) -> None:
        if phone_text(self._text)[0] != text:
            return  # something else was typed meanwhile, and its code is on the way
        self._code, self._modules, self._whole = self._codes.show(rows), len(rows), whole
        self.codeChanged.emit()

    def _no_code(self, _: Trouble) -> None:
        """A text without a code is still a text."""

    @Property(str, notify=changed)
    def text(self) -> str:
        """The text, as it is edited."""
        return self._text

    @Property(bool, notify=changed)
    def edited(self) -> bool:
        """Whether it is no longer what the record says."""
        return self._text != self._told

    @Property(int, constant=True)
    def most(self) -> int:
        """How many signs it can have."""
        return MOST_SIGNS

    @Slot(str)
    def write(self, text: str) -> None:
        """The operator types."""
        text = text[:MOST_SIGNS]
        if text == self._text:
            return
        self._text = text
        self._outcome = "", ""
        self._forget_code()
        self._later.start()
        self.changed.emit()

    @Slot()
    def renew(self) -> None:
        """重新生成: what was edited goes, the record speaks again."""
        self._of = 0, 0
        self.show_record()

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        """What to ask ``image://code`` for; empty while there is none."""
        return self._code

    @Property(int, notify=codeChanged)
    def modules(self) -> int:
        """Modules along a side of the code."""
        return self._modules

    @Property(bool, notify=codeChanged)
    def whole(self) -> bool:
        """Whether the code holds all of the text; else whole sentences from its beginning."""
        return self._whole

    @Property(str, notify=changed)
    def sign(self) -> str:
        """``good``, ``bad`` or ``note``: how storing it went; empty before."""
        return self._outcome[0]

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """The sentence about it."""
        return self._outcome[1]

    @Slot()
    def save(self) -> None:
        """存到 U 盘; the stick is waited for in a thread."""
        record, text = self._desk.record, self._text
        if record is None or self._saving.running:
            return
        sticks = self._host.bundles().watch.sticks.sticks
        drives = tuple(stick.drive for stick in sticks)
        self._tell("note", Words("正在存……", "Storing…"))
        self._saving.run(
            lambda: save_news(drives, record, text),
            lambda words: self._tell("good", words),
            lambda trouble: self._tell("bad", Words(trouble.text("zh-Hans"), trouble.text("en"))),
        )

    def _tell(self, sign: str, words: Words) -> None:
        self._outcome = sign, self._desk.scene.say(words)
        self.changed.emit()
