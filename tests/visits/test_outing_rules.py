from __future__ import annotations

import pytest

from kiosk.visits.outing import DAY, MOST_TRIP_KM
from kiosk.visits.outing_rules import (
    LONGEST,
    MOST,
    TITLES,
    OutingDraft,
    draft_of,
    faults,
    remarks,
    tidied,
)
from tests.visits.outing_drafts import WHOLE, filled, outing_of_draft


def _told(draft: OutingDraft) -> list[tuple[str, str]]:
    return [(fault.field, fault.words.zh) for fault in faults(draft)]


def test_a_whole_draft_has_neither_faults_nor_remarks() -> None:
    assert faults(WHOLE) == ()
    assert remarks(WHOLE, last_odometer_km=WHOLE.odometer_start_km) == ()


def test_without_a_place_nothing_can_be_stored() -> None:
    assert _told(WHOLE._replace(place="  ")) == [("place", "请填写地点。")]


def test_an_odometer_that_goes_backwards_stops() -> None:
    draft = WHOLE._replace(odometer_start_km=20_000, odometer_end_km=19_999)
    ((field, sentence),) = _told(draft)
    assert field == "odometer_end_km"
    assert "19999 公里小于出发时的 20000 公里" in sentence
    assert faults(draft._replace(odometer_end_km=20_000)) == ()


def test_a_distance_nobody_drives_stops_and_a_long_one_is_asked_about() -> None:
    far = WHOLE._replace(odometer_start_km=0, odometer_end_km=MOST_TRIP_KM)
    assert faults(far) == ()
    assert [remark.field for remark in remarks(far)] == ["odometer_end_km"]
    ((field, sentence),) = _told(far._replace(odometer_end_km=MOST_TRIP_KM + 1))
    assert field == "odometer_end_km"
    assert "不可信" in sentence


def test_a_blank_head_count_is_asked_about_and_a_thousand_million_stops() -> None:
    assert faults(WHOLE._replace(head_count=None)) == ()
    assert [each.field for each in remarks(WHOLE._replace(head_count=None))] == ["head_count"]
    assert [each.field for each in remarks(WHOLE._replace(head_count=5_001))] == ["head_count"]
    assert remarks(WHOLE._replace(head_count=0)) == ()  # nobody came: that is a figure
    ((field, sentence),) = _told(WHOLE._replace(head_count=10**9))
    assert field == "head_count"
    assert "1000000000 太大，最多 200000" in sentence


@pytest.mark.parametrize("name", MOST)
def test_every_figure_has_its_bounds(name: str) -> None:
    alone = WHOLE._replace(odometer_start_km=None, odometer_end_km=None)
    for figure, stops in ((0, False), (MOST[name], False), (MOST[name] + 1, True), (-1, True)):
        found = faults(filled(alone, name, figure))
        assert [each.field for each in found] == ([name] if stops else [])


@pytest.mark.parametrize("name", [name for name in LONGEST if name in OutingDraft._fields])
def test_every_text_has_its_length_and_no_invisible_signs(name: str) -> None:
    too_long = faults(filled(WHOLE, name, "场" * (LONGEST[name] + 1)))
    assert name in [each.field for each in too_long]
    assert f"最多 {LONGEST[name]} 个字" in too_long[0].words.zh
    for sign in ("\x00", "\n", "\u200b", "\u202e", "\ud800", "\u3000"):
        assert name in [each.field for each in faults(filled(WHOLE, name, f"县{sign}城"))]


def test_tidying_makes_one_line_of_what_a_keyboard_gives() -> None:
    draft = tidied(WHOLE._replace(place="  建平县　第二中学\n", notes="雪大，\n\n改到 室内\t"))
    assert (draft.place, draft.notes) == ("建平县 第二中学", "雪大， 改到 室内")
    assert faults(draft) == ()


def test_only_what_stands_in_the_lists_is_taken() -> None:
    for name, value in (("form", "trip"), ("site_kind", "饭店"), ("activity", "吃饭")):
        ((field, sentence),) = _told(filled(WHOLE, name, value))
        assert field == name
        assert "请从列表中选择" in sentence


def test_a_day_of_a_room_has_no_road() -> None:
    day = WHOLE._replace(form=DAY)
    assert [each.field for each in faults(day)] == ["odometer_end_km"]
    day = day._replace(odometer_start_km=None, odometer_end_km=None)
    assert (faults(day), remarks(day, last_odometer_km=5)) == ((), ())


def test_volunteers_and_their_hours_belong_together() -> None:
    def remarked(volunteers: int | None, minutes: int | None) -> list[str]:
        draft = WHOLE._replace(volunteers=volunteers, volunteer_min=minutes)
        return [each.field for each in remarks(draft)]

    assert remarked(5, None) == ["volunteer_min"]
    assert remarked(5, 0) == ["volunteer_min"]
    assert remarked(None, 60) == ["volunteers"]
    assert remarked(1, 24 * 60 + 1) == ["volunteer_min"]
    assert remarked(0, 0) == remarked(None, None) == remarked(1, 24 * 60) == []


def test_a_road_that_is_half_filled_in_or_does_not_join_the_last_is_asked_about() -> None:
    half = WHOLE._replace(odometer_end_km=None)
    assert [each.field for each in remarks(half)] == ["odometer_end_km"]
    assert WHOLE.odometer_start_km is not None
    joined = remarks(WHOLE, last_odometer_km=WHOLE.odometer_start_km + 1)
    assert [each.field for each in joined] == ["odometer_start_km"]


@pytest.mark.parametrize("name", ["county", "site_kind", "activity", "audience"])
def test_what_the_statistics_want_is_asked_for(name: str) -> None:
    assert [each.field for each in remarks(filled(WHOLE, name, ""))] == [name]


def test_every_field_has_a_name_for_people() -> None:
    assert set(OutingDraft._fields) <= set(TITLES)


def test_a_record_opens_as_the_draft_it_was_made_of() -> None:
    assert draft_of(outing_of_draft(WHOLE)) == WHOLE
