"""The panel's backlight, on the machines whose kernel knows one: built-in screens, mostly.

A monitor on a cable has none here, and neither has Windows: there a person uses its buttons.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

FOLDER = Path("/sys/class/backlight")
LEAST_PERCENT = 10
"""Never darker than that: whoever turned it down must still find the way back."""

# The kernel's advice which to use where there are several (ABI/stable/sysfs-class-backlight).
_BEST_FIRST = ("firmware", "platform", "raw")


class Backlight:
    """One backlight: a folder with ``brightness`` and ``max_brightness``, whole numbers in text."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most

    @property
    def name(self) -> str:
        """The kernel's name, such as ``intel_backlight``."""
        return self._folder.name

    def percent(self) -> int | None:
        """How bright it is, 0 to 100; ``None`` where it does not tell."""
        now = _number(self._folder / "brightness")
        return None if now is None else round(100 * min(now, self._most) / self._most)

    def set_percent(self, percent: int) -> None:
        """Set it, from :data:`LEAST_PERCENT` to 100; what is beyond is brought back.

        :raises Trouble: ``backlight-refused`` when the system does not allow it.
        """
        wanted = min(max(percent, LEAST_PERCENT), 100)
        # A switch of the kernel, not a file: it takes one write, and there is nothing to flush.
        try:
            (self._folder / "brightness").write_text(str(max(1, self._most * wanted // 100)))
        except OSError as error:
            raise Trouble(
                "backlight-refused",
                Words(
                    "系统不让本程序调屏幕亮度。", "The system does not let us set the brightness."
                ),
                Words(
                    "请用屏幕自己的按键，或请技术人员运行 deploy/linux/install.sh install。",
                    "Use the screen's own buttons, or have deploy/linux/install.sh install run.",
                ),
            ) from error


def find_backlight(folder: Path = FOLDER) -> Backlight | None:
    """The backlight of this machine; ``None`` where there is none. Raises nothing."""
    found: list[tuple[int, str, Backlight]] = []
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return None
    for entry in entries:
        most, kind = _number(entry / "max_brightness"), _line(entry / "type")
        if most and kind in _BEST_FIRST:
            found.append((_BEST_FIRST.index(kind), entry.name, Backlight(entry, most)))
    return min(found)[2] if found else None


def _line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(64).decode("ascii", "replace").strip()
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    text = _line(path)
    return int(text) if text.isdigit() else None
