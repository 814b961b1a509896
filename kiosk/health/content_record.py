"""What the thorough check of the exhibit files has read: how far it is, and what came of the last.

Kept in ``<data>/content-check.json``, so that a check goes on where it was called off or the power
went. Losing it costs nothing but reading everything again.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably

FILE = "content-check.json"
_LAYOUT = 1
_MOST_BYTES = 64 * 1024**2

log = logging.getLogger(__name__)

Digests = dict[str, dict[str, tuple[int, int, str]]]
"""Folder → file → size in bytes, modification time in ns, SHA-256 in hex."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One whole check: when (a label), at which boot, over how much, and what was found.

    ``decayed`` are folders (or ``folder/file`` where it is known) whose bytes changed although
    nobody wrote them; ``unreadable`` files that the disk did not give.
    """

    made_wall_s: int = 0
    boot: int = 0
    files: int = 0
    size_bytes: int = 0
    decayed: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(slots=True)
class ContentRecord:
    """The last whole check, the digests that were right then, and those of the check under way."""

    last: Pass | None = None
    right: Digests = field(default_factory=dict)
    under_way: Digests = field(default_factory=dict)


def read_record(data: Path) -> ContentRecord:
    """What is kept; an empty record when there is none, or it cannot be read. Raises nothing."""
    try:
        with (data / FILE).open("rb") as file:
            raw = json.loads(file.read(_MOST_BYTES))
        if raw["layout"] != _LAYOUT:
            return ContentRecord()
        last = raw["last"]
        return ContentRecord(
            None if last is None else _pass(last), _digests(raw["right"]), _digests(raw["way"])
        )
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return ContentRecord()


def keep_record(data: Path, record: ContentRecord) -> None:
    """Store it. A disk that refuses is logged; the check goes on all the same."""
    last = record.last
    raw = {
        "layout": _LAYOUT,
        "last": None
        if last is None
        else [
            *(last.made_wall_s, last.boot, last.files, last.size_bytes),
            *(last.decayed, last.unreadable),
        ],
        "right": record.right,
        "way": record.under_way,
    }
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    try:
        write_durably(data / FILE, text.encode("utf-8", "surrogatepass"))
    except Trouble as trouble:
        log.warning("how far the check of the files is was not stored: %s", trouble)


def _pass(raw: list[Any]) -> Pass:
    *numbers, decayed, unreadable = raw
    wall_s, boot, files, size_bytes = (int(number) for number in numbers)
    return Pass(
        wall_s, boot, files, size_bytes, tuple(map(str, decayed)), tuple(map(str, unreadable))
    )


def _digests(raw: dict[str, dict[str, list[Any]]]) -> Digests:
    return {
        folder: {
            name: (int(size), int(time_ns), str(digest))
            for name, (size, time_ns, digest) in files.items()
        }
        for folder, files in raw.items()
    }
