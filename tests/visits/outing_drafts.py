"""Drafts and outings for the tests of this room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.core.settings import SITE_KINDS
from kiosk.visits.facts import Message, OutingNoted
from kiosk.visits.outing import ACTIVITIES, DAY, OUTING, Moment, Outing
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.outing_rules import LONGEST, MOST, OutingDraft
from tests.visits.making import UTC8

WHOLE = OutingDraft(
    form=OUTING,
    place="建平县第二中学",
    county="211322",
    township="叶柏寿街道",
    site_kind="科普大篷车",
    activity="进校园",
    campaign="kepu-month",
    theme="身边的物理",
    head_count=860,
    head_is_estimate=False,
    audience="青少年",
    odometer_start_km=20_000,
    odometer_end_km=20_086,
    staff=3,
    volunteers=6,
    volunteer_min=900,
    own_exhibits=12,
    notes="下雪，改到体育馆",
)


def filled(draft: OutingDraft, name: str, value: Any) -> OutingDraft:
    """The draft with one field, by its name, filled in."""
    return OutingDraft(**{**draft._asdict(), name: value})


def outing_of_draft(draft: OutingDraft) -> Outing:
    """A running record of that draft."""
    began = Moment(1, 1_000, 1_800_000_000)
    return Outing(id=7, revision=1, started=began, edited=began, **draft._asdict())


def _figure(name: str) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(-2, MOST[name] + 2) | st.sampled_from([10**9, 1 << 63])


def _text(name: str) -> st.SearchStrategy[str]:
    longest = LONGEST[name]
    broad = st.text(st.sampled_from("县城\U0001f30d\U00020000=a’ "), max_size=longest)
    return broad | st.text(max_size=3) | st.text("县\U0001f30d", min_size=longest)


def drafts() -> st.SearchStrategy[OutingDraft]:
    """A whole draft with some fields that say anything at all; many of them can be stored."""
    fields: dict[str, st.SearchStrategy[object]] = {
        **{name: _text(name) for name in LONGEST if name in OutingDraft._fields},
        **{name: _figure(name) for name in MOST},
        "form": st.sampled_from([OUTING, OUTING, DAY]),
        "site_kind": st.sampled_from(["", *SITE_KINDS]),
        "activity": st.sampled_from(["", *ACTIVITIES]),
        "head_is_estimate": st.booleans(),
    }
    some = st.lists(st.sampled_from(sorted(fields)), max_size=5, unique=True)
    return some.flatmap(
        lambda names: st.fixed_dictionaries({name: fields[name] for name in names})
    ).map(lambda values: OutingDraft(**{**WHOLE._asdict(), **values}))


@dataclass
class Crew:
    """A book whose revisions end in a list, and what it told the segments."""

    clock: HandClock = field(default_factory=HandClock)
    posted: list[Message] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    shown: list[Outing | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book = OutingBook(self.clock, self, self.posted.append, UTC8)
        self.book.on_change = self.shown.append

    def note_outing(self, outing: int) -> None:
        """What :class:`OutingBook` says to the segments."""
        self.noted.append(outing)

    @property
    def revisions(self) -> list[Outing]:
        """Every revision that was posted."""
        return [each.outing for each in self.posted if isinstance(each, OutingNoted)]
