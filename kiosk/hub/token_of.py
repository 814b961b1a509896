"""A token as a file or a text: where the hub is reached, by which key it is known, and a secret."""

from __future__ import annotations

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.hub.devices import drop_token, new_token
from kiosk.hub.receipts import hub_key
from kiosk.hub.store import Store
from kiosk.sync.wire import WireFault
from kiosk.sync.wire_token import Token, token_file

_ADDRESS = "address"
_AUTHORITY = "authority"


def keep_own_address(store: Store, address: str, authority: str) -> None:
    """Where this hub is reached, and the authority of its certificate (PEM, or empty), for
    whoever makes tokens beside the running hub.

    :raises Trouble: the database refuses.
    """
    for name, value in ((_ADDRESS, address), (_AUTHORITY, authority)):
        if store.setting(name) != value:
            store.set_setting(name, value)


def whole_token(
    store: Store,
    label: str = "",
    made_by: str = "",
    address: str = "",
    authority: str | None = None,
) -> Token:
    """Make a token with all that a kiosk needs. ``address``, ``authority``: others than those
    that were kept when the hub was served last.

    :raises Trouble: ``no-address``: none is known, or none that a kiosk takes.
    """
    key = hub_key(store).public
    if authority is None:
        authority = store.setting(_AUTHORITY) or ""
    made = new_token(store, label, made_by)
    known = (address or store.setting(_ADDRESS) or "").rstrip("/")
    token = Token(known, key, made.secret, made.number, authority)
    try:
        token_file(token)
    except WireFault as fault:
        drop_token(store, made.number)
        raise Trouble(
            "no-address",
            Words(
                "平台还没有设备能用的 https 地址，令牌不能用。",
                "The hub has no https address for kiosks, so the token is good for nothing.",
            ),
            Words(
                "请用证书启动：serve --own-certificate 名字 --address https://名字:端口。",
                "Start it with a certificate: serve --own-certificate NAME --address https://NAME:PORT.",
            ),
        ) from fault
    return token
