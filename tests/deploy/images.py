"""A system that lies in a folder: what is in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ACCOUNTS = {f"etc/{name}" for name in ("passwd", "group", "shadow", "gshadow", ".pwd.lock")}
"""Where systemd-sysusers writes down who there is (and, with a hyphen, what stood there before)."""


def need_an_image() -> None:
    """Skip the test where no system can be made in a folder."""
    for program in ("systemctl", "systemd-sysusers", "systemd-tmpfiles"):
        if shutil.which(program) is None:
            pytest.skip(f"this machine has no {program}")
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to another user")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with what it holds, and every link with where it leads."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file())
    return {
        str(path.relative_to(folder)): str(path.readlink()).encode()
        if path.is_symlink()
        else path.read_bytes()
        for path in files
    }


def left_of(folder: Path) -> set[str]:
    """The names in `tree`, without those of the accounts."""
    return {name for name in tree(folder) if name.removesuffix("-") not in ACCOUNTS}
