"""What a built program consists of: a list that is made when it is frozen, and looked through here.

``_internal/contents.json``: ``format``, ``version``, ``files`` (path below the program's folder →
``[bytes, sha256]``, paths with ``/``) and ``modules`` (names to import). A program that runs from
its source has no such list; its modules are read from the source itself.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

NAME = "contents.json"
FORMAT = 1
MOST_BYTES = 8 * 1024 * 1024

EXCHANGEABLE = ("exhibits/", "assets/", "config.toml", "campaigns.toml", "deploy/", "licences/")
"""What lies beside the program for people to look at and change."""
OWN = ("kiosk", "kiosk.exe", "kiosk-guard", "kiosk-guard.exe", "_internal/base_library.zip")
OWN_FOLDERS = ("_internal/kiosk/",)
"""The program's own: another one can only be damaged. What lies between (Qt, Python, the packages)
may be exchanged by whoever wants to, as its licences say, and is then told as other."""


class Contents(NamedTuple):
    """A program as it was built."""

    version: str
    files: Mapping[str, tuple[int, str]]
    modules: tuple[str, ...]


class Differences(NamedTuple):
    """Paths that are not as they were built, sorted."""

    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    exchanged: tuple[str, ...]


def contents_file() -> Path | None:
    """Where the list lies; ``None`` for a program that runs from its source."""
    internal = getattr(sys, "_MEIPASS", None)
    return None if internal is None else Path(internal) / NAME


def read_contents(path: Path) -> Contents:
    """Read the list.

    :raises Trouble: ``contents-unreadable``.
    """
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(MOST_BYTES))
        if told["format"] != FORMAT:
            raise ValueError(f"format {told['format']!r}")
        files = {str(name): (int(size), str(sum)) for name, (size, sum) in told["files"].items()}
        return Contents(str(told["version"]), files, tuple(map(str, told["modules"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Trouble(
            "contents-unreadable",
            Words(
                f"读不出程序清单“{path.name}”（{error}）。",
                f"The program's list “{path.name}” cannot be read ({error}).",
            ),
            Words("请重新安装程序。", "Install the program again."),
        ) from error


def compare(contents: Contents, program: Path) -> Differences:
    """Read every listed file below ``program`` again. Takes a second or more."""
    missing: list[str] = []
    damaged: list[str] = []
    exchanged: list[str] = []
    for name, (size, digest) in sorted(contents.files.items()):
        path = program / name
        try:
            if path.stat().st_size == size and _sha256(path) == digest:
                continue
        except FileNotFoundError:
            missing.append(name)
            continue
        except OSError:
            damaged.append(name)
            continue
        own = name in OWN or name.startswith(OWN_FOLDERS)
        (damaged if own else exchanged).append(name)
    return Differences(tuple(missing), tuple(damaged), tuple(exchanged))


def list_files(program: Path) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of every file below ``program``, but the list itself."""
    return {
        path.relative_to(program).as_posix(): (path.stat().st_size, _sha256(path))
        for path in sorted(program.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def own_modules(package: Path) -> list[str]:
    """Names of the modules in the folder of ``kiosk``: not the hub's, and none that is a program.

    Read from the file names; nothing is imported.
    """
    paths = (path.relative_to(package.parent).with_suffix("") for path in package.rglob("*.py"))
    names = (".".join(path.parts).removesuffix(".__init__") for path in paths)
    return sorted(
        name
        for name in names
        if not name.startswith("kiosk.hub") and not name.endswith(".__main__")
    )


def foreign_modules(package: Path) -> list[str]:
    """Names of the modules not ours that the sources in ``package`` import, wherever they do so.

    An import that waits inside a function is the one a frozen program lacks unnoticed.
    """
    found: set[str] = set()
    for path in package.rglob("*.py"):
        if "hub" not in path.relative_to(package).parts[:1]:
            found.update(_imports(ast.parse(path.read_text("utf-8"))))
    return sorted(name for name in found if name.split(".")[0] not in ("kiosk", "__future__"))


def _imports(tree: ast.AST) -> Iterator[str]:
    """Absolute imports at any depth, those for the type checker alone aside."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        yield from _imports(node)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
