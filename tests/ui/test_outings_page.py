"""The page 活动 on the glass, by touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.bundles.drives import Drive
from kiosk.ui.operator.outings_page import OutingsBridge
from kiosk.ui.speech import Speech
from kiosk.visits.outing_rules import OutingDraft
from tests.ui.outing_stage import OutingScene, outing_scene, room, truck
from tests.ui.scanning import scanned

WIDE, TALL, SMALL, SMALL_TALL = (1920, 1080), (1080, 1920), (1366, 768), (768, 1366)
LAID_OUT = [
    (SMALL_TALL, 18.5, "en"),  # the longest words where there is least room
    *(
        pytest.param(size, inches, language, marks=pytest.mark.proof)
        for size, inches, language in (
            (SMALL, 18.5, "en"),
            (SMALL, 18.5, "zh-Hans"),
            (SMALL_TALL, 18.5, "zh-Hans"),
            (WIDE, 21.5, "zh-Hans"),
            (WIDE, 21.5, "en"),
            (TALL, 21.5, "zh-Hans"),
            (TALL, 21.5, "en"),
        )
    ),
]


@pytest.fixture
def spoken(qt_app: QGuiApplication, language: str) -> Iterator[None]:
    speech = Speech()
    speech.speak(language)
    yield
    speech.speak("zh-Hans")


def look(scene: OutingScene, name: str) -> list[str]:
    scene.stage.finger.settle()
    scene.keep(name)
    return [f"{name}: {fault}" for fault in scene.stage.faults()]


@pytest.mark.parametrize(("size", "inches", "language"), LAID_OUT, ids=str)
@pytest.mark.usefixtures("spoken")
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


@pytest.mark.parametrize(("size", "inches", "language"), LAID_OUT, ids=str)
@pytest.mark.usefixtures("spoken")
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


def test_an_outing_begins_with_three_taps(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:  # the first tap opened the page
        scene.tap("place-0")
        scene.tap("cardDone")
        scene.stage.finger.until(lambda: scene.view == "now", "the outing to run")
        running = scene.book.current
        assert running is not None
        assert running.place == "大板镇中心小学"
        assert running.campaign  # the winter's, by the shipped calendar
        assert scene.text_of("nowPlace") == "大板镇中心小学"


def test_a_new_place_is_typed_on_a_plugged_keyboard(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck(), past=()) as scene:
        assert "新地点" in scene.text_of("placesNote")
        scene.tap("newPlace")
        scene.stage.finger.need("textEntry")
        scene.write("羊山村小学")
        scene.tap("fieldTake")
        scene.tap("cardDone")
        running = scene.book.current
        assert running is not None
        assert (running.place, running.activity) == ("羊山村小学", "进校园")


def test_a_name_that_stands_there_is_written_anew_by_the_first_key(
    data: Path, owner: QObject
) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:
        scene.tap("place-0")
        scene.open("theme")
        scene.stage.finger.need("textEntry")
        scene.write("天上的事")
        scene.write("真多")
        scene.tap("fieldTake")
        scene.tap("cardDone")
        running = scene.book.current
        assert running is not None
        assert running.theme == "天上的事真多"


@pytest.mark.parametrize(("size", "inches"), [(WIDE, 21.5), (SMALL_TALL, 18.5)], ids=str)
def test_two_long_names_differ_also_where_they_end(
    data: Path, owner: QObject, size: tuple[int, int], inches: float
) -> None:
    past = tuple(
        OutingDraft(place=f"喀喇沁左翼自治县公营子镇第{n}中心小学", county="211324")
        for n in "一二三"
    )
    with outing_scene(data, owner, size, truck(), past=past, inches=inches) as scene:
        assert not scene.stage.faults()
        scene.tap("showPast")
        assert not scene.stage.faults()


def test_who_sets_the_clock_first_finds_the_card_again(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:
        scene.tap("place-0")
        scene.bridge.setClock()
        again = OutingsBridge(scene.host, owner)
        scene.stage.finger.until(lambda: not again.property("reading"), "the records")
        kept = cast(QObject, again.property("places"))
        assert kept.property("keptStart") == "大板镇中心小学"


def test_counties_filter_the_places(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:
        scene.tap("county-211321")
        assert scene.stage.finger.find("place-0") is None
        assert [each["title"] for each in scene.places.property("rows")] == ["羊山镇敬老院"]
        scene.tap("county-211321")
        assert scene.stage.finger.find("place-0") is not None


def test_the_page_that_is_opened_again_goes_on_in_the_middle(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:
        scene.tap("place-0")
        scene.tap("cardDone")
        scene.tap("mainAction")
        scene.fill("head_count", "860")
        again = OutingsBridge(scene.host, owner)
        scene.stage.finger.until(lambda: not again.property("reading"), "the records")
        assert again.property("filledIn") == 1
        assert again.property("view") == "now"
        scene.drafts.flush(5)
        assert b"860" in (data / "outing-draft.json").read_bytes()


def test_the_news_goes_onto_the_stick_and_the_phone(
    data: Path, owner: QObject, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with outing_scene(data, owner, WIDE, truck()) as scene:
        scene.drives.append(Drive(stick, "U", 1, 1, read_only=False))
        scene.tap("showPast")
        scene.tap("record-0")
        scene.tap("recordNews")
        scene.stage.finger.until(lambda: bool(scene.news.property("code")), "the code")
        scene.stage.finger.settle()
        text = str(scene.news.property("text"))
        assert "接待以青少年为主的观众860余人" in text
        assert scanned(scene.stage.view.grabWindow()) == [text]
        assert scene.stage.finger.find("newsRenew") is None  # nothing to be thrown away
        scene.news.write("写错了")  # type: ignore[attr-defined]
        scene.tap("newsRenew")
        assert scene.text_of("newsText") == text
        scene.news.write(f"{text}师生反响热烈。")  # type: ignore[attr-defined]
        scene.tap("newsSave")
        scene.stage.finger.until(lambda: scene.news.property("sign") == "good", "the file")
        (file,) = (stick / "KEPU" / "reports").glob("*.txt")
        assert file.read_text("utf-8-sig").replace("\r\n", "\n") == f"{text}师生反响热烈。\n"


def test_a_text_that_is_too_long_for_a_code_says_so(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck()) as scene:
        scene.tap("showPast")
        scene.tap("record-0")
        scene.tap("recordNews")
        scene.stage.finger.until(lambda: bool(scene.news.property("code")), "the code")
        assert scene.news.property("whole")
        scene.news.write("这一句话会说很多遍。" * 100)  # type: ignore[attr-defined]
        scene.stage.finger.until(lambda: bool(scene.news.property("code")), "another code")
        assert not scene.news.property("whole")
        assert "太长" in scene.text_of("newsWhole")
        assert not look(scene, "news-too-long")


def test_a_ledger_that_cannot_be_read_is_told(data: Path, owner: QObject) -> None:
    with outing_scene(data, owner, SMALL, truck(), past=()) as scene:
        host = replace(scene.host, places=replace(scene.host.places, data=data / "other"))
        ledger = host.places.ledger
        ledger.parent.mkdir(parents=True)
        ledger.write_bytes(b"garbage" * 3000)
        page = OutingsBridge(host, owner)
        scene.stage.finger.until(lambda: not page.property("reading"), "the trouble")
        assert "已损坏" in page.property("fault")
