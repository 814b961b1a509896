"""Home with six exhibits on one page, and with twelve in pages: everything fits and can be hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from kiosk.rehearsal.bench_exhibits import multiply
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.running import Running, running

SHIPPED = Path(__file__).resolve().parents[2] / "exhibits"
SIZES = {
    "smallest": ((1366, 768), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}
TOPICS = (
    "古生物与地质", "航天", "物理", "生命与健康", "农业", "应急与安全", "气象", "信息与反诈",
    "文化遗产", "科学家精神",
)  # fmt: skip


def _many(into: Path, count: int) -> Path:
    """Copies of the shipped exhibits, each with another topic and a longer name."""
    into.mkdir()
    multiply(SHIPPED, into, count)
    for number, manifest in enumerate(sorted(into.glob("*/exhibit.toml"))):
        text = manifest.read_text("utf-8")
        topic = TOPICS[number % len(TOPICS)]
        text = re.sub(r"^topic = .*$", f'topic = ["{topic}"]', text, flags=re.MULTILINE)
        if number % 2:
            names = '{ zh-Hans = "辽宁古果——花的故事", en = "Archaefructus: how flowers began" }'
            text = re.sub(r"^title = .*$", f"title = {names}", text, flags=re.MULTILINE)
        manifest.write_text(text, "utf-8")
    return into


@pytest.fixture(scope="module", params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[6, 12])
def kiosk(
    request: pytest.FixtureRequest, size: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("home")
    exhibits = _many(folder / "exhibits", request.param)
    size_px, diagonal_in = SIZES[size]
    with running(
        folder / "data", size_px=size_px, diagonal_in=diagonal_in, exhibits=exhibits
    ) as one:
        yield one


def _faults(kiosk: Running) -> list[str]:
    shell, window = kiosk.kiosk.shell, kiosk.kiosk.window
    px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
    home = kiosk.finger.need("home")
    glass = Glass(home, px_per_mm, QRectF(0, 0, window.width(), window.height()))
    return glass.faults(ELDER if shell.property("elder") else Rules())


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_page_and_every_topic_fits(kiosk: Running, language: str, elder: bool) -> None:
    kiosk.wake()
    kiosk.kiosk.shell.speak(language)
    kiosk.kiosk.shell.setElder(elder)
    kiosk.finger.pause(0.03)
    shelf = kiosk.kiosk.shelf
    faults: list[str] = []
    seen: set[str] = set()
    for page in range(shelf.property("pageCount")):
        faults += [f"page {page}: {fault}" for fault in _faults(kiosk)]
        for item in kiosk.finger.items():
            if item.objectName() == "hero" or item.objectName().startswith("card"):
                seen.add(item.property("exhibit"))
        shelf.turn(1)
        kiosk.finger.pause(0.03)
    shelf.choose(TOPICS[0])
    kiosk.finger.pause(0.03)
    faults += [f"one topic: {fault}" for fault in _faults(kiosk)]
    kiosk.to_attract()
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert len(seen) == shelf.property("total")


def test_more_topics_than_fit_wait_behind_a_chip(kiosk: Running) -> None:
    kiosk.wake()
    found: set[str] = set()
    more = kiosk.finger.find("topicMore")
    for _ in range(len(TOPICS)):
        for item in kiosk.finger.items():
            if item.objectName().startswith("topic") and item.property("modelData"):
                found.add(item.property("modelData"))
        if more is None:
            break
        kiosk.tap("topicMore")
    kiosk.to_attract()
    shelf = kiosk.kiosk.shelf
    # Six exhibits on a low panel are all in sight, and need no filter.
    assert found == set(shelf.property("topics")) or (not found and shelf.property("total") == 6)
