"""工作动态: what is said, and what is left out, for every combination of missing figures."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.news import Setting, cut_at_sentences, news_of, people_told
from kiosk.visits.outing import ACTIVITIES, DAY, OUTING, OUTSIDE, Moment, Outing

WHOLE = Outing(
    id=7,
    revision=2,
    form=OUTING,
    started=Moment(1, 0, 0),
    place="大板镇中心小学",
    county="211381",
    township="大板镇",
    site_kind="科普大篷车",
    activity="进校园",
    campaign="disaster-day",
    theme="地震来了怎么办",
    ended=Moment(1, 9000, 9000),
    closed_by="operator",
    head_count=863,
    head_is_estimate=True,
    audience="青少年",
    odometer_start_km=20_100,
    odometer_end_km=20_186,
    staff=3,
    volunteers=12,
    volunteer_min=36 * 60,
    own_exhibits=24,
    notes="操场上风大",
)
SETTING = Setting(
    "朝阳科普", "朝阳市", "北票市", "全国防灾减灾日", date(2026, 5, 12), date(2026, 5, 12)
)
MISSING = {
    "place": "",
    "county": "",
    "township": "",
    "site_kind": "",
    "activity": "",
    "theme": "",
    "head_count": None,
    "audience": "",
    "odometer_end_km": None,
    "staff": None,
    "volunteers": None,
    "volunteer_min": None,
    "own_exhibits": None,
}
NOT_SAID = re.compile(
    r"None|(?<!\d)0(?:余|人|件|名|公里|小时)|[，。、；：]{2}|^[，。]|“”|‘’|以为主|为主的，|走进，|走进。|在开放"
)


def body(outing: Outing = WHOLE, setting: Setting = SETTING) -> str:
    return news_of(outing, setting).body


def test_a_whole_record_reads_like_an_item_of_the_county() -> None:
    news = news_of(WHOLE, SETTING)
    assert news.title == "朝阳科普大篷车走进大板镇中心小学开展“全国防灾减灾日”科普进校园活动"
    assert news.body == (
        "2026年5月12日，朝阳科普大篷车走进北票市大板镇中心小学，开展以“地震来了怎么办”为主题的"
        "“全国防灾减灾日”科普进校园活动。现场展出实体展品24件，接待以青少年为主的观众860余人。"
        "3名工作人员和12名志愿者参与服务，志愿服务共36小时。本次行驶86公里。"
    )


def test_a_place_that_carries_its_countys_short_name_is_not_told_twice() -> None:
    county = SETTING._replace(county="喀喇沁左翼蒙古族自治县")
    told = body(WHOLE._replace(township="公营子镇", place="喀左县公营子镇文化广场"), county)
    assert "走进喀左县公营子镇文化广场，" in told
    told = body(WHOLE._replace(township="公营子镇", place="东村菜市场"), county)
    assert "走进喀喇沁左翼蒙古族自治县公营子镇东村菜市场，" in told


def test_only_an_estimate_is_told_with_yu() -> None:
    assert people_told(860, estimate=True) == "860余人"
    assert people_told(862, estimate=False) == "862人"
    assert people_told(7, estimate=True) == "约7人"
    assert "862人" in body(WHOLE._replace(head_count=862, head_is_estimate=False))


def test_nobody_came_or_nobody_counted_and_no_figure_is_said() -> None:
    for count in (0, None):
        told = body(WHOLE._replace(head_count=count))
        assert "观众" not in told
        assert "主要面向青少年" in told


def test_a_school_room_has_a_day_and_no_road() -> None:
    day = WHOLE._replace(form=DAY, place="大板小学", site_kind="农村中学科技馆", campaign="")
    told = body(day, SETTING._replace(unit="大板小学科技馆", campaign=""))
    assert told.startswith("2026年5月12日，大板小学科技馆在北票市大板镇大板小学开放，开展")
    assert "公里" not in told
    assert "走进" not in told


def test_outside_the_city_is_told_as_leaving_it() -> None:
    told = body(WHOLE._replace(county=OUTSIDE, township="", place="义县中学"))
    assert "走出朝阳市，走进义县中学，" in told
    assert "北票" not in told


def test_an_odometer_that_went_back_or_is_missing_says_nothing_of_the_road() -> None:
    for start_km, end_km in ((None, 5), (5, None), (9, 5), (5, 5)):
        told = body(WHOLE._replace(odometer_start_km=start_km, odometer_end_km=end_km))
        assert "行驶" not in told


def test_days_over_midnight_a_month_and_a_year() -> None:
    begin = date(2026, 3, 31)
    for end, said in (
        (date(2026, 3, 31), "2026年3月31日，"),
        (date(2026, 4, 1), "2026年3月31日至4月1日，"),
        (date(2027, 1, 1), "2026年3月31日至2027年1月1日，"),
        (date(2020, 1, 1), "2026年3月31日，"),  # the clock went back: the beginning is what counts
    ):
        assert body(setting=SETTING._replace(day=begin, ended_day=end)).startswith(said)
    assert body(setting=SETTING._replace(day=None)).startswith("朝阳科普大篷车走进")


def test_hours_of_volunteers() -> None:
    for minutes, told in ((90, "1.5小时"), (100, "1小时40分钟"), (40, "40分钟"), (30, "30分钟")):
        assert f"志愿服务共{told}。" in body(WHOLE._replace(volunteer_min=minutes))


def test_every_combination_of_missing_fields_reads_cleanly() -> None:
    settings = [
        SETTING,
        SETTING._replace(campaign="", county="", city=""),
        Setting(),
    ]
    for mask in itertools.product((False, True), repeat=len(MISSING)):
        gone: dict[str, Any] = {
            name: empty
            for (name, empty), absent in zip(MISSING.items(), mask, strict=True)
            if absent
        }
        for form, setting in itertools.product((OUTING, DAY), settings):
            news = news_of(WHOLE._replace(form=form, **gone), setting)
            for told in news:
                assert not NOT_SAID.search(told), told
                assert told
            assert news.body.endswith("。")


typed = st.text(st.sampled_from("大板小学 ，。、“”\"'A1（）！·—\n"), max_size=12)
counts = st.none() | st.integers(0, 3000)


@given(
    typed, typed, typed, counts, counts, counts, counts, counts, counts, st.booleans(),
    st.sampled_from((*ACTIVITIES, "", "不认识")), st.sampled_from(("", OUTSIDE, "211381")),
)  # fmt: skip
def test_whatever_was_typed_never_breaks_a_sentence(
    place: str, township: str, theme: str, heads: int | None, staff: int | None,
    volunteers: int | None, minutes: int | None, pieces: int | None, end_km: int | None,
    estimate: bool, activity: str, county: str,
) -> None:  # fmt: skip
    outing = WHOLE._replace(
        place=place, township=township, theme=theme, head_count=heads, staff=staff,
        volunteers=volunteers, volunteer_min=minutes, own_exhibits=pieces, activity=activity,
        odometer_start_km=1000, odometer_end_km=end_km, head_is_estimate=estimate, county=county,
    )  # fmt: skip
    told = body(outing)
    assert "None" not in told
    assert "0余" not in re.sub(r"\d+0余", "", told)
    assert not re.search(r"[，。]{2}|^[，。]|“”|走进[，。]", told)
    assert ("余" in told) == (estimate and heads is not None and heads >= 10)
    assert "\n" not in told


def test_a_text_for_a_phone_is_cut_at_a_sentence() -> None:
    text = news_of(WHOLE, SETTING).text
    assert cut_at_sentences(text, 4000) == text
    cut = cut_at_sentences(text, 400)
    assert text.startswith(cut)
    assert cut.endswith("。")
    assert len(cut.encode()) <= 400
    assert cut_at_sentences("没有句号" * 50, 100) == "没有句号" * 8 + "没"


@pytest.mark.parametrize("unit", ["朝阳市科普大篷车", "朝阳科协科普大篷车队"])
def test_a_unit_that_is_named_after_its_truck_is_named_once(unit: str) -> None:
    told = body(setting=SETTING._replace(unit=unit))
    assert told.count("大篷车") == 1
