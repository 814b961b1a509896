"""What came and what went: told once, and never when nothing happened."""

from __future__ import annotations

from pathlib import Path

from kiosk.bundles.drives import Drive, FolderDrives
from kiosk.bundles.plugged import Moved, Plugged


class _Port:
    """A system whose drives a test sets."""

    def __init__(self, *drives: Drive) -> None:
        self.drives = drives

    def present(self) -> tuple[Drive, ...]:
        return self.drives


def _drive(root: Path, label: str = "科普", total: int = 1_000, free: int = 500) -> Drive:
    root.mkdir(exist_ok=True)
    return Drive(root, label, free, total, read_only=False)


def test_a_stick_comes_and_goes(tmp_path: Path) -> None:
    stick = _drive(tmp_path / "a")
    port = _Port()
    plugged = Plugged(port)
    assert plugged.look() == Moved()
    port.drives = (stick,)
    assert plugged.look() == Moved(new=(stick,))
    assert plugged.now == (stick,)
    assert plugged.look() == Moved()
    port.drives = ()
    assert plugged.look() == Moved(gone=(stick,))
    assert plugged.look() == Moved()
    assert plugged.now == ()


def test_what_is_there_at_the_first_look_is_new(tmp_path: Path) -> None:
    one, two = _drive(tmp_path / "a"), _drive(tmp_path / "b")
    plugged = Plugged(_Port(one, two))
    assert plugged.look() == Moved(new=(one, two))


def test_of_two_sticks_the_one_that_is_pulled_is_told(tmp_path: Path) -> None:
    one, two = _drive(tmp_path / "a"), _drive(tmp_path / "b")
    port = _Port(one, two)
    plugged = Plugged(port)
    plugged.look()
    port.drives = (two,)
    assert plugged.look() == Moved(gone=(one,))
    assert plugged.now == (two,)


def test_a_stick_that_fills_up_is_no_news_but_is_known(tmp_path: Path) -> None:
    port = _Port(_drive(tmp_path / "a"))
    plugged = Plugged(port)
    plugged.look()
    fuller = _drive(tmp_path / "a", free=10)._replace(read_only=True)
    port.drives = (fuller,)
    assert plugged.look() == Moved()
    assert plugged.now == (fuller,)


def test_another_stick_in_the_same_place_is_told(tmp_path: Path) -> None:
    before = _drive(tmp_path / "a")
    port = _Port(before)
    plugged = Plugged(port)
    plugged.look()
    for other in (_drive(tmp_path / "a", label="别的"), _drive(tmp_path / "a", total=9)):
        port.drives = (other,)
        assert plugged.look() == Moved(new=(other,), gone=(before,))
        before = other


def test_a_drive_without_room_or_without_a_folder_is_none(tmp_path: Path) -> None:
    empty = _drive(tmp_path / "reader", total=0)
    gone = _drive(tmp_path / "gone")
    gone.root.rmdir()
    assert Plugged(_Port(empty, gone)).look() == Moved()


def test_a_drive_that_is_named_twice_is_one(tmp_path: Path) -> None:
    stick = _drive(tmp_path / "a")
    assert Plugged(_Port(stick, stick)).look() == Moved(new=(stick,))


def test_folders_are_noticed_as_sticks_are(tmp_path: Path) -> None:
    plugged = Plugged(FolderDrives([tmp_path / "stick"]))
    assert plugged.look() == Moved()
    (tmp_path / "stick").mkdir()
    assert [drive.root for drive in plugged.look().new] == [tmp_path / "stick"]
    (tmp_path / "stick/more").write_bytes(b"x" * 10_000)
    assert plugged.look() == Moved()
    (tmp_path / "stick/more").unlink()
    (tmp_path / "stick").rmdir()
    assert [drive.root for drive in plugged.look().gone] == [tmp_path / "stick"]
