"""The Debian package, made of a small folder and laid into a root by dpkg itself.

dpkg runs the package's scripts without changing root (`--force-script-chrootless`), so that they
do to the folder what they would do to a machine: no kiosk runs there and none is started.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.images import left_of, need_an_image, tree
from tools import debian
from tools.elf import Needs

ROOT = Path(__file__).parents[2]
SYSTEM = "usr/lib/systemd/system"
UNITS = "etc/systemd/system"


def frozen(folder: Path, words: str = "one") -> Path:
    """A folder that looks like a frozen one, as far as a package is concerned."""
    program = folder / "kiosk"
    (program / "_internal").mkdir(parents=True)
    (program / "kiosk").write_text(f"#!/bin/sh\necho {words}\n", "utf-8")
    (program / "kiosk").chmod(0o700)
    (program / "_internal" / "data.qml").write_text(words, "utf-8")
    (program / "_internal" / "data.qml").chmod(0o600)
    (program / "_internal" / "same.qml").symlink_to("data.qml")
    (program / "_internal" / "true").write_bytes(Path("/bin/true").read_bytes())
    (program / "NOTICES.md").write_text("whose it is\n", "utf-8")
    shutil.copytree(ROOT / "deploy", program / "deploy")
    return program


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return two versions, of which the second has a file less."""
    need_an_image()
    if shutil.which("dpkg-deb") is None:
        pytest.skip("this machine has no dpkg")
    folder = tmp_path_factory.mktemp("packages")
    older, newer = frozen(folder / "1.0", "one"), frozen(folder / "2.0", "two")
    (newer / "_internal" / "same.qml").unlink()
    return {
        version: debian.build(program, folder / "out", version, level=0)
        for version, program in (("1.0", older), ("2.0", newer))
    }


class Image:
    """A system that lies in a folder, with a dpkg of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        (folder / SYSTEM).mkdir(parents=True)
        (folder / SYSTEM / "graphical.target").write_text("[Unit]\nDescription=of it\n", "utf-8")
        state = folder / "var/lib/dpkg"
        for name in ("info", "updates", "triggers"):
            (state / name).mkdir(parents=True)
        for name in ("status", "available"):
            (state / name).touch()

    def dpkg(self, *words: str | Path) -> str:
        done = subprocess.run(
            [
                *("dpkg", f"--root={self.root}", "--force-script-chrootless", "--force-depends"),
                "--force-unsafe-io",
                *(f"--log={self.root}/log", *map(str, words)),
            ],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def state(self) -> str:
        """What dpkg itself would find changed: nothing, where all is well."""
        return self.dpkg("--verify", debian.NAME)


@pytest.fixture
def image(tmp_path: Path) -> Image:
    return Image(tmp_path / "image")


def test_it_lays_what_the_script_lays_and_switches_on_the_same(
    image: Image, packages: dict[str, Path], tmp_path: Path
) -> None:
    assert "重新启动" in image.dpkg("-i", packages["1.0"])
    by_hand = Image(tmp_path / "by hand")
    program = image.root / "opt/kepu-kiosk"
    script = program / "deploy/linux/install.sh"
    words = ["--root", str(by_hand.root), "--program", str(program / "kiosk"), "install"]
    subprocess.run([str(script), *words], check=True, capture_output=True, timeout=60)

    def of_the_system(root: Path) -> dict[str, bytes]:
        apart = ("opt/", "usr/share/doc/", "var/lib/dpkg/", "log", "usr/lib/kepu-kiosk/kiosk")
        return {name: data for name, data in tree(root).items() if not name.startswith(apart)}

    laid = of_the_system(image.root)
    assert laid == of_the_system(by_hand.root)
    assert laid[f"{UNITS}/suspend.target"] == b"/dev/null"
    assert laid[f"{UNITS}/display-manager.service"].endswith(b"kepu-display.service")
    assert (image.root / debian.LINK).readlink() == Path("/opt/kepu-kiosk/kiosk")
    assert image.state() == ""


def test_the_account_and_its_folders_are_the_images_own(
    image: Image, packages: dict[str, Path]
) -> None:
    image.dpkg("-i", packages["1.0"])
    (line,) = [
        line
        for line in (image.root / "etc/passwd").read_text("utf-8").splitlines()
        if line.startswith("kepu:")
    ]
    user, group = map(int, line.split(":")[2:4])
    assert line.endswith("nologin")
    data = (image.root / "var/lib/kepu-kiosk/data").stat()
    assert (data.st_uid, data.st_gid, data.st_mode & 0o777) == (user, group, 0o750)
    groups = (image.root / "etc/group").read_text("utf-8").splitlines()
    for name in ("video", "input", "audio"):
        assert any(line.startswith(f"{name}:") and line.endswith("kepu") for line in groups)
    program = (image.root / "opt/kepu-kiosk/_internal/data.qml").stat()
    assert (program.st_uid, program.st_mode & 0o777) == (0, 0o644)  # the kiosk may read, not write
    assert (image.root / "opt/kepu-kiosk/kiosk").stat().st_mode & 0o777 == 0o755


def test_an_upgrade_keeps_what_is_the_technicians_and_leaves_nothing_old(
    image: Image, packages: dict[str, Path]
) -> None:
    image.dpkg("-i", packages["1.0"])
    own = image.root / "etc/kepu-kiosk/kiosk.env"
    own.write_text("KEPU_DISPLAY=xorg\n", "utf-8")
    counts = image.root / "var/lib/kepu-kiosk/data/ledger.db"
    counts.write_text("precious", "utf-8")
    (image.root / "etc/udev/rules.d/80-kepu-sticks.rules").write_text("changed", "utf-8")
    image.dpkg("-i", packages["2.0"])
    program = image.root / "opt/kepu-kiosk"
    assert "two" in (program / "kiosk").read_text("utf-8")
    assert not os.path.lexists(program / "_internal" / "same.qml")
    assert own.read_text("utf-8") == "KEPU_DISPLAY=xorg\n"
    assert counts.read_text("utf-8") == "precious"
    assert image.state() == ""  # the rule is whole again
    image.dpkg("-i", "--force-downgrade", packages["1.0"])
    assert "one" in (program / "kiosk").read_text("utf-8")


def test_taken_away_only_what_was_counted_is_left(image: Image, packages: dict[str, Path]) -> None:
    before = left_of(image.root)
    image.dpkg("-i", packages["1.0"])
    counts = image.root / "var/lib/kepu-kiosk/data/ledger.db"
    counts.write_text("precious", "utf-8")
    assert "/var/lib/kepu-kiosk" in image.dpkg("-r", debian.NAME)
    assert (image.root / "etc/kepu-kiosk/kiosk.env").is_file()
    image.dpkg("-P", debian.NAME)
    more = {name for name in left_of(image.root) - before if not name.startswith("var/lib/dpkg/")}
    counted = "var/lib/kepu-kiosk/data/ledger.db"
    assert more == {counted, "etc/systemd/system/default.target", "log"}


def test_a_folder_that_was_copied_there_by_hand_is_put_aside(
    image: Image, packages: dict[str, Path]
) -> None:
    old = image.root / "opt/kepu-kiosk"
    old.mkdir(parents=True)
    (old / "kiosk").write_text("by hand", "utf-8")
    (old / "stale.so").write_text("would be loaded", "utf-8")
    assert ".before" in image.dpkg("-i", packages["1.0"])
    assert not (old / "stale.so").exists()
    assert (image.root / "opt/kepu-kiosk.before/stale.so").is_file()


def test_a_package_has_its_checksum_beside_it_and_names_what_it_needs(
    packages: dict[str, Path],
) -> None:
    package = packages["1.0"]
    said, name = package.with_name(f"{package.name}.sha256").read_text("utf-8").split()
    assert (said, name) == (hashlib.sha256(package.read_bytes()).hexdigest(), package.name)
    field = ["dpkg-deb", "--field", str(package), "Depends"]
    needed = subprocess.run(field, capture_output=True, text=True, check=True).stdout.strip()
    names = needed.split(", ")
    assert names[0].startswith("libc6 (>= 2.")
    assert "weston (>= 9) | xinit" in names
    assert not list(package.parent.glob("kepu-deb-*"))  # no stage is left behind


def test_what_lies_in_the_folder_is_not_asked_of_the_system() -> None:
    read = {
        Path("kiosk"): Needs(("libEGL.so.1", "libc.so.6", "libz.so.1"), (2, 17)),
        Path("_internal/libEGL.so.1"): Needs(("libGL.so.1", "libodd.so.3"), (2, 28)),
    }
    assert debian.strangers(read) == {
        "libz.so.1": ["kiosk"],
        "libGL.so.1": ["libEGL.so.1"],
        "libodd.so.3": ["libEGL.so.1"],
    }
    needed = debian.dependencies(read)
    assert needed[:3] == ["libc6 (>= 2.28)", "libgl1", "zlib1g"]
    assert needed[3:] == list(debian.DISPLAY)


def test_what_is_no_frozen_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    with pytest.raises(debian.UnfitError, match="make build"):
        debian.build(tmp_path / "kiosk", tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())
