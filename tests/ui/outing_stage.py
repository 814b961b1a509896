"""The page 活动 alone, over a real ledger, with the house's clock in the test's hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.bundles.drives import Drive
from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.core.settings import Settings
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Jobs
from kiosk.shell.operator import Operator
from kiosk.shell.outing_drafts import OutingDrafts
from kiosk.shell.walk import Walk
from kiosk.ui.codes import CodeProvider
from kiosk.ui.fonts import load_fonts
from kiosk.ui.operator.outings_page import OutingsBridge
from kiosk.ui.operator.port import BundleSide, OutingSide, PanelHost
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.outing_rules import OutingDraft
from kiosk.visits.visits import Visits, open_visits
from tests.shell.making import Listener
from tests.ui.page_stage import Stage, page_stage
from tests.ui.running import own_places, settings_with

SOURCE = Path(__file__).parents[2] / "kiosk" / "ui" / "qml" / "Operator" / "OutingsPage.qml"
HOUR_S, DAY_S = 3600, 86_400
BEGAN_S = 1_799_200_800.0
"""A morning some days before the hand's clock is read: 2027-01-06, 10:00 in 朝阳."""


def truck() -> Settings:
    """A truck's settings."""
    return settings_with("site", name="朝阳科普", place="科普大篷车", kind="科普大篷车")


def room() -> Settings:
    """A school room's settings."""
    return settings_with("site", name="大板小学", place="大板小学科技馆", kind="农村中学科技馆")


@dataclass
class OutingScene:
    """The page, the hand on it, and the house around it."""

    stage: Stage
    bridge: OutingsBridge
    host: PanelHost
    clock: HandClock
    visits: Visits
    drafts: OutingDrafts
    data: Path
    drives: list[Drive]

    @property
    def book(self) -> OutingBook:
        return self.visits.outings

    @property
    def news(self) -> QObject:
        return cast(QObject, self.bridge.property("news"))

    @property
    def places(self) -> QObject:
        return cast(QObject, self.bridge.property("places"))

    def write(self, text: str) -> None:
        """What a plugged keyboard and its input method write."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self.stage.view, key)
        self.stage.finger.settle()

    @property
    def view(self) -> str:
        return str(self.bridge.property("view"))

    def tap(self, name: str) -> None:
        self.stage.finger.need(name)
        self.stage.finger.settle()
        self.stage.finger.tap(name)
        self.stage.finger.pause(0.02)
        self.stage.finger.settle()

    def open(self, field: str) -> None:
        """Touch the row of a field, on whichever leaf it stands."""
        finger = self.stage.finger
        finger.settle()
        while finger.find("pageBack") and finger.need("pageBack").isEnabled():
            self.tap("pageBack")
        while finger.find(f"field-{field}") is None:
            self.tap("pageOn")
        self.tap(f"field-{field}")

    def type_figure(self, digits: str) -> None:
        for digit in digits:
            self.tap("key-erase" if digit == "<" else f"key-{digit}")

    def fill(self, field: str, digits: str) -> None:
        """Open a figure's field, type it, and take it."""
        self.open(field)
        self.type_figure(digits)
        self.tap("fieldTake")

    def choose(self, field: str, value: str) -> None:
        """Open a field of choices, and take one of them."""
        self.open(field)
        self.tap(f"pick-{value}")

    def text_of(self, name: str) -> str:
        return str(self.stage.finger.need(name).property("text"))

    def keep(self, name: str) -> None:
        """Save the picture where somebody wants to look at it."""
        folder = os.environ.get("KEPU_PICTURES")
        if folder:
            self.stage.finger.settle()
            self.stage.finger.picture(Path(folder) / f"{name}.png")


PAST = (
    OutingDraft(place="大板镇中心小学", county="211381", township="大板镇", activity="进校园",
                site_kind="科普大篷车", theme="地震来了怎么办", head_count=860, audience="青少年",
                odometer_start_km=20_014, odometer_end_km=20_100, staff=3, volunteers=12,
                volunteer_min=2160, own_exhibits=24),
    OutingDraft(place="羊山镇敬老院", county="211321", township="羊山镇", activity="进社区",
                site_kind="科普大篷车", head_count=120, head_is_estimate=False, audience="老年人",
                odometer_start_km=20_100, odometer_end_km=20_162, staff=3),
    OutingDraft(place="喀左县公营子镇土城子村文化广场", county="211324", township="公营子镇",
                site_kind="科普大篷车", activity="进乡村", head_count=310, audience="农民",
                odometer_start_km=20_162, odometer_end_km=20_290, staff=4),
    OutingDraft(place="大板镇中心小学", county="211381", township="大板镇", activity="进校园",
                site_kind="科普大篷车", theme="天上的事", head_count=902, audience="青少年",
                odometer_start_km=20_290, odometer_end_km=20_375, staff=3),
)  # fmt: skip
"""Four outings of a truck to three places, the odometer without a gap."""


def fill_ledger(visits: Visits, clock: HandClock, drafts: tuple[OutingDraft, ...]) -> None:
    """Outings that have been, one every other day; the clock stands where it stood then."""
    clock.advance(-len(drafts) * 2 * DAY_S)  # and nobody was there to see the clock go back
    for draft in drafts:
        visits.outings.start(draft._replace(head_count=None, odometer_end_km=None))
        clock.advance(3 * HOUR_S)
        visits.outings.end(draft)
        clock.advance(2 * DAY_S - 3 * HOUR_S)
    assert visits.writer.flush(10)


@contextmanager
def outing_scene(
    data: Path,
    owner: QObject,
    size: tuple[int, int],
    settings: Settings,
    *,
    language: str = "zh-Hans",
    inches: float = 21.5,
    past: tuple[OutingDraft, ...] = PAST,
    clock: HandClock | None = None,
) -> Iterator[OutingScene]:
    """The page over a ledger with those outings in it."""
    load_fonts(find_places().fonts)
    clock = clock or HandClock(BEGAN_S + 8 * DAY_S)
    places = own_places(data)
    visits = open_visits(places, clock, settings, lambda _: None)
    visits.start_writing()
    fill_ledger(visits, clock, past)
    drafts, codes, listener = OutingDrafts(data / "outing-draft.json"), CodeProvider(), Listener()
    walk = Walk(settings, clock, listener, lambda _: None)
    operator = Operator(walk, clock, listener)
    drives: list[Drive] = []

    def bundles() -> BundleSide:
        sticks = SimpleNamespace(sticks=[SimpleNamespace(drive=drive) for drive in drives])
        return cast(BundleSide, SimpleNamespace(watch=SimpleNamespace(sticks=sticks)))

    def nothing(*_: Any) -> None:
        raise AssertionError("an outing has nothing to do with that")

    host = PanelHost(
        places=places,
        settings=settings,
        clock=clock,
        jobs=Jobs(),
        operator=operator,
        catalogue=Catalogue,
        language=lambda: language,
        changed_settings=nothing,
        refresh_content=nothing,
        set_up=nothing,
        restart=nothing,
        shut_down=nothing,
        bundles=bundles,
        set_time=nothing,
        sending=nothing,  # type: ignore[arg-type]
        outings=lambda: OutingSide(visits.outings, drafts, codes),
    )
    bridge = OutingsBridge(host, owner)
    try:
        with page_stage(bridge, SOURCE, size, owner, inches, codes) as stage:
            stage.finger.until(lambda: not bridge.property("reading"), "the records")
            stage.finger.settle()
            yield OutingScene(stage, bridge, host, clock, visits, drafts, data, drives)
    finally:
        visits.stop(10)
        drafts.flush(5)
