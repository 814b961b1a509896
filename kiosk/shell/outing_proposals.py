"""What a new card says before anybody has touched it: as much as is known, and nothing invented."""

from __future__ import annotations

from kiosk.core.settings import SiteSettings
from kiosk.shell.outing_fields import activity_for
from kiosk.shell.outing_records import OutingRecords
from kiosk.visits.outing import DAY, OUTING
from kiosk.visits.outing_rules import OutingDraft
from kiosk.visits.places_known import KnownPlace


def new_place(
    site: SiteSettings, records: OutingRecords, campaign: str, county: str
) -> OutingDraft:
    """An outing to a place that nobody has been to; its name is still to be typed."""
    return _outing(site, records, campaign, "")._replace(county=county)


def known_place(
    site: SiteSettings, records: OutingRecords, campaign: str, known: KnownPlace
) -> OutingDraft:
    """An outing to a place of the list."""
    return _outing(site, records, campaign, known.place)._replace(
        county=known.county, township=known.township, site_kind=known.site_kind or site.kind
    )


def _outing(site: SiteSettings, records: OutingRecords, campaign: str, place: str) -> OutingDraft:
    last = records.last(OUTING)
    return OutingDraft(
        place=place,
        site_kind=site.kind,
        activity=activity_for(place) or (last.activity if last else ""),
        campaign=campaign,
        theme=last.theme if last else "",
    )


def day_of_room(site: SiteSettings, records: OutingRecords, campaign: str) -> OutingDraft:
    """A day of a room that stays where it is: like its last one."""
    last = records.last(DAY)
    named = site.place if site.place and site.place != site.kind else site.name
    return OutingDraft(
        form=DAY,
        place=last.place if last else named,
        county=last.county if last else site.county,
        township=last.township if last else "",
        site_kind=site.kind,
        activity=last.activity if last else "",
        campaign=campaign,
        theme=last.theme if last else "",
    )
