"""The page 设置 for QML: groups of settings, what each says, and what the machine can be told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.shell.backlight import find_backlight
from kiosk.shell.setting_row import RowKind, SettingRow
from kiosk.shell.settings_rows import GROUPS
from kiosk.shell.settings_sheet import FIRST_SPANS, Changes, SettingsSheet, group_of
from kiosk.shell.settings_writer import SettingsWriter
from kiosk.shell.time_span import TimeSpan, clock_face
from kiosk.ui.operator.light import LightBridge
from kiosk.ui.operator.port import PanelHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parents[1] / "qml" / "Operator" / "SettingsPage.qml"
LOOK_EVERY_MS = 60


def open_page(host: PanelHost, parent: QObject) -> tuple[QObject, str]:
    """The page of the panel (:class:`kiosk.ui.operator.port.OpenPage`)."""
    return SettingsBridge(host, parent), QUrl.fromLocalFile(str(SOURCE)).toString()


@QmlElement
class SettingsBridge(QObject):
    """The settings: which group is open, its rows, and the trouble there is.

    What never changes in a row (``rows``) is told apart from what does (``values``), so that a
    button under a finger stays while its number moves.
    """

    changed = Signal()
    groupChanged = Signal()

    def __init__(self, host: PanelHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._writer = SettingsWriter(host.places, host.jobs)
        shipped = load_settings(host.places.config_shipped, None).settings
        self._sheet = SettingsSheet(host.settings, self._writer.in_file, shipped)
        self._light = LightBridge(host, find_backlight(), self)
        self._group = ""
        self._trouble = self._told()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    # What is shown.

    @Property(LightBridge, constant=True)
    def light(self) -> LightBridge:
        """The screen's brightness."""
        return self._light

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def groups(self) -> list[dict[str, Any]]:
        """The groups: ``group``, ``title``, ``hint``, ``icon``, ``waits``."""
        language = self._host.language()
        return [
            {
                "group": group.id,
                "title": group.title.text(language),
                "hint": group.hint.text(language),
                "icon": group.icon,
                "waits": self._sheet.group_waits(group),
            }
            for group in GROUPS
        ]

    @Property(str, notify=groupChanged)
    def group(self) -> str:
        """Which group is open; empty: none."""
        return self._group

    @Property(str, notify=groupChanged)
    def title(self) -> str:
        """The open group's name."""
        group = group_of(self._group)
        return group.title.text(self._host.language()) if group is not None else ""

    @Property("QVariantList", notify=groupChanged)  # type: ignore[arg-type]
    def rows(self) -> list[dict[str, Any]]:
        """What never changes: ``key``, ``kind``, ``title``, ``why``, ``choices``, ``most``."""
        group = group_of(self._group)
        return [self._row(row) for row in group.rows] if group is not None else []

    def _row(self, row: SettingRow) -> dict[str, Any]:
        language = self._host.language()
        return {
            "key": row.key,
            "kind": row.kind.value,
            "title": row.title.text(language),
            "why": row.why.text(language),
            "choices": [
                {"value": choice.value, "label": choice.words.text(language)}
                for choice in row.choices
            ],
            "most": row.most,
        }

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def values(self) -> dict[str, dict[str, Any]]:
        """What changes, by key: ``value``, ``told``, ``waits``, ``less``, ``more``, ``spans``."""
        group = group_of(self._group)
        return {row.key: self._value(row) for row in group.rows} if group is not None else {}

    def _value(self, row: SettingRow) -> dict[str, Any]:
        value: Any = self._sheet.value(row.key)
        low, high = row.limits if row.kind is RowKind.NUMBER else (0, 0)
        return {
            "value": list(value) if isinstance(value, tuple) else value,
            "told": self._sheet.told(row, self._host.catalogue().exhibits, self._host.language()),
            "waits": self._sheet.waits(row.key),
            "less": low < high and value > low,
            "more": low < high and value < high,
            "spans": self._spans(row.key) if row.kind in FIRST_SPANS else [],
        }

    def _spans(self, key: str) -> list[dict[str, Any]]:
        return [
            {
                "begin": span.begin_min,
                "end": span.end_min,
                "volume": -1 if span.volume is None else span.volume,
                "told": f"{clock_face(span.begin_min)}–{clock_face(span.end_min)}",
            }
            for span in self._sheet.spans(key)
        ]

    @Property(bool, notify=changed)
    def waits(self) -> bool:
        """Whether anything of the open group (of all, where none is open) is not in force yet."""
        group = group_of(self._group)
        return any(map(self._sheet.group_waits, GROUPS if group is None else (group,)))

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._writer.busy

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        """Whether 恢复默认 can be taken back."""
        return self._sheet.can_undo

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def trouble(self) -> dict[str, str]:
        """``what`` could not be done and ``next`` to do; empty where all is well."""
        return self._trouble

    # What an operator touches.

    @Slot(str)
    def open(self, group: str) -> None:
        """Show a group; an empty one: all of them."""
        self._group = group
        self._sheet.forget_undo()
        self.groupChanged.emit()
        self.changed.emit()

    @Slot(str, "QVariant")
    def choose(self, key: str, value: Any) -> None:
        """Another value, of a CHOICE or a SWITCH."""
        self._write(self._sheet.set(key, value))

    @Slot(str, int)
    def step(self, key: str, by: int) -> None:
        """A number up or down."""
        self._write(self._sheet.step(key, by))

    @Slot(str, "QVariant")
    def toggle(self, key: str, value: Any) -> None:
        """One more of several, or one less."""
        self._write(self._sheet.toggle(key, value))

    @Slot(str, result="QVariantList")
    def exhibits(self, key: str) -> list[dict[str, Any]]:
        """What can be picked: ``id``, ``title``, and its ``place`` (from 1; 0: not picked)."""
        language = self._host.language()
        picked = self._sheet.ids(key)
        installed = [(e.id, e.title.text(language)) for e in self._host.catalogue().exhibits]
        gone = [(id, id) for id in picked if id not in dict(installed)]
        return [
            {"id": id, "title": title, "place": picked.index(id) + 1 if id in picked else 0}
            for id, title in [*gone, *installed]
        ]

    @Slot(str, str)
    def pick(self, key: str, id: str) -> None:
        """Choose an exhibit, or none."""
        self._write(self._sheet.pick(key, id))

    @Slot(str, result="QVariantMap")
    def newSpan(self, key: str) -> dict[str, int]:
        """What a new span begins as."""
        span = self._sheet.new_span(key)
        volume = -1 if span.volume is None else span.volume
        return {"begin": span.begin_min, "end": span.end_min, "volume": volume}

    @Slot(str, int, int, int, int, result=str)
    def spanFault(self, key: str, index: int, begin: int, end: int, volume: int) -> str:
        """Why a span cannot stand there; empty where it can."""
        fault = self._sheet.span_fault(key, index, _span(begin, end, volume))
        return fault.text(self._host.language()) if fault is not None else ""

    @Slot(str, int, int, int, int)
    def setSpan(self, key: str, index: int, begin: int, end: int, volume: int) -> None:
        """Keep a span; ``index`` behind the last: one more. ``volume`` below 0: it has none."""
        self._write(self._sheet.set_span(key, index, _span(begin, end, volume)))

    @Slot(str, int)
    def dropSpan(self, key: str, index: int) -> None:
        """Take a span away."""
        self._write(self._sheet.drop_span(key, index))

    @Slot()
    def reset(self) -> None:
        """恢复默认, or take it back."""
        group = group_of(self._group)
        if self._sheet.can_undo:
            self._write(self._sheet.undo())
        elif group is not None:
            self._write(self._sheet.reset(group))

    @Slot()
    def dismiss(self) -> None:
        """The trouble has been read."""
        self._trouble = {}
        self.changed.emit()

    @Slot()
    def wipe(self) -> None:
        """清洁屏幕."""
        self._host.operator.wipe()

    @Slot(str)
    def setUp(self, page: str) -> None:
        """Ask a page of the set-up again (``pin``, …), or everything for an empty name."""
        self._host.set_up(page)

    @Slot()
    def restart(self) -> None:
        """End the kiosk and start it again."""
        self._host.restart()

    @Slot()
    def shutDown(self) -> None:
        """Switch the machine off."""
        self._host.shut_down(self._refused)

    # Writing.

    def _write(self, changes: Changes) -> None:
        if changes:
            # Now and not after the writing: whoever leaves at once has it too, since the kiosk
            # waits for its jobs before it ends.
            self._host.changed_settings()
            self._writer.ask(changes)
            self._timer.start()
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        if self._writer.busy:
            return
        self._timer.stop()
        self._sheet.settle(self._writer.in_file)
        self._trouble = self._told()
        self.changed.emit()

    def _refused(self, trouble: Trouble) -> None:
        self._trouble = self._words_of(trouble)
        self.changed.emit()

    def _words_of(self, trouble: Trouble) -> dict[str, str]:
        language = self._host.language()
        return {"what": trouble.what.text(language), "next": trouble.next_step.text(language)}

    def _told(self) -> dict[str, str]:
        language = self._host.language()
        if (trouble := self._writer.trouble) is not None:
            return self._words_of(trouble)
        if (defect := self._writer.defect) is not None:
            return {"what": defect.text(language), "next": ""}
        return {}


def _span(begin: int, end: int, volume: int) -> TimeSpan:
    return TimeSpan(begin, end, None if volume < 0 else volume)
