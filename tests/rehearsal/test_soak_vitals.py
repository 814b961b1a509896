"""What a soak looks at is really there."""

from __future__ import annotations

import mmap
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.places import find_places
from kiosk.rehearsal.soak_vitals import MIB, Vitals, look, windows_handles

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read in /proc")


def now(data: Path) -> Vitals:
    return look(find_places(data), 1, 1.0, 0)


@on_linux
def test_memory_that_is_taken_is_seen(data: Path) -> None:
    before = now(data)
    # Pages of its own: what a process has freed and keeps would be used again, and nothing be seen.
    with mmap.mmap(-1, 24 * MIB) as taken:
        taken.write(b"\1" * (24 * MIB))
        after = now(data)
    assert 20 < after.own - before.own < 60
    assert after.rss - before.rss > 20


@on_linux
def test_handles_threads_and_children_are_counted(data: Path) -> None:
    before = now(data)
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with (data / "a").open("w"), (data / "b").open("w"):
        during = now(data)
    over.set()
    thread.join()
    child.communicate()
    assert during.handles == before.handles + 3  # two files and a pipe
    assert during.threads == before.threads + 1
    assert during.children == before.children + 1
    after = now(data)
    assert (after.handles, after.threads, after.children) == (
        before.handles,
        before.threads,
        before.children,
    )


def test_files_are_parted_into_ledger_logs_and_others(data: Path) -> None:
    places = find_places(data)
    for path, size in (
        (places.ledger, 300),
        (places.ledger.with_name("ledger.db-wal"), 40),
        (places.logs / "kiosk.log", 7),
        (places.cache / "deep" / "down", 5_000),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    found = now(data)
    assert (found.ledger, found.logs, found.files) == (340, 7, 5_000)


class Kernel:
    """A made-up kernel32."""

    def __init__(self, told: int) -> None:
        class Current:
            restype: Any = None

            def __call__(self) -> int:
                return -1

        self.GetCurrentProcess = Current()
        self._told = told

    def GetProcessHandleCount(self, _handle: object, count: Any) -> int:  # noqa: N802
        count._obj.value = 312
        return self._told


def test_windows_tells_its_handles_or_nothing() -> None:
    assert windows_handles(Kernel(1)) == 312
    assert windows_handles(Kernel(0)) == 0
