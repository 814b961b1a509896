"""Where the pages of a story lead, and whether every one is reached and leads out. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.players.story.pages import END, Page, PageType


@dataclass(frozen=True, slots=True)
class Stop:
    """A page as a point on the way. ``choices`` holds ``to`` and ``good`` of each; a page with
    choices leads on by them alone.
    """

    id: str
    next: str | None = None
    choices: tuple[tuple[str | None, bool | None], ...] = ()


class Ways:
    """All ways through a story whose pages have ids of their own."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        self._goals: dict[str, tuple[str, ...]] = {}
        self._after: dict[str, str] = {}
        for at, stop in enumerate(stops):
            in_order = stops[at + 1].id if at + 1 < len(stops) else END
            after = stop.next if stop.next is not None else in_order
            self._after[stop.id] = after
            ways = [goal_of(to, good, stop.id, after) for to, good in stop.choices]
            self._goals[stop.id] = tuple(dict.fromkeys(ways or [after]))
        self.first = stops[0].id if stops else END
        self.left: Mapping[str, int] = self._count_back()
        """For each page that leads out: the pages left on the shortest way, itself counted."""

    def after(self, page: str) -> str:
        """Where ``page`` leads when nothing else is chosen: a page's id, or ``END``."""
        return self._after[page]

    def goals(self, page: str) -> tuple[str, ...]:
        """Everywhere ``page`` leads, without twins."""
        return self._goals[page]

    def reached(self) -> frozenset[str]:
        """The pages a visitor can come to from the first one."""
        seen: set[str] = set()
        waiting = [self.first]
        while waiting:
            page = waiting.pop()
            if page in self._goals and page not in seen:
                seen.add(page)
                waiting += self._goals[page]
        return frozenset(seen)

    def _count_back(self) -> Mapping[str, int]:
        before: dict[str, list[str]] = {}
        for page, goals in self._goals.items():
            for goal in goals:
                before.setdefault(goal, []).append(page)
        left: dict[str, int] = {}
        row, steps = [END], 0
        while row:
            steps += 1
            row = list(dict.fromkeys(p for goal in row for p in before.get(goal, ())))
            row = [page for page in row if page not in left]
            left.update(dict.fromkeys(row, steps))
        return left


def goal_of(to: str | None, good: bool | None, here: str, after: str) -> str:
    """Where a choice leads: without a goal of its own, one that is not good stays ``here``."""
    if to is not None:
        return to
    return here if good is False else after


def ways_of(pages: Iterable[Page]) -> Ways:
    """The ways through these pages."""
    return Ways(
        [
            Stop(
                page.id,
                page.next,
                tuple((piece.to, piece.good) for piece in page.pieces)
                if page.type is PageType.CHOICE
                else (),
            )
            for page in pages
        ]
    )
