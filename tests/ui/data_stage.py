"""The page 数据 alone on the glass, over figures and sticks that a test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject

from kiosk.core.clock import HandClock
from kiosk.core.settings import Settings
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Jobs
from kiosk.ui.codes import CodeProvider
from kiosk.ui.fonts import load_fonts
from kiosk.ui.operator import data_page
from kiosk.ui.operator.data_page import DataBridge
from kiosk.ui.operator.leaf_page import page_url
from kiosk.ui.operator.port import PanelHost
from kiosk.ui.operator.sticks import StickWatch
from kiosk.visits.days import Figures
from kiosk.visits.outing import Moment
from kiosk.visits.period import Period
from tests.ui.bundle_making import HandDesk, HandDrives
from tests.ui.page_stage import Stage, page_stage
from tests.ui.running import own_places
from tests.ui.sending_hand import HandSide

NOW_S = datetime(2026, 11, 28, 6, 20, tzinfo=UTC).timestamp()
"""Saturday, 14:20 in Beijing."""


@dataclass
class HandLedger:
    """Answers with figures that a test chose; waits while it is held."""

    make: Callable[[Period], Figures]
    asked: list[Period] = field(default_factory=list)
    held: threading.Event | None = None

    def read(self, ledger: Path, period: Period, offset_min: int, now: Moment | None) -> Figures:
        self.asked.append(period)
        if self.held is not None:
            self.held.wait(20)
        return self.make(period)


@dataclass
class Scene:
    """What a test moves, and the hand on the glass."""

    bridge: DataBridge
    drives: HandDrives
    sticks: StickWatch
    jobs: Jobs
    stage: Stage = field(init=False)

    def tap(self, name: str) -> None:
        self.stage.finger.settle()
        self.stage.finger.tap(name)
        self.stage.finger.settle()

    def until_read(self) -> None:
        finger = self.stage.finger
        finger.until(lambda: not self.bridge.property("reading"), "the figures")
        finger.settle()

    def until(self, condition: Callable[[], bool]) -> None:
        self.stage.finger.until(condition, "the page")
        self.stage.finger.settle()

    def plug(self, label: str, read_only: bool = False) -> Path:
        """A stick is plugged in, and seen."""
        root = self.drives.plug(label, read_only)
        self.sticks._poll()
        self.until(lambda: any(each.drive.label == label for each in self.sticks.sticks))
        return root

    def words(self) -> str:
        """Every word on the glass."""
        items = self.stage.finger.items()
        texts = (item.property("text") for item in items if item.isVisible())
        return "\n".join(text for text in texts if isinstance(text, str))

    def named(self, name: str) -> list[Any]:
        return [item for item in self.stage.finger.items() if item.objectName() == name]


@contextmanager
def data_scene(
    owner: QObject,
    folder: Path,
    ledger: HandLedger | None = None,
    *,
    catalogue: Catalogue | None = None,
    size: tuple[int, int] = (1920, 1080),
    inches: float = 21.5,
    language: str = "zh-Hans",
    site_kind: str = "科普大篷车",
    sending: HandSide | None = None,
) -> Iterator[Scene]:
    """The page at that size, until the block ends."""
    load_fonts(own_places(folder).fonts)
    settings = Settings()
    sending = sending or HandSide()
    jobs, drives, codes = sending.jobs, HandDrives(folder), CodeProvider()
    side = sending.side(codes)
    sticks = StickWatch(drives, HandDesk().look, owner)
    host = SimpleNamespace(
        places=own_places(folder),
        settings=settings._replace(site=settings.site._replace(kind=site_kind)),
        clock=HandClock(NOW_S, boot=9),
        jobs=jobs,
        catalogue=lambda: catalogue or Catalogue(),
        language=lambda: language,
        bundles=lambda: SimpleNamespace(watch=SimpleNamespace(sticks=sticks)),
        sending=lambda: side,
        changed_settings=lambda: None,
    )
    with pytest.MonkeyPatch.context() as patch:
        if ledger is not None:
            patch.setattr(data_page, "read_figures", ledger.read)
        scene = Scene(DataBridge(cast(PanelHost, host), owner), drives, sticks, jobs)
        url = Path(page_url("DataPage.qml").removeprefix("file://"))
        with page_stage(scene.bridge, url, size, owner, inches, codes) as scene.stage:
            yield scene
            if ledger is not None and ledger.held is not None:
                ledger.held.set()
            sending.port.on.set()
            jobs.stop(5)
            sticks.end()
