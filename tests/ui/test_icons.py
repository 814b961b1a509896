"""Icons: in the colour asked for; blank and told when they are missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from kiosk.core.places import find_places
from kiosk.ui.icons import IconProvider

pytestmark = pytest.mark.usefixtures("qt_app")

SHIPPED = find_places().assets / "icons"
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9h-9z"/></svg>'


def colours(image: QImage) -> set[str]:
    """The colours of the pixels that hide what is behind."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in places)
    return {QColor(pixel).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("icon", sorted(SHIPPED.glob("*.svg")), ids=lambda icon: icon.stem)
def test_every_icon_takes_the_colour_asked_for(icon: Path) -> None:
    image = IconProvider(SHIPPED).requestImage(f"{icon.stem}/ff00ff", QSize(), QSize(48, 48))
    assert (image.width(), image.height()) == (48, 48)
    assert "#ff00ff" in colours(image)
    assert "#14263a" not in colours(image)


def test_a_missing_icon_is_blank_and_told(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.icons", "WARNING", "no icon nothing")
    image = IconProvider(tmp_path).requestImage("nothing/000000", QSize(), QSize(9, 9))
    assert colours(image) == set()


def test_an_icon_outside_the_folder_is_not_read(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "secret.svg").write_text(EMPTY, "utf-8")
    expect_log("kiosk.ui.icons", "WARNING", "no icon")
    provider = IconProvider(tmp_path / "icons")
    assert colours(provider.requestImage("../secret/000000", QSize(), QSize(9, 9))) == set()
