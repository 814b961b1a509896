"""The index of checked exhibits as a file: written by a rebuild, read at every start."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.library.problems import Problem
from kiosk.library.texts import LocalText

INDEX_NAME = "catalogue.json"

_LAYOUT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One folder's outcome: an exhibit, or the problems that keep it out.

    ``signature`` is that of the listing, ``content`` the digest of all files; empty where they
    could not be read.
    """

    signature: str
    content: str
    exhibit: Exhibit | None
    problems: tuple[Problem, ...]


def program_stamp() -> str:
    """Changes when the program does, so that no outcome of another program's check is used."""
    lines = [str(_LAYOUT), __version__]
    kiosk = Path(__file__).resolve().parents[1]
    for place in (kiosk / "library", kiosk / "players"):
        # Frozen there are no sources; then the version alone speaks.
        for path in sorted(place.rglob("*.py")) if place.is_dir() else ():
            facts = path.stat()
            lines.append(f"{path.name} {facts.st_size} {facts.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def read_entries(cache: Path, exhibits: Path, stamp: str) -> dict[str, Entry]:
    """The entries of the index by folder name; none when it is missing, broken or another's."""
    try:
        data = json.loads((cache / INDEX_NAME).read_bytes())
        if data["program"] != stamp:
            return {}
        return {name: _entry(raw, exhibits / name) for name, raw in data["folders"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def index_bytes(entries: dict[str, Entry], stamp: str) -> bytes:
    """The index as the bytes of its file."""
    folders = {name: _raw_entry(entry) for name, entry in sorted(entries.items())}
    data = {"program": stamp, "folders": folders}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _entry(raw: dict[str, Any], folder: Path) -> Entry:
    exhibit = raw["exhibit"]
    return Entry(
        signature=_str(raw["signature"]),
        content=_str(raw["content"]),
        exhibit=None if exhibit is None else _exhibit(exhibit, folder),
        problems=tuple(_problem(problem) for problem in raw["problems"]),
    )


def _raw_entry(entry: Entry) -> dict[str, Any]:
    return {
        "signature": entry.signature,
        "content": entry.content,
        "exhibit": None if entry.exhibit is None else _raw_exhibit(entry.exhibit),
        "problems": [_raw_problem(problem) for problem in entry.problems],
    }


def _exhibit(raw: dict[str, Any], folder: Path) -> Exhibit:
    language = _str(raw["language"])

    def text(pairs: Any) -> LocalText:
        return LocalText(language, tuple((_str(tag), _str(words)) for tag, words in pairs))

    def maybe(pairs: Any) -> LocalText | None:
        return None if pairs is None else text(pairs)

    return Exhibit(
        id=_str(raw["id"]),
        version=_str(raw["version"]),
        folder=folder,
        language=language,
        title=text(raw["title"]),
        summary=text(raw["summary"]),
        parts=tuple(Part(_str(kind), _str(entry), maybe(t)) for kind, entry, t in raw["parts"]),
        poster=None if raw["poster"] is None else _str(raw["poster"]),
        audience=tuple(map(_str, raw["audience"])),
        topics=tuple(map(_str, raw["topics"])),
        duration_min=int(raw["duration_min"]),
        difficulty=int(raw["difficulty"]),
        goal=maybe(raw["goal"]),
        remember=tuple(map(text, raw["remember"])),
        notice=maybe(raw["notice"]),
        basis=_str(raw["basis"]),
        institution=_str(raw["institution"]),
        is_sample=bool(raw["is_sample"]),
    )


def _raw_exhibit(exhibit: Exhibit) -> dict[str, Any]:
    def maybe(text: LocalText | None) -> Any:
        return None if text is None else text.by_language

    return {
        "id": exhibit.id,
        "version": exhibit.version,
        "language": exhibit.language,
        "title": exhibit.title.by_language,
        "summary": exhibit.summary.by_language,
        "parts": [(part.kind, part.entry, maybe(part.title)) for part in exhibit.parts],
        "poster": exhibit.poster,
        "audience": exhibit.audience,
        "topics": exhibit.topics,
        "duration_min": exhibit.duration_min,
        "difficulty": exhibit.difficulty,
        "goal": maybe(exhibit.goal),
        "remember": [text.by_language for text in exhibit.remember],
        "notice": maybe(exhibit.notice),
        "basis": exhibit.basis,
        "institution": exhibit.institution,
        "is_sample": exhibit.is_sample,
    }


def _problem(raw: Any) -> Problem:
    file, field, what_zh, what_en, mend_zh, mend_en, severity, line = raw
    return Problem(
        file=_str(file),
        field=_str(field),
        what=Words(_str(what_zh), _str(what_en)),
        mend=Words(_str(mend_zh), _str(mend_en)),
        severity="hint" if severity == "hint" else "error",
        line=int(line),
    )


def _raw_problem(problem: Problem) -> tuple[str | int, ...]:
    what, mend = problem.what, problem.mend
    return (
        problem.file,
        problem.field,
        what.zh,
        what.en,
        mend.zh,
        mend.en,
        problem.severity,
        problem.line,
    )


def _str(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value
