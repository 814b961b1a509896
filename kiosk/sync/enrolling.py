"""Enrolment: the token says which hub this machine belongs to; it is handed in when a way is open.

What the token tells (address, key, authority) is in force at once, so that sticks work without a
network; the token itself waits in ``device/enrol.json`` until the hub has taken it. The hub takes
the same token from the same device again, so a cut anywhere in between costs nothing.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

from kiosk.core.config_writer import write_settings
from kiosk.core.errors import Trouble
from kiosk.core.files import disk_trouble, flush_folder, read_beginning, set_aside, write_durably
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.sync.https import ENROL, HubBusy, HubLine
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.tls import CA_FILE, KnownTime, hub_context
from kiosk.sync.wire_token import MOST_BYTES, Token, read_token, token_file
from kiosk.visits.identity import identity_of

FILE = Path("device", "enrol.json")
"""The token that the hub has not taken yet."""

_REFUSALS = frozenset({"token-unknown", "token-used", "device-revoked"})
"""What the hub says when no further try with this token can succeed. The bare number of a status
may be that of a server before it, which is being mended: a token thrown away for that would have to
be brought anew to every machine.
"""
_BUSY = frozenset({408, 429, 503})

log = logging.getLogger(__name__)


def begin_enrolment(places: Places, token: Token) -> None:
    """This machine belongs to the token's hub from now on. Waits for the disk, not for a network.

    :raises Trouble: ``bad-hub-ca``, ``setting-refused``, or what the disk says. A cut between the
        files leaves the token to be given once more.
    """
    if token.authority:
        hub_context(KnownTime(None), token.authority)  # what holds none changes nothing
    data = places.data
    # First, because it may refuse; without a consent for this address nothing is sent to it yet.
    write_settings(places, {"hub.address": token.hub})
    authority = data.joinpath(*CA_FILE)
    if token.authority:
        write_durably(authority, token.authority.encode())
    elif authority.exists():
        _remove(authority)
    write_durably(data / FILE, token_file(token))
    keep_hub(data, Hub(token.hub, token.hub_key))


def waiting_token(data: Path) -> Token | None:
    """The token that is still to be handed in. A damaged one is set aside, and none.

    :raises Trouble: what the disk says.
    """
    path = data / FILE
    content = read_beginning(path, MOST_BYTES)
    if content is None:
        return None
    try:
        return read_token(content)
    except Trouble:
        aside = set_aside(path)
        log.warning("the token is damaged; set aside as %s", aside.name)
        return None


def hand_in(data: Path, line: HubLine, public_key: bytes, install_id: str) -> bool:
    """Give the waiting token to the hub; whether there was one.

    :raises Trouble: ``token-refused`` (the token is gone then), ``hub-foreign`` when another hub
        answers than the token told of, or as :meth:`kiosk.sync.https.HubLine.post`.
    """
    token = waiting_token(data)
    if token is None:
        return False
    asked = {
        "secret": token.secret,
        "public_key": public_key.hex(),
        "install_id": install_id,
        "device_code": identity_of(install_id).device_code,
    }
    answer = line.post(ENROL, json.dumps(asked).encode(), "application/json")
    if answer.status in _BUSY:
        raise HubBusy(answer.retry_after_s)
    refusal = _told(answer.body, "code") if 400 <= answer.status < 500 else ""
    if refusal in _REFUSALS:
        log.warning("the hub refuses the token: %s", refusal)
        _remove(data / FILE)
        raise _refused()
    if answer.status != 200 or _told(answer.body, "hub_key") != token.hub_key.hex():
        log.warning("the answer to the token is strange: %d", answer.status)
        raise _foreign()
    _remove(data / FILE)
    log.info("this machine is enrolled with %s", token.hub)
    return True


def _told(body: bytes, field: str) -> str:
    """What the JSON says there; empty where it says nothing."""
    try:
        value = json.loads(body)[field]
    except (ValueError, RecursionError, KeyError, TypeError):
        return ""
    return value if isinstance(value, str) else ""


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise disk_trouble(error, path) from error


def _refused() -> Trouble:
    return Trouble(
        "token-refused",
        Words(
            "市级平台不认这个令牌：可能已经用过，或者收回了。",
            "The city's collector does not take the token: it was used or withdrawn.",
        ),
        Words("请向市级平台再要一个。", "Please ask the city's collector for another one."),
    )


def _foreign() -> Trouble:
    return Trouble(
        "hub-foreign",
        Words(
            "这个地址上回答的不是发令牌的平台。",
            "Who answers at this address is not the collector that gave the token.",
        ),
        Words("请联系市级平台的管理员。", "Please ask the people who run the collector."),
    )
