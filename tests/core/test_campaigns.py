from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.campaigns import (
    MOST,
    MOST_BYTES,
    Calendar,
    Campaign,
    load_calendar,
)
from kiosk.core.words import Words

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "campaigns.toml"
ENTRY = """[[campaign]]
id = "{id}"
name = "校园科技节"
begins = "04-01"
ends = "04-10"
line = "来动手"
"""


def _own(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "campaigns.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _campaign(id: str, begins: str, ends: str) -> Campaign:
    return Campaign(id, Words(id, id), "", begins, ends, (), (), Words("来", "Come"))


def _days(year: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


# The shipped calendar.


def test_the_shipped_calendar_has_every_campaign_of_the_product_and_no_trouble() -> None:
    calendar, troubles = load_calendar(SHIPPED, None)
    assert troubles == ()
    names = [campaign.name.zh for campaign in calendar.campaigns]
    assert names == [
        "世界气象日", "中国航天日", "全国防灾减灾日", "科技活动周", "环境日", "食品安全宣传周",
        "全国科普月", "国际减灾日", "全国消防日", "科技之冬",
    ]  # fmt: skip
    month = next(campaign for campaign in calendar.campaigns if campaign.name.zh == "全国科普月")
    assert month.alias == "科普日"


@pytest.mark.parametrize(
    ("month", "day", "id"),
    [
        (3, 23, "weather-day"),
        (4, 24, "space-day"),
        (5, 12, "disaster-week"),
        (5, 25, "science-week"),
        (6, 5, "environment-day"),
        (6, 20, "food-safety"),
        (9, 17, "science-month"),
        (10, 13, "risk-reduction-day"),
        (11, 9, "fire-day"),
        (12, 31, "winter-science"),
        (1, 1, "winter-science"),
        (2, 29, "winter-science"),
    ],
)
def test_on_its_day_each_campaign_is_the_first(month: int, day: int, id: str) -> None:
    calendar, _ = load_calendar(SHIPPED, None)
    assert calendar.running(date(2028, month, day))[0].id == id


def test_in_the_summer_holidays_none_runs() -> None:
    calendar, _ = load_calendar(SHIPPED, None)
    assert calendar.running(date(2026, 7, 20)) == ()


def test_every_exhibit_and_topic_named_in_it_exists() -> None:
    from kiosk.core.topics import TOPICS

    calendar, _ = load_calendar(SHIPPED, None)
    manifests = (ROOT / "exhibits").glob("*/exhibit.toml")
    shipped = {tomllib.loads(path.read_text("utf-8"))["id"] for path in manifests}
    for campaign in calendar.campaigns:
        assert campaign.exhibits and set(campaign.exhibits) <= shipped, campaign.id
        assert set(campaign.topics) <= set(TOPICS), campaign.id


def test_every_campaign_speaks_both_languages() -> None:
    calendar, _ = load_calendar(SHIPPED, None)
    for campaign in calendar.campaigns:
        for words in (campaign.name, campaign.line):
            assert re.search("[一-鿿]", words.zh) and not re.search("[一-鿿]", words.en)


# Windows.


def test_the_shortest_window_comes_first_and_of_equals_the_one_named_first() -> None:
    calendar = Calendar(
        (
            _campaign("winter", "12-01", "03-20"),
            _campaign("one", "03-20", "03-22"),
            _campaign("two", "03-18", "03-20"),
        )
    )
    assert [each.id for each in calendar.running(date(2026, 3, 20))] == ["one", "two", "winter"]


def test_a_window_may_cross_the_year() -> None:
    winter = _campaign("winter", "12-01", "03-20")
    assert winter.length_days == 31 + 31 + 29 + 20
    assert winter.runs_on(date(2026, 12, 1)) and winter.runs_on(date(2027, 3, 20))
    assert not winter.runs_on(date(2026, 11, 30)) and not winter.runs_on(date(2027, 3, 21))


def test_a_window_of_one_day_and_one_of_29_february() -> None:
    assert _campaign("day", "11-09", "11-09").length_days == 1
    leap = _campaign("leap", "02-29", "02-29")
    assert [day for year in (2027, 2028) for day in _days(year) if leap.runs_on(day)] == [
        date(2028, 2, 29)
    ]


# The machine's own file.


def test_an_own_calendar_replaces_the_shipped_one_wholly(tmp_path: Path) -> None:
    calendar, troubles = load_calendar(SHIPPED, _own(tmp_path, ENTRY.format(id="school-fair")))
    assert [each.id for each in calendar.campaigns] == ["school-fair"]
    assert troubles == ()
    fair = calendar.named("school-fair")
    assert fair is not None and fair.name == Words("校园科技节", "校园科技节")
    assert calendar.named("weather-day") is None


def test_without_an_own_calendar_the_shipped_one_holds(tmp_path: Path) -> None:
    calendar, troubles = load_calendar(SHIPPED, tmp_path / "campaigns.toml")
    assert len(calendar.campaigns) == 10 and troubles == ()


def test_an_own_calendar_without_entries_means_no_campaigns(tmp_path: Path) -> None:
    assert load_calendar(SHIPPED, _own(tmp_path, "# none here\n")) == (Calendar(), ())


def test_a_file_from_notepad_is_read(tmp_path: Path) -> None:
    own = _own(tmp_path, b"\xef\xbb\xbf" + ENTRY.format(id="fair").encode())
    assert [each.id for each in load_calendar(SHIPPED, own)[0].campaigns] == ["fair"]


@pytest.mark.parametrize(
    "content",
    [
        b"[[campaign",
        b"\xff\xfe\x00",
        b"x" * (MOST_BYTES + 1),
        b"a = " + b"[" * 5_000,
        b"campaign = 3",
        b"[site]\nname = 1",
        b"[[campaign]]\n" * (MOST + 1),
        b"[[campaign]]\n",  # not one entry that can be used
    ],
    ids=["half", "utf-16", "large", "deep", "number", "other", "many", "empty entry"],
)
def test_a_damaged_own_calendar_costs_one_sentence_and_the_shipped_one_holds(
    tmp_path: Path, content: bytes
) -> None:
    calendar, troubles = load_calendar(SHIPPED, _own(tmp_path, content))
    assert len(calendar.campaigns) == 10
    assert len(troubles) == 1 and "campaigns.toml" in troubles[0].what.zh
    assert len(troubles[0].what.zh) < 250


def test_a_folder_in_its_place_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "campaigns.toml").mkdir()
    calendar, troubles = load_calendar(SHIPPED, tmp_path / "campaigns.toml")
    assert len(calendar.campaigns) == 10 and len(troubles) == 1


def test_without_any_file_there_are_no_campaigns_and_one_sentence(tmp_path: Path) -> None:
    calendar, troubles = load_calendar(tmp_path / "campaigns.toml", tmp_path / "own.toml")
    assert calendar == Calendar() and len(troubles) == 1


GOOD: dict[str, Any] = {
    "id": "fair",
    "name": "校园科技节",
    "begins": "04-01",
    "ends": "04-10",
    "line": "来动手",
}
BAD: list[tuple[str, Any]] = [
    ("id", ""), ("id", "Fair"), ("id", "-fair"), ("id", "x" * 41), ("id", 3), ("id", None),
    ("name", ""), ("name", "名" * 21), ("name", {"zh-Hans": "好", "fr": "bon"}),
    ("name", {"en": "only"}), ("name", {"zh-Hans": "好", "en": "x" * 41}), ("name", None),
    ("begins", "4-1"), ("begins", "02-30"), ("begins", "13-01"), ("ends", "2026-04-10"),
    ("ends", 410), ("ends", None), ("alias", "两\n行"), ("alias", "别" * 21), ("alias", 1),
    ("topics", "气象"), ("topics", [1]), ("topics", ["题" * 11]), ("topics", ["题"] * 11),
    ("exhibits", ["no id"]), ("exhibits", ["cn.kepu.x"] * 13), ("exhibits", {}),
    ("line", "句" * 29), ("line", "a\u202eb"), ("line", None), ("color", "red"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), BAD, ids=[f"{k}-{v!r:.20}" for k, v in BAD])
def test_a_bad_entry_costs_one_sentence_that_names_the_key_and_only_itself(
    tmp_path: Path, key: str, value: Any
) -> None:
    import tomlkit

    bad = {name: each for name, each in {**GOOD, key: value}.items() if each is not None}
    text = tomlkit.dumps({"campaign": [{**GOOD, "id": "first"}, bad, {**GOOD, "id": "last"}]})
    calendar, troubles = load_calendar(SHIPPED, _own(tmp_path, text))
    assert [each.id for each in calendar.campaigns] == ["first", "last"]
    (trouble,) = troubles
    assert trouble.code == "campaign-entry"
    assert key in trouble.what.zh and key in trouble.what.en and "第 2 条" in trouble.what.zh


def test_of_two_with_one_id_the_first_stays(tmp_path: Path) -> None:
    own = _own(
        tmp_path, ENTRY.format(id="fair") + ENTRY.format(id="fair").replace("04-10", "05-01")
    )
    calendar, troubles = load_calendar(SHIPPED, own)
    assert [each.ends for each in calendar.campaigns] == ["04-10"]
    assert len(troubles) == 1
