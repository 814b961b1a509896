"""The set-up for QML: the step that stands, its choices, and the way on and back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.clock import local_day
from kiosk.core.errors import Trouble
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.shell.screens import Screen
from kiosk.shell.setup.known import Known, read_known, write_answers
from kiosk.shell.setup.setup import Setup
from kiosk.shell.setup.state import SetupState
from kiosk.shell.setup.steps import TITLES, Step
from kiosk.shell.walk import View
from kiosk.ui.operator.setup_answers import AnswersBridge
from kiosk.ui.operator.setup_errand import SetupErrand
from kiosk.ui.operator.setup_host import SetupHost
from kiosk.ui.operator.setup_keys import KeysBridge
from kiosk.ui.operator.setup_screen import ScreenBridge
from kiosk.ui.operator.setup_touch import TouchTestBridge

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

ABANDONED_LOOK_MS = 5_000


@QmlElement
class SetupBridge(QObject):
    """The set-up. Everything that waits for a disk is an errand; meanwhile ``busy``."""

    changed = Signal()
    stepChanged = Signal()

    def __init__(self, host: SetupHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._page = ""
        self._settings = Settings()
        self._setup: Setup | None = None
        self._trouble: Trouble | None = None
        self._leaves_unsaved = False
        self._shown = False
        self._errand = SetupErrand(self)
        self._errand.changed.connect(self.changed)
        self._answers = AnswersBridge(self, self)
        self.changed.connect(self._answers.changed)
        self._screen = ScreenBridge(host, self.choose, self.value, self)
        self._touch = TouchTestBridge(
            host, self._errand, self._today, self._settled, self._fail, self
        )
        self._keys = KeysBridge(
            host.gate, self._errand, self._settled, self._fail, self.words, self
        )
        self._abandoned = QTimer(self)
        self._abandoned.setInterval(ABANDONED_LOOK_MS)
        self._abandoned.timeout.connect(self.look)

    # In and out.

    @Slot(str)
    def begin(self, page: str) -> None:
        """Ask a page again (see ``PAGES``), or everything for an empty name; from the panel."""
        self._begin(page, first_run=False)

    def begin_first_run(self) -> None:
        """Ask a new machine everything, from the attract screen."""
        self._begin("", first_run=True)

    def _begin(self, page: str, *, first_run: bool) -> None:
        self._setup, self._trouble, self._page = None, None, page
        self._leaves_unsaved = False
        places, gate = self._host.places, self._host.gate
        self._errand.run(lambda: read_known(places, gate), self._read_through, self._fail)
        self._host.operator.begin_setup(first_run=first_run)

    def _read_through(self, known: Known) -> None:
        self._settings = known.settings
        self._setup = Setup(known.settings, known.state, self._page, pin_set=known.pin_set)
        self._keys.begin(known.key_id)
        self._touch.forget()
        self._screen.begin()
        self._host.walk.patience.wait(self._setup.patience_s)
        self._step_changed()

    def show_view(self, view: View) -> None:
        """The walk changed: whoever is gone from the set-up has left it."""
        shown = view.screen is Screen.SETUP
        if shown and not self._shown:
            self._abandoned.start()
        elif self._shown and not shown:
            self._abandoned.stop()
            self._screen.turn_back()
        self._shown = shown
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Leave by itself when nobody has touched for long: visitors may be waiting."""
        left_s = self._host.walk.patience.next_look_s  # not its mood: that would begin a warning
        if self._shown and left_s is not None and left_s <= 0 and not self._errand.running:
            self.leave()

    @Slot()
    def leave(self) -> None:
        """以后再说: what was chosen is kept, then out; where the disk refuses, by a second tap."""
        setup = self._setup
        if setup is None or self._leaves_unsaved:
            self._depart(finished=False)
            return
        self._screen.turn_back()
        self._save(setup, setup.state, lambda: self._depart(finished=False), leaving=True)

    def _depart(self, *, finished: bool) -> None:
        if self._host.walk.view.screen is not Screen.SETUP:
            return
        self._touch.forget()
        self._keys.forget()
        self._host.on_left(finished)  # first: what changed is looked at when another screen comes
        if self._host.operator.first_run:
            self._host.operator.leave()
        else:
            self._host.operator.leave_setup()

    # On and back.

    @Slot()
    def goOn(self) -> None:
        """下一步: what was chosen goes onto the disk, and then the next step stands."""
        setup = self._setup
        if setup is not None and setup.can_go_on and self._answers.settle():
            self._screen.turn_back()
            self._save(setup, setup.ahead, self._went_on)

    def _save(
        self,
        setup: Setup,
        state: SetupState,
        then: Callable[[], None],
        *,
        leaving: bool = False,
    ) -> None:
        changes, places = setup.unwritten, self._host.places

        def done(_: None) -> None:
            setup.written(changes)
            self._trouble = None
            then()

        def failed(trouble: Trouble) -> None:
            self._leaves_unsaved = leaving
            self._fail(trouble)

        self._errand.run(lambda: write_answers(places, changes, state), done, failed)

    def _went_on(self) -> None:
        setup = self._setup
        if setup is None:
            return
        self._screen.apply()
        if setup.go_on():
            self._step_changed()
        else:
            self._depart(finished=True)

    @Slot()
    def goBack(self) -> None:
        """上一步."""
        if self._setup is not None and not self._errand.running:
            self._setup.go_back()
            self._step_changed()

    @Slot(str)
    def goTo(self, step: str) -> None:
        """From the summary to a step."""
        if self._setup is not None and not self._errand.running:
            self._setup.go_to(Step(step))
            self._step_changed()

    def _step_changed(self) -> None:
        self._trouble = None
        self._leaves_unsaved = False
        self._keys.forget()
        self._answers.forget()
        self._touch.rest()
        self._screen.begin()
        self.stepChanged.emit()
        self.changed.emit()

    def _fail(self, trouble: Trouble) -> None:
        log.warning("%s", trouble)
        self._trouble = trouble
        self.changed.emit()

    def _settled(self) -> None:
        """A part has stored its own answer."""
        if self._setup is not None:
            self._setup.answer()
            self._setup.pin_set = self._setup.pin_set or self._keys.pin_is_set
            self._host.walk.patience.wait(self._setup.patience_s)
        self._trouble = None
        self.changed.emit()

    # Answers.

    @property
    def setup(self) -> Setup | None:
        """What stands behind it; ``None`` until everything has been read."""
        return self._setup

    @property
    def known(self) -> Settings:
        """The settings as the files had them when it began."""
        return self._settings

    @property
    def host(self) -> SetupHost:
        """What the kiosk has given."""
        return self._host

    def words(self, words: Words | None) -> str:
        """In the language of the screen."""
        return words.text(self._host.walk.view.language) if words is not None else ""

    def _today(self) -> str:
        offset_min = self._settings.time.utc_offset_min
        return local_day(self._host.clock.wall_s(), offset_min).isoformat()

    def retell(self) -> None:
        """Tell QML that something has changed."""
        self.changed.emit()

    def fetch(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        """Do what waits for a disk, and go on with what it brings."""
        self._errand.run(work, then, self._fail)

    def line_of_parts(self) -> tuple[str, int | None]:
        """Id of the recovery key, and how many faults the touch test found."""
        return self._keys.key_id, self._touch.faults

    def value(self, key: str) -> object:
        """What a setting is, as chosen here or before."""
        return self._setup.value(key) if self._setup is not None else None

    def choose(self, key: str, value: object) -> bool:
        """Answer with a setting; where it is refused, the screen says why."""
        if self._setup is None:
            return False
        try:
            self._setup.choose(key, value)
        except Trouble as trouble:  # an answer, no fault of the machine: nothing for the log
            self._trouble = trouble
            self.changed.emit()
            return False
        self._trouble = None
        self.changed.emit()
        return True

    # What QML sees.

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        """The step that stands; empty until everything has been read."""
        return self._setup.step.value if self._setup is not None else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        """What the step asks."""
        return self.words(TITLES[self._setup.step]) if self._setup is not None else ""

    @Property(int, notify=changed)
    def number(self) -> int:
        """Which step it is, from 0."""
        return self._setup.number if self._setup is not None else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many steps there are."""
        return self._setup.count if self._setup is not None else 0

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._errand.running

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """What went wrong, with what to do; empty when all is well."""
        language = self._host.walk.view.language
        return self._trouble.text(language) if self._trouble is not None else ""

    @Property(bool, notify=changed)
    def leavesUnsaved(self) -> bool:
        """Whether leaving loses what could not be written."""
        return self._leaves_unsaved

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        """Whether there is a step before."""
        return self._setup is not None and self._setup.can_go_back

    @Property(bool, notify=changed)
    def canGoOn(self) -> bool:
        """Whether this step may be left forwards."""
        return self._setup is not None and self._setup.can_go_on

    @Property(bool, notify=changed)
    def skips(self) -> bool:
        """Whether going on goes by this step."""
        return self._setup is not None and self._setup.skips

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether going on ends it."""
        return self._setup is not None and self._setup.last

    @Property(QObject, constant=True)
    def answers(self) -> QObject:
        """What was answered, and what can be (:class:`AnswersBridge`)."""
        return self._answers

    @Property(QObject, constant=True)
    def screen(self) -> QObject:
        """Size and layout (:class:`ScreenBridge`)."""
        return self._screen

    @Property(QObject, constant=True)
    def touch(self) -> QObject:
        """The touch test (:class:`TouchTestBridge`)."""
        return self._touch

    @Property(QObject, constant=True)
    def keys(self) -> QObject:
        """PIN and recovery key (:class:`KeysBridge`)."""
        return self._keys
