"""Signing in and out, and what every form and page of an operator has to pass.

A form is believed when its secret is the session's own. Before there is a session (the form to sign
in), and for the phone's page, the browser itself says where a request comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from kiosk.core.errors import Trouble
from kiosk.hub import accounts, audit, sessions
from kiosk.hub.accounts import Locked
from kiosk.hub.sessions import SignedIn
from kiosk.hub.web.guards import address_of
from kiosk.hub.web.house import House
from kiosk.hub.web.layout import page

COOKIE = "kepu_hub"
router = APIRouter(include_in_schema=False)


class Away(Exception):  # noqa: N818 - not an error
    """Instead of the page, the browser goes elsewhere."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class Refused(Exception):  # noqa: N818 - not an error
    """The request is not answered. ``words`` are for a person."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(status, words)
        self.status = status
        self.words = words


def house_of(request: Request) -> House:
    """The house of this application."""
    house: House = request.app.state.house
    return house


def from_here(request: Request) -> None:
    """A request that another site's page has made is refused.

    :raises Refused: the browser says so (Fetch Metadata), or the origin is another one. A proxy
        may have put another ``Host`` there: our own address is ours in any case.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = {request.headers.get("host", ""), urlsplit(house_of(request).address).netloc} - {""}
    if site not in ("same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc not in ours
    ):
        raise Refused(403, "这个请求不是从本站的网页发出的。")


def operator(request: Request) -> SignedIn:
    """Who is signed in.

    :raises Away: nobody is, or the one-time password has not been changed yet.
    """
    house = house_of(request)
    token = request.cookies.get(COOKIE, "")
    with house.store.read() as connection:
        found = sessions.session_of(connection, token, house.now_s) if token else None
    if found is None:
        raise Away("/login")
    signed_in, is_due = found
    if is_due:
        house.store.write(lambda connection: sessions.touch(connection, token, house.now_s))
    if signed_in.account.must_change and request.url.path not in ("/password", "/logout"):
        raise Away("/password")
    return signed_in


Operator = Annotated[SignedIn, Depends(operator)]


def admin(signed_in: Operator) -> SignedIn:
    """An admin who is signed in.

    :raises Refused: it is a viewer.
    """
    if not signed_in.account.is_admin:
        raise Refused(403, "只有管理员可以做这件事。")
    return signed_in


Admin = Annotated[SignedIn, Depends(admin)]


def own_form(request: Request, signed_in: Operator, csrf: Annotated[str, Form()] = "") -> SignedIn:
    """Whoever sent a form of ours.

    :raises Refused: the form's secret is not the session's.
    """
    from_here(request)
    if not signed_in.has(csrf):
        raise Refused(403, "网页已过期，请返回刷新后再试。")
    return signed_in


OwnForm = Annotated[SignedIn, Depends(own_form)]


def admin_form(signed_in: OwnForm) -> SignedIn:
    """An admin who sent a form of ours."""
    return admin(signed_in)


AdminForm = Annotated[SignedIn, Depends(admin_form)]


@router.get("/login")
def login_page(request: Request, changed: str = "") -> Response:
    """The form to sign in."""
    note = "密码已修改，请用新密码登录。" if changed else ""
    return page(request, "login.html", {"title": "登录", "note": note})


@router.post("/login", dependencies=[Depends(from_here)])
def login(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Sign in: a cookie when name and password belong together."""
    house = house_of(request)
    address = address_of(request.scope)
    if house.sign_ins.wait_s(address):
        return _again(request, 429, "尝试次数太多，请稍等几分钟再登录。")
    name = name.strip()[:64]
    with house.signing_in:
        with house.store.read() as connection:
            kept = accounts.look_up(connection, name, house.now_s, address)
        if isinstance(kept, Locked):
            minutes = -(-kept.wait_s // 60)
            return _again(request, 429, f"密码错了太多次，账号已锁定，请 {minutes} 分钟后再试。")
        right = kept.fits(password)
        token = house.store.write(
            lambda connection: _signed(connection, house, kept, name, right, address)
        )
    if token is None:
        return _again(request, 401, "账号或密码不对。")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=sessions.LONGEST_S,
        httponly=True,
        secure=house.secure,
        samesite="strict",
    )
    return answer


def _signed(
    connection: Connection,
    house: House,
    kept: accounts.Kept,
    name: str,
    right: bool,
    address: str,
) -> str | None:
    if not right or kept.account is None:
        audit.note(connection, house.now_s, "", audit.WRONG, name, address)
        return None
    audit.note(connection, house.now_s, name, audit.SIGNED_IN, name, address)
    return sessions.open_session(connection, kept.account, house.now_s)


def _again(request: Request, status: int, words: str) -> Response:
    return page(request, "login.html", {"title": "登录", "wrong": words}, status=status)


@router.post("/logout")
def logout(request: Request, signed_in: OwnForm) -> Response:
    """Sign out."""
    house = house_of(request)
    token = request.cookies.get(COOKIE, "")

    def work(connection: Connection) -> None:
        name = signed_in.account.name
        sessions.close_session(connection, token)
        audit.note(connection, house.now_s, name, "sign-out", name)

    house.store.write(work)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, secure=house.secure, samesite="strict")
    return answer


@router.get("/password")
def password_page(request: Request, signed_in: Operator) -> Response:
    """The form for a password of one's own."""
    return _password(request, signed_in)


@router.post("/password")
def change_password(
    request: Request,
    signed_in: OwnForm,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Set it; then sign in with it."""
    house, name = house_of(request), signed_in.account.name
    address = address_of(request.scope)
    if new != again:
        return _password(request, signed_in, "两次输入的新密码不一样。")
    try:
        accounts.check_new(name, old, new)
    except Trouble as trouble:
        return _password(request, signed_in, trouble.text("zh"))
    with house.signing_in:
        with house.store.read() as connection:
            kept = accounts.look_up(connection, name, house.now_s, address)
        if isinstance(kept, Locked) or not kept.fits(old):
            house.store.write(
                lambda connection: audit.note(
                    connection, house.now_s, "", audit.WRONG, name, address
                )
            )
            return _password(request, signed_in, "旧密码不对。")
        made = accounts.hashed(new)
    house.store.write(lambda connection: accounts.set_password(connection, name, made, house.now_s))
    return RedirectResponse("/login?changed=1", 303)


def _password(request: Request, signed_in: SignedIn, wrong: str = "") -> Response:
    told: Mapping[str, Any] = {"title": "修改密码", "signed_in": signed_in, "wrong": wrong}
    return page(request, "password.html", told, status=400 if wrong else 200)
