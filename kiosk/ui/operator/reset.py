"""The way back in for QML: the code to read out, and the stick that brings its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bundles.drives import Drives
from kiosk.core.errors import Trouble
from kiosk.shell.gate.gate import Found, Gate
from kiosk.ui.operator.errand import Errand

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 2000


@QmlElement
class ResetBridge(QObject):
    """Shows the code and looks for the stick, only between :meth:`show` and :meth:`close`.

    ``on_answered`` is called once a stick has brought the answer.
    """

    changed = Signal()

    def __init__(
        self,
        gate: Gate,
        drives: Drives,
        language: Callable[[], str],
        on_answered: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._drives = drives
        self._language = language
        self._on_answered = on_answered
        self._code = ""
        self._key = ""
        self._stick = Found.NOTHING
        self._trouble: Trouble | None = None
        self._search = Errand(self)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look)

    @Property(str, notify=changed)
    def code(self) -> str:
        """The one-time code that an answer is wanted for."""
        return self._code

    @Property(str, notify=changed)
    def key(self) -> str:
        """Which recovery key answers."""
        return self._key

    @Property(str, notify=changed)
    def stick(self) -> str:
        """What the sticks hold: ``nothing``, ``no-answer`` or ``wrong``."""
        return self._stick.value

    @Property(str, notify=changed)
    def note(self) -> str:
        """What went wrong while looking; mostly empty."""
        return self._trouble.text(self._language()) if self._trouble else ""

    @property
    def looking(self) -> bool:
        """Whether sticks are looked for."""
        return self._looking.isActive()

    def prepare(self) -> tuple[str, str]:
        """The code and the id of the key that answers it, both empty without a key.

        For a thread: it may write the code to the disk.

        :raises Trouble: when no code can be made or stored.
        """
        key = self._gate.recovery_key()
        return (self._gate.reset_code(), key.id) if key else ("", "")

    def show(self, code: str, key: str) -> None:
        """Show the code and begin to look."""
        self._code, self._key = code, key
        self._stick, self._trouble = Found.NOTHING, None
        self._looking.start()
        self.look()
        self.changed.emit()

    def close(self) -> None:
        """Look for nothing any more, and forget the code."""
        self._looking.stop()
        self._search.drop()
        self._code = self._key = ""
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Look for the stick, off the window's thread: a dying one can take its time."""
        self._search.run(self._search_sticks, self._searched, self._tell)

    def _search_sticks(self) -> Found:
        return self._gate.look_for_answer(self._drives.present())

    def _searched(self, found: Found) -> None:
        self._stick, self._trouble = found, None
        if found is Found.GOOD:
            self.close()
            self._on_answered()
        else:
            self.changed.emit()

    def _tell(self, trouble: Trouble) -> None:
        self._trouble = trouble
        self.changed.emit()
