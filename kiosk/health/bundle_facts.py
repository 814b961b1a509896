"""What is known of bundles on this machine, as the health checks see it. Values only."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.library.texts import LocalText


class Waiting(NamedTuple):
    """A bundle that was ordered and is not installed yet.

    ``done_bytes`` of ``of_bytes`` lie on the disk; both 0 where nobody can tell. ``copied``: all of
    it is here, so the stick (called ``source_name``) is not needed any more.
    """

    title: LocalText
    source_name: str
    done_bytes: int
    of_bytes: int
    copied: bool
    running: bool = False


class Refused(NamedTuple):
    """A bundle whose trial failed: it is not shown, what was shown before still is."""

    title: LocalText
    reason: Words


class Authority(NamedTuple):
    """Whom this machine trusts; ``fingerprint`` is for the telephone."""

    name: LocalText
    fingerprint: str
    publishers: int


class Emergency(NamedTuple):
    """An emergency bundle that is installed; ``valid_until_s`` in UTC seconds since 1970."""

    title: LocalText
    valid_until_s: int


class BundleFacts(NamedTuple):
    """All of it. ``packages`` is how many are installed, ``trouble`` what was wrong with the store
    that holds them, ``trust_lost``: files of trust are there and none of them holds.
    """

    packages: int = 0
    waiting: Waiting | None = None
    refused: tuple[Refused, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    authority: Authority | None = None
    trust_lost: bool = False
    trouble: tuple[Words, Words] | None = None


NO_BUNDLES = BundleFacts()
