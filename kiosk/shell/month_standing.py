"""How a report stands, read from the ledger and from the versions that are kept.

Not for the window's thread: it reads a whole year.
"""

from __future__ import annotations

from kiosk.core.places import Places
from kiosk.library.exhibit import Catalogue
from kiosk.shell.month_report import Said, Standing
from kiosk.visits.outing import Moment
from kiosk.visits.period import Grain, Period


def read_standing(
    places: Places, catalogue: Catalogue, period: Period, now: Moment, *, believed: bool = True
) -> Standing:
    """Look the records through; nothing is closed by it. ``now``: what the clocks say;
    ``believed``: its day can be right.

    The settings are those that are stored, not those in force: the child that saves has no others.

    :raises Trouble: the ledger or the versions cannot be read, or the period has not begun.
    """
    from kiosk.core.campaigns import load_calendar
    from kiosk.core.config import load_settings
    from kiosk.reports.about import about_of
    from kiosk.reports.changes import changes_between, essence
    from kiosk.reports.checks import ASK, check_month
    from kiosk.reports.from_ledger import read_month, read_year
    from kiosk.reports.names import ReportNames
    from kiosk.reports.versions import read_versions
    from kiosk.visits.identity import read_identity

    calendar, _ = load_calendar(places.campaigns_shipped, places.campaigns_own)
    settings = load_settings(places.config_shipped, places.config_own).settings
    identity = read_identity(places.identity)
    about = about_of(
        settings,
        calendar,
        catalogue.exhibits,
        device_code=identity.device_code if identity is not None else "",
        program="",
    )
    read = read_year if period.grain is Grain.YEAR else read_month
    facts = read(places.ledger, about, period.label, now, believed=believed)
    versions = read_versions(places.data, period.label)
    last = versions[-1] if versions else None
    number = last.number if last is not None else 0
    changed = 0
    # What was folded into its sum keeps what was signed (kiosk.reports.versions).
    if last is not None and not facts.certain.folded and essence(last.facts) != essence(facts):
        changed = len(changes_between(last.facts, facts, number + 1))
    standing = Standing(
        period,
        until=facts.period.until,
        version=number,
        changed=changed,
        remarks=tuple(Said(each.severity == ASK, each.words) for each in check_month(facts)),
    )
    device = facts.device
    names = ReportNames(device.city, device.code, period.label, standing.saved_as)
    return standing._replace(file=names.chinese("xlsx"))
