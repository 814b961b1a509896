"""How a story is read: page by page, forth and back, and what was touched on the way. No window."""

from __future__ import annotations

from random import Random

from kiosk.players.story.pages import END, Page, PageType, Piece, Story
from kiosk.players.story.ways import goal_of, ways_of

NOTHING = -1
"""The number of no piece."""


class Reading:
    """One reading of a story. Calls that make no sense any more change nothing."""

    def __init__(self, story: Story, random: Random) -> None:
        self._pages = {page.id: page for page in story.pages}
        self._ways = ways_of(story.pages)
        self._random = random
        self._orders: dict[str, tuple[int, ...]] = {}
        self._seen: dict[str, set[int]] = {}
        self._path: list[str] = []
        self._chosen = NOTHING
        self._shown = NOTHING
        self.replay()

    # What is shown.

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._path[-1]]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its pieces in the order shown: choices of which one is good are shuffled."""
        page = self.page
        return tuple(page.pieces[at] for at in self._order_of(page))

    @property
    def shown(self) -> int:
        """The piece that is looked at or was chosen, in the order shown; ``NOTHING`` for none."""
        return self._shown

    @property
    def chosen(self) -> Piece | None:
        """What the visitor has said on a page with choices."""
        return self.pieces[self._chosen] if self._chosen != NOTHING else None

    @property
    def seen(self) -> tuple[bool, ...]:
        """For each piece in the order shown: whether it was touched on this reading."""
        seen = self._seen.get(self.page.id, set())
        return tuple(at in seen for at in range(len(self.page.pieces)))

    @property
    def number(self) -> int:
        """How many pages lie behind."""
        return len(self._path) - 1

    @property
    def count(self) -> int:
        """How many pages it will be, on the shortest way from here."""
        return self.number + self._ways.left.get(self.page.id, 1)

    @property
    def last(self) -> bool:
        """Whether going on ends the story."""
        return self._goal() == END

    @property
    def can_go_on(self) -> bool:
        """Whether the one button leads on: of a talk when something has been said."""
        return self.page.type is not PageType.CHOICE or self.chosen is not None

    @property
    def tries_again(self) -> bool:
        """Whether going on only takes back what was said."""
        return self.chosen is not None and self._goal() == self.page.id

    # What the visitor does.

    def touch(self, number: int) -> None:
        """A piece was touched: it is looked at, or said."""
        if not 0 <= number < len(self.page.pieces):
            return
        if self.page.type is PageType.CHOICE:
            if self._chosen != NOTHING:
                return
            self._chosen = number
        self._shown = number
        self._seen.setdefault(self.page.id, set()).add(number)

    def let_go(self) -> None:
        """Nothing is looked at any more: the page as a whole is."""
        if self.page.type not in (PageType.CHOICE, PageType.TIMELINE):
            self._shown = NOTHING

    def next(self) -> bool:
        """The visitor goes on; returns whether the story is done with."""
        if not self.can_go_on:
            return False
        goal = self._goal()
        if goal == END:
            return True
        if self.tries_again:
            self._chosen = self._shown = NOTHING
        elif goal in self._path:  # once more from there: a round does not make the way longer
            del self._path[self._path.index(goal) + 1 :]
            self._arrive()
        elif goal in self._pages:
            self._path.append(goal)
            self._arrive()
        return False

    def back(self) -> None:
        """A page back; on a talk first what was said is taken back."""
        if self._chosen != NOTHING:
            self._chosen = self._shown = NOTHING
        elif self.number > 0:
            self._path.pop()
            self._arrive()

    def replay(self) -> None:
        """From the first page; nothing has been touched."""
        self._path = [self._ways.first]
        self._seen.clear()
        self._orders.clear()
        self._arrive()

    def _goal(self) -> str:
        page, chosen = self.page, self.chosen
        after = self._ways.after(page.id)
        if chosen is None:
            return after
        return goal_of(chosen.to, chosen.good, page.id, after)

    def _arrive(self) -> None:
        self._chosen = NOTHING
        self._shown = NOTHING
        if self.page.type is PageType.TIMELINE:  # a layer is always open, the oldest first
            self.touch(0)

    def _order_of(self, page: Page) -> tuple[int, ...]:
        order = self._orders.get(page.id)
        if order is None:
            places = list(range(len(page.pieces)))
            if page.type is PageType.CHOICE and any(p.good is not None for p in page.pieces):
                self._random.shuffle(places)
            order = self._orders[page.id] = tuple(places)
        return order
