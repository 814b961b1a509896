"""Symbols that only a debugger reads are taken out of compiled files: 35 MB of them.

Not out of Qt's, pygame's and ThorVG's: those are handed on as their makers built them, so that
anybody can see they are, and wheels whose libraries were patched do not survive it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

AS_BUILT = frozenset({"PySide6", "shiboken6", "pygame", "thorvg_python"})


def may_be_stripped(file: Path, internal: Path) -> bool:
    """Say whether `file` below `internal` is a library that we may make smaller."""
    top = file.relative_to(internal).parts[0]
    if file.is_symlink() or not file.is_file() or top in AS_BUILT or top.endswith(".libs"):
        return False
    if ".so" not in file.suffixes and not file.name.endswith(".so"):
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def strip(files: Iterable[Path], program: str = "strip") -> int:
    """Take the symbols out of `files`; return how many bytes that saved.

    Where there is no `strip` nothing is done. A file that cannot be made smaller stays whole.
    """
    found = shutil.which(program)
    if found is None:
        return 0
    saved = 0
    for file in files:
        smaller = file.with_name(f".{file.name}.stripped")
        try:
            done = subprocess.run(
                [found, "--strip-unneeded", "-o", str(smaller), str(file)],
                check=False,
                capture_output=True,
            )
            if done.returncode == 0 and 0 < smaller.stat().st_size < file.stat().st_size:
                saved += file.stat().st_size - smaller.stat().st_size
                shutil.copymode(file, smaller)
                smaller.replace(file)
        finally:
            smaller.unlink(missing_ok=True)
    return saved
