from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core import files
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.sync import carried as carried_files
from kiosk.sync import stick_files, usb
from kiosk.sync.carried import CarriedBox
from kiosk.sync.usb import MOST_FILE_BYTES, exchange
from tests.sync.hand_desk import (
    SCHOOL,
    TRUCK,
    US,
    HandDesk,
    Pulling,
    envelope,
    id_of,
    pulled_files,
    receipt,
)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    root = tmp_path / "stick"
    root.mkdir()
    return root


@pytest.fixture
def carried(tmp_path: Path) -> CarriedBox:
    return CarriedBox(tmp_path / "data")


def put(stick: Path, place: str, content: bytes) -> Path:
    path = stick / "KEPU" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def out(stick: Path) -> dict[str, bytes]:
    folder = stick / "KEPU" / "out"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_what_is_due_lies_on_the_stick_under_its_own_name(stick: Path, carried: CarriedBox) -> None:
    one, two = envelope(US, "one"), envelope(US, "two")
    done = exchange(stick, HandDesk(US, one, two), carried)
    assert (done.there, done.written, done.trouble) == (2, 2, None)
    assert out(stick) == {
        f"{US[:8]}-{id_of(one)}.kpe": one,
        f"{US[:8]}-{id_of(two)}.kpe": two,
    }


def test_a_second_time_nothing_is_written(stick: Path, carried: CarriedBox) -> None:
    desk = HandDesk(US, envelope(US, "one"))
    exchange(stick, desk, carried)
    before = {path: path.stat().st_mtime_ns for path in stick.rglob("*")}
    done = exchange(stick, desk, carried)
    assert (done.there, done.written) == (1, 0)
    assert {path: path.stat().st_mtime_ns for path in stick.rglob("*")} == before


def test_what_is_not_acknowledged_is_never_deleted(stick: Path, carried: CarriedBox) -> None:
    older, newer = envelope(US, "older"), envelope(US, "newer")
    exchange(stick, HandDesk(US, older), carried)
    exchange(stick, HandDesk(US, newer), carried)
    assert set(out(stick).values()) == {older, newer}


def test_what_cannot_be_wrapped_does_not_keep_ours_from_leaving(
    stick: Path, carried: CarriedBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_desk: HandDesk, _content: bytes) -> bytes:
        raise Trouble("wire-too-large", Words("大", "large"), Words("", ""))

    monkeypatch.setattr(HandDesk, "wrap", refuses)
    put(stick, "out/theirs.kpe", envelope(SCHOOL, "theirs"))
    done = exchange(stick, HandDesk(US, envelope(US, "one")), carried)
    assert (done.written, done.taken, done.refused, done.trouble) == (1, 0, 1, None)


def test_a_full_disk_of_our_own_does_not_keep_ours_from_leaving(
    stick: Path, carried: CarriedBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _content: bytes) -> None:
        raise files.disk_trouble(OSError(errno.ENOSPC, "full"), path)

    monkeypatch.setattr(carried_files, "write_durably", full)
    ours = envelope(US, "ours")
    theirs = put(stick, "out/theirs.kpe", envelope(SCHOOL, "theirs"))
    put(stick, "in/school.kpr", receipt(SCHOOL, theirs.read_bytes()))
    put(stick, "in/us.kpr", receipt(US, envelope(US, "older")))
    done = exchange(stick, HandDesk(US, ours), carried)
    assert (done.written, done.taken, done.receipts_taken, done.cleared) == (1, 0, 0, 0)
    assert done.trouble is not None
    assert set(out(stick).values()) == {ours, theirs.read_bytes()}
    monkeypatch.undo()
    later = exchange(stick, HandDesk(US, ours), carried)
    assert (later.receipts, later.receipts_taken, later.trouble) == (1, 1, None)


def test_a_receipt_clears_its_envelope_alone(stick: Path, carried: CarriedBox) -> None:
    one, two = envelope(US, "one"), envelope(US, "two")
    desk = HandDesk(US, one, two)
    exchange(stick, desk, carried)
    desk.due_now = [two]
    paper = receipt(US, one)
    put(stick, "in/whatever.kpr", paper)
    done = exchange(stick, desk, carried)
    assert desk.applied == [paper]
    assert (done.receipts, done.cleared) == (1, 1)
    assert list(out(stick).values()) == [two]
    again = exchange(stick, desk, carried)
    assert (again.receipts, again.cleared) == (0, 0)


def test_what_the_hub_asks_for_again_stays_though_a_receipt_once_named_it(
    stick: Path, carried: CarriedBox
) -> None:
    one = envelope(US, "one")
    desk = HandDesk(US, one)
    exchange(stick, desk, carried)
    put(stick, "in/whatever.kpr", receipt(US, one))
    assert exchange(stick, desk, carried).cleared == 1, "the ledger is told of it only later"
    done = exchange(stick, desk, carried)
    assert (done.there, done.written, done.cleared) == (1, 1, 0)
    desk.due_now = []
    assert exchange(stick, desk, carried).cleared == 1
    assert out(stick) == {}


def test_a_receipt_of_another_hub_changes_nothing(stick: Path, carried: CarriedBox) -> None:
    one = envelope(US, "one")
    desk = HandDesk(US, one)
    exchange(stick, desk, carried)
    put(stick, "in/forged.kpr", receipt(US, one, hub="somebody"))
    done = exchange(stick, desk, carried)
    assert (done.refused, done.cleared, desk.applied) == (1, 0, [])
    assert list(out(stick).values()) == [one]


def test_a_truck_carries_for_a_school_and_brings_its_receipt_back(
    stick: Path, carried: CarriedBox, tmp_path: Path
) -> None:
    school, schools = HandDesk(SCHOOL, envelope(SCHOOL, "month")), CarriedBox(tmp_path / "school")
    exchange(stick, school, schools)
    truck = HandDesk(US)
    done = exchange(stick, truck, carried)
    assert done.taken == 1
    [(parcel, wrapped)] = carried.waiting()
    assert truck.open_envelope(wrapped) == (SCHOOL, id_of(school.due_now[0]), (US,))
    assert list(out(stick).values()) == school.due_now  # origin and carrier never mix

    other = tmp_path / "office"
    other.mkdir()
    assert exchange(other, truck, carried).passed_on == 1
    assert out(other) == {f"{SCHOOL[:8]}-{parcel.id}-{US[:8]}.kpe": wrapped}

    paper = receipt(SCHOOL, school.due_now[0])
    put(other, "in/from-hub.kpr", paper)
    done = exchange(other, truck, carried)
    assert (done.receipts_taken, done.cleared) == (1, 1)
    assert truck.applied == []

    done = exchange(stick, truck, carried)
    assert (done.receipts_brought, done.cleared) == (1, 1)
    school.due_now = []
    assert exchange(stick, school, schools).receipts == 1
    assert school.applied == [paper]


def test_a_thousand_files_are_not_listed_a_thousand_times(
    stick: Path, carried: CarriedBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Path] = []

    def counting(real: Callable[..., object]) -> Callable[..., object]:
        def plain(folder: Path, *more: object) -> object:
            listed.append(folder)
            return real(folder, *more)

        return plain

    monkeypatch.setattr(stick_files, "_plain_files", counting(stick_files._plain_files))
    monkeypatch.setattr(carried_files, "_parcels", counting(carried_files._parcels))
    times = []
    for month in range(0, 40, 20):
        for number in range(month, month + 20):
            put(stick, f"out/{number}.kpe", envelope(SCHOOL, f"month {number}"))
        listed.clear()
        assert exchange(stick, HandDesk(US), carried).taken == 20
        times.append(len(listed))
    assert times[1] <= times[0] < 12


def test_what_we_carried_already_is_not_taken_again(
    stick: Path, carried: CarriedBox, tmp_path: Path
) -> None:
    """Not under another name, not in another wrapping, not after the hub has it."""
    month = envelope(SCHOOL, "month")
    put(stick, "out/a.kpe", month)
    us = HandDesk(US)
    exchange(stick, us, carried)
    put(stick, "out/b.kpe", us.wrap(month))
    put(stick, "out/c.kpe", HandDesk(TRUCK).wrap(month))
    assert exchange(stick, us, carried).taken == 0
    carried.acknowledge([id_of(month)])
    again = tmp_path / "again"
    put(again, "out/a.kpe", month)
    assert exchange(again, us, carried).taken == 0
    assert list(carried.waiting()) == []


def test_after_four_wrappings_it_goes_on_as_it_is(stick: Path, carried: CarriedBox) -> None:
    content = envelope(SCHOOL, "month")
    for number in range(4):
        content = HandDesk(f"{number}f" * 16).wrap(content)
    put(stick, "out/far.kpe", content)
    exchange(stick, HandDesk(US), carried)
    assert [each for _, each in carried.waiting()] == [content]


@pytest.mark.parametrize("content", [b"", b"KPE1 rubbish", b"x" * (MOST_FILE_BYTES + 1)])
def test_what_is_no_envelope_stays_where_it_is(
    stick: Path, carried: CarriedBox, content: bytes
) -> None:
    path = put(stick, "out/strange.kpe", content)
    done = exchange(stick, HandDesk(US, envelope(US, "one")), carried)
    assert (done.refused, done.written, done.trouble) == (1, 1, None)
    assert path.read_bytes() == content


def test_names_in_any_case_are_found_and_none_that_fat_forbids_is_made(
    stick: Path, carried: CarriedBox
) -> None:
    for place in ("kepu/OUT/X.KPE", "kepu/IN/Y.KPR", "kepu/IN/ENROL.JSON"):
        (stick / place).parent.mkdir(parents=True, exist_ok=True)
    (stick / "kepu/OUT/X.KPE").write_bytes(envelope(SCHOOL, "month"))
    (stick / "kepu/IN/Y.KPR").write_bytes(receipt(SCHOOL))
    (stick / "kepu/IN/ENROL.JSON").write_bytes(b"{}")
    done = exchange(stick, HandDesk(US, envelope(US, "one")), carried)
    assert (done.taken, done.receipts_taken, done.written, done.token) == (1, 1, 1, b"{}")
    assert not (stick / "KEPU").exists()
    for path in stick.rglob("*"):
        assert path.name.isascii()
        assert not set(path.name) & set('<>:"/\\|?*')
        assert len(path.name) <= 120


def test_links_are_not_followed(stick: Path, carried: CarriedBox, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(envelope(SCHOOL, "month"))
    folder = stick / "KEPU" / "out"
    folder.mkdir(parents=True)
    (folder / "link.kpe").symlink_to(secret)
    assert exchange(stick, HandDesk(US), carried) == (0,) * 10 + (None, None)


def test_pulled_at_any_operation_it_says_so_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = [envelope(US, "one"), envelope(US, "two")]

    def schedule(name: str, at: int) -> tuple[usb.Exchanged, Path, CarriedBox]:
        home = tmp_path / name
        stick = home / "stick"
        put(stick, "out/other.kpe", envelope(SCHOOL, "month"))
        put(stick, "out/sent.kpe", envelope(US, "sent"))
        put(stick, "in/ours.kpr", receipt(US, envelope(US, "sent")))
        put(stick, "in/theirs.kpr", receipt(SCHOOL, envelope(SCHOOL, "earlier")))
        pulling = Pulling(stick, at)
        monkeypatch.setattr(usb, "StickFiles", pulled_files(pulling))
        carried = CarriedBox(home / "data")
        return exchange(stick, HandDesk(US, *due), carried), home, carried

    whole, _, _ = schedule("whole", -1)
    assert whole.trouble is None
    assert (whole.written, whole.taken, whole.receipts, whole.cleared) == (2, 1, 1, 1)
    told = 0
    for at in range(60):
        done, home, carried = schedule(f"pulled-{at}", at)
        if not (home / "pulled").exists():
            break  # there are no more operations
        told += 1
        assert done.trouble is not None, at
        assert done.trouble.code == "stick-gone", at
        assert list((home / "stick").rglob("*")) == [], at  # nothing on the bare folder
        for name, content in out(home / "pulled").items():
            desk = HandDesk()
            assert not name.endswith(".tmp")
            assert desk.open_envelope(content) is not None, (at, name)
        exchange(home / "pulled", HandDesk(US, *due), carried)
        left = set(out(home / "pulled").values())
        assert left == {envelope(SCHOOL, "month"), *due}, at
    assert told >= 20


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick-full"),
        (errno.EROFS, "stick-read-only"),
        (errno.EIO, "stick-worn"),
    ],
)
def test_a_stick_that_refuses_is_a_sentence_and_nothing_half(
    stick: Path, carried: CarriedBox, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    put(stick, "in/ours.kpr", receipt(US))

    def refuse(path: Path, content: bytes) -> None:
        path.write_bytes(content[:3])
        raise OSError(number, os.strerror(number))

    real: Callable[[Path, bytes], None] = files._write_and_flush
    monkeypatch.setattr(
        files,
        "_write_and_flush",
        lambda path, content: (refuse if stick in path.parents else real)(path, content),
    )
    desk = HandDesk(US, envelope(US, "one"))
    done = exchange(stick, desk, carried)
    assert done.trouble is not None
    assert done.trouble.code == code
    assert "U 盘" in done.trouble.what.zh
    assert desk.applied == [receipt(US)]  # what can be read is read
    assert out(stick) == {}


def test_a_write_that_the_stick_forgets_is_noticed(
    stick: Path, carried: CarriedBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        files, "_write_and_flush", lambda path, content: path.write_bytes(content[:-1])
    )
    done = exchange(stick, HandDesk(US, envelope(US, "one")), carried)
    assert done.trouble is not None
    assert done.trouble.code == "stick-worn"


def test_without_a_stick_it_says_so(tmp_path: Path, carried: CarriedBox) -> None:
    done = exchange(tmp_path / "nothing", HandDesk(US), carried)
    assert done.trouble is not None
    assert done.trouble.code == "stick-gone"
