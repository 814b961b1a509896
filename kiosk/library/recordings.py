"""Recorded narration: what every kind of part asks of such a file."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile

SOUNDS = (".opus", ".ogg", ".m4a", ".aac", ".mp3", ".wav")
"""Endings of sounds that are played."""


def check_recording(check: Check, file: TomlFile, place: Place, name: str) -> None:
    """Check that ``name`` is a sound of the folder that can be played, and not too large."""
    if not name.lower().endswith(SOUNDS):
        what = Words(f"“{name}”不是能播放的录音。", f"“{name}” is no sound that is played.")
        check.error(file, place, what, Words("请用 Opus、AAC 或 MP3。", "Use Opus, AAC or MP3."))
    elif check.file_named(file, place, name):
        size = check.listing.files[name][0]
        if size > check.limits.narration_bytes:
            what = Words("录音超过 8 MiB。", "The narration is larger than 8 MiB.")
            check.error(file, place, what, Words("请压缩或剪短。", "Compress or shorten it."))
