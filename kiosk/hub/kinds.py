"""What is counted, as numbers: a tally's four words once, however often they are told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from kiosk.hub.bulk import KEEP, portions, upsert
from kiosk.hub.schema import kinds
from kiosk.hub.store import Store

Kind = tuple[str, str, str, str]
"""Exhibit, version, question, metric."""
_WORDS = ("exhibit", "version", "question", "metric")


def learn_kinds(store: Store, wanted: Iterable[Kind]) -> None:
    """Give every kind a number, and know it in ``store.kinds``.

    In a transaction of its own, before the one that counts: what is known afterwards stays true
    whatever becomes of that.
    """
    missing = sorted(set(wanted) - store.kinds.keys())
    if not missing:
        return

    def insert(connection: Connection) -> None:
        rows = sorted((_name(kind), *kind) for kind in missing)
        upsert(connection, "kinds", ("name", *_WORDS), ("name",), rows, KEEP)

    store.write(insert)
    with store.read() as connection:
        for some in portions({kind[0] for kind in missing}):
            for row in connection.execute(select(kinds).where(kinds.c.exhibit.in_(some))):
                _know(store, row)


def recall_kinds(connection: Connection, store: Store, numbers: Iterable[int]) -> None:
    """Know the words of these kinds, which the database has."""
    for some in portions(set(numbers) - store.words.keys()):
        for row in connection.execute(select(kinds).where(kinds.c.kind.in_(some))):
            _know(store, row)


def _name(kind: Kind) -> bytes:
    return hashlib.sha256(json.dumps(kind).encode()).digest()


def _know(store: Store, row: Any) -> None:
    words = (row.exhibit, row.version, row.question, row.metric)
    store.metrics[row.kind], store.words[row.kind] = row.metric, words
    store.kinds[words] = row.kind
