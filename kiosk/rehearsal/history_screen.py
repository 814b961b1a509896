"""The screen of an invented history: sessions through the hours, and what comes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import NamedTuple

from kiosk.rehearsal.history_exhibits import Edition, content_digest
from kiosk.rehearsal.history_machine import Machine
from kiosk.rehearsal.history_visitors import BETWEEN_S, MEAN_EXHIBITS, MEAN_VISIT_S, Crowd
from kiosk.visits.counter import SHORTEST_S
from kiosk.visits.facts import EndReason, Message, SessionNoted

CUT, RESTART, STEP, VOUCH, MIDNIGHT, CONTENT, LESSON = (
    *("cut", "restart", "step", "vouch", "midnight", "content", "lesson"),
)
_PULLED_PLUG = 0.1
"""Of all days: somebody was still at it when the plug was pulled."""


class Event(NamedTuple):
    """Something that happens between visitors, at a true time (UTC seconds).

    ``amount``: how long the power is off, how far the clock is stepped, or how many pupils.
    """

    at_s: int
    kind: str
    amount: int = 0
    shown: tuple[Edition, ...] = ()


class Stretch(NamedTuple):
    """Some hours before the screen: ``visits`` exhibits are opened in them, about as many as
    ``hours`` (weights of equal parts of the time) say.
    """

    begin_s: int
    end_s: int
    visits: int
    hours: tuple[int, ...]
    ages: tuple[int, ...]
    events: tuple[Event, ...] = ()


class Screen:
    """Plays stretches on a machine that runs."""

    def __init__(self, rng: Random, machine: Machine) -> None:
        self._rng = rng
        self._machine = machine
        self._shown: tuple[Edition, ...] = ()
        self._crowd: Crowd | None = None
        self._ages: tuple[int, ...] = ()

    def show(self, shown: tuple[Edition, ...]) -> None:
        """What is on show from now on."""
        self._shown = shown
        self._machine.show(content_digest(shown))
        self._crowd = None

    def play(self, stretch: Stretch) -> Iterator[Message]:
        """All messages of a stretch, in the order in which they are posted."""
        rng = self._rng
        self._ages, self._crowd = stretch.ages, None
        events = _in_order(stretch.events)
        ends = [event for event in events if event.kind in (CUT, RESTART)]
        haste = _haste(stretch)
        now_s, left = stretch.begin_s, stretch.visits
        for wanted_s in self._starts(stretch):
            now_s = max(now_s, wanted_s)
            while events and events[0].at_s <= now_s:
                event = events.pop(0)
                for message in self._happen(event):
                    yield message
                    if isinstance(message, SessionNoted):
                        left -= len(message.visits)
                        now_s += message.duration_s
                now_s = max(now_s, event.at_s + (event.amount if event.kind == CUT else 0))
            if left <= 0:
                break
            yield from self._machine.due_segment(now_s)
            session, taken_s = self._session(now_s, left, haste)
            wanted = len(session.visits)
            end = next((each for each in ends if now_s <= each.at_s < now_s + taken_s), None)
            if end is None and wanted >= left and rng.random() < _PULLED_PLUG:
                end = Event(now_s + rng.randint(0, taken_s), CUT)
            if end is not None:
                session = _ended_by(end, session, end.at_s - now_s)
            if session.duration_s >= SHORTEST_S:
                yield session
            left -= wanted
            now_s += taken_s + rng.randint(4, 20)
        for event in events:
            yield from self._happen(event)

    def _starts(self, stretch: Stretch) -> Iterator[int]:
        """When visitors come; then, while visits are still wanted, one right after the other."""
        rng = self._rng
        part_s = (stretch.end_s - stretch.begin_s) / len(stretch.hours)
        parts = rng.choices(
            range(len(stretch.hours)), stretch.hours, k=int(stretch.visits / MEAN_EXHIBITS)
        )
        yield from sorted(stretch.begin_s + int((each + rng.random()) * part_s) for each in parts)
        while True:
            yield 0

    def _session(self, now_s: int, most: int, haste: float) -> tuple[SessionNoted, int]:
        wall_s = self._machine.moment(now_s).wall_s
        return self._visitors(now_s).session(self._machine.segment, wall_s, most, haste)

    def _visitors(self, now_s: int) -> Crowd:
        if self._crowd is None:
            campaign = self._machine.campaign(now_s)
            featured = () if campaign is None else campaign.exhibits
            pulls = [
                each.shown.pull * (1.6 if each.shown.id in featured else 1.0)
                for each in self._shown
            ]
            self._crowd = Crowd(self._rng, self._shown, pulls, self._ages)
        return self._crowd

    def _happen(self, event: Event) -> Iterator[Message]:
        machine, at_s = self._machine, event.at_s
        self._crowd = None  # the campaign may be another one afterwards
        if event.kind == LESSON:
            yield from machine.due_segment(at_s)
            wall_s = machine.moment(at_s).wall_s
            yield self._visitors(at_s).lesson(machine.segment, wall_s, event.amount)
        elif event.kind == CUT:
            machine.boot_up(at_s + event.amount)
        elif event.kind == STEP:
            machine.step(event.amount)
        elif event.kind == VOUCH:
            yield machine.vouch(at_s, "set" if machine.clock_is_far_off else "confirmed")
        elif event.kind == CONTENT:
            self.show(event.shown)
        else:
            machine.renew("start" if event.kind == RESTART else "day")


def _haste(stretch: Stretch) -> float:
    """How long visits last, as a share of the usual, so that they fit into the hours."""
    each_s = 0.85 * (stretch.end_s - stretch.begin_s) / max(stretch.visits, 1)
    return min(1.0, max(0.2, (each_s - BETWEEN_S) / MEAN_VISIT_S))


def _in_order(events: Iterable[Event]) -> list[Event]:
    """By time; what would happen while the power is off happens a minute after it is back."""
    found: list[Event] = []
    up_s = 0
    for event in sorted(events):
        event = event._replace(at_s=max(event.at_s, up_s))
        found.append(event)
        up_s = event.at_s + (event.amount if event.kind == CUT else 0) + 60
    return found


def _ended_by(event: Event, session: SessionNoted, after_s: int) -> SessionNoted:
    """What the ledger knows of a session in which the program ended: stopped in good order, or by
    a power cut, with no end and without the exhibit that was open.
    """
    if event.kind == RESTART:
        return session._replace(ended=EndReason.STOPPED)
    seen_s, kept = 0, 0
    for visit in session.visits:
        seen_s += visit.seconds
        if seen_s >= after_s:
            break
        kept += 1
    return session._replace(
        duration_s=min(session.duration_s, after_s),
        ended=None,
        visits=session.visits[:kept],
        marks=tuple(mark for mark in session.marks if 0 <= mark.visit < kept),
    )
