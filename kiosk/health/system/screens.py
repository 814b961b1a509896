"""Which screens hang on this machine: Linux tells in ``/sys/class/drm``, elsewhere the window does.

The size comes from the screen's own data block (VESA E-EDID 1.4): bytes 66 to 68 of the first
detailed timing in millimetres, else bytes 21 and 22 in centimetres.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.health.machine import ScreenFacts

DRM = Path("/sys/class/drm")
_HEADER = bytes((0, *[255] * 6, 0))


def screens() -> tuple[ScreenFacts, ...]:
    """The connected screens; empty where the system does not tell."""
    return linux_screens(DRM) if sys.platform == "linux" else ()


def linux_screens(drm: Path) -> tuple[ScreenFacts, ...]:
    """The connected screens below ``drm``, with the mode each likes best."""
    found = []
    for connector in sorted(drm.glob("card*-*")):
        if _read(connector / "status").strip() != b"connected":
            continue
        mode = _read(connector / "modes").split(b"\n")[0].decode("ascii", "replace")
        width, _, height = mode.partition("x")
        if width.isdecimal() and height.rstrip("i").isdecimal():
            size = edid_mm(_read(connector / "edid"))
            found.append(ScreenFacts(int(width), int(height.rstrip("i")), *size))
    return tuple(found)


def edid_mm(edid: bytes) -> tuple[int, int]:
    """Width and height in mm; 0, 0 where the block says nothing."""
    if len(edid) < 128 or not edid.startswith(_HEADER):
        return 0, 0
    timing = edid[54:72]
    if timing[0] or timing[1]:
        width, height = timing[12] | (timing[14] >> 4) << 8, timing[13] | (timing[14] & 15) << 8
        if width and height:
            return width, height
    return edid[21] * 10, edid[22] * 10


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(65_536)
    except OSError:
        return b""
