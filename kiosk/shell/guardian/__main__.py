"""``python -m kiosk.shell.guardian [--data FOLDER] [--windowed] …``: the guardian, and little else.

The same as ``kiosk guard`` without the command line's other commands: a third less memory. What it
does not know it hands on to ``kiosk run``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.shell.guardian.entry import guard


def main(arguments: list[str] | None = None) -> int:
    """Look after the kiosk; returns the exit code (1: another guardian already does)."""
    parser = argparse.ArgumentParser(prog="kiosk-guard", description=__doc__, add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--windowed", action="store_true")
    chosen, others = parser.parse_known_args(arguments)
    words = [*(["--windowed"] if chosen.windowed else []), *others]
    try:
        return guard(find_places(chosen.data), words, windowed=chosen.windowed)
    except Trouble as trouble:
        print(trouble.text("zh-Hans"), trouble.text("en"), sep="\n", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
