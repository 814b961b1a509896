"""Who is two: signs that a disk was cloned, or that a backup was put back. Totals are exact anyway.

One order given to two segments means that one ledger went two ways. By the same machine it is a
backup that was put back; by two machines it is a clone, and the machine that the hub met later is
told to take a new install id (docs/decisions/0057).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, update

from kiosk.hub.bulk import KEEP, upsert
from kiosk.hub.schema import devices, machines, segments

NO_MACHINE = "0" * 16
"""The fingerprint of a machine that does not tell one."""
CLONE = "clone"
RESTORED = "restored"
TWO_MACHINES = "two-machines"
DIFFERS = "differs"
"""A sealed segment came again with other counts: the maximum holds."""
SHARED = "shared"
"""A segment came under a second install id: it counts once, for the first."""


class Hint(NamedTuple):
    """``subject``: an order number, a segment id, or 0."""

    device: int
    what: str
    subject: int
    detail: Mapping[str, Any]


def keep_hints(connection: Connection, hints: list[Hint], now_s: int) -> None:
    """Put them down; one that is there already stays as it was."""
    found = {
        (each.device, each.what, each.subject): json.dumps(each.detail, sort_keys=True)
        for each in hints
    }
    upsert(
        connection,
        "clone_hints",
        ("device", "what", "subject", "detail", "seen_s"),
        ("device", "what", "subject"),
        [(*key, detail, now_s) for key, detail in sorted(found.items())],
        KEEP,
    )


def note_machine(connection: Connection, device: int, fingerprint: str, now_s: int) -> list[Hint]:
    """This machine spoke under the install id of ``device``."""
    known = set(
        connection.scalars(select(machines.c.fingerprint).where(machines.c.device == device))
    )
    if fingerprint in known:
        return []
    columns = ("device", "fingerprint", "seen_s")
    upsert(connection, "machines", columns, columns[:2], [(device, fingerprint, now_s)], KEEP)
    if not known - {NO_MACHINE}:
        connection.execute(
            update(devices).where(devices.c.device == device).values(fingerprint=fingerprint)
        )
    known = (known | {fingerprint}) - {NO_MACHINE}
    return [Hint(device, TWO_MACHINES, 0, {"machines": sorted(known)})] if len(known) > 1 else []


def orders_twice(connection: Connection, device: int, orders: set[int]) -> list[Hint]:
    """Which of ``orders`` have two segments; the machine that was met later is told."""
    wanted = sorted(orders - {0})
    by_order: dict[int, list[tuple[int, str]]] = {}
    for start in range(0, len(wanted), 1_000):
        for order, segment, fingerprint in connection.execute(
            select(segments.c.order_no, segments.c.segment, segments.c.fingerprint).where(
                segments.c.device == device,
                segments.c.order_no.in_(wanted[start : start + 1_000]),
            )
        ):
            by_order.setdefault(order, []).append((segment, fingerprint))
    twice = {order: found for order, found in by_order.items() if len(found) > 1}
    if not twice:
        return []
    home = connection.scalar(select(devices.c.fingerprint).where(devices.c.device == device))
    hints = []
    for order, found in twice.items():
        told = {fingerprint for _, fingerprint in found} - {home, NO_MACHINE}
        known = {fingerprint for _, fingerprint in found} - {NO_MACHINE}
        detail = {"segments": sorted(f"{each:016x}" for each, _ in found)}
        hints.append(Hint(device, CLONE if len(known) > 1 else RESTORED, order, detail))
        if len(known) > 1 and told:
            connection.execute(
                update(machines)
                .where(machines.c.device == device, machines.c.fingerprint.in_(told))
                .values(told_new=1)
            )
    return hints


def must_renew(connection: Connection, device: int, fingerprint: str) -> bool:
    """Whether this machine shall take a new install id."""
    return bool(
        connection.scalar(
            select(machines.c.told_new).where(
                machines.c.device == device, machines.c.fingerprint == fingerprint
            )
        )
    )
