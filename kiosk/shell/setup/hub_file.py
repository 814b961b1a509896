"""The address of the city's collector, brought by a stick: ``KEPU/hub.txt``, one line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.core.config import SPEC
from kiosk.core.errors import Trouble
from kiosk.core.files import read_beginning
from kiosk.core.words import Words

PLACE = ("KEPU", "hub.txt")
_MOST_BYTES = 1024
_NEXT = Words(
    "请把地址写在 U 盘的 KEPU/hub.txt 里，一行，https:// 开头。",
    "Please write the address into KEPU/hub.txt on the stick: one line, beginning with https://.",
)


def read_hub_file(roots: Iterable[Path]) -> str:
    """The address on the first stick that brings one. May wait for a stick.

    :raises Trouble: ``no-hub-file``, or ``bad-hub-file`` when what it says is no address.
    """
    for root in roots:
        content = read_beginning(root.joinpath(*PLACE), _MOST_BYTES)
        if content is not None:
            return _address(content)
    raise Trouble(
        "no-hub-file",
        Words("U 盘上没有平台地址。", "There is no collector's address on the stick."),
        _NEXT,
    )


def _address(content: bytes) -> str:
    try:
        line = content.decode("utf-8-sig").strip()
        address = SPEC["hub.address"].take(line) if len(content) <= _MOST_BYTES else ""
    except ValueError:
        address = ""
    if not isinstance(address, str) or not address:
        what = Words("U 盘上的平台地址不能用。", "The address on the stick cannot be used.")
        raise Trouble("bad-hub-file", what, _NEXT)
    return address
