"""Every figure again from the raw envelopes; and what has waited, once it is approved.

A rebuild first marks all envelopes and empties what was made of them, in one transaction, and then
merges portion by portion. Killed in between, the next start goes on where it was. Nothing is
emptied of which the raw envelope is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete, select, text, update

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.hub import archive
from kiosk.hub.archive import AGAIN, ASIDE, FUTURE, MERGED
from kiosk.hub.ingest import Ingested, ingest_many
from kiosk.hub.schema import MERGED as MERGED_TABLES
from kiosk.hub.schema import devices, envelopes
from kiosk.hub.store import Store

_PORTION = 100


def rebuild(
    store: Store, folder: Path | None = None, say: Callable[[int], None] | None = None
) -> int:
    """Make every merged table again. ``folder``: also take in an archive's files that the database
    does not know. ``say`` hears how many are done. Returns how many envelopes were merged.

    :raises Trouble: ``archive-away``: nothing has changed; or the database or the disk refuses: it
        can be gone on with.
    """
    away = archive.count_away(store, (MERGED, AGAIN))
    if away:
        raise _archive_away(away)

    def empty(connection: Connection) -> None:
        if not store.is_sqlite:
            # Whoever merges locks a device first: they end before this begins, and begin after it.
            # A row that one of them is about to add could not be seen here, and would stay.
            connection.execute(text("LOCK TABLE devices IN EXCLUSIVE MODE"))
        for table in MERGED_TABLES:
            connection.execute(delete(table))
        connection.execute(
            update(devices).values(
                number=0, totals="{}", told_number=0, told_first=0, told_last=0, health="{}",
                missing=0, asked_again="", order_first=0, order_through=0, order_last=0,
                confirmed_day="", fingerprint="",
            )
        )  # fmt: skip
        connection.execute(update(envelopes).where(envelopes.c.state == MERGED).values(state=AGAIN))

    store.write(empty)
    done = finish_rebuild(store, say)
    for some in () if folder is None else archive.unknown_files(store, folder, _PORTION):
        found = ingest_many(store, [(path.read_bytes(), "file") for path in some])
        done += sum(each.state == MERGED and not each.again for each in found)
    return done


def finish_rebuild(store: Store, say: Callable[[int], None] | None = None) -> int:
    """Merge what a rebuild has marked and not yet merged; for every start of the hub."""
    return _merge_all(store, AGAIN, None, say)


def merge_waiting(store: Store, install: str | None = None) -> int:
    """Merge what waits, of one device or of all: it is approved now, or this program newer."""
    return _merge_all(store, ASIDE, install, None) + _merge_all(store, FUTURE, install, None)


def catch_up(store: Store) -> int:
    """For every start of the hub: go on with what an end in between has left undone. Returns how
    many envelopes were merged.

    :raises Trouble: the database or the disk refuses.
    """
    return finish_rebuild(store) + merge_waiting(store)


def _merge_all(
    store: Store, state: str, install: str | None, say: Callable[[int], None] | None
) -> int:
    last = done = 0
    while True:
        with store.read() as connection:
            wanted = select(envelopes.c.serial, envelopes.c.sha, envelopes.c.path).where(
                envelopes.c.state == state, envelopes.c.serial > last
            )
            if install is not None:
                wanted = wanted.where(envelopes.c.install == install)
            elif state == ASIDE:  # strangers' envelopes would only be read to be kept again
                approved = select(devices.c.install).where(devices.c.state == "approved")
                wanted = wanted.where(envelopes.c.install.in_(approved))
            found = connection.execute(wanted.order_by(envelopes.c.serial).limit(_PORTION)).all()
            items = [
                (content, row.path)
                for row in found
                if (content := archive.content_of(connection, store.files, bytes(row.sha)))
            ]
        if not found:
            return done
        last = found[-1].serial
        merged: list[Ingested] = ingest_many(store, items) if items else []
        done += sum(each.state == MERGED for each in merged)
        if say is not None:
            say(done)


def count_left(store: Store) -> int:
    """How many envelopes are still to be merged anew: it was cut off, or they cannot be read."""
    with store.read() as connection:
        return archive.count_again(connection)


def _archive_away(count: int) -> Trouble:
    return Trouble(
        "archive-away",
        Words(
            f"有 {count} 个原始信封找不到，没有重算，数字没有变。",
            f"{count} raw envelopes are not to be found; no figure has been touched.",
        ),
        Words(
            "请用 --archive 写明存放原始信封的文件夹，再试一次。",
            "Name the folder they lie in with --archive, and try again.",
        ),
    )
