"""Class mode (班级模式): a docent shows an exhibit's card and asks its questions aloud.

It is harmless, so nothing guards it but the hidden corner: whoever finds it sees bigger letters.
"""

from __future__ import annotations

from kiosk.library.exhibit import Exhibit, Part
from kiosk.shell.counting import Counting
from kiosk.shell.screens import TABLE, Event, Screen
from kiosk.shell.walk import NO_EXHIBIT, Walk
from kiosk.visits.facts import EndReason


class Classroom:
    """The docent's way through class mode, upon the visitor's walk.

    ``teaches``: the kinds of parts that can be asked in class.
    """

    def __init__(self, walk: Walk, counting: Counting, teaches: frozenset[str]) -> None:
        self._walk = walk
        self._counting = counting
        self._teaches = teaches

    def can_show(self, exhibit: Exhibit) -> bool:
        """Whether a class has anything of it: a card to speak from, or questions."""
        return exhibit.docent_json != "" or self.part_of(exhibit) is not None

    def part_of(self, exhibit: Exhibit) -> Part | None:
        """The part of the exhibit that is asked in class."""
        return next((part for part in exhibit.parts if part.kind in self._teaches), None)

    def open_sheet(self) -> None:
        """The hidden corner was held: offer what only those who run the kiosk need."""
        view = self._walk.view
        if view.screen is not Screen.ATTRACT and not view.operating:
            self._walk.show(view._replace(sheet=True, warning=False))

    def close_sheet(self) -> None:
        """返回: back to what lay below."""
        self._walk.show(self._walk.view._replace(sheet=False))

    def begin(self) -> None:
        """Class mode begins, as a session of its own."""
        if (self._walk.view.screen, Event.CLASS_BEGUN) not in TABLE:
            return
        self._walk.leave_exhibit()
        self._walk.begin_session(EndReason.NEXT, in_class=True)
        self._walk.move(Event.CLASS_BEGUN, sheet=False, **NO_EXHIBIT)

    def pick(self, exhibit: Exhibit) -> None:
        """An exhibit was chosen: its card."""
        if self.can_show(exhibit):
            self._walk.move(Event.PICKED, exhibit=exhibit)

    def teach(self) -> None:
        """From the card to the questions; the exhibit counts as opened."""
        view = self._walk.view
        if view.exhibit is None or view.screen is not Screen.DOCENT:
            return
        if self.part_of(view.exhibit) is not None:
            self._counting.enter(view.exhibit.id, view.exhibit.version)
            self._walk.move(Event.TAUGHT)

    def raised(self, question: str, hands: int, right: int) -> None:
        """Hands were counted; the last count of a lesson stands."""
        if self._walk.view.screen is Screen.LESSON:
            self._counting.hands(question, hands, right)

    def finished(self) -> None:
        """The last question is behind: the exhibit is completed, its end sheet stands."""
        if self._walk.view.screen is Screen.LESSON:
            self._counting.leave(completed=True)

    def back(self) -> None:
        """Another exhibit: from the card, or from the lesson."""
        if self._walk.view.in_class:
            self._walk.leave_exhibit()
            self._walk.move(Event.WENT_BACK, **NO_EXHIBIT)
