"""What films may do on this machine, settled before Qt loads its decoders."""

from __future__ import annotations

import os

QUIET = (
    "qt.multimedia.*=false",
    # Without a sound server each player would say so again; the sounds say it once.
    "qt.multimedia.*.warning=false",
)
"""Decoders speak from threads of their own, and our log is Python: a thread that waits for the
interpreter's lock while the window waits for the thread would stand still for ever."""


def shield_media(*, has_card: bool) -> None:
    """Films come from files and nowhere else, whatever a file may ask of the decoder; without a
    graphics card nothing is tried that needs one.
    """
    os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] = "file"
    if not has_card:
        os.environ.setdefault("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", ",")
        os.environ.setdefault("QT_DISABLE_HW_TEXTURES_CONVERSION", "1")


def quiet_media() -> None:
    """Keep the decoders' own words out of the log; call it before the first player is made."""
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("\n".join(QUIET))
