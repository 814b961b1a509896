"""What was counted, read back: the three numbers and nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.core.words import Words
from kiosk.visits.asking import ask_ledger
from kiosk.visits.facts import RATED, WANTED

METRICS = ("opened", "completed", "asked", "right", "seconds")


@dataclass(frozen=True, slots=True)
class ExhibitTotals:
    """One exhibit, all its versions together; ``seconds`` on screen."""

    opened: int = 0
    completed: int = 0
    asked: int = 0
    right: int = 0
    seconds: int = 0

    @property
    def right_share(self) -> float | None:
        """正确率 from 0 to 1; ``None`` when nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class ClassTotals:
    """What docents counted in class mode; in none of the other numbers.

    ``classes`` are those among the sessions that were a class's. ``hands``: by exhibit, raised and
    of them right.
    """

    classes: int = 0
    hands: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """Part of :meth:`Totals.as_json`."""
        return {
            "sessions": self.classes,
            "exhibits": {
                exhibit: {"hands": raised, "hands_right": right}
                for exhibit, (raised, right) in self.hands.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """互动次数, and each exhibit's totals by its id, in the order of the ids.

    ``ratings``: by exhibit and question asked, how often each of the three answers was given, from
    不 to 是. ``wanted``: by topic, how many sessions voted for it (群众点单). ``versions``: the
    exhibits of which more than one version was counted, each version apart, oldest first.
    """

    sessions: int
    exhibits: Mapping[str, ExhibitTotals]
    ratings: Mapping[str, Mapping[str, tuple[int, int, int]]] = field(default_factory=dict)
    wanted: Mapping[str, int] = field(default_factory=dict)
    in_class: ClassTotals = ClassTotals()
    versions: Mapping[str, Mapping[str, ExhibitTotals]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The shape that ``kiosk visits --json`` prints; ``class`` and ``versions`` only where
        there was a class, or an exhibit in several versions.
        """
        told: dict[str, object] = {}
        if self.in_class != ClassTotals():
            told["class"] = self.in_class.as_json()
        if self.versions:
            told["versions"] = {exhibit: _plain(each) for exhibit, each in self.versions.items()}
        return {
            **told,
            "sessions": self.sessions,
            "exhibits": _plain(self.exhibits),
            "ratings": {
                exhibit: {question: list(counts) for question, counts in asked.items()}
                for exhibit, asked in self.ratings.items()
            },
            "wanted": dict(self.wanted),
        }

    @property
    def overall(self) -> ExhibitTotals:
        """The sum over all exhibits."""
        columns = ((getattr(each, metric) for each in self.exhibits.values()) for metric in METRICS)
        return ExhibitTotals(*(sum(column) for column in columns))


def read_totals(
    ledger: Path, month: str | None, utc_offset_min: int, *, day: date | None = None
) -> Totals:
    """The totals of one month (``2026-11``), one day, or of all time; the ledger is only read.

    What was counted belongs to the day in which its segment was opened, by the best that is known
    of it (:mod:`kiosk.visits.dating`), at the given offset from UTC. A missing ledger, or one
    without tables yet, has counted nothing.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    return totals_of(ask_ledger(ledger, _QUERY, month, utc_offset_min, day))


def totals_of(rows: Iterable[tuple[str, str, str, str, int]]) -> Totals:
    """The totals that are in sums by exhibit, version, metric and question; other metrics are
    passed over.
    """
    sessions = 0
    sums: dict[str, dict[str, int]] = {}
    rated: dict[str, dict[str, list[int]]] = {}
    wanted: dict[str, int] = {}
    classes = 0
    apart: dict[str, dict[str, dict[str, int]]] = {}
    hands: dict[str, dict[str, int]] = {}
    for exhibit, version, metric, question, count in rows:
        if metric == "sessions":
            sessions += count
        elif metric == "classes":
            classes += count
        elif metric in METRICS:
            own = apart.setdefault(exhibit, {}).setdefault(version, {})
            for row in (sums.setdefault(exhibit, {}), own):
                row[metric] = row.get(metric, 0) + count
        elif metric in ("hands", "hands_right"):
            row = hands.setdefault(exhibit, {})
            row[metric] = row.get(metric, 0) + count
        elif metric in RATED:
            counts = rated.setdefault(exhibit, {}).setdefault(question, [0, 0, 0])
            counts[RATED.index(metric)] += count
        elif metric == WANTED:
            wanted[question] = wanted.get(question, 0) + count
    raised = {
        exhibit: (hands[exhibit].get("hands", 0), hands[exhibit].get("hands_right", 0))
        for exhibit in sorted(hands)
    }
    return Totals(
        sessions,
        {exhibit: ExhibitTotals(**sums[exhibit]) for exhibit in sorted(sums)},
        {
            exhibit: {name: (c[0], c[1], c[2]) for name, c in sorted(rated[exhibit].items())}
            for exhibit in sorted(rated)
        },
        dict(sorted(wanted.items(), key=lambda each: (-each[1], each[0]))),
        ClassTotals(classes, raised),
        {
            exhibit: {
                version: ExhibitTotals(**each[version]) for version in sorted(each, key=_in_order)
            }
            for exhibit, each in sorted(apart.items())
            if len(each) > 1
        },
    )


def _plain(totals: Mapping[str, ExhibitTotals]) -> dict[str, dict[str, int]]:
    return {
        name: {metric: getattr(each, metric) for metric in METRICS} for name, each in totals.items()
    }


def _in_order(version: str) -> tuple[list[int], str]:
    """1.10 comes after 1.9."""
    return [int(part) if part.isdecimal() else -1 for part in version.split(".")], version


_QUERY = """
    SELECT exhibit, version, metric, question, sum(count) FROM counted
     WHERE (:month IS NULL OR month = :month) AND (:day IS NULL OR day = :day)
     GROUP BY exhibit, version, metric, question
"""


_HEADINGS = (
    Words("展项", "Exhibit"),
    Words("打开（次）", "Opened"),
    Words("完成（次）", "Completed"),
    Words("答题次数", "Asked"),
    Words("答对（次）", "Right"),
    Words("正确率", "Right %"),
    Words("时长（秒）", "Seconds"),
)


def format_totals(totals: Totals, language: str) -> str:
    """The table that ``kiosk visits`` prints, ending in a line feed. Zero is 0, nothing is —."""
    table = [[heading.text(language) for heading in _HEADINGS]]
    for exhibit, each in totals.exhibits.items():
        table.append(_line(exhibit, each))
        of_it = totals.versions.get(exhibit, {})
        table += [_line(f"  {version}", each) for version, each in of_it.items()]
    table.append(_line(Words("合计", "Total").text(language), totals.overall))
    widths = [max(map(_columns, column)) for column in zip(*table, strict=True)]
    sessions = Words("互动次数", "Sessions").text(language)
    lines = [f"{sessions}  {totals.sessions}", ""]
    lines += [_spaced(row, widths) for row in table]
    lines.insert(3, "─" * (sum(widths) + 2 * len(widths) - 2))
    lines.insert(-1, lines[3])
    lines += [*_told_ratings(totals, language), *_told_wishes(totals, language)]
    if totals.in_class.classes:
        lines += ["", _class_line(totals.in_class, language)]
    return "\n".join(lines) + "\n"


_RATING_HEADINGS = (
    Words("评价（次）", "Ratings"),
    Words("问题", "Question"),
    Words("是", "Yes"),
    Words("一般", "So-so"),
    Words("不", "No"),
)
RATING_QUESTIONS = {
    "clear": Words("讲得清楚吗", "Was it clear?"),
    "learned": Words("学到新东西吗", "Learned anything new?"),
    "again": Words("还想再来吗", "Come again?"),
}


def _told_ratings(totals: Totals, language: str) -> list[str]:
    table = [[heading.text(language) for heading in _RATING_HEADINGS]]
    for exhibit, asked in totals.ratings.items():
        for name, counts in asked.items():
            words = RATING_QUESTIONS[name].text(language) if name in RATING_QUESTIONS else name
            table.append([exhibit, words, *(str(count) for count in reversed(counts))])
    if len(table) == 1:
        return []
    widths = [max(map(_columns, column)) for column in zip(*table, strict=True)]
    return ["", *(_spaced(row, widths) for row in table)]


def _told_wishes(totals: Totals, language: str) -> list[str]:
    if not totals.wanted:
        return []
    heading = Words("我想看（点单，次）", "Wishes for a topic").text(language)
    table = [[heading, ""], *([topic, str(count)] for topic, count in totals.wanted.items())]
    widths = [max(map(_columns, column)) for column in zip(*table, strict=True)]
    return ["", *(_spaced(row, widths).rstrip() for row in table)]


def _class_line(in_class: ClassTotals, language: str) -> str:
    raised = sum(hands for hands, _ in in_class.hands.values())
    right = sum(right for _, right in in_class.hands.values())
    return Words(
        f"班级模式  {in_class.classes} 次，举手 {raised}，其中答对 {right}（不在上表内）",
        f"Class mode  {in_class.classes}, hands {raised}, of them right {right} (not in the table)",
    ).text(language)


def _line(name: str, totals: ExhibitTotals) -> list[str]:
    share = totals.right_share
    return [
        name,
        str(totals.opened),
        str(totals.completed),
        str(totals.asked),
        str(totals.right),
        "—" if share is None else f"{share:.0%}",
        str(totals.seconds),
    ]


def _spaced(row: Iterable[str], widths: Iterable[int]) -> str:
    cells: list[str] = []
    for cell, width in zip(row, widths, strict=True):
        gap = " " * (width - _columns(cell))
        cells.append(gap + cell if cells else cell + gap)
    return "  ".join(cells)


def _columns(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
