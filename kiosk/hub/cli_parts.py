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
