"""The pages of the fleet: 设备, 活动, 待处理."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from kiosk.hub.archive import MOST_ASIDE_BYTES
from kiosk.hub.look import figures, fleet, outings
from kiosk.hub.strangers import waiting_of_strangers
from kiosk.hub.web.house import House
from kiosk.hub.web.layout import page
from kiosk.hub.web.signing import Operator, Refused, house_of
from kiosk.hub.web.when import chosen, month_before
from kiosk.reports.periods import Span

router = APIRouter(include_in_schema=False)


@router.get("/devices")
def devices_page(
    request: Request,
    signed_in: Operator,
    state: str = "",
    watch: str = "",
    text: str = "",
) -> Response:
    """The list of devices, fifty a page."""
    house = house_of(request)
    wanted = fleet.Wanted(state, watch, text.strip()[:40], _page_of(request))
    with house.store.read() as connection:
        rows, count = fleet.device_page(
            connection, wanted, month_before(house.month, 11), month_before(house.month)
        )
    told = {
        "title": "设备",
        "signed_in": signed_in,
        "rows": rows,
        "count": count,
        "wanted": wanted,
        "names": _names(house),
        "fleet": fleet,
        "url": _url("/devices", state=state, watch=watch, text=wanted.text),
        "idle_since": month_before(house.month),
    }
    return page(request, "devices.html", told)


@router.get("/devices/{install}")
def device_page(request: Request, signed_in: Operator, install: str, period: str = "") -> Response:
    """All of one device."""
    house = house_of(request)
    with house.store.read() as connection:
        sheet = fleet.device_sheet(connection, install, month_before(house.month, 11))
        if sheet is None:
            raise Refused(404, "没有这台设备。")
        when = chosen(connection, house, period[:4])
        months = when.year_months
        lines = figures.sums(
            connection, Span(months[0], months[-1]), device=sheet.row.told["device"]
        )
        merged = figures.total(
            figures.sums(connection, Span("", "9"), device=sheet.row.told["device"]).values()
        )
    told = {
        "title": f"设备 {sheet.row.name}",
        "signed_in": signed_in,
        "sheet": sheet,
        "row": sheet.row,
        "device": sheet.row.told,
        "when": when,
        "months": figures.by_month(lines, months),
        "year": figures.total(lines.values()),
        "merged": merged,
        "names": _names(house),
        "fleet": fleet,
        "now": house.month,
    }
    return page(request, "device.html", told)


@router.get("/outings")
def outings_page(
    request: Request,
    signed_in: Operator,
    period: str = "",
    county: str = "",
    device: str = "",
    conflicts: str = "",
) -> Response:
    """Outings, the newest first."""
    house = house_of(request)
    with house.store.read() as connection:
        when = chosen(connection, house, period)
        wanted = outings.Wanted(when.span, county, device, bool(conflicts), _page_of(request))
        rows, count = outings.outing_page(connection, wanted)
    told = {
        "title": "活动",
        "signed_in": signed_in,
        "rows": rows,
        "count": count,
        "wanted": wanted,
        "when": when,
        "names": _names(house),
        "counties": house.counties,
        "size": outings.PAGE,
        "keep": {"county": county, "device": device},
        "url": _url(
            "/outings", period=when.period.id, county=county, device=device, conflicts=conflicts
        ),
    }
    return page(request, "outings.html", told)


@router.get("/outings/{id}")
def outing_page(request: Request, signed_in: Operator, id: str) -> Response:
    """All revisions of an outing, and the tellings that differ."""
    house = house_of(request)
    try:
        outing = int(id, 16) if len(id) == 16 else 0
    except ValueError:
        outing = 0
    with house.store.read() as connection:
        found = outings.revisions_of(connection, outing) if outing < 2**63 else ()
    if not found:
        raise Refused(404, "没有这次活动。")
    told = {
        "title": "活动",
        "signed_in": signed_in,
        "revisions": found,
        "first": found[0].tellings[0],
        "names": _names(house),
        "fields": outings.FIELDS,
        "values": outings.VALUES,
    }
    return page(request, "outing.html", told)


@router.get("/aside")
def aside_page(request: Request, signed_in: Operator) -> Response:
    """Envelopes that wait for somebody's word."""
    house = house_of(request)
    number = _page_of(request)
    with house.store.read() as connection:
        rows, count = fleet.aside_page(connection, number)
        strangers = waiting_of_strangers(connection)
    told = {
        "title": "待处理",
        "strangers": strangers,
        "most_bytes": MOST_ASIDE_BYTES,
        "signed_in": signed_in,
        "rows": rows,
        "count": count,
        "number": number,
        "size": fleet.PAGE,
        "fleet": fleet,
        "names": _names(house),
    }
    return page(request, "aside.html", told)


def _names(house: House) -> dict[str, str]:
    return {**dict(house.counties), figures.OUTSIDE: "市外", "": ""}


def _page_of(request: Request) -> int:
    told = request.query_params.get("page", "1")
    return (
        min(max(1, int(told)), 10_000)
        if told.isascii() and told.isdecimal() and len(told) < 6
        else 1
    )


def _url(path: str, **told: str) -> str:
    """The page's address up to the page number."""
    kept = urlencode({name: value for name, value in told.items() if value})
    return f"{path}?{kept}&" if kept else f"{path}?"
