"""Breakdowns of persons: whoever is one of fewer than five is not told of.

A single hidden count could be reckoned from the total and the others, so others are hidden with
it. All hidden counts look alike: which of them is the small one cannot be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.reports.facts import Persons
from kiosk.reports.sheets import FEW

LEAST = 5
"""The smallest count of persons that is told; 0 is told too."""


def suppressed(counts: Sequence[int]) -> tuple[Persons, ...]:
    """The counts of one breakdown whose total is known, with :data:`FEW` for what is withheld.

    Hidden are 1 to 4; and then the smallest of the rest (those of 0 last), until at least two are
    hidden and more persons than if each of the hidden were one person.
    """
    hidden = {at for at, count in enumerate(counts) if 0 < count < LEAST}
    rest = sorted(
        (at for at in range(len(counts)) if at not in hidden),
        key=lambda at: (counts[at] == 0, counts[at], at),
    )
    for at in rest:
        if not hidden or _is_safe([counts[each] for each in hidden]):
            break
        hidden.add(at)
    return tuple(FEW if at in hidden else count for at, count in enumerate(counts))


def _is_safe(hidden: Sequence[int]) -> bool:
    """Whether the sum of the hidden counts leaves open what each of them is."""
    if len(hidden) < 2:
        return False
    # Somebody who takes hidden for "not 0" would know them all if the sum were their number.
    return 0 in hidden or sum(hidden) > len(hidden)
