"""The child that all simulations share: who has taken it always hears that it failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.players.simulation.workshop_bridge import Workshop
from tests.players.simulating import await_end, command


@pytest.fixture
def workshop(qt_app: QCoreApplication) -> Iterator[Workshop]:
    one = Workshop(command("well"))
    yield one
    one.stand_down(wait=True)


def test_getting_ready_takes_nothing_from_who_has_taken_a_child_that_fails(
    workshop: Workshop, qt_app: QCoreApplication, expect_log: Callable[..., Any]
) -> None:
    expect_log("kiosk.players.simulation", "WARNING", "process failed")
    told: list[str] = []
    taken = workshop.take()
    taken.failed.connect(told.append)
    pid = taken.pid
    taken._silent()  # it fails, and will say so in the next turn of the loop
    workshop.get_ready()  # a visitor has just come home
    assert told == []
    next_one = workshop.child
    assert next_one is not None
    assert next_one is not taken
    qt_app.processEvents()
    assert told == ["never said a word"]
    assert workshop.child is next_one
    assert not next_one.over
    assert await_end(pid)
    qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
