"""What the hub's commands share: the store that the words name."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from kiosk.core.places import find_places
from kiosk.hub.store import Store, open_store

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


@contextmanager
def chosen_store(chosen: argparse.Namespace) -> Iterator[Store]:
    """The store of ``--database``, else of the data folder; closed afterwards.

    :raises Trouble: it cannot be opened.
    """
    database = chosen.database or find_places(chosen.data).data / "hub" / "hub.sqlite3"
    store = open_store(database, files=chosen.archive)
    try:
        yield store
    finally:
        store.close()


def note(store: Store, what: str, subject: str, detail: str = "") -> None:
    """A line in the audit log: whoever sits at the hub's own keyboard did this."""
    from kiosk.hub import audit

    store.write(
        lambda connection: audit.note(connection, store.now_s(), "command", what, subject, detail)
    )
