"""The card of one outing while it is filled in: its rows, the field that is open, what is typed.

What an operator filled in is kept apart from what the record says (``changes``), so that it can be
put aside in the middle and gone on with.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.shell.outing_fields import (
    CORRECTION,
    START,
    FieldKind,
    activity_for,
    ending_fields,
    kind_of,
)
from kiosk.shell.outing_words import hours_told
from kiosk.visits.outing_rules import Fault, OutingDraft, faults, remarks, text_fault

MOST_DIGITS = 10
"""One more than any figure needs: who holds a key down is told a sentence, not stopped silently."""
NOT_A_FIGURE = Words("请输入数字。", "Please type a figure.")


class Purpose(StrEnum):
    """What becomes of the card when it is done."""

    START = "start"
    CHANGE = "change"
    """What was said at the start, while it runs."""
    END = "end"
    CORRECT = "correct"
    """A record that has ended."""


class Entry(NamedTuple):
    """What stands in the open field: ``typed`` digits (or a text); ``fresh`` until the first key,
    which then writes anew. ``estimate`` is the switch of a head-count.
    """

    typed: str = ""
    fresh: bool = True
    estimate: bool = True


class OutingCard:
    """One card. ``base`` is what the record says (or what is proposed for a new one)."""

    def __init__(
        self,
        purpose: Purpose,
        base: OutingDraft,
        changes: Mapping[str, object] | None = None,
        *,
        outing: int = 0,
        last_km: int | None = None,
    ) -> None:
        self.purpose = purpose
        self.outing = outing
        self.base = base
        self.changes: dict[str, object] = dict(changes or {})
        self.last_km = last_km
        self.field = ""
        self.entry = Entry()
        self.fault: Words | None = None

    @property
    def draft(self) -> OutingDraft:
        """The record as it would be."""
        known = {name: value for name, value in self.changes.items() if name not in CORRECTION}
        return self.base._replace(**known)  # type: ignore[arg-type]

    @property
    def kept(self) -> dict[str, object]:
        """What outlives the page: of a card that begins something, all that stands on it."""
        if self.purpose is not Purpose.START:
            return dict(self.changes)
        empty = OutingDraft._field_defaults
        filled = self.draft._asdict()
        return {name: value for name, value in filled.items() if value != empty[name]}

    @property
    def reason(self) -> str:
        """Why a record is corrected."""
        return str(self.changes.get("reason", ""))

    @property
    def role(self) -> str:
        """Who corrects it."""
        return str(self.changes.get("role", "operator"))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that stand on it, in their order."""
        match self.purpose:
            case Purpose.START | Purpose.CHANGE:
                return START
            case Purpose.END:
                return ending_fields(self.base.form)
            case Purpose.CORRECT:
                return (*CORRECTION, *ending_fields(self.base.form), *START)

    def value(self, name: str) -> object:
        """What stands in a field now."""
        if name in CORRECTION:
            return self.reason if name == "reason" else self.role
        return getattr(self.draft, name)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What cannot be stored."""
        found = faults(self.draft)
        if self.purpose is Purpose.CORRECT and not self.reason:
            words = Words("请写明更正原因。", "Please say why it is corrected.")
            return (Fault("reason", words), *found)
        return found

    @property
    def remarks(self) -> tuple[Fault, ...]:
        """What looks odd or is missing; whoever is sure goes on."""
        if self.purpose in (Purpose.START, Purpose.CHANGE):
            return ()
        return remarks(self.draft, self.last_km if self.purpose is Purpose.END else None)

    # One field.

    def open(self, name: str, fault: Words | None = None) -> None:
        """Fill in a field; ``fault`` says why it was opened again."""
        self.field, self.fault = name, fault
        value = self.value(name)
        if kind_of(name) is FieldKind.HOURS and isinstance(value, int):
            typed = hours_told(value)
        else:
            typed = "" if value is None else str(value)
        self.entry = Entry(typed, True, self.draft.head_is_estimate)

    def close(self) -> None:
        """Leave the field as it was."""
        self.field, self.fault = "", None

    def choose(self, value: str) -> None:
        """One of the choices; the field is done with it."""
        self.changes[self.field] = value
        self.close()

    def write(self, text: str) -> None:
        """A line that is being typed."""
        self.entry = Entry(text, False, self.entry.estimate)
        self.fault = None

    def key(self, key: str) -> None:
        """A key of the keypad: a digit, ``.`` or ``back``."""
        typed = "" if self.entry.fresh else self.entry.typed
        if key == "back":
            typed = typed[:-1]
        elif key == ".":
            if "." not in typed and kind_of(self.field) is FieldKind.HOURS:
                typed = f"{typed or '0'}."
        elif len(typed) < MOST_DIGITS:
            typed = key if typed == "0" else typed + key
        self.entry = Entry(typed, False, self.entry.estimate)
        self.fault = None

    def be_exact(self, exact: bool) -> None:
        """Whether the people were counted, not guessed."""
        self.entry = self.entry._replace(estimate=not exact)

    def clear(self) -> None:
        """Nobody knows: the field stays empty, which is no fault of anybody's."""
        self.entry = Entry("", False, self.entry.estimate)
        self.take()

    def take(self) -> bool:
        """What stands in the field goes onto the card; where it cannot, :attr:`fault` says why."""
        name = self.field
        try:
            value = self._read()
        except ValueError:
            self.fault = NOT_A_FIGURE
            return False
        self.fault = self._fault_of(name, value)
        if self.fault is not None:
            return False
        self.changes[name] = value
        if name == "place" and self.purpose is Purpose.START:
            likely = activity_for(str(value)) or self.base.activity
            self.base = self.base._replace(activity=likely)
        if kind_of(name) is FieldKind.PEOPLE:
            self.changes["head_is_estimate"] = self.entry.estimate
        self.close()
        return True

    def _read(self) -> object:
        typed = self.entry.typed.strip()
        match kind_of(self.field):
            case FieldKind.TEXT | FieldKind.CHOICE:
                return typed
            case FieldKind.HOURS:
                return round(float(typed) * 60) if typed else None
            case FieldKind.NUMBER | FieldKind.PEOPLE:
                return int(typed) if typed else None

    def _fault_of(self, name: str, value: object) -> Words | None:
        if name == "reason":
            found = text_fault(name, str(value))
            return None if found is None else found.words
        if name == "role":
            return None
        draft = self.draft._replace(**{name: value})  # type: ignore[arg-type]
        return next((fault.words for fault in faults(draft) if fault.field == name), None)
