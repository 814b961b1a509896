"""Which settings an operator may change, and what each touch asks for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.config import SPEC, value_of
from kiosk.core.config_rules import OneNumber, OneOf, Whole
from kiosk.core.settings import Settings
from kiosk.shell.setting_row import RowKind, SettingRow
from kiosk.shell.settings_rows import ELSEWHERE, GROUPS, row_of
from kiosk.shell.settings_sheet import SettingsSheet, group_of
from kiosk.shell.time_span import TimeSpan
from tests.shell.making import exhibit

ROWS = [row for group in GROUPS for row in group.rows]
NUMBERS = [row for row in ROWS if row.kind is RowKind.NUMBER]


def of_kind(*kinds: RowKind) -> list[SettingRow]:
    return [row for row in ROWS if row.kind in kinds]


def named(rows: Sequence[SettingRow]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=lambda row: row.key)


@pytest.fixture
def sheet() -> SettingsSheet:
    return SettingsSheet(Settings(), Settings(), Settings())


# The table.


def test_every_setting_is_on_the_page_once_or_is_left_out_with_a_reason() -> None:
    on_the_page = [row.key for row in ROWS]
    assert len(on_the_page) == len(set(on_the_page))
    assert not set(on_the_page) & set(ELSEWHERE)
    assert {*on_the_page, *ELSEWHERE} == set(SPEC)
    assert all(ELSEWHERE.values())


@named(NUMBERS)
def test_a_number_has_the_limits_and_the_unit_of_the_settings(row: SettingRow) -> None:
    rule = SPEC[row.key]
    assert isinstance(rule, Whole)
    assert row.limits == (rule.low, rule.high)
    assert row.unit.zh.strip() == rule.unit.zh
    assert 1 <= row.step <= (rule.high - rule.low) // 10


@named(of_kind(RowKind.CHOICE, RowKind.SEVERAL))
def test_every_value_that_is_allowed_can_be_chosen_and_no_other(row: SettingRow) -> None:
    values = [choice.value for choice in row.choices]
    rule = SPEC[row.key]
    if row.kind is RowKind.SEVERAL:
        assert rule.take(values) == tuple(values)
        everything: list[object] = [*range(-1, 10), "zh-Hans", "en", "fr"]
        assert values == [one for one in everything if _takes(row.key, [one])]
    elif isinstance(rule, OneOf):
        assert sorted(map(str, values)) == sorted(rule.words)
    elif isinstance(rule, OneNumber):
        assert values == list(rule.numbers)
    else:
        assert [rule.take(value) for value in values] == values


@named(of_kind(RowKind.HOURS, RowKind.LOUDNESS, RowKind.EXHIBITS))
def test_a_list_holds_as_many_as_the_settings_allow(row: SettingRow) -> None:
    volume = " 30" if row.kind is RowKind.LOUDNESS else ""
    made = [f"{hour:02}:00-{hour:02}:30{volume}" for hour in range(20)]
    if row.kind is RowKind.EXHIBITS:
        made = [f"cn.kepu.n{number}" for number in range(20)]
    assert _takes(row.key, made[: row.most])
    assert not _takes(row.key, made[: row.most + 1])


@named(of_kind(RowKind.SWITCH))
def test_a_switch_is_on_or_off(row: SettingRow) -> None:
    assert _takes(row.key, True) and _takes(row.key, False) and not _takes(row.key, 1)


@named(ROWS)
def test_every_row_is_said_in_both_languages(row: SettingRow) -> None:
    assert all((row.title.zh, row.title.en, row.why.zh, row.why.en))
    for choice in row.choices:
        assert choice.words.zh and choice.words.en


def test_only_what_is_on_the_page_has_a_row() -> None:
    assert row_of("sound.volume").key == "sound.volume"
    with pytest.raises(KeyError):
        row_of("log.level")
    with pytest.raises(TypeError):
        _ = row_of("sound.effects").limits
    assert group_of("machine") is None


def _takes(key: str, value: object) -> bool:
    try:
        SPEC[key].take(value)
    except ValueError:
        return False
    return True


# What a touch asks for.


def test_a_change_waits_until_it_is_in_force(sheet: SettingsSheet) -> None:
    sound = group_of("sound")
    assert sound is not None
    assert sheet.set("sound.effects", False) == {"sound.effects": False}
    assert sheet.value("sound.effects") is False
    assert sheet.waits("sound.effects") and sheet.group_waits(sound)
    sheet.settle(Settings())  # the disk refused
    assert sheet.value("sound.effects") is True and not sheet.group_waits(sound)


def test_what_is_not_allowed_or_is_there_already_changes_nothing(sheet: SettingsSheet) -> None:
    assert sheet.set("sound.volume", 70) == {}
    assert sheet.set("sound.volume", 101) == {}
    assert sheet.set("screen.turn", "90") == {}
    assert sheet.value("sound.volume") == 70


@named(NUMBERS)
def test_a_number_goes_in_its_steps_from_one_end_to_the_other(
    row: SettingRow, sheet: SettingsSheet
) -> None:
    low, high = row.limits
    for by, end in ((1, high), (-1, low), (1, high)):
        for _ in range(high):
            before = sheet.value(row.key)
            if not sheet.step(row.key, by):
                break
            assert sheet.value(row.key) != before
        assert sheet.value(row.key) == end


@given(value=st.integers(30, 180), by=st.sampled_from([-1, 1]))
def test_a_number_between_two_steps_goes_to_the_next_one(value: int, by: int) -> None:
    in_file = Settings()._replace(idle=Settings().idle._replace(warn_after_s=value))
    sheet = SettingsSheet(in_file, in_file, Settings())
    sheet.step("idle.warn_after_s", by)
    after = sheet.value("idle.warn_after_s")
    assert isinstance(after, int) and 30 <= after <= 180 and after % 5 == 0
    assert abs(after - value) <= 5 and (after - value) * by >= 0
    assert after != value or value in (30, 180)


def test_days_keep_the_order_of_the_week_and_the_last_one_stays(sheet: SettingsSheet) -> None:
    for day in (3, 1, 2, 5, 6, 7):
        sheet.toggle("day.weekdays", day)
    assert sheet.value("day.weekdays") == (4,)
    assert sheet.toggle("day.weekdays", 4) == {}
    sheet.toggle("day.weekdays", 7)
    assert sheet.toggle("day.weekdays", 1) == {"day.weekdays": (1, 4, 7)}
    sheet.toggle("day.weekdays", 9)
    assert sheet.value("day.weekdays") == (1, 4, 7)


def test_the_first_language_is_always_offered(sheet: SettingsSheet) -> None:
    assert sheet.toggle("language.offered", "zh-Hans") == {
        "language.offered": ("en",),
        "language.start": "en",
    }
    assert sheet.set("language.start", "zh-Hans") == {
        "language.start": "zh-Hans",
        "language.offered": ("zh-Hans", "en"),
    }


def test_exhibits_are_pinned_in_the_order_of_the_touches(sheet: SettingsSheet) -> None:
    for name in ("b", "a", "c", "a"):
        sheet.pick("home.pinned", f"cn.kepu.{name}")
    assert sheet.ids("home.pinned") == ("cn.kepu.b", "cn.kepu.c")
    for number in range(12):
        sheet.pick("home.pinned", f"cn.kepu.n{number}")
    assert len(sheet.ids("home.pinned")) == 12
    assert sheet.pick("home.pinned", "cn.kepu.more") == {}
    assert sheet.pick("home.pinned", "") == {"home.pinned": ()}


def test_one_exhibit_or_none_is_featured(sheet: SettingsSheet) -> None:
    row = row_of("home.featured")
    installed = [exhibit("one")]
    assert "cn.kepu.feathered" in sheet.told(row, installed, "zh-Hans")
    sheet.pick("home.featured", "cn.kepu.one")
    assert sheet.told(row, installed, "zh-Hans") == "one"
    sheet.pick("home.featured", "")
    assert sheet.ids("home.featured") == ()
    assert sheet.told(row, installed, "en") == "None"


def test_a_value_is_told_with_its_unit_and_a_county_by_its_name(sheet: SettingsSheet) -> None:
    assert sheet.told(row_of("sound.volume"), (), "en") == "70%"
    assert sheet.told(row_of("idle.warn_after_s"), (), "zh-Hans") == "75 秒"
    assert sheet.told(row_of("site.county"), (), "zh-Hans") == "还没有"
    sheet.set("site.county", "211381")
    assert sheet.told(row_of("site.county"), (), "zh-Hans") == "211381 北票市"
    sheet.set("site.county", "110101")
    assert sheet.told(row_of("site.county"), (), "zh-Hans") == "110101"


# Spans of the day.


def test_spans_stay_in_the_order_of_the_day(sheet: SettingsSheet) -> None:
    first = sheet.new_span("day.open")
    sheet.set_span("day.open", 0, first)
    second = sheet.new_span("day.open")
    assert second.begin_min > first.end_min
    sheet.set_span("day.open", 1, second)
    assert sheet.set_span("day.open", 2, TimeSpan(360, 420)) == {
        "day.open": ("06:00-07:00", "08:30-17:00", "18:00-20:00")
    }
    assert sheet.drop_span("day.open", 1) == {"day.open": ("06:00-07:00", "18:00-20:00")}


def test_a_span_that_is_empty_or_overlaps_is_refused_with_a_reason(sheet: SettingsSheet) -> None:
    sheet.set_span("day.volume", 0, TimeSpan(720, 840, 30))
    fault = sheet.span_fault("day.volume", 1, TimeSpan(780, 900, 10))
    assert fault is not None and "12:00–14:00" in fault.zh
    assert sheet.set_span("day.volume", 1, TimeSpan(780, 900, 10)) == {}
    assert sheet.span_fault("day.volume", 0, TimeSpan(780, 900, 10)) is None  # it is itself
    assert sheet.span_fault("day.volume", 1, TimeSpan(600, 600, 10)) is not None
    assert sheet.span_fault("day.volume", 1, TimeSpan(840, 900, 10)) is None


def test_a_fifth_span_is_not_taken(sheet: SettingsSheet) -> None:
    for at in range(4):
        assert sheet.set_span("day.open", at, TimeSpan(at * 60, at * 60 + 30))
    assert sheet.set_span("day.open", 4, TimeSpan(1200, 1260)) == {}


MINUTE = st.integers(0, 1439)


@given(begin=MINUTE, end=MINUTE, volume=st.none() | st.integers(0, 100))
def test_a_span_is_read_as_it_was_written(begin: int, end: int, volume: int | None) -> None:
    span = TimeSpan(begin, end, volume)
    assert TimeSpan.read(span.text) == span
    key = "day.open" if volume is None else "day.volume"
    assert _takes(key, [span.text])


@given(one=st.tuples(MINUTE, MINUTE), other=st.tuples(MINUTE, MINUTE))
def test_two_spans_meet_where_they_have_a_minute_in_common(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    def minutes(begin: int, end: int) -> set[int]:
        return {(begin + more) % 1440 for more in range((end - begin) % 1440)}

    if one[0] == one[1] or other[0] == other[1]:
        return
    meet = bool(minutes(*one) & minutes(*other))
    assert TimeSpan(*one).meets(TimeSpan(*other)) is meet
    assert TimeSpan(*other).meets(TimeSpan(*one)) is meet


@pytest.mark.parametrize("text", ["", "08:30", "8-9-10", "25:00-26:00", "aa:bb-cc:dd"])
def test_another_form_is_no_span(text: str) -> None:
    with pytest.raises(ValueError):
        TimeSpan.read(text)


# 恢复默认.


def test_a_group_goes_back_to_the_defaults_and_that_can_be_undone() -> None:
    own = Settings()._replace(
        sound=Settings().sound._replace(volume=10, effects=False),
        day=Settings().day._replace(volume=("12:00-14:00 5",), open=("08:00-09:00",)),
    )
    sheet = SettingsSheet(own, own, Settings())
    sound = group_of("sound")
    assert sound is not None and not sheet.can_undo
    assert sheet.reset(sound) == {"sound.volume": 70, "sound.effects": True, "day.volume": ()}
    assert sheet.value("day.open") == ("08:00-09:00",)  # of another group
    assert sheet.can_undo
    assert sheet.undo() == {key: value_of(own, key) for key in _keys("sound")}
    assert not sheet.can_undo and not sheet.group_waits(sound)
    sheet.reset(sound)
    sheet.set("sound.volume", 20)
    assert not sheet.can_undo  # it would take back a later change too


def test_defaults_do_not_touch_what_is_only_shown() -> None:
    own = Settings()._replace(site=Settings().site._replace(name="羊山镇中学"))
    sheet = SettingsSheet(own, own, Settings())
    for group in GROUPS:
        sheet.reset(group)
    assert sheet.value("site.name") == "羊山镇中学"


def _keys(group: str) -> list[str]:
    found = group_of(group)
    assert found is not None
    return [row.key for row in found.rows]
