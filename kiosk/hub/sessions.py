"""Who is signed in. The store holds only hashes: who copies it cannot take a session over."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from kiosk.hub.accounts import Account, account_of
from kiosk.hub.schema import sessions

IDLE_S = 60 * 60
LONGEST_S = 12 * 60 * 60
_SEEN_EVERY_S = 60
_BACK_S = 300
"""A clock that was set back further than this ends all sessions: their age is not known."""


class SignedIn(NamedTuple):
    """A session: its account, and the secret that every form of it carries."""

    account: Account
    csrf: str

    def has(self, csrf: str) -> bool:
        """Whether a form came from one of our own pages."""
        return hmac.compare_digest(self.csrf.encode(), csrf.encode("utf-8", "replace"))


def open_session(connection: Connection, account: Account, now_s: int) -> str:
    """A new session; what comes back goes into the cookie and is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    connection.execute(delete(sessions).where(_over(now_s)))
    connection.execute(
        insert(sessions).values(
            token_hash=_hash(token),
            account=account.name,
            csrf=secrets.token_urlsafe(24),
            made_s=now_s,
            seen_s=now_s,
        )
    )
    return token


def session_of(connection: Connection, token: str, now_s: int) -> tuple[SignedIn, bool] | None:
    """Who a cookie stands for, and whether it is time for :func:`touch`."""
    row = connection.execute(
        select(sessions).where(sessions.c.token_hash == _hash(token), ~_over(now_s))
    ).first()
    account = account_of(connection, row.account) if row is not None else None
    if row is None or account is None:
        return None
    return SignedIn(account, row.csrf), abs(now_s - row.seen_s) >= _SEEN_EVERY_S


def touch(connection: Connection, token: str, now_s: int) -> None:
    """It is in use."""
    connection.execute(
        update(sessions).where(sessions.c.token_hash == _hash(token)).values(seen_s=now_s)
    )


def close_session(connection: Connection, token: str) -> None:
    """Sign out."""
    connection.execute(delete(sessions).where(sessions.c.token_hash == _hash(token)))


def _over(now_s: int) -> ColumnElement[bool]:
    return or_(
        sessions.c.seen_s < now_s - IDLE_S,
        sessions.c.made_s < now_s - LONGEST_S,
        sessions.c.seen_s > now_s + _BACK_S,
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
