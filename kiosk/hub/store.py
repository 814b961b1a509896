"""The hub's database: SQLite in a folder by default, PostgreSQL by a URL, the same code for both.

A write is one transaction, done again when another one stood in its way or the database was away
for a moment; what it does must therefore be done on the connection it is given, and nowhere else.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.hub import schema
from kiosk.hub.bulk import upsert
from kiosk.hub.faults import Fate, fate_of, trouble_of

T = TypeVar("T")

WAITS_S = (0.02, 0.1, 0.3, 0.6, 1.0, 1.5, 2.0)
"""Pauses before a write is tried again while the database is away."""
CLASHES = 20
"""So often a write gives way to others before it is our own fault."""
_BUSY_S = 15.0
_STARTING = 0x6B657075
"""The advisory lock under which one of several hubs makes the tables."""

LINKS: dict[int, Callable[[Connection], None]] = {}
"""What leads from form N of the tables to form N + 1."""


class Store:
    """An open database. Made by :func:`open_store`; may be used from several threads.

    ``files``: the folder for raw envelopes, or ``None`` where they lie in the database.
    ``clock`` gives the moments that are shown; nothing is decided by them.
    """

    def __init__(self, engine: Engine, clock: Clock, files: Path | None) -> None:
        self.engine = engine
        self.clock = clock
        self.files = files
        self.kinds: dict[tuple[str, str, str, str], int] = {}
        self.metrics: dict[int, str] = {}
        self.words: dict[int, tuple[str, str, str, str]] = {}
        self.known: dict[str, object] = {}  # what never changes, read once
        self._writers = engine.execution_options(writes=True)
        self._readers = engine
        if engine.dialect.name == "postgresql":
            self._readers = engine.execution_options(isolation_level="REPEATABLE READ")
        # SQLite has one writer; waiting for each other here is fair and wakes up at once.
        self._turn = threading.RLock() if engine.dialect.name == "sqlite" else None

    @property
    def is_sqlite(self) -> bool:
        """Whether one process at a time writes."""
        return self._turn is not None

    def now_s(self) -> int:
        """Whole UTC seconds by the hub's clock: a label."""
        return int(self.clock.wall_s())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database.

        :raises Trouble: ``database-away``, ``disk-error`` …
        """
        try:
            with self._readers.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise trouble_of(error) from error

    def write(self, work: Callable[[Connection], T]) -> T:
        """``work`` in one transaction: wholly done, or nothing of it. It may be called again.

        :raises Trouble: ``disk-full``, ``database-away``, ``read-only``, ``disk-error``.
        """
        waits = iter(WAITS_S)
        clashes = 0
        while True:
            try:
                return self._once(work)
            except DBAPIError as error:
                fate = fate_of(error)
                if fate is Fate.CLASH and clashes < CLASHES:
                    clashes += 1
                    continue
                if fate is Fate.AWAY:
                    wait_s = next(waits, None)
                    if wait_s is not None:
                        time.sleep(wait_s)
                        continue
                raise trouble_of(error) from error

    def _once(self, work: Callable[[Connection], T]) -> T:
        if self._turn is None:
            with self._writers.begin() as connection:
                return work(connection)
        with self._turn, self._writers.begin() as connection:
            return work(connection)

    def setting(self, name: str) -> str | None:
        """What is kept under that name."""
        with self.read() as connection:
            return connection.scalar(
                select(schema.settings.c.value).where(schema.settings.c.name == name)
            )

    def set_setting(self, name: str, value: str) -> None:
        """Keep ``value`` under ``name``."""
        self.write(
            lambda connection: upsert(
                connection, "settings", ("name", "value"), ("name",), [(name, value)]
            )
        )

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def open_store(
    where: str | Path, *, clock: Clock | None = None, files: Path | None = None
) -> Store:
    """Open the database at ``where``: a path of SQLite, or a URL of either; make what is missing.

    :raises Trouble: ``database-url``, ``database-newer``, ``database-away``, ``disk-full`` …
    """
    url = _url_of(where)
    if url.get_backend_name() == "sqlite":
        engine = _sqlite(url)
    elif url.get_backend_name() == "postgresql":
        engine = create_engine(url, pool_size=16, max_overflow=48, pool_pre_ping=True)
    else:
        raise _wrong_url()
    store = Store(engine, clock or SystemClock(0), files)
    try:
        store.write(_bring_up)
    except BaseException:
        store.close()
        raise
    return store


def _url_of(where: str | Path) -> URL:
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise _wrong_url() from error
    return url


def _wrong_url() -> Trouble:
    return Trouble(
        "database-url",
        Words("数据库地址不对。", "The database address is not right."),
        Words(
            "请写成 postgresql+psycopg://用户@主机/库名，或一个 SQLite 文件的路径。",
            "Write postgresql+psycopg://user@host/name, or the path of an SQLite file.",
        ),
    )


def _sqlite(url: URL) -> Engine:
    if url.database:
        path = Path(url.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # the hub's key is in it
    engine = create_engine(
        url, connect_args={"timeout": _BUSY_S, "check_same_thread": False}, pool_size=16,
        max_overflow=48,
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late
        for pragma in (
            "journal_mode = WAL",
            # A receipt promises that the counts are kept, also when the power goes.
            "synchronous = FULL",
            "foreign_keys = ON",
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_up(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _STARTING})
    schema.settings.create(connection, checkfirst=True)
    kept = connection.scalar(
        select(schema.settings.c.value).where(schema.settings.c.name == "form")
    )
    form = schema.FORM if kept is None else int(kept)
    if form > schema.FORM:
        raise Trouble(
            "database-newer",
            Words("数据库是更新版本的程序建立的。", "A newer program has made this database."),
            Words("请先升级本程序。", "Please update this program first."),
        )
    for link in range(form, schema.FORM):
        LINKS[link](connection)
    schema.metadata.create_all(connection)
    if kept is None or form != schema.FORM:
        row = ("form", str(schema.FORM))
        upsert(connection, "settings", ("name", "value"), ("name",), [row])
