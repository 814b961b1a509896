"""What the page 上报 works with, built for this kiosk; after the first frame, behind the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.clock import Quality
from kiosk.core.timekeeping import KeptClock
from kiosk.shell.backlight import find_backlight
from kiosk.shell.jobs import Job
from kiosk.shell.sending import JOB, TITLE, Receiving, send_work
from kiosk.shell.sending_desk import SendingDesk
from kiosk.shell.sending_light import LitUp
from kiosk.sync.about_here import about_here
from kiosk.sync.outbox import About
from kiosk.ui.operator.port import SendingSide

if TYPE_CHECKING:
    from kiosk.core.clock import Clock
    from kiosk.ui.wings import House

SOURCE = "hub"


class HubTime:
    """The hub's time, heard in the job's thread and taken over in the window's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heard: tuple[float, float] | None = None

    def hear(self, wall_s: float, mono_s: float) -> None:
        """It was ``wall_s`` (UTC seconds) at our monotonic second ``mono_s``; any thread."""
        self._heard = wall_s, mono_s

    def take(self) -> float | None:
        """What it is now by the hub; once, and None when nothing was heard since."""
        heard, self._heard = self._heard, None
        if heard is None:
            return None
        wall_s, mono_s = heard
        return wall_s + self._clock.monotonic_s() - mono_s


def sending_side(house: House) -> SendingSide:
    """The side of the house's own ledger, files and jobs."""
    places, clock, writer = house.places, house.clock, house.visits.writer
    time = HubTime(clock)

    def install_id() -> str | None:
        identity = house.visits.identity
        return None if identity is None else identity.install_id

    def about() -> About:
        assert isinstance(clock, KeptClock)
        return about_here(places, house.settings, clock)

    def upload() -> Job:
        receive = Receiving(places, clock, install_id, writer.post, time.hear)
        return house.jobs.start(JOB, TITLE, send_work(places, clock, receive))

    def settle() -> None:
        wall_s = time.take()
        if wall_s is not None:
            house.set_time(wall_s, Quality.HUB, SOURCE)

    desk = SendingDesk(places, house.settings, clock, about, writer.post)
    return SendingSide(desk, house.codes, LitUp(find_backlight()), upload, JOB, settle)
