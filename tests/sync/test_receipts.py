"""What a receipt confirms is confirmed, and nothing else, whatever comes in whichever order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.sync.outbox import read_waiting
from kiosk.sync.wire import unpack
from tests.sync.hub_bench import Kiosk, LittleHub
from tests.visits.making import UTC8, rows


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "a", LittleHub())


def _acknowledged(kiosk: Kiosk) -> set[object]:
    return {segment for (segment,) in rows(kiosk.ledger, "SELECT segment FROM acknowledged")}


def _segments(kiosk: Kiosk) -> set[object]:
    return {segment for (segment,) in rows(kiosk.ledger, "SELECT id FROM segments")}


def test_what_was_sent_and_confirmed_is_due_no_more(kiosk: Kiosk) -> None:
    kiosk.count(3)
    kiosk.count(2)
    assert read_waiting(kiosk.ledger, UTC8).segments == 2
    applied = kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert (applied.state, applied.segments) == ("taken", 2)
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert kiosk.due() == []
    assert not read_waiting(kiosk.ledger, UTC8).due


def test_a_segment_that_is_still_counted_in_is_sent_and_never_confirmed(kiosk: Kiosk) -> None:
    kiosk.count(3, restart=False)
    (envelope,) = kiosk.due()
    assert [each.sealed for each in unpack(envelope).segments] == [False]
    assert kiosk.due(with_open=False) == []
    assert kiosk.hear(kiosk.hub.take([envelope])).segments == 0
    kiosk.count(1)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert _acknowledged(kiosk) == _segments(kiosk)
    assert kiosk.hub.total("sessions") == 4
