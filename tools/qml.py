"""QML's own checks, with the types our Python classes give it.

    python -m tools.qml types | lint | format | check-format

`types` writes one folder a module into build/qmltypes (qmldir and .qmltypes) from every Python
file that names QML_IMPORT_NAME, so that qmllint knows our bridges; `lint` does so first and fails
on any warning; `check-format` fails when qmlformat would change a file.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TYPES = Path("build") / "qmltypes"
_PACKAGE = Path(PySide6.__file__).parent
_SCRIPTS = Path(sys.executable).parent


def sources(root: Path = ROOT) -> list[Path]:
    """Return every QML file of the product, sorted."""
    return sorted((root / "kiosk").rglob("*.qml"))


def import_paths(root: Path = ROOT) -> list[Path]:
    """Return the folders that hold our QML modules: the parents of folders with a qmldir."""
    folders = {path.parent.parent for path in (root / "kiosk").rglob("qmldir")}
    return [root / TYPES, *sorted(folders)]


def write_types(root: Path = ROOT) -> list[str]:
    """Write qmldir and .qmltypes of each Python module of QML; return their names."""
    modules: dict[tuple[str, int], list[Path]] = {}
    for path in sorted((root / "kiosk").rglob("*.py")):
        module = _module(path)
        if module is not None:
            modules.setdefault(module, []).append(path)
    for (name, major), paths in modules.items():
        folder = root / TYPES / Path(*name.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        _register(name, major, paths, folder)
    return [name for name, _major in modules]


def lint(root: Path = ROOT) -> int:
    """Run qmllint over every file; 0 only without a single warning."""
    write_types(root)
    paths = [part for folder in import_paths(root) for part in ("-I", str(folder))]
    files = [str(path) for path in sources(root)]
    if not files:
        return 0
    return subprocess.run(
        [str(qt_program("qmllint")), "-W", "0", *paths, *files], check=False
    ).returncode


def unformatted(root: Path = ROOT) -> list[Path]:
    """Return the files qmlformat would change."""
    return [path for path in sources(root) if path.read_text("utf-8") != _formatted(path)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands in the module's text."""
    command = (sys.argv[1:] if arguments is None else arguments)[:1]
    match command:
        case ["types"]:
            print(*write_types(), sep="\n")
            return 0
        case ["lint"]:
            return lint()
        case ["format"]:
            for path in unformatted():
                path.write_text(_formatted(path), "utf-8", newline="\n")
            return 0
        case ["check-format"]:
            wrong = unformatted()
            for path in wrong:
                print(f"{path.relative_to(ROOT)}: `make format` would change it")
            return 1 if wrong else 0
    print(__doc__, file=sys.stderr)
    return 2


def qt_program(name: str) -> Path:
    """Return Qt's own program: the wheel keeps some beside the package, some in libexec."""
    suffix = ".exe" if sys.platform == "win32" else ""
    for folder in (_PACKAGE, _PACKAGE / "Qt" / "libexec"):
        path = folder / f"{name}{suffix}"
        if path.exists():
            return path
    raise FileNotFoundError(name)


def _module(path: Path) -> tuple[str, int] | None:
    """Return the QML module and major version a Python file registers its classes in."""
    text = path.read_text("utf-8")
    if "QML_IMPORT_NAME" not in text:
        return None
    found: dict[str, object] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value.value
    name, major = found.get("QML_IMPORT_NAME"), found.get("QML_IMPORT_MAJOR_VERSION", 1)
    return (name, major) if isinstance(name, str) and isinstance(major, int) else None


def _register(name: str, major: int, paths: list[Path], folder: Path) -> None:
    described = subprocess.run(
        [str(_SCRIPTS / "pyside6-metaobjectdump"), "--quiet", *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    classes = json.loads(described)
    _mark_constants(classes, paths)
    metatypes = folder / "metatypes.json"
    metatypes.write_text(json.dumps(classes), "utf-8")
    types = f"{name.replace('.', '_').lower()}.qmltypes"
    qt = _PACKAGE / "Qt" / "metatypes"
    foreign = ",".join(str(qt / f"qt6{part}_metatypes.json") for part in ("core", "qml", "quick"))
    subprocess.run(
        [
            str(qt_program("qmltyperegistrar")),
            *("--generate-qmltypes", str(folder / types)),
            *("--import-name", name, "--major-version", str(major), "--minor-version", "0"),
            *("--foreign-types", foreign, "-o", str(folder / "registration.cpp")),
            str(metatypes),
        ],
        check=True,
    )
    (folder / "qmldir").write_text(f"module {name}\ntypeinfo {types}\ndepends QtQuick\n", "utf-8")


def _mark_constants(units: list[dict[str, Any]], paths: list[Path]) -> None:
    """Mark the properties declared `constant=True`: metaobjectdump leaves that out (6.11)."""
    constants = {
        (owner.name, function.name)
        for path in paths
        for owner in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(owner, ast.ClassDef)
        for function in owner.body
        if isinstance(function, ast.FunctionDef)
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call)
        and any(
            keyword.arg == "constant"
            and isinstance(keyword.value, ast.Constant)
            and keyword.value.value is True
            for keyword in decorator.keywords
        )
    }
    for unit in units:
        for owner in unit["classes"]:
            for held in owner.get("properties", []):
                held["constant"] = (owner["className"], held["name"]) in constants


def _formatted(path: Path) -> str:
    run = subprocess.run([str(qt_program("qmlformat")), str(path)], check=True, capture_output=True)
    return run.stdout.decode("utf-8").replace("\r\n", "\n")


if __name__ == "__main__":
    raise SystemExit(main())
