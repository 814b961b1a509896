"""Raw envelopes, by their SHA-256: in the database, or as files where a folder is given.

A file is whole before the transaction that names it; one that is left over after a crash is found
by ``rebuild`` and merged, which changes nothing that is right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from kiosk.core.files import write_durably
from kiosk.hub.bulk import TAKE, upsert
from kiosk.hub.schema import envelopes
from kiosk.hub.store import Store

MERGED = "merged"
ASIDE = "aside"
"""Of an unknown or revoked device: kept, and merged when it is approved."""
FUTURE = "future"
"""Of a newer format: kept, and merged when this program can read it."""
WAITING = (ASIDE, FUTURE)
AGAIN = "again"
"""The state of an envelope that was merged, and is to be merged anew by ``rebuild``, whatever has
been decided about its device since."""
MOST_ASIDE_BYTES = 512 * 1024 * 1024
"""Of all that nobody has approved: a stranger must not fill the disk."""
MOST_ASIDE_OF_ONE = 2_000
"""Envelopes of one install id that wait."""
MOST_STRANGERS = 20_000
"""Install ids that wait."""
_COLUMNS = (
    *("sha", "install", "envelope", "state", "reason", "path"),
    *("received_s", "bytes", "content"),
)


def file_of(folder: Path, sha: bytes) -> Path:
    """Where the envelope lies: ``ab/ab12….kpe``."""
    name = sha.hex()
    return folder / name[:2] / f"{name}.kpe"


class Kept(NamedTuple):
    """One envelope for the archive. ``id``: 32 hex digits; ``path``: how it came."""

    sha: bytes
    install: str
    id: str
    state: str
    reason: str
    path: str
    data: bytes


def keep(connection: Connection, files: Path | None, new: Sequence[Kept], now_s: int) -> None:
    """Keep raw envelopes, in ``files`` or in the database.

    :raises Trouble: the disk refuses a file.
    """
    rows: list[tuple[Any, ...]] = []
    for sha, *facts, data in new:
        if files is not None:
            path = file_of(files, sha)
            if not path.is_file():
                write_durably(path, data)
        rows.append((sha, *facts, now_s, len(data), None if files is not None else data))
    upsert(connection, "envelopes", _COLUMNS, ("sha",), rows, TAKE)


def content_of(connection: Connection, files: Path | None, sha: bytes) -> bytes | None:
    """The raw bytes; ``None`` when they are not there."""
    content = connection.scalar(select(envelopes.c.content).where(envelopes.c.sha == sha))
    if content is not None:
        return bytes(content)
    if files is None:
        return None
    path = file_of(files, sha)
    return path.read_bytes() if path.is_file() else None


def is_rebuilding(connection: Connection) -> bool:
    """Whether a rebuild has still envelopes to merge."""
    again = select(envelopes.c.serial).where(envelopes.c.state == AGAIN).limit(1)
    return connection.scalar(again) is not None


def count_again(connection: Connection) -> int:
    """How many envelopes a rebuild has still to merge, or cannot read."""
    again = select(func.count()).where(envelopes.c.state == AGAIN)
    return int(connection.scalar(again) or 0)


def has_room_aside(connection: Connection, install: str) -> bool:
    """Whether one more envelope of a stranger may be kept."""
    waiting = envelopes.c.state.in_(WAITING)
    total, strangers = connection.execute(
        select(
            func.coalesce(func.sum(envelopes.c.bytes), 0),
            func.count(func.distinct(envelopes.c.install)),
        ).where(waiting)
    ).one()
    own = connection.scalar(select(func.count()).where(waiting, envelopes.c.install == install))
    return (
        total < MOST_ASIDE_BYTES
        and (own or 0) < MOST_ASIDE_OF_ONE
        and ((own or 0) > 0 or strangers < MOST_STRANGERS)
    )


def count_away(store: Store, states: Collection[str]) -> int:
    """How many envelopes in these states lie in files that are not there, or that nobody named."""
    in_files = select(envelopes.c.sha).where(
        envelopes.c.state.in_(states), envelopes.c.content.is_(None)
    )
    with store.read() as connection:
        return sum(
            store.files is None or not file_of(store.files, bytes(sha)).is_file()
            for sha in connection.scalars(in_files)
        )


def unknown_files(store: Store, folder: Path, most: int) -> Iterator[list[Path]]:
    """Files of an archive folder of which the database knows nothing, ``most`` at a time."""
    files = list(files_in(folder))
    for start in range(0, len(files), most):
        by_name = {path.stem: path for path in files[start : start + most]}
        with store.read() as connection:
            known = connection.scalars(
                select(envelopes.c.sha).where(
                    envelopes.c.sha.in_([bytes.fromhex(name) for name in by_name if _is_sha(name)])
                )
            )
            new = by_name.keys() - {bytes(sha).hex() for sha in known}
        if new:
            yield [by_name[name] for name in sorted(new)]


def _is_sha(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def files_in(folder: Path) -> Iterator[Path]:
    """Every envelope's file in an archive folder."""
    yield from sorted(folder.glob("??/*.kpe"))
