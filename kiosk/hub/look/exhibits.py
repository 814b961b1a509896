"""Exhibits across the fleet: how often used, how far seen, what was hardest, by whom made."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from kiosk.hub.schema import exhibit_months, kinds
from kiosk.reports.counted_exhibits import CountedRow
from kiosk.reports.facts import Installed
from kiosk.reports.periods import Span
from kiosk.reports.sums import AnswerSums, UseSums

LEAST_ASKED = 10
"""Of fewer answers nobody can say that a question is hard."""
_MOST_BYTES = 256 * 1024


def read_titles(folders: Iterable[Path]) -> dict[str, Installed]:
    """Titles, topics and authors of the exhibit packages in these folders, by their ids.

    Only the manifest is looked at; one that cannot be read is left out, and its id is shown.
    """
    found: dict[str, Installed] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/exhibit.toml")):
            try:
                if path.stat().st_size > _MOST_BYTES:
                    continue
                told = tomllib.loads(path.read_text("utf-8"))
            except (OSError, ValueError):
                continue
            id, title = told.get("id"), told.get("title")
            if isinstance(title, dict):
                title = title.get("zh-Hans")
            if isinstance(id, str) and isinstance(title, str):
                found[id] = Installed(
                    id,
                    str(told.get("version", "")),
                    title,
                    _first(told.get("topic")),
                    _all(told.get("authors")),
                )
    return found


def counted(
    connection: Connection,
    span: Span,
    county: str | None = None,
    wanted: ColumnElement[bool] | None = None,
) -> list[CountedRow]:
    """Everything counted in the span by exhibit, version, question and metric; ``county`` None:
    everywhere. ``wanted``: a condition on :data:`kiosk.hub.schema.kinds`.
    """
    months = exhibit_months.c
    where: ColumnElement[bool] = months.month.between(span.first, span.last)
    if county is not None:
        where &= months.county == county
    summed = (
        select(months.kind, func.sum(months.count).label("count"))
        .where(where)
        .group_by(months.kind)
        .subquery()
    )
    query = select(
        kinds.c.exhibit, kinds.c.version, kinds.c.question, kinds.c.metric, summed.c.count
    ).join(summed, summed.c.kind == kinds.c.kind)
    if wanted is not None:
        query = query.where(wanted)
    return [(*names, int(count)) for *names, count in connection.execute(query)]


class Hard(NamedTuple):
    """The question with the smallest share of right first tries."""

    version: str
    question: str
    answers: AnswerSums


class ExhibitLine(NamedTuple):
    """An exhibit, all versions together."""

    id: str
    title: str
    topic: str
    authors: str
    use: UseSums
    answers: AnswerSums
    versions: tuple[str, ...]
    hardest: Hard | None


class AuthorLine(NamedTuple):
    """All exhibits of an author."""

    name: str
    exhibits: int
    use: UseSums
    answers: AnswerSums


def exhibit_lines(
    rows: Sequence[CountedRow], titles: Mapping[str, Installed]
) -> tuple[ExhibitLine, ...]:
    """The most used first; those that have a title and were never used at the end."""
    by_exhibit: dict[str, list[CountedRow]] = {id: [] for id in titles}
    for row in rows:
        if row[0]:
            by_exhibit.setdefault(row[0], []).append(row)
    lines = [_line(id, found, titles.get(id)) for id, found in by_exhibit.items()]
    return tuple(sorted(lines, key=lambda line: (-line.use.opened, line.id)))


def author_lines(lines: Iterable[ExhibitLine]) -> tuple[AuthorLine, ...]:
    """By author; an exhibit of two authors counts under both names together, once."""
    by_name: dict[str, list[ExhibitLine]] = {}
    for line in lines:
        by_name.setdefault(line.authors or "作者不详", []).append(line)
    found = [
        AuthorLine(
            name,
            len(each),
            UseSums(*(sum(figures) for figures in zip(*(line.use for line in each), strict=True))),
            AnswerSums(
                sum(line.answers.asked for line in each), sum(line.answers.right for line in each)
            ),
        )
        for name, each in by_name.items()
    ]
    return tuple(sorted(found, key=lambda line: -line.use.opened))


def _line(id: str, rows: Sequence[CountedRow], named: Installed | None) -> ExhibitLine:
    sums: dict[str, int] = {}
    asked: dict[tuple[str, str], dict[str, int]] = {}
    for _, version, question, metric, count in rows:
        sums[metric] = sums.get(metric, 0) + count
        if question and metric in ("asked", "right"):
            of = asked.setdefault((version, question), {})
            of[metric] = of.get(metric, 0) + count
    hard = [
        Hard(version, question, AnswerSums(of.get("asked", 0), of.get("right", 0)))
        for (version, question), of in asked.items()
        if of.get("asked", 0) >= LEAST_ASKED
    ]
    named = named or Installed(id, "", id)
    return ExhibitLine(
        id,
        named.title,
        named.topic,
        named.authors,
        UseSums(0, *(sums.get(each, 0) for each in ("opened", "completed", "seconds"))),
        AnswerSums(sums.get("asked", 0), sums.get("right", 0)),
        tuple(sorted({row[1] for row in rows if row[1]})),
        min(hard, key=lambda each: (each.answers.right_share or 0, each.question), default=None),
    )


def _first(told: object) -> str:
    return str(told[0]) if isinstance(told, list) and told else ""


def _all(told: object) -> str:
    return "、".join(str(each) for each in told) if isinstance(told, list) else ""
