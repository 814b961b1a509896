"""What one version of a report says otherwise than the one before: in its own words and figures.

Both are set into the same sheets, and the figures are compared cell by cell. What does not bear on
a figure (a later version of the program, an exhibit taken off, a date known better) makes no new
version of a month that somebody has signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.reports.csv_files import form_of, spoken
from kiosk.reports.facts import Certain, Change, Device, ExhibitRow, MonthFacts, OutingRow
from kiosk.reports.sheets import Form, Table
from kiosk.reports.sums import Compared, MachineSums, Sums
from kiosk.reports.tables import report_of

MOST = 60
"""More lines than that nobody reads; the rest is told as one number."""
_FIGURES = frozenset({Form.COUNT, Form.SHARE, Form.HOURS, Form.SECONDS})
"""Not changes in per cent: they follow from the others."""
_TABLES = ("summary", "counties", "people", "exhibits", "campaigns", "wishes")
_NONE = Device("", "", "", "", "", "", "", 0)


def essence(facts: MonthFacts) -> MonthFacts:
    """The facts without what may change although nothing that was counted or recorded did."""
    return facts._replace(
        device=_NONE,
        compared=_compared(facts.compared),
        outings=tuple(
            outing._replace(certainty="", corrections=(), sessions=0) for outing in facts.outings
        ),
        exhibits=tuple(_counted(each) for each in facts.exhibits if each.use.opened),
        campaigns=tuple(each for each in facts.campaigns if each.record.outings or each.sessions),
        days=(),
        term_days=None,
        missing_days=(),
        certain=Certain(),
        clock_steps=(),
        incidents=(),
    )


def _compared(compared: Compared) -> Compared:
    """On how many days the machine ran is forgotten where months are folded into their sums, and
    no sheet shows the year before to date.
    """

    def counted(sums: Sums | None) -> Sums | None:
        return None if sums is None else sums._replace(machine=MachineSums())

    return Compared(
        compared.this._replace(machine=MachineSums()),
        counted(compared.before),
        counted(compared.year_ago),
        compared.to_date._replace(machine=MachineSums()),
    )


def changes_between(before: MonthFacts, after: MonthFacts, version: int) -> tuple[Change, ...]:
    """What ``after``, which is to be version ``version``, says otherwise than ``before``."""
    found = [*_of_outings(before, after, version), *_of_cells(before, after, version)]
    old, new = essence(before), essence(after)
    if not found and old != new:
        of_outings = old._replace(outings=new.outings) == new
        told = ("活动明细的文字", "见“活动更正”") if of_outings else ("合计以外的内容", "见各表")
        found = [Change(version, told[0], "原文", told[1])]
    if len(found) > MOST:
        rest = len(found) - MOST + 1
        found = [*found[: MOST - 1], Change(version, f"其余 {rest} 处", "—", "见各表")]
    return tuple(found)


def _counted(exhibit: ExhibitRow) -> ExhibitRow:
    return exhibit._replace(
        title="", topic="", authors="", installed=False, hardest=None, versions=()
    )


def _of_outings(before: MonthFacts, after: MonthFacts, version: int) -> Iterator[Change]:
    old = {outing.id: outing for outing in before.outings}
    new = {outing.id: outing for outing in after.outings}
    for id in sorted(old.keys() ^ new.keys(), key=lambda id: (old.get(id) or new[id]).day):
        gone = id in old
        there, away = "列入", "不列入"
        name = f"活动明细：{_named(old[id] if gone else new[id])}"
        yield Change(version, name, there if gone else away, away if gone else there)


def _named(outing: OutingRow) -> str:
    return f"{outing.day} {outing.place}".strip()


def _of_cells(before: MonthFacts, after: MonthFacts, version: int) -> Iterator[Change]:
    was, now = report_of(before, 1), report_of(after, 1)
    for id in _TABLES:
        try:
            old, new = _cells(was.table(id)), _cells(now.table(id))
        except KeyError:
            continue
        for name in [*new, *(name for name in old if name not in new)]:
            if old.get(name, "—") != new.get(name, "—"):
                yield Change(version, name, old.get(name, "—"), new.get(name, "—"))


def _cells(table: Table) -> dict[str, str]:
    """Every figure of a table as printed, by the words beside and above it."""
    labels = [at for at, column in enumerate(table.columns[:2]) if column.form is Form.TEXT] or [0]
    if table.id == "summary":
        labels = [0]  # the second column is the unit
    found = {}
    for row, cells in enumerate(table.rows):
        label = " ".join(str(cells[at]) for at in labels if cells[at] is not None)
        for at, cell in enumerate(cells):
            form = form_of(table, row, at)
            if form in _FIGURES:
                name = f"{table.title}：{label.strip()}，{table.columns[at].title}"
                found[name] = spoken(cell, form)
    return found
