"""The scripts of deploy/linux, run with programs that only write down how they were called."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest

from tests.deploy.images import left_of, need_an_image, tree

LINUX = Path(__file__).parents[2] / "deploy" / "linux"
LIB = LINUX / "lib"
INSTALL = LINUX / "install.sh"


class Machine:
    """Folders that stand for a machine's, and programs that stand for its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin, self.run = folder / "bin", folder / "run"
        self.cards, self.shells = folder / "dri", folder / "lib"
        for each in (self.bin, self.run, self.cards, self.shells / "weston"):
            each.mkdir(parents=True)
        self.calls = folder / "calls"
        self.environment = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "RUNTIME_DIRECTORY": str(self.run),
            "KEPU_RUN": str(self.run),
            "KEPU_CARDS": str(self.cards),
            "KEPU_SHELLS": str(self.shells),
            "KEPU_MEDIA": str(folder / "media"),
            "KEPU_X11": str(folder / "x11"),
            "XDG_RUNTIME_DIR": str(folder / "user"),
        }

    def has(self, program: str, answer: str = "", code: int = 0) -> None:
        path = self.bin / program
        words = f'#!/bin/sh\necho "{program} $*" >>"{self.calls}"\n'
        path.write_text(f"{words}printf '%s\\n' '{answer}'\nexit {code}\n", "utf-8")
        path.chmod(0o755)

    def with_weston(self) -> None:
        self.has("weston")
        (self.shells / "weston" / "kiosk-shell.so").touch()
        (self.cards / "card0").touch()

    def with_xorg(self) -> None:
        self.has("xinit")
        self.has("Xorg")

    def call(self, script: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        self.calls.write_text("", "utf-8")
        return subprocess.run(
            [str(script), *words],
            env=self.environment | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    @property
    def called(self) -> list[str]:
        return self.calls.read_text("utf-8").splitlines()

    @property
    def told(self) -> dict[str, str]:
        lines = (self.run / "display.env").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_with_a_card_the_compositor_draws_with_it(machine: Machine) -> None:
    machine.with_weston()
    machine.with_xorg()
    (machine.cards / "renderD128").touch()
    assert machine.call(LIB / "start-display").returncode == 0
    assert machine.called[-1].startswith("weston ")
    assert "--use-pixman" not in machine.called[-1]
    assert machine.told["QT_QPA_PLATFORM"] == "wayland"
    assert machine.told["WAYLAND_DISPLAY"] in machine.called[-1]


def test_a_display_that_ends_at_once_is_followed_by_the_next(machine: Machine) -> None:
    machine.with_weston()
    machine.with_xorg()
    machine.has("sleep")
    (machine.cards / "renderD128").touch()
    asked = []
    for _ in range(4):  # each ends at once, as a driver's fault would
        machine.call(LIB / "start-display")
        asked.append([line for line in machine.called if not line.startswith("sleep")][-1:])
    words = [each[0] if each else "" for each in asked]
    assert "--use-pixman" not in words[0] and words[0].startswith("weston")
    assert "--use-pixman" in words[1]
    assert words[2].startswith("xinit") and "vt7" in words[2]
    assert words[3] == ""  # none is left: it says so, and the next start begins from the top
    machine.call(LIB / "start-display")
    assert machine.called[-1].startswith("weston")


def test_a_display_that_ran_long_is_started_as_before(machine: Machine) -> None:
    machine.with_weston()
    machine.with_xorg()
    (machine.run / "began").write_text("weston-pixman -100\n", "utf-8")
    machine.call(LIB / "start-display")
    assert "--use-pixman" in machine.called[-1]  # no render node here
    assert not (machine.run / "failed").exists()


def test_what_the_technician_chose_is_taken(machine: Machine) -> None:
    machine.with_weston()
    machine.with_xorg()
    machine.call(LIB / "start-display", KEPU_DISPLAY="xorg")
    assert machine.called[-1].startswith("xinit ")
    assert machine.told["DISPLAY"] == ":0"
    assert machine.told["QT_QPA_PLATFORM"] == "xcb"


def test_the_kiosk_waits_for_its_display(machine: Machine) -> None:
    user = Path(machine.environment["XDG_RUNTIME_DIR"])
    user.mkdir()
    (machine.run / "display.env").write_text(
        f"XDG_RUNTIME_DIR={user}\nWAYLAND_DISPLAY=kepu-0\n", "utf-8"
    )
    waiting = subprocess.Popen([str(LIB / "wait-for-display")], env=machine.environment)
    with pytest.raises(subprocess.TimeoutExpired):
        waiting.wait(0.5)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(user / "kepu-0"))
        assert waiting.wait(10) == 0


@pytest.mark.parametrize(
    ("kind", "wanted"), [("vfat", "flush"), ("exfat", "sync"), ("ext4", "sync"), ("ntfs", "rw")]
)
def test_a_stick_is_mounted_without_what_could_harm(
    machine: Machine, kind: str, wanted: str
) -> None:
    machine.has("blkid", kind)
    machine.has("mount")
    machine.has("id", "990")
    assert machine.call(LIB / "stick", "mount", "sdb1").returncode == 0
    mounted = machine.called[-1]
    for option in ("nosuid", "nodev", "noexec", wanted):
        assert option in mounted
    assert mounted.endswith(f"/dev/sdb1 {machine.folder}/media/sdb1")


def test_a_stick_that_cannot_be_written_is_read(machine: Machine) -> None:
    machine.has("blkid", "vfat")
    machine.has("id", "990")
    machine.has("mount", code=32)
    assert machine.call(LIB / "stick", "mount", "sdb1").returncode == 1
    assert [" ro," in line for line in machine.called if line.startswith("mount")] == [False, True]
    assert not (machine.folder / "media" / "sdb1").exists()


@pytest.mark.parametrize("name", ["../sda1", "sda1 -o dev", "", "sd$(reboot)"])
def test_a_name_that_is_none_of_a_stick_is_refused(machine: Machine, name: str) -> None:
    machine.has("mount")
    machine.has("blkid", "vfat")
    assert machine.call(LIB / "stick", "mount", name).returncode == 2
    assert machine.called == []


def _install(root: Path, *words: str) -> str:
    need_an_image()
    system = root / "usr" / "lib" / "systemd" / "system"
    system.mkdir(parents=True, exist_ok=True)
    (system / "graphical.target").write_text("[Unit]\nDescription=of the image\n", "utf-8")
    program = root.parent / "program"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [str(INSTALL), "--root", str(root), "--program", str(program), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_installing_twice_is_installing_once(tmp_path: Path) -> None:
    root = tmp_path / "image"
    first = _install(root, "install")
    laid = tree(root)
    assert len(laid) > 15
    assert "file: /etc/systemd/system/kepu-kiosk.service" in first
    assert laid["usr/lib/kepu-kiosk/kiosk"] == str(tmp_path / "program").encode()
    units = "etc/systemd/system"
    for link in ("graphical.target.wants/kepu-display.service", "display-manager.service"):
        assert laid[f"{units}/{link}"].endswith(b"kepu-display.service")
    assert laid[f"{units}/ctrl-alt-del.target"] == b"/dev/null"
    assert laid[f"{units}/suspend.target"] == b"/dev/null"
    second = _install(root, "install")
    assert "file: " not in second
    assert tree(root) == laid


def test_what_a_technician_changed_is_kept_and_the_rest_goes(tmp_path: Path) -> None:
    root = tmp_path / "image"
    _install(root, "install")
    own = root / "etc" / "kepu-kiosk" / "kiosk.env"
    own.write_text("KIOSK_DATA=/data\nKEPU_DISPLAY=xorg\n", "utf-8")
    assert "kept: /etc/kepu-kiosk/kiosk.env" in _install(root, "install")
    assert "KEPU_DISPLAY=xorg" in own.read_text("utf-8")
    _install(root, "uninstall")
    own_files = ["etc/kepu-kiosk/kiosk.env", "etc/kepu-kiosk/weston.ini"]
    target = ["etc/systemd/system/default.target", "usr/lib/systemd/system/graphical.target"]
    assert left_of(root) == {*own_files, *target}
    _install(root, "uninstall")  # again: nothing to do, and no complaint


def test_a_dry_run_says_all_and_changes_nothing(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("", "utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        [str(INSTALL), "--dry-run", "--program", str(program), "install"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    for words in (
        "systemd-sysusers kepu-kiosk.conf",
        "systemctl mask ctrl-alt-del.target",
        "systemctl enable --force kepu-display.service",
        "/etc/polkit-1/rules.d/40-kepu-kiosk.rules",
        f"ln -sfn {program} /usr/lib/kepu-kiosk/kiosk",
    ):
        assert f"would run: {words}" in done.stdout or words in done.stdout
    assert not Path("/usr/lib/kepu-kiosk").exists()
    assert not Path("/etc/systemd/system/kepu-kiosk.service").exists()


def test_a_program_that_is_not_there_is_said_and_nothing_is_laid(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(INSTALL), "--root", str(tmp_path / "image"), "--program", "/no/kiosk", "install"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "/no/kiosk" in done.stdout
    assert not (tmp_path / "image").exists()
