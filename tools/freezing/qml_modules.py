"""Which of Qt's QML modules the program uses: what its QML files import, and what those import.

Qt's own scanner reads them (`qmlimportscanner`, which comes with PySide6 and answers in JSON: one
entry a module, with `path`, `plugin`, `components` and `scripts`). It follows each module's
`qmldir`, so nobody keeps a list.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple


class QmlModule(NamedTuple):
    """A module with files of its own: `folder` below Qt's QML folder, and what is needed of it.

    `plugin` is the library's name without `lib` and ending, empty when the module has none;
    `files` are QML and JavaScript files. Descriptions of types (`.qmltypes`) are for tools.
    """

    name: str
    folder: Path
    plugin: str
    files: tuple[Path, ...]


def used_modules(scanner: Path, sources: Path, import_paths: Sequence[Path]) -> list[QmlModule]:
    """Return the modules with files that the QML below `sources` imports, sorted by name.

    `import_paths`: where modules are looked for, Qt's own folder first. Only its modules count:
    ours lie in `sources`.
    """
    paths = [word for path in import_paths for word in ("-importPath", str(path))]
    said = subprocess.run(
        [str(scanner), "-rootPath", str(sources), *paths], check=True, capture_output=True
    )
    return modules_of(json.loads(said.stdout), import_paths[0])


def modules_of(told: Iterable[Mapping[str, Any]], qml: Path) -> list[QmlModule]:
    """Read the scanner's answer: the modules whose files lie in `qml`."""
    found: dict[str, QmlModule] = {}
    for entry in told:
        path = Path(str(entry.get("path", ""))).absolute()
        if entry.get("type") != "module" or not path.is_relative_to(qml):
            continue
        files = tuple(
            Path(str(file)).absolute()
            for kind in ("components", "scripts")
            for file in entry.get(kind, ())
        )
        name = str(entry["name"])
        found[name] = QmlModule(name, path, str(entry.get("plugin", "")), files)
    return [found[name] for name in sorted(found)]


def library_name(plugin: str, platform: str = sys.platform) -> str:
    """Return the file name of a plugin's library on `platform`."""
    if platform == "win32":
        return f"{plugin}.dll"
    return f"lib{plugin}.{'dylib' if platform == 'darwin' else 'so'}"


def module_files(module: QmlModule, platform: str = sys.platform) -> tuple[list[Path], list[Path]]:
    """Return a module's libraries, and its other files: `qmldir` and what is written in QML.

    Raises:
        FileNotFoundError: its plugin is not there; without it the module cannot be imported.
    """
    libraries = []
    if module.plugin:
        library = module.folder / library_name(module.plugin, platform)
        if not library.is_file():
            raise FileNotFoundError(library)
        libraries.append(library)
    return libraries, [module.folder / "qmldir", *module.files]
