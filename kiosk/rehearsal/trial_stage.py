"""A stage that nobody sees: the real players and the real screen around them, drawn into memory.

Only what a part needs is there: no attract screen, no home, no ledger, no sound. Everything is
drawn by the software renderer, so that no driver of a graphics card has a say in it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer, QUrl
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.core.clock import SystemClock
from kiosk.core.errors import Trouble, operator_code
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.rehearsal.trial_pictures import read_pictures
from kiosk.rehearsal.trial_wire import PartFault, PartName
from kiosk.shell.walk import Outcome, View, Walk
from kiosk.ui.bridges.shelf import ShelfBridge
from kiosk.ui.bridges.shell import ShellBridge
from kiosk.ui.bridges.stage import Open, StageBridge
from kiosk.ui.fonts import load_fonts
from kiosk.ui.frames import FilmFrames, PictureFrames
from kiosk.ui.garbage import Garbage
from kiosk.ui.icons import IconProvider
from kiosk.ui.players import open_part as real_open_part
from kiosk.ui.players import stand_down
from kiosk.ui.starting import make_qt
from kiosk.visits.facts import EndReason

QML = Path(__file__).parents[1] / "ui" / "qml"
SCREEN = QML / "Screens" / "ExhibitScreen.qml"
SIZE_PX = (1280, 720)
PX_PER_MM = 2.7
"""Of 1280 pixels on a panel of 21.5 inches."""
PICTURE_WITHIN_S = 25.0
"""Longer than a film (8 s) or a simulation (15 s) waits before it says itself that it fails."""
LOOK_EVERY_MS = 10

STANDS = "loader.item !== null && loader.item.player === screen.stage.player"
"""Asked in the words of ``ExhibitScreen.qml``: whether what it shows is the part that plays."""

ANY = """(function any(item, met) {
    if (!item.visible)
        return false;
    for (const child of item.children)
        if (any(child, met))
            return true;
    return met(item);
})"""
LOADS = f"""{ANY}(screen, item => item.status === Image.Loading || item.loading === true ||
    (item.wanted && item.ready === false && item.children[0].source.toString() === ""))"""
"""Whether something that can be seen is still being read, or (a ``Picture``) not yet asked for."""

STEP_PICTURED = f"""{ANY}(loader.item, step => step.objectName === "stepView" &&
    {ANY}(step, item => item.status === Image.Ready && item.sourceSize !== undefined))"""
"""Whether an animation's step that is no Lottie shows its picture."""

NO_PICTURE = Words("一直没有画面。", "No picture came.")


class NoCount:
    """A trial is no visit: nothing is counted (``kiosk.shell.walk.Counting``)."""

    def touch(self, at_s: float | None = None) -> None:
        """Not counted."""

    def enter(self, exhibit: str, version: str) -> None:
        """Not counted."""

    def answer(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """Not counted."""

    def in_class(self) -> None:
        """Not counted."""

    def hands(self, question: str, raised: int, right: int) -> None:
        """Not counted."""

    def mark(self, metric: str, subject: str, count: int = 1, *, of_session: bool = False) -> None:
        """Not counted."""

    def leave(self, completed: bool) -> None:
        """Not counted."""

    def end(self, reason: EndReason) -> None:
        """Not counted."""

    def flags(self, language: str, elder: bool) -> None:
        """Not counted."""


class WatchedStage(StageBridge):
    """The stage, which remembers besides why the part that plays cannot go on."""

    def __init__(self, walk: Walk, shelf: ShelfBridge, open_part: Open) -> None:
        self.fault: Words | None = None
        self._really_open = open_part
        super().__init__(walk, shelf, self._open_watched)

    def _open_watched(
        self, exhibit: Exhibit, part: Part, host: Host, parent: QObject
    ) -> tuple[QObject, str]:
        try:
            return self._really_open(exhibit, part, host, parent)
        except Trouble as trouble:
            self.fault = trouble.what
            raise

    def failed(self, trouble: Trouble) -> None:
        """The part that plays cannot go on."""
        self.fault = trouble.what
        super().failed(trouble)


class TrialStage:
    """Opens exhibits one after the other. ``open_part`` is the glass's own unless given."""

    def __init__(self, places: Places, open_part: Open = real_open_part) -> None:
        settings = quiet_settings()
        self._application = make_qt(settings, places)
        self._garbage = Garbage(self._application)
        load_fonts(places.fonts)
        self._walk = Walk(settings, SystemClock(0), NoCount(), self._show_view)
        assets = places.assets.absolute().as_uri()
        self._shell = ShellBridge(self._walk, settings, assets)
        self._shelf = ShelfBridge(self._walk, settings.home)
        self._stage = WatchedStage(self._walk, self._shelf, open_part)
        self._window = QQuickView()
        engine = self._window.engine()
        engine.addImportPath(str(QML))
        engine.addImageProvider("icon", IconProvider(places.assets / "icons"))
        tokens = engine.singletonInstance("Kit", "Tokens")
        assert isinstance(tokens, QObject)
        for name, value in (("assets", assets), ("pxPerMm", PX_PER_MM), ("motionAllowed", False)):
            tokens.setProperty(name, value)
        self._window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self._window.setGeometry(0, 0, *SIZE_PX)
        self._window.show()
        sys.excepthook = self._defect

    def try_parts(
        self, exhibit: Exhibit, opens: Callable[[PartName], None]
    ) -> tuple[PartFault, ...]:
        """Read every picture and open each part once; ``opens`` is called before. Returns the
        parts that were not shown.

        A part for which no picture came has the reason :data:`NO_PICTURE`.
        """
        faults = []
        read_pictures(exhibit.folder, QSize(*SIZE_PX), opens)
        for at, part in enumerate(exhibit.parts):
            name = PartName(at + 1, part.kind, part.entry)
            opens(name)
            reason = self._try_part(exhibit, at)
            if reason is not None:
                faults.append(PartFault(name, reason))
        self._walk.go_home()
        self._window.setSource(QUrl())  # films and voices end with their items
        self._pause()  # what dies of its end dies now, under its own name
        self._garbage.clear()
        return tuple(faults)

    def close(self) -> None:
        """End what players keep running, and take the window apart before the bridges."""
        stand_down(wait=True)
        self._window.setSource(QUrl())
        self._window.close()
        self._garbage.stop()

    def _try_part(self, exhibit: Exhibit, at: int) -> Words | None:
        self._stage.fault = None
        if at == 0:
            self._walk.touched()
            self._walk.open(exhibit)
            self._window.setInitialProperties({"shell": self._shell, "stage": self._stage})
            self._window.setSource(QUrl.fromLocalFile(str(SCREEN)))
        elif self._walk.view.part_failed:
            self._walk.pass_over()
        else:
            self._walk.part_done(Outcome())
        part = exhibit.parts[at]
        if self._wait(part) and part.kind == "animation":
            # Drawings are made by a thread of the kiosk's own: any one could take it down.
            steps = self._stage.property("player")
            for number in range(1, steps.property("count")):
                steps.goTo(number)
                if not self._wait(part):
                    break
        return self._stage.fault

    def _wait(self, part: Part) -> bool:
        """Wait for what the part shows first; whether it is there. Else ``fault`` says why."""
        self._pause()  # what is put off to the next turn of the loop comes first
        end_s = time.monotonic() + PICTURE_WITHIN_S
        while self._stage.fault is None and not self._is_there(part):
            if time.monotonic() > end_s:
                self._stage.fault = NO_PICTURE
            self._pause()
        if self._stage.fault is None:
            self._window.grabWindow()  # whatever was not drawn yet is drawn now
        return self._stage.fault is None

    def _is_there(self, part: Part) -> bool:
        """Whether what the part shows first is on the glass."""
        root = self._window.rootObject()
        if root is None or not self._asks(root, STANDS):
            return False
        if self._asks(root, LOADS):
            return False
        painted = _painted_by(part.kind, self._stage.property("player"))
        if painted is not None:
            return any(isinstance(one, painted) and one.painted > 0 for one in _below(root))
        return part.kind != "animation" or self._asks(root, STEP_PICTURED)

    def _asks(self, root: QQuickItem, question: str) -> bool:
        context = QQmlEngine.contextForObject(root)
        return QQmlExpression(context, root, question).evaluate()[0] is True

    def _pause(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(LOOK_EVERY_MS, loop.quit)
        loop.exec()

    def _show_view(self, view: View) -> None:
        self._shelf.show_view(view)
        self._stage.show_view(view)
        self._shell.show_view(view)

    def _defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A bug of ours reached the loop: as in the kiosk, the part that plays is given up."""
        sys.__excepthook__(kind, error, trace)
        code = operator_code(error)
        self._stage.fault = Words(f"播放程序出错（{code}）。", f"The player failed ({code}).")
        QTimer.singleShot(0, self._walk.part_failed)


def quiet_settings() -> Settings:
    """The shipped settings, silent, drawn as plainly as can be."""
    settings = Settings()
    return settings._replace(
        screen=settings.screen._replace(render="software", motion="none"),
        sound=settings.sound._replace(volume=0, effects=False),
    )


def _painted_by(kind: str, player: QObject) -> type[FilmFrames | PictureFrames] | None:
    """What paints the first picture of a part; none where Qt Quick draws everything itself."""
    if kind == "video":
        return FilmFrames
    if kind == "simulation" or (kind == "animation" and player.property("type") == "lottie"):
        return PictureFrames
    return None


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _below(child)
