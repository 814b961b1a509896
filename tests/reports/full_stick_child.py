"""Puts files on a small disk that is full, makes room, and puts them again."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.reports.placing import ReportFile, put_files


def main() -> None:
    """Print: the trouble told, what is left then, what is there once there is room."""
    disk = Path(sys.argv[1])
    (disk / "old.xlsx").write_bytes(b"old")
    filler = disk / "filler"
    filler.write_bytes(b"x" * 600_000)
    files = [ReportFile(f"{number}.xlsx", b"y" * 250_000) for number in range(3)]
    try:
        put_files(disk, files)
    except Trouble as trouble:
        print(trouble.code)
    filler.unlink()
    print(sorted(path.name for path in disk.iterdir()))
    print(f"{len(put_files(disk, files))} files")


if __name__ == "__main__":
    main()
