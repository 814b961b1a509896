"""Every shipped picture is what the scripts draw, and Qt shows it whole."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio.svg import Picture, number, packed, smooth

ROOT = Path(__file__).resolve().parents[2]
PICTURES = sorted(
    path for folder in ("assets", "exhibits") for path in (ROOT / folder).rglob("*.svg")
)
NAMES = [path.relative_to(ROOT).as_posix() for path in PICTURES]

MOST_BYTES = 60 * 1024
ALLOWED = {
    "svg", "defs", "linearGradient", "radialGradient", "stop", "g", "path", "rect", "circle",
    "ellipse", "line", "polyline", "polygon",
}  # fmt: skip
FORBIDDEN = {"style", "class", "href", "filter", "mask", "clip-path", "font-family"}


def test_drawing_again_makes_exactly_the_shipped_files(drawn: Path) -> None:
    again = sorted(path.relative_to(drawn).as_posix() for path in drawn.rglob("*.svg"))
    assert again == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_shipped_bytes_are_the_drawn_bytes(drawn: Path, name: str) -> None:
    assert (ROOT / name).read_bytes() == (drawn / name).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_picture_is_small_and_keeps_to_what_qt_draws(name: str) -> None:
    content = (ROOT / name).read_bytes()
    assert len(content) <= MOST_BYTES
    for element in ElementTree.fromstring(content).iter():
        assert element.tag.rpartition("}")[2] in ALLOWED
        assert not FORBIDDEN & {key.rpartition("}")[2] for key in element.attrib}
        assert "nan" not in element.get("d", "M")
        assert element.get("d", "M")


@pytest.mark.parametrize("name", NAMES)
def test_qt_renders_the_picture_without_a_word_and_not_blank(name: str) -> None:
    image, said = _render(ROOT / name, 240)
    assert said == []
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    clear = QColor(0, 0, 0, 0).rgba()
    assert colours - {clear}
    # an icon has one colour on nothing; a picture has many
    assert len(colours) > (12 if name.startswith("exhibits/") else 1)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("exhibits/")])
def test_a_scene_fills_its_canvas(name: str) -> None:
    image, _ = _render(ROOT / name, 240)
    right, bottom = image.width() - 1, image.height() - 1
    middle_x, middle_y = image.width() // 2, image.height() // 2
    for x, y in (
        (0, 0), (right, 0), (0, bottom), (right, bottom),
        (middle_x, 0), (middle_x, bottom), (0, middle_y), (right, middle_y),
    ):  # fmt: skip
        assert image.pixelColor(x, y).alpha() == 255


@pytest.mark.parametrize("name", ["ridge-far", "ridge-mid", "ridge-near"])
def test_a_ridge_meets_itself_at_the_seam(name: str) -> None:
    image, _ = _render(ROOT / "assets" / "scene" / f"{name}.svg", 1200)
    right = image.width() - 1
    differing = [
        y
        for y in range(image.height())
        if not _alike(image.pixelColor(0, y), image.pixelColor(right, y))
    ]
    # a bed's edge may fall one pixel higher or lower across the seam
    assert len(differing) <= 6


def test_both_wing_beats_of_the_bird_share_a_box() -> None:
    up, down = (
        QSvgRenderer(str(ROOT / f"assets/scene/confuciusornis-{beat}.svg")) for beat in "ab"
    )
    assert up.defaultSize() == down.defaultSize()


@pytest.mark.parametrize("name", ["sinosauropteryx", "confuciusornis-a", "confuciusornis-b"])
def test_an_animal_is_not_cut_by_its_box(name: str) -> None:
    image, _ = _render(ROOT / "assets" / "scene" / f"{name}.svg", 1200)
    right, bottom = image.width() - 1, image.height() - 1
    sides = [(x, y) for y in range(bottom) for x in (0, right)]
    top = [(x, 0) for x in range(right)]
    touched = [spot for spot in (*sides, *top) if image.pixelColor(*spot).alpha() > 40]
    assert touched == []


def test_a_smooth_closed_curve_ends_where_it_began() -> None:
    data = smooth([(0, 0), (100, 3), (120, 90), (-7.3, 64)], closed=True)
    steps = [float(v) for v in re.findall(r"-?\d+(?:\.\d+)?", data)]
    ends = [(steps[i], steps[i + 1]) for i in range(6, len(steps), 6)]
    assert (round(sum(x for x, _ in ends), 1), round(sum(y for _, y in ends), 1)) == (0, 0)
    assert data.endswith("Z")


def test_numbers_are_short_and_unambiguous() -> None:
    assert [number(v) for v in (3.0, 2.26, -0.04)] == ["3", "2.3", "0"]
    assert packed(1, -2, 3.5) == "1-2 3.5"


def test_a_picture_is_saved_with_its_folder(tmp_path: Path) -> None:
    pen = Picture(10, 10)
    pen.circle(5, 5, 4, "#FF0000")
    pen.save(tmp_path / "deep" / "dot.svg")
    image, said = _render(tmp_path / "deep" / "dot.svg", 20)
    assert said == []
    assert image.pixelColor(10, 10) == QColor("#FF0000")


def _render(path: Path, width: int) -> tuple[QImage, list[str]]:
    """Return the picture drawn ``width`` pixels wide and all that Qt said meanwhile."""
    said: list[str] = []

    def note(_kind: QtMsgType, _context: object, message: str) -> None:
        said.append(message)

    before = qInstallMessageHandler(note)
    try:
        renderer = QSvgRenderer(str(path))
        assert renderer.isValid()
        size = renderer.defaultSize()
        image = QImage(
            width, round(width * size.height() / size.width()), QImage.Format.Format_ARGB32
        )
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
    finally:
        qInstallMessageHandler(before)
    return image, said


def _alike(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(a - b) <= 24 for a, b in pairs)
