"""The notice of a stick over the panel of a running kiosk, and what of it outlives the page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from kiosk.core.words import Words
from kiosk.shell.bundles_going import Going
from kiosk.shell.jobs import State
from kiosk.ui.operator import bundle_side
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.port import BundleSide
from kiosk.ui.operator.sticks import StickWatch
from tests.ui.bundle_making import HandDesk, HandDrives, HandWorks, damaged, good_offer
from tests.ui.glass import Glass
from tests.ui.page_stage import PANEL_RULES
from tests.ui.running import Running, running, settings_with

AUTUMN = Words("秋季科普包", "Autumn bundle")


@dataclass
class Hands:
    """A kiosk whose sticks, desk and works a test moves."""

    drives: HandDrives
    desk: HandDesk = field(default_factory=HandDesk)
    works: HandWorks = field(default_factory=HandWorks)
    refreshed: list[str] = field(default_factory=list)
    sides: list[BundleSide] = field(default_factory=list)

    def side(self, _house: Any, _drives: Any, parent: QObject) -> BundleSide:
        sticks = StickWatch(self.drives, self.desk.look, parent)
        watch = BundleWatch(self.works, sticks, lambda: self.refreshed.append("on"), parent)
        self.sides.append(BundleSide(self.desk, watch))
        return self.sides[-1]

    @property
    def watch(self) -> BundleWatch:
        return self.sides[-1].watch

    def plug(self, label: str, *, good: bool = True) -> Path:
        place = self.drives.plug(label)
        self.desk.offers[label] = (good_offer(place) if good else damaged(place),)
        return place


@pytest.fixture
def hands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hands:
    one = Hands(HandDrives(tmp_path))
    monkeypatch.setattr(bundle_side, "bundle_side", one.side)
    monkeypatch.setattr("kiosk.shell.operator.FIRST_PAGE", "outings")
    return one


@contextmanager
def inside(data: Path, hands: Hands, **options: Any) -> Iterator[Running]:
    """A kiosk whose operator has just passed the gate."""
    with running(data, **options) as kiosk:
        kiosk.wake()
        enter(kiosk)
        yield kiosk


def enter(kiosk: Running) -> None:
    kiosk.kiosk.shell.askGate()
    kiosk.await_screen("gate")
    kiosk.kiosk.operator.passed()
    kiosk.await_screen("panel")


def look(kiosk: Running, hands: Hands) -> None:
    """The sticks are looked for now, and read."""
    sticks = hands.watch.sticks
    kiosk.finger.until(lambda: not sticks._errand.running, "the look before")
    sticks._poll()

    def read() -> bool:
        seen = sticks.sticks
        known = all(each.looked is not None or each.trouble is not None for each in seen)
        return not sticks._errand.running and len(seen) == len(hands.drives.plugged) and known

    kiosk.finger.until(read, "the sticks to be read")
    kiosk.finger.settle()


def notice(kiosk: Running) -> str:
    item = kiosk.finger.find("noticeTitle")
    words = kiosk.finger.find("noticeWords")
    if item is None or words is None:
        return ""
    return f"{item.property('text')} {words.property('text')}"


def test_a_stick_is_announced_over_the_page_and_leads_to_its_bundle(
    tmp_path: Path, hands: Hands
) -> None:
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        assert notice(kiosk) == ""
        hands.plug("朝阳科普")
        look(kiosk, hands)
        assert notice(kiosk).startswith("U 盘“朝阳科普”插上了 “秋季科普包”：来自")
        kiosk.tap("noticeLook")
        kiosk.finger.until(lambda: kiosk.finger.find("bundleTitle") is not None, "the bundle")
        kiosk.finger.settle()
        assert kiosk.finger.need("bundleTitle").property("text") == "秋季科普包"
        assert kiosk.finger.find("act-install") is not None


def test_it_comes_once_a_stick_and_again_when_plugged_in_anew(tmp_path: Path, hands: Hands) -> None:
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        hands.plug("ONE")
        look(kiosk, hands)
        kiosk.tap("noticeLater")
        assert notice(kiosk) == ""
        look(kiosk, hands)
        kiosk.tap("page-about")
        assert notice(kiosk) == ""
        hands.drives.pull("ONE")
        look(kiosk, hands)
        hands.plug("ONE", good=False)
        look(kiosk, hands)
        assert "损坏" in notice(kiosk)


def test_pulled_while_it_is_announced_nothing_is_left(tmp_path: Path, hands: Hands) -> None:
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        hands.plug("ONE")
        look(kiosk, hands)
        assert notice(kiosk)
        hands.drives.pull("ONE")
        look(kiosk, hands)
        assert notice(kiosk) == ""
        assert kiosk.finger.find("stickNotice") is None


def test_a_stick_that_was_in_before_is_announced_when_the_panel_opens(
    tmp_path: Path, hands: Hands
) -> None:
    hands.plug("ONE")
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        assert "ONE" in notice(kiosk)


def test_one_that_stayed_in_is_not_announced_again_when_the_panel_is_opened_anew(
    tmp_path: Path, hands: Hands
) -> None:
    hands.plug("ONE")
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        kiosk.tap("noticeLater")
        kiosk.tap("leavePanel")
        kiosk.await_screen("attract")
        kiosk.wake()
        enter(kiosk)
        look(kiosk, hands)
        assert notice(kiosk) == ""
        kiosk.tap("leavePanel")
        kiosk.await_screen("attract")
        drive = hands.drives.plugged[0]
        hands.drives.plugged[0] = drive._replace(free_bytes=drive.free_bytes - 5000)
        kiosk.wake()
        enter(kiosk)
        look(kiosk, hands)
        assert "ONE" in notice(kiosk)  # somebody has put something else on it


def test_an_empty_stick_that_was_in_before_is_not_mentioned(tmp_path: Path, hands: Hands) -> None:
    hands.drives.plug("KEYS")
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        assert notice(kiosk) == ""
        hands.drives.plug("EMPTY")
        look(kiosk, hands)
        assert notice(kiosk) == "U 盘“EMPTY”插上了 里面没有资源包。"


def test_nothing_is_said_to_visitors_nor_at_the_gate(tmp_path: Path, hands: Hands) -> None:
    with running(tmp_path / "data") as kiosk:
        kiosk.wake()
        hands.plug("ONE")
        kiosk.finger.pause(0.1)
        assert hands.sides == []
        kiosk.kiosk.shell.askGate()
        kiosk.await_screen("gate")
        kiosk.finger.pause(0.1)
        assert hands.sides == []
        assert kiosk.finger.find("stickNotice") is None
        kiosk.kiosk.operator.passed()
        kiosk.await_screen("panel")
        look(kiosk, hands)
        assert notice(kiosk)
        kiosk.kiosk.operator.leave()
        kiosk.await_screen("attract")
        assert kiosk.finger.find("stickNotice") is None
        assert not hands.watch.sticks._timer.isActive()


def test_over_the_page_of_bundles_it_would_only_be_in_the_way(tmp_path: Path, hands: Hands) -> None:
    with inside(tmp_path / "data", hands) as kiosk:
        kiosk.tap("page-bundles")
        look(kiosk, hands)
        hands.plug("ONE")
        look(kiosk, hands)
        assert notice(kiosk) == ""
        assert kiosk.finger.find("act-install") is not None


def test_an_installation_goes_on_whatever_page_is_open(tmp_path: Path, hands: Hands) -> None:
    with inside(tmp_path / "data", hands) as kiosk:
        look(kiosk, hands)
        hands.plug("ONE")
        kiosk.tap("page-bundles")
        look(kiosk, hands)
        kiosk.tap("act-install")
        assert hands.works.told == ["install chaoyang.autumn.3"]
        assert kiosk.finger.find("goingStop") is not None
        assert kiosk.finger.find("railMark") is not None
        kiosk.tap("page-about")
        assert kiosk.finger.find("railMark") is not None
        kiosk.tap("leavePanel")
        kiosk.await_screen("attract")
        assert hands.refreshed == []
        hands.works.going = Going("install", "chaoyang.autumn.3", AUTUMN, State.DONE, AUTUMN)
        kiosk.finger.until(lambda: bool(hands.refreshed), "the content to be looked at again")
        kiosk.wake()
        enter(kiosk)
        assert kiosk.finger.find("railMark") is None
        kiosk.tap("page-bundles")
        assert "装好了" in kiosk.finger.need("goingTitle").property("text")
        kiosk.tap("goingEnd")
        assert hands.works.going is None


@pytest.mark.parametrize(
    ("size_px", "inches"),
    [
        pytest.param((1920, 1080), 21.5, marks=pytest.mark.proof),
        pytest.param((1080, 1920), 21.5, marks=pytest.mark.proof),
        ((1366, 768), 18.5),
        ((768, 1366), 18.5),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_notice_fits(
    tmp_path: Path, hands: Hands, size_px: tuple[int, int], inches: float, language: str
) -> None:
    settings = settings_with("language", start=language)
    settings = settings._replace(screen=settings.screen._replace(motion="none"))
    options: dict[str, Any] = {"size_px": size_px, "diagonal_in": inches, "settings": settings}
    with inside(tmp_path / "data", hands, **options) as kiosk:
        look(kiosk, hands)
        hands.plug("朝阳科普 2026", good=False)
        look(kiosk, hands)
        folder = os.environ.get("KEPU_PICTURES")
        if folder:
            kiosk.finger.picture(Path(folder) / f"notice-{size_px[0]}-{language}.png")
        item = kiosk.finger.need("stickNotice")
        measured = kiosk.kiosk.window.measured()
        window = item.mapRectToScene(item.boundingRect())
        assert Glass(item, measured.px_per_mm, window).faults(PANEL_RULES) == []
