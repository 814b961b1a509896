"""Bundles on the operator's side: made when the panel is opened first, kept with the kiosk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiosk.bundles.drives import Drives
from kiosk.shell.bundle_copying import Copying
from kiosk.shell.bundle_works import BundleWorks, LongWork
from kiosk.shell.store_desk import StoreDesk
from kiosk.ui.operator.bundle_watch import BundleWatch
from kiosk.ui.operator.port import BundleSide
from kiosk.ui.operator.sticks import StickWatch

if TYPE_CHECKING:
    from kiosk.library.store import Store
    from kiosk.ui.wings import House


def bundle_side(house: House, drives: Drives, parent: QObject) -> BundleSide:
    """The desk, and what goes on whichever page is open."""
    places, clock = house.places, house.clock

    def store() -> Store:
        from kiosk.library.store import Store  # late: in the thread that asks first

        return Store(places.content)

    def installing(place: Path, name: str) -> LongWork:
        from kiosk.shell.installing import install_from

        return install_from(places, place, name, lambda: None)  # the watch sees its end

    def bringing(place: Path, name: str) -> LongWork:
        from kiosk.shell.installing import bring_program

        return bring_program(places, place, name)

    desk = StoreDesk(places, store)
    works = BundleWorks(
        house.jobs,
        installing,
        lambda key, target: Copying(places, store, clock, key, target),
        bringing,
    )
    sticks = StickWatch(drives, desk.look, parent)
    return BundleSide(desk, BundleWatch(works, sticks, house.refresh_content, parent))
