"""How large a panel is, measured with what everybody has in a pocket: a bank card.

A card held against the glass has a known size; the picture of one is made as large, and then the
pixels of a millimetre are known.
"""

from __future__ import annotations

import math
import re

CARD_MM = (85.60, 53.98)
"""Width and height of a bank card: ISO/IEC 7810, size ID-1."""
MM_PER_INCH = 25.4
SMALLEST_IN, LARGEST_IN = 15.0, 86.0
"""As in ``screen.diagonal_in``."""
_LONGEST_TYPED = 4


def diagonal_by_card(card_px: float, width_px: float, height_px: float) -> float:
    """The diagonal in inches (to a tenth) of a panel where a card is ``card_px`` pixels wide."""
    px_per_mm = card_px / CARD_MM[0]
    diagonal_in = math.hypot(width_px, height_px) / px_per_mm / MM_PER_INCH
    return round(min(max(diagonal_in, SMALLEST_IN), LARGEST_IN), 1)


def card_on(diagonal_in: float, width_px: float, height_px: float) -> float:
    """How many pixels wide a card is on a panel of ``diagonal_in`` inches."""
    return math.hypot(width_px, height_px) / (diagonal_in * MM_PER_INCH) * CARD_MM[0]


def fitting_card(card_px: float, width_px: float, height_px: float) -> float:
    """``card_px``, or the nearest that stands for a panel we know how to fill."""
    least = card_on(LARGEST_IN, width_px, height_px)
    most = card_on(SMALLEST_IN, width_px, height_px)
    return min(max(card_px, least), most)


def type_key(typed: str, key: str) -> str:
    """What stands on the keypad after a ``key``: a digit, ``.`` or ``back``."""
    if key == "back":
        return typed[:-1]
    longer = typed + key
    fits = re.fullmatch(r"[0-9]{1,2}(\.[0-9]?)?", longer) is not None
    return longer if fits and len(longer) <= _LONGEST_TYPED else typed


def typed_diagonal(typed: str) -> float | None:
    """The inches that were typed; ``None`` when they are no size of a panel."""
    try:
        inches = float(typed)
    except ValueError:
        return None
    return inches if SMALLEST_IN <= inches <= LARGEST_IN else None
