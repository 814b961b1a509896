"""Nothing is sent before an operator has seen, once, what is sent: kept in ``device/consent.json``.

It belongs to one address, and to one kind of content: who changes the hub, or a program that sends
more than before (:data:`CONTENT`), has to be agreed to again. A damaged file is no consent.
"""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import set_aside, write_durably
from kiosk.core.words import Words

FILE = Path("device", "consent.json")
CONTENT = 1
"""Grows whenever an envelope tells of something that it did not tell before."""
_MOST_BYTES = 4096


def has_consent(data: Path, address: str) -> bool:
    """Whether somebody has agreed to send this to that address. Raises nothing."""
    try:
        with (data / FILE).open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
        content = stored["content"]
        return bool(address) and stored["address"] == address and content == CONTENT
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return False


def give_consent(data: Path, address: str, wall_s: float) -> None:
    """An operator has seen it and agrees. ``wall_s`` is only a label.

    :raises Trouble: what the disk says; nothing is agreed then.
    """
    path = data / FILE
    if path.exists() and not has_consent(data, address) and not _is_sound(path):
        set_aside(path)
    agreed = {"address": address, "content": CONTENT, "wall_s": int(wall_s)}
    write_durably(path, json.dumps(agreed).encode())


def no_consent() -> Trouble:
    """Why nothing was sent."""
    return Trouble(
        "no-consent",
        Words(
            "还没有人看过要上传的内容，没有发送。",
            "Nobody has looked at what will be sent yet; nothing was sent.",
        ),
        Words(
            "请在“数据”里看一遍要上传的内容并同意。",
            "Please look at it once on the page 数据, and agree.",
        ),
    )


def _is_sound(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()[:_MOST_BYTES]), dict)
    except (OSError, ValueError, RecursionError):
        return False
