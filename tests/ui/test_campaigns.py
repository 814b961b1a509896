"""A campaign on the glass: featured, named calmly, one touch away; over with its last day."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import Quality
from kiosk.core.places import find_places
from kiosk.core.trusted_time import keep_time
from kiosk.ui.campaigns import Campaigns
from tests.ui.emergencies import IDS, declare, show
from tests.ui.running import Running, running, settings_with

BEIJING_S = 480 * 60
SIZES = {
    "smallest": ((1366, 768), 18.5),
    "smallest, high": ((768, 1366), 18.5),
    "wide": ((1920, 1080), 21.5),
    "high": ((1080, 1920), 21.5),
}
LONG = """[[campaign]]
id = "long"
begins = "01-01"
ends = "12-31"
exhibits = ["cn.kepu.drip"]

[campaign.name]
zh-Hans = "全国科普月暨全市科学素质提升行动启动仪式"
en = "The city's month of science for everyone"

[campaign.line]
zh-Hans = "科学就在我们身边，大家都来动手做一做、想一想、比一比、看"
en = "Science is all around us: try it, think, compare, and look!"
"""


def _data(folder: Path, calendar: str = "") -> Path:
    folder.mkdir()
    if calendar:
        (folder / "campaigns.toml").write_text(calendar, "utf-8")
    else:
        shutil.copy(find_places().campaigns_shipped, folder / "campaigns.toml")
    return folder


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Running]:
    with running(_data(tmp_path / "data")) as one:
        yield one


def _campaigns(kiosk: Running) -> Campaigns:
    kiosk.finger.until(lambda: kiosk.kiosk.wings.campaigns is not None, "the calendar")
    campaigns = kiosk.kiosk.wings.campaigns
    assert campaigns is not None
    return campaigns


def _on(kiosk: Running, month: int, day: int, year: int = 2027) -> Campaigns:
    """It is noon in Beijing on that day, somebody vouched for it, and the kiosk looks."""
    campaigns = _campaigns(kiosk)
    noon_s = datetime(year, month, day, 12, tzinfo=UTC).timestamp() - BEIJING_S
    kiosk.clock.set_wall(noon_s)
    keep_time(kiosk.kiosk.places.data, noon_s, Quality.OPERATOR)
    campaigns.look()
    kiosk.finger.settle()
    return campaigns


def _words(kiosk: Running, name: str) -> str:
    return str(kiosk.finger.need(name).property("text"))


def _exhibit(kiosk: Running, name: str) -> Any:
    return kiosk.finger.need(name).property("exhibit")


def test_home_features_the_campaign_and_goes_back_when_it_is_over(kiosk: Running) -> None:
    _on(kiosk, 7, 1)
    before = [exhibit.id for exhibit in kiosk.kiosk.shelf.shelf.exhibits]
    _on(kiosk, 4, 24)
    kiosk.wake()
    assert _exhibit(kiosk, "hero") == "cn.kepu.tiangong"
    assert _words(kiosk, "heroTag") == "中国航天日"
    kiosk.to_attract()
    _on(kiosk, 7, 1)
    kiosk.wake()
    assert _words(kiosk, "heroTag") == "今日推荐"
    assert [exhibit.id for exhibit in kiosk.kiosk.shelf.shelf.exhibits] == before


def test_the_order_is_emergency_pinned_campaign_rest(tmp_path: Path) -> None:
    settings = settings_with("home", pinned=("cn.kepu.jehol",), featured="cn.kepu.jehol")
    with running(_data(tmp_path / "data"), settings=settings) as kiosk:
        _on(kiosk, 5, 12)
        declare(kiosk, IDS)
        ids = [exhibit.id for exhibit in kiosk.kiosk.shelf.shelf.exhibits]
        assert ids[:4] == [*IDS, "cn.kepu.jehol", "cn.kepu.electricity"]
        kiosk.wake()
        assert _words(kiosk, "heroTag") == "应急"
        kiosk.to_attract()
        show(kiosk, ())
        kiosk.wake()
        assert _exhibit(kiosk, "hero") == "cn.kepu.earthquake"
        assert _words(kiosk, "heroTag") == "全国防灾减灾日"
        assert _exhibit(kiosk, "card0") == "cn.kepu.jehol"


def test_the_line_stands_on_the_attract_screen_unless_an_emergency_does(kiosk: Running) -> None:
    _on(kiosk, 4, 24)
    assert _words(kiosk, "campaignName") == "中国航天日"
    assert _words(kiosk, "campaignLine") == "到空间站里看一看"
    declare(kiosk)
    kiosk.finger.settle()
    assert kiosk.finger.find("campaignBanner") is None
    assert kiosk.finger.need("emergencyBanner").isVisible()
    show(kiosk, ())
    kiosk.finger.settle()
    kiosk.finger.need("campaignBanner")
    _on(kiosk, 7, 1)
    assert kiosk.finger.find("campaignBanner") is None


def test_the_touch_that_wakes_on_the_line_opens_its_exhibit(kiosk: Running) -> None:
    _on(kiosk, 4, 24)
    kiosk.finger.tap_at(kiosk.finger.middle(kiosk.finger.need("campaignBanner")))
    kiosk.await_screen("exhibit")
    assert kiosk.kiosk.walk.view.exhibit is not None
    assert kiosk.kiosk.walk.view.exhibit.id == "cn.kepu.tiangong"


def test_a_campaign_without_an_exhibit_here_only_has_its_line(tmp_path: Path) -> None:
    calendar = LONG.replace("cn.kepu.drip", "cn.kepu.elsewhere")
    with running(_data(tmp_path / "data", calendar)) as kiosk:
        _on(kiosk, 4, 24)
        kiosk.finger.tap_at(kiosk.finger.middle(kiosk.finger.need("campaignBanner")))
        kiosk.await_screen("home")
        assert _words(kiosk, "heroTag") == "今日推荐"


def test_nothing_changes_under_a_visitor(kiosk: Running) -> None:
    campaigns = _on(kiosk, 7, 1)
    kiosk.wake()
    _on(kiosk, 4, 24)
    assert not campaigns.running and campaigns.waits_ms == -1
    assert _words(kiosk, "heroTag") == "今日推荐"
    kiosk.to_attract()
    kiosk.finger.until(lambda: bool(campaigns.running), "the look between two visitors")


def test_while_the_clock_is_not_believed_none_runs(kiosk: Running) -> None:
    campaigns = _on(kiosk, 4, 24)
    assert campaigns.running
    kiosk.clock.set_wall(datetime(2015, 4, 24, 4, tzinfo=UTC).timestamp())
    campaigns.look()
    assert campaigns.running == () and kiosk.kiosk.shelf.property("campaign") == {}


def test_it_looks_at_midnight_and_else_every_hour(kiosk: Running) -> None:
    campaigns = _on(kiosk, 4, 20)
    assert campaigns.waits_ms == 3_600_005
    kiosk.clock.advance(11.5 * 3600)
    campaigns.look()
    assert not campaigns.running and campaigns.waits_ms == 1_800_005
    kiosk.clock.advance(1800)
    campaigns.look()
    assert [each.id for each in campaigns.running] == ["space-day"]


def test_what_is_counted_is_labelled_with_the_campaign(kiosk: Running) -> None:
    _on(kiosk, 9, 20)
    kiosk.wake()
    kiosk.open("cn.kepu.safefood")
    kiosk.let_pass(20)
    kiosk.to_attract()
    kiosk.totals()
    with contextlib.closing(sqlite3.connect(kiosk.kiosk.places.ledger)) as ledger:
        labels = ledger.execute("SELECT campaign FROM clocks").fetchall()
    assert ("science-month",) in labels


def test_a_wrong_entry_is_told_in_the_log_and_the_others_hold(
    tmp_path: Path, expect_log: Any
) -> None:
    calendar = LONG + LONG.replace('"long"', '"Wrong Id"')
    expect_log("kiosk.ui.campaigns", "WARNING", "campaign-entry")
    with running(_data(tmp_path / "data", calendar)) as kiosk:
        campaigns = _campaigns(kiosk)
        assert [each.id for each in campaigns.calendar.campaigns] == ["long"]
        assert len(campaigns.troubles) == 1


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_longest_words_fit_everywhere(tmp_path: Path, size: str, language: str) -> None:
    size_px, diagonal_in = SIZES[size]
    data = _data(tmp_path / "data", LONG)
    settings = settings_with("language", start=language)
    with running(data, size_px=size_px, diagonal_in=diagonal_in, settings=settings) as kiosk:
        _on(kiosk, 4, 24)
        attract = kiosk.finger.need("attract")
        kiosk.finger.until(lambda: bool(attract.property("dressed")), "the scenery")
        assert kiosk.faults("attract") == []
        kiosk.wake()
        assert kiosk.faults("home") == []
        kiosk.kiosk.shell.setElder(True)
        assert kiosk.faults("home") == []
