"""What was counted, read back: the three numbers and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.clock import local_month
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

if TYPE_CHECKING:
    import sqlite3

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
    """互动次数, and each exhibit's totals by its id, in the order of the ids."""

    sessions: int
    exhibits: Mapping[str, ExhibitTotals]
    in_class: ClassTotals = ClassTotals()

    def as_json(self) -> dict[str, object]:
        """The shape that ``kiosk visits --json`` prints; ``class`` only where there was one."""
        told = {} if self.in_class == ClassTotals() else {"class": self.in_class.as_json()}
        return {
            **told,
            "sessions": self.sessions,
            "exhibits": {
                exhibit: {metric: getattr(totals, metric) for metric in METRICS}
                for exhibit, totals in self.exhibits.items()
            },
        }

    @property
    def overall(self) -> ExhibitTotals:
        """The sum over all exhibits."""
        columns = ((getattr(each, metric) for each in self.exhibits.values()) for metric in METRICS)
        return ExhibitTotals(*(sum(column) for column in columns))


def read_totals(ledger: Path, month: str | None, utc_offset_min: int) -> Totals:
    """The totals of one month (``2026-11``), or of all time; the ledger is only read.

    What was counted belongs to the month in which its segment was opened, at the given offset
    from UTC. A missing ledger, or one without tables yet, has counted nothing.

    :raises Trouble: ``bad-month``, ``ledger-damaged`` or ``ledger-unreadable``.
    """
    if month is not None and re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month) is None:
        raise _bad_month(month)
    if not ledger.exists():
        return Totals(0, {})
    import sqlite3

    try:
        rows = _query(ledger, month, utc_offset_min)
    except sqlite3.DatabaseError as error:
        raise _unreadable(error, ledger) from error
    sessions = 0
    sums: dict[str, dict[str, int]] = {}
    classes = 0
    hands: dict[str, dict[str, int]] = {}
    for exhibit, metric, count in rows:
        if metric == "sessions":
            sessions += count
        elif metric == "classes":
            classes += count
        elif metric in METRICS:
            sums.setdefault(exhibit, {})[metric] = count
        elif metric in ("hands", "hands_right"):
            hands.setdefault(exhibit, {})[metric] = count
    raised = {
        exhibit: (hands[exhibit].get("hands", 0), hands[exhibit].get("hands_right", 0))
        for exhibit in sorted(hands)
    }
    by_exhibit = {exhibit: ExhibitTotals(**sums[exhibit]) for exhibit in sorted(sums)}
    return Totals(sessions, by_exhibit, ClassTotals(classes, raised))


_QUERY = """
    SELECT exhibit, metric, sum(count) FROM tallies
      LEFT JOIN segments ON segments.id = tallies.segment
     WHERE :month IS NULL OR month_of(opened_wall_s) = :month
     GROUP BY exhibit, metric
"""


def _query(
    ledger: Path, month: str | None, utc_offset_min: int, *, alone: bool = False
) -> list[tuple[str, str, int]]:
    import sqlite3

    uri = f"{ledger.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
    connection = sqlite3.connect(uri, uri=True, timeout=5.0)
    try:
        connection.create_function(
            "month_of",
            1,
            lambda wall_s: None if wall_s is None else local_month(wall_s, utc_offset_min),
            deterministic=True,
        )
        if not _has_tables(connection):
            return []
        return list(connection.execute(_QUERY, {"month": month}))
    except sqlite3.OperationalError as error:
        # Even a reader needs a folder to write in, unless nobody has anything left in the log.
        log = ledger.with_name(f"{ledger.name}-wal")
        refused = _code(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
        if alone or not refused or log.exists():
            raise
    finally:
        connection.close()
    return _query(ledger, month, utc_offset_min, alone=True)


def _has_tables(connection: sqlite3.Connection) -> bool:
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('tallies', 'segments')"
    )
    return bool(found.fetchone()[0] == 2)


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _bad_month(month: str) -> Trouble:
    return Trouble(
        "bad-month",
        Words(f"“{month[:20]}”不是月份。", f"“{month[:20]}” is not a month."),
        Words("请写成 2026-11 这样。", "Please write it like 2026-11."),
    )


def _unreadable(error: sqlite3.Error, ledger: Path) -> Trouble:
    import sqlite3

    if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Trouble(
            "ledger-damaged",
            Words(f"计数文件“{ledger.name}”已损坏。", f"The ledger “{ledger.name}” is damaged."),
            Words(
                "请启动本机一次，程序会自动修复计数文件。",
                "Please start the kiosk once; it mends the ledger by itself.",
            ),
        )
    return Trouble(
        "ledger-unreadable",
        Words(
            f"计数文件“{ledger.name}”读不出来（{error}）。",
            f"The ledger “{ledger.name}” cannot be read ({error}).",
        ),
        Words(
            f"请检查文件夹“{ledger.parent}”的权限，稍后再试。",
            f"Please check the permissions of “{ledger.parent}” and try again.",
        ),
    )


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
    table += [_line(exhibit, each) for exhibit, each in totals.exhibits.items()]
    table.append(_line(Words("合计", "Total").text(language), totals.overall))
    widths = [max(map(_columns, column)) for column in zip(*table, strict=True)]
    sessions = Words("互动次数", "Sessions").text(language)
    lines = [f"{sessions}  {totals.sessions}", ""]
    lines += [_spaced(row, widths) for row in table]
    lines.insert(3, "─" * (sum(widths) + 2 * len(widths) - 2))
    lines.insert(-1, lines[3])
    if totals.in_class.classes:
        lines += ["", _class_line(totals.in_class, language)]
    return "\n".join(lines) + "\n"


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
