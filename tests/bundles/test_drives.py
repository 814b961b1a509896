"""Removable drives: which disks count, and what is said of them.

The tables are written in the formats of proc_pid_mountinfo(5) and of sysfs, after what kernels 5.10
and 6.1 show for a stick, a card reader, a USB disk and built-in disks.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.bundles.drives import STICKS_VARIABLE, FolderDrives, system_drives
from kiosk.bundles.drives_linux import LinuxDrives
from kiosk.bundles.drives_windows import DRIVE_REMOVABLE, Volume, WindowsDrives

USB = "devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/host6/target6:0:0/6:0:0:0/block"
SATA = "devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block"
CARD = "devices/pci0000:00/0000:00:1c.0/mmc_host/mmc0/mmc0:0001/block"


@dataclass
class _House:
    """A made-up /proc and /sys, whose mount points are real folders."""

    root: Path
    lines: list[str] = field(default_factory=list)

    def disk(self, place: str, name: str, removable: int, kind: str = "") -> Path:
        folder = self.root / "sys" / place / name
        folder.mkdir(parents=True)
        (folder / "removable").write_text(f"{removable}\n")
        (folder / "device").mkdir()
        if kind:
            (folder / "device" / "type").write_text(f"{kind}\n")
        return folder

    def part(self, folder: Path, number: str) -> None:
        folder.mkdir(exist_ok=True)
        for link in (f"dev/block/{number}", f"class/block/{folder.name}"):
            path = self.root / "sys" / link
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(folder)

    def mount(
        self,
        number: str,
        source: str,
        point: str,
        options: str = "rw,nosuid",
        type: str = "vfat",
        of: str = "/",
    ) -> Path:
        folder = Path(point) if point == "/" else self.root / "mnt" / point
        folder.mkdir(parents=True, exist_ok=True)
        escaped = str(folder).replace(" ", "\\040")
        self.lines.append(
            f"{len(self.lines) + 30} 29 {number} {of} {escaped} {options} shared:7"
            f" - {type} {source} {options.split(',')[0]},codepage=437"
        )
        return folder

    def drives(self) -> LinuxDrives:
        table = self.root / "mountinfo"
        table.write_text("\n".join([*self.lines, "", "a broken line", "1 2 3 - x"]) + "\n")
        return LinuxDrives(table, self.root / "sys", self.root / "by-label")


@pytest.fixture
def house(tmp_path: Path) -> _House:
    house = _House(tmp_path)
    system = house.disk(SATA, "sda", removable=0)
    house.part(system / "sda2", "8:2")
    house.mount("8:2", "/dev/sda2", "/", type="ext4")
    house.lines.append("22 28 0:21 / /proc rw,nosuid shared:12 - proc proc rw")
    house.lines.append("23 28 0:45 / /run rw,nosuid shared:13 - tmpfs tmpfs rw,size=795624k")
    return house


def _roots(house: _House) -> list[Path]:
    return [drive.root for drive in house.drives().present()]


def test_a_stick_is_found_with_its_label_and_room(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    point = house.mount("8:17", "/dev/sdb1", "media/KEPU 1")
    labels = house.root / "by-label"
    labels.mkdir()
    (labels / "科普\\x20U盘").symlink_to(stick / "sdb1")
    (drive,) = house.drives().present()
    assert drive.root == point
    assert drive.label == "科普 U盘"
    assert not drive.read_only
    assert 0 < drive.free_bytes <= drive.total_bytes


def test_without_a_label_the_folder_names_it_and_ro_is_noticed(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick, "8:16")  # a stick without a table of partitions
    house.mount("8:16", "/dev/sdb", "media/KEPU", "ro,nosuid")
    (drive,) = house.drives().present()
    assert (drive.label, drive.read_only) == ("KEPU", True)


def test_two_sticks_are_two_drives(house: _House) -> None:
    for letter, number in (("b", "8:17"), ("c", "8:33")):
        place = USB.replace("usb1/1-2/1-2", f"usb1/1-{letter}/1-{letter}")
        house.part(house.disk(place, f"sd{letter}", removable=1) / f"sd{letter}1", number)
    points = [
        house.mount("8:33", "/dev/sdc1", "media/两个 U盘"),
        house.mount("8:17", "/dev/sdb1", "media/KEPU", type="exfat"),
    ]
    assert _roots(house) == points
    labels = [drive.label for drive in house.drives().present()]
    assert labels == ["两个 U盘", "KEPU"]


def test_two_partitions_of_a_stick_are_two_drives(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    house.part(stick / "sdb2", "8:18")
    points = [house.mount(f"8:{17 + n}", f"/dev/sdb{1 + n}", f"media/{n}") for n in range(2)]
    assert _roots(house) == points


def test_a_stick_that_the_kernel_has_made_read_only_is_told_so(house: _House) -> None:
    # FAT with errors=remount-ro: after a bad sector the mount stays and only its options change.
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    point = house.mount("8:17", "/dev/sdb1", "media/KEPU")
    line = (
        house.lines.pop()
        .replace("rw,nosuid", "ro,nosuid,relatime")
        .replace("/dev/sdb1 rw,", "/dev/sdb1 ro,fmask=0022,errors=remount-ro,")
    )
    house.lines.append(line)
    (drive,) = house.drives().present()
    assert (drive.root, drive.read_only) == (point, True)


def test_a_stick_whose_file_system_is_damaged_is_not_mounted_and_no_drive(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    assert _roots(house) == []


def test_an_empty_card_reader_is_no_drive(house: _House) -> None:
    for letter in "bcde":  # a reader of four slots: four disks, none with a medium
        place = USB.replace("6:0:0:0", f"6:0:0:{ord(letter) - 98}")
        house.part(house.disk(place, f"sd{letter}", removable=1), f"8:{16 * (ord(letter) - 97)}")
    assert _roots(house) == []


def test_a_usb_disk_counts_although_it_says_it_is_fixed(house: _House) -> None:
    disk = house.disk(USB, "sdc", removable=0)
    house.part(disk / "sdc1", "8:33")
    assert _roots(house) == []
    point = house.mount("8:33", "/dev/sdc1", "media/DISK", type="ext4")
    assert _roots(house) == [point]


def test_exfat_by_fuse_has_no_number_but_a_source(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    point = house.mount("0:52", "/dev/sdb1", "media/BIG", type="fuseblk")
    assert _roots(house) == [point]


@pytest.mark.parametrize(("kind", "counts"), [("SD", True), ("MMC", False)])
def test_a_card_counts_and_built_in_flash_does_not(house: _House, kind: str, counts: bool) -> None:
    card = house.disk(CARD, "mmcblk0", removable=0, kind=kind)
    house.part(card / "mmcblk0p1", "179:1")
    point = house.mount("179:1", "/dev/mmcblk0p1", "media/CARD")
    assert _roots(house) == ([point] if counts else [])


def test_built_in_disks_do_not_count(house: _House) -> None:
    more = house.disk(SATA, "sdd", removable=0)
    house.part(more / "sdd1", "8:49")
    house.mount("8:49", "/dev/sdd1", "data", type="ext4")
    assert _roots(house) == []


def test_a_system_that_lives_on_a_stick_does_not_offer_it(tmp_path: Path) -> None:
    house = _House(tmp_path)
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    house.part(stick / "sdb2", "8:18")
    house.mount("8:18", "/dev/sdb2", "/", type="ext4")
    house.mount("8:17", "/dev/sdb1", "media/SHARE")
    assert _roots(house) == []


def test_a_drive_is_named_once_and_folders_of_it_are_not_drives(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    point = house.mount("8:17", "/dev/sdb1", "media/KEPU")
    house.mount("8:17", "/dev/sdb1", "again")
    house.mount("8:17", "/dev/sdb1", "folder", of="/KEPU")
    assert _roots(house) == [point]


def test_a_stick_that_has_just_been_pulled_is_none(house: _House) -> None:
    stick = house.disk(USB, "sdb", removable=1)
    house.part(stick / "sdb1", "8:17")
    house.mount("8:17", "/dev/sdb1", "media/KEPU").rmdir()
    house.mount("8:65", "/dev/sde1", "media/GONE")
    assert _roots(house) == []


def test_without_a_table_there_are_no_drives(tmp_path: Path) -> None:
    assert LinuxDrives(tmp_path / "none", tmp_path, tmp_path).present() == ()


@pytest.mark.skipif(os.name != "posix", reason="asks this machine itself")
def test_this_machine_can_be_asked() -> None:
    for drive in LinuxDrives().present():
        assert drive.root.is_dir()
        assert drive.root != Path("/")


# Windows: answers as Microsoft documents them for these calls.


class _Kernel:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def roots(self) -> tuple[str, ...]:
        return ("C:\\", "D:\\", "E:\\", "F:\\", "G:\\")

    def drive_type(self, root: str) -> int:
        return {"C:\\": 3, "D:\\": 5, "G:\\": 4}.get(root, DRIVE_REMOVABLE)

    def volume(self, root: str) -> Volume | None:
        self.asked.append(root)
        return None if root == "E:\\" else Volume("", 0x0008_0006, 10, 20)


def test_windows_asks_only_removable_drives_and_skips_an_empty_reader() -> None:
    kernel = _Kernel()
    (drive,) = WindowsDrives(kernel).present()
    assert kernel.asked == ["E:\\", "F:\\"]
    assert (drive.label, drive.free_bytes, drive.total_bytes) == ("F:", 10, 20)
    assert drive.read_only


class _Sticks(_Kernel):
    """Two sticks and what else a PC of a school may have plugged in."""

    def __init__(self) -> None:
        super().__init__()
        self.volumes: dict[str, Volume | None] = {
            "E:\\": Volume("科普 U盘 1", 0x0000_0006, 3_000_000_000, 8_000_000_000),
            "F:\\": Volume("KINGSTON", 0x0000_0206, 0, 16_000_000_000),
        }

    def roots(self) -> tuple[str, ...]:
        return (*super().roots(), "H:\\", "I:\\")

    def volume(self, root: str) -> Volume | None:
        self.asked.append(root)
        return self.volumes.get(root)


def test_windows_names_two_sticks_with_their_labels_and_leaves_out_what_it_cannot_read() -> None:
    # H: a reader without a card; I: a stick with a damaged or foreign file system (RAW), for which
    # GetVolumeInformationW fails with ERROR_UNRECOGNIZED_VOLUME.
    kernel = _Sticks()
    found = WindowsDrives(kernel).present()
    assert [(drive.label, drive.read_only) for drive in found] == [
        ("科普 U盘 1", False),
        ("KINGSTON", False),
    ]
    assert [drive.total_bytes for drive in found] == [8_000_000_000, 16_000_000_000]
    assert kernel.asked == ["E:\\", "F:\\", "H:\\", "I:\\"]


# Folders in place of drives.


def test_folders_stand_for_sticks_and_come_and_go(tmp_path: Path) -> None:
    drives = FolderDrives([tmp_path / "one", tmp_path / "two"])
    assert drives.present() == ()
    (tmp_path / "two").mkdir()
    (drive,) = drives.present()
    assert (drive.root, drive.label) == (tmp_path / "two", "two")
    assert drive.total_bytes > 0


def test_rehearsals_name_their_sticks_in_the_environment(tmp_path: Path) -> None:
    named = os.pathsep.join([str(tmp_path), "", str(tmp_path / "none")])
    (drive,) = system_drives({STICKS_VARIABLE: named}).present()
    assert drive.root == tmp_path
    assert not isinstance(system_drives({}), FolderDrives)
