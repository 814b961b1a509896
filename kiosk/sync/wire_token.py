"""The token of an enrolment: what the city gives once, and a device hands in once.

It comes as a file ``KEPU/in/enrol.json`` on a stick, or as text that is pasted. It tells the device
where the hub is and by which key its receipts are known; the secret tells the hub that this device
was expected. It ends by being used or withdrawn, not by a date: clocks lie.

::

    {"kepu": "enrol", "format": 1, "address": "https://hub.example.org", "key": "<64 hex>",
     "secret": "<16 to 128 signs A-Z a-z 0-9 - _>", "number": 7, "ca": "-----BEGIN …"}

``ca`` (PEM) is there only where the hub's certificate comes from an authority of the city's own.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from kiosk.core.config import SPEC
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

FORMAT = 1
MOST_BYTES = 32_768
CA_MOST_BYTES = 16_384
_MOST_NUMBER = 2**53


class Token(NamedTuple):
    """``key``: the hub's public Ed25519 key (32 bytes). ``number``: the token's own. ``ca``: PEM,
    or empty.
    """

    address: str
    key: bytes
    secret: str
    number: int = 0
    ca: str = ""


def token_text(token: Token) -> str:
    """The token as it is written and pasted: one line of JSON.

    :raises ValueError: it would not be read back.
    """
    fields: dict[str, object] = {
        "kepu": "enrol",
        "format": FORMAT,
        "address": token.address,
        "key": token.key.hex(),
        "secret": token.secret,
        "number": token.number,
    }
    if token.ca:
        fields["ca"] = token.ca
    text = json.dumps(fields, ensure_ascii=True)
    try:
        sound = read_token(text) == token
    except Trouble:
        sound = False
    if not sound:
        raise ValueError("no token")
    return text


def read_token(text: str) -> Token:
    """The token in a text that came from outside.

    :raises Trouble: ``bad-token``, or ``future-token`` for one of a newer program.
    """
    if len(text) > MOST_BYTES:
        raise _bad()
    try:
        stored = json.loads(text.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise _bad() from error
    if not isinstance(stored, dict) or stored.get("kepu") != "enrol":
        raise _bad()
    number = stored.get("format")
    if type(number) is int and number > FORMAT:
        raise _future()
    if number != FORMAT or type(number) is not int:
        raise _bad()
    try:
        return _token(stored)
    except (ValueError, KeyError, TypeError) as error:
        raise _bad() from error


def _token(stored: dict[str, Any]) -> Token:
    address = SPEC["hub.address"].take(stored["address"])
    key, secret, number = stored["key"], stored["secret"], stored.get("number", 0)
    ca = stored.get("ca", "")
    if not isinstance(address, str) or not address:
        raise ValueError("address")
    if re.fullmatch(r"[0-9a-f]{64}", key) is None:
        raise ValueError("key")
    if re.fullmatch(r"[A-Za-z0-9_-]{16,128}", secret) is None:
        raise ValueError("secret")
    if type(number) is not int or not 0 <= number <= _MOST_NUMBER:
        raise ValueError("number")
    if not isinstance(ca, str) or len(ca) > CA_MOST_BYTES or not ca.isascii():
        raise ValueError("ca")
    return Token(address, bytes.fromhex(key), secret, number, ca)


def _bad() -> Trouble:
    return Trouble(
        "bad-token",
        Words("登记令牌不能用。", "The token cannot be used."),
        Words("请向市级平台再要一个。", "Please ask the city's collector for another one."),
    )


def _future() -> Trouble:
    return Trouble(
        "future-token",
        Words("登记令牌是新版程序用的。", "The token is for a newer program."),
        Words("请先更新本机的程序。", "Please update this machine's program first."),
    )
