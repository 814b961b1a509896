"""What lies on the home screen: a topic chosen, a page of it, never a scroll."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.library.exhibit import Exhibit

ALL = ""
"""The filter that hides nothing."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The exhibits a visitor can choose from, in pages of ``page_size``.

    ``apart``: while no topic is chosen, the featured exhibit has a place of its own, and is not
    among the cards.
    """

    exhibits: tuple[Exhibit, ...] = ()
    featured_id: str = ""
    topic: str = ALL
    page: int = 0
    page_size: int = 6
    apart: bool = False

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics that have an exhibit, in the order in which they first appear."""
        seen: dict[str, None] = {}
        for exhibit in self.exhibits:
            seen.update(dict.fromkeys(exhibit.topics))
        return tuple(seen)

    @property
    def featured(self) -> Exhibit | None:
        """The exhibit on the big picture: the configured one, else the first."""
        chosen = (e for e in self.exhibits if e.id == self.featured_id)
        return next(chosen, self.exhibits[0] if self.exhibits else None)

    @property
    def matching(self) -> tuple[Exhibit, ...]:
        """The exhibits among the cards: of the chosen topic, without one that stands apart."""
        if self.topic == ALL:
            featured = self.featured if self.apart else None
            return tuple(e for e in self.exhibits if e is not featured)
        return tuple(e for e in self.exhibits if self.topic in e.topics)

    @property
    def page_count(self) -> int:
        """Pages of the chosen topic, at least 1."""
        return max(1, -(-len(self.matching) // self.page_size))

    @property
    def shown(self) -> tuple[Exhibit, ...]:
        """The exhibits of the present page."""
        first = self.page * self.page_size
        return self.matching[first : first + self.page_size]

    def with_exhibits(self, exhibits: tuple[Exhibit, ...]) -> Shelf:
        """Other exhibits arrived; the place is kept where it still exists."""
        return replace(self, exhibits=exhibits)._settled()

    def with_page_size(self, page_size: int) -> Shelf:
        """The panel turned or the type grew; the first exhibit in sight stays in sight."""
        first = self.page * self.page_size
        size = max(1, page_size)
        return replace(self, page_size=size, page=first // size)._settled()

    def with_apart(self, apart: bool) -> Shelf:
        """The featured exhibit gets a place of its own, or joins the others."""
        return replace(self, apart=apart)._settled()

    def choose(self, topic: str) -> Shelf:
        """Choose a topic (or :data:`ALL`) and start at its first page."""
        return replace(self, topic=topic, page=0)._settled()

    def turn(self, pages: int) -> Shelf:
        """Turn by ``pages``; stops at both ends."""
        return replace(self, page=self.page + pages)._settled()

    def tidy(self) -> Shelf:
        """As the next visitor should find it."""
        return replace(self, topic=ALL, page=0)

    def related(self, exhibit: Exhibit, count: int) -> tuple[Exhibit, ...]:
        """Up to ``count`` other exhibits, those that share a topic first."""
        others = [e for e in self.exhibits if e.id != exhibit.id]
        others.sort(key=lambda e: not set(e.topics) & set(exhibit.topics))
        return tuple(others[:count])

    def _settled(self) -> Shelf:
        topic = self.topic if self.topic in self.topics else ALL
        settled = replace(self, topic=topic)
        return replace(settled, page=min(max(0, self.page), settled.page_count - 1))
