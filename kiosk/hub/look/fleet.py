"""Devices as the hub knows them, and what there is to see to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Result, and_, exists, func, or_, select

from kiosk.hub.archive import WAITING
from kiosk.hub.schema import (
    clone_hints,
    device_keys,
    device_months,
    devices,
    envelopes,
    machines,
    outing_conflicts,
)

PAGE = 50
STATES = {"approved": "已批准", "unknown": "待批准", "revoked": "已停用"}
WATCHED = {"idle": "两个月没有使用", "missing": "有缺失", "clone": "疑似克隆", "clock": "日期不准"}
HINTS = {
    "clone": "同一编号出现在两台机器上",
    "two-machines": "同一编号出现在两台机器上",
    "restored": "可能恢复过旧备份",
    "differs": "同一时段的计数不一致",
    "shared": "同一时段出现在两台设备",
}
OUTCOMES = {"merged": "已计入", "aside": "暂存", "future": "等平台更新", "again": "等重算"}
REASONS = {"not-approved": "设备没有批准", "revoked": "设备已停用", "format": "来自更新的程序"}
PATHS = {
    "https": "网络",
    "usb": "U盘",
    "truck": "大篷车代送",
    "phone": "手机扫码",
    "file": "文件导入",
}

HEALTH = {
    "clock.believed": "时钟可信",
    "clock.quality": "时钟由谁核对过",
    "disk.free_gb": "磁盘剩余（GB）",
    "ledger.ledger-damaged": "计数文件损坏并修复（次）",
    "ledger.not-counted": "没有记上的计数（次）",
}
"""What devices tell of themselves; a name we do not know is shown as it came."""
_QUALITIES = ("没有人", "操作员", "手机", "大篷车", "市级平台")


def health_line(name: str, value: object) -> tuple[str, str]:
    """One thing that a device told of itself, in words."""
    told = str(value)
    if type(value) is bool:
        told = "是" if value else "否"
    if name == "clock.quality" and type(value) is int and 0 <= value < len(_QUALITIES):
        told = _QUALITIES[value]
    return HEALTH.get(name, name), told


class DeviceRow(NamedTuple):
    """A device of the list. ``sessions`` and ``unsure`` are of the last twelve months;
    ``last_month``: the last in which it was used, empty if never.
    """

    told: Mapping[str, Any]
    sessions: int
    unsure: int
    last_month: str
    hints: int

    @property
    def name(self) -> str:
        """Its code, or the beginning of its install id where it has none."""
        return str(self.told["code"] or self.told["install"][:8])


class Wanted(NamedTuple):
    """What of the list is wanted; empty: all."""

    state: str = ""
    watch: str = ""
    text: str = ""
    page: int = 1


def device_page(
    connection: Connection, wanted: Wanted, since: str, idle_since: str
) -> tuple[tuple[DeviceRow, ...], int]:
    """A page of the list, and how many there are. ``since``: the first of twelve months."""
    where = _where(wanted, since, idle_since)
    count = connection.scalar(select(func.count()).select_from(devices).where(where)) or 0
    rows = connection.execute(
        select(devices)
        .where(where)
        .order_by(devices.c.code, devices.c.install)
        .limit(PAGE)
        .offset(PAGE * (max(1, wanted.page) - 1))
    ).mappings()
    return tuple(with_figures(connection, [dict(row) for row in rows], since)), count


def with_figures(
    connection: Connection, rows: Sequence[Mapping[str, Any]], since: str
) -> list[DeviceRow]:
    """Devices with what they did lately."""
    ids = [row["device"] for row in rows]
    months = device_months.c
    used = (months.sessions > 0) | (months.outings > 0)
    recent = {
        device: (int(sessions or 0), int(unsure or 0))
        for device, sessions, unsure in connection.execute(
            select(months.device, func.sum(months.sessions), func.sum(months.unsure))
            .where(months.device.in_(ids), months.month >= since)
            .group_by(months.device)
        )
    }
    last: dict[int, str] = {
        device: month
        for device, month in connection.execute(
            select(months.device, func.max(months.month))
            .where(months.device.in_(ids), used)
            .group_by(months.device)
        )
    }
    hints: dict[int, int] = {
        device: count
        for device, count in connection.execute(
            select(clone_hints.c.device, func.count())
            .where(clone_hints.c.device.in_(ids), clone_hints.c.settled == 0)
            .group_by(clone_hints.c.device)
        )
    }
    return [
        DeviceRow(
            row,
            *recent.get(row["device"], (0, 0)),
            last.get(row["device"], ""),
            hints.get(row["device"], 0),
        )
        for row in rows
    ]


class Tasks(NamedTuple):
    """What somebody has to look at."""

    unknown: int
    aside: int
    conflicts: int
    clones: int
    missing: int
    idle: int
    devices: int


def tasks(connection: Connection, idle_since: str) -> Tasks:
    """Counts of it all."""

    def count(where: ColumnElement[bool]) -> int:
        return connection.scalar(select(func.count()).select_from(devices).where(where)) or 0

    aside = select(func.count()).where(envelopes.c.state.in_(WAITING))
    conflicts = select(func.count(func.distinct(outing_conflicts.c.outing)))
    return Tasks(
        count(devices.c.state == "unknown"),
        connection.scalar(aside) or 0,
        connection.scalar(conflicts) or 0,
        count(_watch("clone", "", idle_since)),
        count(_watch("missing", "", idle_since)),
        count(_watch("idle", "", idle_since)),
        count(devices.c.state == "approved"),
    )


class DeviceSheet(NamedTuple):
    """All that is known of one device."""

    row: DeviceRow
    totals: Mapping[str, int]
    health: Mapping[str, Any]
    hints: tuple[Mapping[str, Any], ...]
    machines: tuple[Mapping[str, Any], ...]
    keys: tuple[Mapping[str, Any], ...]
    envelopes: tuple[Mapping[str, Any], ...]


def device_sheet(connection: Connection, install: str, since: str) -> DeviceSheet | None:
    """One device by its install id; ``None``: there is none."""
    found = connection.execute(select(devices).where(devices.c.install == install)).mappings()
    row = found.first()
    if row is None:
        return None
    (figures,) = with_figures(connection, [dict(row)], since)
    device = row["device"]
    seen = select(clone_hints).where(clone_hints.c.device == device)
    came = (
        select(
            envelopes.c.received_s, envelopes.c.path, envelopes.c.state,
            envelopes.c.reason, envelopes.c.bytes, envelopes.c.envelope,
        )
        .where(envelopes.c.install == install)
        .order_by(envelopes.c.serial.desc())
        .limit(12)
    )  # fmt: skip
    return DeviceSheet(
        figures,
        _object(row["totals"]),
        _object(row["health"]),
        _plain(connection.execute(seen.order_by(clone_hints.c.settled))),
        _plain(connection.execute(select(machines).where(machines.c.device == device))),
        tuple(
            {
                "hex": bytes(row["public_key"]).hex()[:16],
                "state": row["state"],
                "seen_s": row["seen_s"],
            }
            for row in connection.execute(
                select(device_keys).where(device_keys.c.device == device)
            ).mappings()
        ),
        _plain(connection.execute(came)),
    )


def aside_page(connection: Connection, page: int) -> tuple[tuple[Mapping[str, Any], ...], int]:
    """Envelopes that were kept and not merged, by device and reason; the newest first."""
    where = envelopes.c.state.in_(WAITING)
    groups = (envelopes.c.install, envelopes.c.state, envelopes.c.reason)
    query = (
        select(
            *groups,
            func.count().label("times"),
            func.sum(envelopes.c.bytes).label("bytes"),
            func.max(envelopes.c.received_s).label("received_s"),
            func.max(devices.c.code).label("code"),
            func.max(devices.c.state).label("device_state"),
            func.max(devices.c.site_name).label("site_name"),
            func.max(devices.c.place).label("place"),
            func.max(devices.c.county).label("county"),
        )
        .select_from(envelopes.outerjoin(devices, devices.c.install == envelopes.c.install))
        .where(where)
        .group_by(*groups)
    )
    count = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    at = PAGE * (max(1, page) - 1)
    rows = connection.execute(
        query.order_by(func.max(envelopes.c.serial).desc()).limit(PAGE).offset(at)
    )
    return _plain(rows), count


def _where(wanted: Wanted, since: str, idle_since: str) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [devices.c.device > 0]
    if wanted.state in STATES:
        parts.append(devices.c.state == wanted.state)
    if wanted.watch in WATCHED:
        parts.append(_watch(wanted.watch, since, idle_since))
    if wanted.text:
        columns = ("code", "install", "label", "site_name", "place", "county")
        parts.append(
            or_(*(devices.c[name].contains(wanted.text, autoescape=True) for name in columns))
        )
    return and_(*parts)


def _watch(watch: str, since: str, idle_since: str) -> ColumnElement[bool]:
    months = device_months.c
    own = months.device == devices.c.device
    match watch:
        case "missing":
            return devices.c.missing > 0
        case "clone":
            return exists().where(
                clone_hints.c.device == devices.c.device, clone_hints.c.settled == 0
            )
        case "clock":
            return exists().where(own, months.month >= since, months.unsure > 0)
        case _:
            used = (months.sessions > 0) | (months.outings > 0)
            lately = exists().where(own, months.month >= idle_since, used)
            return and_(devices.c.state == "approved", ~lately)


def _plain(rows: Result[Any]) -> tuple[Mapping[str, Any], ...]:
    return tuple(dict(row) for row in rows.mappings())


def _object(text: str) -> Mapping[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
