"""The gate's small files: JSON of known size with a check sum, written durably.

A flipped bit in a hash would be a PIN that never fits again, without a word. With a sum it is a
damaged file, which is set aside and told.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, set_aside, write_durably

VERSION = 1
_MOST_BYTES = 4096

log = logging.getLogger(__name__)


class DamagedRecord(Exception):  # noqa: N818 - a finding, not an error of ours
    """The file is there and cannot be believed."""


def read_record(path: Path) -> dict[str, Any] | None:
    """What the file holds; ``None`` when there is none.

    A damaged file is set aside; one that a newer program wrote stays for that program.

    :raises DamagedRecord: when it is damaged, or newer.
    :raises Trouble: when the system does not let us read it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except IsADirectoryError as error:
        raise _damaged(path, "a folder") from error
    except OSError as error:
        raise disk_trouble(error, path) from error
    try:
        record = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise _damaged(path, "no record")
    if record.pop("sum", None) != _sum_of(record):  # of every version, now and later
        raise _damaged(path, "its sum is wrong")
    version = record.get("version")
    if version != VERSION:
        log.error("%s was written by a newer program (version %s)", path.name, version)
        raise DamagedRecord(path.name)
    return record


def write_record(path: Path, record: Mapping[str, object]) -> None:
    """Store ``record`` (plain JSON values), all of it or nothing.

    :raises Trouble: when the disk refuses.
    """
    whole = {"version": VERSION, **record}
    lines = json.dumps({**whole, "sum": _sum_of(whole)}, indent=2)
    write_durably(path, (lines + "\n").encode())


def distrust(path: Path, why: str) -> DamagedRecord:
    """Set aside a record whose sum is right and whose content is impossible; to be raised."""
    return _damaged(path, why)


def _sum_of(record: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def _damaged(path: Path, why: str) -> DamagedRecord:
    try:
        aside = set_aside(path)
        log.warning("%s is damaged (%s); set aside as %s", path.name, why, aside.name)
    except Trouble as trouble:
        log.warning("%s is damaged (%s) and stays where it is: %s", path.name, why, trouble)
    return DamagedRecord(path.name)
