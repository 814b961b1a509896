"""What lies on the home screen: filtered, in a good order, a page of it; never a scroll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.core.topics import AUDIENCES, EVERYBODY, TOPICS
from kiosk.library.exhibit import Exhibit

ALL = ""
"""The filter that hides nothing."""


@dataclass(frozen=True, slots=True)
class Band:
    """One topic on the wall of pictures: how many exhibits it has, and the first of them."""

    topic: str
    count: int
    first: tuple[Exhibit, ...]


@dataclass(frozen=True)  # no slots: what was found is kept, not searched for again
class Shelf:
    """The exhibits a visitor can choose from, in pages of ``page_size``.

    ``exhibits`` lie in the order of :func:`arranged`: those of an emergency, then what the operator
    pinned, then those of the campaign that runs, then the rest. The first of an emergency is
    featured while it lasts, else the first of the campaign. ``apart``: while nothing is filtered,
    the featured exhibit has a place of its own, and is not among the cards.
    """

    exhibits: tuple[Exhibit, ...] = ()
    featured_id: str = ""
    pinned_ids: tuple[str, ...] = ()
    emergency_ids: tuple[str, ...] = ()
    campaign_ids: tuple[str, ...] = ()
    topic: str = ALL
    audience: str = ALL
    page: int = 0
    page_size: int = 6
    apart: bool = False

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Topics that the chosen audience has an exhibit of, in the order of the product."""
        found = {topic for exhibit in self._for_audience for topic in exhibit.topics}
        return tuple(_in_order(found, TOPICS))

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """Audiences that have an exhibit of their own; 公众 is none to choose."""
        found = {audience for exhibit in self.exhibits for audience in exhibit.audience}
        return tuple(_in_order(found - {EVERYBODY}, AUDIENCES))

    @cached_property
    def featured(self) -> Exhibit | None:
        """The exhibit on the big picture: an emergency's, else the campaign's, else the configured
        one, or the first.
        """
        if self.exhibits and self.is_emergency(self.exhibits[0]):
            return self.exhibits[0]
        there = {exhibit.id: exhibit for exhibit in self.exhibits}
        wanted = (*self.campaign_ids[:1], self.featured_id)
        chosen = (there[id] for id in wanted if id in there)
        return next(chosen, self.exhibits[0] if self.exhibits else None)

    @property
    def filtered(self) -> bool:
        """Whether a topic or an audience is chosen."""
        return self.topic != ALL or self.audience != ALL

    @cached_property
    def matching(self) -> tuple[Exhibit, ...]:
        """The exhibits among the cards: what the filters leave, without one that stands apart."""
        if not self.filtered:
            featured = self.featured if self.apart else None
            return tuple(e for e in self.exhibits if e is not featured)
        return tuple(e for e in self._for_audience if self.topic in (ALL, *e.topics))

    @property
    def page_count(self) -> int:
        """Pages of what the filters leave, at least 1."""
        return max(1, -(-len(self.matching) // self.page_size))

    @property
    def shown(self) -> tuple[Exhibit, ...]:
        """The exhibits of the present page."""
        first = self.page * self.page_size
        return self.matching[first : first + self.page_size]

    def wall(self, most: int) -> tuple[Band, ...]:
        """Every topic with its first ``most`` exhibits, for the chosen audience."""
        bands = []
        for topic in self.topics:
            ones = [e for e in self._for_audience if topic in e.topics]
            bands.append(Band(topic, len(ones), tuple(ones[:most])))
        return tuple(bands)

    def is_emergency(self, exhibit: Exhibit) -> bool:
        """Whether an exhibit belongs to an emergency that stands in front now."""
        return exhibit.id in self.emergency_ids

    def with_exhibits(self, exhibits: tuple[Exhibit, ...]) -> Shelf:
        """Other exhibits arrived; the place is kept where it still exists."""
        front = (*self.emergency_ids, *self.pinned_ids, *self.campaign_ids)
        return replace(self, exhibits=arranged(exhibits, tuple(dict.fromkeys(front))))._settled()

    def with_emergencies(self, ids: tuple[str, ...]) -> Shelf:
        """Other emergencies stand in front (the first of ``ids`` foremost), or none any more."""
        return replace(self, emergency_ids=ids)._arranged_anew()

    def with_campaign(self, ids: tuple[str, ...]) -> Shelf:
        """Another campaign runs (the first of ``ids`` is featured), or none any more."""
        return replace(self, campaign_ids=ids)._arranged_anew()

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

    def choose_audience(self, audience: str) -> Shelf:
        """Choose whom it is for (or :data:`ALL`); a topic with nothing for them is let go."""
        return replace(self, audience=audience, page=0)._settled()

    def turn(self, pages: int) -> Shelf:
        """Turn by ``pages``; stops at both ends."""
        return replace(self, page=self.page + pages)._settled()

    def tidy(self) -> Shelf:
        """As the next visitor should find it."""
        return replace(self, topic=ALL, audience=ALL, page=0)

    def related(self, exhibit: Exhibit, count: int) -> tuple[Exhibit, ...]:
        """Up to ``count`` other exhibits, those that share a topic first."""
        others = [e for e in self.exhibits if e.id != exhibit.id]
        others.sort(key=lambda e: not set(e.topics) & set(exhibit.topics))
        return tuple(others[:count])

    @cached_property
    def _for_audience(self) -> tuple[Exhibit, ...]:
        return tuple(e for e in self.exhibits if self.audience in (ALL, *e.audience))

    def _arranged_anew(self) -> Shelf:
        # By id, as the catalogue has them: what stood in front goes back among the others.
        return self.with_exhibits(tuple(sorted(self.exhibits, key=lambda exhibit: exhibit.id)))

    def _settled(self) -> Shelf:
        audience = self.audience if self.audience in self.audiences else ALL
        settled = replace(self, audience=audience)
        settled = replace(settled, topic=self.topic if self.topic in settled.topics else ALL)
        return replace(settled, page=min(max(0, self.page), settled.page_count - 1))


def arranged(exhibits: Sequence[Exhibit], pinned_ids: Sequence[str]) -> tuple[Exhibit, ...]:
    """``exhibits`` in the order of the shelf: pinned ones in front, in their own order.

    Of the others one of each topic in turn, so that every page has something of many kinds.
    """
    place = {id: at for at, id in enumerate(pinned_ids)}
    front = sorted((e for e in exhibits if e.id in place), key=lambda e: place[e.id])
    by_topic: dict[str, list[Exhibit]] = {topic: [] for topic in TOPICS}
    for exhibit in exhibits:
        if exhibit.id not in place:
            by_topic.setdefault(exhibit.topics[0] if exhibit.topics else "", []).append(exhibit)
    rounds = max(map(len, by_topic.values()), default=0)
    rest = (ones[at] for at in range(rounds) for ones in by_topic.values() if at < len(ones))
    return (*front, *rest)


def _in_order(found: Iterable[str], order: Sequence[str]) -> list[str]:
    known = {name: at for at, name in enumerate(order)}
    return sorted(found, key=lambda name: (known.get(name, len(known)), name))
