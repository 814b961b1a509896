"""A child that dies at the n-th thing it asks of SQLite or the disk: ``killed_child.py CONTENT N``.

It installs a second bundle, lets a third fail its trial, goes back, recalls, and sweeps.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.store import Store
from tests.library.store.bundles import bundle, install

FROG, FISH = "cn.test.frog", "cn.test.fish"
DIED = 77


class Countdown:
    """Dies, without a word to anybody, when it has counted down."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, *_: object) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(DIED)


def work(store: Store) -> None:
    """What is cut off."""
    install(store, bundle(store, 2, {FROG: "2.0.0", FISH: "2.0.0"}))
    store.place(bundle(store, 3, {FROG: "3.0.0"}))
    store.refuse("own.shipped", Words("坏", "bad"))
    install(store, bundle(store, 4, {FROG: "4.0.0"}))
    store.roll_back("own.shipped")
    store.keep_denied([Denied(exhibit=FISH)])
    store.sweep()


def main() -> None:
    store, countdown = Store(Path(sys.argv[1])), Countdown(int(sys.argv[2]))
    true_connect = sqlite3.connect

    def connect(*args: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = true_connect(*args, **named)
        connection.set_trace_callback(countdown)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
    watched = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree")
    sys.addaudithook(lambda event, _: countdown() if event in watched else None)
    work(store)
    print(-countdown.left)


if __name__ == "__main__":
    main()
