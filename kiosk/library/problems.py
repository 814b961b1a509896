"""What is wrong with an exhibit: where, what, and how to mend it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kiosk.core.words import Words

Severity = Literal["error", "broken", "hint"]


class Problem(NamedTuple):
    """One thing to mend. An error keeps the exhibit out, a hint does not; ``broken`` is a file
    that cannot be played, where the rest of the exhibit can.

    ``file`` is relative to the exhibit's folder (empty: the folder itself), ``field`` a path such
    as ``question[3].options[2].text`` (counted from 1; empty: the whole file), ``line`` counts
    from 1 (0: unknown).
    """

    file: str
    field: str
    what: Words
    mend: Words
    severity: Severity = "error"
    line: int = 0


class LeftOut(NamedTuple):
    """An exhibit that is not shown, and why, errors first. ``folder`` is its folder's name."""

    folder: str
    problems: tuple[Problem, ...]
