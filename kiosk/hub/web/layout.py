"""Pages from templates: everything that is put into one is escaped, whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk import __version__
from kiosk.hub.archive import count_again
from kiosk.hub.web.house import UTC_OFFSET_MIN

_HERE = Path(__file__).parent
STATIC = _HERE.parent / "static"
NOTHING = "—"
MENU = (
    ("/", "总览"),
    ("/counties", "县区"),
    ("/devices", "设备"),
    ("/exhibits", "展项"),
    ("/outings", "活动"),
    ("/months", "月份"),
    ("/aside", "待处理"),
)


def page(request: Request, name: str, told: Mapping[str, Any], *, status: int = 200) -> Response:
    """A page. ``told``: what its template needs beside ``title``, ``signed_in`` and the menu."""
    path, house = request.url.path, request.app.state.house
    again = 0
    if told.get("signed_in") is not None:
        with house.store.read() as connection:
            again = count_again(connection)
    at = max((where for where, _ in MENU if path.startswith(where)), key=len, default="")
    if at == "/" and path != "/":
        at = ""
    known: dict[str, Any] = {"signed_in": None, "wrong": "", "note": "", "menu": MENU, "at": at}
    known |= {"city": house.city, "again": again}
    text = templates().get_template(name).render({**known, "version": __version__, **told})
    return HTMLResponse(text, status)


@cache
def templates() -> Environment:
    """The templates; every value is escaped, and a name that is missing is a fault of ours."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "n": number,
        "whole": whole,
        "share": share,
        "minute": minute,
        "chart": chart,
        "hex": hex_id,
        "month_name": month_name,
    }
    return made


def number(figure: float | None) -> str:
    """``12,345``; what nobody knows is ``—``, and zero is ``0``."""
    return NOTHING if figure is None else f"{figure:,}"


def whole(figure: float | None) -> str:
    """As :func:`number`, without what is behind the point."""
    return NOTHING if figure is None else f"{figure:,.0f}"


def month_name(month: str) -> str:
    """``3月`` of ``2026-03``."""
    return f"{int(month[5:7])}月"


def share(figure: float | None) -> str:
    """``87.5%``."""
    return NOTHING if figure is None else f"{figure:.1%}"


def minute(wall_s: int | None) -> str:
    """``2026-11-30 09:15``, local time; ``—`` for never."""
    if not wall_s:
        return NOTHING
    try:
        local = datetime.fromtimestamp(0, UTC) + timedelta(seconds=wall_s, minutes=UTC_OFFSET_MIN)
    except OverflowError:
        return NOTHING
    return local.strftime("%Y-%m-%d %H:%M")


def hex_id(id: int) -> str:
    """An id as it is written outside: 16 hex digits."""
    return f"{id & 0xFFFFFFFFFFFFFFFF:016x}"


def chart(names: list[str], values: list[int | None]) -> str:
    """What ``charts.js`` draws, for an attribute of the page."""
    return json.dumps({"names": names, "values": values}, ensure_ascii=False)
