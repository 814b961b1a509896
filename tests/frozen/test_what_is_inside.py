"""What the frozen folder holds, what it must not hold, and how large it is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.health.contents import NAME
from tests.frozen.folder import Frozen
from tools.freezing.archive import archive_name, pack

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]

MOST_BYTES = 220e6
"""Of the program: fonts and exhibits are content."""
MOST_PACKED_BYTES = 75e6
FOREIGN = (
    *("WebEngine", "WebChannel", "WebView", "VirtualKeyboard", "Charts", "Graphs", "Quick3D"),
    *("DataVisualization", "HttpServer", "Qt63D", "Fusion", "Imagine", "Material", "Universal"),
    *("FluentWinUI3", "qtvirtualkeyboard", "libgtk", "Pdf", "Positioning", "Lottie", "Designer"),
)
"""Modules of Qt that are GPL or paid, other styles, and what nobody asked for."""


def _content(frozen: Frozen, path: Path) -> bool:
    inside = path.relative_to(frozen.folder).as_posix()
    return inside.startswith(("exhibits/", "assets/fonts/"))


def test_what_people_exchange_lies_beside_the_executable(frozen: Frozen) -> None:
    beside = {path.name for path in frozen.folder.iterdir()}
    wanted = {"exhibits", "assets", "deploy", "config.toml", "campaigns.toml", "LICENSE"}
    assert wanted | {"NOTICES.md", "licences", "_internal"} <= beside
    own = {path.name for path in (ROOT / "exhibits").iterdir() if path.is_dir()}
    assert own == {path.name for path in (frozen.folder / "exhibits").iterdir() if path.is_dir()}


def test_no_module_of_another_licence_or_style_is_inside(frozen: Frozen) -> None:
    names = {path.name for path in (frozen.internal / "PySide6").rglob("*")}
    names |= {path.name for path in frozen.internal.iterdir()}
    assert not [name for name in sorted(names) if any(part in name for part in FOREIGN)]


def test_no_library_under_the_gpl_is_inside(frozen: Frozen) -> None:
    """Python would bring readline, a distribution's FFmpeg the encoders."""
    names = [path.name for path in frozen.folder.rglob("*.so*")]
    assert not [name for name in names if name.startswith(("libreadline", "libx264", "libx265"))]


def test_neither_the_hub_nor_tools_nor_tests_are_inside(frozen: Frozen) -> None:
    listed = json.loads((frozen.internal / NAME).read_text("utf-8"))
    assert "kiosk.players.quiz.bridge" in listed["modules"]
    assert not [name for name in listed["modules"] if name.startswith("kiosk.hub")]
    names = {path.name.lower() for path in frozen.folder.rglob("*")}
    unwanted = ("sqlalchemy", "psycopg", "fastapi", "uvicorn", "jinja2", "numpy", "pytest", "pil")
    assert not names & {*unwanted, "hub", "tests", "tools"}
    packed = frozen.program.read_bytes()
    assert b"kiosk.shell.guardian" in packed and b"kiosk.hub" not in packed


def test_what_is_under_the_lgpl_lies_in_files_of_its_own(frozen: Frozen) -> None:
    for folder, least in (("PySide6", 20), ("shiboken6", 2), ("pygame", 10), ("thorvg_python", 1)):
        libraries = [path for path in (frozen.internal / folder).rglob("*") if ".so" in path.name]
        libraries += list((frozen.internal / folder).rglob("*.dll"))
        assert len(libraries) >= least, folder
    assert list(frozen.internal.rglob("*avcodec*"))


def test_every_licence_is_there_and_every_part_is_named(frozen: Frozen) -> None:
    licences = frozen.folder / "licences"
    inside = (licences / "INSIDE.md").read_text("utf-8")
    for name in ("python", "pydantic", "pyside6-essentials", "pygame-ce", "libQt6Core"):
        assert re.search(rf"\b{re.escape(name)}\b", inside, re.IGNORECASE), name
    assert "libQt6Widgets" not in inside
    for package in ("python", "pydantic", "cryptography", "fpdf2", "tuf"):
        assert list((licences / package).iterdir()), package
    if sys.platform == "linux" and Path("/usr/bin/dpkg").exists():
        assert list((licences / "system").glob("*/copyright"))


def test_qml_lies_beside_its_byte_code_and_nothing_else(frozen: Frozen) -> None:
    kiosk = frozen.internal / "kiosk"
    texts = {path.with_suffix("") for path in kiosk.rglob("*.qml")}
    assert texts and texts == {path.with_suffix("") for path in kiosk.rglob("*.qmlc")}
    endings = {path.suffix for path in kiosk.rglob("*") if path.is_file()}
    assert endings <= {".qml", ".qmlc", ".qm", ".svg", ".png", ""}
    assert not list(ROOT.joinpath("kiosk").rglob("*.qmlc")), "byte code in the source tree"


def test_no_path_of_the_machine_that_built_it_is_inside(frozen: Frozen) -> None:
    """Python itself aside: it names the folder it was compiled for, wherever it came from."""
    machine = [ROOT, ROOT.resolve(), Path(sys.prefix), Path(sys.prefix).resolve()]
    if not frozen.folder.is_relative_to(ROOT):
        machine.append(frozen.folder.parent)
    wanted = re.compile(b"|".join(re.escape(str(path).encode()) for path in machine))
    telling = [path for path in frozen.files() if wanted.search(path.read_bytes())]
    assert not telling


def test_links_lead_to_places_inside(frozen: Frozen) -> None:
    for path in frozen.folder.rglob("*"):
        if path.is_symlink():
            assert not path.readlink().is_absolute(), path
            assert path.resolve().is_relative_to(frozen.folder.resolve()), path


def test_the_program_and_its_archive_are_small(frozen: Frozen, tmp_path: Path) -> None:
    files = frozen.files()
    whole = sum(path.stat().st_size for path in files)
    program = sum(path.stat().st_size for path in files if not _content(frozen, path))
    print(f"the folder: {whole / 1e6:.1f} MB, without fonts and exhibits {program / 1e6:.1f} MB")
    said = subprocess.run(["du", "-sh", str(frozen.folder)], check=False, capture_output=True)
    print(said.stdout.decode())
    assert program <= MOST_BYTES
    bare = frozen.copy(tmp_path / "kiosk")
    for path in bare.files():
        if _content(bare, path):
            path.unlink()
    archive = tmp_path / archive_name()
    pack(bare.folder, archive)
    print(f"the program's archive: {archive.stat().st_size / 1e6:.1f} MB")
    assert archive.stat().st_size <= MOST_PACKED_BYTES
