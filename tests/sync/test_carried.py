from __future__ import annotations

from pathlib import Path

from kiosk.sync import carried as module
from kiosk.sync.carried import CarriedBox


def _id(number: int) -> str:
    return f"{number:032x}"


def test_the_oldest_acknowledged_go_first_and_nothing_else_goes(tmp_path: Path) -> None:
    box = CarriedBox(tmp_path, most_bytes=300)
    for number in range(3):
        assert box.take("ab" * 16, _id(number), bytes(100))
    assert not box.take("ab" * 16, _id(3), bytes(100))  # full, and nobody has any of it
    box.acknowledge([_id(1), _id(2)])
    assert box.take("ab" * 16, _id(3), bytes(100))
    assert [parcel.id for parcel in box.envelopes()] == [_id(0), _id(2), _id(3)]
    assert [parcel.id for parcel, _ in box.waiting()] == [_id(0), _id(3)]


def test_one_that_is_carried_is_not_taken_twice(tmp_path: Path) -> None:
    box = CarriedBox(tmp_path)
    assert box.take("ab" * 16, _id(1), b"first")
    assert box.take("ab" * 16, _id(1), b"another wrapping")
    assert [content for _, content in box.waiting()] == [b"first"]


def test_what_the_hub_has_is_known_after_a_restart(tmp_path: Path) -> None:
    CarriedBox(tmp_path).acknowledge([_id(7)])
    assert CarriedBox(tmp_path).known() == {_id(7)}


def test_a_damaged_memory_of_it_is_no_memory(tmp_path: Path) -> None:
    box = CarriedBox(tmp_path)
    box.acknowledge([_id(7)])
    (tmp_path / "carried" / "acknowledged.json").write_text("[[[[")
    assert box.known() == frozenset()
    box.acknowledge([_id(8)])
    assert box.known() == {_id(8)}


def test_of_too_many_receipts_the_oldest_goes(tmp_path: Path, monkeypatch: object) -> None:
    box = CarriedBox(tmp_path)
    most, module.MOST_RECEIPTS = module.MOST_RECEIPTS, 2
    try:
        for paper in (b"one", b"two", b"three"):
            assert box.keep_receipt("cd" * 16, paper)
        assert not box.keep_receipt("cd" * 16, b"three")
    finally:
        module.MOST_RECEIPTS = most
    assert [paper for _, paper in box.receipts()] == [b"two", b"three"]


def test_names_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    box = CarriedBox(tmp_path)
    box.take("ab" * 16, _id(1), b"one")
    stranger = tmp_path / "carried" / "notes.txt"
    stranger.write_text("mine")
    assert len(box.envelopes()) == 1
    assert stranger.exists()
