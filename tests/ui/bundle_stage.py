"""The page 资源包 alone on the glass, over a desk, works and sticks that a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.core.places import find_places
from kiosk.library.exhibit import Catalogue
from kiosk.shell.bundles_going import Going
from kiosk.ui.fonts import load_fonts
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.bundles_page import BundlesBridge
from kiosk.ui.operator.leaf_page import page_url
from kiosk.ui.operator.sticks import StickWatch
from tests.ui.bundle_making import HandDesk, HandDrives, HandWorks
from tests.ui.page_stage import Stage, page_stage

WIDE, TALL, SMALL, SMALL_TALL = (1920, 1080), (1080, 1920), (1366, 768), (768, 1366)


@dataclass
class Scene:
    """What a test moves, and the hand on the glass."""

    drives: HandDrives
    desk: HandDesk
    works: HandWorks
    refreshed: list[str] = field(default_factory=list)
    restarted: list[str] = field(default_factory=list)
    stage: Stage = field(init=False)
    bridge: BundlesBridge = field(init=False)
    watch: BundleWatch = field(init=False)

    @property
    def view(self) -> str:
        return str(self.bridge.property("view"))

    def tap(self, name: str) -> None:
        self.stage.finger.settle()
        self.stage.finger.tap(name)
        self.settle()

    def settle(self) -> None:
        self.stage.finger.settle()

    def open_row(self, id: str) -> None:
        """Turn to the leaf with that line of the list, and touch it."""
        for _ in range(9):
            row = self.stage.finger.need(f"bundle-{id}")
            if row.isEnabled():
                return self.tap(f"bundle-{id}")
            self.tap("pageOn")
        raise AssertionError(f"no line {id}")

    def look(self) -> None:
        """The sticks are looked for now, and what is there is read."""
        before = len(self.drives.plugged)
        self.watch.sticks._poll()

        def seen() -> bool:
            sticks = self.watch.sticks.sticks
            read = all(each.looked is not None or each.trouble is not None for each in sticks)
            return len(sticks) == before and read

        self.until(seen)
        self.settle()

    def go(self, going: Going | None) -> None:
        """The work stands there."""
        self.works.going = going
        self.watch._look()
        self.settle()

    def until(self, condition: Callable[[], bool]) -> None:
        self.stage.finger.until(condition, "the page")

    def words(self) -> str:
        """Every word on the page."""
        items = self.stage.finger.items()
        found = (item.property("text") for item in items if item.isVisible())
        return "\n".join(each for each in found if isinstance(each, str) and each)


@contextmanager
def bundle_scene(
    folder: Path,
    owner: QObject,
    size: tuple[int, int] = WIDE,
    language: str = "zh-Hans",
    desk: HandDesk | None = None,
    inches: float = 21.5,
) -> Iterator[Scene]:
    """The page, with nothing plugged in yet."""
    scene = Scene(HandDrives(folder), desk or HandDesk(), HandWorks())
    load_fonts(find_places().fonts)
    sticks = StickWatch(scene.drives, scene.desk.look, owner)
    scene.watch = BundleWatch(scene.works, sticks, lambda: scene.refreshed.append("on"), owner)
    scene.bridge = BundlesBridge(
        *(scene.desk, scene.watch, Catalogue, language, 480, owner),
        restart=lambda: scene.restarted.append("on"),
    )
    source = Path(page_url("BundlesPage.qml").removeprefix("file://"))
    with page_stage(scene.bridge, source, size, owner, inches) as stage:
        scene.stage = stage
        stage.finger.settle()
        try:
            yield scene
        finally:
            sticks.end()
