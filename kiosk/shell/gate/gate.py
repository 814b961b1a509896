"""The gate as a whole: whether a PIN opens it, how it is set, and how it is opened without one.

Files in ``data/gate``: ``pin.json`` (the hash), ``tries.json`` (wrong tries, what is left of a
lock), ``recovery.json`` (the public recovery key), ``reset.json`` (the one-time code that stands).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from kiosk.bundles.drives import Drive
from kiosk.bundles.reading import read_small
from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.shell.gate.pins import PinHash, hash_of_record, make_hash, weakness
from kiosk.shell.gate.records import DamagedRecord, distrust, read_record, write_record
from kiosk.shell.gate.recovery import (
    ANSWER_PLACE,
    MOST_BYTES,
    PUBLIC_PLACE,
    PublicKey,
    answer_name,
    make_private_key,
    new_code,
    plain_code,
    read_private_key,
    read_public_key,
)
from kiosk.shell.gate.tries import FILE, Tries

log = logging.getLogger(__name__)


class Standing(StrEnum):
    """What is known about the PIN."""

    SET = "set"
    NEVER = "never"
    """Nobody has set one yet: the first-run set-up asks for it."""
    LOST = "lost"
    """There was one, and its file is damaged or gone: only a reset opens."""


class Verdict(StrEnum):
    """What came of a try."""

    OPEN = "open"
    WRONG = "wrong"
    LOCKED = "locked"
    LOST = "lost"


class Found(StrEnum):
    """What the sticks say about the code that stands."""

    NOTHING = "nothing"
    NO_ANSWER = "no-answer"
    """There is a stick, without an answer to this code."""
    WRONG = "wrong"
    """There is an answer, and it is not from the site's key."""
    GOOD = "good"


class Gate:
    """The gate of one machine. Every method may wait for a disk or reckon for half a second:
    none belongs into the window's thread except ``locked_s`` and ``tries_left``.

    ``device_code`` says who this machine is, ``None`` while the disk has not said so yet.
    """

    def __init__(self, folder: Path, clock: Clock, device_code: Callable[[], str | None]) -> None:
        self._folder = folder
        self._pin = folder / "pin.json"
        self._recovery = folder / "recovery.json"
        self._reset = folder / "reset.json"
        self._device_code = device_code
        self._tries = Tries(folder / FILE, clock)
        self._refused = ""
        self._one_at_a_time = threading.Lock()  # two threads must not share the last try

    # The PIN.

    def standing(self) -> Standing:
        """Whether there is a PIN. A file that cannot be read counts as lost: the gate is shut."""
        if self._read_pin() is not None:
            return Standing.SET
        return Standing.LOST if self._was_set() else Standing.NEVER

    @property
    def tries_left(self) -> int:
        """Wrong PINs until the gate locks."""
        return self._tries.left

    def locked_s(self) -> float:
        """Seconds until a PIN can be tried again; 0 when it can."""
        return self._tries.locked_s()

    def keep_lock(self) -> None:
        """Store what is left of a lock; once a minute, and when the kiosk ends."""
        if self._tries.locked_s():
            self._tries.keep()

    def try_pin(self, pin: str) -> Verdict:
        """Try one PIN; it is counted on the disk as wrong before it is looked at."""
        with self._one_at_a_time:
            return self._try_pin(pin)

    def _try_pin(self, pin: str) -> Verdict:
        if self._tries.locked_s():
            return Verdict.LOCKED
        kept = self._read_pin()
        if kept is None:
            return Verdict.LOST
        remembered = self._tries.charge()
        if kept.fits(pin):
            self._tries.clear()
            log.info("the gate was opened with the PIN")
            return Verdict.OPEN
        if not remembered:
            # Else pulling the plug would win four tries each time; so it wins one, and a minute.
            self._tries.lock()
        if self._tries.locked_s():
            log.warning("too many wrong PINs: the gate is locked for 15 min")
            return Verdict.LOCKED
        log.info("a wrong PIN at the gate, %d left", self._tries.left)
        return Verdict.WRONG

    def set_pin(self, pin: str) -> None:
        """Make ``pin`` the PIN. Wrong tries are forgotten; a code that stands is used up by it.

        :raises Trouble: ``weak-pin``, or what the disk refused; then the old PIN holds.
        """
        weak = weakness(pin)
        if weak is not None:
            raise Trouble("weak-pin", weak, Words("请换一个。", "Please choose another."))
        hashed = make_hash(pin)
        with self._one_at_a_time:
            write_record(self._pin, hashed.as_record())
            self._tries.clear()
        log.info("a new PIN was set")

    # The way back in.

    def recovery_key(self) -> PublicKey | None:
        """The public key that answers are checked with; ``None`` when none was brought."""
        if not self._recovery.exists():
            return None
        try:
            return read_public_key(self._recovery)
        except Trouble as trouble:
            log.warning("the recovery key cannot be used: %s", trouble)
            return None

    def trust_key(self, key: PublicKey) -> None:
        """From now on answers of ``key`` open this gate; only behind the gate or in set-up.

        :raises Trouble: when the disk refuses.
        """
        write_durably(self._recovery, key.as_file())
        log.warning("recovery key %s is trusted from now on", key.id)

    def hand_out_key(self, drive: Drive) -> PublicKey:
        """Make a key here: its private half goes onto the stick and is forgotten.

        Trusted only after it was read back from the stick.

        :raises Trouble: when stick or disk refuse; then the key that was trusted before stays so.
        """
        private = make_private_key()
        path = drive.root / private.file_name
        write_durably(path, private.as_file())
        if read_private_key(path) != private:
            raise _not_as_written(path)
        self.trust_key(private.public)
        return private.public

    def reset_code(self) -> str:
        """The one-time code to show. It stands until a new PIN is set, over restarts.

        :raises Trouble: ``no-device-code`` just after the start, or what the disk refused.
        """
        device = self._device_code()
        stands = self._standing_code()
        if stands is not None and (device is None or stands.startswith(device)):
            return stands
        if device is None:
            raise Trouble(
                "no-device-code",
                Words("本机刚刚启动，设备代码还没读好。", "This machine has only just started."),
                Words("请等几秒再试。", "Please try again in a few seconds."),
            )
        code = new_code(device)
        write_record(self._reset, {"code": code, "pin": self._pin_mark()})
        log.info("a reset of the gate was asked for, code %s", code)
        return code

    def look_for_answer(self, drives: Iterable[Drive]) -> Found:
        """Look on the sticks for the answer to the code that stands."""
        key, code = self.recovery_key(), self._standing_code()
        best = Found.NOTHING
        for drive in drives:
            path = drive.root.joinpath(*ANSWER_PLACE, answer_name(code or ""))
            content = read_small(path, MOST_BYTES)
            if content is None or code is None:
                best = Found.NO_ANSWER if best is Found.NOTHING else best
            elif key is not None and key.accepts(content, code):
                log.warning("the gate is reset by recovery key %s, code %s", key.id, code)
                return Found.GOOD
            else:
                if self._refused != code:
                    log.warning("an answer to code %s is not from the site's key", code)
                self._refused = code  # told once, and looked for every two seconds
                best = Found.WRONG
        return best

    def _standing_code(self) -> str | None:
        """The code, while the PIN is still the one it was made for."""
        try:
            record = read_record(self._reset)
        except (DamagedRecord, Trouble) as finding:
            log.info("no code stands: %s", finding)
            return None
        if record is None or record.get("pin") != self._pin_mark():
            return None
        code = record.get("code")
        return code if isinstance(code, str) and plain_code(code) == code else None

    def _pin_mark(self) -> str:
        """Tells one PIN from the next: setting one uses up the code in the same write."""
        kept = self._read_pin()
        return kept.salt.hex() if kept else ""

    def _read_pin(self) -> PinHash | None:
        try:
            record = read_record(self._pin)
            if record is None:
                return None
            try:
                return hash_of_record(record)
            except ValueError as error:
                raise distrust(self._pin, str(error)) from error
        except DamagedRecord:
            return None
        except Trouble as trouble:
            log.warning("the PIN cannot be read: %s", trouble)
            return None

    def _was_set(self) -> bool:
        """Whether anything is left of a PIN; a folder that cannot be read says yes."""
        try:
            names = [path.name for path in self._folder.iterdir()]
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return any(name.startswith(("pin.json", FILE)) for name in names)


def key_on(drives: Iterable[Drive]) -> PublicKey | None:
    """The public recovery key that a stick brings (``KEPU/trust/recovery.pub.json``), if any does.

    :raises Trouble: ``no-key-file`` when the file is there and holds none.
    """
    for drive in drives:
        path = drive.root.joinpath(*PUBLIC_PLACE)
        if path.exists():
            return read_public_key(path)
    return None


def _not_as_written(path: Path) -> Trouble:
    return Trouble(
        "stick-unsound",
        Words(
            f"“{path.name}”写到 U 盘后读出来不一样。",
            f"“{path.name}” reads differently from what was written.",
        ),
        Words("请换一个 U 盘。", "Please use another stick."),
    )
