"""The facts of a month or a year, as they may leave the machine: no SQL, no ledger, no Qt.

A kiosk reads them from its ledger, the hub makes them of what it has merged; the sheets are the
same. Days are ``2026-03-05``, months ``2026-03``, moments ``2026-03-05 10:02`` in local time, and
an empty string is what nobody knows. Breakdowns of persons are suppressed already
(:mod:`kiosk.reports.few`): what is withheld never comes into these facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.reports.sums import (
    AnswerSums,
    Compared,
    HandSums,
    HeadSums,
    RecordSums,
    RoadSums,
    Sums,
    UseSums,
)

FORMAT = 1
"""Of the facts as JSON."""

Persons = int | str
"""A count of persons, or :data:`kiosk.reports.sheets.FEW`."""

SURE = "sure"
CLOCK = "clock"
UNSURE = "unsure"
"""How well a date is known; the words of ``kiosk.visits.dating.Certainty``."""


class County(NamedTuple):
    """A county of the settings: ``211302``, ``双塔区``."""

    code: str
    name: str


class CampaignDays(NamedTuple):
    """A campaign of the calendar; its first and last day as ``MM-DD``, it may cross the year."""

    id: str
    title: str
    begins: str
    ends: str


class Installed(NamedTuple):
    """An exhibit that is on this device now."""

    id: str
    version: str
    title: str
    topic: str = ""
    authors: str = ""


class About(NamedTuple):
    """What a report needs and no ledger has.

    ``unit``: the name on the attract screen; ``counties``: code and name, as in the settings;
    ``weekdays``: days of the week that are open, 1 (Monday) to 7; ``terms``: as in the settings
    (``09-01~01-10``), empty when none are set. ``stems``: the words of questions by exhibit and
    question id, where they are known; ``incidents``: Chinese words by code, where we have some.
    """

    city: str
    unit: str
    place: str
    site_county: str = ""
    site_kind: str = ""
    device_code: str = ""
    program: str = ""
    utc_offset_min: int = 480
    counties: tuple[County, ...] = ()
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    terms: tuple[str, ...] = ()
    campaigns: tuple[CampaignDays, ...] = ()
    installed: tuple[Installed, ...] = ()
    stems: Mapping[tuple[str, str], str] = {}
    incidents: Mapping[str, str] = {}


class Device(NamedTuple):
    """Which device, and where it stands. ``county``: the name, or empty."""

    city: str
    unit: str
    place: str
    county: str
    site_kind: str
    code: str
    program: str
    utc_offset_min: int


class Period(NamedTuple):
    """``id`` is ``2026-03`` or ``2026``. ``until``: the last day that is told of, while the period
    still runs; empty when it is over.
    """

    id: str
    first_day: str
    last_day: str
    until: str = ""

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return len(self.id) == 4

    @property
    def words(self) -> str:
        """``2026年3月`` or ``2026年``."""
        year, _, month = self.id.partition("-")
        return f"{year}年{int(month)}月" if month else f"{year}年"


class Correction(NamedTuple):
    """One field of an outing that was changed after its end. ``role``: ``crew`` or ``operator``."""

    field: str
    old: str
    new: str
    role: str
    when: str
    reason: str = ""


class OutingRow(NamedTuple):
    """One outing (活动) by its highest revision, with what the screen counted meanwhile.

    ``id``: 16 hex digits. ``county``: the name as printed. ``campaign``: the title. ``runs``: not
    ended yet; ``forgotten``: closed by the next start, its end is not known. ``audience`` is
    withheld (``<5``) when fewer than five came. ``minutes``: from start to end, if both are known.
    ``sessions``: also those after the month's end; ``None`` once they are folded into its sum.
    """

    id: str
    day: str
    ended_day: str
    certainty: str
    form: str
    place: str
    county: str = ""
    township: str = ""
    site_kind: str = ""
    activity: str = ""
    campaign: str = ""
    theme: str = ""
    runs: bool = False
    forgotten: bool = False
    head_count: int | None = None
    head_is_estimate: bool = True
    audience: str = ""
    odometer_start_km: int | None = None
    odometer_end_km: int | None = None
    km: int | None = None
    staff: int | None = None
    volunteers: int | None = None
    volunteer_min: int | None = None
    own_exhibits: int | None = None
    notes: str = ""
    minutes: int | None = None
    sessions: int | None = 0
    corrections: tuple[Correction, ...] = ()


class GroupRow(NamedTuple):
    """Sums of one county, kind of site, type of activity or campaign.

    ``known``: it is one of the settings or of the fixed list. ``sessions``: 互动次数 of segments
    that belong to it; ``None`` where they cannot be told apart.
    """

    id: str
    name: str
    known: bool = True
    record: RecordSums = RecordSums()
    heads: HeadSums = HeadSums()
    road: RoadSums = RoadSums()
    sessions: int | None = 0


class PersonsRow(NamedTuple):
    """A breakdown of persons: so many of this audience, age band or language."""

    id: str
    name: str
    persons: Persons


class Question(NamedTuple):
    """A question; ``stem`` its words, empty where the version is no longer here."""

    version: str
    id: str
    stem: str
    answers: AnswerSums


class VersionRow(NamedTuple):
    """One version of an exhibit."""

    version: str
    use: UseSums
    answers: AnswerSums


class Rating(NamedTuple):
    """How visitors answered one of the questions after an exhibit."""

    question: str
    yes: int
    so_so: int
    no: int


class ExhibitRow(NamedTuple):
    """One exhibit, all its versions together; ``title`` is the id once it is not installed."""

    id: str
    title: str
    topic: str
    authors: str
    installed: bool
    use: UseSums
    answers: AnswerSums
    hands: HandSums = HandSums()
    versions: tuple[VersionRow, ...] = ()
    hardest: Question | None = None
    ratings: tuple[Rating, ...] = ()


class Named(NamedTuple):
    """A count with its name: a topic and its votes, a way sessions ended."""

    id: str
    name: str
    times: int


class Incident(NamedTuple):
    """Something that happened to the machine or the ledger itself."""

    when: str
    code: str
    text: str


class ClockStep(NamedTuple):
    """The clock jumped, or somebody set or confirmed it. ``kind``: ``jump``, ``set`` or
    ``confirmed``; ``was`` and ``became`` what the clock said before and after.
    """

    when: str
    kind: str
    was: str
    became: str
    by: str = ""


class Certain(NamedTuple):
    """How well the sessions of the period are dated. ``earliest`` and ``latest``: the days between
    which the unsure ones lie; no ``latest``: nobody knows. ``folded``: of which only the month is
    kept; they were certain enough when they were added to its sum.
    """

    sure: int = 0
    clock: int = 0
    unsure: int = 0
    earliest: str = ""
    latest: str = ""
    folded: int = 0


class DayRow(NamedTuple):
    """A day on which something was counted."""

    day: str
    sessions: int


class MonthLine(NamedTuple):
    """A month of a year."""

    month: str
    sums: Sums


class Change(NamedTuple):
    """What version ``version`` of a report says otherwise than the one before it."""

    version: int
    indicator: str
    before: str
    after: str


class MonthFacts(NamedTuple):
    """All that the sheets say of a month, or of a year (then ``months`` has its twelve).

    ``term_days``: days of a term, on weekdays that are open, that are over already;
    ``missing_days``: those of them on which nothing was counted. ``None`` where it is not asked:
    no term is set, a truck stands still between its outings, or the days are folded into sums.
    """

    device: Device
    period: Period
    compared: Compared
    outings: tuple[OutingRow, ...] = ()
    counties: tuple[GroupRow, ...] = ()
    site_kinds: tuple[GroupRow, ...] = ()
    activities: tuple[GroupRow, ...] = ()
    campaigns: tuple[GroupRow, ...] = ()
    audiences: tuple[PersonsRow, ...] = ()
    ages: tuple[PersonsRow, ...] = ()
    languages: tuple[PersonsRow, ...] = ()
    modes: tuple[PersonsRow, ...] = ()
    ends: tuple[Named, ...] = ()
    exhibits: tuple[ExhibitRow, ...] = ()
    wishes: tuple[Named, ...] = ()
    days: tuple[DayRow, ...] = ()
    term_days: int | None = None
    missing_days: tuple[str, ...] = ()
    certain: Certain = Certain()
    clock_steps: tuple[ClockStep, ...] = ()
    incidents: tuple[Incident, ...] = ()
    months: tuple[MonthLine, ...] = ()
    format: int = FORMAT
