"""The versions of a closed month: its facts as they were signed, and what became otherwise later.

``<data>/reports/2026-03/v1.json`` holds the facts, byte for byte what the 数据指纹 on the cover is
of. A version is never written anew: what changed afterwards makes the next one. One that is
damaged is set aside, and its number is not used again.
"""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, set_aside, write_durably
from kiosk.reports.changes import changes_between, essence
from kiosk.reports.facts import FORMAT, Change, MonthFacts
from kiosk.reports.json_file import LARGEST, facts_json, read_facts

FOLDER = "reports"
_NAME = re.compile(r"v([1-9][0-9]{0,3})\.json(\.damaged-[0-9]+)?", re.ASCII)
_PERIOD = re.compile(r"20[0-9]{2}(-(0[1-9]|1[0-2]))?", re.ASCII)

log = logging.getLogger(__name__)


class Version(NamedTuple):
    """One version. ``changes``: what it says otherwise than the one before it."""

    number: int
    facts: MonthFacts
    changes: tuple[Change, ...] = ()


def read_versions(data: Path, period: str) -> tuple[Version, ...]:
    """The versions of ``2026-03`` (or a year) that can be read, oldest first.

    A damaged one is set aside and left out. Not for the window's thread.

    :raises Trouble: the disk does not let us read.
    """
    found: list[Version] = []
    for number, path in sorted(_files(data, period).items()):
        facts = _read(path)
        if facts is not None:
            before = found[-1].facts if found else None
            changes = () if before is None else changes_between(before, facts, number)
            found.append(Version(number, facts, changes))
    return tuple(found)


def keep_version(data: Path, facts: MonthFacts) -> tuple[Version, ...]:
    """Close the period of the facts: afterwards there is a version that says what they say.

    The first one, or, where the last one says otherwise, the next. A month of which the details
    are folded into its sum already keeps what was signed. Returns all versions.

    :raises Trouble: ``disk-full`` and what else a disk refuses; then nothing has changed.
    """
    period = facts.period.id
    versions = read_versions(data, period)
    if versions and (facts.certain.folded or _same(versions[-1].facts, facts)):
        return versions
    number = 1 + max((each for each, _ in _numbers(data, period)), default=0)
    changes = changes_between(versions[-1].facts, facts, number) if versions else ()
    write_durably(_folder(data, period) / f"v{number}.json", facts_json(facts))
    return (*versions, Version(number, facts, changes))


def closed_months(data: Path) -> tuple[str, ...]:
    """The months and years that have a version, oldest first."""
    try:
        names = [each.name for each in (data / FOLDER).iterdir()]
    except OSError:
        return ()
    periods = (name for name in names if _PERIOD.fullmatch(name))
    return tuple(sorted(name for name in periods if _numbers(data, name)))


def _same(before: MonthFacts, after: MonthFacts) -> bool:
    return essence(before) == essence(after)


def _folder(data: Path, period: str) -> Path:
    if _PERIOD.fullmatch(period) is None:
        raise ValueError(period)
    return data / FOLDER / period


def _numbers(data: Path, period: str) -> list[tuple[int, Path]]:
    """Every number that was ever used, those of damaged files as well."""
    try:
        paths = list(_folder(data, period).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise disk_trouble(error, data / FOLDER) from error
    named = ((_NAME.fullmatch(path.name), path) for path in paths)
    return [(int(name.group(1)), path) for name, path in named if name is not None]


def _files(data: Path, period: str) -> dict[int, Path]:
    return {number: path for number, path in _numbers(data, period) if path.suffix == ".json"}


def _read(path: Path) -> MonthFacts | None:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise disk_trouble(error, path) from error
    try:
        return read_facts(content)
    except Trouble as trouble:
        if _of_another_form(content):
            log.info("%s/%s is of another program", path.parent.name, path.name)
            return None
        log.warning("%s/%s is set aside: %s", path.parent.name, path.name, trouble)
        set_aside(path)
        return None


def _of_another_form(content: bytes) -> bool:
    """Whether it is whole, and only written by an older or newer program."""
    try:
        return bool(json.loads(content)["format"] != FORMAT)
    except (ValueError, RecursionError, KeyError, TypeError):
        return False
