"""The token by which a kiosk comes to know its hub, once: a file on the stick, or a line of text.

It carries the hub's public key, so it must come by a way that people trust: the stick in the
hand, the screen in the office.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any, NamedTuple

from kiosk.sync.wire_fields import hex_bytes, text_of, whole_of
from kiosk.sync.wire_frame import KEY_BYTES, FutureFormat, refuse

FILE = "enrol.json"
"""In ``KEPU/in/`` of the stick."""
FORMAT = 1
MOST_BYTES = 32 * 1024
_MOST_PEM = 16_000
_TEXT = "KEPU-ENROL-1:"
_ADDRESS = re.compile(r"https://[A-Za-z0-9.\-\[\]:]{1,200}(/[A-Za-z0-9._~\-/]{0,80})?")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,128}")


class Token(NamedTuple):
    """``hub``: its address (``https://…``, without a slash at the end). ``hub_key``: 32 bytes, what
    its receipts are signed with. ``secret``: good once. ``number``: of the token, only growing; the
    hub takes none that is older than the oldest it still honours, so no clock decides.

    ``authority``: certificates (PEM) that the hub's own is checked against instead of the
    system's, or empty.
    """

    hub: str
    hub_key: bytes
    secret: str
    number: int
    authority: str = ""


def token_file(token: Token) -> bytes:
    """The file for the stick.

    :raises WireFault: a value is not what its field holds.
    """
    fields: dict[str, object] = {
        "kepu": "enrol",
        "format": FORMAT,
        "hub": token.hub,
        "hub_key": token.hub_key.hex(),
        "secret": token.secret,
        "number": token.number,
    }
    if token.authority:
        fields["authority"] = token.authority
    data = (json.dumps(fields, ensure_ascii=True, indent=2) + "\n").encode()
    read_token(data)
    return data


def token_text(token: Token) -> str:
    """The same as one line of text, for messages that take no file."""
    compact = json.dumps(json.loads(token_file(token)), separators=(",", ":"))
    return _TEXT + base64.urlsafe_b64encode(compact.encode()).decode().rstrip("=")


def read_token(data: bytes) -> Token:
    """The token in a file or a pasted text; blanks around it do not matter.

    :raises FutureFormat: it is of a newer format.
    :raises WireFault: anything else is wrong.
    """
    fields = _fields(data)
    if fields.get("kepu") != "enrol":
        refuse("wire-shape", "no token")
    number = whole_of(fields.get("format"), "format", 1)
    if number > FORMAT:
        raise FutureFormat(number)
    hub = text_of(fields.get("hub"), "hub")
    secret = text_of(fields.get("secret"), "secret")
    if _ADDRESS.fullmatch(hub) is None or hub.endswith("/"):
        refuse("wire-shape", "hub")
    if _SECRET.fullmatch(secret) is None:
        refuse("wire-shape", "secret")
    return Token(
        hub=hub,
        hub_key=hex_bytes(text_of(fields.get("hub_key"), "hub_key"), "hub_key", KEY_BYTES),
        secret=secret,
        number=whole_of(fields.get("number"), "number", 0),
        authority=text_of(fields.get("authority", ""), "authority", most=_MOST_PEM),
    )


def _fields(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        refuse("wire-too-large", "token")
    try:
        text = data.decode("utf-8-sig").strip()
        if text.startswith(_TEXT):
            packed = "".join(text[len(_TEXT) :].split())
            padded = packed + "=" * (-len(packed) % 4)
            text = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        fields = json.loads(text)
    except (UnicodeError, binascii.Error, ValueError, RecursionError) as error:
        refuse("wire-broken", "token", error)
    if not isinstance(fields, dict):
        refuse("wire-shape", "token")
    return fields
