"""The real guardian over another kiosk: ``python -m tests.journeys.guarding_child MODULE DATA …``.

``MODULE`` is what is started for the kiosk. With ``KIOSK_TEST_EAGER`` it pauses for a moment only
between two starts and knows no safe mode, for who kills shells by the dozen.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.core.places import find_places
from kiosk.shell.guardian import policy
from kiosk.shell.guardian.entry import guard


def main() -> int:
    """Guard until the kiosk ends."""
    module, data, *words = sys.argv[1:]
    if os.environ.get("KIOSK_TEST_EAGER"):
        policy.PAUSES_S = (0.0, 0.01)
        policy.SAFE_AFTER = 1_000_000
    program = [sys.executable, "-m", module]
    return guard(find_places(Path(data)), words, program=program)


if __name__ == "__main__":
    sys.exit(main())
