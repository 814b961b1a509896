"""A report as it is handed out: the facts of a version, and all its files.

The month that runs has version 0 and is kept nowhere. One that is over is closed first; handed out
is what was kept, so that the same version is always the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.reports.csv_files import csv_of
from kiosk.reports.facts import Change, MonthFacts
from kiosk.reports.json_file import facts_json
from kiosk.reports.names import ReportNames
from kiosk.reports.placing import ReportFile, Tell
from kiosk.reports.sheets import Report
from kiosk.reports.stamp_sheet import stamp_pdf
from kiosk.reports.tables import report_of
from kiosk.reports.versions import keep_version
from kiosk.reports.workbook import workbook_of
from kiosk.reports.year import year_report

XLSX, PDF, CSV, JSON = "xlsx", "pdf", "csv", "json"
KINDS = (XLSX, PDF, CSV, JSON)
"""The kinds of files."""
STAMP = "盖章页"


class Edition(NamedTuple):
    """``version`` is 0 while the period runs; ``changes`` are those of all versions."""

    facts: MonthFacts
    version: int
    changes: tuple[Change, ...] = ()

    @property
    def names(self) -> ReportNames:
        """What its files are called."""
        device = self.facts.device
        return ReportNames(device.city, device.code, self.facts.period.id, self.version)

    @property
    def report(self) -> Report:
        """Its sheets."""
        make = year_report if self.facts.period.is_year else report_of
        return make(self.facts, self.version, self.changes)

    @property
    def made(self) -> datetime:
        """The date inside its files: the first moment after what they tell of, as if in UTC."""
        last = date.fromisoformat(self.facts.period.until or self.facts.period.last_day)
        after = last + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=UTC)


def edition_of(data: Path, facts: MonthFacts) -> Edition:
    """The edition of these facts; a period that is over is closed by it.

    :raises Trouble: the version cannot be kept; then nothing has changed.
    """
    if facts.period.until:
        return Edition(facts, 0)
    versions = keep_version(data, facts)
    changes = tuple(change for version in versions for change in version.changes)
    return Edition(versions[-1].facts, versions[-1].number, changes)


def files_of(
    edition: Edition, kinds: Collection[str], fonts: Path, tell: Tell = lambda _: None
) -> tuple[ReportFile, ...]:
    """Its files of these kinds, each once for people and, where it is for people, once in ASCII.

    :raises Trouble: ``fonts-missing``.
    """
    names, report, made = edition.names, edition.report, edition.made
    files: list[ReportFile] = []
    if XLSX in kinds:
        book = workbook_of(report, made)
        files += [ReportFile(names.chinese(XLSX), book), ReportFile(names.ascii(XLSX), book)]
    tell(0.4)
    if PDF in kinds:
        page = stamp_pdf(report, fonts, made)
        files += [
            ReportFile(names.chinese(PDF, STAMP), page),
            ReportFile(names.ascii(PDF, "stamp"), page),
        ]
    tell(0.9)
    if CSV in kinds:
        files += [ReportFile(names.ascii(CSV, each.id), csv_of(each)) for each in report.tables]
    if JSON in kinds:
        files.append(ReportFile(names.ascii(JSON), facts_json(edition.facts)))
    tell(1.0)
    return tuple(files)
