"""The outing under way: begun, ended and corrected on the window's thread, stored by the ledger's.

Every step is a further revision of the record; what was written before stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from kiosk.core.clock import Clock, local_day
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.visits.facts import OutingNoted, random_id
from kiosk.visits.outing import BY_NEXT_START, BY_OPERATOR, Moment, Outing

if TYPE_CHECKING:
    from kiosk.visits.outing_rules import Fault, OutingDraft


class Segments(Protocol):
    """What of the segments' book is needed here."""

    def note_outing(self, outing: int) -> None:
        """Visits belong to that outing from now on; 0 for none."""


class OutingBook:
    """At most one outing runs. Belongs to the window's thread and never waits.

    ``on_change`` is called with what runs now whenever that changes.
    """

    def __init__(
        self,
        clock: Clock,
        segments: Segments,
        post: Callable[[OutingNoted], None],
        utc_offset_min: int = 0,
    ) -> None:
        self._clock = clock
        self._segments = segments
        self._post = post
        self._utc_offset_min = utc_offset_min
        self._current: Outing | None = None
        self._last_seen = Moment()
        self._revisions: dict[int, int] = {}
        self.on_change: Callable[[Outing | None], None] = lambda _outing: None

    @property
    def current(self) -> Outing | None:
        """The outing that runs."""
        return self._current

    @property
    def looks_forgotten(self) -> bool:
        """Whether the one that runs began on another day or before the machine was last off."""
        if self._current is None:
            return False
        offset = self._utc_offset_min
        today = local_day(self._clock.wall_s(), offset)
        began = self._current.started
        return began.boot != self._clock.boot or local_day(self.began_s, offset) != today

    @property
    def began_s(self) -> float:
        """When the one that runs began, in UTC seconds as the clock counts now: it may have been
        set since, and what the moment was labelled with is then of another year. 0 for none.
        """
        if self._current is None:
            return 0.0
        began = self._current.started
        if began.boot != self._clock.boot:
            return float(began.wall_s)
        return self._clock.wall_s() - (self._clock.monotonic_s() - began.mono_s)

    def restore(self, outing: Outing | None, last_seen: Moment | None = None) -> None:
        """The ledger says what was running when the program was last there; it goes on.

        ``last_seen``: the last thing that was counted in it. Of two the one that began later goes
        on, and the other was forgotten: one may have been started since, or a mended ledger may
        have lost an end.
        """
        if outing is None or not outing.runs:
            return
        if self._revisions.get(outing.id, 0) >= outing.revision:
            return
        self._revisions[outing.id] = outing.revision
        seen = last_seen or outing.edited
        current = self._current
        if current is not None and current.id != outing.id:
            if _began(current) > _began(outing):
                self._close_forgotten(outing, seen)
                return
            self._close_forgotten(current, self._last_seen)
        self._last_seen = seen
        self._show(outing)

    def seen(self) -> None:
        """Something was counted: the outing was still under way then."""
        if self._current is not None:
            self._last_seen = self._now()

    def start(self, draft: OutingDraft, role: str = "operator") -> Outing:
        """Begin an outing; visits belong to it from now on. A forgotten one is closed first.

        :raises Trouble: the draft breaks a rule; nothing has changed.
        """
        draft = _checked(draft)
        if self._current is not None:
            self._close_forgotten(self._current, self._last_seen)
        now = self._now()
        outing = Outing(
            id=random_id(), revision=1, started=now, edited=now, role=role, **draft._asdict()
        )
        self._last_seen = now
        self._note(outing)
        self._show(outing)
        return outing

    def end(self, filled: OutingDraft, role: str = "operator") -> Outing:
        """End the one that runs, with what the form says.

        :raises Trouble: none runs, or the draft breaks a rule; nothing has changed.
        """
        if self._current is None:
            raise Trouble(
                "no-outing",
                Words("现在没有进行中的活动。", "No outing is under way."),
                Words("要补记，请在活动列表里更正。", "To add one, correct it in the list."),
            )
        now = self._now()
        ended = self._revised(self._current, _checked(filled), role, "")
        outing = ended._replace(ended=now, closed_by=BY_OPERATOR)
        self._note(outing)
        self._show(None)
        return outing

    def correct(self, outing: Outing, filled: OutingDraft, reason: str, role: str) -> Outing:
        """Change what a record says, running or ended; the old values stay in their revision.

        ``outing`` is the revision that was on the screen; the same values again are no change.

        :raises Trouble: the draft breaks a rule, an ended one is corrected without a reason, or
            the record was changed since; nothing has changed.
        """
        from kiosk.visits.outing_rules import draft_of, tidy

        filled, reason = _checked(filled), tidy(reason)
        _refuse(_reason_faults(outing, reason))
        if outing.revision < self._revisions.get(outing.id, 0):
            raise Trouble(
                "outing-changed",
                Words("这条活动记录刚刚被改过。", "This record was changed a moment ago."),
                Words("请重新打开后再改。", "Please open it again, then change it."),
            )
        if filled == draft_of(outing):
            return outing
        revised = self._revised(outing, filled, role, reason)
        self._note(revised)
        if self._current is not None and self._current.id == revised.id:
            self._last_seen = revised.edited
            self._show(revised)
        return revised

    def _close_forgotten(self, outing: Outing, last_seen: Moment) -> None:
        # Its end is not known: what is stored is the last sign of life, at or before the end.
        self._note(
            outing._replace(
                revision=outing.revision + 1,
                ended=last_seen,
                closed_by=BY_NEXT_START,
                edited=self._now(),
            )
        )

    def _revised(self, outing: Outing, filled: OutingDraft, role: str, reason: str) -> Outing:
        return outing._replace(
            revision=outing.revision + 1,
            edited=self._now(),
            role=role,
            reason=reason,
            **filled._asdict(),
        )

    def _note(self, outing: Outing) -> None:
        self._revisions[outing.id] = outing.revision
        self._post(OutingNoted(outing))

    def _show(self, outing: Outing | None) -> None:
        self._current = outing
        self._segments.note_outing(0 if outing is None else outing.id)
        self.on_change(outing)

    def _now(self) -> Moment:
        clock = self._clock
        # 0 would be a ledger of before such seconds were kept.
        return Moment(clock.boot, max(1, int(clock.monotonic_s())), int(clock.wall_s()))


def _began(outing: Outing) -> tuple[int, int]:
    # Boots and their seconds only grow; the label may say anything.
    return outing.started.boot, outing.started.mono_s


def _checked(draft: OutingDraft) -> OutingDraft:
    from kiosk.visits.outing_rules import faults, tidied

    draft = tidied(draft)
    _refuse(faults(draft))
    return draft


def _reason_faults(outing: Outing, reason: str) -> tuple[Fault, ...]:
    from kiosk.visits.outing_rules import Fault, text_fault

    if not reason and not outing.runs:
        words = Words("请写明更正原因。", "Please say why it is corrected.")
        return (Fault("reason", words),)
    fault = text_fault("reason", reason)
    return () if fault is None else (fault,)


def _refuse(found: tuple[Fault, ...]) -> None:
    """:raises Trouble: with the first sentence, when there is one."""
    if found:
        raise Trouble(
            "outing-fault",
            found[0].words,
            Words("请改好后再保存，原来的内容没有变。", "Please correct it; nothing was changed."),
        )
