"""A truck with a network hands over what it carries, and brings the answers back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.sync.carried import CarriedBox
from kiosk.sync.others import carried_envelopes, take_receipt
from kiosk.sync.receipts import Applied, apply_receipt
from kiosk.sync.wire import Carriage, envelope_id, unwrap, wrap
from tests.sync.hub_bench import Kiosk, LittleHub


def heard(kiosk: Kiosk, receipt: bytes) -> Applied | None:
    def apply() -> Applied:
        return apply_receipt(
            receipt,
            kiosk.data,
            kiosk.ledger,
            kiosk.install_id,
            kiosk.clock,
            kiosk.posted.append,
            live=True,
        )

    return take_receipt(kiosk.data, receipt, apply)


def test_a_receipt_for_another_is_taken_along_and_its_envelope_is_done(tmp_path: Path) -> None:
    hub = LittleHub()
    truck, school = Kiosk(tmp_path / "truck", hub), Kiosk(tmp_path / "school", hub)
    truck.count(1)
    school.count(2)
    [theirs] = school.due()
    box = CarriedBox(truck.data)
    wrapped = wrap(theirs, Carriage(truck.install_id, "truck", 1_900_000_000))
    box.take(school.install_id, envelope_id(theirs).hex(), wrapped)
    [sent] = carried_envelopes(truck.data)
    inner, carriages = unwrap(sent)
    assert (inner, carriages[0].install_id) == (theirs, truck.install_id)
    receipt = hub.take([inner])
    assert heard(truck, receipt) is None
    assert list(carried_envelopes(truck.data)) == []
    assert [each for _, each in box.receipts()] == [receipt]
    assert school.hear(receipt).segments == 1


def test_our_own_receipt_is_applied_and_clears_our_envelope_from_sticks(tmp_path: Path) -> None:
    hub = LittleHub()
    truck = Kiosk(tmp_path / "truck", hub)
    truck.count(1)
    [ours] = truck.due()
    applied = heard(truck, hub.take([ours]))
    assert applied is not None and applied.segments == 1
    assert envelope_id(ours).hex() in CarriedBox(truck.data).known()
    assert list(CarriedBox(truck.data).receipts()) == []


def test_a_receipt_of_another_hub_is_nobodys(tmp_path: Path) -> None:
    truck, school = (Kiosk(tmp_path / name, LittleHub()) for name in ("truck", "school"))
    school.count(2)
    with pytest.raises(Trouble):
        heard(truck, school.hub.take(school.due()))
    assert list(CarriedBox(truck.data).receipts()) == []
    assert CarriedBox(truck.data).known() == frozenset()
