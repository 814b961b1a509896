"""The gate for QML: digits typed, what came of them, a new PIN, the way back in by a stick."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bundles.drives import Drives
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.gate.gate import Gate, Standing, Verdict
from kiosk.shell.gate.pins import LONGEST, SHORTEST, weakness
from kiosk.shell.gate.tries import MOST_WRONG
from kiosk.ui.operator.errand import Errand
from kiosk.ui.operator.reset import ResetBridge

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000
KEEP_EVERY_MS = 60_000
FINISH_WITHIN_S = 2.0

_DIFFER = Words("两次输入的不一样，请重新设置。", "The two differ. Please begin again.")


@QmlElement
class GateBridge(QObject):
    """One gate. ``page`` is where the operator stands:

    ``ask`` for the PIN · ``locked`` · ``lost`` (the PIN's file is damaged) · ``choose`` a new PIN
    and ``repeat`` it · ``reset`` (the code is shown, a stick is waited for) · ``no-key`` (nobody
    could answer a code).

    ``on_open`` is called once the operator may go in, ``on_leave`` when they go back; ``language``
    is asked whenever there is something to say.
    """

    changed = Signal()

    def __init__(
        self,
        gate: Gate,
        drives: Drives,
        language: Callable[[], str],
        on_open: Callable[[], None],
        on_leave: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._language = language
        self._on_open = on_open
        self._on_leave = on_leave
        self._standing = Standing.SET
        self._page = "ask"
        self._typed = ""
        self._first = ""  # a new PIN, until it has been repeated
        self._note: Trouble | Words | None = None
        self._wrong = False
        self._answered = False  # a good answer has come: what follows is a new PIN
        self._tries_left = MOST_WRONG
        self._minutes = 0
        self._reset = ResetBridge(gate, drives, language, self._be_answered, self)
        self._errand = Errand(self)
        self._keeping = Errand(self)
        self._tick = self._timer(TICK_MS, self._ticked)
        self._keeper = self._timer(KEEP_EVERY_MS, self._keep)
        if gate.locked_s():
            self._keeper.start()

    def _timer(self, every_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every_ms)
        timer.timeout.connect(call)
        return timer

    # The app's side.

    def open_gate(self) -> None:
        """The operator stands before the gate: begin anew, whatever was typed before."""
        self._forget()
        self._page = "ask"
        self._reset.close()
        self._errand.drop()
        self._errand.run(self._gate.standing, self._begin, self._tell)
        self.changed.emit()

    def close_gate(self) -> None:
        """The gate is left, by whatever way: nothing typed stays, nothing is looked for."""
        self._forget()
        self._reset.close()
        self._tick.stop()
        self._errand.drop()
        self._keeper.start()  # a try under way may still lock; it stops by itself
        self.changed.emit()

    def stop(self) -> None:
        """The kiosk ends: what is left of a lock is stored."""
        self.close_gate()
        self._keeper.stop()
        self._keeping.finish(FINISH_WITHIN_S)
        self._gate.keep_lock()

    # QML's side.

    @Property(str, notify=changed)
    def page(self) -> str:
        """Where the operator stands."""
        return self._page

    @Property(int, notify=changed)
    def dots(self) -> int:
        """How many digits are typed."""
        return len(self._typed)

    @Property(int, constant=True)
    def longest(self) -> int:
        """The most digits a PIN has."""
        return LONGEST

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is being reckoned; keys rest meanwhile."""
        return self._errand.running

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether what is typed can be entered."""
        return len(self._typed) >= SHORTEST and not self._errand.running

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """Whether the PIN just entered was wrong."""
        return self._wrong

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        """Wrong PINs until the gate locks."""
        return self._tries_left

    @Property(int, notify=changed)
    def minutesLeft(self) -> int:
        """Whole minutes of a lock, the one that runs counted in."""
        return self._minutes

    @Property(str, notify=changed)
    def note(self) -> str:
        """One sentence about what was just done, or went wrong; mostly empty."""
        return self._note.text(self._language()) if self._note else ""

    @Property(bool, notify=changed)
    def first(self) -> bool:
        """Whether this machine has no PIN yet."""
        return self._standing is Standing.NEVER

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        """Whether the office has answered: a new PIN is set without the old one."""
        return self._answered

    @Property(ResetBridge, constant=True)
    def reset(self) -> ResetBridge:
        """The way back in."""
        return self._reset

    @Slot(int)
    def digit(self, digit: int) -> None:
        """A digit of the keypad."""
        if self._errand.running or self._page not in ("ask", "choose", "repeat"):
            return
        if 0 <= digit <= 9 and len(self._typed) < LONGEST:
            self._typed += str(digit)
            self._wrong, self._note = False, None
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if self._typed and not self._errand.running:
            self._typed = self._typed[:-1]
            self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """What is typed is meant."""
        if len(self._typed) < SHORTEST or self._errand.running:
            return
        pin = self._typed
        if self._page == "ask":  # the dots stay until the verdict is there
            self._errand.run(lambda: self._gate.try_pin(pin), self._tried, self._tell)
        elif self._page == "choose":
            self._choose(pin)
        elif self._page == "repeat":
            self._repeat(pin)
        self.changed.emit()

    @Slot()
    def forgot(self) -> None:
        """The PIN is not known: show the code that the office can answer."""
        if self._errand.running or self._page not in ("ask", "locked", "lost"):
            return
        self._typed, self._note, self._wrong = "", None, False
        self._errand.run(self._reset.prepare, self._show_reset, self._tell)
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """One step back: within the gate where there is one, else out of it."""
        if self._page == "repeat" and not self._errand.running:
            self._page, self._typed, self._first = "choose", "", ""
            self.changed.emit()
            return
        if self._page in ("reset", "no-key"):
            self.open_gate()
            return
        self._on_leave()

    # What the errands bring.

    def _begin(self, standing: Standing) -> None:
        self._standing = standing
        pages = {Standing.NEVER: "choose", Standing.LOST: "lost"}
        self._page = pages.get(standing, "ask")
        if standing is Standing.SET:
            self._read_lock()
        self.changed.emit()

    def _tried(self, verdict: Verdict) -> None:
        if verdict is Verdict.OPEN:
            self._forget()
            self._keeper.stop()
            self.changed.emit()
            self._on_open()
            return
        self._typed = ""
        self._wrong = verdict is Verdict.WRONG
        self._page = "lost" if verdict is Verdict.LOST else "ask"
        self._read_lock()
        self.changed.emit()

    def _choose(self, pin: str) -> None:
        self._typed = ""
        self._note = weakness(pin)
        if self._note is None:
            self._first, self._page = pin, "repeat"

    def _repeat(self, pin: str) -> None:
        chosen, self._first = self._first, ""
        if pin != chosen:
            self._note, self._page, self._typed = _DIFFER, "choose", ""
            return
        self._errand.run(lambda: self._gate.set_pin(pin), self._chosen, self._not_chosen)

    def _chosen(self, _: None) -> None:
        self._tried(Verdict.OPEN)

    def _not_chosen(self, trouble: Trouble) -> None:
        self._page = "choose"
        self._tell(trouble)

    def _show_reset(self, found: tuple[str, str]) -> None:
        code, key = found
        self._page = "reset" if key else "no-key"
        self._tick.stop()
        if key:
            self._reset.show(code, key)
        self.changed.emit()

    def _be_answered(self) -> None:
        self._page, self._note, self._answered = "choose", None, True
        self.changed.emit()

    def _tell(self, trouble: Trouble) -> None:
        self._note, self._typed = trouble, ""
        self.changed.emit()

    # The lock.

    def _read_lock(self) -> None:
        left_s = self._gate.locked_s()
        self._minutes = math.ceil(left_s / 60)
        self._tries_left = self._gate.tries_left
        if not left_s:
            self._tick.stop()
            self._keeper.stop()
            if self._page == "locked":
                self._page = "ask"
            return
        self._page, self._wrong, self._typed = "locked", False, ""
        self._tick.start()
        self._keeper.start()

    @Slot()
    def _ticked(self) -> None:
        before = self._minutes
        if not self._errand.running and self._page == "locked":
            self._read_lock()
            if self._minutes != before:
                self.changed.emit()

    @Slot()
    def _keep(self) -> None:
        if self._errand.running:
            return
        if not self._gate.locked_s():
            self._keeper.stop()
        else:
            self._keeping.run(self._gate.keep_lock, lambda _: None, self._tell)

    def _forget(self) -> None:
        self._typed = self._first = ""
        self._note = None
        self._wrong = self._answered = False
