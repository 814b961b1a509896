"""Which touch screens there are.

Linux: ``/proc/bus/input/devices``; a touch screen is a device that is touched where it shows
(``INPUT_PROP_DIRECT``) and tells where (``ABS_MT_POSITION_X``, or ``ABS_X`` for one finger); a pen
tablet or a pad is not. Windows: ``GetSystemMetrics(SM_DIGITIZER)``. Only the Linux side has been
run; the other is held to made-up answers by a test.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.health.machine import TouchDevices

DEVICES = Path("/proc/bus/input/devices")
# linux/input-event-codes.h
_INPUT_PROP_DIRECT = 1
_ABS_X = 0x00
_ABS_MT_POSITION_X = 0x35
_BTN_TOUCH = 0x14A
_BTN_TOOL_PEN = 0x140
# winuser.h
_SM_DIGITIZER, _SM_MAXIMUMTOUCHES = 94, 95
_NID_TOUCH, _NID_READY = 0x01 | 0x02, 0x80


def touch_devices() -> TouchDevices:
    """The touch screens of this machine."""
    if sys.platform == "win32":
        return windows_touch(ctypes.windll.user32.GetSystemMetrics)
    try:
        text = DEVICES.read_text("utf-8", "replace")[:262_144]
    except OSError:
        return TouchDevices(known=False)
    return linux_touch(text)


def linux_touch(text: str) -> TouchDevices:
    """The touch screens in the text of ``/proc/bus/input/devices``."""
    names, fingers = [], 0
    for block in text.split("\n\n"):
        facts = dict(_facts(line) for line in block.splitlines())
        absolute, keys = _bits(facts.get("ABS", "")), _bits(facts.get("KEY", ""))
        many = bool(absolute >> _ABS_MT_POSITION_X & 1)
        one = bool(absolute >> _ABS_X & 1 and keys >> _BTN_TOUCH & 1)
        pen = bool(keys >> _BTN_TOOL_PEN & 1)
        direct = bool(_bits(facts.get("PROP", "")) >> _INPUT_PROP_DIRECT & 1)
        if direct and (many or one) and not pen:
            names.append(facts.get("Name", "").strip('"')[:60] or "?")
            # How many fingers a panel knows is only in its own device file, which root may open.
            fingers = max(fingers, 2 if many else 1)
    return TouchDevices(True, tuple(names), fingers)


def windows_touch(metrics: Callable[[int], int]) -> TouchDevices:
    """What Windows says of its digitiser."""
    told = metrics(_SM_DIGITIZER)
    if not (told & _NID_READY and told & _NID_TOUCH):
        return TouchDevices(True)
    return TouchDevices(True, ("Windows",), metrics(_SM_MAXIMUMTOUCHES))


def _facts(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")[2].partition("=")
    return name, value


def _bits(words: str) -> int:
    """The number behind a row of hexadecimal words, the highest first, as the kernel prints it."""
    number = 0
    for word in words.split():
        try:
            number = number << _WORD_BITS | int(word, 16)
        except ValueError:
            return 0
    return number


_WORD_BITS = 8 * ctypes.sizeof(ctypes.c_long)
