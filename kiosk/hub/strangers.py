"""What waits of devices that nobody has approved, and how it is cleared away.

Whoever reaches the hub may fill what waits, up to its limit; from then on no true device that comes
by itself is heard. Nothing that is cleared was ever confirmed: a true device sends it again.
What waits of approved and of revoked devices stays.
"""

from __future__ import annotations

import contextlib
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select

from kiosk.hub.archive import WAITING, file_of
from kiosk.hub.schema import carriages, device_keys, devices, envelopes
from kiosk.hub.store import Store

_PORTION = 500


class Waiting(NamedTuple):
    """How much of strangers waits: ``installs`` are the ids they name."""

    installs: int
    envelopes: int
    bytes: int


def waiting_of_strangers(connection: Connection) -> Waiting:
    """What :func:`clear_strangers` would clear away."""
    found = connection.execute(
        select(
            func.count(func.distinct(envelopes.c.install)),
            func.count(),
            func.coalesce(func.sum(envelopes.c.bytes), 0),
        ).where(_of_strangers())
    ).one()
    return Waiting(*map(int, found))


def clear_strangers(store: Store) -> Waiting:
    """Forget every device that nobody has approved, and what waits of them. Returns what went.

    Portion by portion, so that devices are heard meanwhile; cut off, it can be done again.

    :raises Trouble: the database or the disk refuses.
    """
    with store.read() as connection:
        before = waiting_of_strangers(connection)
        last = connection.scalar(select(func.max(envelopes.c.serial))) or 0
    store.write(_forget_devices)
    while _clear_some(store, last):
        pass
    return before


def _of_strangers() -> ColumnElement[bool]:
    known = select(devices.c.install).where(devices.c.state != "unknown")
    return and_(envelopes.c.state.in_(WAITING), envelopes.c.install.not_in(known))


def _forget_devices(connection: Connection) -> None:
    """First, so that one which is approved just now is seen to be: it keeps what waits of it."""
    unknown = select(devices.c.device).where(devices.c.state == "unknown")
    connection.execute(delete(device_keys).where(device_keys.c.device.in_(unknown)))
    connection.execute(delete(devices).where(devices.c.state == "unknown"))


def _clear_some(store: Store, last: int) -> int:
    """Clear a portion of what has come up to the serial number ``last``; how many that were."""

    def clear(connection: Connection) -> list[bytes]:
        some = select(envelopes.c.serial, envelopes.c.sha).where(
            _of_strangers(), envelopes.c.serial <= last
        )
        rows = connection.execute(some.limit(_PORTION)).all()
        shas = [bytes(sha) for _, sha in rows]
        connection.execute(delete(carriages).where(carriages.c.sha.in_(shas)))
        connection.execute(
            delete(envelopes).where(envelopes.c.serial.in_([serial for serial, _ in rows]))
        )
        return shas

    gone = store.write(clear)
    if store.files is not None:
        for sha in gone:
            # A file that stays is one of nobody's: a rebuild would find it, and keep it aside.
            with contextlib.suppress(OSError):
                file_of(store.files, sha).unlink()
    return len(gone)
