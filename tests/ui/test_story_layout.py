"""Every page of a story at the sizes of the product, in both languages and both modes: it fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from tests.players.sounding import tone
from tests.players.stories import ID, pictures, whole, write_story
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.running import Running, running

SIZES = {
    "smallest": ((1366, 768), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
    "high and large": ((1080, 1920), 55.0),
}


@pytest.fixture(scope="module", params=SIZES)
def kiosk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    size_px, diagonal_in = SIZES[request.param]
    exhibits = tmp_path_factory.mktemp("exhibits")
    pages: list[dict[str, Any]] = [{**page, "narration": "voice.opus"} for page in whole()]
    write_story(exhibits, *pages, files={**pictures(), "voice.opus": tone(0.1)})
    data = tmp_path_factory.mktemp("layout")
    with running(data, size_px=size_px, diagonal_in=diagonal_in, exhibits=exhibits) as one:
        yield one


def _look(one: Running, name: str) -> list[str]:
    one.finger.pause(0.03)
    shell, window = one.kiosk.shell, one.kiosk.window
    px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
    rules = ELDER if shell.property("elder") else Rules()
    glass = Glass(window.rootObject(), px_per_mm, QRectF(0, 0, window.width(), window.height()))
    return [f"{name}: {fault}" for fault in glass.faults(rules)]


def _read(one: Running) -> list[str]:
    """Read the whole story, touching everything; return what does not fit."""
    faults: list[str] = []
    player = one.player
    while True:
        name = player.property("page")
        one.finger.settle()
        faults += _look(one, name)
        for at in range(len(player._reading.pieces)):
            player.touch(at)
            faults += _look(one, f"{name} {at + 1}")
            if player.property("type") == "choice":
                player.back()
        if player.property("type") == "choice":
            player.touch([piece.good for piece in player._reading.pieces].index(True))
        if player.property("last"):
            return faults
        player.next()
        one.finger.pause(0.05)


@pytest.mark.parametrize("silent", [False, True], ids=["heard", "muted"])
@pytest.mark.parametrize("elder", [False, True], ids=["usual", "elder"])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_page_fits(kiosk: Running, language: str, elder: bool, silent: bool) -> None:
    kiosk.kiosk.walk.touched()
    kiosk.kiosk.shell.speak(language)
    kiosk.kiosk.shell.setElder(elder)
    kiosk.kiosk.shell.setVolume(0 if silent else 2)
    kiosk.finger.need("home")
    kiosk.kiosk.shelf.open(ID)
    kiosk.finger.need("storyPlayer")
    faults = _read(kiosk)
    kiosk.to_attract()
    assert not faults, "\n".join(dict.fromkeys(faults))
