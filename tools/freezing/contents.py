"""The list of what was built, by which `kiosk doctor --self` knows that something is missing."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

from kiosk import __version__
from kiosk.health.contents import FORMAT, NAME, foreign_modules, list_files, own_modules


def listed_modules(package: Path, left_out: Collection[str] = ()) -> list[str]:
    """Return the modules that the built program must be able to import.

    `package` is the source of `kiosk`. What was `left_out` on purpose, and modules that this system
    does not have (another system's), are not asked for.
    """
    foreign = (name for name in foreign_modules(package) if name not in left_out)
    return [*own_modules(package), *filter(_is_here, foreign)]


def write_contents(program: Path, internal: Path, modules: Sequence[str]) -> Path:
    """Write the list of everything below `program` into `internal`; return its path."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "modules": list(modules),
        "files": list_files(program),
    }
    path = internal / NAME
    path.write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", "utf-8", newline="\n")
    return path


def _is_here(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ImportError:
        return False
    except ValueError:  # it is loaded, and has put something of its own in its place
        return True
