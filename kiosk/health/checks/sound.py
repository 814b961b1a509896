"""Can a visitor hear anything?"""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Fact, Finding, Going, Sign


def look_at_sound(machine: Machine, _going: Going) -> Finding:
    """Devices that can play, and the volume of the settings."""
    sound, volume = machine.sound, machine.loaded.settings.sound.volume
    facts: dict[str, Fact] = {
        "devices": list(sound.names),
        "server": sound.server,
        "volume": volume,
    }
    if not sound.known:
        return Finding(
            Sign.UNKNOWN,
            Words("看不出有没有声音设备。", "Whether there is a sound device cannot be told."),
            Words("打开一个影片听一听。", "Open a film and listen."),
            facts,
        )
    if not sound.names and not sound.server:
        return Finding(
            Sign.WARN,
            Words("没有找到声音设备，展项会没有声音。", "No sound device; exhibits are silent."),
            Words(
                "检查音箱的插头和电源；接好后再查一遍。",
                "Check the loudspeaker's plug and power, then check again.",
            ),
            facts,
        )
    if volume == 0:
        return Finding(
            Sign.NOTE,
            Words("设置里音量是 0，展项没有声音。", "The volume is set to 0: exhibits are silent."),
            Words("想要声音，请在“设置”页调高音量。", "For sound, raise it on the page Settings."),
            facts,
        )
    first = sound.names[0] if sound.names else sound.server
    return Finding(
        Sign.GOOD,
        Words(f"声音设备就绪：{first}。", f"Sound is ready: {first}."),
        facts=facts,
    )


SOUND = Check("sound", Words("声音", "Sound"), look_at_sound)
