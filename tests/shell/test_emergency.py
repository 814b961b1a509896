"""An emergency stands in front until it is known to be over, whatever the clock says."""

from __future__ import annotations

import pytest

from kiosk.core.clock import Quality
from kiosk.core.trusted_time import KeptTime
from kiosk.library.exhibit import EmergencyPin
from kiosk.shell.emergency import (
    LOOKS_AFTER_S,
    Pinned,
    Told,
    ids_in_front,
    next_look_s,
    operator_words,
    pinned_now,
    visitor_words,
)
from tests.shell.making import text

DAY_S = 86_400
NOW_S = 1_800_000_000
"""2027-01-15, 16:00 in China."""
CHINA_MIN = 480
YEARS_S = {"1970": 0, "2015": 1_420_070_400, "2099": 4_070_908_800}


def _pin(name: str = "flood", until_s: int = NOW_S + DAY_S) -> EmergencyPin:
    return EmergencyPin((f"cn.kepu.{name}",), until_s, text(name))


def _vouched(wall_s: float, seen_s: float = NOW_S - DAY_S) -> Told:
    return Told(wall_s, KeptTime(seen_s, NOW_S - 2 * DAY_S, Quality.OPERATOR))


def _unvouched(wall_s: float) -> Told:
    return Told(wall_s, KeptTime(NOW_S - DAY_S))


def test_it_stands_until_its_last_second_and_not_longer() -> None:
    assert [one.sure for one in pinned_now([_pin()], _vouched(NOW_S + DAY_S - 1))] == [True]
    assert pinned_now([_pin()], _vouched(NOW_S + DAY_S)) == ()


@pytest.mark.parametrize("wall_s", [*YEARS_S.values(), NOW_S, NOW_S + 30 * DAY_S])
def test_where_nobody_vouched_for_the_time_it_stays_until_it_is_replaced(wall_s: float) -> None:
    assert [one.sure for one in pinned_now([_pin()], _unvouched(wall_s))] == [False]


@pytest.mark.parametrize("wall_s", YEARS_S.values(), ids=YEARS_S)
def test_a_clock_that_cannot_be_right_ends_nothing_and_promises_nothing(wall_s: float) -> None:
    assert [one.sure for one in pinned_now([_pin()], _vouched(wall_s))] == [False]


@pytest.mark.parametrize("wall_s", YEARS_S.values(), ids=YEARS_S)
def test_what_was_over_does_not_come_back_when_the_battery_dies(wall_s: float) -> None:
    over = _vouched(wall_s, seen_s=NOW_S + 2 * DAY_S)
    assert pinned_now([_pin()], over) == ()


def test_a_clock_before_the_program_was_made_is_not_believed() -> None:
    told = Told(NOW_S, KeptTime(NOW_S - 9, NOW_S - 9, Quality.HUB), earliest_s=NOW_S + 9 * DAY_S)
    assert [one.sure for one in pinned_now([_pin()], told)] == [False]


def test_the_newest_comes_first_and_no_exhibit_twice() -> None:
    both = EmergencyPin(("cn.kepu.snow", "cn.kepu.flood"), NOW_S + 9, text("snow"))
    pinned = pinned_now([both, _pin()], _vouched(NOW_S))
    assert ids_in_front(pinned) == ("cn.kepu.snow", "cn.kepu.flood")


def test_one_without_exhibits_pins_nothing() -> None:
    assert pinned_now([EmergencyPin((), NOW_S + 9, text("empty"))], _vouched(NOW_S)) == ()


def test_the_next_look_is_at_its_end_and_within_the_hour() -> None:
    near, far = _pin(until_s=NOW_S + 60), _pin(until_s=NOW_S + 9 * DAY_S)
    for pins, told, expected in (
        ([near, far], _vouched(NOW_S), 60.0),
        ([far], _vouched(NOW_S), LOOKS_AFTER_S),
        ([near], _unvouched(NOW_S), LOOKS_AFTER_S),
        ([], _vouched(NOW_S), None),
    ):
        assert next_look_s(pinned_now(pins, told), told) == expected


def test_visitors_read_the_last_day_or_whom_to_believe() -> None:
    midnight_s = NOW_S + 8 * 3600  # the end of 15 January in China
    one = Pinned(("a",), text("flood"), midnight_s, True)
    assert visitor_words(one, CHINA_MIN).zh == "有效期至 1 月 15 日"
    assert visitor_words(one, CHINA_MIN).en == "Valid until 15 Jan"
    assert visitor_words(one._replace(sure=False), CHINA_MIN).zh == "有效期请以当地通知为准"


def test_the_operator_reads_whether_it_ends_by_itself() -> None:
    one = Pinned(("a",), text("暴雨"), NOW_S, True)
    assert operator_words(one, CHINA_MIN).zh == (
        "应急资源包“暴雨”置顶到 2027-01-15，到期自动取消。"
    )
    assert "一直置顶" in operator_words(one._replace(sure=False), CHINA_MIN).zh
