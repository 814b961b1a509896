"""The notices of the folder: what is inside, under which licence, and the licences' own texts.

`licences/<package>/…` for Python's packages, `licences/python/`, `licences/system/<package>/` for
libraries of the system it was built on, and `licences/INSIDE.md`, the list of them all, which the
operator can read on the page 关于.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_COPYRIGHTS = Path("/usr/share/doc")
INSIDE = "INSIDE.md"


class Part(NamedTuple):
    """A line of the list."""

    name: str
    version: str
    licence: str


def lay_texts(packages: Iterable[metadata.Distribution], folder: Path) -> None:
    """Copy the licences' texts of Python and of its packages below `folder`."""
    for package in packages:
        for file in package.files or []:
            source = Path(str(file.locate()))
            if not _TEXT.search(file.name) or source.suffix in {".py", ".pyc"}:
                continue
            if source.is_file():
                _copy(source, folder / re.sub(r"[-_.]+", "-", package.name).lower() / source.name)
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if not python.is_file():  # Windows keeps it beside the program
        python = Path(sys.base_prefix) / "LICENSE.txt"
    if python.is_file():
        _copy(python, folder / "python" / "LICENSE.txt")


def system_parts(libraries: Iterable[Path], folder: Path) -> dict[str, str]:
    """Find the system's packages behind `libraries`; copy their copyright's text below `folder`.

    Returns the package of each library's file name, "" where the system does not tell.
    """
    found = {}
    for library in sorted(libraries):
        package = _package_of(library)
        found[library.name] = package
        text = _COPYRIGHTS / package / "copyright"
        if package and text.is_file():
            _copy(text, folder / "system" / package / "copyright")
    return found


def is_of_the_system(source: Path) -> bool:
    """Say whether a collected library comes from the system, not from a package or from Python."""
    inside = (Path(sys.prefix), Path(sys.base_prefix), Path(sys.prefix).resolve())
    return source.is_absolute() and not any(source.is_relative_to(path) for path in inside)


def declared_licence(package: metadata.Distribution) -> str:
    """Return the licence a package declares, as short as it says it."""
    told = package.metadata
    for field in ("License-Expression", "License"):
        words = str(told[field] or "").strip() if field in told else ""
        if words and "\n" not in words and len(words) < 80:
            return words
    free = [line for line in told.get_all("Classifier") or [] if line.startswith("License :: ")]
    return "; ".join(line.rsplit(" :: ", 1)[-1] for line in free) or "see its text"


def noted_licences(notices: str) -> dict[str, str]:
    """Return the licence of each package in the table of NOTICES.md: where its makers offer
    several, the one we take it under.
    """
    row = re.compile(r"^\| ([a-z0-9][a-z0-9.-]*)(?: \([^)]*\))? \| ([^|]+) \|$", re.MULTILINE)
    return {name: licence.strip() for name, licence in row.findall(notices)}


def parts_of(packages: Iterable[metadata.Distribution], notices: str) -> list[Part]:
    """Return the lines for Python and its packages."""
    noted = noted_licences(notices)
    parts = [Part("python", sys.version.split()[0], "PSF-2.0")]
    for package in packages:
        name = re.sub(r"[-_.]+", "-", package.name).lower()
        parts.append(Part(name, package.version, noted.get(name) or declared_licence(package)))
    return parts


def write_inside(
    folder: Path, parts: Sequence[Part], qt: Sequence[str], system: dict[str, str]
) -> Path:
    """Write the list into `folder`: `parts` are packages, `qt` and `system` libraries."""
    lines = [
        "# 内含组件 What is inside",
        "",
        "许可证全文见 `licences` 文件夹。标 LGPL 的部分是独立文件，可以换成别的版本。",
        "The licences' texts lie in the folder `licences`. What is under the LGPL lies in files of",
        "its own and can be exchanged for another version of it (NOTICES.md says how).",
        "",
        "## Python",
        "",
        "| part | version and licence |",
        "|---|---|",
        *(f"| {part.name} | {part.version}, {part.licence} |" for part in parts),
        "",
        "## Qt",
        "",
        f"LGPL-3.0, `_internal/PySide6`: {', '.join(sorted(qt))}.",
        "",
        "## 系统库 Libraries of the system it was built on",
        "",
        "| library | package |",
        "|---|---|",
        *(f"| {name} | {package or 'unknown'} |" for name, package in sorted(system.items())),
    ]
    path = folder / INSIDE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return path


def _package_of(library: Path) -> str:
    """Debian's package of a file; the file may lie there under the name without `/usr`."""
    if shutil.which("dpkg") is None:
        return ""
    real = library.resolve()
    for name in (str(real), str(library), str(real).removeprefix("/usr")):
        said = subprocess.run(["dpkg", "-S", name], check=False, capture_output=True, text=True)
        if said.returncode == 0:
            return said.stdout.split(":")[0].strip()
    return ""


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
