"""What an admin decides: devices believed or not, hints seen to, tokens made and dropped.

Each deed stands in the audit log; forms lead back to the page they came from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, select, update

from kiosk.core.errors import Trouble
from kiosk.hub import audit
from kiosk.hub.devices import approve, drop_token, revoke
from kiosk.hub.schema import clone_hints, devices, tokens
from kiosk.hub.sessions import SignedIn
from kiosk.hub.strangers import clear_strangers
from kiosk.hub.token_of import whole_token
from kiosk.hub.web.house import House
from kiosk.hub.web.layout import page
from kiosk.hub.web.signing import Admin, AdminForm, Refused, house_of
from kiosk.sync.wire_token import FILE, token_file, token_text

router = APIRouter(include_in_schema=False)
_LABEL = 40
_SHOWN = 200


@router.post("/devices/{install}/approve")
def approve_device(
    request: Request, signed_in: AdminForm, install: str, key: Annotated[str, Form()] = ""
) -> Response:
    """Believe it; what waited of it is merged."""
    house = house_of(request)
    try:
        merged = approve(house.store, install, key)
    except Trouble as trouble:
        raise Refused(409, trouble.text("zh")) from trouble
    return _done(house, signed_in, "device-approved", install, f"{merged}")


@router.post("/devices/{install}/revoke")
def revoke_device(request: Request, signed_in: AdminForm, install: str) -> Response:
    """Believe it no longer."""
    house = house_of(request)
    try:
        revoke(house.store, install)
    except Trouble as trouble:
        raise Refused(404, trouble.text("zh")) from trouble
    return _done(house, signed_in, "device-revoked", install)


@router.post("/devices/{install}/label")
def label_device(
    request: Request, signed_in: AdminForm, install: str, label: Annotated[str, Form()] = ""
) -> Response:
    """A name of the city's own for it."""
    house = house_of(request)
    label = label.strip()[:_LABEL]
    _change(
        house,
        lambda connection: (
            connection.execute(
                update(devices).where(devices.c.install == install).values(label=label)
            ).rowcount
        ),
    )
    return _done(house, signed_in, "device-renamed", install, label)


@router.post("/devices/{install}/settle")
def settle_hint(
    request: Request,
    signed_in: AdminForm,
    install: str,
    what: Annotated[str, Form()] = "",
    subject: Annotated[str, Form()] = "",
) -> Response:
    """Somebody has looked at a clone hint."""
    house = house_of(request)
    number = _whole(subject)
    device = select(devices.c.device).where(devices.c.install == install).scalar_subquery()
    _change(
        house,
        lambda connection: (
            connection.execute(
                update(clone_hints)
                .where(
                    clone_hints.c.device == device,
                    clone_hints.c.what == what,
                    clone_hints.c.subject == number,
                )
                .values(settled=1)
            ).rowcount
        ),
    )
    return _done(house, signed_in, "clone-settled", install, what)


@router.post("/aside/clear")
def clear_aside(
    request: Request, signed_in: AdminForm, sure: Annotated[str, Form()] = ""
) -> Response:
    """Clear away what waits of devices that nobody has approved; ``sure``: it was read first."""
    house = house_of(request)
    if not sure:
        raise Refused(422, "没有清掉：请先看名单，再勾上“看过了”。")
    gone = clear_strangers(house.store)
    told = f"{gone.installs} / {gone.envelopes} / {gone.bytes}"
    _note(house, signed_in.account.name, "strangers-cleared", "", told)
    return RedirectResponse("/aside", 303)


@router.get("/tokens")
def tokens_page(request: Request, signed_in: Admin) -> Response:
    """Tokens, the newest first."""
    return _tokens(request, signed_in)


@router.post("/tokens")
def make_token(
    request: Request,
    signed_in: AdminForm,
    label: Annotated[str, Form()] = "",
    how: Annotated[str, Form()] = "",
) -> Response:
    """A token, as the file for a stick or (``how``: text) as a line; its secret is shown once."""
    house, by = house_of(request), signed_in.account.name
    label = label.strip()[:_LABEL]
    try:
        token = whole_token(house.store, label, by, house.address, house.ca)
    except Trouble as trouble:
        return _tokens(request, signed_in, wrong=trouble.text("zh"))
    _note(house, by, "token-new", str(token.number), label)
    if how == "text":
        return _tokens(request, signed_in, made=token_text(token))
    named = {"content-disposition": f'attachment; filename="{FILE}"'}
    return Response(token_file(token), media_type="application/json", headers=named)


@router.post("/tokens/drop")
def drop(request: Request, signed_in: AdminForm, number: Annotated[str, Form()] = "") -> Response:
    """A token that nobody used is good for nothing any more."""
    house = house_of(request)
    drop_token(house.store, _whole(number))
    _note(house, signed_in.account.name, "token-dropped", number)
    return RedirectResponse("/tokens", 303)


def _tokens(request: Request, signed_in: SignedIn, *, made: str = "", wrong: str = "") -> Response:
    with house_of(request).store.read() as connection:
        rows = connection.execute(
            select(tokens).order_by(tokens.c.number.desc()).limit(_SHOWN)
        ).all()
    told = {"title": "登记令牌", "signed_in": signed_in, "rows": rows, "made": made, "wrong": wrong}
    return page(request, "tokens.html", told, status=409 if wrong else 200)


def _change(house: House, work: Callable[[Connection], int]) -> None:
    """Change something that has to be there.

    :raises Refused: it is not.
    """
    if not house.store.write(work):
        raise Refused(404, "没有这台设备，或没有这条提示。")


def _whole(told: str) -> int:
    """An integer of a form's field, as large as a database's.

    :raises Refused: it is none.
    """
    digits = told.removeprefix("-")
    if digits.isascii() and digits.isdecimal() and len(digits) < 20:
        number = int(told)
        if -(2**63) <= number < 2**63:
            return number
    raise Refused(422, "请求的格式不对。")


def _done(house: House, signed_in: SignedIn, what: str, install: str, detail: str = "") -> Response:
    _note(house, signed_in.account.name, what, install, detail)
    return RedirectResponse(f"/devices/{install}", 303)


def _note(house: House, who: str, what: str, subject: str, detail: str = "") -> None:
    def note(connection: Connection) -> None:
        audit.note(connection, house.now_s, who, what, subject, detail)

    house.store.write(note)
