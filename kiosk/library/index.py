"""The index of checked exhibits as a file: written by a rebuild, read at every start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from kiosk import __version__
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part, Right
from kiosk.library.folder import list_folder
from kiosk.library.problems import Problem, Severity
from kiosk.library.texts import LocalText

INDEX_NAME = "catalogue.json"

_LAYOUT = 6


class Entry(NamedTuple):
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
        files = list_folder(place).files if place.is_dir() else {}
        lines += [f"{name} {facts}" for name, facts in files.items() if name.endswith(".py")]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:32]


def read_entries(
    cache: Path, exhibits: Path, stamp: str, installed: Mapping[str, Path] | None = None
) -> dict[str, Entry]:
    """The entries of the index by folder name; none when it is missing, broken or another's.

    ``installed`` gives the folders that do not lie in ``exhibits``, by their names (which have a
    slash); others of that kind are passed over.
    """
    elsewhere = installed or {}
    try:
        head, _, body = (cache / INDEX_NAME).read_bytes().partition(b"\n")
        # The sum stands for every check of a shape: what it covers, index_bytes has written.
        if head.decode("ascii") != f"{stamp} {_sum(body)}":
            return {}
        return {
            name: _entry(raw, elsewhere[name] if "/" in name else exhibits / name)
            for name, raw in json.loads(body).items()
            if "/" not in name or name in elsewhere
        }
    except (OSError, ValueError):
        return {}


def index_bytes(entries: dict[str, Entry], stamp: str) -> bytes:
    """The index as the bytes of its file: program and sum in the first line, then JSON."""
    folders = {name: _raw_entry(entry) for name, entry in sorted(entries.items())}
    text = json.dumps(folders, ensure_ascii=False, separators=(",", ":"))
    # A file's name that is no UTF-8 comes with the problem it causes.
    body = text.encode("utf-8", "surrogatepass")
    return f"{stamp} {_sum(body)}\n".encode() + body


def _sum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _entry(raw: list[Any], folder: Path) -> Entry:
    signature, content, exhibit, problems = raw
    return Entry(
        signature=signature,
        content=content,
        exhibit=None if exhibit is None else _exhibit(exhibit, folder),
        problems=tuple(_problem(*problem) for problem in problems),
    )


def _raw_entry(entry: Entry) -> list[Any]:
    return [
        entry.signature,
        entry.content,
        None if entry.exhibit is None else _raw_exhibit(entry.exhibit),
        [_raw_problem(problem) for problem in entry.problems],
    ]


def _exhibit(raw: list[Any], folder: Path) -> Exhibit:
    """The exhibit of what :func:`_raw_exhibit` gave. By place and not by name: names would be read
    again for every exhibit, which takes a third of the time.
    """
    (
        id,
        version,
        language,
        title,
        summary,
        parts,
        poster,
        audience,
        topics,
        duration_min,
        difficulty,
        goal,
        remember,
        notice,
        basis,
        institution,
        is_sample,
        attract,
        stage,
        players,
        licence,
        takeaway_link,
        takeaway_text,
        docent,
        authors,
        attribution,
        adapted_from,
        rights,
    ) = raw

    def text(pairs: list[list[str]]) -> LocalText:
        # Hundreds of exhibits name the same few languages; JSON gives each its own letters.
        return LocalText(language, tuple([(intern(tag), words) for tag, words in pairs]))

    def maybe(pairs: list[list[str]] | None) -> LocalText | None:
        return None if pairs is None else text(pairs)

    return Exhibit(
        id=id,
        version=version,
        folder=folder,
        language=language,
        title=text(title),
        summary=text(summary),
        parts=tuple([Part(kind, entry, maybe(name)) for kind, entry, name in parts]),
        poster=poster,
        audience=tuple(audience),
        topics=tuple(topics),
        duration_min=duration_min,
        difficulty=difficulty,
        goal=maybe(goal),
        remember=tuple([text(pairs) for pairs in remember]),
        notice=maybe(notice),
        basis=basis,
        institution=institution,
        is_sample=is_sample,
        attract=attract,
        players=players,
        licence=licence,
        takeaway_link=takeaway_link,
        takeaway_text=maybe(takeaway_text),
        stage=tuple(stage),
        docent_json=docent,
        authors=tuple(authors),
        attribution=attribution,
        adapted_from=adapted_from,
        rights=tuple([Right(*right) for right in rights]),
    )


def _raw_exhibit(exhibit: Exhibit) -> list[Any]:
    def maybe(text: LocalText | None) -> Any:
        return None if text is None else text.by_language

    return [
        *(exhibit.id, exhibit.version, exhibit.language),
        *(exhibit.title.by_language, exhibit.summary.by_language),
        [(part.kind, part.entry, maybe(part.title)) for part in exhibit.parts],
        *(exhibit.poster, exhibit.audience, exhibit.topics),
        *(exhibit.duration_min, exhibit.difficulty, maybe(exhibit.goal)),
        [text.by_language for text in exhibit.remember],
        *(maybe(exhibit.notice), exhibit.basis, exhibit.institution, exhibit.is_sample),
        *(exhibit.attract, exhibit.stage, exhibit.players, exhibit.licence),
        *(exhibit.takeaway_link, maybe(exhibit.takeaway_text)),
        *(exhibit.docent_json, exhibit.authors),
        *(exhibit.attribution, exhibit.adapted_from, exhibit.rights),
    ]


def _problem(
    file: str,
    field: str,
    what: list[str],
    mend: list[str],
    severity: Severity,
    line: int,
) -> Problem:
    return Problem(file, field, Words(*what), Words(*mend), severity, line)


def _raw_problem(problem: Problem) -> list[Any]:
    return [
        problem.file,
        problem.field,
        [problem.what.zh, problem.what.en],
        [problem.mend.zh, problem.mend.en],
        problem.severity,
        problem.line,
    ]
