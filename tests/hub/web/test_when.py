"""The hub's clock may have fallen back by decades: its pages still tell what is there."""

from __future__ import annotations

import pytest

from kiosk.core.clock import HandClock
from kiosk.hub.ingest import ingest
from kiosk.hub.store import Store
from kiosk.hub.web.app import house_with
from kiosk.hub.web.when import chosen
from tests.hub.making import Kiosk, a_segment


@pytest.mark.parametrize("wall_s", [0.0, 315_532_800.0, 946_684_800.0, 978_307_200.0])
def test_by_a_clock_that_fell_back_a_page_has_months_to_choose(store: Store, wall_s: float) -> None:
    house = house_with(store, HandClock(wall_s))
    with store.read() as connection:
        assert chosen(connection, house, "").choices
    ingest(store, Kiosk().enrolled(store).envelope(a_segment(11)), "usb")
    with store.read() as connection:
        when = chosen(connection, house, "2026-03")
    assert when.period.id == "2026-03"
    assert ("2026-03" in dict(when.choices)) and all(id >= "2000" for id in dict(when.choices))
