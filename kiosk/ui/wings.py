"""What is beside the stage: the day's hours, the operator's side, quiet work. All of it is made
after the first frame, or when it is first wanted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from kiosk.core.clock import Clock, Quality
from kiosk.core.config import Settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.runs import END
from kiosk.core.settings import ScreenSettings
from kiosk.library.exhibit import Catalogue
from kiosk.shell.jobs import Job, Jobs
from kiosk.shell.operator import Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.classroom import ClassBridge
from kiosk.ui.bridges.shelf import ShelfBridge
from kiosk.ui.bridges.shell import ShellBridge
from kiosk.ui.bridges.stage import StageBridge
from kiosk.ui.codes import CodeProvider
from kiosk.visits.visits import Visits

if TYPE_CHECKING:
    from kiosk.core.pace import Pace
    from kiosk.ui.campaigns import Campaigns
    from kiosk.ui.emergencies import Emergencies
    from kiosk.ui.hub_box import HubBox
    from kiosk.ui.measuring import Measuring
    from kiosk.ui.nightfall import Nightfall
    from kiosk.ui.operator.backstage import Backstage
    from kiosk.ui.operator.errand import Errand
    from kiosk.ui.quiet_work import QuietWork
    from kiosk.ui.resuming import Resuming

MAKE_KEY_WITHIN_S = 120.0

log = logging.getLogger(__name__)


class House(Protocol):
    """What of the kiosk the wings need (``kiosk.app.Kiosk`` is one)."""

    places: Places
    settings: Settings
    exhibits: Path
    walk: Walk
    operator: Operator
    jobs: Jobs
    codes: CodeProvider
    shell: ShellBridge
    shelf: ShelfBridge
    stage: StageBridge
    classroom: ClassBridge
    visits: Visits

    @property
    def clock(self) -> Clock:
        """The kiosk's time."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """What can be shown now."""
        ...

    @property
    def language(self) -> str:
        """The language on the screen."""
        ...

    @property
    def device_code(self) -> str | None:
        """Who this machine is, once the disk has said so."""
        ...

    @property
    def window_px(self) -> tuple[int, int]:
        """Width and height of the window."""
        ...

    def refresh_content(self) -> None:
        """What is installed has changed: show it at the next idle moment."""

    def set_time(self, wall_s: float, quality: Quality, source: str) -> None:
        """It is that time now; a trace stays."""

    def show_screen(self, screen: ScreenSettings) -> None:
        """Lay the picture out anew."""

    def restart(self) -> None:
        """End, to be started again at once."""

    def shut_down(self, failed: Callable[[Trouble], None]) -> None:
        """Switch the machine off, and end."""

    def quit(self, code: int) -> None:
        """End the loop."""


def _switch_off() -> None:
    from kiosk.shell.power import find_power

    find_power().shut_down()


def _make_key(data: Path) -> None:
    """In a child: the library that makes it would stay with us, 7 MiB for ever."""
    import subprocess

    command = own_command("make-key", "--data", str(data))
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MAKE_KEY_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("no device key yet: %s", error)
        return
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        log.warning("no device key yet: %s %s", done.returncode, said[-2000:])


class Wings:
    """The parts beside the stage, as far as they have been made."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.night: Nightfall | None = None
        self.backstage: Backstage | None = None
        self.emergencies: Emergencies | None = None
        self.campaigns: Campaigns | None = None
        self.hub_box: HubBox | None = None
        self.measuring: Measuring | None = None
        self._quiet: QuietWork | None = None
        self._resuming: Resuming | None = None
        self._operated = self._setup_waits = False
        self._switching_off: Errand | None = None

    def keep_hours(self) -> None:
        """The opening hours and the calendar are in force from now on."""
        from kiosk.shell.gate.tries import lock_stands
        from kiosk.ui.campaigns import Campaigns
        from kiosk.ui.nightfall import Nightfall

        house, shell = self._house, self._house.shell
        self.night = Nightfall(house, shell)
        shell.show_night(self.night.source, {"shell": shell, **self.night.parts})
        self.night.day.start()
        note = house.visits.segments.note_campaign
        self.campaigns = Campaigns(house, self.night.believes, note, shell)
        self.campaigns.start()
        if lock_stands(self._house.places.gate):
            self._make_backstage()  # the lock runs down only while the gate is there

    def work_quietly(self) -> None:
        """Look after the files from now on, whenever nobody has been here for a while."""
        from kiosk.ui.fonts import forget_sizes
        from kiosk.ui.hub_box import HubBox
        from kiosk.ui.quiet_work import quiet_work
        from kiosk.ui.resuming import Resuming

        house = self._house
        self.hub_box = HubBox(house, house.shell)
        self._resuming = Resuming(house.jobs, house.places, house.refresh_content, house.shell)
        self._quiet = quiet_work(
            *(house.jobs, house.places, house.clock, house.exhibits, house.shell),
            send=self.hub_box.work_by_itself(),
            rest=lambda: forget_sizes(house.places.fonts),
        )
        self._make_measuring()
        self._show_quiet(house.walk.view)
        self._make_key()

    def _make_key(self) -> None:
        """A new machine gets the key with which it will sign what it sends."""
        from kiosk.sync.device_key import KEY_FILE

        data = self._house.places.data
        if not (data / KEY_FILE).exists():  # a damaged one is found when it is first wanted
            Thread(target=_make_key, args=(data,), name="device-key", daemon=True).start()

    def show_pace(self, pace: Pace) -> None:
        """What to ask of this machine from now on, as it was measured or is set."""
        self._house.shell.show_pace("sure" if pace.fades else pace.motion)
        self._house.stage.pace = pace

    def rest(self) -> None:
        """Nobody has been here for long, says a rehearsal: the quiet work begins now."""
        if self._quiet is not None:
            self._quiet.begin()

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Other content is shown: an emergency may have come, or gone with it."""
        if self.campaigns is not None:
            self.campaigns.show_catalogue(catalogue)
        if self.emergencies is None:
            if not catalogue.emergencies:
                return
            from kiosk.ui.emergencies import Emergencies

            self.emergencies = Emergencies(self._house, self._house.shell)
        self.emergencies.show_catalogue(catalogue)

    def offer_setup(self) -> None:
        """A new machine asks what it has to know, before the first visitor comes; where one is
        there already, when that one has gone.
        """
        from kiosk.shell.setup.state import Need, needs_setup

        house = self._house
        # Anything at all that the gate has kept says that this is no new machine.
        pin_set = any(house.places.gate.glob("*.json"))
        need = needs_setup(house.places.data, pin_set=pin_set)
        self._setup_waits = need is Need.OPEN and house.walk.view.screen is not Screen.ATTRACT
        if need is Need.OPEN and not self._setup_waits:
            self.go_backstage()
            self._make_backstage().setup.begin_first_run()

    def ask_gate(self) -> None:
        """An operator is there."""
        self.go_backstage()
        self._house.operator.ask_gate()

    def go_backstage(self) -> None:
        """Put the operator's side on the glass, unless it is there."""
        backstage, shell = self._make_backstage(), self._house.shell
        shell.show_backstage(backstage.source, {"shell": shell, **backstage.parts})

    def _make_backstage(self) -> Backstage:
        if self.backstage is None:
            from kiosk.bundles.drives import system_drives
            from kiosk.ui.operator.backstage import Backstage

            self.backstage = Backstage(
                self._house, system_drives(), self._house.shell, measure=self._measure
            )
        return self.backstage

    def _measure(self) -> Job:
        """An operator wants to know how quick this machine is."""
        return self._make_measuring().measure_now()

    def _make_measuring(self) -> Measuring:
        if self.measuring is None:
            from kiosk.ui.measuring import Measuring

            safe = bool(self._house.shell.property("safe"))
            shell = self._house.shell
            self.measuring = Measuring(self._house, self.show_pace, shell, may_begin=not safe)
        return self.measuring

    def shut_down(self, failed: Callable[[Trouble], None]) -> None:
        """Switch the machine off; once the system has agreed, the kiosk ends by itself. Where it
        has not, ``failed`` is told.
        """
        from kiosk.ui.operator.errand import Errand

        if self._switching_off is None:
            self._switching_off = Errand(self._house.shell)
        self._switching_off.run(_switch_off, lambda _: self._house.quit(END), failed)

    def show_view(self, view: View) -> None:
        """The walk changed."""
        if self._operated and not view.operating and self._resuming is not None:
            self._resuming.wake()
        self._operated = view.operating
        if self.backstage is not None:
            self.backstage.show_view(view)
        self._show_quiet(view)
        if self.emergencies is not None:
            self.emergencies.show_view(view)
        if self.campaigns is not None:
            self.campaigns.show_view(view)
        if self.night is not None:
            self.night.show_view(view)
        if self._setup_waits and view.screen is Screen.ATTRACT:
            QTimer.singleShot(0, self.offer_setup)  # not from within a change of the view

    def stop(self) -> None:
        """The kiosk ends."""
        if self.emergencies is not None:
            self.emergencies.stop()
        if self.campaigns is not None:
            self.campaigns.stop()
        if self.night is not None:
            self.night.day.stop()
        if self.backstage is not None:
            self.backstage.stop()
        if self.measuring is not None:
            self.measuring.stop()

    def _show_quiet(self, view: View) -> None:
        waiting = view.screen in (Screen.ATTRACT, Screen.CLOSED)
        if self._quiet is not None:
            self._quiet.show_waiting(waiting=waiting)
        if self.measuring is not None:
            self.measuring.show_waiting(waiting=waiting)
