"""The log: named loggers ``kiosk.<room>.<module>`` into a small rotating file."""

from __future__ import annotations

import contextlib
import logging
import sys
import time
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble

LOG_NAME = "kiosk.log"
LOG_BYTES = 1_000_000
LOG_FILES = 5


def start_logging(logs: Path, *, to_stderr: bool, level: str = "INFO") -> Trouble | None:
    """Send every record of ours to ``logs/kiosk.log``, 5 files of at most 1 MB.

    A folder that cannot be written gives a Trouble as the answer, and the records go to stderr.
    Calling it again replaces what the last call set up.
    """
    ours = logging.getLogger("kiosk")
    stop_logging()
    trouble: Trouble | None = None
    try:
        logs.mkdir(parents=True, exist_ok=True)
        _join(ours, _RotatingFile(logs / LOG_NAME))
    except OSError as error:
        trouble = disk_trouble(error, logs / LOG_NAME)
    if to_stderr or trouble is not None:
        _join(ours, _Stderr())
    ours.setLevel(level)
    return trouble


def stop_logging() -> None:
    """Take our handlers off again and close the file."""
    ours = logging.getLogger("kiosk")
    for handler in list(ours.handlers):
        if isinstance(handler, (_RotatingFile, _Stderr)):
            ours.removeHandler(handler)
            handler.close()


class _Line(logging.Formatter):
    """Wall time (UTC) to read, monotonic time to reckon with: the wall clock may jump."""

    def __init__(self) -> None:
        super().__init__("%(stamp)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        wall = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        record.stamp = f"{wall}.{int(record.msecs):03d}Z {time.monotonic():.3f}"
        return super().format(record)


class _Stderr(logging.StreamHandler):  # type: ignore[type-arg]  # not generic at run time in 3.11
    """The operator's terminal; marked so that only our own handlers are taken off again."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)


class _RotatingFile(logging.FileHandler):
    """Rotates by size. Written here because ``logging.handlers`` costs the start 10 ms."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, mode="a", encoding="utf-8", errors="backslashreplace")
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream is not None and self.stream.tell() >= LOG_BYTES:
                self._rotate()
            super().emit(record)
        except (OSError, ValueError):
            self.handleError(record)

    def close(self) -> None:
        with contextlib.suppress(OSError):  # what a full disk did not take is flushed again here
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """A log that cannot be written must not disturb the visitor."""

    def _rotate(self) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None  # the library opens the file again when it needs it
        for number in range(LOG_FILES - 1, 0, -1):
            older = self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))

    def _numbered(self, number: int) -> Path:
        return self._path if number == 0 else self._path.with_name(f"{self._path.name}.{number}")


def _join(logger: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(_Line())
    logger.addHandler(handler)
