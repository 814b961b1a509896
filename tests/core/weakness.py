"""Real weakness, not played: no rights, no room."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_NOBODY = 65534


@contextlib.contextmanager
def read_only_folder() -> Iterator[Path]:
    """A folder that this process cannot write to as long as the block lasts.

    Root may write everywhere, so root becomes nobody for that long (in all threads).
    """
    if sys.platform == "win32":
        pytest.skip("Windows folders have no such bit")
    folder = Path(tempfile.mkdtemp(prefix="kiosk-read-only-"))
    folder.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if was == 0:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@contextlib.contextmanager
def file_size_limit(size_bytes: int) -> Iterator[None]:
    """No file of this process can grow beyond that: a write then fails as on a full disk."""
    if sys.platform == "win32":
        pytest.skip("Windows knows no such limit")
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
