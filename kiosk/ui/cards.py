"""Which graphics cards the machine has: names that change when a card or its driver does.

Linux tells in ``/sys/class/drm``, Windows in the registry's device map. Only the Linux side has
been run; the other is held to a made-up registry by a test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

DRM = Path("/sys/class/drm")
DEVICE_MAP = r"HARDWARE\DEVICEMAP\VIDEO"

Values = Callable[[str], Iterable[tuple[str, str]]]
"""Names and texts below a key of the registry's machine part."""


def graphics_cards() -> tuple[str, ...]:
    """The cards of this machine; empty where there is none, or nobody knows."""
    if sys.platform == "win32":
        return windows_cards(_registry_values)
    return linux_cards(DRM)


def linux_cards(drm: Path) -> tuple[str, ...]:
    """The cards below ``drm`` that can draw: vendor, device and driver of each."""
    found = []
    for node in sorted(drm.glob("renderD*")):
        device = node / "device"
        numbers = [_line(device / name) for name in ("vendor", "device")]
        driver = (device / "driver").resolve().name if (device / "driver").exists() else "?"
        found.append(" ".join((*numbers, driver)))
    return tuple(found)


def windows_cards(values: Values) -> tuple[str, ...]:
    """The cards in the registry's device map, without the drivers that only mirror or remote."""
    found = {
        text.rpartition("\\")[0].rpartition("\\")[2]
        for name, text in values(DEVICE_MAP)
        if name.startswith("\\Device\\Video") and "\\Services\\" not in text
    }
    return tuple(sorted(found))


def _line(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()[:32]
    except OSError:
        return "?"


def _registry_values(key: str) -> Iterable[tuple[str, str]]:
    import winreg

    found: list[tuple[str, str]] = []
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:  # type: ignore[attr-defined]
            for at in range(64):
                name, value, _ = winreg.EnumValue(opened, at)  # type: ignore[attr-defined]
                found.append((name, str(value)))
    except OSError:
        pass
    return found
