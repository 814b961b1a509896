"""Figures in the operator's tour: a machine with a past, and its month on a stick."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.app import Kiosk
from kiosk.core.clock import Clock, local_day
from kiosk.core.files import write_durably
from kiosk.core.places import Places
from kiosk.rehearsal.finger import Finger, Shoot, Tap
from kiosk.rehearsal.history import make_history
from kiosk.rehearsal.history_days import first_month

MONTHS = 14
"""So that there is a month of the year before to compare with."""
VISITS_A_MONTH = 2_500
SEED = 7
SECTIONS = ("exhibits", "answers", "opinions", "notes")


def give_past(places: Places, clock: Clock, utc_offset_min: int) -> None:
    """Invent the months up to yesterday, in a tour's data folder that has no ledger yet."""
    if places.ledger.exists():
        return
    yesterday = local_day(clock.wall_s(), utc_offset_min) - timedelta(days=1)
    boot = make_history(
        places.ledger,
        first_month=first_month(yesterday, MONTHS),
        months=MONTHS,
        seed=SEED,
        visits_a_month=VISITS_A_MONTH,
        utc_offset_min=utc_offset_min,
        last_day=yesterday,
    )
    # The tour's own boot comes after those of its past.
    write_durably(
        places.data / "boot.json", json.dumps({"boot": boot, "os_boot_id": None}).encode()
    )


class DataVisit:
    """What the operator does on the page 数据; ``stick`` is the root of a stick."""

    def __init__(self, kiosk: Kiosk, finger: Finger, stick: Path, tap: Tap, shoot: Shoot) -> None:
        self._kiosk = kiosk
        self._finger = finger
        self._stick = stick
        self._tap = tap
        self._shoot = shoot

    def play(self) -> None:
        """A day, two months and a year, and the month that is over onto the stick."""
        self._tap("page-data")
        self._open("grain-day", "data-today")
        self._open("earlier", "data-yesterday")
        self._open("grain-month", "data-month")
        for section in SECTIONS:
            self._tap(f"section-{section}")
            self._shoot(f"data-month-{section}")
        self._tap("section-overview")
        self._open("grain-year", "data-year")
        self._open("grain-month", "data-this-month")
        self._open("earlier", "data-month-before")
        self._report()
        self._tap("section-overview")

    def _report(self) -> None:
        self._tap("section-report")
        self._finger.until(self._is_checked, "the records to be looked through")
        self._shoot("data-report")
        self._tap("saveReport")
        self._shoot("data-report-going")
        self._finger.until(
            lambda: any(self._stick.glob("KEPU/reports/*_v1.xlsx")), "the report on the stick"
        )
        self._finger.until(lambda: self._finger.find("saveReport") is not None, "its outcome")
        self._finger.until(self._is_checked, "the records to be looked through again")
        self._shoot("data-report-saved")

    def _open(self, button: str, picture: str) -> None:
        self._tap(button)
        self._finger.until(self._is_read, "the figures")
        self._shoot(picture)

    def _is_read(self) -> bool:
        page = self._page
        return page is not None and not page.property("reading")

    def _is_checked(self) -> bool:
        page = self._page
        report = page.property("report") if page is not None else None
        return isinstance(report, QObject) and not report.property("checking")

    @property
    def _page(self) -> QObject | None:
        """The bridge of the open page."""
        backstage = self._kiosk.wings.backstage
        page = backstage.panel.property("page") if backstage is not None else None
        return page if isinstance(page, QObject) else None
