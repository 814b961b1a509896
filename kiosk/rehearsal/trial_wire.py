"""What the trial's child says, a line of JSON each, and what it is asked. No Qt.

Asked: ``{"folder": …, "id": …}``. Said: ``opens`` before each part, so that whoever listens knows
what was open when nothing more came; ``judged`` at the end of each exhibit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.words import Words

MOST_LINE_BYTES = 256 * 1024
OUT_OF_MEMORY = 9
"""The child's exit code when it may have no more."""


class Asked(NamedTuple):
    """One exhibit to try: its folder, and the id that it must have (empty: the folder's name)."""

    folder: Path
    id: str = ""


class PartName(NamedTuple):
    """One part of an exhibit, for people: its place (from 1), kind and entry; a picture has 0."""

    number: int
    kind: str
    entry: str


class PartFault(NamedTuple):
    """Why one part was not shown."""

    part: PartName
    reason: Words


class Judged(NamedTuple):
    """What came of one exhibit. ``refusal``: why it must not be shown, and (``part``) which part.

    ``unshown`` are parts that could not be shown while others could: a visitor is told and led on
    (docs/decisions/0016), so they refuse nothing.
    """

    refusal: Words | None = None
    part: PartName | None = None
    unshown: tuple[PartFault, ...] = ()


def asked_line(asked: Asked) -> str:
    """The line that asks for it."""
    return json.dumps({"folder": str(asked.folder), "id": asked.id}) + "\n"  # any path, in ASCII


def read_asked(line: str) -> Asked:
    """What was asked.

    :raises ValueError: for any other line.
    """
    said = _object(line)
    return Asked(Path(str(said["folder"])), str(said["id"]))


def opens_line(part: PartName) -> str:
    """The line before a part is opened."""
    return _line({"opens": list(part)})


def judged_line(folder: str, judged: Judged) -> str:
    """The line that ends an exhibit; ``folder`` says which, for who reads along."""
    return _line(
        {
            "judged": folder,
            "refusal": _pair(judged.refusal) if judged.refusal else None,
            "part": list(judged.part) if judged.part else None,
            "unshown": [[*fault.part, *_pair(fault.reason)] for fault in judged.unshown],
        }
    )


def read_said(line: str) -> PartName | Judged:
    """What the child said.

    :raises ValueError: for any other line.
    """
    said = _object(line)
    if "opens" in said:
        return _part(said["opens"])
    try:
        part, refusal = said["part"], said["refusal"]
        return Judged(
            None if refusal is None else Words(str(refusal[0]), str(refusal[1])),
            None if part is None else _part(part),
            tuple(
                PartFault(_part(one[:3]), Words(str(one[3]), str(one[4])))
                for one in said["unshown"]
            ),
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"not a line of a trial: {line[:80]!r}") from error


def _part(raw: Any) -> PartName:
    try:
        number, kind, entry = raw
        return PartName(int(number), str(kind), str(entry))
    except (TypeError, ValueError) as error:
        raise ValueError(f"no part of an exhibit: {raw!r}") from error


def _pair(words: Words) -> list[str]:
    return [words.zh, words.en]


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def _object(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(said, dict):
        raise ValueError("no object")
    return said
