"""Whether somebody has seen what leaves this kiosk, and agreed: once, before the first sending."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.core.files import write_durably

PLACE = ("device", "consent.json")
SENT = 1
"""What is sent. A further kind of data takes the next number, and is asked for anew."""
_MOST_BYTES = 256


def has_consented(data: Path) -> bool:
    """Whether that holds for all that is sent today; a damaged file is asked anew."""
    try:
        with data.joinpath(*PLACE).open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        return int(stored["sent"]) >= SENT
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def consent(data: Path) -> None:
    """Somebody has agreed; who, is nobody's business.

    :raises Trouble: it cannot be stored.
    """
    write_durably(data.joinpath(*PLACE), json.dumps({"sent": SENT}).encode())
