"""Builds every room and joins them; the order of starting and stopping is here and nowhere else."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QRectF, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.core.clock import Clock, Quality, SystemClock, boot_number
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble, operator_code
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.runs import END, RESTART
from kiosk.core.settings import ScreenSettings
from kiosk.core.timekeeping import KeptClock
from kiosk.library.exhibit import Catalogue
from kiosk.shell.classroom import Classroom
from kiosk.shell.jobs import Jobs
from kiosk.shell.operator import Operator
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.classroom import ClassBridge
from kiosk.ui.bridges.leaving import LeavingBridge
from kiosk.ui.bridges.shelf import ShelfBridge
from kiosk.ui.bridges.shell import ShellBridge
from kiosk.ui.bridges.stage import StageBridge
from kiosk.ui.codes import CodeProvider
from kiosk.ui.content import Content
from kiosk.ui.content_area import content_area
from kiosk.ui.fonts import load_fonts
from kiosk.ui.garbage import Garbage
from kiosk.ui.icons import IconProvider
from kiosk.ui.ledger_box import LedgerBox
from kiosk.ui.messages import catch_messages
from kiosk.ui.players import IN_CLASS, open_lesson, open_part, open_two
from kiosk.ui.readiness import Readiness
from kiosk.ui.signals import SignalDoor
from kiosk.ui.speech import Speech
from kiosk.ui.starting import Options, last_code
from kiosk.ui.window import KioskWindow
from kiosk.ui.wings import Wings
from kiosk.visits.facts import EndReason
from kiosk.visits.visits import open_visits

QML = Path(__file__).parent / "ui" / "qml"
HOURS_AFTER_MS = 900
"""A machine that starts outside its hours shows the attract screen for that long."""
WRITE_AFTER_MS = 1200
"""The ledger's thread begins by importing for 0.1 s; until then what is counted waits in memory."""
STOP_WITHIN_S = 5.0
BROKEN_SCREENS = 3
"""Exit code when the QML itself is damaged: there is nothing to show a visitor."""

log = logging.getLogger(__name__)


class Kiosk:
    """The running kiosk."""

    def __init__(
        self, places: Places, settings: Settings, options: Options, clock: Clock | None = None
    ) -> None:
        self.places = places
        self.settings = settings
        self.screen = settings.screen
        self.options = options
        self.exhibits = options.exhibits or places.exhibits
        self.clock = KeptClock(clock or SystemClock(boot_number(places.data)), places.data)
        self.troubles: list[Trouble] = []
        self._speech = Speech()
        self._first_frame = False
        # Not quit(): that asks the window first, which refuses. A rehearsal goes on instead.
        self.end_loop: Callable[[int], None] = QGuiApplication.exit
        self._on_ready: list[Callable[[], None]] = []
        self._on_drawn: list[Callable[[], None]] = []
        catch_messages()
        self._note(load_fonts(places.fonts))
        self._box = box = LedgerBox(self._note)
        self._garbage = Garbage(box)
        self._readiness = Readiness(box, self._garbage, self._kinds, self._warmed)
        self.visits = open_visits(places, self.clock, settings, box.arrived.emit, box.running.emit)
        box.hand_on = self.visits.go_on_with
        self.walk = Walk(settings, self.clock, self.visits.counter, self._show_view)
        self.operator = Operator(self.walk, self.clock, self.visits.counter)
        self.jobs = Jobs()
        self.wings = Wings(self)
        self.shell = ShellBridge(
            self.walk,
            settings,
            places.assets.absolute().as_uri(),
            ask_gate=self.wings.ask_gate,
            safe=last_code(places, options),
        )
        self.shelf = ShelfBridge(self.walk, settings.home)
        two = settings.screen.two_players
        self.stage = StageBridge(
            self.walk,
            self.shelf,
            open_part,
            open_two=open_two,
            two_players="wall" if two == "auto" else two,
        )
        classroom = Classroom(self.walk, self.visits.counter, IN_CLASS)
        self.classroom = ClassBridge(self.walk, classroom, open_lesson)
        self.codes = CodeProvider()
        self.leaving = LeavingBridge(self.walk, self.codes)
        self.visits.outings.on_change = self.shell.show_outing
        self._content = Content(
            places,
            self.exhibits,
            self._show_catalogue,
            self._be_ready,
            lambda: self.idle,
            self.shell,
            safe=options.safe,
        )
        self.window = self._make_window()
        self._door = SignalDoor(self.quit)
        self._hook = sys.excepthook
        sys.excepthook = self._defect

    def _make_window(self) -> KioskWindow:
        window = KioskWindow(
            self.walk.patience,
            self.shell.press,
            windowed=self.options.windowed,
            diagonal_in=self.settings.screen.diagonal_in,
            may_type=lambda: self.walk.view.operating,
            fingers=self.walk.fingers,
        )
        self._garbage.engine = engine = window.engine()
        engine.addImportPath(str(QML))
        engine.addImageProvider("icon", IconProvider(self.places.assets / "icons"))
        engine.addImageProvider("code", self.codes)
        window.widthChanged.connect(self._measure)
        window.heightChanged.connect(self._measure)
        window.foreground.resettled.connect(self._measure)
        self._speech.speak(self.walk.view.language)
        bridges = {"shell": self.shell, "shelf": self.shelf, "stage": self.stage}
        more = {"leaving": self.leaving, "classroom": self.classroom}
        window.setInitialProperties({**bridges, **more})
        return window

    # Starting and stopping.

    def start(self) -> None:
        """Show the first frame; everything that can wait comes after it."""
        self.window.frameSwapped.connect(self._framed)
        self.window.statusChanged.connect(self._loaded)
        self.window.present(self.options.size_px)
        self._measure()
        self.window.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        self._content.start()  # last: from here on Qt has most to do, and Python's lock is free

    def when_ready(self, call: Callable[[], None]) -> None:
        """Call back once the catalogue has been read."""
        self._on_ready.append(call)

    def when_drawn(self, call: Callable[[], None]) -> None:
        """Call back once the first frame is on the screen."""
        self._on_drawn.append(call)

    def refresh_content(self) -> None:
        """What is installed has changed: show it once nobody would see it change."""
        self._content.refresh()

    @property
    def idle(self) -> bool:
        """Whether no visitor is there."""
        return self.walk.view.screen in ("attract", "closed")

    def _loaded(self, status: QQuickView.Status) -> None:
        if status == QQuickView.Status.Error:
            faults = "; ".join(error.toString() for error in self.window.errors())
            log.critical("the screens could not be loaded, so the kiosk ends: %s", faults)
            QGuiApplication.exit(BROKEN_SCREENS)

    @property
    def language(self) -> str:
        """The language on the screen."""
        return self.walk.view.language

    @property
    def device_code(self) -> str | None:
        """Who this machine is, once the disk has said so."""
        identity = self.visits.identity
        return identity.device_code if identity is not None else None

    def set_time(self, wall_s: float, quality: Quality, source: str) -> None:
        """It is ``wall_s`` now (UTC seconds), says ``quality``; a trace stays."""
        self.visits.note_vouched(self.clock.vouch(wall_s, quality), source)
        self.clock.keep_soon()

    def restart(self) -> None:
        """End, to be started again at once."""
        self.quit(RESTART)

    def shut_down(self, failed: Callable[[Trouble], None]) -> None:
        """Switch the machine off, which ends the kiosk; a window of a developer's just closes."""
        if self.options.windowed:
            self.quit(END)
        else:
            self.wings.shut_down(failed)

    def quit(self, code: int = END) -> None:
        """End the loop with an exit code of ``kiosk.core.runs``; :meth:`stop` does the rest."""
        self.end_loop(code)

    def stop(self) -> None:
        """Close the visit, write everything down, take the window apart."""
        self._content.stop()
        self.walk.end(EndReason.STOPPED)
        self.jobs.stop(STOP_WITHIN_S)
        self.wings.stop()
        self._readiness.stop()
        self.clock.keep()
        if not self.visits.writer.stop(STOP_WITHIN_S):
            log.error("the ledger could not write everything within %s s", STOP_WITHIN_S)
        sys.excepthook = self._hook
        self._door.close()
        self.window.close_for_good()
        self._speech.speak(ZH)  # what is installed for the whole process goes with the kiosk
        self._garbage.stop()

    def _framed(self) -> None:
        if not self._first_frame:
            self._first_frame = True
            self.window.frameSwapped.disconnect(self._framed)
            self._content.look()
            QTimer.singleShot(0, self._after_first_frame)

    def _after_first_frame(self) -> None:
        self._readiness.wait_for_exhibits()
        QTimer.singleShot(WRITE_AFTER_MS, self.visits.start_writing)
        QTimer.singleShot(HOURS_AFTER_MS, self.wings.keep_hours)
        for call in self._on_drawn:
            call()
        self._content.drawn()

    def _warmed(self) -> None:
        self.shell.show_films()
        self.wings.work_quietly()

    # Content.

    def _kinds(self) -> Iterable[str]:
        """Of every part that could be opened now."""
        return (part.kind for one in self.catalogue.exhibits for part in one.parts)

    @property
    def catalogue(self) -> Catalogue:
        """What can be shown now."""
        return self._content.catalogue

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.visits.segments.note_content(catalogue.digest)
        self.shelf.show_exhibits(catalogue.exhibits)
        self.classroom.show_exhibits(catalogue.exhibits)
        self.wings.show_catalogue(catalogue)

    def _be_ready(self) -> None:
        self.shell.show_ready()
        self._readiness.know_exhibits()
        waiting, self._on_ready = self._on_ready, []
        for call in waiting:
            call()

    # What changes on the way.

    def _show_view(self, view: View) -> None:
        self._speak(view.language)
        if view.screen == "attract":
            self._content.show_waiting()  # new content comes between two visitors
            self._content.look_for_changes()
        self.shelf.show_view(view)
        self.stage.show_view(view)
        self.leaving.show_view(view)
        self.classroom.show_view(view)
        self.wings.show_view(view)
        self.shell.show_view(view)
        self._readiness.show_screen(view.screen)

    def _speak(self, language: str) -> None:
        if self._speech.speak(language):
            self.window.engine().retranslate()

    def _measure(self) -> None:
        screen = self.screen
        panel = self.window.measured(screen.diagonal_in)
        width, height = max(1, self.window.width()), max(1, self.window.height())
        area = content_area(width, height, panel.px_per_mm, turn=screen.turn, low=screen.low)
        self.shell.show_panel(panel.px_per_mm, area.unit_mm)
        self.shell.show_area(screen.turn, QRectF(*area[:4]))

    @property
    def window_px(self) -> tuple[int, int]:
        """Width and height of the window."""
        return self.window.width(), self.window.height()

    def show_screen(self, screen: ScreenSettings) -> None:
        """Lay the picture out anew, as the set-up has it chosen; no diagonal: as before."""
        diagonal_in = screen.diagonal_in or self.screen.diagonal_in
        self.screen = screen._replace(diagonal_in=diagonal_in)
        self._measure()

    def _note(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self.troubles.append(trouble)
            log.warning("%s: %s%s", trouble.code, trouble.what.zh, trouble.next_step.zh)

    def _defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A bug of ours reached the loop: say where in the log, lead the visitor on."""
        log.critical("defect %s", operator_code(error), exc_info=(kind, error, trace))
        QTimer.singleShot(0, self.walk.part_failed)
