"""Who sends: the rows of the devices behind some envelopes, and whether they are believed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from kiosk.hub.bulk import KEEP, portions, upsert
from kiosk.hub.reading import Read
from kiosk.hub.receipts import NOT_APPROVED, REVOKED
from kiosk.hub.schema import device_keys, devices

Row = dict[str, Any]


class Senders:
    """The devices of some envelopes, locked: nobody else merges them until the transaction ends.

    ``rows``: by install id, of those that are known.
    """

    def __init__(self, connection: Connection, reads: Sequence[Read]) -> None:
        self._connection = connection
        installs = {each.install for each in reads if each.envelope is not None}
        self.rows = {row["install"]: row for row in _rows_of(connection, installs)}
        self._keys = _keys_of(connection, [row["device"] for row in self.rows.values()])

    def why_not(self, install: str, public_key: bytes) -> str:
        """Why what this key signed is not merged; empty: it is."""
        row = self.rows.get(install)
        if row is None:
            return NOT_APPROVED
        state = self._keys.get((row["device"], public_key), "waiting")
        if "revoked" in (row["state"], state):
            return REVOKED
        return "" if row["state"] == state == "approved" else NOT_APPROVED

    def introduce(self, reads: Sequence[Read], now_s: int) -> None:
        """Note who sent these, which are kept aside, for a person to approve."""
        told = {each.install: each.envelope for each in reads if each.envelope is not None}
        upsert(
            self._connection,
            "devices",
            ("install", "code", "seen_first_s", "seen_last_s"),
            ("install",),
            [
                (install, envelope.device_code, now_s, now_s)
                for install, envelope in sorted(told.items())
                if install not in self.rows
            ],
            KEEP,
        )
        for row in _rows_of(self._connection, told.keys() - self.rows.keys()):
            self.rows[row["install"]] = row
        spoke = {
            (self.rows[each.install]["device"], each.envelope.public_key)
            for each in reads
            if each.envelope is not None
        }
        upsert(
            self._connection,
            "device_keys",
            ("device", "public_key", "state", "seen_s"),
            ("device", "public_key"),
            [(*each, "waiting", now_s) for each in sorted(spoke - self._keys.keys())],
            KEEP,
        )


def approved_of(connection: Connection, installs: Iterable[str]) -> set[str]:
    """Which of these install ids are believed."""
    found: set[str] = set()
    for some in portions(installs):
        approved = select(devices.c.install).where(
            devices.c.install.in_(some), devices.c.state == "approved"
        )
        found.update(connection.scalars(approved))
    return found


def _rows_of(connection: Connection, installs: Iterable[str]) -> list[Row]:
    rows: list[Row] = []
    for some in portions(installs):
        found = select(devices).where(devices.c.install.in_(some)).order_by(devices.c.device)
        rows.extend(dict(row) for row in connection.execute(found.with_for_update()).mappings())
    return rows


def _keys_of(connection: Connection, numbers: Iterable[int]) -> dict[tuple[int, bytes], str]:
    keys = {}
    for some in portions(numbers):
        for row in connection.execute(select(device_keys).where(device_keys.c.device.in_(some))):
            keys[(row.device, bytes(row.public_key))] = row.state
    return keys
