"""The window's end of the pipe: starts the child, hears it, notices when it is silent or too big.

Everything is driven by the child's own words (``QProcess.readyRead``); nothing is polled. The one
timer goes off only when the child has been silent for too long.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.players.simulation import caps
from kiosk.players.simulation.block import Block, picture_folder
from kiosk.players.simulation.wire import Message, Unpacker, pack

SILENT_MS = 3000
"""A child that plays says something twice a second."""

START_MS = 15_000
"""Until its first word it may take longer: an old disk, everything read for the first time."""

END_MS = 2000
LAST_WORDS_BYTES = 2000

log = logging.getLogger(__name__)


class LiveChild(QObject):
    """A child process. ``opened`` programs follow one another in it; one fault ends it.

    ``told(readings, values)`` and ``pictured`` come for the program that is open; ``failed(why)``
    once, when the child ends in any way but by :meth:`end`.
    """

    pictured = Signal()
    told = Signal(dict, dict)
    failed = Signal(str)
    _failing = Signal(str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = 0
        self._block: Block | None = None
        self._still_named: list[Block] = []
        self._image = QImage()
        self._unpack = Unpacker()
        self._over = False
        self._spoke = False
        self._let_go = False
        self._last_words = b""
        # Queued: a child may fail while it is being made, before anybody listens.
        self._failing.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._silent)
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments(list(command[1:]))
        self._process.readyReadStandardOutput.connect(self._heard)
        self._process.readyReadStandardError.connect(self._grumbled)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._erred)
        self._process.start()
        self._silence.start(START_MS)

    @property
    def over(self) -> bool:
        """Whether it has failed or was ended."""
        return self._over

    @property
    def usable(self) -> bool:
        """Whether another program can be opened in it."""
        if self._over:
            return False
        used = caps.resident_bytes(self.pid)
        return used is None or used < caps.SPARE_BYTES

    @property
    def pid(self) -> int:
        """Its process id; 0 before it runs."""
        return int(self._process.processId())

    @property
    def image(self) -> QImage:
        """The newest picture; the same object as long as its size is the same."""
        return self._image

    def open(
        self,
        program: str,
        values: Mapping[str, float],
        size_px: tuple[int, int],
        px_per_mm: float,
        language: str,
        elder: bool,
        fps: int,
    ) -> None:
        """Open ``program`` anew with these values; its pictures have ``size_px``.

        Raises:
            OSError: there is no room for the pictures.
        """
        self._drop_block()
        self._run += 1
        self._block = Block.make(picture_folder(), *size_px)
        if (self._image.width(), self._image.height()) != size_px:
            self._image = QImage(*size_px, QImage.Format.Format_RGB32)
        self._say(
            "open",
            program=program,
            values=dict(values),
            file=str(self._block.path),
            px_per_mm=px_per_mm,
            language=language,
            elder=elder,
            fps=fps,
        )

    def set(self, name: str, value: float) -> None:
        """Set a parameter of the open program."""
        self._say("set", name=name, value=value)

    def touch(self, kind: str, finger: int, x: float, y: float) -> None:
        """A finger on the picture, in its pixels."""
        self._say("touch", kind=kind, finger=finger, x=x, y=y)

    def pause(self, paused: bool) -> None:
        """Stand still, or go on."""
        self._say("pause" if paused else "go")

    def rest(self) -> None:
        """Let the program go and wait for the next."""
        self._say("rest")
        self._drop_block()
        self._run += 1
        self._image = QImage()

    def end(self, *, wait: bool = False) -> None:
        """End the child and what belongs to it; nothing more is told.

        The object goes when the process is gone; ``wait`` for that where the loop is ending.
        """
        self._stop()
        self._let_go = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self._process.kill()
        if wait:
            self._process.waitForFinished(END_MS)

    @Slot()
    def go(self) -> None:
        """As :meth:`end`, without waiting."""
        self.end()

    # What comes up.

    @Slot()
    def _heard(self) -> None:
        data = bytes(self._process.readAllStandardOutput().data())
        if self._over:
            return
        try:
            for message in self._unpack.feed(data):
                self._hear(message)
        except (ValueError, KeyError, TypeError) as error:
            self._fail(f"unreadable words: {error}")

    def _hear(self, message: Message) -> None:
        self._spoke = True
        self._silence.start(SILENT_MS)
        what = message["is"]
        if what == "alive":
            self._weigh()
        elif what == "failed":
            self._fail(str(message["why"]))
        elif message.get("run") == self._run and self._block is not None and not self._over:
            if what == "picture":
                self._take(int(message["number"]))
            elif what == "lost":
                self._fail("the file of its pictures is gone")
            elif what == "told":
                self.told.emit(message["readings"], message["values"])

    def _take(self, number: int) -> None:
        if self._block is None:
            return
        self._block.forget_name()
        whole = self._block.copy_into(memoryview(self._image.bits()), number)
        self._block.take(number)
        if whole:
            self.pictured.emit()

    def _weigh(self) -> None:
        used = caps.resident_bytes(self.pid)
        if used is not None and used > caps.RESIDENT_BYTES:
            self._fail(f"{used // 1024**2} MiB in memory")

    @Slot()
    def _grumbled(self) -> None:
        """What it prints is kept for the log, but not all of it."""
        said = bytes(self._process.readAllStandardError().data())
        self._last_words = (self._last_words + said)[-LAST_WORDS_BYTES:]

    @Slot()
    def _silent(self) -> None:
        self._fail("silent for too long" if self._spoke else "never said a word")

    @Slot()
    def _ended(self) -> None:
        self._remove_files()
        self._heard()  # its last words
        if self._let_go:
            self.deleteLater()
            return
        if self._process.exitStatus() == QProcess.ExitStatus.NormalExit:
            self._fail(f"exit code {self._process.exitCode()}")
        else:
            self._fail("it died")

    @Slot()
    def _erred(self) -> None:
        if self._process.error() == QProcess.ProcessError.FailedToStart:
            self._fail(f"it did not start: {self._process.errorString()}")

    def _fail(self, why: str) -> None:
        if self._over:
            return
        self._stop()
        self._process.kill()
        self._grumbled()
        log.warning("a simulation's process failed: %s", why)
        if self._last_words:
            log.info("its last words: %s", self._last_words.decode("utf-8", "replace"))
        self._failing.emit(why)

    @Slot(str)
    def _announce(self, why: str) -> None:
        if not self._let_go:
            self.failed.emit(why)

    def _stop(self) -> None:
        self._over = True
        self._silence.stop()
        self._drop_block()
        self._image = QImage()

    def _drop_block(self) -> None:
        if self._block is not None:
            self._still_named.append(self._block)
            self._block = None
        self._remove_files()

    def _remove_files(self) -> None:
        """Those that were dropped, and could not be removed while the child had them open."""
        self._still_named = [block for block in self._still_named if not block.remove()]

    def _say(self, order: str, **more: object) -> None:
        if not self._over:
            self._process.write(pack({"do": order, "run": self._run, **more}))
