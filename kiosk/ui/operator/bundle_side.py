"""Bundles on the operator's side: made when the panel is opened first, kept with the kiosk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.bundles.drives import Drives
from kiosk.shell.bundle_copying import Copying
from kiosk.shell.bundle_works import BundleWorks
from kiosk.shell.store_desk import StoreDesk
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.port import BundleSide
from kiosk.ui.operator.sticks import StickWatch

if TYPE_CHECKING:
    from kiosk.ui.wings import House


def bundle_side(house: House, drives: Drives, parent: QObject) -> BundleSide:
    """The desk, and what goes on whichever page is open."""
    places, clock = house.places, house.clock
    desk = StoreDesk(places, house.store)
    works = BundleWorks(
        house.jobs,
        lambda place, name: Installing(places, place, name),
        lambda key, target: Copying(places, house.store, clock, key, target),
    )
    sticks = StickWatch(drives, desk.look, parent)
    return BundleSide(desk, BundleWatch(works, sticks, house.refresh_content, parent))
