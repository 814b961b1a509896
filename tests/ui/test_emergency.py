"""An emergency on the glass: in front, marked by sign and word, one touch away, over by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.library.texts import LocalText
from tests.ui.emergencies import DAY_S, EN, IDS, TITLE, ZH, declare, show
from tests.ui.running import Running, running, settings_with

SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest, high": ((768, 1366), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}
EVERY_DAY = [
    pytest.param(size, marks=() if size.startswith("smallest") else pytest.mark.proof)
    for size in SIZES
]
LONG = LocalText(
    "zh-Hans",
    (
        ("zh-Hans", "强对流天气和山洪地质灾害红色预警期间如何转移避险"),
        ("en", "Where to go during a red alert for storms, floods and landslides"),
    ),
)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "data") as one:
        yield one


def _dressed(kiosk: Running) -> QQuickItem:
    """The attract screen, when its scenery is there."""
    attract = kiosk.finger.need("attract")
    kiosk.finger.until(lambda: bool(attract.property("dressed")), "the scenery")
    return attract


def _words(kiosk: Running, name: str) -> str:
    return str(kiosk.finger.need(name).property("text"))


def _card(kiosk: Running, name: str) -> Any:
    return kiosk.finger.need(name).property("exhibit")


# What stands where.


def test_home_begins_with_the_emergency_and_goes_back_when_it_is_over(kiosk: Running) -> None:
    before = [exhibit.id for exhibit in kiosk.kiosk.shelf.shelf.exhibits]
    declare(kiosk)
    kiosk.wake()
    assert _card(kiosk, "hero") == IDS[0]
    assert _words(kiosk, "heroTag") == "应急"
    assert _card(kiosk, "card0") == IDS[1]
    assert _words(kiosk, "emergencyMark") == "应急"
    kiosk.kiosk.shell.setElder(True)
    kiosk.finger.settle()
    assert kiosk.finger.find("hero") is None  # bigger type: it is the first of the cards
    assert [_card(kiosk, f"card{at}") for at in (0, 1)] == list(IDS)
    kiosk.to_attract()
    show(kiosk, ())
    assert [exhibit.id for exhibit in kiosk.kiosk.shelf.shelf.exhibits] == before
    kiosk.wake()
    assert kiosk.finger.find("emergencyMark") is None
    assert _words(kiosk, "heroTag") == "今日推荐"


def test_a_touch_on_the_banner_opens_the_exhibit_and_counts_one_visit(kiosk: Running) -> None:
    declare(kiosk)
    kiosk.finger.settle()
    kiosk.finger.tap("emergencyBanner")
    kiosk.await_screen("exhibit")
    assert kiosk.kiosk.stage.property("exhibit") == IDS[0]
    kiosk.clock.advance(6)
    kiosk.tap("goHome")
    kiosk.await_screen("home")
    kiosk.to_attract()
    assert kiosk.totals_of(IDS[0])["opened"] == 1


def test_a_touch_beside_the_banner_only_wakes(kiosk: Running) -> None:
    declare(kiosk)
    kiosk.finger.settle()
    banner = kiosk.finger.need("emergencyBanner")
    above = kiosk.finger.middle(banner)
    above.setY(round(above.y() - banner.height()))
    kiosk.finger.tap_at(above)
    kiosk.await_screen("home")


def test_the_banner_opens_its_exhibit_on_a_picture_that_is_turned_and_low(tmp_path: Path) -> None:
    settings = settings_with("screen", motion="none", turn=90, low=True)
    with running(tmp_path / "data", settings=settings) as one:
        declare(one)
        one.finger.settle()
        one.finger.tap("emergencyBanner")
        one.await_screen("exhibit")
        assert one.kiosk.stage.property("exhibit") == IDS[0]


def test_a_poster_of_the_emergency_comes_first_on_the_attract_screen(kiosk: Running) -> None:
    declare(kiosk)
    _dressed(kiosk).setProperty("scene", 1)
    title = kiosk.kiosk.catalogue.get(IDS[0])
    assert title is not None
    kiosk.finger.until(
        lambda: any(
            item.property("text") == title.title.text("zh-Hans") for item in kiosk.finger.items()
        ),
        "the poster of the emergency",
    )


def test_an_emergency_whose_exhibits_are_not_here_shows_no_banner(kiosk: Running) -> None:
    declare(kiosk, ("cn.kepu.gone",))
    kiosk.finger.settle()
    assert kiosk.finger.find("emergencyBanner") is None
    kiosk.wake()
    assert _words(kiosk, "heroTag") == "今日推荐"


# When it is over.


def test_it_ends_while_nobody_is_here_and_without_a_restart(kiosk: Running) -> None:
    declare(kiosk, after_s=600)
    emergencies = kiosk.kiosk.wings.emergencies
    assert emergencies is not None
    assert emergencies._timer.interval() == 600_005
    kiosk.clock.advance(599)
    emergencies.look()
    assert len(emergencies.pinned) == 1
    kiosk.clock.advance(2)
    emergencies.look()
    kiosk.finger.settle()
    assert emergencies.pinned == ()
    assert kiosk.finger.find("emergencyBanner") is None
    assert not emergencies._timer.isActive()


def test_under_a_visitor_it_neither_ends_nor_looks(kiosk: Running) -> None:
    declare(kiosk, after_s=600)
    emergencies = kiosk.kiosk.wings.emergencies
    assert emergencies is not None
    kiosk.wake()
    assert not emergencies._timer.isActive()
    kiosk.clock.advance(30)
    kiosk.clock.set_wall(kiosk.clock.wall_s() + 700)
    kiosk.finger.settle()
    assert _words(kiosk, "heroTag") == "应急"
    kiosk.to_attract()
    kiosk.finger.until(lambda: emergencies.pinned == (), "the end of the emergency")
    assert kiosk.finger.find("emergencyBanner") is None


@pytest.mark.parametrize("wall_s", [0.0, 1_420_070_400.0, 4_070_908_800.0])
def test_a_clock_that_lies_takes_nothing_away_and_visitors_are_told(
    kiosk: Running, wall_s: float
) -> None:
    declare(kiosk)
    assert _words(kiosk, "emergencyWords") == "有效期至 1 月 20 日"
    kiosk.clock.set_wall(wall_s)
    emergencies = kiosk.kiosk.wings.emergencies
    assert emergencies is not None
    emergencies.look()
    kiosk.finger.settle()
    assert _words(kiosk, "emergencyWords") == "有效期请以当地通知为准"
    assert "一直置顶" in emergencies.words()[0].zh


def test_where_nobody_vouched_for_the_date_it_stays_until_replaced(kiosk: Running) -> None:
    declare(kiosk, after_s=60, vouched=False)
    kiosk.clock.advance(30 * DAY_S)
    emergencies = kiosk.kiosk.wings.emergencies
    assert emergencies is not None
    emergencies.look()
    kiosk.finger.settle()
    assert _words(kiosk, "emergencyTitle") == ZH
    declare(kiosk, ("cn.kepu.scam",), title=LONG, vouched=False)
    assert _words(kiosk, "emergencyTitle") == LONG.text("zh-Hans")


def test_nothing_moves_because_of_it(kiosk: Running) -> None:
    declare(kiosk)
    _dressed(kiosk)
    frames: list[bool] = []
    kiosk.kiosk.window.frameSwapped.connect(lambda: frames.append(True))

    def still() -> bool:
        frames.clear()
        kiosk.finger.pause(1.0)
        return not frames

    assert any(still() for _ in range(3))


# Recall.


def test_a_recalled_exhibit_leaves_nothing_dead(kiosk: Running) -> None:
    declare(kiosk)
    kiosk.wake()
    kiosk.kiosk.classroom.holdCorner()
    kiosk.kiosk.classroom.begin()  # an open list of a class has it
    assert any(e.id == IDS[0] for e in kiosk.kiosk.classroom.class_shelf.exhibits)
    kiosk.kiosk.shell.goHome()
    kiosk.await_screen("home")
    content = kiosk.kiosk._content
    left = tuple(e for e in content.catalogue.exhibits if e.id not in IDS)
    content._waiting = content.catalogue._replace(exhibits=left, digest="other")
    kiosk.finger.settle()
    assert _card(kiosk, "hero") == IDS[0]  # never under a visitor
    kiosk.to_attract()
    assert kiosk.finger.find("emergencyBanner") is None
    kiosk.wake()
    assert _words(kiosk, "heroTag") == "今日推荐"
    shelf = kiosk.kiosk.shelf
    shown = [item.property("exhibit") for item in kiosk.finger.items()]
    assert not set(IDS) & {one for one in shown if one}
    assert not any(e.id in IDS for e in kiosk.kiosk.classroom.class_shelf.exhibits)
    shelf.open(IDS[0])  # a card that was still fading
    assert kiosk.screen == "home"
    shelf.open(left[0].id)
    kiosk.await_screen("exhibit")


# It fits.


@pytest.mark.parametrize("size", EVERY_DAY)
def test_it_fits_at_every_size_in_both_languages_and_modes(tmp_path: Path, size: str) -> None:
    size_px, diagonal_in = SIZES[size]
    faults: list[str] = []
    with running(tmp_path / "data", size_px=size_px, diagonal_in=diagonal_in) as one:
        for title, vouched in ((TITLE, True), (LONG, True), (TITLE, False)):
            declare(one, title=title, vouched=vouched)
            if not vouched:
                one.clock.set_wall(0)
                one.kiosk.wings.emergencies.look()  # type: ignore[union-attr]
            attract = _dressed(one)
            for language in ("zh-Hans", "en"):
                one.kiosk.walk.speak(language)
                for scene in (0, 1):
                    attract.setProperty("scene", scene)
                    one.finger.pause(0.3)
                    said = f"attract {scene}, {language}"
                    faults += [f"{said}: {fault}" for fault in one.faults("attract")]
                attract.setProperty("scene", 0)
            one.kiosk.walk.touched()
            one.await_screen("home")
            for language in ("zh-Hans", "en"):
                for elder in (False, True):
                    one.kiosk.shell.speak(language)
                    one.kiosk.shell.setElder(elder)
                    said = f"home, {language}, {'长辈' if elder else 'usual'}"
                    faults += [f"{said}: {fault}" for fault in one.faults("home")]
                    marks = [i for i in one.finger.items() if i.objectName() == "emergencyMark"]
                    if not marks or any(not mark.property("text") for mark in marks):
                        faults.append(f"{said}: the mark has no word")
            one.to_attract()
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_the_banner_speaks_english_to_who_reads_it(kiosk: Running) -> None:
    declare(kiosk)
    kiosk.kiosk.walk.speak("en")
    kiosk.finger.settle()
    assert _words(kiosk, "emergencyTitle") == EN
    assert _words(kiosk, "emergencyWords") == "Valid until 20 Jan"
