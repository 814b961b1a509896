"""Pictures for QML: cropped evenly, round where asked, blank and told when they are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.core.places import find_places
from kiosk.ui.pictures import ArtProvider, ExhibitPictureProvider, IconProvider, read_filling

pytestmark = pytest.mark.usefixtures("qt_app")

RED, GREEN, BLUE = "#ff0000", "#00ff00", "#0000ff"
STRIPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    f'<path fill="{RED}" d="M0 0h100v100h-100z"/>'
    f'<path fill="{GREEN}" d="M100 0h100v100h-100z"/>'
    f'<path fill="{BLUE}" d="M200 0h100v100h-100z"/></svg>'
)


def _colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def _clear(image: QImage) -> bool:
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return all(image.pixelColor(x, y).alpha() == 0 for x, y in pixels)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cn.test.one"
    folder.mkdir()
    (folder / "stripes.svg").write_text(STRIPES, "utf-8")
    return folder


@pytest.fixture
def exhibit(folder: Path) -> ExhibitPictureProvider:
    return ExhibitPictureProvider(lambda name: folder if name == "cn.test.one" else None)


def _ask(provider: ExhibitPictureProvider, name: str, width: int = 60, height: int = 60) -> QImage:
    return provider.requestImage(f"cn.test.one/{name}", QSize(), QSize(width, height))


def test_the_overhang_is_cut_evenly(exhibit: ExhibitPictureProvider) -> None:
    square = _ask(exhibit, "stripes.svg")
    assert (square.width(), square.height()) == (60, 60)
    assert _colour(square, 2, 30) == _colour(square, 57, 30) == GREEN
    high = _ask(exhibit, "stripes.svg", 10, 100)
    assert (high.width(), high.height()) == (10, 100)
    assert _colour(high, 5, 50) == GREEN


def test_a_wide_box_shows_the_middle_of_the_height(exhibit: ExhibitPictureProvider) -> None:
    wide = _ask(exhibit, "stripes.svg", 300, 30)
    assert [_colour(wide, x, 15) for x in (50, 150, 250)] == [RED, GREEN, BLUE]


def test_a_photograph_is_cropped_as_a_drawing_is(folder: Path) -> None:
    photograph = QImage(300, 100, QImage.Format.Format_RGB32)
    photograph.fill(QColor(RED))
    for x in range(100, 200):
        for y in range(100):
            photograph.setPixelColor(x, y, QColor(GREEN))
    assert photograph.save(str(folder / "photo.png"))
    image = read_filling(folder / "photo.png", QSize(50, 50))
    assert image is not None
    assert (image.width(), image.height()) == (50, 50)
    assert _colour(image, 25, 25) == GREEN


def test_without_a_wanted_size_it_keeps_its_own(folder: Path) -> None:
    image = read_filling(folder / "stripes.svg", QSize())
    assert image is not None
    assert (image.width(), image.height()) == (300, 100)


def test_no_picture_is_larger_than_a_panel_needs(folder: Path) -> None:
    image = read_filling(folder / "stripes.svg", QSize(100_000, 10))
    assert image is not None
    assert image.width() == 4096


@pytest.mark.parametrize(
    ("corners", "round_ones"),
    [("all", "tl tr bl br"), ("tl tr", "tl tr"), ("bl", "bl"), ("br", "br"), ("", "")],
)
def test_only_the_named_corners_are_round(
    corners: str, round_ones: str, exhibit: ExhibitPictureProvider
) -> None:
    image = _ask(exhibit, f"stripes.svg?corners={corners}&radius=20")
    found = {
        name
        for name, x, y in (("tl", 0, 0), ("tr", 59, 0), ("bl", 0, 59), ("br", 59, 59))
        if image.pixelColor(x, y).alpha() == 0
    }
    assert found == set(round_ones.split())
    for x, y in ((30, 30), (30, 1), (1, 30), (58, 30), (30, 58)):
        assert image.pixelColor(x, y).alpha() == 255, (x, y)


@pytest.mark.parametrize("name", ["../secret.svg", "sub/../../secret.svg", "link.svg"])
def test_nothing_outside_the_folder_is_read(
    name: str,
    folder: Path,
    exhibit: ExhibitPictureProvider,
    expect_log: Callable[..., object],
) -> None:
    (folder.parent / "secret.svg").write_text(STRIPES, "utf-8")
    (folder / "sub").mkdir()
    (folder / "link.svg").symlink_to("../secret.svg")
    expect_log("kiosk.ui.pictures", "ERROR", "outside")
    assert _clear(_ask(exhibit, name))


def test_an_absolute_path_is_not_read(
    folder: Path, exhibit: ExhibitPictureProvider, expect_log: Callable[..., object]
) -> None:
    secret = folder.parent / "secret.svg"
    secret.write_text(STRIPES, "utf-8")
    expect_log("kiosk.ui.pictures", "ERROR", "outside")
    assert _clear(_ask(exhibit, str(secret)))


@pytest.mark.parametrize("content", [None, "", "<svg", "no picture at all"])
def test_a_missing_or_broken_picture_is_blank_and_told(
    content: str | None,
    folder: Path,
    exhibit: ExhibitPictureProvider,
    expect_log: Callable[..., object],
) -> None:
    if content is not None:
        (folder / "q1.svg").write_text(content, "utf-8")
    expect_log("kiosk.ui.pictures", "ERROR", r"q1\.svg cannot be read")
    image = _ask(exhibit, "q1.svg")
    assert _clear(image)
    assert not image.isNull()  # a null picture would be an error of QML's


def test_an_exhibit_that_has_gone_is_blank(exhibit: ExhibitPictureProvider) -> None:
    gone = exhibit.requestImage("cn.test.two/poster.svg", QSize(), QSize(20, 20))
    assert _clear(gone)


def test_an_icon_takes_any_colour(tmp_path: Path) -> None:
    (tmp_path / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
        '<path fill="#14263A" d="M0 0h10v10h-10z"/></svg>',
        "utf-8",
    )
    image = IconProvider(tmp_path).requestImage("dot/c43e16", QSize(), QSize(24, 24))
    assert (image.width(), image.height()) == (24, 24)
    assert _colour(image, 12, 12) == "#c43e16"


def test_every_shipped_icon_can_be_coloured() -> None:
    folder = find_places().assets / "icons"
    provider = IconProvider(folder)
    for icon in sorted(folder.glob("*.svg")):
        image = provider.requestImage(f"{icon.stem}/ff00ff", QSize(), QSize(48, 48))
        shown = {
            image.pixelColor(x, y).name()
            for x in range(48)
            for y in range(48)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert "#ff00ff" in shown, icon.name
        assert "#14263a" not in shown, icon.name


def test_a_missing_icon_or_drawing_is_blank_and_told(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.pictures", "WARNING", "no icon nothing")
    assert _clear(IconProvider(tmp_path).requestImage("nothing/000000", QSize(), QSize(9, 9)))
    expect_log("kiosk.ui.pictures", "WARNING", "nothing.svg is missing")
    assert _clear(ArtProvider(tmp_path).requestImage("nothing", QSize(), QSize(9, 9)))


def test_an_icon_outside_the_folder_is_not_read(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "secret.svg").write_text(STRIPES, "utf-8")
    expect_log("kiosk.ui.pictures", "WARNING", "no icon")
    provider = IconProvider(tmp_path / "icons")
    assert _clear(provider.requestImage("../secret/000000", QSize(), QSize(9, 9)))
