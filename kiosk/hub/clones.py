"""Who is two: signs that a disk was cloned, or that a backup was put back. Totals are exact anyway.

One order given to two segments means that one ledger went two ways. By the same machine it is a
backup that was put back; by two machines it is a clone, and the machine that the hub met later is
told to take a new install id (docs/decisions/0057).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from kiosk.hub.bulk import KEEP, portions, upsert
from kiosk.hub.schema import machines, segments

Row = dict[str, Any]
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


class Placed(NamedTuple):
    """A segment that nobody had told of before: its order, and which machine told of it first."""

    order: int
    segment: int
    fingerprint: str


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


class Machines:
    """The machines that have spoken under the install ids of some devices."""

    def __init__(self, connection: Connection, rows: Iterable[Row]) -> None:
        self._connection = connection
        self._rows = {row["device"]: row for row in rows}
        self._told: dict[int, dict[str, bool]] = {device: {} for device in self._rows}
        found = select(machines.c.device, machines.c.fingerprint, machines.c.told_new)
        for device, fingerprint, told in connection.execute(
            found.where(machines.c.device.in_(sorted(self._rows)))
        ):
            self._told[device][fingerprint] = bool(told)
        self._changed: set[tuple[int, str]] = set()

    def note(self, device: int, fingerprint: str) -> list[Hint]:
        """This machine spoke for the device; the first that tells who it is, is its home."""
        known = self._told[device]
        if fingerprint in known:
            return []
        if not known.keys() - {NO_MACHINE}:
            self._rows[device]["fingerprint"] = fingerprint
        known[fingerprint] = False
        self._changed.add((device, fingerprint))
        named = sorted(known.keys() - {NO_MACHINE})
        return [Hint(device, TWO_MACHINES, 0, {"machines": named})] if len(named) > 1 else []

    def must_renew(self, device: int, fingerprint: str) -> bool:
        """Whether this machine shall take a new install id."""
        return self._told[device].get(fingerprint, False)

    def orders_twice(self, device: int, placed: Iterable[Placed], last_before: int) -> list[Hint]:
        """Which orders have two segments now that those of ``placed`` are new; ``last_before``: the
        highest order that was here before them. The machine that was met later is told.
        """
        by_order: dict[int, set[Placed]] = {}
        for each in placed:
            by_order.setdefault(each.order, set()).add(each)
        by_order.pop(0, None)
        for some in portions(order for order in by_order if order <= last_before):
            for order, segment, fingerprint in self._connection.execute(
                select(segments.c.order_no, segments.c.segment, segments.c.fingerprint).where(
                    segments.c.device == device,
                    segments.c.order_no.in_(some),
                )
            ):
                by_order[order].add(Placed(order, segment, fingerprint))
        return [
            self._twice(device, order, found) for order, found in by_order.items() if len(found) > 1
        ]

    def _twice(self, device: int, order: int, found: set[Placed]) -> Hint:
        named = {each.fingerprint for each in found} - {NO_MACHINE}
        detail = {"segments": sorted(f"{each.segment % 2**64:016x}" for each in found)}
        if len(named) < 2:
            return Hint(device, RESTORED, order, detail)
        for fingerprint in named - {self._rows[device]["fingerprint"]}:
            self._told[device][fingerprint] = True
            self._changed.add((device, fingerprint))
        return Hint(device, CLONE, order, detail)

    def write(self, now_s: int) -> None:
        """Put down what changed."""
        upsert(
            self._connection,
            "machines",
            ("device", "fingerprint", "seen_s", "told_new"),
            ("device", "fingerprint"),
            [(*each, now_s, int(self._told[each[0]][each[1]])) for each in sorted(self._changed)],
        )
