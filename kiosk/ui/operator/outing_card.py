"""The card of an outing for QML: its rows, and the field that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.words import Words
from kiosk.shell.outing_card import OutingCard, Purpose
from kiosk.shell.outing_desk import OutingDesk
from kiosk.shell.outing_fields import (
    REASONS,
    REQUIRED,
    FieldKind,
    choices_of,
    hint_of,
    kind_of,
    title_of,
)
from kiosk.shell.outing_words import EMPTY, told, unit_of, word_told
from kiosk.visits.outing import DAY
from kiosk.visits.outing_rules import LONGEST

QML_IMPORT_NAME = "OperatorPages"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_PICKS = 24
_HEADINGS = {
    Purpose.START: (Words("看一看，对了就开始", "Look, then start"), Words("开始活动", "Start")),
    Purpose.CHANGE: (Words("改内容", "Change what was said"), Words("保存", "Keep")),
    Purpose.END: (Words("结束登记", "Figures at the end"), Words("结束活动", "End it")),
    Purpose.CORRECT: (Words("更正", "Correction"), Words("保存更正", "Keep it")),
}
_DAY_HEADINGS = {
    Purpose.START: (Words("今天的开放记录", "Today's record"), Words("开始记录", "Begin")),
    Purpose.END: (Words("今天的数字", "Today's figures"), Words("结束今天", "End the day")),
}


@QmlElement
class OutingCardBridge(QObject):
    """The card. ``rows`` change when a field was filled in; a key of the keypad changes only the
    open field, so that no button goes from under a finger.
    """

    changed = Signal()
    entryChanged = Signal()

    def __init__(
        self, desk: OutingDesk, moved: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._moved = moved

    def retell(self) -> None:
        """The desk has moved."""
        self.changed.emit()
        self.entryChanged.emit()

    @property
    def _open(self) -> OutingCard | None:
        card = self._desk.card
        return card if card is not None and card.field else None

    @property
    def _headings(self) -> tuple[Words, Words]:
        card = self._desk.card
        if card is None:
            return Words("", ""), Words("", "")
        if card.base.form == DAY and card.purpose in _DAY_HEADINGS:
            return _DAY_HEADINGS[card.purpose]
        return _HEADINGS[card.purpose]

    @Property(str, notify=changed)
    def purpose(self) -> str:
        """What becomes of it (``Purpose``); empty without a card."""
        return self._desk.card.purpose.value if self._desk.card is not None else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        """What stands above it."""
        return self._desk.scene.say(self._headings[0])

    @Property(str, notify=changed)
    def action(self) -> str:
        """What its one button says."""
        return self._desk.scene.say(self._headings[1])

    @Property(bool, notify=changed)
    def touched(self) -> bool:
        """Whether anything was filled in that could be thrown away."""
        return self._desk.card is not None and bool(self._desk.card.changes)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """The rows: ``field``, ``title``, ``value``, ``empty``, ``waits`` (was filled in here)."""
        card, scene = self._desk.card, self._desk.scene
        if card is None:
            return []
        rows = []
        faulty = {fault.field for fault in card.faults}
        for name in card.fields:
            if name in ("reason", "role"):
                value = word_told(name, str(card.value(name)), scene) or EMPTY
            else:
                value = told(name, card.draft, scene)
            rows.append(
                {
                    "field": name,
                    "title": scene.say(title_of(name)),
                    "value": value,
                    "empty": value == EMPTY,
                    "faulty": name in faulty,
                    "waits": name in card.changes,
                }
            )
        return rows

    @Property(str, notify=changed)
    def fault(self) -> str:
        """The first thing that keeps the card from being done; empty for none, and while it is
        only that nothing was written yet.
        """
        card = self._desk.card
        if card is None or not card.changes:
            return ""
        return self._desk.scene.say(card.faults[0].words) if card.faults else ""

    @Slot(str)
    def open(self, name: str) -> None:
        """Fill in a field."""
        if self._desk.card is not None and name in self._desk.card.fields:
            self._desk.card.open(name)
            self._moved()

    @Slot()
    def done(self) -> None:
        """The one button."""
        self._desk.done()
        self._moved()

    @Slot()
    def discard(self) -> None:
        """Throw away what was filled in; asked first."""
        self._desk.discard()
        self._moved()

    # The field that is open.

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def field(self) -> dict[str, Any]:
        """The open field: ``name``, ``kind``, ``title``, ``hint``, ``unit``, ``most``,
        ``canClear``, ``text``, ``picked``, ``choices``; empty for none.
        """
        card, scene = self._open, self._desk.scene
        if card is None:
            return {}
        name = card.field
        kind = kind_of(name)
        return {
            "name": name,
            "kind": kind.value,
            "title": scene.say(title_of(name)),
            "hint": scene.say(hint_of(name)),
            "unit": scene.say(unit_of(name)),
            "most": LONGEST.get(name, 0),
            "canClear": name not in REQUIRED,
            "text": card.entry.typed if kind is FieldKind.TEXT else "",
            "picked": str(card.value(name) or "") if kind is FieldKind.CHOICE else "",
            "choices": self._choices(name),
        }

    def _choices(self, name: str) -> list[dict[str, str]]:
        scene, records = self._desk.scene, self._desk.records
        kind = kind_of(name)
        if kind is FieldKind.CHOICE:
            found = choices_of(name, scene)
        elif name == "reason":
            found = tuple((words.zh, scene.say(words)) for words in REASONS)
        elif name in ("place", "township"):
            known = (getattr(each, name) for each in records.places)
            found = tuple((each, each) for each in dict.fromkeys(known) if each)
        elif name == "theme":
            themes = (each.outing.theme for each in reversed(records.all))
            found = tuple((each, each) for each in dict.fromkeys(themes) if each)
        else:
            found = ()
        return [{"value": value, "title": title} for value, title in found[:_MOST_PICKS]]

    @Property(str, notify=entryChanged)
    def typed(self) -> str:
        """The digits that stand in the field."""
        card = self._open
        return card.entry.typed if card is not None else ""

    @Property(bool, notify=entryChanged)
    def fresh(self) -> bool:
        """Whether the next digit writes anew."""
        card = self._open
        return card is not None and card.entry.fresh

    @Property(bool, notify=entryChanged)
    def estimate(self) -> bool:
        """Whether the head-count is a guess."""
        card = self._open
        return card is not None and card.entry.estimate

    @Property(str, notify=entryChanged)
    def refusal(self) -> str:
        """Why what stands in the field is not taken; empty when nothing was refused."""
        card = self._open
        return self._desk.scene.say(card.fault) if card is not None and card.fault else ""

    @Slot(str)
    def typeKey(self, key: str) -> None:
        """A key of the keypad: a digit, ``.`` or ``back``."""
        if self._open is not None:
            self._open.key(key)
            self.entryChanged.emit()

    @Slot(bool)
    def beExact(self, exact: bool) -> None:
        """准确, or 估计."""
        if self._open is not None:
            self._open.be_exact(exact)
            self.entryChanged.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """A line that is being typed."""
        if self._open is not None:
            self._open.write(text)
            self.entryChanged.emit()

    @Slot(str)
    def choose(self, value: str) -> None:
        """One of the choices, or of the names that are known."""
        card = self._open
        if card is None:
            return
        if kind_of(card.field) is FieldKind.CHOICE:
            card.choose(value)
            self._taken()
        else:
            card.write(value)
            self.take()

    @Slot()
    def clear(self) -> None:
        """Leave the field empty."""
        if self._open is not None:
            self._open.clear()
            self._taken()

    @Slot()
    def take(self) -> None:
        """好了: what stands in the field goes onto the card."""
        card = self._open
        if card is None:
            return
        if card.take():
            self._taken()
        else:
            self.entryChanged.emit()

    def _taken(self) -> None:
        self._desk.keep()
        self._moved()
