"""QML's grammar: no MouseArea, no Qt module with another licence; and the lint itself bites."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tools import qml

# GPL or paid, or simply not ours to ship (docs/decisions/0002).
FOREIGN = (
    *("Charts", "Coap", "DataVisualization", "Graphs", "Grpc", "HttpServer", "Lottie", "Mqtt"),
    *("NetworkAuth", "OpcUa", "Protobuf", "Quick3D", "QuickTimeline", "VirtualKeyboard"),
    *("WaylandCompositor", "WebEngine", "WebEngineCore", "WebView"),
)
QML_FOREIGN = re.compile(
    r"^\s*import\s+Qt(?:Quick\.)?\.?(" + "|".join([*FOREIGN, "Timeline"]) + r")\b", re.MULTILINE
)
PYTHON_FOREIGN = re.compile(r"PySide6(?:\.| import .*\b)Qt(?:" + "|".join(FOREIGN) + r")\w*")


def _with_comments_blanked(text: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)


def test_there_is_qml_to_look_at() -> None:
    assert len(qml.sources()) > 10


def test_no_mouse_area() -> None:
    # It ignores a second finger (measured): a resting palm would block the kiosk.
    guilty = [
        path.name
        for path in qml.sources()
        if re.search(r"\bMouseArea\b", _with_comments_blanked(path.read_text("utf-8")))
    ]
    assert not guilty


SET_SOURCE = re.compile(r"\.setSource\(")


def test_no_loader_is_given_properties() -> None:
    # Qt's keeps them for ever (docs/decisions/0018): Kit/FilledLoader does not.
    assert _guilty(SET_SOURCE, qml.ROOT) == []


def test_the_gate_sees_a_loader_that_is_given_properties(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk/Guilty.qml").write_text('Item { f: l.setSource("A.qml", {}) }', "utf-8")
    assert _guilty(SET_SOURCE, tmp_path) == ["Guilty.qml"]


def test_no_module_of_another_licence() -> None:
    guilty = [path.name for path in qml.sources() if QML_FOREIGN.search(path.read_text("utf-8"))]
    guilty += [
        str(path)
        for folder in ("kiosk", "studio", "tools")
        for path in (qml.ROOT / folder).rglob("*.py")
        if PYTHON_FOREIGN.search(path.read_text("utf-8"))
    ]
    assert not guilty


def test_the_licence_gate_knows_what_it_looks_for() -> None:
    for line in ("import QtCharts", "import QtQuick.VirtualKeyboard 2.0", "import QtQuick3D"):
        assert QML_FOREIGN.search(line), line
    for line in ("from PySide6.QtCharts import QChart", "from PySide6 import QtCore, QtGraphs"):
        assert PYTHON_FOREIGN.search(line), line
    assert not QML_FOREIGN.search("import QtQuick\nimport QtQuick.Controls.Basic\nimport QtQml")


def _small_house(root: Path, body: str) -> Path:
    bridges = root / "kiosk"
    bridges.mkdir()
    (bridges / "bridge.py").write_text(
        "from PySide6.QtCore import Property, QObject\n"
        "from PySide6.QtQml import QmlElement, QmlUncreatable\n"
        'QML_IMPORT_NAME = "Bridges"\n'
        "QML_IMPORT_MAJOR_VERSION = 1\n"
        "@QmlElement\n"
        '@QmlUncreatable("made in Python")\n'
        "class Door(QObject):\n"
        "    @Property(int, constant=True)\n"
        "    def height(self) -> int:\n"
        "        return 2\n"
    )
    screen = bridges / "Screen.qml"
    screen.write_text(
        "pragma ComponentBehavior: Bound\nimport QtQml\nimport Bridges\n\n"
        "QtObject {\n    required property Door door\n" + body + "}\n"
    )
    return screen


def test_lint_knows_the_properties_of_our_bridges(tmp_path: Path) -> None:
    _small_house(tmp_path, "    readonly property int height: door.height\n")
    assert qml.lint(tmp_path) == 0


def test_lint_fails_on_a_property_no_bridge_has(tmp_path: Path) -> None:
    _small_house(tmp_path, "    readonly property int width: door.width\n")
    assert qml.lint(tmp_path) != 0


def test_the_form_is_checked(tmp_path: Path) -> None:
    screen = _small_house(tmp_path, "")
    assert qml.unformatted(tmp_path) == []
    screen.write_text(screen.read_text("utf-8").replace("    required", "  required"))
    assert qml.unformatted(tmp_path) == [screen]


def test_the_checks_run_as_one_command() -> None:
    script = (qml.ROOT / "tools" / "check.sh").read_text("utf-8")
    for step in ("ruff check", "ruff format", "mypy", "lint_imports", "qml lint", "check-format"):
        assert step in script
    assert (
        subprocess.run(["sh", "-n", str(qml.ROOT / "tools/check.sh")], check=False).returncode == 0
    )


OPERATORS = ("Operator", "Setup")
"""The folders of QML whose screens a keyboard may write in (kiosk/ui/keyboard.py)."""
WRITTEN_IN = re.compile(r"\b(TextInput|TextEdit|TextField|TextArea|SearchField|SpinBox|ComboBox)\b")
TAKEN_AWAY = re.compile(
    r"\b(Drag\.\w+|DropArea|selectByMouse|selectByKeyboard|ContextMenu|Menu|Shortcut|Dialog)\b"
)


def _guilty(pattern: re.Pattern[str], root: Path, allowed: tuple[str, ...] = ()) -> list[str]:
    return [
        path.name
        for path in sorted((root / "kiosk").rglob("*.qml"))
        if not set(allowed) & set(path.parts)
        and pattern.search(_with_comments_blanked(path.read_text("utf-8")))
    ]


def test_visitors_have_nothing_to_write_in() -> None:
    assert _guilty(WRITTEN_IN, qml.ROOT, OPERATORS) == []


def test_nothing_can_be_selected_dragged_out_or_dropped() -> None:
    assert _guilty(TAKEN_AWAY, qml.ROOT, OPERATORS) == []


def test_the_gate_sees_a_field_a_visitor_could_write_in(tmp_path: Path) -> None:
    for folder in ("Screens", "Operator"):
        (tmp_path / "kiosk" / folder).mkdir(parents=True)
        screen = tmp_path / "kiosk" / folder / f"{folder}.qml"
        screen.write_text("Item { TextField { selectByMouse: true } }", "utf-8")
    assert _guilty(WRITTEN_IN, tmp_path, OPERATORS) == ["Screens.qml"]
    assert _guilty(TAKEN_AWAY, tmp_path, OPERATORS) == ["Screens.qml"]
