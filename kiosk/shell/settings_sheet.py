"""The settings as an operator sees them: what the files say, what was just changed, what waits.

Pure: it says which changes a touch asks for (:data:`Changes`); who writes them is
:class:`kiosk.shell.settings_writer.SettingsWriter`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from kiosk.core.config import SPEC, value_of
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit
from kiosk.shell.setting_row import RowKind, SettingGroup, SettingRow
from kiosk.shell.settings_rows import GROUPS, row_of
from kiosk.shell.time_span import DAY_MIN, TimeSpan

Changes = Mapping[str, object]
"""New values by key of :data:`SPEC`."""

FIRST_SPANS = {
    RowKind.HOURS: TimeSpan(8 * 60 + 30, 17 * 60),
    RowKind.LOUDNESS: TimeSpan(12 * 60, 14 * 60, 30),
}
"""What the first span begins as."""
_PAUSE_MIN = 60
_NEXT_MIN = 120

_NONE = Words("还没有", "None yet")
_NO_EXHIBIT = Words("不指定", "None")


class SettingsSheet:
    """Values are drafts over what the files say; ``in_force`` is what the running kiosk uses.

    ``shipped`` are the defaults of the program.
    """

    def __init__(self, in_force: Settings, in_file: Settings, shipped: Settings) -> None:
        self._in_force = in_force
        self._in_file = in_file
        self._shipped = shipped
        self._drafts: dict[str, object] = {}
        self._before: dict[str, object] = {}

    # What is.

    def value(self, key: str) -> object:
        """The value as it will be."""
        return self._drafts.get(key, value_of(self._in_file, key))

    def waits(self, key: str) -> bool:
        """Whether it is not in force until the operator leaves."""
        return self.value(key) != value_of(self._in_force, key)

    def group_waits(self, group: SettingGroup) -> bool:
        """Whether anything of a group waits."""
        return any(self.waits(row.key) for row in group.rows)

    def spans(self, key: str) -> tuple[TimeSpan, ...]:
        """The spans of an HOURS or a LOUDNESS."""
        return tuple(TimeSpan.read(text) for text in cast("tuple[str, ...]", self.value(key)))

    def ids(self, key: str) -> tuple[str, ...]:
        """The exhibit ids of an EXHIBIT or EXHIBITS."""
        value = self.value(key)
        if isinstance(value, str):
            return (value,) if value else ()
        return cast("tuple[str, ...]", value)

    def told(self, row: SettingRow, exhibits: Sequence[Exhibit], language: str) -> str:
        """The value as people read it."""
        value = self.value(row.key)
        match row.kind:
            case RowKind.NUMBER:
                return f"{value}{row.unit.text(language)}"
            case RowKind.EXHIBIT | RowKind.EXHIBITS:
                ids = self.ids(row.key)
                return _some(ids, exhibits, language)
            case RowKind.SHOWN:
                return self._shown(row.key, language)
        return ""

    def _shown(self, key: str, language: str) -> str:
        value = str(self.value(key))
        if key == "site.county":
            counties = cast("tuple[str, ...]", self.value("places.counties"))
            value = next((name for name in counties if name.startswith(f"{value} ")), value)
        return value or _NONE.text(language)

    # What a touch asks for. Each returns the changes, which are drafts from now on.

    def set(self, key: str, value: object) -> Changes:
        """Another value; one that is not allowed, or is there already, changes nothing."""
        try:
            taken = SPEC[key].take(list(value) if isinstance(value, tuple) else value)
        except ValueError:
            return {}
        if taken == self.value(key):
            return {}
        self._before = {}
        return self._draft({key: taken, **self._follows(key, taken)})

    def step(self, key: str, by: int) -> Changes:
        """A number one step up or down: to the next multiple of its step, within its limits."""
        row = row_of(key)
        low, high = row.limits
        value = cast(int, self.value(key))
        steps = value // row.step + 1 if by > 0 else -(-value // row.step) - 1
        return self.set(key, min(max(steps * row.step, low), high))

    def toggle(self, key: str, choice: object) -> Changes:
        """Choose one more of SEVERAL, or one less; the last one stays."""
        chosen = cast("tuple[object, ...]", self.value(key))
        wanted = {*chosen, choice} if choice not in chosen else {*chosen} - {choice}
        order = [each.value for each in row_of(key).choices]
        return self.set(key, tuple(each for each in order if each in wanted))

    def pick(self, key: str, id: str) -> Changes:
        """Choose an exhibit (an empty id: none), or take back one of EXHIBITS."""
        row = row_of(key)
        if row.kind is RowKind.EXHIBIT:
            return self.set(key, id)
        ids = self.ids(key)
        if not id:
            return self.set(key, ())
        return self.set(key, tuple(i for i in ids if i != id) if id in ids else (*ids, id))

    def new_span(self, key: str) -> TimeSpan:
        """What one more span begins as: some time after the last."""
        first, spans = FIRST_SPANS[row_of(key).kind], self.spans(key)
        if not spans:
            return first
        begin = (max(spans).end_min + _PAUSE_MIN) % DAY_MIN
        return TimeSpan(begin, (begin + _NEXT_MIN) % DAY_MIN, first.volume)

    def span_fault(self, key: str, index: int, span: TimeSpan) -> Words | None:
        """Why ``span`` cannot stand at ``index`` beside the others, or None."""
        others = [each for at, each in enumerate(self.spans(key)) if at != index]
        return span.fault(others)

    def set_span(self, key: str, index: int, span: TimeSpan) -> Changes:
        """Put a span in the place of another, or behind the last; they stay in their order."""
        if self.span_fault(key, index, span) is not None:
            return {}
        spans = [each for at, each in enumerate(self.spans(key)) if at != index]
        return self.set(key, tuple(each.text for each in sorted([*spans, span])))

    def drop_span(self, key: str, index: int) -> Changes:
        """Take a span away."""
        spans = [each for at, each in enumerate(self.spans(key)) if at != index]
        return self.set(key, tuple(each.text for each in spans))

    def reset(self, group: SettingGroup) -> Changes:
        """恢复默认: the defaults of the program, for what can be changed in a group."""
        keys = [row.key for row in group.rows if row.kind is not RowKind.SHOWN]
        wanted = {key: value_of(self._shipped, key) for key in keys}
        changes = {key: value for key, value in wanted.items() if value != self.value(key)}
        self._before = {key: self.value(key) for key in changes}
        return self._draft(changes)

    def undo(self) -> Changes:
        """What was there before 恢复默认."""
        before, self._before = self._before, {}
        return self._draft(before)

    @property
    def can_undo(self) -> bool:
        """Whether the last change was 恢复默认."""
        return bool(self._before)

    def forget_undo(self) -> None:
        """Another group is looked at: 恢复默认 is not taken back any more."""
        self._before = {}

    def settle(self, in_file: Settings) -> None:
        """The drafts are written, or refused: the file says what holds."""
        self._in_file = in_file
        self._drafts.clear()

    def _draft(self, changes: Changes) -> Changes:
        self._drafts.update(changes)
        return changes

    def _follows(self, key: str, value: object) -> Changes:
        """The language one starts with is always among those that are offered."""
        start = cast(str, self.value("language.start"))
        offered = cast("tuple[str, ...]", self.value("language.offered"))
        if key == "language.start" and value not in offered:
            order = [each.value for each in row_of("language.offered").choices]
            both = (*offered, value)
            return {"language.offered": tuple(tag for tag in order if tag in both)}
        if key == "language.offered" and start not in cast("tuple[str, ...]", value):
            return {"language.start": cast("tuple[str, ...]", value)[0]}
        return {}


def group_of(id: str) -> SettingGroup | None:
    """The group called ``id``."""
    return next((group for group in GROUPS if group.id == id), None)


def _some(ids: Sequence[str], exhibits: Sequence[Exhibit], language: str) -> str:
    """The first exhibit's title, and how many there are."""
    if not ids:
        return _NO_EXHIBIT.text(language)
    title = _title(ids[0], exhibits, language)
    count = len(ids)
    if count == 1:
        return title
    return Words(f"{title}，共 {count} 个", f"{title}, {count} in all").text(language)


def _title(id: str, exhibits: Sequence[Exhibit], language: str) -> str:
    found = next((exhibit for exhibit in exhibits if exhibit.id == id), None)
    if found is not None:
        return found.title.text(language)
    return Words(f"没有安装的 {id}", f"{id}, not installed").text(language)
