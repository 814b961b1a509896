"""One visitor's walk: which screen, which exhibit, which part, in which language.

The walk joins the transition table, the patience and the counting. It knows no Qt and no
file: the glass calls its methods and draws what :class:`View` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kiosk.core.clock import Clock
from kiosk.core.config import Settings
from kiosk.library.exhibit import Exhibit, Part
from kiosk.shell.counting import Counting
from kiosk.shell.fingers import Fingers
from kiosk.shell.leaving import NOTHING_SAID, Leaving, Rota
from kiosk.shell.patience import Mood, Patience
from kiosk.shell.screens import IN_CLASS, OPERATING, TABLE, UNWATCHED, Event, Screen, after
from kiosk.visits.facts import AGE, RATED, WANTED, EndReason

LOUDEST = 2
"""Volumes a visitor can choose: 0 silent, 1 soft, 2 normal."""


class Outcome(NamedTuple):
    """What one part gave: answers right of asked (both 0 where nothing is asked).

    ``complete``: it was played to its end, and not left early; of several parts the last one says.
    """

    right: int = 0
    asked: int = 0
    complete: bool = True

    def __add__(self, other: Outcome) -> Outcome:  # type: ignore[override]
        right, asked = self.right + other.right, self.asked + other.asked
        return Outcome(right, asked, other.complete)


class View(NamedTuple):
    """Everything the glass needs to draw; compared as a whole, so no change draws nothing."""

    screen: Screen
    language: str
    elder: bool
    exhibit: Exhibit | None = None
    part_number: int = 0
    outcome: Outcome = Outcome()
    warning: bool = False
    part_failed: bool = False
    """The part that should play cannot be shown; the visitor is told, and goes on by a tap."""
    volume: int = LOUDEST
    leaving: Leaving = NOTHING_SAID
    sheet: bool = False
    """The sheet of the hidden corner lies over the screen."""
    page: str = ""
    """The page of the operator's panel."""

    @property
    def in_class(self) -> bool:
        """Whether a docent teaches."""
        return self.screen in IN_CLASS

    @property
    def operating(self) -> bool:
        """Whether an operator is at work: nothing is counted."""
        return self.screen in OPERATING


NO_EXHIBIT: dict[str, Any] = {
    "exhibit": None,
    "part_number": 0,
    "outcome": Outcome(),
    "part_failed": False,
}
"""Of the view while no exhibit is open."""


class Walk:
    """The visitor's state. ``on_change`` is called with the new view after every change."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        counting: Counting,
        on_change: Callable[[View], None],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._counting = counting
        self._on_change = on_change
        self.patience = Patience(clock, settings.idle.warn_after_s, settings.idle.countdown_s)
        self.fingers = Fingers(clock, self._meant)
        self._rota = Rota(clock.boot)
        self._ceiling = 1.0
        self._view = self._fresh_view()

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._view

    @property
    def part(self) -> Part | None:
        """The part that plays now."""
        exhibit = self._view.exhibit
        if exhibit is None or self._view.screen is not Screen.EXHIBIT:
            return None
        return exhibit.parts[self._view.part_number]

    def now_s(self) -> float:
        """Seconds of the kiosk's monotonic clock."""
        return self._clock.monotonic_s()

    def touched(self) -> None:
        """A finger came down; on the attract screen that means something: it wakes."""
        if self._view.screen is Screen.ATTRACT:
            self._counting.touch()
            self._counting.flags(self._view.language, self._view.elder)
            self.patience.stay()
            self.move(Event.WOKEN)

    def _meant(self, at_s: float) -> None:
        """Something answered a visitor's finger, which came down at ``at_s``."""
        if not self._view.operating and self._view.screen not in (Screen.ATTRACT, Screen.CLOSED):
            self._counting.touch(at_s)

    def open(self, exhibit: Exhibit) -> None:
        """Enter an exhibit from home or from a result."""
        if (self._view.screen, Event.OPENED) in TABLE:
            # Counted first: drawing may fail at once and leave the exhibit again.
            self._counting.enter(exhibit.id, exhibit.version)
            self.move(
                Event.OPENED, exhibit=exhibit, part_number=0, outcome=Outcome(), part_failed=False
            )

    def answered(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """The playing part reports a question's first answer; of two players, by ``side``."""
        self._counting.answer(question, right, timed_out, side)

    def raised(self, question: str, hands: int, right: int) -> None:
        """The docent has counted ``hands`` for a question, ``right`` of them right."""
        self._counting.hands(question, hands, right)

    def part_done(self, outcome: Outcome) -> None:
        """The playing part has ended: on to the next part, or to the result."""
        exhibit = self._view.exhibit
        if exhibit is None or self._view.screen is not Screen.EXHIBIT or self._view.part_failed:
            return
        total = self._view.outcome + outcome
        if self._part_follows:
            following = self._view.part_number + 1
            self.show(self._view._replace(part_number=following, outcome=total))
            return
        self._counting.leave(completed=outcome.complete)
        leaving = self._view.leaving.asked(exhibit.id, self._rota)
        self.move(Event.FINISHED, outcome=total, leaving=leaving)

    def rate(self, answer: int) -> None:
        """The visitor answers the question of the result: 1 to 3, from 不 to 是."""
        exhibit, before = self._view.exhibit, self._view.leaving
        if exhibit is None or self._view.screen is not Screen.RESULT:
            return
        leaving = before.rated(exhibit.id, answer)
        if leaving != before:
            self._counting.mark(RATED[answer - 1], leaving.question)
            self.show(self._view._replace(leaving=leaving))

    @property
    def offers_age(self) -> bool:
        """Whether the result that shows offers the age bands; the settings say if it ever does."""
        asks = self._settings.visits.ask_age and self._view.screen is Screen.RESULT
        return asks and self._view.leaving.offers_age

    def tell_age(self, band: str) -> None:
        """The visitor taps an age band, of own accord."""
        leaving = self._view.leaving.aged(band)
        if self.offers_age and leaving != self._view.leaving:
            self._counting.mark(AGE, band, of_session=True)
            self.show(self._view._replace(leaving=leaving))

    def wish(self, topic: str) -> None:
        """The visitor votes for a topic to see more of (我想看)."""
        leaving = self._view.leaving.wished(topic)
        if leaving != self._view.leaving and self._view.screen is not Screen.ATTRACT:
            self._counting.mark(WANTED, topic, of_session=True)
            self.show(self._view._replace(leaving=leaving))

    def part_failed(self) -> None:
        """The playing part cannot be shown: say so, or say sorry if nothing is left."""
        if self._view.screen is Screen.LESSON:
            self._counting.leave(completed=False)
            self.move(Event.FAILED)
            self.begin_session(EndReason.LEFT)  # from here on it may be anybody
        if self._view.screen is not Screen.EXHIBIT:
            return
        self.patience.resume()
        if self._part_follows:
            self.show(self._view._replace(part_failed=True))
            return
        self._counting.leave(completed=False)
        self.move(Event.FAILED)

    def pass_over(self) -> None:
        """On from a part that could not be shown to the next one."""
        if self._view.part_failed and self._part_follows:
            following = self._view.part_number + 1
            self.show(self._view._replace(part_number=following, part_failed=False))

    @property
    def _part_follows(self) -> bool:
        exhibit = self._view.exhibit
        return exhibit is not None and self._view.part_number + 1 < len(exhibit.parts)

    def go_home(self) -> None:
        """Back to the home screen from wherever; a class is over with that."""
        was_in_class = self._view.in_class
        self.leave_exhibit()
        self.move(Event.WENT_HOME, **NO_EXHIBIT)
        if was_in_class and not self._view.in_class:
            self.begin_session(EndReason.LEFT)

    def leave_exhibit(self) -> None:
        """Whatever is open is left before its end."""
        if self._view.screen in (Screen.EXHIBIT, Screen.LESSON):
            self._counting.leave(completed=False)
        self.patience.resume()

    def begin_session(self, reason: EndReason, *, in_class: bool = False) -> None:
        """What was counted so far is one session; what comes is another, perhaps a class's."""
        self._counting.end(reason)
        self.fingers.lift_all()
        self._counting.flags(self._view.language, self._view.elder)
        idle = self._settings.idle.warn_after_s
        if in_class:
            self._counting.touch()
            self._counting.in_class()
            idle = self._settings.classroom.warn_after_min * 60
        self.patience.wait(idle)
        self.patience.stay()

    def end(self, reason: EndReason) -> None:
        """The visit is over; everything personal goes back to what the machine starts with."""
        if self._view.screen is Screen.ATTRACT:
            return
        if self._view.screen is Screen.EXHIBIT:
            self._counting.leave(completed=False)
        self._counting.end(reason)
        self.fingers.lift_all()
        self.patience.resume()
        self.patience.wait(self._settings.idle.warn_after_s)
        self.patience.stay()
        self.show(self._fresh_view()._replace(screen=after(self._view.screen, Event.ENDED)))

    def stay(self) -> None:
        """继续看: the warning goes away."""
        self.patience.stay()
        self.show(self._view._replace(warning=False))

    def look(self) -> None:
        """Look at the patience; call it when :meth:`next_look_s` has passed."""
        mood = self.patience.mood if self._is_watched else Mood.PRESENT
        if self._view.screen in UNWATCHED:
            if mood is Mood.GONE:  # whoever opened the sheet of the corner on the dark screen
                self.show(self._view._replace(sheet=False))
            return
        if mood is Mood.GONE:
            self.end(EndReason.RESET)
        else:
            self.show(self._view._replace(warning=mood is Mood.WARNING))

    @property
    def next_look_s(self) -> float | None:
        """Seconds until :meth:`look` can find something new; ``None``: never by itself."""
        return self.patience.next_look_s if self._is_watched else None

    @property
    def _is_watched(self) -> bool:
        return self._view.sheet or self._view.screen not in UNWATCHED

    def speak(self, language: str) -> None:
        """Switch the language (one of those the settings offer)."""
        if language in self._settings.language.offered:
            self.show(self._view._replace(language=language))
            self._counting.flags(language, self._view.elder)

    def set_elder(self, elder: bool) -> None:
        """Switch 长辈模式."""
        self.show(self._view._replace(elder=elder))
        self._counting.flags(self._view.language, elder)

    @property
    def loudness(self) -> float:
        """How loud sound is, 0 to 1, as a share of what the machine can do.

        Ears hear by ratios: soft is a quarter of the power the settings allow.
        """
        share = (0.0, 0.25, 1.0)[self._view.volume]
        return min(self._settings.sound.volume / 100, self._ceiling) * share

    def cap(self, ceiling: float) -> None:
        """Nothing is louder than ``ceiling`` (0 to 1) from now on; the hour of the day says."""
        before = self.loudness
        self._ceiling = ceiling
        if self.loudness != before:
            self._on_change(self._view)

    def set_volume(self, volume: int) -> None:
        """Set how loud this visitor wants it (0 to :data:`LOUDEST`)."""
        self.show(self._view._replace(volume=min(max(volume, 0), LOUDEST)))

    def _fresh_view(self) -> View:
        return View(Screen.ATTRACT, self._settings.language.start, elder=False)

    def move(self, event: Event, **changes: Any) -> None:
        """Follow the table, and change the view with it; for the shell's own rules."""
        if (self._view.screen, event) in TABLE:
            screen = after(self._view.screen, event)
            self.show(self._view._replace(screen=screen, **changes))

    def move_page(self, page: str) -> None:
        """Turn to another page of the operator's panel."""
        self.show(self._view._replace(page=page))

    def show(self, view: View) -> None:
        """Show another view; for the shell's own rules."""
        if view != self._view:
            self._view = view
            self._on_change(view)
