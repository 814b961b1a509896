"""The page 活动 on the glass, by touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.ui.speech import Speech
from tests.ui.outing_stage import OutingScene, outing_scene, room, truck

WIDE, TALL, SMALL, SMALL_TALL = (1920, 1080), (1080, 1920), (1366, 768), (768, 1366)
SIZES = [
    pytest.param(WIDE, 21.5, marks=pytest.mark.proof),  # where the small ones fit, these do
    pytest.param(TALL, 21.5, marks=pytest.mark.proof),
    (SMALL, 18.5),
    (SMALL_TALL, 18.5),
]


@pytest.fixture
def owner(qt_app: QGuiApplication) -> Iterator[QObject]:
    one = QObject()
    yield one
    one.deleteLater()


@pytest.fixture(params=["zh-Hans", "en"])
def language(request: pytest.FixtureRequest, qt_app: QGuiApplication) -> Iterator[str]:
    speech = Speech()
    speech.speak(request.param)
    yield request.param
    speech.speak("zh-Hans")


def look(scene: OutingScene, name: str) -> list[str]:
    scene.stage.finger.settle()
    scene.keep(name)
    return [f"{name}: {fault}" for fault in scene.stage.faults()]


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_every_state_fits_the_page(
    data: Path, owner: QObject, size: tuple[int, int], inches: float, language: str
) -> None:
    mark = f"{size[0]}-{language}"
    found: list[str] = []
    with outing_scene(data, owner, size, truck(), language=language, inches=inches) as scene:
        found += look(scene, f"places-{mark}")
        scene.tap("place-0")
        found += look(scene, f"start-{mark}")
        for field in ("county", "activity", "campaign", "theme"):
            scene.open(field)
            found += look(scene, f"field-{field}-{mark}")
            scene.tap("fieldBack")
        scene.tap("cardDone")
        scene.stage.finger.until(lambda: scene.view == "now", "the outing to run")
        found += look(scene, f"now-{mark}")
        scene.tap("mainAction")
        scene.choose("audience", "青少年")
        scene.fill("staff", "3")
        found += look(scene, f"end-{mark}")
        scene.open("head_count")
        scene.type_figure("1000000000")
        scene.tap("fieldTake")
        found += look(scene, f"head-refused-{mark}")
        scene.type_figure("<" * 7)
        scene.tap("fieldTake")
        scene.tap("cardDone")
        found += look(scene, f"end-asked-{mark}")
        scene.tap("askYes")
        scene.stage.finger.until(lambda: scene.view == "news", "the news")
        scene.stage.finger.until(lambda: bool(scene.news.property("code")), "the code")
        found += look(scene, f"news-{mark}")
        scene.tap("newsSave")
        scene.stage.finger.need("newsOutcome")
        found += look(scene, f"news-no-stick-{mark}")
        scene.tap("newsBack")
        found += look(scene, f"record-{mark}")
        scene.tap("recordCorrect")
        scene.open("reason")
        found += look(scene, f"reason-{mark}")
        scene.tap("pick-补填")
        scene.fill("odometer_end_km", "20467")
        scene.fill("volunteers", "12")
        scene.fill("volunteer_min", "36")
        scene.fill("own_exhibits", "24")
        found += look(scene, f"correct-{mark}")
        scene.tap("cardDone")
        found += look(scene, f"corrected-{mark}")
        while scene.stage.finger.find("pageOn") and scene.stage.finger.need("pageOn").isEnabled():
            scene.tap("pageOn")
            found += look(scene, f"corrected-on-{mark}")
        scene.tap("recordNews")
        scene.stage.finger.until(lambda: bool(scene.news.property("code")), "the code")
        found += look(scene, f"news-full-{mark}")
        scene.tap("newsBack")
        scene.tap("recordBack")
        found += look(scene, f"past-{mark}")
    assert not found


@pytest.mark.parametrize(("size", "inches"), SIZES, ids=str)
def test_a_rooms_page_fits(
    data: Path, owner: QObject, size: tuple[int, int], inches: float, language: str
) -> None:
    mark = f"{size[0]}-{language}"
    found: list[str] = []
    with outing_scene(
        data, owner, size, room(), language=language, inches=inches, past=()
    ) as scene:
        found += look(scene, f"room-{mark}")
        scene.tap("mainAction")
        found += look(scene, f"room-start-{mark}")
        scene.tap("cardBack")
        scene.tap("startAnother")
        found += look(scene, f"room-places-{mark}")
    assert not found
