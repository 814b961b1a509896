"""Home with six exhibits on one page, and with twelve in pages: everything fits and can be hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from kiosk.rehearsal.bench_exhibits import multiply
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.running import Running, running, settings_with

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
        whom = ("青少年", "农民", "产业工人", "老年人", "领导干部和公务员")[number % 5]
        text = re.sub(r"^audience = .*$", f'audience = ["{whom}"]', text, flags=re.MULTILINE)
        text = re.sub(r"^players = .*\n", "", text, flags=re.MULTILINE)
        text = text.replace("difficulty = ", f"players = {number % 3 + 1}\ndifficulty = ", 1)
        text = re.sub(r"^topic = .*$", f'topic = ["{topic}"]', text, flags=re.MULTILINE)
        if number % 2:
            names = '{ zh-Hans = "辽宁古果——花的故事", en = "Archaefructus: how flowers began" }'
            text = re.sub(r"^title = .*$", f"title = {names}", text, flags=re.MULTILINE)
        manifest.write_text(text, "utf-8")
    return into


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(size, marks=pytest.mark.proof if size == "wide" else ()) for size in SIZES
    ],
)
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[6, 12])
def kiosk(
    request: pytest.FixtureRequest, size: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("home")
    exhibits = _many(folder / "exhibits", request.param)
    size_px, diagonal_in = SIZES[size]
    settings = settings_with("screen", motion="none")
    first = f"cn.kepu.feathered-{request.param - 2:03d}"
    settings = settings._replace(home=settings.home._replace(pinned=(first,)))
    with running(
        folder / "data",
        size_px=size_px,
        diagonal_in=diagonal_in,
        exhibits=exhibits,
        settings=settings,
    ) as one:
        yield one


def _faults(kiosk: Running, of: str = "home") -> list[str]:
    shell, window = kiosk.kiosk.shell, kiosk.kiosk.window
    px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
    kiosk.finger.pause(0.03)
    glass = Glass(kiosk.finger.need(of), px_per_mm, QRectF(0, 0, window.width(), window.height()))
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
    shelf.choose("")
    home = kiosk.finger.need("home")
    home.setProperty("wall", True)
    faults += [f"wall: {fault}" for fault in _faults(kiosk, "pictureWall")]
    home.setProperty("wall", False)
    if kiosk.finger.find("topicSwitch") is not None:
        kiosk.tap("topicSwitch")
        shelf.chooseAudience("农民")
        faults += [f"for whom: {fault}" for fault in _faults(kiosk)]
    kiosk.to_attract()
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert len(seen) == shelf.property("total")


def test_the_wall_has_every_topic_and_leads_to_its_exhibits(kiosk: Running) -> None:
    kiosk.wake()
    shelf = kiosk.kiosk.shelf
    if kiosk.finger.find("topicWall") is None:  # all six are in sight, and need no filter
        assert shelf.property("total") == 6
        kiosk.to_attract()
        return
    kiosk.tap("topicWall")
    signs = {item.objectName() for item in kiosk.finger.items() if "band" in item.objectName()}
    assert signs == {f"band{at}" for at in range(len(shelf.property("topics")))}
    kiosk.tap("band2")
    assert shelf.property("topic") == shelf.property("topics")[2]
    assert kiosk.finger.find("pictureWall") is None
    kiosk.tap("topicWall")
    picture = kiosk.finger.need("wall1-0").property("exhibit")
    kiosk.tap("wall1-0")
    kiosk.await_screen("exhibit")
    assert kiosk.kiosk.stage.property("exhibit") == picture
    kiosk.tap("goHome")
    kiosk.await_screen("home")
    assert kiosk.finger.find("pictureWall") is None
    kiosk.to_attract()
    assert shelf.property("topic") == ""


def test_whom_it_is_for_narrows_the_shelf_and_is_said(kiosk: Running) -> None:
    kiosk.wake()
    shelf = kiosk.kiosk.shelf
    if kiosk.finger.find("topicSwitch") is not None:
        kiosk.tap("topicSwitch")
        kiosk.tap("audience0")
        assert shelf.property("audience") == shelf.property("audiences")[0]
        assert 0 < shelf.property("found") < shelf.property("total")
        kiosk.tap("topicSwitch")
        switch = kiosk.finger.need("topicSwitch")
        assert switch.property("highlighted") and switch.property("text") == "青少年"
    kiosk.to_attract()
    assert (shelf.property("audience"), shelf.property("filtered")) == ("", False)


def test_the_page_is_said_in_words(kiosk: Running) -> None:
    kiosk.wake()
    pages = kiosk.kiosk.shelf.property("pageCount")
    words = kiosk.finger.find("pageWords")
    if pages > 1:
        assert words is not None and words.property("text") == f"第 1 页，共 {pages} 页"
        kiosk.tap("pageOn")
        assert words.property("text") == f"第 2 页，共 {pages} 页"
    kiosk.to_attract()
