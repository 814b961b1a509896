"""Outings by the revision that holds, and the conflicts: one revision told twice differently."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, exists, func, select

from kiosk.hub.schema import devices, kinds, outing_conflicts, outings, segments, tallies
from kiosk.hub.sums import driven_km
from kiosk.reports.periods import Span

PAGE = 50
FIELDS = {
    "form": "形式",
    "place": "场所",
    "county": "县区",
    "township": "乡镇",
    "site_kind": "场所类型",
    "activity": "活动类型",
    "campaign": "专项活动",
    "theme": "主题",
    "head_count": "现场人次",
    "head_is_estimate": "是否估计",
    "audience": "主要人群",
    "odometer_start_km": "出发里程表",
    "odometer_end_km": "返回里程表",
    "staff": "工作人员",
    "volunteers": "志愿者",
    "volunteer_min": "志愿服务（分钟）",
    "own_exhibits": "实体展品",
    "notes": "备注",
    "closed_by": "结束方式",
    "reason": "更正原因",
}
"""In which one telling may differ from another, in the words of the pages."""


VALUES = {
    "form": {"outing": "外出活动", "day": "场馆开放日"},
    "closed_by": {
        "operator": "登记人结束",
        "next-start": "忘记结束，下一场开始时关闭",
        "": "还没有结束",
    },
    "head_is_estimate": {0: "清点", 1: "估计"},
}
"""What stands for itself in the ledger, in words."""


class Wanted(NamedTuple):
    """Which outings; empty: all. ``conflicts``: only those with one."""

    span: Span
    county: str = ""
    install: str = ""
    conflicts: bool = False
    page: int = 1


def outing_page(
    connection: Connection, wanted: Wanted
) -> tuple[tuple[Mapping[str, Any], ...], int]:
    """A page of them with their devices, the newest first, and how many there are."""
    conflict = exists().where(outing_conflicts.c.outing == outings.c.outing)
    parts = [outings.c.newest == 1]
    if wanted.conflicts:
        parts.append(conflict)
    else:
        parts.append(outings.c.month.between(wanted.span.first, wanted.span.last))
    if wanted.county:
        parts.append(outings.c.county == wanted.county)
    if wanted.install:
        parts.append(devices.c.install == wanted.install)
    both = outings.join(devices, devices.c.device == outings.c.device)
    where = and_(*parts)
    count = connection.scalar(select(func.count()).select_from(both).where(where)) or 0
    rows = connection.execute(
        select(outings, devices.c.code, devices.c.install, conflict.label("conflict"))
        .select_from(both)
        .where(where)
        .order_by(outings.c.day.desc(), outings.c.outing)
        .limit(PAGE)
        .offset(PAGE * (max(1, wanted.page) - 1))
    ).mappings()
    found = [dict(row) for row in rows]
    sessions = sessions_of(connection, [row["outing"] for row in found])
    for row in found:
        row["km"] = driven_km(row)
        row["sessions"] = sessions.get(row["outing"], 0)
    return tuple(found), count


def sessions_of(connection: Connection, ids: list[int]) -> dict[int, int]:
    """互动次数 of these outings, from their segments."""
    query = (
        select(segments.c.outing, func.sum(tallies.c.count))
        .select_from(
            segments.join(
                tallies,
                and_(
                    tallies.c.device == segments.c.device,
                    tallies.c.segment == segments.c.segment,
                ),
            ).join(kinds, kinds.c.kind == tallies.c.kind)
        )
        .where(segments.c.outing.in_(ids), kinds.c.metric == "sessions", kinds.c.exhibit == "")
        .group_by(segments.c.outing)
    )
    return {outing: int(count) for outing, count in connection.execute(query)}


class Revision(NamedTuple):
    """A revision with each of its tellings; more than one is a conflict."""

    number: int
    tellings: tuple[Mapping[str, Any], ...]
    differs: tuple[str, ...]


def revisions_of(connection: Connection, outing: int) -> tuple[Revision, ...]:
    """All revisions of an outing, the newest first."""
    rows = connection.execute(
        select(outings).where(outings.c.outing == outing).order_by(outings.c.revision.desc())
    ).mappings()
    others: dict[int, list[Mapping[str, Any]]] = {}
    for row in connection.execute(
        select(outing_conflicts).where(outing_conflicts.c.outing == outing)
    ).mappings():
        others.setdefault(row["revision"], []).append(dict(row))
    return tuple(_revision(dict(row), others.get(row["revision"], [])) for row in rows)


def _revision(row: Mapping[str, Any], others: list[Mapping[str, Any]]) -> Revision:
    tellings = [row]
    for other in others:
        if other["digest"] != row["digest"]:
            tellings.append(json.loads(other["row"]))
    differs = tuple(
        name for name in FIELDS if any(each.get(name) != row.get(name) for each in tellings[1:])
    )
    return Revision(row["revision"], tuple(tellings), differs)
