"""The counting rules: sessions, visits and answers, exactly in the words of the product.

A session runs from its first to its last touch; shorter than 5 s, it is dropped with all its
tallies. Whatever it did is therefore held back until it has lasted that long; from then on each
visit's end and the session's end is one message.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.core.clock import Clock
from kiosk.visits.facts import (
    OF_SESSION,
    Answer,
    EndReason,
    Hands,
    Mark,
    Message,
    SessionNoted,
    VisitEnded,
    random_id,
)
from kiosk.visits.segments import SegmentBook

SHORTEST_S = 5.0
LONGEST_S = 2 * 3600.0
MOST_HANDS = 1_000
"""More hands than fit before one screen are a slip of the finger."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Visit:
    number: int
    segment: int
    exhibit: str
    version: str
    entered_s: float
    answers: dict[tuple[str, int], Answer] = field(default_factory=dict)
    hands: dict[str, Hands] = field(default_factory=dict)


@dataclass(slots=True)
class _Session:
    id: int
    segment: int
    started_wall_s: int
    first_touch_s: float
    last_touch_s: float
    elder: bool
    in_class: bool = False
    visits_begun: int = 0
    noted: bool = False
    held: list[VisitEnded] = field(default_factory=list)
    held_marks: list[Mark] = field(default_factory=list)

    @property
    def lasted_s(self) -> float:
        """First to last touch."""
        return self.last_touch_s - self.first_touch_s


class Counter:
    """What the visitor does, in; what is to be stored, out through ``post``.

    Belongs to the window's thread; never waits, never raises over a misplaced call.
    """

    def __init__(
        self, clock: Clock, segments: SegmentBook, post: Callable[[Message], None]
    ) -> None:
        self._clock = clock
        self._segments = segments
        self._post = post
        self._session: _Session | None = None
        self._visit: _Visit | None = None
        self._language = ""
        self._elder = False

    @property
    def running(self) -> bool:
        """Whether a session runs."""
        return self._session is not None

    def flags(self, language: str, elder: bool) -> None:
        """The language (BCP-47) and 长辈模式 of the visitor, from now to the end of the session.

        A session is noted with its last language, and as an elder one if it ever was. A screen
        that falls back to its defaults between two visitors calls :meth:`end` first.
        """
        self._language = language
        self._elder = elder
        if self._session is not None:
            self._session.elder = self._session.elder or elder

    def touch(self, at_s: float | None = None) -> None:
        """A meaningful touch (``kiosk.shell.fingers`` says what that is): starts a session if none
        runs, else extends it. ``at_s``: the monotonic second at which the finger came down.
        """
        at_s = self._clock.monotonic_s() if at_s is None else at_s
        session = self._session
        if session is None:
            self._session = self._begin(at_s)
            return
        session.last_touch_s = max(session.last_touch_s, at_s)
        if not session.noted and session.lasted_s >= SHORTEST_S:
            session.noted = True
            self._note(session, None)

    def enter(self, exhibit: str, version: str) -> None:
        """An exhibit was opened; leaves the one that runs first."""
        if self._visit is not None:
            self.leave(completed=False)
        if self._session is None:
            self.touch()
        session = self._session
        assert session is not None
        self._visit = _Visit(
            number=session.visits_begun,
            segment=self._segments.current(),
            exhibit=exhibit,
            version=version,
            entered_s=self._clock.monotonic_s(),
        )
        session.visits_begun += 1

    def in_class(self) -> None:
        """The session is a class's, from now to its end; nothing happens when none runs."""
        if self._session is not None:
            self._session.in_class = True

    def answer(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """A question was answered or ran out of time; only the first try of a visit counts.

        Of two players each has an own first try: ``side`` is 0 or 1.
        """
        if self._visit is None:
            log.warning("an answer to %r outside of any exhibit is not counted", question)
            return
        if (question, side) not in self._visit.answers:
            answer = Answer(question, right and not timed_out, timed_out, side)
            self._visit.answers[question, side] = answer

    def hands(self, question: str, raised: int, right: int) -> None:
        """The docent counted hands; the last count of a visit stands. Never in asked or right."""
        if self._visit is None:
            log.warning("hands for %r outside of any exhibit are not counted", question)
            return
        raised = min(max(raised, 0), MOST_HANDS)
        self._visit.hands[question] = Hands(question, raised, min(max(right, 0), raised))

    def mark(self, metric: str, subject: str, count: int = 1, *, of_session: bool = False) -> None:
        """Count something beside answers: of the exhibit that is open, or was last; or of the
        session as a whole. The same metric and subject count once there.
        """
        session = self._session
        if session is None or not (of_session or session.visits_begun):
            log.warning("a mark %r outside of any exhibit is not counted", metric)
            return
        visit = OF_SESSION if of_session else session.visits_begun - 1
        session.held_marks.append(Mark(visit, metric, subject, count))
        if session.noted:
            self._note(session, None)

    def leave(self, completed: bool) -> None:
        """The exhibit is no longer on screen; nothing happens when none was."""
        session = self._close_visit(completed)
        if session is not None and session.noted:
            self._note(session, None)

    def end(self, reason: EndReason) -> None:
        """The session is over; nothing happens when none runs."""
        self._close_visit(completed=False)
        session, self._session = self._session, None
        if session is not None and session.noted:
            self._note(session, reason)
        self._language, self._elder = "", False

    def _begin(self, now_s: float) -> _Session:
        wall_s = int(self._clock.wall_s())
        return _Session(
            id=random_id(),
            segment=self._segments.current(),
            # To the minute: enough for a chart of the day, too coarse to find a person by.
            started_wall_s=wall_s - wall_s % 60,
            first_touch_s=now_s,
            last_touch_s=now_s,
            elder=self._elder,
        )

    def _close_visit(self, completed: bool) -> _Session | None:
        visit, self._visit = self._visit, None
        session = self._session
        if visit is None or session is None:
            return None
        shown_s = self._clock.monotonic_s() - visit.entered_s
        session.held.append(
            VisitEnded(
                number=visit.number,
                segment=visit.segment,
                exhibit=visit.exhibit,
                version=visit.version,
                seconds=int(min(max(shown_s, 0.0), LONGEST_S)),
                completed=completed,
                answers=tuple(visit.answers.values()),
                hands=tuple(each for each in visit.hands.values() if each.raised),
            )
        )
        return session

    def _note(self, session: _Session, ended: EndReason | None) -> None:
        visits, session.held = tuple(session.held), []
        # Marks of a visit go with it or after it: they count with what its row says.
        open_number = self._visit.number if self._visit is not None else None
        marks = tuple(mark for mark in session.held_marks if mark.visit != open_number)
        session.held_marks = [mark for mark in session.held_marks if mark.visit == open_number]
        self._post(
            SessionNoted(
                id=session.id,
                segment=session.segment,
                started_wall_s=session.started_wall_s,
                duration_s=int(min(session.lasted_s, LONGEST_S)),
                language=self._language,
                elder=session.elder,
                ended=ended,
                visits=visits,
                marks=marks,
                in_class=session.in_class,
            )
        )
