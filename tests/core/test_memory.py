"""Memory that was given back goes back to the system, where the C library can be told to."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from kiosk.core import memory

SCRIPT = """
import ctypes, threading
from kiosk.core.memory import give_memory_back
assert give_memory_back()
def rss_kib():
    return int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
def use():
    for _ in range(20):
        block = libc.malloc(ctypes.c_size_t(5_000_000))
        ctypes.memset(block, 1, 5_000_000)
        libc.free(ctypes.c_void_p(block))
before = rss_kib()
for _ in range(8):
    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
print(rss_kib() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_large_blocks_of_many_threads_do_not_stay() -> None:
    run = [sys.executable, "-c", SCRIPT]
    grown_kib = int(subprocess.run(run, capture_output=True, check=True, text=True).stdout)
    assert grown_kib < 4_000  # less than one of the blocks


SCATTERED = """
import ctypes
from kiosk.core.memory import sweep_memory
def rss_kib():
    return int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
blocks = [libc.malloc(ctypes.c_size_t(100_000)) for _ in range(400)]
for block in blocks:
    ctypes.memset(block, 1, 100_000)
for at, block in enumerate(blocks):
    if at % 4:  # every fourth stays: nothing can go from the end of the heap
        libc.free(ctypes.c_void_p(block))
before = rss_kib()
assert sweep_memory()
print(before - rss_kib())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_what_lies_free_in_between_goes_back() -> None:
    run = [sys.executable, "-c", SCATTERED]
    freed_kib = int(subprocess.run(run, capture_output=True, check=True, text=True).stdout)
    assert freed_kib > 20_000


def test_another_system_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert memory.give_memory_back() is False
    assert memory.sweep_memory() is False
