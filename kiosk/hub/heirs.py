"""A machine that the hub told to take a new install id is believed under the new one, too.

It comes under an id that nobody has enrolled, but signs with a key that the hub believes, and the
hub itself has asked it to. Without this, a clone out in the country would wait for a person.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from kiosk.hub import audit
from kiosk.hub.bulk import KEEP, portions, upsert
from kiosk.hub.schema import device_keys, devices, machines
from kiosk.hub.store import Store


def admit_heirs(store: Store, strangers: Mapping[str, bytes]) -> set[str]:
    """Approve those of ``strangers`` (install id and public key) whose key is that of an approved
    device which was told to renew. Returns their install ids.

    :raises Trouble: the database refuses.
    """
    with store.read() as connection:
        parents = _parents(connection, set(strangers.values()))
    found = {install: key for install, key in strangers.items() if key in parents}
    if not found:
        return set()

    def admit(connection: Connection) -> set[str]:
        still = _parents(connection, set(found.values()))
        return {
            install
            for install, key in sorted(found.items())
            if key in still and _believe(connection, install, key, still[key], store.now_s())
        }

    return store.write(admit)


def _parents(connection: Connection, keys: set[bytes]) -> dict[bytes, str]:
    parents: dict[bytes, str] = {}
    for some in portions(keys):
        asked = (
            select(device_keys.c.public_key, devices.c.install)
            .join(devices, devices.c.device == device_keys.c.device)
            .join(machines, machines.c.device == device_keys.c.device)
            .where(
                device_keys.c.public_key.in_(some),
                device_keys.c.state == "approved",
                devices.c.state == "approved",
                machines.c.told_new == 1,
            )
        )
        parents.update({bytes(key): install for key, install in connection.execute(asked)})
    return parents


def _believe(connection: Connection, install: str, key: bytes, parent: str, now_s: int) -> bool:
    """Whether it is: one that a person has decided about, or that another key claims, is not."""
    columns = ("install", "seen_first_s", "seen_last_s")
    upsert(connection, "devices", columns, ("install",), [(install, now_s, now_s)], KEEP)
    row = connection.execute(
        select(devices.c.device, devices.c.state)
        .where(devices.c.install == install)
        .with_for_update()
    ).one()
    claims = connection.execute(
        select(device_keys.c.public_key, device_keys.c.state).where(
            device_keys.c.device == row.device
        )
    ).all()
    if row.state != "unknown" or any(
        bytes(claim.public_key) != key or claim.state == "revoked" for claim in claims
    ):
        return False
    connection.execute(
        devices.update().where(devices.c.device == row.device).values(state="approved")
    )
    upsert(
        connection,
        "device_keys",
        ("device", "public_key", "state", "seen_s"),
        ("device", "public_key"),
        [(row.device, key, "approved", now_s)],
    )
    audit.note(connection, now_s, "", "renewed", install, parent)
    return True
