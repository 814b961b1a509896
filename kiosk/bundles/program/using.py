"""Which program runs next, and what has to be done first: what was counted is copied."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping

from kiosk import __version__
from kiosk.bundles.program.keeping import choose
from kiosk.core import releases
from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble
from kiosk.core.places import Places
from kiosk.core.release_pointer import read_pointer
from kiosk.core.releases import Pointer
from kiosk.core.words import Words
from kiosk.visits.before_update import keep_before_update


def use(places: Places, release: str, environment: Mapping[str, str] = os.environ) -> Pointer:
    """``release`` (empty: the program this machine was given) runs from the next start on.

    What was counted is copied first, in the form that the program of today can read.

    :raises Trouble: it stays as it was: ``no-release``, ``ledger-not-kept``, or what the disk says.
    """
    now = read_pointer(places.data)
    if release != now.current:
        try:
            keep_before_update(places.ledger)
        except OSError as error:
            raise disk_trouble(error, places.ledger) from error
        except sqlite3.DatabaseError as error:
            raise Trouble(
                "ledger-not-kept",
                Words(f"计数没有备份成（{error}）。", f"The counts could not be copied ({error})."),
                Words(
                    "程序没有换。请先做一次“体检”。",
                    "The program was not changed. Please do a check-up first.",
                ),
            ) from error
    return choose(places.data, release, given_version(now, environment))


def given_version(now: Pointer, environment: Mapping[str, str] = os.environ) -> str:
    """The version of the program that this machine was given: its guardian knows it best."""
    told = releases.guardian_says(environment)
    if told is not None and told[1]:
        return told[1]
    return now.given or __version__
