"""Removable drives on Windows, by kernel32.

Written from Microsoft's documentation of the calls and tested with recorded answers; not run on a
Windows machine yet. A USB disk that calls itself fixed is not among them; sticks and cards are.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.bundles.drives import Drive

DRIVE_REMOVABLE = 2  # GetDriveTypeW
FILE_READ_ONLY_VOLUME = 0x0008_0000  # GetVolumeInformationW
_SEM_FAILCRITICALERRORS = 0x0001  # SetThreadErrorMode


class Volume(NamedTuple):
    """What kernel32 says of one drive with a medium in it."""

    label: str
    flags: int
    free_bytes: int
    total_bytes: int


class Kernel(Protocol):
    """The calls of kernel32 that are needed."""

    def roots(self) -> tuple[str, ...]:
        r"""The roots of all drives, such as ``E:\``."""
        ...

    def drive_type(self, root: str) -> int:
        """What kind of drive it is."""
        ...

    def volume(self, root: str) -> Volume | None:
        """The volume in it; ``None`` for an empty card reader."""
        ...


class WindowsDrives:
    """The drives that Windows calls removable and that have a medium."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel

    def present(self) -> tuple[Drive, ...]:
        """The drives that are there now, in the order of their letters."""
        found: list[Drive] = []
        for root in self._kernel.roots():
            if self._kernel.drive_type(root) != DRIVE_REMOVABLE:
                continue
            volume = self._kernel.volume(root)
            if volume is not None:
                label = volume.label or root.rstrip("\\")
                read_only = bool(volume.flags & FILE_READ_ONLY_VOLUME)
                space = volume.free_bytes, volume.total_bytes
                found.append(Drive(Path(root), label, *space, read_only))
        return tuple(found)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class Kernel32:
        """The real one. No call may bring up a box that asks for a disk."""

        def __init__(self) -> None:
            self._calls = ctypes.WinDLL("kernel32", use_last_error=True)
            self._calls.GetDriveTypeW.argtypes = [wintypes.LPCWSTR]

        def roots(self) -> tuple[str, ...]:
            """From GetLogicalDrives: one bit a letter."""
            bits = int(self._calls.GetLogicalDrives())
            return tuple(f"{chr(65 + at)}:\\" for at in range(26) if bits & 1 << at)

        def drive_type(self, root: str) -> int:
            """From GetDriveTypeW."""
            return int(self._calls.GetDriveTypeW(root))

        def volume(self, root: str) -> Volume | None:
            """From GetVolumeInformationW and GetDiskFreeSpaceExW."""
            before = wintypes.DWORD()
            self._calls.SetThreadErrorMode(_SEM_FAILCRITICALERRORS, ctypes.byref(before))
            try:
                return self._volume(root)
            finally:
                self._calls.SetThreadErrorMode(before.value, None)

        def _volume(self, root: str) -> Volume | None:
            label = ctypes.create_unicode_buffer(261)
            flags = wintypes.DWORD()
            free, total = ctypes.c_ulonglong(), ctypes.c_ulonglong()
            place = ctypes.c_wchar_p(root)
            known = self._calls.GetVolumeInformationW(
                place, label, len(label), None, None, ctypes.byref(flags), None, 0
            )
            measured = known and self._calls.GetDiskFreeSpaceExW(
                place, ctypes.byref(free), ctypes.byref(total), None
            )
            if not measured:
                return None
            return Volume(label.value, flags.value, free.value, total.value)
