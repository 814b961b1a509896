"""What the anchors make of each boot: exact, bracketed between exact ones, or in contradiction.

Pure. Anchors are words of people, so they may contradict each other: a slip when setting the time,
put right a minute later; a number of boots that began again because its file was lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

SLACK_S = 90
"""How far an anchor may be off: an operator sets whole minutes, and presses a while later."""
AGREE_S = 300
"""Anchors of one boot that differ by less say the same."""

_LONGEST_LIFE_S = 20 * 366 * 86_400


def drift_s(seconds: int) -> int:
    """How far a monotonic clock may run wrong in that time: 500 ppm, the most that a system
    slews it by (adjtimex); crystals keep within 100.
    """
    return abs(seconds) // 2_000


class Anchor(NamedTuple):
    """At ``mono_s`` of ``boot`` it truly was ``wall_s``; ``was_wall_s`` is what the clock said
    before, where that is known.
    """

    boot: int
    mono_s: int
    wall_s: int
    quality: int
    was_wall_s: int | None = None

    @property
    def offset_s(self) -> int:
        """What the monotonic clock has to be given to be right."""
        return self.wall_s - self.mono_s


class Boot:
    """One boot: the stretch of it that is known, and what dates it.

    ``floor_s`` and ``ceiling_s`` bracket the first and the last moment of a boot without anchor.
    """

    __slots__ = (
        "anchors",
        "ceiling_s",
        "first_mono_s",
        "floor_s",
        "last_mono_s",
        "number",
        "rival",
    )

    def __init__(self, number: int) -> None:
        self.number = number
        self.first_mono_s = -1
        self.last_mono_s = -1
        self.floor_s = 0
        self.ceiling_s: int | None = None
        self.anchors: tuple[Anchor, ...] = ()
        self.rival: tuple[Anchor, ...] = ()

    @property
    def keeps_order(self) -> bool:
        """Whether its monotonic clock can be trusted to be one clock: it is one boot, not two
        that were given the same number.
        """
        return not self.rival

    @property
    def span_s(self) -> int:
        """From the first moment that is known of it to the last, at least."""
        ran_s = self.last_mono_s - self.first_mono_s
        return ran_s - drift_s(ran_s)

    def see(self, mono_s: int) -> None:
        """It ran at that moment."""
        if self.last_mono_s < 0:
            self.first_mono_s = self.last_mono_s = mono_s
        elif mono_s > self.last_mono_s:
            self.last_mono_s = mono_s
        elif mono_s < self.first_mono_s:
            self.first_mono_s = mono_s

    def exact(self, mono_s: int | None, label_s: int) -> tuple[int, int] | None:
        """The true time of a moment of this boot, and how far it may be off."""
        if mono_s is None:
            return None
        for anchor in self.rival:
            # Two boots of one number: only who agrees with an anchor's own clock belongs to it.
            if abs(label_s - mono_s - anchor.offset_s) <= AGREE_S:
                return anchor.offset_s + mono_s, SLACK_S + drift_s(mono_s - anchor.mono_s)
        if not self.anchors:
            return None
        anchor = self.anchors[0]
        if len(self.anchors) > 1:
            anchor = min(self.anchors, key=lambda one: abs(one.mono_s - mono_s))
        return anchor.offset_s + mono_s, SLACK_S + drift_s(mono_s - anchor.mono_s)

    def least_s(self) -> int:
        """The last moment of it was not before that; only with anchors."""
        return self._at(self.last_mono_s, -1)

    def most_s(self) -> int:
        """The first moment of it was not after that; only with anchors."""
        return self._at(self.first_mono_s, 1)

    def _at(self, mono_s: int, sign: int) -> int:
        exact_s, slack_s = self.exact(mono_s, 0) or (0, 0)
        return exact_s + sign * slack_s


class Boots(NamedTuple):
    """Every boot by its number. ``contradicted``: an anchor was not believed because those of
    other boots speak against it; the order of the boots may not be what it seems.
    """

    known: dict[int, Boot]
    contradicted: bool

    def of(self, number: int) -> Boot:
        """The boot with that number."""
        return self.known[number]


def vouched_boots(
    moments: Iterable[tuple[int, int | None]], anchors: Iterable[Anchor], made_s: int
) -> Boots:
    """Bring moments (boot and monotonic seconds) and anchors together."""
    known: dict[int, Boot] = {}
    for number, mono_s in moments:
        boot = known.get(number)
        if boot is None:
            boot = known[number] = Boot(number)
        if mono_s is not None:
            boot.see(mono_s)
    by_boot: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        if anchor.boot > 0 and made_s <= anchor.wall_s <= made_s + _LONGEST_LIFE_S:
            by_boot.setdefault(anchor.boot, []).append(anchor)
            known.setdefault(anchor.boot, Boot(anchor.boot)).see(anchor.mono_s)
    for number, own in by_boot.items():
        _settle(known[number], own)
    ordered = [known[number] for number in sorted(known) if number > 0]
    exact = [boot for boot in ordered if boot.anchors]
    kept = _longest_chain(exact)
    _reject(exact, kept)
    _bracket(ordered, made_s)
    return Boots(known, any(boot.rival for boot in ordered))


def _reject(exact: list[Boot], kept: set[int]) -> None:
    """Take their anchors from the boots that are not ``kept``."""
    slips: list[Boot] = []
    rivals: list[Boot] = []
    for at, boot in enumerate(exact):
        if boot.number in kept:
            continue
        before = next((each for each in reversed(exact[:at]) if each.number in kept), None)
        after = next((each for each in exact[at + 1 :] if each.number in kept), None)
        slip = (before is not None and _set_back(before, boot)) or (
            after is not None and _set_back(boot, after)
        )
        (slips if slip else rivals).append(boot)
    for boot in slips:
        boot.anchors = ()
    for boot in rivals:
        # Believed for those readings alone whose own clock says the same.
        boot.rival, boot.anchors = boot.anchors, ()


def _set_back(earlier: Boot, later: Boot) -> bool:
    """Whether the later boot found the clock beyond what was vouched for in the earlier one, and
    set it back before that: so they are in this order, and one of the two was a slip.
    """
    found_s = later.anchors[0].was_wall_s
    reached_s = earlier.least_s()
    return found_s is not None and found_s >= reached_s > later.most_s()


def _settle(boot: Boot, anchors: list[Anchor]) -> None:
    """Higher quality wins, of equals the later; those that say the same stay beside it."""
    anchors.sort(key=lambda one: one.mono_s)
    slips = {before for before, after in pairwise(anchors) if _puts_right(before, after)}
    told = [one for one in anchors if one not in slips]
    winner = max(told, key=lambda one: (one.quality, one.mono_s))
    agreeing = tuple(one for one in told if _agree(one, winner))
    if len(agreeing) == len(told) or _was_corrected(anchors):
        boot.anchors = agreeing
    else:
        boot.rival = tuple(told)


def _agree(one: Anchor, other: Anchor) -> bool:
    apart_s = abs(one.offset_s - other.offset_s)
    return apart_s <= AGREE_S + drift_s(one.mono_s - other.mono_s)


def _puts_right(before: Anchor, after: Anchor) -> bool:
    """Whether a slip was noticed, and set again in the same boot."""
    return (
        after.quality >= before.quality
        and not _agree(before, after)
        and after.was_wall_s is not None
        and _found_as_left(before, after)
    )


def _was_corrected(anchors: list[Anchor]) -> bool:
    """Whether each anchor found the clock as the one before it had left it: one boot, and a slip
    that was put right. Else it may be two boots of one number.
    """
    return all(_found_as_left(before, after) for before, after in pairwise(anchors))


def _found_as_left(before: Anchor, after: Anchor) -> bool:
    """Also where nobody knows what the clock said."""
    if after.was_wall_s is None:
        return True
    found_s = after.was_wall_s - after.mono_s
    return abs(found_s - before.offset_s) <= AGREE_S + drift_s(after.mono_s - before.mono_s)


def _longest_chain(exact: list[Boot]) -> set[int]:
    """The numbers of the boots whose anchors go together: the most of the highest quality, and of
    equals the later ones. Longest chain by a Fenwick tree of the best so far.
    """
    ends = [boot.least_s() for boot in exact]
    starts = [boot.most_s() for boot in exact]
    highest_s = 0
    for start_s, end_s in zip(starts, ends, strict=True):
        if highest_s > start_s:
            break
        highest_s = max(highest_s, end_s)
    else:
        return {boot.number for boot in exact}
    in_order = sorted(ends)
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)
    came_from: list[int] = []
    best = (0, -1)
    for at, boot in enumerate(exact):
        before = (0, -1)
        place = bisect_right(in_order, starts[at])
        while place > 0:
            before = max(before, tree[place])
            place &= place - 1
        came_from.append(before[1])
        reached = before[0] + 10_000 ** max(0, max(one.quality for one in boot.anchors) - 1), at
        best = max(best, reached)
        place = bisect_right(in_order, ends[at])
        while place < len(tree):
            tree[place] = max(tree[place], reached)
            place += place & -place
    kept: set[int] = set()
    at = best[1]
    while at >= 0:
        kept.add(exact[at].number)
        at = came_from[at]
    return kept


def _bracket(ordered: list[Boot], made_s: int) -> None:
    """Carry what is exact forwards and backwards over the boots that are not."""
    floor_s = made_s
    for boot in ordered:
        boot.floor_s = floor_s if boot.keeps_order else made_s
        if boot.anchors:
            floor_s = max(floor_s, boot.least_s())
        elif boot.keeps_order:
            floor_s += boot.span_s
    ceiling_s: int | None = None
    for boot in reversed(ordered):
        boot.ceiling_s = ceiling_s if boot.keeps_order else None
        if boot.anchors:
            most_s = boot.most_s()
            ceiling_s = most_s if ceiling_s is None else min(ceiling_s, most_s)
        elif boot.keeps_order and ceiling_s is not None:
            ceiling_s -= boot.span_s
