"""Install, go on, or drop: what the command line and the panel ask of an intake."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from kiosk.bundles.intake import faults
from kiosk.bundles.intake.lock import alone
from kiosk.bundles.intake.machine import Intake
from kiosk.bundles.intake.order import (
    Desks,
    Order,
    read_kept_manifest,
    read_order,
    sweep_orders,
    write_order,
)
from kiosk.bundles.intake.plan import check_room, missing, needed_bytes
from kiosk.bundles.intake.port import Find, House
from kiosk.bundles.intake.progress import Desk, State, Teller
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble


def install(house: House, order: Order, manifest: bytes, find: Find, desk: Desk) -> None:
    """Install a bundle, or go on with it.

    :raises Trouble: it is not installed; nothing that is shown was changed. ``stopped``,
        ``stick-gone``, ``disk-full`` and other words of the disk: it can go on. Else it was undone.
    """
    with alone(house.content), _told(house, desk):
        if _begin(house, order, manifest):
            Intake(house, find, desk).run()
        else:
            Teller(desk, house.monotonic_s).enter(State.CONFIRMED)


def carry_on(house: House, find: Find, desk: Desk) -> bool:
    """Go on with what is unfinished; returns whether there was anything. Raises as install."""
    with alone(house.content), _told(house, desk):
        if read_order(house.content) is None:
            sweep_orders(house.content, house.disk)
            return False
        Intake(house, find, desk).run()
        return True


def drop(house: House, desk: Desk) -> bool:
    """Throw away what is unfinished; returns whether there was anything.

    :raises Trouble: the disk refuses, or an intake runs.
    """
    with alone(house.content), _told(house, desk):
        if read_order(house.content) is None:
            sweep_orders(house.content, house.disk)
            return False
        intake = Intake(house, lambda: None, desk)
        try:
            intake.undo(faults.CANCELLED)
        except Trouble as trouble:
            if trouble.code != faults.CANCELLED.code:
                raise
        return True


def _begin(house: House, order: Order, manifest: bytes) -> bool:
    """Write the order, unless this very one stands there; returns whether there is anything to do.

    An unchanged bundle is known by its manifest alone; one that has lost files gets them back.
    """
    before = read_order(house.content)
    if before is not None:
        kept = read_kept_manifest(Desks(house.content, before.bundle))
        if kept == manifest and before.bundle == order.bundle:
            return True
        if kept is not None:
            raise faults.other_pending(before.bundle)
    sweep_orders(house.content, house.disk)
    verdict = house.judge(manifest, order.bundle, None).verdict
    if verdict.kind not in (Kind.GOOD, Kind.HERE) or verdict.bundle is None:
        raise faults.verdict_trouble(verdict)
    todo = missing(verdict.bundle, house.content)
    if verdict.kind is Kind.HERE and not todo:
        return False
    # Too little room is said before anything is written.
    check_room(needed_bytes(todo, {}), house.content, house.disk)
    write_order(house.content, order, manifest, house.disk)
    return True


@contextlib.contextmanager
def _told(house: House, desk: Desk) -> Iterator[None]:
    """Turns what the disk says into Trouble, and tells the desk how it ended."""
    try:
        try:
            yield
        except OSError as error:
            raise faults.disk_refused(error, house.content) from error
    except Trouble as trouble:
        state = State.STOPPED if read_order(house.content) is not None else State.REFUSED
        if trouble.code == faults.CANCELLED.code:
            state = State.CANCELLED
        Teller(desk, house.monotonic_s).end(state, trouble)
        raise
