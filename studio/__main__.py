"""Make every picture and sound of the kiosk again: ``python -m studio [folder]``."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from studio import sounds

MODULES = (
    "feathered",
    "attract",
    "mascot",
    "night",
    "logo",
    "earthquake",
    "earthquake_moves",
    "deep_time",
    "safefood",
    "archaefructus",
    "tiangong",
    "opinions",
    "physics",
    "drip",
    "electricity",
    "warning",
    "niuheliang",
    "scam",
    "icons",
)


def draw_all(root: Path) -> list[str]:
    """Run each drawing module that is present, make the sounds; return the names."""
    done = []
    for name in MODULES:
        if find_spec(f"studio.{name}") is None:
            continue
        import_module(f"studio.{name}").draw(root)
        done.append(name)
    sounds.make(root)
    return [*done, "sounds"]


def main() -> None:
    """Draw into the folder given, or into the repository itself."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    print("drawn:", ", ".join(draw_all(root)))


if __name__ == "__main__":
    main()
