"""Which Python modules belong into the folder, and which a hook would only drag in."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

NOT_FROZEN = frozenset({"pillow", "pip", "urllib3"})
"""In the lock because a package asks for them; nothing of ours comes to use them (NOTICES.md)."""

STOOD_IN_FOR = frozenset({"PySide6.QtTest"})
"""Imported from the source, where something else does the work in a frozen program: here
`kiosk.rehearsal.touching_qml`."""

UNUSED_PARTS = (
    *("pygame._sdl2", "pygame.freetype", "pygame._freetype", "pygame.ftfont", "pygame.imageext"),
    *("pygame.joystick", "pygame.midi", "pygame.camera", "pygame.scrap", "pygame.surfarray"),
    *("pygame.mixer", "pygame.mixer_music", "pygame.sndarray", "pygame.examples", "pygame.tests"),
    *("pygame.docs", "tkinter", "pydoc_data"),
    "readline",  # brings a library under the GPL, for who types at a prompt
    # Our children are programs of their own. PyInstaller would import all of it at every start.
    "multiprocessing",
)
"""Parts of what we do use. A simulation draws into memory: of pygame it needs neither sound nor
picture files nor sticks to steer with, and `import pygame` does without (a test plays one)."""


UNUSED_HOOKS = frozenset({"pyi_rth_inspect"})
"""What PyInstaller would run at every start: this teaches `inspect` to find sources, by reading the
list of the whole standard library; no source is inside."""


def program_modules(root: Path) -> list[str]:
    """Return every module of `kiosk` but the hub's: many are found by name, not by an import."""
    paths = (path.relative_to(root).with_suffix("") for path in (root / "kiosk").rglob("*.py"))
    names = (".".join(path.parts).removesuffix(".__init__") for path in paths)
    return sorted(name for name in names if not name.startswith("kiosk.hub"))


def locked_packages(lock: str) -> set[str]:
    """Return the names of the packages in a lock file's text."""
    return {_plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE)}


def foreign_modules(owners: Mapping[str, Iterable[str]], shipped: set[str]) -> list[str]:
    """Return the top-level modules that belong to no shipped package.

    `owners`: the packages behind each module (`importlib.metadata.packages_distributions`). What
    tests, tools and the hub installed beside our own is thus left out by itself.
    """
    return sorted(
        name
        for name, packages in owners.items()
        if name != "kiosk"
        and name.isidentifier()
        and not {_plain(package) for package in packages} & shipped
    )


def left_out(root: Path) -> list[str]:
    """Return the modules that are kept out of the folder."""
    lock = (root / "requirements" / "run.txt").read_text("utf-8")
    shipped = locked_packages(lock) - NOT_FROZEN
    owners = metadata.packages_distributions()
    return [*foreign_modules(owners, shipped), *UNUSED_PARTS, "kiosk.hub", *unused_bindings(root)]


def unused_bindings(root: Path) -> list[str]:
    """Return PySide6's modules that importing ours does not bring in."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    there = {f"PySide6.{path.name.split('.')[0]}" for path in folder.glob("Qt*.pyi")}
    return sorted(there - loaded_with(imported_bindings(root / "kiosk") - STOOD_IN_FOR))


def imported_bindings(sources: Path) -> set[str]:
    """Return the PySide6 modules that the Python files below `sources` import, the hub's aside."""
    found: set[str] = set()
    for path in sorted(sources.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            found |= {name for name in names if name and name.startswith("PySide6.")}
    return found


def loaded_with(names: Iterable[str]) -> set[str]:
    """Return what of PySide6 is loaded once `names` are: a process of its own imports them."""
    script = "import json, sys\n" + "".join(f"import {name}\n" for name in sorted(names))
    script += "print(json.dumps(sorted(n for n in sys.modules if n.startswith('PySide6.'))))"
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    return set(json.loads(said.stdout))


def packages_shipped(root: Path) -> Iterator[metadata.Distribution]:
    """Yield the installed packages whose modules are frozen; those for other systems are not."""
    lock = (root / "requirements" / "run.txt").read_text("utf-8")
    for package in sorted(locked_packages(lock) - NOT_FROZEN):
        try:
            yield metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()
