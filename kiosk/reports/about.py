"""What a report needs beside the ledger, from the settings, the calendar and the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.core.campaigns import Calendar
from kiosk.core.languages import ZH
from kiosk.core.settings import Settings
from kiosk.library.exhibit import Exhibit
from kiosk.reports.facts import About, CampaignDays, County, Installed


def about_of(
    settings: Settings,
    calendar: Calendar,
    exhibits: Iterable[Exhibit],
    *,
    device_code: str,
    program: str,
    stems: Mapping[tuple[str, str], str] | None = None,
) -> About:
    """Everything that is known now; ``stems`` as in :class:`~kiosk.reports.facts.About`."""
    return About(
        city=settings.places.city,
        unit=settings.site.name,
        place=settings.site.place,
        site_county=settings.site.county,
        site_kind=settings.site.kind,
        device_code=device_code,
        program=program,
        utc_offset_min=settings.time.utc_offset_min,
        counties=tuple(_county(each) for each in settings.places.counties),
        weekdays=tuple(settings.day.weekdays),
        terms=tuple(settings.terms.days),
        campaigns=tuple(
            CampaignDays(each.id, each.name.zh, each.begins, each.ends)
            for each in calendar.campaigns
        ),
        installed=tuple(_installed(each) for each in exhibits),
        stems=stems or {},
    )


def _county(line: str) -> County:
    code, _, name = line.partition(" ")
    return County(code, name)


def _installed(exhibit: Exhibit) -> Installed:
    return Installed(
        exhibit.id,
        exhibit.version,
        exhibit.title.text(ZH),
        exhibit.topics[0] if exhibit.topics else "",
        "、".join(exhibit.authors) or exhibit.institution,
    )
