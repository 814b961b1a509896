"""Reports to take along: the workbook and the CSVs of the city, a county or one device."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from kiosk import __version__
from kiosk.core.campaigns import load_calendar
from kiosk.core.clock import local_day
from kiosk.core.errors import Trouble
from kiosk.hub import audit
from kiosk.hub.facts import Scope, device_number, read_facts
from kiosk.hub.look.exhibits import read_titles
from kiosk.hub.web.house import UTC_OFFSET_MIN, House
from kiosk.hub.web.signing import Operator, Refused, house_of
from kiosk.reports.csv_files import csv_of
from kiosk.reports.edition import Edition
from kiosk.reports.facts import About, CampaignDays, County, MonthFacts
from kiosk.reports.periods import period_of
from kiosk.reports.workbook import workbook_of

router = APIRouter(include_in_schema=False)
XLSX, CSV = "xlsx", "csv"
_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "application/zip",
}


@router.get("/report")
def report(
    request: Request,
    signed_in: Operator,
    period: str = "",
    kind: str = XLSX,
    county: str = "",
    device: str = "",
) -> Response:
    """A file. Breakdowns of fewer than five persons are withheld in it: files travel."""
    if kind not in _TYPES:
        raise Refused(404, "没有这种文件。")
    house = house_of(request)
    today = local_day(house.now_s, UTC_OFFSET_MIN).isoformat()
    try:
        told = period_of(period, today)
        with house.store.read() as connection:
            scope, about = _of(connection, house, county, device)
            facts = read_facts(connection, about, scope, told)
    except Trouble as trouble:
        raise Refused(422, trouble.text("zh")) from trouble
    edition = Edition(facts, 0)
    content = workbook_of(edition.report, edition.made) if kind == XLSX else _csvs(edition)

    def note(connection: Connection) -> None:
        name = signed_in.account.name
        audit.note(connection, house.now_s, name, "report", period, county or device or "全市")

    house.store.write(note)
    return Response(content, media_type=_TYPES[kind], headers=_named(facts, kind))


def _of(connection: Connection, house: House, county: str, device: str) -> tuple[Scope, About]:
    names = dict(house.counties)
    about = About(
        city=house.city,
        unit=f"{house.city}科普数据平台",
        place="全市所有设备",
        device_code="city",
        program=__version__,
        counties=tuple(County(*each) for each in house.counties),
        campaigns=_campaigns(house),
        installed=tuple(read_titles(house.exhibits).values()),
    )
    if device:
        row = device_number(connection, device)
        if row is None:
            raise Refused(404, "没有这台设备。")
        place = row["place"] or row["label"]
        return Scope(device=row["device"]), about._replace(
            unit=row["site_name"] or about.unit,
            place=place,
            site_county=row["county"],
            site_kind=row["site_kind"],
            device_code=row["code"] or device[:8],
            program=row["program"],
        )
    if county:
        if county not in names:
            raise Refused(404, "没有这个县区。")
        own = tuple(each for each in about.counties if each.code == county)
        where = f"{names[county]}所有设备"
        return Scope(county=county), about._replace(
            place=where, site_county=county, device_code=county, counties=own
        )
    return Scope(), about


def _campaigns(house: House) -> tuple[CampaignDays, ...]:
    calendar, _ = load_calendar(*house.calendars)
    return tuple(
        CampaignDays(each.id, each.name.zh, each.begins, each.ends) for each in calendar.campaigns
    )


def _csvs(edition: Edition) -> bytes:
    """All tables in one archive; the same facts give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in edition.report.tables:
            name = edition.names.ascii(CSV, table.id)
            moment = (edition.made.year, edition.made.month, edition.made.day, 0, 0, 0)
            archive.writestr(zipfile.ZipInfo(name, moment), csv_of(table))
    return content.getvalue()


def _named(facts: MonthFacts, kind: str) -> dict[str, str]:
    names = Edition(facts, 0).names
    ending = kind if kind == XLSX else "zip"
    chinese, plain = quote(names.chinese(ending)), names.ascii(ending)
    return {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{chinese}"}
