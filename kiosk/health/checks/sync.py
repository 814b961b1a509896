"""How counts leave this machine: nothing of it is set up yet, and that is what is said."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.health.machine import Machine
from kiosk.health.port import Check, Finding, Going, Sign


def look_at_sync(_machine: Machine, _going: Going) -> Finding:
    """Not in use; the counts stay on this machine."""
    return Finding(
        Sign.NOTE,
        Words(
            "上传尚未启用，记录都保存在本机。",
            "Uploading is not in use yet; all counts are kept on this machine.",
        ),
        facts={"in_use": False},
    )


SYNC = Check("sync", Words("上传", "Upload"), look_at_sync)
