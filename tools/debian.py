"""Make a Debian package of the frozen kiosk: `make deb`, or `python -m tools.debian`; without root.

It holds the program folder as /opt/kepu-kiosk, and of the system the files that
`deploy/linux/install.sh list` names: there is one list, whoever lays them. The rest (account, what
is switched on and off) is done by the same script, called from deploy/linux/debian/.
What the package depends on is read from the program's own files.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from kiosk import __version__
from tools.elf import Needs, oldest_glibc, read_folder
from tools.system_libraries import ALWAYS, WITH_DISPLAY

ROOT = Path(__file__).parents[1]
NAME = "kepu-kiosk"
PROGRAM = Path("opt") / NAME
LINK = Path("usr/lib") / NAME / "kiosk"
"""What the unit starts."""
SCRIPTS = ("preinst", "postinst", "prerm", "postrm")
PART_OF_GLIBC = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|resolv|rt|util))\.so\.\d+$")
PACKAGES = (
    ALWAYS
    | WITH_DISPLAY
    | {
        "libX11.so.6": "libx11-6",
        "libasound.so.2": "libasound2",
        "libdrm.so.2": "libdrm2",
        "libgbm.so.1": "libgbm1",
        "libstdc++.so.6": "libstdc++6",
        "libgcc_s.so.1": "libgcc-s1",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "libwayland-server.so.0": "libwayland-server0",
        "libxcb.so.1": "libxcb1",
        "libz.so.1": "zlib1g",
    }
)
"""Debian's package of each library that a frozen folder may leave to the system."""
DISPLAY = (
    "weston (>= 9) | xinit",
    "dbus-user-session | dbus-x11",
    "libpam-systemd",
    "systemd (>= 241)",
)
"""Who shows the window, and gives the user screen, touch and sound."""
RECOMMENDED = (
    "weston",
    "xserver-xorg",
    "xinit",
    "xserver-xorg-legacy",
    "x11-xserver-utils",
    "polkitd | policykit-1",
    "exfatprogs | exfat-utils",
)


class UnfitError(Exception):
    """The folder cannot become a package; the words say why and what to do."""


def architecture(system: str) -> str:
    """Return Debian's name for a processor that Python calls `system`."""
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(system, system)


def system_files(program: Path) -> list[tuple[str, Path, int]]:
    """Return each file of the system: source below deploy/linux, target below the root, mode."""
    script = program / "deploy" / "linux" / "install.sh"
    said = subprocess.run([str(script), "list"], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in said.splitlines())
    return [(source, Path(target).relative_to("/"), int(mode, 8)) for source, target, mode in rows]


def strangers(read: dict[Path, Needs]) -> dict[str, list[str]]:
    """Return the libraries that are neither in the folder nor part of glibc; who asks for each."""
    shipped = {path.name for path in read}
    asking: dict[str, list[str]] = {}
    for path, each in read.items():
        for library in each.libraries:
            if library not in shipped and not PART_OF_GLIBC.match(library):
                asking.setdefault(library, []).append(path.name)
    return asking


def dependencies(read: dict[Path, Needs]) -> list[str]:
    """Return the packages without which a program of these files does not start."""
    libraries = {PACKAGES[name] for name in strangers(read) if name in PACKAGES}
    major, minor = oldest_glibc(read)
    return [f"libc6 (>= {major}.{minor})", *sorted(libraries), *DISPLAY]


def control(version: str, machine: str, installed_kib: int, needed: list[str]) -> str:
    """Return the package's description (Debian Policy, chapter 5.3)."""
    return f"""\
Package: {NAME}
Version: {version}
Architecture: {machine}
Section: education
Priority: optional
Installed-Size: {installed_kib}
Maintainer: KEPU kiosk <kepu-kiosk@localhost>
Depends: {", ".join(needed)}
Recommends: {", ".join(RECOMMENDED)}
Description: offline science kiosk for rural science museums and science trucks
 Makes this machine a kiosk: after the next start it shows nothing else, and has no log-in
 prompt. A technician gets in with kepu.maintenance on the kernel's command line.
 .
 科普展项屏。安装并重新启动后，这台机器只显示展项，没有桌面和登录画面；
 卸载后恢复原来的桌面，数据保留。
"""


def lay(program: Path, stage: Path) -> None:
    """Copy the frozen folder `program` and the files of the system into `stage`, with their modes.

    Raises UnfitError for a folder that is none.
    """
    if not (program / "kiosk").is_file() or not (program / "deploy" / "linux").is_dir():
        raise UnfitError(f"{program} is no frozen kiosk; `make build` makes one")
    shutil.copytree(program, stage / PROGRAM, symlinks=True)
    for path in (stage / PROGRAM, *(stage / PROGRAM).rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    for source, target, mode in system_files(program):
        (stage / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(program / "deploy" / "linux" / source, stage / target)
        (stage / target).chmod(mode)
    (stage / LINK).symlink_to(Path("/") / PROGRAM / "kiosk")
    papers = stage / "usr/share/doc" / NAME
    papers.mkdir(parents=True)
    (papers / "copyright").write_bytes((program / "NOTICES.md").read_bytes())


def describe(stage: Path, version: str, read: dict[Path, Needs]) -> None:
    """Write the package's own part, DEBIAN/, for what lies in `stage`; `read`: its programs."""
    files = sorted(path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{_digest(path, 'md5')}  {path.relative_to(stage)}\n" for path in files]
    kib = sum(-(-path.stat().st_size // 1024) for path in files)
    inside = stage / "DEBIAN"
    inside.mkdir()
    machine = architecture(os.uname().machine)
    (inside / "control").write_text(control(version, machine, kib, dependencies(read)), "utf-8")
    (inside / "md5sums").write_text("".join(sums), "utf-8")
    for name in SCRIPTS:
        source = stage / PROGRAM / "deploy" / "linux" / "debian" / name
        shutil.copyfile(source, inside / name)
        (inside / name).chmod(0o755)


def build(program: Path, out: Path, version: str = __version__, level: int = 6) -> Path:
    """Make the package of `program` in the folder `out`, and its checksum beside it.

    `level`: of xz, 0 (quick) to 9. Older systems know no zstd.
    """
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{NAME}_{version}_{architecture(os.uname().machine)}.deb"
    with tempfile.TemporaryDirectory(prefix="kepu-deb-", dir=out) as folder:
        stage = Path(folder) / "stage"
        stage.mkdir(mode=0o755)
        lay(program, stage)
        describe(stage, version, read_folder(stage / PROGRAM))
        words = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build"]
        fresh = Path(folder) / package.name
        subprocess.run([*words, str(stage), str(fresh)], check=True, stdout=subprocess.DEVNULL)
        fresh.replace(package)
    line = f"{_digest(package, 'sha256')}  {package.name}\n"
    package.with_name(f"{package.name}.sha256").write_text(line, "utf-8")
    return package


def _digest(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def main() -> int:
    """Build, and say where the package lies; 1 with a sentence when it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=ROOT / "dist" / "kiosk")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    chosen = parser.parse_args()
    if shutil.which("dpkg-deb") is None:
        print("dpkg-deb is needed: it comes with Debian and its kin")
        return 1
    try:
        package = build(chosen.program, chosen.out)
    except UnfitError as unfit:
        print(unfit)
        return 1
    print(f"{package} ({package.stat().st_size / 1e6:.0f} MB)")
    for library, who in strangers(read_folder(chosen.program)).items():
        if library not in PACKAGES:
            print(f"  no package is known for {library}, which {', '.join(who)} asks for")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
