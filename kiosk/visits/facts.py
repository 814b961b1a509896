"""What is counted, as small frozen messages from the window's thread to the ledger's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kiosk.visits.outing import Moment, Outing


class EndReason(StrEnum):
    """How a session came to its end."""

    LEFT = "left"
    """The visitor pressed 结束."""
    NEXT = "next"
    """The visitor pressed 下一位."""
    RESET = "reset"
    """Nobody was there any more."""
    OPERATOR = "operator"
    """An operator went to the gate."""
    STOPPED = "stopped"
    """The program ended in good order."""
    LOST = "lost"
    """Found open at the next start: the power was cut."""


class SegmentOpened(NamedTuple):
    """A new segment; everything that counts in it is posted after it.

    ``opened_wall_s`` is a label in whole UTC seconds; ``utc_offset_min`` the offset in force.
    ``mono_s``: the boot's monotonic clock then, in whole seconds, from which a later anchor of the
    same boot tells the exact time. ``quality``: how far the label was vouched for in this boot
    (:class:`kiosk.core.clock.Quality`). ``outing``: the outing under way, 0 for none;
    ``campaign``: the id of the campaign that ran by the label, or empty.
    """

    id: int
    cause: str
    boot: int
    opened_wall_s: int
    utc_offset_min: int
    content: str
    mono_s: int = 0
    quality: int = 0
    outing: int = 0
    campaign: str = ""


class AnchorSet(NamedTuple):
    """Somebody vouched for the time: at ``mono_s`` of ``boot`` it was ``wall_s`` (UTC seconds).

    ``quality`` says who (:class:`kiosk.core.clock.Quality`), ``source`` how, in a word of ours
    (``set``, ``confirmed``, ``set-up``, ``receipt`` …); ``was_wall_s`` is what the clock said
    before. Never changed afterwards: it is the trace of every setting of the clock.
    """

    id: int
    boot: int
    mono_s: int
    wall_s: int
    quality: int
    was_wall_s: int
    source: str


class Answer(NamedTuple):
    """The first try at one question; ``side`` is 1 for the other one of two players."""

    question: str
    right: bool
    timed_out: bool
    side: int = 0


class Hands(NamedTuple):
    """Hands a docent counted in a class: how many were raised, and how many of them were right."""

    question: str
    raised: int
    right: int


class VisitEnded(NamedTuple):
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
    hands: tuple[Hands, ...] = ()


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
AGE = "age"
"""Metric of an age band a visitor tapped of own accord, once a session; the subject is the band."""
AGE_BANDS = ("primary", "middle", "high", "adult", "senior")
"""小学生, 初中生, 高中生, 成人, 60岁以上."""
WANTED = "wanted"
"""Metric of a vote 我想看, once a session; the subject is the topic."""


class SessionNoted(NamedTuple):
    """What is known of a session by now; its visits and marks that were not posted yet.

    May be applied any number of times. ``started_wall_s`` is a label, cut to the minute;
    ``duration_s`` runs from the first to the last touch; ``ended`` is ``None`` while it runs.
    ``in_class``: it was in class mode.
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
    in_class: bool = False


class OutingNoted(NamedTuple):
    """One revision of an outing's record. The same revision again changes nothing."""

    outing: Outing


class HeldCounts(NamedTuple):
    """A segment as it was when its digest was compared: how many tallies, and their sum.

    Within a segment tallies only grow, so the same two figures are the same tallies.
    """

    segment: int
    rows: int
    total: int


class Acknowledged(NamedTuple):
    """The hub has these segments with these very tallies, and these (outing, revision).

    ``hub_wall_s``: the hub's clock on the receipt; ``receipt``: which one it was; ``wall_s``: this
    machine's label. What is not sealed, has grown since, or was asked for once more by a later
    word of the hub stays unconfirmed.
    """

    segments: tuple[HeldCounts, ...]
    outings: tuple[tuple[int, int], ...]
    hub_wall_s: int
    wall_s: int
    receipt: str


class ResendAsked(NamedTuple):
    """The hub has lost these segments, or never got them: they count as unconfirmed again.

    An empty ``segments`` means everything, outings too.
    """

    segments: tuple[int, ...]
    hub_wall_s: int
    wall_s: int


class InstallRenewed(NamedTuple):
    """The hub told this side of a clone to go on under ``new``; not obeyed by who is not ``old``.

    What was counted so far, and the outing that runs, stay under ``old`` for ever.
    """

    old: str
    new: str
    at: Moment


Message = (
    SegmentOpened
    | AnchorSet
    | SessionNoted
    | OutingNoted
    | Acknowledged
    | ResendAsked
    | InstallRenewed
)


def random_id() -> int:
    """A random positive id of 63 bits: fits SQLite's signed integer, never 0."""
    # Not from the secrets module, which brings hashlib and hmac to every start.
    return (int.from_bytes(os.urandom(8)) >> 1) or 1
