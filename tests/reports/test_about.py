"""What a report knows beside the ledger."""

from __future__ import annotations

from kiosk.core.campaigns import Calendar, Campaign
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.reports.about import about_of
from kiosk.reports.facts import CampaignDays, County, Installed
from tests.shell.making import exhibit


def test_an_installed_exhibit_is_named_with_its_topic_and_its_authors() -> None:
    by_name = exhibit("soil", topics=("农业",))._replace(authors=("甲", "乙"))
    of_a_house = exhibit("stars", topics=())._replace(institution="市科技馆")
    about = about_of(
        Settings(), Calendar(), (by_name, of_a_house), device_code="", program="", stems={}
    )
    assert about.installed == (
        Installed("cn.kepu.soil", "1.0.0", "soil", "农业", "甲、乙"),
        Installed("cn.kepu.stars", "1.0.0", "stars", "", "市科技馆"),
    )


def test_settings_and_calendar_become_what_a_report_needs() -> None:
    weather = Campaign(
        "weather", Words("世界气象日", "Weather"), "", "03-20", "03-26", (), (), Words("风", "Wind")
    )
    about = about_of(Settings(), Calendar((weather,)), (), device_code="CY7K2M", program="0.7")
    assert about.city == "朝阳市" and about.utc_offset_min == 480
    assert about.counties[0] == County("211302", "双塔区") and len(about.counties) == 7
    assert about.counties[4].name == "喀喇沁左翼蒙古族自治县"
    assert about.campaigns == (CampaignDays("weather", "世界气象日", "03-20", "03-26"),)
    assert about.terms == ("03-01~07-10", "09-01~01-10")
    assert (about.device_code, about.installed, about.stems) == ("CY7K2M", (), {})
