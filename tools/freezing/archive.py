"""The archive that is handed on, and its checksum: `python -m tools.freezing.archive dist/kiosk`.

`kiosk-<version>-<system>-<machine>.tar.xz` (Windows: `.zip`) and the same with `.sha256`, as
`sha256sum --check` reads it. The same folder gives the same bytes: names in order, no owners, the
times of the files as they lie.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from kiosk import __version__

LEVEL: Final = 6
"""Of xz: its usual one, which an old PC unpacks with 9 MB of memory."""


def archive_name(
    version: str = __version__, system: str = sys.platform, machine: str | None = None
) -> str:
    """Return the archive's file name."""
    ending = "zip" if system == "win32" else "tar.xz"
    called = {"win32": "windows", "darwin": "macos"}.get(system, system)
    machine = (machine or platform.machine()).lower().replace("amd64", "x86_64")
    return f"kiosk-{version}-{called}-{machine}.{ending}"


def pack(folder: Path, archive: Path) -> Path:
    """Pack `folder` into `archive`, which is only there when it is whole; return its checksum's
    file.
    """
    growing = archive.with_name(f".{archive.name}.part")
    try:
        if archive.suffix == ".zip":
            _zip(folder, growing)
        elif shutil.which("xz"):
            _tar_by_xz(folder, growing)
        else:
            with tarfile.open(growing, "w:xz", preset=LEVEL) as tar:
                _fill(tar, folder)
        growing.replace(archive)
    finally:
        growing.unlink(missing_ok=True)
    said = archive.with_name(f"{archive.name}.sha256")
    said.write_text(f"{sha256(archive)}  {archive.name}\n", "utf-8", newline="\n")
    return said


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tar_by_xz(folder: Path, target: Path) -> None:
    """Through xz itself, which uses every core."""
    order = ["xz", f"-{LEVEL}", "--threads=0", "--stdout"]
    with (
        target.open("wb") as file,
        subprocess.Popen(order, stdin=subprocess.PIPE, stdout=file) as packer,
    ):
        assert packer.stdin is not None
        try:
            with tarfile.open(fileobj=cast("Any", packer.stdin), mode="w|") as tar:
                _fill(tar, folder)
        except BaseException:
            packer.kill()
            raise
        packer.stdin.close()
        if packer.wait() != 0:
            raise OSError(f"xz ended with {packer.returncode}")


def _fill(tar: tarfile.TarFile, folder: Path) -> None:
    for path in _inside(folder):
        tar.add(path, str(Path(folder.name) / path.relative_to(folder)), False, filter=_plain)


def _inside(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(folder.rglob("*"))


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in _inside(folder):
            if path.is_file():
                packed.write(path, Path(folder.name) / path.relative_to(folder))


def main(arguments: list[str]) -> int:
    """Pack the folder named; print the archive's size and where it lies."""
    folder = Path(arguments[0]).resolve()
    archive = folder.parent / archive_name()
    said = pack(folder, archive)
    print(f"{archive}  {archive.stat().st_size / 1e6:.1f} MB\n{said}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
