"""What can make a sound.

Linux: the cards of ALSA that can play, and the socket of the sound server. Windows: the render
end points in the registry. Only the Linux side has been run; the other is held to a made-up
registry by a test.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from kiosk.health.machine import SoundDevices
from kiosk.health.system.registry_keys import Registry, SystemRegistry

ASOUND = Path("/proc/asound")
RENDER = r"SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio\Render"
# PKEY_Device_DeviceDesc, as the name of a value; DEVICE_STATE_ACTIVE of mmdeviceapi.h.
_NAME = "{a45c254e-df1c-4efd-8020-67d146a850e0},2"
_ACTIVE = 1
# "00-03: HDMI 0 : HDMI 0 : playback 1"
_PCM = re.compile(r"^(\d+)-\d+: ?(.*?) : .*\bplayback \d+", re.MULTILINE)
_CARD = re.compile(r"^ *(\d+) \[[^\]]*\]: *.*? - (.+)$", re.MULTILINE)


def sound_devices() -> SoundDevices:
    """The devices of this machine."""
    if sys.platform == "win32":
        return windows_sound(SystemRegistry())
    if sys.platform != "linux":
        return SoundDevices(known=False)
    run = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return linux_sound(ASOUND, Path(run))


def linux_sound(asound: Path, run: Path) -> SoundDevices:
    """The cards below ``asound`` with something that plays; ``run``: the user's sockets."""
    cards = dict(_CARD.findall(_text(asound / "cards")))
    playing = [number for number, _ in _PCM.findall(_text(asound / "pcm"))]
    numbers = dict.fromkeys(str(int(number)) for number in playing)
    names = tuple(cards.get(number, f"card {number}").strip()[:60] for number in numbers)
    servers = {"pipewire": run / "pipewire-0", "pulse": run / "pulse" / "native"}
    server = next((name for name, socket in servers.items() if socket.exists()), "")
    return SoundDevices(True, names, server)


def windows_sound(registry: Registry) -> SoundDevices:
    """The end points that are active."""
    names = []
    for point in registry.keys(RENDER):
        values = registry.values(f"{RENDER}\\{point}")
        if values.get("DeviceState") == _ACTIVE:
            told = registry.values(f"{RENDER}\\{point}\\Properties").get(_NAME)
            names.append(str(told)[:60] if told else point)
    return SoundDevices(True, tuple(names), "windows")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")[:65_536]
    except OSError:
        return ""
