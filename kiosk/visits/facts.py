"""What is counted, as small frozen messages from the window's thread to the ledger's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum


class EndReason(StrEnum):
    """How a session came to its end."""

    LEFT = "left"
    """The visitor pressed 结束."""
    NEXT = "next"
    """The visitor pressed 下一位."""
    RESET = "reset"
    """Nobody was there any more."""
    STOPPED = "stopped"
    """The program ended in good order."""
    LOST = "lost"
    """Found open at the next start: the power was cut."""


@dataclass(frozen=True, slots=True)
class SegmentOpened:
    """A new segment; everything that counts in it is posted after it.

    ``opened_wall_s`` is a label in whole UTC seconds; ``utc_offset_min`` the offset in force.
    """

    id: int
    cause: str
    boot: int
    opened_wall_s: int
    utc_offset_min: int
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The first try at one question."""

    question: str
    right: bool
    timed_out: bool


@dataclass(frozen=True, slots=True)
class VisitEnded:
    """One exhibit, from entering to leaving; ``number`` counts from 0 within its session.

    ``segment`` is the one that was open when the visit began.
    """

    number: int
    segment: int
    exhibit: str
    version: str
    seconds: int
    completed: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something else that is counted: ``count`` of ``metric``, about ``subject`` (words of ours
    or ids of content), once for the visit with that number, or once for the whole session.

    It carries no time; a second mark of the same metric and subject there is the same mark.
    """

    visit: int
    metric: str
    subject: str
    count: int = 1


OF_SESSION = -1
"""In the place of a visit's number: the mark is of the session as a whole."""
RATED = ("rated-1", "rated-2", "rated-3")
"""Metrics of a rating, from 不 to 是; the subject is the question asked (``clear`` …)."""
WANTED = "wanted"
"""Metric of a vote 我想看, once a session; the subject is the topic."""


@dataclass(frozen=True, slots=True)
class SessionNoted:
    """What is known of a session by now; its visits and marks that were not posted yet.

    May be applied any number of times. ``started_wall_s`` is a label, cut to the minute;
    ``duration_s`` runs from the first to the last touch; ``ended`` is ``None`` while it runs.
    """

    id: int
    segment: int
    started_wall_s: int
    duration_s: int
    language: str
    elder: bool
    ended: EndReason | None
    visits: tuple[VisitEnded, ...]
    marks: tuple[Mark, ...] = ()


Message = SegmentOpened | SessionNoted


def random_id() -> int:
    """A random positive id of 63 bits: fits SQLite's signed integer, never 0."""
    # Not from the secrets module, which brings hashlib and hmac to every start.
    return (int.from_bytes(os.urandom(8)) >> 1) or 1
