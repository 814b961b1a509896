"""Pictures of exhibits: they fill their box, the overhang cut evenly, round where asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickView

from kiosk.app import QML
from kiosk.rehearsal.finger import Finger

pytestmark = pytest.mark.usefixtures("qt_app")

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"
BEHIND = "#ff00ff"
STRIPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">'
    f'<path fill="{RED}" d="M0 0h100v100h-100z"/>'
    f'<path fill="{GREEN}" d="M100 0h100v100h-100z"/>'
    f'<path fill="{BLUE}" d="M200 0h100v100h-100z"/></svg>'
)
PAGE = """
import QtQuick
import Kit

Rectangle {{
    color: "black"
    height: 200
    width: 200

    Picture {{
        behind: "{behind}"
        corners: "{corners}"
        height: {height}
        objectName: "picture"
        radius: 40
        source: "{source}"
        width: {width}
    }}
}}
"""


@pytest.fixture
def stripes(tmp_path: Path) -> Path:
    path = tmp_path / "纹 stripes.svg"
    path.write_text(STRIPES, "utf-8")
    return path


def shown(source: Path, tmp_path: Path, *, corners: str = "", size: int = 100) -> QImage:
    """Grab a page on which the picture stands at the top left, ``size`` pixels wide and high."""
    page = tmp_path / "Page.qml"
    page.write_text(
        PAGE.format(
            behind=BEHIND, corners=corners, height=size, width=size, source=source.as_uri()
        ),
        "utf-8",
    )
    view = QQuickView()
    view.engine().addImportPath(str(QML))
    view.setSource(QUrl.fromLocalFile(str(page)))
    view.show()
    finger = Finger(view)
    finger.pause(0.1)
    finger.settle()
    image = view.grabWindow()
    view.setSource(QUrl())
    view.close()
    finger.pause(0.01)
    return image


def colour(image: QImage, x: int, y: int) -> str:
    return QColor(image.pixelColor(x, y)).name()


def test_it_fills_its_box_and_the_overhang_is_cut_evenly(stripes: Path, tmp_path: Path) -> None:
    image = shown(stripes, tmp_path)
    assert {colour(image, x, y) for x in (2, 50, 97) for y in (2, 50, 97)} == {GREEN}
    assert colour(image, 110, 50) == "#000000"


def test_only_the_corners_asked_for_are_round(stripes: Path, tmp_path: Path) -> None:
    corners = {"tl": (1, 1), "tr": (98, 1), "bl": (1, 98), "br": (98, 98)}
    for asked, rounded in (
        ("", set()),
        ("all", {"tl", "tr", "bl", "br"}),
        ("tlr", {"tl", "tr"}),
        ("ltb", {"tl", "bl"}),
        ("rtb", {"tr", "br"}),
    ):
        image = shown(stripes, tmp_path, corners=asked)
        for corner, place in corners.items():
            wanted = BEHIND if corner in rounded else GREEN
            assert colour(image, *place) == wanted, (asked, corner)
        for middle in ((50, 1), (1, 50), (98, 50), (50, 98), (50, 50)):
            assert colour(image, *middle) == GREEN, (asked, middle)
        assert colour(image, 101, 101) == "#000000", "nothing is drawn outside the box"


def test_a_missing_picture_leaves_its_box_empty_and_is_told(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("qt", "WARNING", "gone.svg")
    image = shown(tmp_path / "gone.svg", tmp_path)
    assert colour(image, 50, 50) == "#000000"
