"""Which devices the hub believes: enrolled by a one-time token, or approved by a person.

A device is its install id and a key. Whoever comes without being known is kept aside, and
merged when somebody approves it; a revoked one is kept aside as well, so nothing is ever lost.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.hub.archive import WAITING
from kiosk.hub.bulk import KEEP, upsert
from kiosk.hub.rebuild import merge_waiting
from kiosk.hub.schema import device_keys, devices, envelopes, tokens
from kiosk.hub.store import Store

TOKENS_LIVE = 500
"""Only so many of the newest tokens are good: they expire by number, not by a clock."""
_SECRET_BYTES = 16


class Token(NamedTuple):
    """A one-time token. ``secret`` is told once and not kept; ``number`` is for people."""

    number: int
    secret: str


def new_token(store: Store, label: str = "", made_by: str = "") -> Token:
    """Make one; the hub keeps its hash alone."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)

    def insert(connection: Connection) -> int:
        made = tokens.insert().values(
            secret_hash=_hash(secret), label=label, made_by=made_by, made_s=store.now_s()
        )
        return int(connection.execute(made).inserted_primary_key[0])  # type: ignore[index]

    return Token(store.write(insert), secret)


def drop_token(store: Store, number: int) -> None:
    """Make a token that nobody has used worthless."""
    store.write(
        lambda connection: connection.execute(
            update(tokens)
            .where(tokens.c.number == number, tokens.c.used_by == "")
            .values(dropped=1)
        )
    )


def enrol(store: Store, secret: str, install: str, public_key: bytes, code: str = "") -> None:
    """The device that holds the token is believed from now on; what waited of it is merged.

    The same device may come again with the same token and key: its answer was lost.

    :raises Trouble: ``token-unknown``, ``token-used`` or ``device-revoked``.
    """

    def admit(connection: Connection) -> None:
        row = connection.execute(
            select(tokens).where(tokens.c.secret_hash == _hash(secret)).with_for_update()
        ).one_or_none()
        newest = select(tokens.c.number).order_by(tokens.c.number.desc()).limit(1)
        if (
            row is None
            or row.dropped
            or row.number <= connection.execute(newest).scalar_one() - TOKENS_LIVE
        ):
            raise _token_unknown()
        if row.used_by not in ("", install):
            raise _token_used()
        device = _introduce(connection, install, code, store.now_s())
        if (
            connection.scalar(select(devices.c.state).where(devices.c.device == device))
            == "revoked"
        ):
            raise _revoked()
        if row.used_by and not _is_believed(connection, device, public_key):
            raise _token_used()  # it lies on sticks: whoever finds one has a key of his own
        connection.execute(
            update(tokens)
            .where(tokens.c.number == row.number)
            .values(used_by=install, used_s=row.used_s or store.now_s())
        )
        if row.label:
            connection.execute(
                update(devices).where(devices.c.device == device).values(label=row.label)
            )
        _believe(connection, device, public_key, store.now_s())

    store.write(admit)
    merge_waiting(store, install)


def approve(store: Store, install: str, key: str = "") -> int:
    """Believe a device that came by itself. Returns how many envelopes had waited and are merged.

    ``key``: the first hex digits of its public key; needed when several keys claim the install id.

    :raises Trouble: ``device-unknown``, or ``several-keys``.
    """

    def admit(connection: Connection) -> None:
        device = _known(connection, install)
        found = [
            bytes(public_key)
            for public_key in connection.scalars(
                select(device_keys.c.public_key).where(device_keys.c.device == device)
            )
            if bytes(public_key).hex().startswith(key.lower())
        ]
        if len(found) != 1:
            raise _several_keys([each.hex()[:8] for each in found])
        _believe(connection, device, found[0], store.now_s())

    store.write(admit)
    return merge_waiting(store, install)


def revoke(store: Store, install: str) -> None:
    """Believe a device no longer: what it sends from now on is kept aside.

    :raises Trouble: ``device-unknown``.
    """

    def expel(connection: Connection) -> None:
        device = _known(connection, install)
        connection.execute(
            update(devices).where(devices.c.device == device).values(state="revoked")
        )

    store.write(expel)


class Listed(NamedTuple):
    """A device and what is known of it; ``keys``: hex and state; ``waiting``: envelopes aside."""

    install: str
    code: str
    state: str
    label: str
    place: str
    keys: tuple[tuple[str, str], ...]
    waiting: int


def list_devices(store: Store) -> list[Listed]:
    """All of them, in the order in which they came."""
    with store.read() as connection:
        keys: dict[int, list[tuple[str, str]]] = {}
        for row in connection.execute(select(device_keys).order_by(device_keys.c.seen_s)):
            keys.setdefault(row.device, []).append((bytes(row.public_key).hex(), row.state))
        counted = connection.execute(
            select(envelopes.c.install, func.count())
            .where(envelopes.c.state.in_(WAITING))
            .group_by(envelopes.c.install)
        )
        waiting = {each: count for each, count in counted}
        return [
            Listed(
                *(row.install, row.code, row.state, row.label, row.place),
                tuple(keys.get(row.device, ())),
                waiting.get(row.install, 0),
            )
            for row in connection.execute(select(devices).order_by(devices.c.device))
        ]


def install_named(store: Store, name: str) -> str:
    """The install id that a person means: itself, or the code of exactly one device.

    :raises Trouble: ``device-unknown``, or ``several-devices`` with that code.
    """
    with store.read() as connection:
        found = connection.scalars(
            select(devices.c.install).where(
                (devices.c.install == name.lower()) | (devices.c.code == name.upper())
            )
        ).all()
    if len(found) > 1:
        raise Trouble(
            "several-devices",
            Words("有多台设备用这个代码。", "Several devices have this code."),
            Words("请写 32 位安装编号。", "Name the install id of 32 digits."),
        )
    if not found:
        raise _unknown_device()
    return str(found[0])


def _is_believed(connection: Connection, device: int, public_key: bytes) -> bool:
    found = select(device_keys.c.state).where(
        device_keys.c.device == device, device_keys.c.public_key == public_key
    )
    return bool(connection.scalar(found) == "approved")


def _believe(connection: Connection, device: int, public_key: bytes, now_s: int) -> None:
    connection.execute(update(devices).where(devices.c.device == device).values(state="approved"))
    upsert(
        connection,
        "device_keys",
        ("device", "public_key", "state", "seen_s"),
        ("device", "public_key"),
        [(device, public_key, "approved", now_s)],
    )


def _introduce(connection: Connection, install: str, code: str, now_s: int) -> int:
    row = (install, code, now_s, now_s)
    columns = ("install", "code", "seen_first_s", "seen_last_s")
    upsert(connection, "devices", columns, ("install",), [row], KEEP)
    return _known(connection, install)


def _known(connection: Connection, install: str) -> int:
    device = connection.scalar(
        select(devices.c.device).where(devices.c.install == install).with_for_update()
    )
    if device is None:
        raise _unknown_device()
    return int(device)


def _unknown_device() -> Trouble:
    return Trouble(
        "device-unknown",
        Words("没有这台设备。", "There is no such device."),
        Words("请用 device list 查看编号。", "Look at the ids with: device list"),
    )


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _token_unknown() -> Trouble:
    return Trouble(
        "token-unknown",
        Words("登记码无效或已失效。", "The token is not valid, or no longer."),
        Words("请在市级平台重新生成一个。", "Have the hub make a new one."),
    )


def _token_used() -> Trouble:
    return Trouble(
        "token-used",
        Words("登记码已被另一台设备用过。", "Another device has used the token."),
        Words("每台设备请用各自的登记码。", "Each device needs a token of its own."),
    )


def _revoked() -> Trouble:
    return Trouble(
        "device-revoked",
        Words("这台设备已被停用。", "This device has been revoked."),
        Words("请管理员先在平台上重新批准。", "Have an operator approve it again first."),
    )


def _several_keys(found: list[str]) -> Trouble:
    shown = "、".join(sorted(found)) or "—"
    return Trouble(
        "several-keys",
        Words(f"这台设备的密钥不是恰好一个：{shown}。", f"Not exactly one key fits: {shown}."),
        Words("请写明密钥的开头几位。", "Name the first digits of the key."),
    )
