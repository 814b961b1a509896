"""What is worked out before freezing: QML modules, plugins, Python modules, libraries to strip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from tools.freezing import (
    binding_support,
    byte_code,
    modules,
    plugins,
    qml_modules,
    stripping,
)
from tools.qml import qt_program

ROOT = Path(__file__).parents[2]


def test_a_module_comes_with_its_plugin_and_the_qml_it_is_written_in(tmp_path: Path) -> None:
    folder = tmp_path / "qml" / "Own"
    folder.mkdir(parents=True)
    told: list[dict[str, Any]] = [
        {"type": "module", "name": "Own", "path": str(folder), "plugin": "own",
         "components": [str(folder / "Part.qml")], "scripts": [str(folder / "sums.js")]},
        {"type": "module", "name": "Ours", "path": str(tmp_path / "elsewhere")},
        {"type": "module", "name": "Registered"},
        {"type": "javascript", "name": "sums.js", "path": str(folder)},
    ]  # fmt: skip
    (module,) = qml_modules.modules_of(told, tmp_path / "qml")
    with pytest.raises(FileNotFoundError, match="own"):
        qml_modules.module_files(module, "linux")
    (folder / "libown.so").touch()
    libraries, others = qml_modules.module_files(module, "linux")
    assert [path.name for path in libraries] == ["libown.so"]
    assert [path.name for path in others] == ["qmldir", "Part.qml", "sums.js"]
    assert qml_modules.library_name("own", "win32") == "own.dll"


def test_the_program_uses_few_of_qts_qml_modules() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.QmlImportsPath))
    scanner = qt_program("qmlimportscanner")
    ours = [folder, ROOT / "kiosk" / "ui" / "qml"]
    names = {each.name for each in qml_modules.used_modules(scanner, ROOT / "kiosk", ours)}
    assert {"QtQuick", "QtQuick.Templates", "QtQuick.Layouts", "QtMultimedia"} <= names
    unwanted = ("Controls", "WebEngine", "VirtualKeyboard", "Charts", "Graphs", "Quick3D")
    assert not [name for name in names if any(part in name for part in unwanted)]


@pytest.mark.parametrize(
    ("kind", "file", "wanted"),
    [
        ("platforms", "/x/plugins/platforms/libqxcb.so", True),
        ("platforms", r"C:\Qt\plugins\platforms\qwindows.dll", True),
        ("platforms", "libqwayland-egl.so", True),
        ("platforms", "libqvnc.so", False),
        ("imageformats", "libqjpeg.so", True),
        ("imageformats", "libqpdf.so", False),
        ("platforminputcontexts", "libqtvirtualkeyboardplugin.so", False),
        ("platformthemes", "libqgtk3.so", False),
        ("sqldrivers", "libqsqlite.so", False),
    ],
)
def test_plugins_are_taken_by_kind_and_name(kind: str, file: str, wanted: bool) -> None:
    assert plugins.is_wanted(kind, file) is wanted


def test_what_only_tests_tools_or_the_hub_use_is_left_out() -> None:
    left_out = set(modules.left_out(ROOT))
    assert {"pytest", "numpy", "sqlalchemy", "fastapi", "PIL", "pip"} & left_out >= {
        "pytest", "sqlalchemy", "fastapi", "pip",
    }  # fmt: skip
    assert {"kiosk.hub", "PySide6.QtWebEngineCore", "PySide6.QtCharts"} <= left_out
    needed = {"pydantic", "pygame", "cryptography", "tuf", "fontTools", "_cffi_backend", "kiosk"}
    assert not needed & left_out
    assert not {f"PySide6.Qt{name}" for name in ("Core", "Gui", "Qml", "Network")} & left_out


def test_packages_are_known_by_any_spelling_of_their_name() -> None:
    shipped = modules.locked_packages("Some_Thing==1 \\\n    --hash=sha256:0\nother==2\n")
    assert shipped == {"some-thing", "other"}
    owners = {"thing": ["some.thing"], "extra": ["Extra"], "both": ["Extra", "other"], "a/b": ["x"]}
    assert modules.foreign_modules(owners, shipped) == ["extra"]


def test_the_hub_is_no_module_of_the_frozen_program() -> None:
    names = modules.program_modules(ROOT)
    assert "kiosk.players.quiz.bridge" in names and "kiosk" in names
    assert not [name for name in names if name.startswith("kiosk.hub")]


def test_byte_code_is_run_from_another_folder_and_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QML_DISABLE_DISK_CACHE", raising=False)
    built, moved = tmp_path / "built here", tmp_path / "搬到 那里"
    (built / "deep").mkdir(parents=True)
    source = built / "deep" / "Part.qml"
    source.write_text("import QtQml\nQtObject { property int asked: 6 * 7 }\n", "utf-8")
    (compiled,) = byte_code.compile_beside(qt_program("qmlcachegen"), built)
    assert compiled == source.with_suffix(".qmlc")
    assert str(tmp_path).encode() not in compiled.read_bytes()
    shutil.move(built, moved)
    # Only the byte code can still give this answer.
    (moved / "deep" / "Part.qml").write_text("import QtQml\nQtObject {}\n", "utf-8")
    application = QGuiApplication.instance() or QGuiApplication(["test"])
    engine = QQmlEngine()
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(moved / "deep" / "Part.qml")))
    made = component.create()
    assert made is not None, component.errorString()
    assert made.property("asked") == 42
    del made, component, engine, application


def test_pyside6s_own_python_is_laid_beside_its_library_as_byte_code(tmp_path: Path) -> None:
    texts = binding_support.embedded_modules()
    assert "shibokensupport/signature/loader.py" in texts
    written = binding_support.compile_modules(texts, tmp_path)
    folder = tmp_path / "shiboken6" / "files.dir"
    assert {path.relative_to(folder).with_suffix(".py").as_posix() for path in written} == {*texts}
    assert not [path for path in written if str(tmp_path).encode() in path.read_bytes()]
    # Without its text beside it, from another folder.
    shutil.move(folder, tmp_path / "moved")
    script = "import shibokensupport.signature.lib.tool as it; print(it.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "moved")}
    said = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip().endswith("tool.pyc")


def test_a_pyside6_without_python_inside_its_library_is_frozen_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import PySide6.QtCore  # noqa: F401

    monkeypatch.setattr(sys.modules["shibokensupport"], "__loader__", object())
    assert binding_support.embedded_modules() == {}
    assert binding_support.compile_modules({}, tmp_path) == []


def test_qml_that_does_not_compile_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "Broken.qml").write_text("import QtQml\nQtObject {\n", "utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        byte_code.compile_beside(qt_program("qmlcachegen"), tmp_path)


def test_what_is_under_the_lgpl_is_never_stripped(tmp_path: Path) -> None:
    def library(name: str, content: bytes = b"\x7fELF...") -> bool:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return stripping.may_be_stripped(path, tmp_path)

    assert library("libpython3.11.so.1.0") and library("cbor2/_cbor2.cpython-311.so")
    assert not library("PySide6/QtCore.abi3.so") and not library("pygame/base.so")
    assert not library("pygame_ce.libs/libSDL2.so.0") and not library("thorvg_python/lib.so")
    assert not library("base_library.zip") and not library("x.so", b"text")
    link = tmp_path / "libQt6Core.so.6"
    link.symlink_to("libpython3.11.so.1.0")
    assert not stripping.may_be_stripped(link, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="ELF")
@pytest.mark.skipif(shutil.which("strip") is None, reason="there is no strip")
def test_a_file_that_cannot_be_stripped_stays_whole(tmp_path: Path) -> None:
    broken = tmp_path / "broken.so"
    broken.write_bytes(b"\x7fELF but not really")
    assert stripping.strip([broken]) == 0
    assert broken.read_bytes() == b"\x7fELF but not really"
    assert [path.name for path in tmp_path.iterdir()] == ["broken.so"]
