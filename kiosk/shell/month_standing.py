"""How a month's report stands."""

from __future__ import annotations

from kiosk.core.places import Places
from kiosk.shell.month_report import Standing
from kiosk.visits.period import Period


def read_standing(places: Places, period: Period) -> Standing:
    """Read."""
    return Standing(period)
