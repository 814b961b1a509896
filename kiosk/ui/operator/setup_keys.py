"""PIN and recovery key, as the set-up asks for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.setup.pin_entry import PinEntry
from kiosk.shell.setup.ports import SetupGate
from kiosk.ui.operator.setup_errand import SetupErrand

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KeysBridge(QObject):
    """Typing a PIN twice, and making or bringing a recovery key."""

    changed = Signal()
    pinTaken = Signal()

    def __init__(
        self,
        gate: SetupGate,
        errand: SetupErrand,
        settled: Callable[[], None],
        failed: Callable[[Trouble], None],
        words: Callable[[Words | None], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._errand = errand
        self._settled = settled
        self._failed = failed
        self._words = words
        self._entry = PinEntry(gate.weakness)
        self._key_id = ""
        self.pin_is_set = False

    @property
    def key_id(self) -> str:
        """What people call the key that is trusted; empty for none."""
        return self._key_id

    def begin(self, key_id: str) -> None:
        """The set-up begins; the machine trusts that key."""
        self._key_id = key_id
        self.pin_is_set = False
        self.forget()

    def forget(self) -> None:
        """Another step stands: what was typed is gone."""
        self._entry.clear()
        self.changed.emit()

    @Slot(str)
    def typeKey(self, key: str) -> None:
        """A key of the keypad: a digit or ``back``."""
        self._entry.key(key)
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """好了, on the keypad."""
        if self._errand.running:
            return
        pin = self._entry.enter()
        if pin is not None:
            self._errand.run(lambda: self._gate.set_pin(pin), self._pin_set, self._failed)
        self.changed.emit()

    def _pin_set(self, _: None) -> None:
        self.pin_is_set = True
        self._settled()
        self.pinTaken.emit()
        self.changed.emit()

    @Slot()
    def makeKey(self) -> None:
        """Make a key; its private half goes onto the stick."""
        self._errand.run(self._gate.make_key, self._trusted, self._failed)

    @Slot()
    def takeKey(self) -> None:
        """Trust the key that the stick brings."""
        self._errand.run(self._gate.take_key, self._trusted, self._failed)

    def _trusted(self, key_id: str) -> None:
        self._key_id = key_id
        self._settled()
        self.changed.emit()

    @Property(int, notify=changed)
    def length(self) -> int:
        """How many digits stand there."""
        return self._entry.length

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """Whether the same has to be typed a second time."""
        return self._entry.again

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether what stands there is long enough."""
        return self._entry.ready

    @Property(str, notify=changed)
    def key(self) -> str:
        """Id of the recovery key that is trusted; empty for none."""
        return self._key_id

    @Property(str, notify=changed)
    def refusal(self) -> str:
        """Why what was typed is not taken; empty when nothing was."""
        return self._words(self._entry.words)
