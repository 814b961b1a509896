"""The application: the API of devices, the page of the phone, the pages of operators."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from kiosk import __version__
from kiosk.core.clock import Clock
from kiosk.core.errors import Trouble, operator_code
from kiosk.core.places import find_places
from kiosk.hub.store import Store
from kiosk.hub.web import (
    api,
    pages_deeds,
    pages_figures,
    pages_fleet,
    pages_house,
    phone,
    reports,
    signing,
)
from kiosk.hub.web.guards import Guards
from kiosk.hub.web.house import House
from kiosk.hub.web.layout import STATIC, page
from kiosk.hub.web.limits import LIMITS, Buckets, Limits
from kiosk.hub.web.signing import Away, Refused

log = logging.getLogger(__name__)
_API = ("/api/", "/u/")


def house_with(
    store: Store,
    clock: Clock,
    *,
    limits: Limits = LIMITS,
    exhibits: tuple[Path, ...] = (),
    calendars: tuple[Path, Path] | None = None,
    city: str = "",
    counties: tuple[tuple[str, str], ...] = (),
    townships: tuple[tuple[str, str], ...] = (),
    secure: bool = False,
    address: str = "",
    ca: str = "",
) -> House:
    """The house of an application, with fresh buckets. No ``calendars``: the program's own."""
    if calendars is None:
        shipped = find_places().campaigns_shipped
        calendars = (shipped, shipped)

    def buckets(rate_of: str) -> Buckets:
        return Buckets(getattr(limits, rate_of), clock.monotonic_s, limits.kept)

    return House(
        store,
        clock,
        limits,
        buckets("by_address"),
        buckets("by_device"),
        buckets("sign_ins"),
        buckets("work"),
        exhibits,
        calendars,
        city,
        counties,
        townships,
        secure,
        address,
        ca,
        threading.Lock(),
    )


def build_app(house: House) -> FastAPI:
    """The application itself."""
    app = FastAPI(
        title="Kepu hub",
        version=__version__,
        description="Collects the counts of science kiosks. Devices and phones need no account.",
        openapi_url="/api/v1/openapi.json",
        # Their pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
    )
    app.state.house = house
    pages = (pages_figures, pages_fleet, pages_deeds, pages_house, reports)
    for part in (api, phone, signing, *pages):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(Away, _away)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Trouble, _trouble)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _defect)
    return app


def served(house: House) -> Guards:
    """The application behind its guards: outside of everything, so that no answer escapes them."""
    return Guards(build_app(house), house.limits, house.by_address)


def _away(_: Request, away: Exception) -> Response:
    assert isinstance(away, Away)
    return RedirectResponse(away.where, 303)


def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return _said(request, refused.status, "refused", refused.words)


def _trouble(request: Request, trouble: Exception) -> Response:
    assert isinstance(trouble, Trouble)
    log.warning("%s %s: %s", request.method, request.url.path, trouble)
    return _said(request, 503, trouble.code, trouble.text("zh"))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "没有这个网页。", 405: "这里不能这样请求。", 429: "请求太多，请稍后再试。"}.get(
        error.status_code, "请求不能处理。"
    )
    answer = _said(request, error.status_code, "http", words)
    answer.headers.update(error.headers or {})
    return answer


def _invalid(request: Request, _: Exception) -> Response:
    return _said(request, 422, "invalid", "请求的格式不对。")


def _defect(request: Request, error: Exception) -> Response:
    code = operator_code(error)
    log.error("%s %s: %s", request.method, request.url.path, code, exc_info=error)
    return _said(request, 500, code, f"平台出错了，请把代码 {code} 告诉维护人员。")


def _said(request: Request, status: int, code: str, words: str) -> Response:
    if request.url.path.startswith(_API):
        return JSONResponse({"code": code, "detail": words}, status)
    return page(request, "refused.html", {"title": "没有办成", "words": words}, status=status)
