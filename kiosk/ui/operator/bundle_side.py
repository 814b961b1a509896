"""Bundles on the operator's side: made when the panel is opened first, kept as long as the kiosk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.bundles.drives import Drives
from kiosk.shell.bundle_pictures import forget_pictures
from kiosk.shell.bundle_works import BundleWorks
from kiosk.shell.store_desk import StoreDesk
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.port import BundleSide
from kiosk.ui.operator.sticks import StickWatch

if TYPE_CHECKING:
    from kiosk.library.store import Store
    from kiosk.ui.wings import House


def bundle_side(
    house: House, drives: Drives, store: Callable[[], Store], parent: QObject
) -> BundleSide:
    """The desk, and what goes on whichever page is open."""
    desk = StoreDesk(house.places, store)
    forget_pictures(house.places.cache)
    works = BundleWorks(house.jobs, house.places, store, house.clock)
    sticks = StickWatch(drives, desk.look, parent)
    return BundleSide(desk, BundleWatch(works, sticks, house.refresh_content, parent))
