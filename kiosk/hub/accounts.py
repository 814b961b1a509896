"""Who may look at the hub: accounts of operators, their passwords, and the lock after wrong ones.

Passwords are kept as Argon2id (RFC 9106, its second recommended setting). Whether a name exists
cannot be told from the answer or from how long it takes. Devices and phones have no account.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Connection, delete, func, insert, select, update

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.hub import audit
from kiosk.hub.schema import accounts, sessions

if TYPE_CHECKING:
    from collections.abc import Sequence

ADMIN, VIEWER = "admin", "viewer"
ROLES = {ADMIN: "管理员", VIEWER: "查看"}
"""An admin approves devices and makes accounts; a viewer looks and takes reports."""

WRONG_AT_MOST = 5
"""From one address, for one name."""
WRONG_EVERYWHERE = 50
"""For one name from all addresses together: far enough above, so that a stranger who knows a name
cannot keep its owner out with five wrong words every quarter of an hour."""
LOCKED_S = 15 * 60
LEAST, MOST = 10, 128
"""Signs of a password."""
_NAME = re.compile(r"[\w.@-]{2,32}")
_ONCE = "once:"
"""Before the hash of a password that somebody else has seen: it has to be changed first."""
_NO_LOOKALIKES = "abcdefghjkmnpqrstuvwxyz23456789"


class Account(NamedTuple):
    """``must_change``: the password is one of ours and good for nothing but setting another."""

    name: str
    role: str
    must_change: bool = False
    disabled: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether it may change anything."""
        return self.role == ADMIN


class Locked(NamedTuple):
    """Too many wrong passwords; ``wait_s`` until the next may be tried."""

    wait_s: int


def one_time_password() -> str:
    """Fifteen signs in groups that can be read out: 74 bits."""
    signs = "".join(secrets.choice(_NO_LOOKALIKES) for _ in range(15))
    return "-".join(signs[at : at + 5] for at in range(0, 15, 5))


def new_account(
    connection: Connection, name: str, role: str, now_s: int, *, by: str
) -> tuple[Account, str]:
    """An account, and the one-time password it is opened with.

    :raises Trouble: ``account-name``, ``account-role`` or ``account-taken``.
    """
    if not _NAME.fullmatch(name) or name in audit.BY:
        raise Trouble(
            "account-name",
            Words(f"账号名“{name[:32]}”不能用。", f"“{name[:32]}” cannot be an account's name."),
            Words("请用 2–32 个汉字、字母或数字。", "Use 2 to 32 letters or digits."),
        )
    if role not in ROLES:
        raise Trouble(
            "account-role",
            Words(f"没有“{role[:32]}”这种权限。", f"There is no role “{role[:32]}”."),
            Words("请选 admin（管理员）或 viewer（查看）。", "Choose admin or viewer."),
        )
    if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).first():
        raise Trouble(
            "account-taken",
            Words(f"账号“{name}”已经有了。", f"The account “{name}” exists already."),
            Words("请换一个名字，或给它重设密码。", "Take another name, or reset its password."),
        )
    password = one_time_password()
    row = {"name": name, "role": role, "made_s": now_s, "password_hash": _once(password)}
    connection.execute(insert(accounts).values(disabled=0, **row))
    audit.note(connection, now_s, by, "account-new", name, role)
    return Account(name, role, must_change=True), password


def reset_password(connection: Connection, name: str, now_s: int, *, by: str) -> str:
    """Another one-time password; whoever is signed in under the name is signed out.

    :raises Trouble: ``account-unknown``.
    """
    _known(connection, name)
    password = one_time_password()
    _store(connection, name, _once(password))
    audit.note(connection, now_s, by, "account-reset", name)
    return password


def set_disabled(connection: Connection, name: str, disabled: bool, now_s: int, *, by: str) -> None:
    """Close an account or open it again. The last admin that is open stays open.

    :raises Trouble: ``account-unknown`` or ``account-last``.
    """
    account = _known(connection, name)
    others = [each for each in all_accounts(connection) if each.is_admin and not each.disabled]
    if disabled and account.is_admin and [each.name for each in others] == [name]:
        raise Trouble(
            "account-last",
            Words("这是最后一个管理员，不能停用。", "This is the last admin; it cannot be closed."),
            Words("请先新建另一个管理员。", "Please make another admin first."),
        )
    connection.execute(
        update(accounts).where(accounts.c.name == name).values(disabled=int(disabled))
    )
    if disabled:
        connection.execute(delete(sessions).where(sessions.c.account == name))
    audit.note(connection, now_s, by, "account-closed" if disabled else "account-opened", name)


def all_accounts(connection: Connection) -> Sequence[Account]:
    """By name."""
    return [_account(row) for row in connection.execute(select(accounts).order_by("name"))]


def is_empty(connection: Connection) -> bool:
    """Whether nobody can sign in yet."""
    return not connection.scalar(select(func.count()).select_from(accounts))


def account_of(connection: Connection, name: str) -> Account | None:
    """One account, unless it is closed."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    return _account(row) if row is not None and not row.disabled else None


class Kept(NamedTuple):
    """What a password is held against; of a name that is not there, something nobody knows."""

    password_hash: str
    account: Account | None

    def fits(self, password: str) -> bool:
        """Whether it is the password of an account that is open. Takes a tenth of a second, and
        the same for a name that is not there: never inside a transaction that others wait for.
        """
        right = _fits(self.password_hash.removeprefix(_ONCE), password[: 4 * MOST])
        return right and self.account is not None


def look_up(connection: Connection, name: str, now_s: int, address: str) -> Kept | Locked:
    """What a password for ``name`` is held against that comes from ``address``. While it is locked
    nothing may be tried, also not the right password.
    """
    for most, where in ((WRONG_AT_MOST, address), (WRONG_EVERYWHERE, None)):
        count, last_s = audit.wrong_since(connection, name, most, now_s, where)
        if count >= most and now_s - last_s < LOCKED_S:
            return Locked(last_s + LOCKED_S - now_s)
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    if row is None or row.disabled:
        return Kept(_nobody(), None)
    return Kept(row.password_hash, _account(row))


def check_new(name: str, old: str, new: str) -> None:
    """Whether a password of one's own is good enough.

    :raises Trouble: ``password-weak``.
    """
    if not LEAST <= len(new) <= MOST or new == old or name in new or len(set(new)) < 5:
        raise Trouble(
            "password-weak",
            Words("新密码太短或太简单。", "The new password is too short or too simple."),
            Words(
                f"请用 {LEAST}–{MOST} 个字，至少五种不同的字，不含账号名，也不同于旧密码。",
                f"Use {LEAST} to {MOST} signs, five of them different, and not the old one.",
            ),
        )


def set_password(connection: Connection, name: str, password_hash: str, now_s: int) -> None:
    """A password of one's own, from :func:`hashed`; every session of the name ends."""
    _store(connection, name, password_hash)
    audit.note(connection, now_s, name, "password-changed", name)


def hashed(password: str) -> str:
    """As it is kept. Takes a tenth of a second."""
    return _hasher().hash(password)


def _known(connection: Connection, name: str) -> Account:
    row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
    if row is None:
        raise Trouble(
            "account-unknown",
            Words(f"没有账号“{name[:32]}”。", f"There is no account “{name[:32]}”."),
            Words("请核对名字。", "Please check the name."),
        )
    return _account(row)


def _account(row: object) -> Account:
    told = row._mapping  # type: ignore[attr-defined]
    must_change = str(told["password_hash"]).startswith(_ONCE)
    return Account(told["name"], told["role"], must_change, bool(told["disabled"]))


def _store(connection: Connection, name: str, password_hash: str) -> None:
    connection.execute(
        update(accounts).where(accounts.c.name == name).values(password_hash=password_hash)
    )
    connection.execute(delete(sessions).where(sessions.c.account == name))


def _once(password: str) -> str:
    return _ONCE + hashed(password)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4, type=Type.ID)


@cache
def _nobody() -> str:
    """What a password is held against when there is no such name: it takes as long."""
    return _hasher().hash(secrets.token_hex(16))


def _fits(kept: str, password: str) -> bool:
    try:
        return _hasher().verify(kept, password)
    except (Argon2Error, InvalidHashError):
        return False
