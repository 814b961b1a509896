"""The ledger's own thread: the window posts and goes on, this thread waits for the disk.

A message is stored in one transaction or kept; nothing overtakes it. While the disk refuses, the
messages wait in memory, the thread tries again with growing pauses, and the shell is told once.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble, operator_code
from kiosk.core.words import Words
from kiosk.visits.clearing import Clearing
from kiosk.visits.facts import InstallRenewed, Message
from kiosk.visits.outing import Moment

if TYPE_CHECKING:
    from kiosk.visits.identity import Identity
    from kiosk.visits.ledger import Ledger
    from kiosk.visits.mend import Mended
    from kiosk.visits.outings import Running

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
BACKUP_EVERY_S = 6 * 3600.0
_CLOSE_WITHIN_S = 2.0
_REMEMBERED = 2048  # messages since the last backup, about 1 kB each
_MOST_MENDINGS = 3  # in a row; on a bad disk each would leave another folder behind


class LedgerWriter:
    """Owns the ledger's file and the identity's.

    ``on_trouble`` is called on the writer's thread: with a Trouble when something new goes wrong,
    with ``None`` when counts reach the disk again. ``on_mended`` likewise, after the ledger had to
    be mended while it was in use; ``on_running`` with the outings that have not ended, whenever
    the ledger was opened. ``keep_months``: how long single sessions stay.
    """

    def __init__(
        self,
        ledger: Path,
        identity: Path,
        clock: Clock,
        utc_offset_min: int,
        on_trouble: Callable[[Trouble | None], None],
        on_mended: Callable[[], None] = lambda: None,
        on_running: Callable[[tuple[Running, ...]], None] = lambda _running: None,
        keep_months: int = 24,
    ) -> None:
        self._ledger_path = ledger
        self._identity_path = identity
        self._clock = clock
        self._utc_offset_min = utc_offset_min
        self._on_trouble = on_trouble
        self._on_mended = on_mended
        self._on_running = on_running
        self._waiting: deque[Message] = deque()
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = False
        self._hurry = False
        self._identity: Identity | None = None
        # From here on: the writer's thread only.
        self._ledger: Ledger | None = None
        self._run_begun = False
        self._standing: str | None = None
        self._written: deque[Message] = deque(maxlen=_REMEMBERED)
        self._known_broken = False
        self._breaks = 0
        self._mended: Mended | None = None
        self._backed_up_s: float | None = None
        self._clearing = Clearing(ledger, clock, utc_offset_min, keep_months)

    @property
    def identity(self) -> Identity | None:
        """Who this machine is; ``None`` until the disk has said so."""
        return self._identity

    def post(self, message: Message) -> None:
        """Hand over a message. Never waits for the disk; any thread; also before the start."""
        with self._news:
            self._waiting.append(message)
            self._news.notify_all()

    def start(self) -> None:
        """Begin to write; a second call does nothing."""
        with self._news:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="ledger", daemon=True)
                self._thread.start()

    def flush(self, timeout_s: float) -> bool:
        """Wait until all that was posted is on the disk, at most ``timeout_s``; says whether."""
        with self._news:
            self._hurry = True
            self._news.notify_all()
            return self._news.wait_for(lambda: not self._waiting, timeout_s)

    def stop(self, timeout_s: float) -> bool:
        """Write what waits, close the file, end the thread; says whether all is on the disk.

        While the disk refuses, one last attempt is made.
        """
        if self._waiting:
            self.start()
        with self._news:
            self._stopping = True
            self._news.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(timeout_s)
        left = len(self._waiting)
        if left:
            log.error("stopped with %d messages that could not be stored", left)
        return not left and (thread is None or not thread.is_alive())

    def _run(self) -> None:
        try:
            self._work()
        except Exception as error:
            code = operator_code(error)
            log.exception("the ledger's thread ended, code %s", code)
            self._tell(_counting_stopped(code))
        finally:
            if self._ledger is not None:
                self._ledger.close()
            self._clearing.close(_CLOSE_WITHIN_S)

    def _work(self) -> None:
        # Only now: sqlite_utils takes 0.1 s, which belongs to the first frame.
        from kiosk.visits.ledger import Damaged

        pause_s = 0.0
        while self._await_work(pause_s):
            last = self._stopping
            try:
                self._step()
            except Trouble as trouble:
                self._note_trouble(trouble)
            except Damaged as finding:
                log.warning("the ledger broke while in use: %s", finding)
                self._let_go()
                self._breaks += 1
                self._known_broken = self._breaks <= _MOST_MENDINGS
                if self._breaks == 1:
                    continue
                # Broken again, and nothing stored in between: not the file, the disk.
                self._note_trouble(_breaks_again())
            else:
                pause_s = 0.0
                if not self._waiting:
                    self._tell_good_news()
                continue
            if last:
                return
            pause_s = min(max(pause_s * 2, FIRST_PAUSE_S), LONGEST_PAUSE_S)

    def _tell_good_news(self) -> None:
        if self._standing is not None:
            log.info("counts reach the disk again")
            self._tell(None)
        if self._mended is not None:  # after that, so that nothing takes the sentence back
            self._call(self._mended.trouble())
            self._mended = None

    def _note_trouble(self, trouble: Trouble) -> None:
        if trouble.code != self._standing:
            log.warning("%s", trouble)
            self._tell(trouble)
        if trouble.code == "disk-full" and self._ledger is not None:
            self._ledger.make_room()
        elif trouble.code != "ledger-locked":
            self._let_go()

    def _await_work(self, pause_s: float) -> bool:
        """Sleep through the pause or until there is work; ``False`` when all is done."""
        with self._news:
            if pause_s:
                self._news.wait_for(lambda: self._stopping or self._hurry, pause_s)
                self._hurry = False
                return True
            while self._ledger is not None and not self._waiting:
                if self._stopping:
                    return False
                if not self._news.wait(max(0.0, self._clearing.wait_s)) and not self._waiting:
                    return not self._stopping
            return True

    def _step(self) -> None:
        """Open what is not open, store the oldest message, or clear away a little.

        :raises Trouble: the disk refused; the same step will be tried again.
        """
        if self._ledger is None:
            self._open()
            return
        if not self._waiting:
            self._clearing.step(self._ledger)
            return
        message = self._waiting[0]
        self._store(self._ledger, message)
        with self._news:
            self._waiting.popleft()
            self._news.notify_all()
        if not self._waiting:
            self._back_up_when_due()

    def _store(self, ledger: Ledger, message: Message) -> None:
        from kiosk.visits.ledger import Damaged

        try:
            ledger.apply(message)
            if isinstance(message, InstallRenewed):
                self._settle_identity(ledger)
        except (Trouble, Damaged):
            raise
        except Exception as error:  # ours: it must not stand in the way of all that follow
            code = operator_code(error)
            log.exception("a message cannot be counted, code %s", code)
            ledger.note_incident(int(self._clock.wall_s()), "not-counted", code)
        else:
            self._written.append(message)
            self._breaks = 0

    def _open(self) -> None:
        from kiosk.visits.identity import read_identity
        from kiosk.visits.mend import open_or_mend

        if self._identity is None:
            with contextlib.suppress(Trouble):  # told of when it is settled; counting goes on
                self._identity = read_identity(self._identity_path)
        ledger, mended = open_or_mend(
            self._ledger_path,
            tuple(self._written),
            self._utc_offset_min,
            int(self._clock.wall_s()),
            known_broken=self._known_broken,
        )
        self._known_broken = False
        self._mended = mended or self._mended
        try:
            if not self._run_begun:
                ledger.begin_run()
                self._run_begun = True
            self._settle_identity(ledger)
            running = ledger.running_outings()
        except BaseException:
            ledger.close()
            raise
        self._ledger = ledger
        if self._mended is not None:
            self._on_mended()
            self._backed_up_s = None  # the backup was set aside too
        if running:
            self._on_running(running)
        self._back_up_when_due()

    def _settle_identity(self, ledger: Ledger) -> None:
        from kiosk.visits.identity import new_identity, settle_identity

        copy = ledger.identity_copy()
        try:
            self._identity = settle_identity(self._identity_path, copy, ledger.former_ids())
        except Trouble as trouble:
            # Counting goes on: the ledger's copy restores the file at the next start.
            log.warning("the identity is not stored: %s", trouble)
            self._call(trouble)
            self._identity = self._identity or copy or new_identity()
        clock = self._clock
        now = Moment(clock.boot, max(1, int(clock.monotonic_s())), int(clock.wall_s()))
        ledger.keep_identity(self._identity, now)

    def _let_go(self) -> None:
        if self._ledger is not None:
            self._clearing.rest()
            self._ledger.close()
            self._ledger = None

    def _back_up_when_due(self) -> None:
        now_s = self._clock.monotonic_s()
        due = self._backed_up_s is None or now_s - self._backed_up_s >= BACKUP_EVERY_S
        if not due or self._ledger is None:
            return
        self._backed_up_s = now_s
        try:
            self._ledger.back_up()
        except Trouble as trouble:
            log.warning("no backup of the ledger: %s", trouble)
        else:
            self._written.clear()

    def _tell(self, trouble: Trouble | None) -> None:
        self._standing = None if trouble is None else trouble.code
        self._call(trouble)

    def _call(self, trouble: Trouble | None) -> None:
        try:
            self._on_trouble(trouble)
        except Exception:
            log.exception("on_trouble failed")


def _counting_stopped(code: str) -> Trouble:
    return Trouble(
        "counting-stopped",
        Words(f"计数已停止（代码 {code}）。", f"Counting has stopped (code {code})."),
        Words("请重新启动本机，并记下代码。", "Please restart the kiosk and note the code."),
    )


def _breaks_again() -> Trouble:
    return Trouble(
        "disk-error",
        Words(
            "计数文件反复损坏，计数暂存在内存中。",
            "The ledger breaks again and again; counts are kept in memory for now.",
        ),
        Words("请备份数据并更换磁盘。", "Please back up the data and replace the disk."),
    )
