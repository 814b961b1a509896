"""The facts of a month or year for the city, a county or one device, of what has been merged.

The same facts that a kiosk makes of its ledger, so that the same sheets come out. What the hub does
not have (languages, ends of sessions, clock steps, which are not uploaded) stays empty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from kiosk.core.errors import Trouble
from kiosk.core.topics import AUDIENCES
from kiosk.core.words import Words
from kiosk.hub.look import exhibits, figures
from kiosk.hub.schema import device_months, devices, kinds, outings, segments, tallies
from kiosk.reports import counted_exhibits
from kiosk.reports.facts import About, Certain, DayRow, Device, MonthFacts, MonthLine, Period
from kiosk.reports.held_groups import Groups
from kiosk.reports.held_outings import Held, Rows, audiences, sums_of
from kiosk.reports.periods import Span, months_of, spans_of
from kiosk.reports.sums import AnswerSums, Compared, HandSums, MachineSums, Sums, UseSums
from kiosk.visits.outing_rows import outing_of

MOST_OUTINGS = 20_000
"""More rows make a workbook that no office PC opens."""


class Scope(NamedTuple):
    """Of whom: ``device`` (the hub's number) or ``county`` (a code), or the whole city."""

    device: int = 0
    county: str = ""

    def of(self, table: Any) -> ColumnElement[bool]:
        """The rows of ``segments``, ``outings`` or ``device_months`` that belong to it."""
        wanted: ColumnElement[bool] = true()
        if self.device:
            wanted = table.c.device == self.device
        elif self.county:
            wanted = table.c.county == self.county
        return wanted


def read_facts(connection: Connection, about: About, scope: Scope, period: Period) -> MonthFacts:
    """The facts. ``about.site_county`` and ``site_kind`` are of the device, empty for many.

    :raises Trouble: ``report-too-large``.
    """
    spans = spans_of(period)
    held = _held(connection, scope, spans)
    here = tuple(each for each in held if spans.this.has(each.month))
    if len(here) > MOST_OUTINGS:
        raise _too_large()
    rows = _counted(connection, scope, spans.this)
    labels = _labels(connection, scope, spans.this)
    everywhere = {each.outing.id: each.outing for each in held}
    groups = Groups(about, here, everywhere, labels)
    sessions: dict[int, int] = {}
    for (outing, _), count in labels.items():
        sessions[outing] = sessions.get(outing, 0) + count
    printed = Rows(about, sessions, (), ())
    kinds_of_sites, counties = groups.site_kinds(), groups.counties()
    if not scope.device:
        by_county = _sessions_by(connection, scope, spans.this, "county")
        by_kind = _sessions_by(connection, scope, spans.this, "site_kind")
        counties = tuple(row._replace(sessions=by_county.get(row.id, 0)) for row in counties)
        kinds_of_sites = tuple(
            row._replace(sessions=by_kind.get(row.id, 0)) for row in kinds_of_sites
        )
    return MonthFacts(
        device=_device(about),
        period=period,
        compared=_compared(connection, scope, period, held),
        outings=tuple(printed.row(each) for each in here),
        counties=counties,
        site_kinds=kinds_of_sites,
        activities=groups.activities(),
        campaigns=groups.campaigns(period),
        audiences=audiences(here, AUDIENCES),
        ages=counted_exhibits.ages(rows),
        exhibits=counted_exhibits.exhibit_rows(about, rows),
        wishes=counted_exhibits.wishes(rows),
        days=_days(connection, scope, spans.this),
        certain=_certain(connection, scope, spans.this),
        months=tuple(
            MonthLine(month, _sums(connection, scope, Span(month, month), held))
            for month in (months_of(period) if period.is_year else ())
        ),
    )


def _device(about: About) -> Device:
    names = {each.code: each.name for each in about.counties}
    where = names.get(about.site_county, about.site_county)
    return Device(
        about.city, about.unit, about.place, where, about.site_kind, about.device_code,
        about.program, about.utc_offset_min,
    )  # fmt: skip


def _held(connection: Connection, scope: Scope, spans: Any) -> tuple[Held, ...]:
    """The outings of all five spans, with every revision of each."""
    wanted = {spans.to_date, spans.year_ago_to_date, spans.before, spans.this}
    newest = outings.alias("newest")
    in_spans = or_(*(newest.c.month.between(span.first, span.last) for span in wanted))
    inside = select(newest.c.outing).where(newest.c.newest == 1, scope.of(newest), in_spans)
    query = (
        select(outings)
        .where(outings.c.outing.in_(inside))
        .order_by(outings.c.outing, outings.c.revision)
    )
    by_id: dict[int, list[Mapping[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        by_id.setdefault(row["outing"], []).append(dict(row))
    found = []
    for revisions in by_id.values():
        told = tuple(outing_of(row) for row in revisions)
        last = revisions[-1]
        moments = (last["ended_day"], last["started_wall_s"], last["ended_wall_s"])
        found.append(Held(told[-1], last["day"], last["month"], *moments, last["certainty"], told))
    return tuple(sorted(found, key=lambda each: (each.day, each.began_s, each.outing.id)))


def _compared(
    connection: Connection, scope: Scope, period: Period, held: Collection[Held]
) -> Compared:
    months = device_months
    first = connection.scalar(select(func.min(months.c.month)).where(scope.of(months))) or ""

    def before(span: Span) -> Sums | None:
        return _sums(connection, scope, span, held) if first and span.last >= first else None

    spans = spans_of(period)
    return Compared(
        _sums(connection, scope, spans.this, held),
        before(spans.before),
        before(spans.year_ago),
        _sums(connection, scope, spans.to_date, held),
        before(spans.year_ago_to_date),
    )


def _sums(connection: Connection, scope: Scope, span: Span, held: Collection[Held]) -> Sums:
    lines = figures.sums(connection, span, device=scope.device)
    line = figures.total(
        each for (_, county), each in lines.items() if scope.county in ("", county)
    )
    record, heads, road = sums_of([each for each in held if span.has(each.month)])
    use = UseSums(line.sessions, line.opened, line.completed, line.seconds, line.classes)
    hands = {"hands": 0, "hands_right": 0}
    hands.update(_hands(connection, scope, span))
    answers = AnswerSums(line.asked, line.right)
    machine = MachineSums(None, None)
    if scope.device:
        days, starts = connection.execute(
            select(
                func.count(func.distinct(segments.c.day)),
                func.count().filter(segments.c.cause == "start"),
            ).where(scope.of(segments), segments.c.month.between(span.first, span.last))
        ).one()
        machine = MachineSums(int(days), int(starts))
    raised = HandSums(hands["hands"], hands["hands_right"])
    return Sums(record, heads, road, use, answers, raised, machine)


def _joined() -> Any:
    same = and_(tallies.c.device == segments.c.device, tallies.c.segment == segments.c.segment)
    return segments.join(tallies, same).join(kinds, kinds.c.kind == tallies.c.kind)


def _hands(connection: Connection, scope: Scope, span: Span) -> dict[str, int]:
    wanted = kinds.c.metric.in_(("hands", "hands_right"))
    if not scope.device:
        rows = exhibits.counted(connection, span, scope.county or None, wanted)
        found: dict[str, int] = {}
        for *_, metric, count in rows:
            found[metric] = found.get(metric, 0) + count
        return found
    query = (
        select(kinds.c.metric, func.sum(tallies.c.count))
        .select_from(_joined())
        .where(scope.of(segments), segments.c.month.between(span.first, span.last), wanted)
        .group_by(kinds.c.metric)
    )
    return {metric: int(count) for metric, count in connection.execute(query)}


def _counted(connection: Connection, scope: Scope, span: Span) -> list[counted_exhibits.CountedRow]:
    if not scope.device:
        return exhibits.counted(connection, span, scope.county or None)
    names = (kinds.c.exhibit, kinds.c.version, kinds.c.question, kinds.c.metric)
    query = (
        select(*names, func.sum(tallies.c.count))
        .select_from(_joined())
        .where(scope.of(segments), segments.c.month.between(span.first, span.last))
        .group_by(*names)
    )
    return [(*told, int(count)) for *told, count in connection.execute(query)]


def _sessions(scope: Scope, span: Span, *columns: ColumnElement[Any]) -> Any:
    return (
        select(*columns, func.sum(tallies.c.count))
        .select_from(_joined())
        .where(
            scope.of(segments),
            segments.c.month.between(span.first, span.last),
            kinds.c.metric == "sessions",
            kinds.c.exhibit == "",
        )
        .group_by(*columns)
    )


def _labels(connection: Connection, scope: Scope, span: Span) -> dict[tuple[int, str], int]:
    query = _sessions(scope, span, segments.c.outing, segments.c.campaign)
    return {(outing, name): int(count) for outing, name, count in connection.execute(query)}


def _sessions_by(connection: Connection, scope: Scope, span: Span, name: str) -> dict[str, int]:
    query = _sessions(scope, span, segments.c[name])
    return {key: int(count) for key, count in connection.execute(query)}


def _days(connection: Connection, scope: Scope, span: Span) -> tuple[DayRow, ...]:
    query = _sessions(scope, span, segments.c.day).order_by(segments.c.day)
    return tuple(DayRow(day, int(count)) for day, count in connection.execute(query))


def _certain(connection: Connection, scope: Scope, span: Span) -> Certain:
    query = _sessions(scope, span, segments.c.certainty)
    counts = {name: int(count) for name, count in connection.execute(query)}
    return Certain(counts.get("sure", 0), counts.get("clock", 0), counts.get("unsure", 0))


def device_number(connection: Connection, install: str) -> Mapping[str, Any] | None:
    """The device's row; ``None``: there is none."""
    row = connection.execute(select(devices).where(devices.c.install == install)).mappings().first()
    return None if row is None else dict(row)


def _too_large() -> Trouble:
    return Trouble(
        "report-too-large",
        Words(
            f"这段时间的活动超过 {MOST_OUTINGS:,} 场，一个工作簿装不下。",
            f"There are more than {MOST_OUTINGS:,} outings in it, too many for a workbook.",
        ),
        Words("请按县区或按月导出。", "Please take it by county, or by month."),
    )
