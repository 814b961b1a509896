"""Recorded narration: which files can be heard, and whether they still say what is written.

Beside the recordings lies ``narration.toml`` with a fingerprint of the words each of them speaks,
written by ``kiosk narration --recorded``. When the words change, the check names the recording.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.exhibit import Exhibit
from kiosk.library.folder import read_limited
from kiosk.library.texts import LocalText, LocalVoice
from kiosk.library.toml_file import TomlFile

SPOKEN = "narration.toml"
ENDINGS = (".opus", ".ogg", ".m4a", ".aac", ".mp3", ".wav")

_HEAD_BYTES = 512
_AGAIN = Words("请重新导出或重新复制。", "Export it anew, or copy it again.")
_REFRESH = Words(
    "听一遍，对得上就运行 kiosk narration 路径 --recorded。",
    "Listen to it; if it is right, run “kiosk narration PATH --recorded”.",
)


def fingerprint(words: str) -> str:
    """16 hex digits of what is spoken; line breaks and double blanks make no difference."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def is_sound(head: bytes, name: str) -> bool:
    """Whether a file that starts with ``head`` is a sound of the kind its ``name`` says."""
    match name.lower().rpartition(".")[2]:
        case "opus":
            return head.startswith(b"OggS") and b"OpusHead" in head
        case "ogg":
            return head.startswith(b"OggS") and (b"OpusHead" in head or b"vorbis" in head)
        case "wav":
            return head.startswith(b"RIFF") and head[8:12] == b"WAVE"
        case "m4a":
            return head[4:8] == b"ftyp"
        case "aac":
            return head[4:8] == b"ftyp" or head[:2] in (b"\xff\xf1", b"\xff\xf9")
        case "mp3":
            return head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")
    return False


def heard(
    exhibit: Exhibit, voice: LocalVoice | None, language: str, shown: LocalText | None
) -> str:
    """URI of the recording that goes with what is shown; empty where there is none, or none that
    can be heard: what was recorded can be read as well.
    """
    name = voice.file(language, shown) if voice else ""
    if not name:
        return ""
    try:
        head = read_limited(exhibit.folder / name, _HEAD_BYTES, whole=False)
    except OSError:
        return ""
    return exhibit.uri(name) if is_sound(head, name) else ""


def check_narration(
    check: Check,
    file: TomlFile,
    place: Place,
    voices: Mapping[str, str] | None,
    *texts: Mapping[str, str] | None,
) -> None:
    """Report recordings that are missing, broken or out of date.

    ``voices`` are files by language, ``texts`` what is written there, in the order of reading.
    Its part is played without a voice, so none of it keeps anything from being shown.
    """
    own = check.language
    for language, name in (voices or {}).items():
        parts = [text.get(language) or text.get(own) or "" for text in texts if text]
        where = (*place, "narration", language)
        where = where[:-1] if _is_one_file(file, where[:-1]) else where
        with check.spare():
            _check_voice(check, file, where, name, "\n".join(parts))


def _is_one_file(file: TomlFile, where: Place) -> bool:
    """Whether the author wrote a file's name there, and no map by language."""
    here: Any = file.data
    for step in where:
        here = here[step]
    return isinstance(here, str)


def _check_voice(check: Check, file: TomlFile, where: Place, name: str, words: str) -> None:
    if not name.lower().endswith(ENDINGS):
        what = Words(f"“{name}”不是能播放的录音。", f"“{name}” is no sound that is played.")
        check.error(file, where, what, Words("请用 Opus、AAC 或 MP3。", "Use Opus, AAC or MP3."))
        return
    if not check.file_named(file, where, name, missing="broken"):
        return
    if check.listing.files[name][0] > check.limits.narration_bytes:
        what = Words("录音超过 8 MiB。", "The narration is larger than 8 MiB.")
        check.error(file, where, what, Words("请压缩或剪短。", "Compress or shorten it."))
        return
    if check.first_look(name):
        fault = _sound_fault(check, name)
        if fault:
            check.broken(name, (), fault, _AGAIN)
    if not check.is_broken(name):
        _check_words(check, file, where, name, words)


def _sound_fault(check: Check, name: str) -> Words | None:
    try:
        head = read_limited(check.folder / name, _HEAD_BYTES, whole=False)
    except OSError as error:
        reason = error.strerror or str(error)
        return Words(f"录音读不出来（{reason}）。", f"The recording cannot be read ({reason}).")
    if not is_sound(head, name):
        return Words("录音已损坏，或扩展名和内容不符。", "The recording is damaged, or misnamed.")
    if check.prober is not None:
        found = check.prober.open("sound", check.folder / name)
        reason = str(found.get("fault") or found.get("error") or "")
        if reason or not found.get("duration_s"):
            reason = reason or "没有声音 / no sound"
            return Words(f"录音放不出来（{reason}）。", f"It cannot be played ({reason}).")
    return None


def _check_words(check: Check, file: TomlFile, where: Place, name: str, words: str) -> None:
    if check.spoken.setdefault(name, words) != words:
        what = Words(f"“{name}”用在两处不同的文字上。", f"“{name}” is used for two texts.")
        check.hint(file, where, what, Words("请分开录。", "Record them apart."))
        return
    known = spoken_before(check)
    if name not in known and len(check.spoken) > 1 and not known:
        return  # said once
    if name not in known:
        what = Words(
            f"没有记下“{name}”念的是哪些文字。", f"It is not noted which words “{name}” speaks."
        )
        check.hint(file, where, what, _REFRESH)
    elif known[name] != fingerprint(words):
        what = Words(
            f"“{name}”录好以后，文字改过了。",
            f"The words have changed since “{name}” was recorded.",
        )
        check.hint(file, where, what, _REFRESH)


def spoken_before(check: Check) -> dict[str, str]:
    """The fingerprints by file that ``narration.toml`` holds; empty without it."""
    if SPOKEN not in check.listing.files:
        return {}
    file = check.aside(SPOKEN)
    table = file.data.get("spoken") if file else None
    return {str(k): str(v) for k, v in table.items()} if isinstance(table, dict) else {}


def spoken_text(spoken: Mapping[str, str]) -> str:
    """What ``narration.toml`` holds when each recording speaks these words."""
    lines = [
        "# 每个录音念的文字的指纹，由 kiosk narration --recorded 写。",
        "# Fingerprints of the words that each recording speaks.",
        "format = 1",
        "",
        "[spoken]",
    ]
    lines += [f'"{name}" = "{fingerprint(words)}"' for name, words in sorted(spoken.items())]
    return "\n".join(lines) + "\n"


def write_spoken(folder: Path, spoken: Mapping[str, str]) -> Path:
    """Note that the recordings in ``folder`` speak these words.

    :raises Trouble: when the folder does not let itself be written.
    """
    path = folder / SPOKEN
    write_durably(path, spoken_text(spoken).encode())
    return path
