"""The house itself: accounts, tokens for new devices, the audit log."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from kiosk.core.errors import Trouble
from kiosk.hub import accounts, audit
from kiosk.hub.sessions import SignedIn
from kiosk.hub.web.layout import page
from kiosk.hub.web.signing import Admin, AdminForm, Operator, house_of

router = APIRouter(include_in_schema=False)
_LINES = 100


@router.get("/house")
def house_page(request: Request, signed_in: Operator) -> Response:
    """One's own account; for an admin all accounts."""
    return _house(request, signed_in)


@router.post("/house/accounts")
def new_account(
    request: Request,
    signed_in: AdminForm,
    name: Annotated[str, Form()] = "",
    role: Annotated[str, Form()] = accounts.VIEWER,
) -> Response:
    """Make an account; its one-time password is shown once."""
    house, by = house_of(request), signed_in.account.name
    try:
        account, password = house.store.write(
            lambda connection: accounts.new_account(
                connection, name.strip(), role, house.now_s, by=by
            )
        )
    except Trouble as trouble:
        return _house(request, signed_in, wrong=trouble.text("zh"))
    return _house(request, signed_in, made=(account.name, password))


@router.post("/house/reset")
def reset(request: Request, signed_in: AdminForm, name: Annotated[str, Form()] = "") -> Response:
    """Another one-time password for somebody."""
    house, by = house_of(request), signed_in.account.name
    if name == by:
        return _house(request, signed_in, wrong="自己的密码请用“修改密码”。")
    try:
        password = house.store.write(
            lambda connection: accounts.reset_password(connection, name, house.now_s, by=by)
        )
    except Trouble as trouble:
        return _house(request, signed_in, wrong=trouble.text("zh"))
    return _house(request, signed_in, made=(name, password))


@router.post("/house/close")
def close(
    request: Request,
    signed_in: AdminForm,
    name: Annotated[str, Form()] = "",
    disabled: Annotated[str, Form()] = "",
) -> Response:
    """Close an account, or open it again."""
    house, by = house_of(request), signed_in.account.name
    if name == by:
        return _house(request, signed_in, wrong="不能停用自己的账号。")
    try:
        house.store.write(
            lambda connection: accounts.set_disabled(
                connection, name, bool(disabled), house.now_s, by=by
            )
        )
    except Trouble as trouble:
        return _house(request, signed_in, wrong=trouble.text("zh"))
    return _house(request, signed_in, note="已保存。")


@router.get("/audit")
def audit_page(request: Request, signed_in: Admin, before: str = "") -> Response:
    """Who did what, the newest first."""
    house = house_of(request)
    at = int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else 0
    with house.store.read() as connection:
        rows = audit.newest(connection, _LINES, at)
    told = {
        "title": "操作记录",
        "signed_in": signed_in,
        "rows": rows,
        "words": audit.WORDS,
        "by": audit.BY,
        "older": rows[-1].entry if len(rows) == _LINES else 0,
    }
    return page(request, "audit.html", told)


def _house(
    request: Request,
    signed_in: SignedIn,
    *,
    wrong: str = "",
    note: str = "",
    made: tuple[str, str] | None = None,
) -> Response:
    everybody = []
    if signed_in.account.is_admin:
        with house_of(request).store.read() as connection:
            everybody = list(accounts.all_accounts(connection))
    told = {
        "title": "账号",
        "signed_in": signed_in,
        "accounts": everybody,
        "roles": accounts.ROLES,
        "made": made,
        "wrong": wrong,
        "note": note,
    }
    return page(request, "house.html", told, status=400 if wrong else 200)
