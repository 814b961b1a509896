"""活动 without the glass: where the operator is, what is listed, and what a touch does.

Everything that changes a record goes through the book of outings, which checks it; everything that
is half filled in goes into the drafts, which outlive the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from kiosk.core.clock import Clock, local_day, local_month
from kiosk.core.errors import Trouble
from kiosk.core.settings import SiteSettings
from kiosk.shell.outing_asking import THROW_AWAY, Question, look_again
from kiosk.shell.outing_card import OutingCard, Purpose
from kiosk.shell.outing_drafts import OutingDrafts
from kiosk.shell.outing_fields import REASONS, ROOMS
from kiosk.shell.outing_proposals import day_of_room, known_place, new_place
from kiosk.shell.outing_records import OutingRecords
from kiosk.shell.outing_words import Scene
from kiosk.visits.outing import OUTING, Outing
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.outing_rules import Fault, OutingDraft, draft_of
from kiosk.visits.outings import DatedOuting


class View(StrEnum):
    """What the page shows."""

    NOW = "now"
    """What runs; in a room that stays where it is also: nothing does yet."""
    PLACES = "places"
    CARD = "card"
    PAST = "past"
    ONE = "one"
    NEWS = "news"


class OutingDesk:
    """The page as it stands. ``campaigns_on`` gives the ids of what runs on a day."""

    def __init__(
        self,
        book: OutingBook,
        drafts: OutingDrafts,
        site: SiteSettings,
        scene: Scene,
        clock: Clock,
        campaigns_on: Callable[[date], Sequence[str]],
    ) -> None:
        self._book = book
        self._drafts = drafts
        self._site = site
        self._clock = clock
        self._campaigns_on = campaigns_on
        self.scene = scene
        self.records = OutingRecords(scene.offset_min)
        self.county: str | None = None
        self.card: OutingCard | None = None
        self.question: Question | None = None
        self.trouble: Trouble | None = None
        self.month = local_month(clock.wall_s(), scene.offset_min)
        self._shown = 0
        self.view = View.PLACES
        self.go_home()

    # Where we are.

    @property
    def today(self) -> date:
        """The day by the kiosk's clock."""
        return local_day(self._clock.wall_s(), self.scene.offset_min)

    @property
    def room(self) -> bool:
        """Whether this machine stands in a room that has days instead of outings."""
        return self._site.kind in ROOMS

    @property
    def running(self) -> Outing | None:
        """What runs."""
        return self._book.current

    @property
    def forgotten(self) -> bool:
        """Whether what runs looks as if nobody had ended it."""
        return self._book.looks_forgotten

    @property
    def began_s(self) -> float:
        """When what runs began, by the clock as it goes now (UTC seconds)."""
        return self._book.began_s

    @property
    def ran_s(self) -> float | None:
        """How long it has run; ``None`` where the machine was off in between."""
        outing = self.running
        if outing is None or outing.started.boot != self._clock.boot:
            return None
        return self._clock.monotonic_s() - outing.started.mono_s

    @property
    def record(self) -> DatedOuting | None:
        """The record that is open, or the one a card corrects."""
        return self.records.of(self._shown)

    @property
    def todays(self) -> DatedOuting | None:
        """In a room: today's record, once its day has ended."""
        return self.records.day_of(self.today)

    def go_home(self) -> None:
        """What the page begins with."""
        self.card = self.question = None
        self.view = View.NOW if self.running is not None or self.room else View.PLACES

    def back(self) -> None:
        """One step back; what was filled in stays."""
        if self.card is not None and self.card.field:
            self.card.close()
            if self.card.purpose is Purpose.START and not self.card.draft.place:
                self.go_places()
        elif self.view is View.CARD and self.card is not None:
            self._leave_card(self.card)
        elif self.view is View.NEWS:
            self.card, self.view = None, View.ONE
        elif self.view is View.ONE:
            self.view = View.PAST
        else:
            self.go_home()

    def _leave_card(self, card: OutingCard) -> None:
        self.card = None
        if card.purpose is Purpose.CORRECT:
            self.view = View.ONE
        elif card.purpose is Purpose.START and card.base.form == OUTING:
            self.go_places()
        else:
            self.go_home()

    # To begin.

    def go_places(self) -> None:
        """The list of places: of a truck the first page, of a room the way to an outing."""
        self.card = None
        self.view = View.PLACES

    def pick(self, at: int) -> None:
        """A place of the list: its card, filled in as far as is known."""
        if 0 <= at < len(self.records.places):
            known = self.records.places[at]
            self._begin(known_place(self._site, self.records, self._campaign, known))

    def new_place(self) -> None:
        """新地点: its name is asked first."""
        county = self.county if self.county is not None else self._site.county
        self._begin(new_place(self._site, self.records, self._campaign, county)).open("place")

    def begin_day(self) -> None:
        """In a room: today's card, filled in like the last day's."""
        self._begin(day_of_room(self._site, self.records, self._campaign))

    @property
    def _campaign(self) -> str:
        running = self._campaigns_on(self.today)
        return running[0] if running else ""

    def _begin(self, draft: OutingDraft) -> OutingCard:
        card = self.card = OutingCard(Purpose.START, draft)
        self.view = View.CARD
        return card

    @property
    def kept_start(self) -> str:
        """The place of a card that was left in the middle; empty for none."""
        return str(self._drafts.get(Purpose.START, 0).get("place", ""))

    def resume(self) -> None:
        """Go on with that card."""
        changes = self._drafts.get(Purpose.START, 0)
        form = str(changes.pop("form", OUTING))
        self.card = OutingCard(Purpose.START, OutingDraft(form=form), changes)
        self.view = View.CARD

    # While it runs, and to end it.

    def change(self) -> None:
        """改内容."""
        if self.running is not None:
            self._open(Purpose.CHANGE, self.running)

    def finish(self) -> None:
        """结束活动: the card of what is said at the end; what was filled in before is there."""
        outing = self.running
        if outing is None:
            return
        last_km = self.records.odometer_km(before=outing.id)
        base = draft_of(outing)
        if base.odometer_start_km is None and base.form == OUTING:
            base = base._replace(odometer_start_km=last_km)
        kept = self._drafts.get(Purpose.END, outing.id)
        self.card = OutingCard(Purpose.END, base, kept, outing=outing.id, last_km=last_km)
        self.view = View.CARD

    @property
    def filled_in(self) -> int:
        """How many fields of the end were filled in already."""
        outing = self.running
        kept = self._drafts.get(Purpose.END, outing.id) if outing is not None else {}
        return len(kept.keys() - {"head_is_estimate"})

    def _open(self, purpose: Purpose, outing: Outing) -> None:
        kept = self._drafts.get(purpose, outing.id)
        self.card = OutingCard(purpose, draft_of(outing), kept, outing=outing.id)
        self.view = View.CARD

    # What is there already.

    def show_past(self) -> None:
        """The list of the records, at this month."""
        self.month = local_month(self._clock.wall_s(), self.scene.offset_min)
        self.view = View.PAST

    def show_month(self, month: str) -> None:
        """Another month of it."""
        if month in self.months:
            self.month = month

    @property
    def months(self) -> tuple[str, ...]:
        """The months that can be turned through, newest first."""
        return self.records.months(local_month(self._clock.wall_s(), self.scene.offset_min))

    @property
    def of_month(self) -> tuple[DatedOuting, ...]:
        """The records that began in the month that is shown, oldest first."""
        return self.records.in_month(self.month)

    def open_record(self, at: int) -> None:
        """One of them."""
        if 0 <= at < len(self.of_month):
            self._shown = self.of_month[at].outing.id
            self.view = View.ONE

    def correct(self) -> None:
        """更正."""
        record = self.record
        if record is None:
            return
        if record.outing.runs:
            self.go_home()  # what runs is changed, or ended, where it runs
            return
        self._open(Purpose.CORRECT, record.outing)

    def adjust_today(self) -> None:
        """In a room: fill in today's figures after the day has ended."""
        record = self.todays
        if record is not None:
            self._shown = record.outing.id
            self.correct()
            if self.card is not None and not self.card.reason:
                self.card.changes["reason"] = REASONS[0].zh

    def show_news(self) -> None:
        """工作动态 of the record that is open."""
        if self.record is not None:
            self.view = View.NEWS

    # The card.

    def keep(self) -> None:
        """A field was filled in: what stands on the card outlives the page from now on."""
        card = self.card
        if card is not None:
            self._drafts.keep(card.purpose, card.outing, card.kept)

    def discard(self) -> None:
        """Ask whether what was filled in is to be thrown away."""
        self.question = THROW_AWAY

    def done(self) -> None:
        """The card's one button: begin, end, or keep what was changed."""
        card = self.card
        if card is None:
            return
        if card.faults:
            self._point_at(card.faults[0])
        elif card.remarks:
            self.question = look_again(card)
        else:
            self._do()

    def accept(self) -> None:
        """Yes, to the question."""
        question, self.question = self.question, None
        if question is None or self.card is None:
            return
        if question.doing == "discard":
            card = self.card
            self._drafts.drop(card.purpose, card.outing)
            self._leave_card(card)
        else:
            self._do()

    def decline(self) -> None:
        """No, to the question; or a trouble has been read."""
        self.question = self.trouble = None

    def _point_at(self, fault: Fault) -> None:
        if self.card is not None:
            self.card.open(fault.field, fault.words)

    def _do(self) -> None:
        card = self.card
        assert card is not None
        try:
            match card.purpose:
                case Purpose.START:
                    self.records.put(self._book.start(card.draft))
                    self.go_home()
                case Purpose.CHANGE:
                    self.records.put(
                        self._book.correct(self._held(card), card.draft, "", "operator")
                    )
                    self.go_home()
                case Purpose.END:
                    self.records.put(self._book.end(card.draft))
                    self._shown, self.view = card.outing, View.NEWS
                case Purpose.CORRECT:
                    outing = self._held(card)
                    self.records.put(self._book.correct(outing, card.draft, card.reason, card.role))
                    self.view = View.ONE
        except Trouble as trouble:
            self.trouble = trouble
            return
        self._drafts.drop(card.purpose, card.outing)
        self.card = None

    def _held(self, card: OutingCard) -> Outing:
        running = self.running
        if running is not None and running.id == card.outing:
            return running
        record = self.record
        assert record is not None
        return record.outing
