"""Which hub this machine was enrolled with, and what that hub last said."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, set_aside, write_durably
from kiosk.core.words import Words

log = logging.getLogger(__name__)

HUB_FILE = Path("device", "hub.json")
"""Its place in the data folder; no secret stands in it."""
WORD_FILE = Path("device", "last-word.json")
ASIDE = {
    "not-approved": Words(
        "平台还没有批准这台机器：收到的数据先另存，不计入汇总。",
        "The city has not approved this machine: what it sends is kept aside, uncounted.",
    ),
    "revoked": Words(
        "平台停用了这台机器：收到的数据另存，不计入汇总。",
        "The city has revoked this machine: what it sends is kept aside, uncounted.",
    ),
}
"""By the ``words_code`` of a receipt: why the hub counts nothing of what it gets."""
APPROVE = Words(
    "请市级平台的管理员批准这台机器，或发一个新令牌；数据不会丢。",
    "Please have the city approve this machine, or give a new token; nothing is lost.",
)
_MOST_BYTES = 16_384
_MOST_METRICS = 200


class Hub(NamedTuple):
    """``address``: ``https://…``, or empty where only sticks lead there. ``key``: the 32 bytes of
    its public Ed25519 key: only receipts that it signed are believed.
    """

    address: str
    key: bytes


class LastWord(NamedTuple):
    """What the latest receipt said beside its confirmations. Nothing hangs on it but a screen, and
    which of two receipts is the later one.

    ``hub_wall_s``: the hub's clock. ``receipt``: which one, in hex. ``confirmed_day``: by the
    hub's own books, ``2026-03-31`` or empty. ``totals``: what the hub has, by metric.
    ``missing``: 约缺 N 次; ``resending``: 已请求重传; ``cloned``: 疑似克隆, and this side took a
    new install id. ``words_code``: see the wire's reference.
    """

    hub_wall_s: int = 0
    receipt: str = ""
    confirmed_day: str = ""
    totals: Mapping[str, int] = {}
    missing: int = 0
    resending: bool = False
    cloned: bool = False
    words_code: str = ""


def read_hub(data: Path) -> Hub | None:
    """The hub this machine knows; ``None``: none yet, or its file is damaged. Raises nothing."""
    stored = _read(data / HUB_FILE)
    try:
        key = bytes.fromhex(stored["key"])
        address = str(stored["address"])
    except (KeyError, ValueError, TypeError):
        return None
    return Hub(address, key) if len(key) == 32 else None


def keep_hub(data: Path, hub: Hub) -> None:
    """This machine is enrolled with that hub from now on; a damaged file is set aside. What
    another one last said is forgotten.

    :raises Trouble: what the disk says.
    """
    path = data / HUB_FILE
    before = read_hub(data)
    if path.exists() and before is None:
        set_aside(path)
    if before is not None and before.key != hub.key:
        _forget(data / WORD_FILE)
    content = {"address": hub.address, "key": hub.key.hex()}
    write_durably(path, (json.dumps(content, indent=2) + "\n").encode())


def read_last_word(data: Path) -> LastWord:
    """What the hub last said; nothing when that is missing or damaged. Raises nothing."""
    stored = _read(data / WORD_FILE)
    try:
        word = LastWord(**stored)
        sound = (
            type(word.hub_wall_s) is int
            and type(word.missing) is int
            and type(word.resending) is type(word.cloned) is bool
            and isinstance(word.totals, dict)
            and len(word.totals) <= _MOST_METRICS
            and all(type(each) is int for each in word.totals.values())
            and re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?", word.confirmed_day)
        )
    except TypeError:
        return LastWord()
    return word if sound else LastWord()


def keep_last_word(data: Path, word: LastWord) -> None:
    """Keep it for the screen. Never raises: what cannot be stored is logged, and said again by the
    next receipt.
    """
    content = {**word._asdict(), "totals": dict(word.totals)}
    try:
        write_durably(data / WORD_FILE, (json.dumps(content, indent=2) + "\n").encode())
    except Trouble as trouble:
        log.warning("the hub's last word is not stored: %s", trouble)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_trouble(error, path) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            stored = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}


def no_hub() -> Trouble:
    """There is nowhere to send to, or nobody whose receipts could be believed."""
    return Trouble(
        "no-hub",
        Words("本机还没有在市级平台登记。", "This machine is not enrolled with the city yet."),
        Words(
            "请用平台发的令牌登记（放在 U 盘里）。",
            "Please enrol with the token that the collector gives (by stick).",
        ),
    )
