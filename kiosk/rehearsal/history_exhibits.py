"""What was on show in an invented history: the shipped exhibits, as they came and changed.

The table is frozen, so that a seed means the same history on every machine; a test holds it
against the shipped exhibits and their answer keys.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from random import Random
from typing import NamedTuple


class Shown(NamedTuple):
    """A shipped exhibit. ``pull``: how often it is chosen, beside the others; ``minutes``: a whole
    visit; ``players``: 2 when two can play.
    """

    id: str
    version: str
    players: int
    pull: float
    minutes: float
    questions: tuple[str, ...]


class Edition(NamedTuple):
    """One version of an exhibit, on show from ``since`` until the next one came."""

    shown: Shown
    version: str
    since: date
    questions: tuple[str, ...]
    ease: tuple[float, ...]
    """Of each question: the share of first tries that are right."""


def _shown(id: str, version: str, players: int, pull: float, minutes: float, asked: str) -> Shown:
    return Shown(f"cn.kepu.{id}", version, players, pull, minutes, tuple(asked.split()))


SHOWN = (
    _shown(
        *("archaefructus", "1.1.0", 2, 0.8, 2.6),
        "q1-covered q2-petals q3-home q4-age q5-sister q6-gymnosperm q7-pine",
    ),
    _shown(
        *("drip", "1.0.0", 2, 0.7, 3.4),
        "q1-drip q2-film q3-millet q4-when q5-used-film q6-millimetre q7-five",
    ),
    _shown(
        *("earthquake", "1.2.0", 2, 1.3, 2.4),
        "q1-shaking q2-moves q3-classroom q4-leaving q5-buried q6-magnitude q7-doorway q8-words",
    ),
    _shown(
        *("electricity", "1.0.0", 2, 0.9, 3.2),
        "q1-mains q2-safe-voltage q3-shock q4-earth q5-breaker q6-fallen-line q7-earth-hole",
    ),
    _shown(
        *("feathered", "1.1.0", 2, 1.9, 2.8),
        "q1-dinosaur q2-filaments q3-colour q4-beak q5-claws q6-tail q7-origin q8-whose",
    ),
    _shown(
        *("jehol", "1.1.0", 2, 1.5, 3.1),
        "q1-when q2-details q3-fossil q4-lakes q5-meal q6-found q7-spot",
    ),
    _shown(
        *("niuheliang", "1.0.0", 1, 0.6, 2.7),
        "q1-age q2-remains q3-mound q4-charcoal q5-dinosaur q6-layers q7-earliest",
    ),
    _shown(
        *("physics", "1.0.0", 2, 1.2, 4.2),
        "q1-pendulum q2-fair-test q3-lever q4-tools q5-mirror q6-chopstick q7-lens q8-one-metre "
        "q9-levers",
    ),
    _shown(
        *("safefood", "1.1.0", 2, 0.7, 1.9),
        "q1-wood-ear q2-boiling q3-fermented q4-mould q5-beans q6-leftovers q7-blue-hat q8-table",
    ),
    _shown(
        *("scam", "1.0.0", 1, 0.8, 2.5),
        "q1-96110 q2-safe-account q3-code q4-screen q5-grandson q6-report q7-steps",
    ),
    _shown(
        *("tiangong", "1.1.0", 2, 1.8, 3.3),
        "q1-modules q2-height q3-round q4-float q5-oxygen q6-first q7-figures",
    ),
    _shown(
        *("warning", "1.0.0", 2, 0.6, 2.2),
        "q1-colours q2-red q3-flood q4-puddle q5-lightning q6-climate q7-red",
    ),
)
"""In the order of their ids."""

_LATE = ("cn.kepu.electricity", "cn.kepu.physics", "cn.kepu.scam")
"""Came by stick after the machine was set up."""


def editions(first: date, last: date, rng: Random) -> tuple[Edition, ...]:
    """Every edition that is on show at some time from ``first`` to ``last``, by id and time."""
    days = max((last - first).days, 1)
    found: list[Edition] = []
    for shown in SHOWN:
        versions = _versions(shown.version)
        came = first
        if shown.id in _LATE and days > 90:
            came = first + timedelta(days=int(days * rng.uniform(0.1, 0.4)))
        left = (last - came).days
        shares = sorted(rng.uniform(0.15, 0.85) for _ in versions[1:])
        for at, version in enumerate(versions):
            since = came if at == 0 else came + timedelta(days=int(left * shares[at - 1]))
            asked = shown.questions[: len(shown.questions) - (len(versions) - 1 - at)]
            ease = tuple(_ease(shown.id, question, version) for question in asked)
            found.append(Edition(shown, version, since, asked, ease))
    return tuple(found)


def on_show(all_editions: tuple[Edition, ...], day: date) -> tuple[Edition, ...]:
    """The newest edition of each exhibit that had come by ``day``."""
    newest = {each.shown.id: each for each in all_editions if each.since <= day}
    return tuple(newest[id] for id in sorted(newest))


def content_digest(shown: tuple[Edition, ...]) -> str:
    """A name for just these exhibits in these versions, in the form of the catalogue's own."""
    told = "\n".join(f"{each.shown.id} {each.version}" for each in shown)
    return hashlib.sha256(told.encode()).hexdigest()


def _versions(version: str) -> tuple[str, ...]:
    major, minor, patch = version.split(".")
    return (*(f"{major}.{each}.0" for each in range(int(minor))), f"{major}.{minor}.{patch}")


def _ease(id: str, question: str, version: str) -> float:
    """A question's own ease, whatever the seed; a new version explains a little better."""
    fixed = Random(f"{id} {question}")
    base = min(0.97, fixed.betavariate(4.5, 2.4))
    return min(0.97, base + 0.03 * int(version.split(".")[1]))
