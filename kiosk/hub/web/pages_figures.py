"""The pages of figures: 总览, 县区, 展项, 月份."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from kiosk.hub.look import exhibits, figures, fleet
from kiosk.hub.web.layout import page
from kiosk.hub.web.signing import Operator, house_of
from kiosk.hub.web.when import chosen, month_before
from kiosk.reports.periods import Span

router = APIRouter(include_in_schema=False)


@router.get("/")
def overview(request: Request, signed_in: Operator, period: str = "") -> Response:
    """The four figures, the months of the year, the counties, and what there is to see to."""
    house = house_of(request)
    with house.store.read() as connection:
        when = chosen(connection, house, period)
        months = when.year_months
        span = Span(months[0], months[-1])
        year = figures.sums(connection, span, columns=figures.HEADLINE)
        tasks = fleet.tasks(connection, month_before(house.month))
    lines = {key: line for key, line in year.items() if when.span.has(key[0])}
    told = {
        "title": "总览",
        "signed_in": signed_in,
        "when": when,
        "line": figures.total(lines.values()),
        "months": figures.by_month(year, months),
        "places": figures.by_county(lines, house.counties),
        "outside": figures.OUTSIDE,
        "tasks": tasks,
    }
    return page(request, "overview.html", told)


@router.get("/counties")
def counties(request: Request, signed_in: Operator, period: str = "") -> Response:
    """Every county and township, also those that nobody has visited."""
    house = house_of(request)
    with house.store.read() as connection:
        when = chosen(connection, house, period)
        lines = figures.sums(connection, when.span)
        townships = figures.townships(connection, when.span, house.townships)
    places = figures.by_county(lines, house.counties)
    names = {place.code: place.name for place in places} | dict(house.counties)
    told = {
        "title": "县区",
        "signed_in": signed_in,
        "when": when,
        "places": places,
        "outside": figures.OUTSIDE,
        "most": max((place.line.outings for place in places), default=0),
        "townships": townships,
        "names": names,
        "listed": bool(house.townships),
    }
    return page(request, "counties.html", told)


@router.get("/exhibits")
def exhibits_page(
    request: Request, signed_in: Operator, period: str = "", county: str = ""
) -> Response:
    """Exhibits across the fleet."""
    house = house_of(request)
    with house.store.read() as connection:
        when = chosen(connection, house, period)
        rows = exhibits.counted(connection, when.span, county or None)
    lines = exhibits.exhibit_lines(rows, exhibits.read_titles(house.exhibits))
    told = {
        "title": "展项",
        "signed_in": signed_in,
        "when": when,
        "lines": lines,
        "authors": exhibits.author_lines(lines),
        "counties": house.counties,
        "county": county,
    }
    return page(request, "exhibits.html", told)


@router.get("/months")
def months_page(request: Request, signed_in: Operator, period: str = "") -> Response:
    """The months of a year, and their reports to take along."""
    house = house_of(request)
    with house.store.read() as connection:
        when = chosen(connection, house, period[:4])
        months = when.year_months
        year = figures.sums(connection, Span(months[0], months[-1]))
    told = {
        "title": "月份",
        "signed_in": signed_in,
        "when": when,
        "months": figures.by_month(year, months),
        "year": figures.total(year.values()),
        "counties": house.counties,
        "now": house.month,
    }
    return page(request, "months.html", told)
