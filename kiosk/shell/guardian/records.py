"""A record of a crash: what the program said last, where its threads stood, the end of the log.

Plain text for whoever helps by telephone. Nothing in it is about a visitor: the log has nothing.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from pathlib import Path
from typing import NamedTuple

from kiosk.core.faults import FAULTS
from kiosk.core.files import write_durably
from kiosk.core.runs import CRASHES, KEPT, Crash

SAID = "said.txt"
"""What the shell wrote to its error stream."""
LOG_LINES = 60
_LARGEST = 32 * 1024
_FRAME = re.compile(r'^  File "(?:.*[/\\])?([^"/\\]+)", line \d+ in (.+)$', re.MULTILINE)
_TRACED = re.compile(r'^  File "(?:.*[/\\])?([^"/\\]+)", line \d+, in (.+)$', re.MULTILINE)
_FRAMES = 3


class Traces(NamedTuple):
    """What a shell left behind: of its error stream the end, of faulthandler's file the start."""

    faults: str
    said: str


def take_traces(data: Path) -> Traces:
    """Read what the dead shell left, and take it away so that the next shell has its own."""
    folder = data / CRASHES
    traces = Traces(_start(folder / FAULTS), _end(folder / SAID))
    for name in (FAULTS, SAID):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    return traces


def crash_code(kind: str, how: str, traces: Traces) -> str:
    """A code for the telephone, ``C-3F7A``: the same fault has the same code on every machine.

    Of the trace only file and function names of the innermost places count.
    """
    # faulthandler writes the innermost frame first, a traceback writes it last.
    faulty = _faulty_thread(traces.faults)
    frames = _FRAME.findall(faulty)[:_FRAMES] or _TRACED.findall(traces.said)[-_FRAMES:]
    text = "|".join((kind, how, *(f"{file}:{function}" for file, function in frames)))
    return f"C-{zlib.crc32(text.encode()) & 0xFFFF:04X}"


def _faulty_thread(faults: str) -> str:
    """The part about the thread that died; of a hang the last, which is the window's.

    faulthandler names "Current thread" whichever place it has among the others, newest first.
    """
    parts = faults.split("\n\n")
    return next((part for part in parts if part.startswith("Current thread")), parts[-1])


def write_record(data: Path, crash: Crash, facts: dict[str, str], traces: Traces) -> None:
    """Write ``data/crashes/crash-0001.txt``; of older ones the last twenty stay.

    :raises Trouble: it cannot be stored.
    """
    head = {"kind": crash.kind, "how": crash.how, "code": crash.code, **facts}
    parts = ["".join(f"{name}: {value}\n" for name, value in head.items())]
    for title, text in (
        ("where every thread stood", traces.faults),
        ("said last", traces.said),
        ("log", _log_lines(data / "logs" / "kiosk.log")),
    ):
        parts.append(f"\n--- {title} ---\n{text.strip() or '(nothing)'}\n")
    folder = data / CRASHES
    write_durably(folder / crash.record, "".join(parts).encode("utf-8", "backslashreplace"))
    _remove_old(folder)


def _remove_old(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for old in sorted(folder.glob("crash-*.txt"), key=_number)[:-KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()


def cut_short(path: Path, most: int = 1_000_000) -> None:
    """Empty a file of the shell's words that has grown too large: it must not fill the disk."""
    with contextlib.suppress(OSError):
        if path.stat().st_size > most:
            with path.open("r+b") as file:
                file.truncate(0)  # the shell appends, so it goes on from the start


def _number(path: Path) -> int:
    digits = path.stem.removeprefix("crash-")
    return int(digits) if digits.isdecimal() else 0


def _log_lines(path: Path) -> str:
    # A log that was just begun anew has few lines: then some from the one before.
    text = _end(path)
    if text.count("\n") < LOG_LINES:
        text = _end(path.with_name(path.name + ".1")) + text
    return "\n".join(text.splitlines()[-LOG_LINES:])


def _start(path: Path) -> str:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_LARGEST).decode("utf-8", "replace")
    return ""


def _end(path: Path) -> str:
    with contextlib.suppress(OSError), path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LARGEST))
        return file.read(_LARGEST).decode("utf-8", "replace")
    return ""
