"""What the page 上报 works with, built for this kiosk; after the first frame, behind the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.core.timekeeping import KeptClock
from kiosk.shell.backlight import find_backlight
from kiosk.shell.jobs import Job
from kiosk.shell.sending import JOB, TITLE, send_work
from kiosk.shell.sending_desk import SendingDesk
from kiosk.shell.sending_light import LitUp
from kiosk.ui.hub_box import HubBox
from kiosk.ui.operator.port import SendingSide

if TYPE_CHECKING:
    from kiosk.sync.outbox import About
    from kiosk.ui.wings import House


def sending_side(house: House, parent: QObject) -> SendingSide:
    """The side of the house's own ledger, files and jobs."""
    places, clock = house.places, house.clock
    box = HubBox(house, parent)

    def about() -> About:
        from kiosk.sync.about_here import about_here  # late, and in the thread

        assert isinstance(clock, KeptClock)
        return about_here(places, house.settings, clock)

    def upload() -> Job:
        return house.jobs.start(JOB, TITLE, send_work(places, clock, box.receiving))

    desk = SendingDesk(places, house.settings, clock, about, house.visits.writer.post)
    return SendingSide(desk, house.codes, LitUp(find_backlight()), upload, JOB)
