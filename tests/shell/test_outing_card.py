"""The card of an outing: what is typed, what is refused, what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.shell.outing_card import MOST_DIGITS, OutingCard, Purpose
from kiosk.shell.outing_drafts import OutingDrafts
from kiosk.shell.outing_fields import END, activity_for
from kiosk.visits.outing import DAY
from kiosk.visits.outing_rules import OutingDraft

SCHOOL = OutingDraft(place="大板小学", odometer_start_km=20_014)


def typed(card: OutingCard, field: str, keys: str) -> bool:
    card.open(field)
    for key in keys:
        card.key("back" if key == "<" else key)
    return card.take()


def test_a_figure_is_typed_anew_and_taken() -> None:
    card = OutingCard(Purpose.END, SCHOOL._replace(staff=3))
    assert typed(card, "staff", "12")
    assert card.draft.staff == 12
    assert card.field == ""


def test_hours_are_kept_as_minutes() -> None:
    card = OutingCard(Purpose.END, SCHOOL)
    assert typed(card, "volunteer_min", "1.5")
    assert card.draft.volunteer_min == 90
    card.open("volunteer_min")
    assert card.entry.typed == "1.5"


def test_a_point_is_no_part_of_a_whole_number_and_counts_once() -> None:
    card = OutingCard(Purpose.END, SCHOOL)
    typed(card, "staff", "1.2")
    assert card.draft.staff == 12
    typed(card, "volunteer_min", ".5.")
    assert card.draft.volunteer_min == 30


@pytest.mark.parametrize(
    ("field", "keys"), [("head_count", "1000000000"), ("odometer_end_km", "19999")]
)
def test_what_cannot_be_is_refused_at_the_field_and_changes_nothing(field: str, keys: str) -> None:
    card = OutingCard(Purpose.END, SCHOOL)
    assert not typed(card, field, keys)
    assert card.fault is not None
    assert card.fault.zh.endswith("。")
    assert card.field == field
    assert getattr(card.draft, field) is None


def test_a_key_that_is_held_down_ends_somewhere() -> None:
    card = OutingCard(Purpose.END, SCHOOL)
    typed(card, "staff", "9" * 40)
    assert len(card.entry.typed) == MOST_DIGITS


def test_a_head_count_says_whether_it_was_counted() -> None:
    card = OutingCard(Purpose.END, SCHOOL)
    card.open("head_count")
    card.be_exact(True)
    for key in "862":
        card.key(key)
    assert card.take()
    assert (card.draft.head_count, card.draft.head_is_estimate) == (862, False)


def test_a_field_can_be_left_empty_again() -> None:
    card = OutingCard(Purpose.END, SCHOOL._replace(head_count=5))
    card.open("head_count")
    card.clear()
    assert card.draft.head_count is None
    assert any(remark.field == "head_count" for remark in card.remarks)


def test_a_room_has_no_odometer() -> None:
    card = OutingCard(Purpose.END, OutingDraft(form=DAY, place="大板小学"))
    assert set(END) - set(card.fields) == {"odometer_start_km", "odometer_end_km"}


def test_a_correction_wants_its_reason() -> None:
    card = OutingCard(Purpose.CORRECT, SCHOOL)
    assert card.faults[0].field == "reason"
    card.open("reason")
    card.write("补填")
    assert card.take()
    card.open("role")
    card.choose("crew")
    assert (card.faults, card.reason, card.role) == ((), "补填", "crew")
    assert card.draft == SCHOOL


def test_a_new_places_name_says_what_is_done_there() -> None:
    card = OutingCard(Purpose.START, OutingDraft(activity="进社区"))
    card.open("place")
    card.write("大板小学")
    card.take()
    assert card.draft.activity == "进校园"
    assert activity_for("文化广场") == ""


def test_what_was_filled_in_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    drafts = OutingDrafts(path)
    for count in range(30):  # faster than a disk: the newest is what is stored
        drafts.keep("end", 7, {"head_count": count, "notes": "风大"})
    drafts.flush(10)
    again = OutingDrafts(path)
    again.load()
    assert again.get("end", 7) == {"head_count": 29, "notes": "风大"}
    assert again.get("end", 8) == {}
    again.drop("end", 7)
    again.flush(10)
    once_more = OutingDrafts(path)
    once_more.load()
    assert once_more.get("end", 7) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        json.dumps({"form": 9, "drafts": []}).encode(),
        json.dumps({"form": 1, "drafts": [{"purpose": "end", "outing": 1}]}).encode(),
        json.dumps(
            {"form": 1, "drafts": [{"purpose": "end", "outing": 1, "changes": {"staff": "3"}}]}
        ).encode(),
        json.dumps(
            {"form": 1, "drafts": [{"purpose": "end", "outing": 1, "changes": {"name": "王"}}]}
        ).encode(),
        b" " * 70_000,
    ],
    ids=range(8),
)
def test_a_damaged_draft_is_set_aside_and_nothing_of_it_believed(
    tmp_path: Path, content: bytes, expect_log: Callable[[str, str, str], None]
) -> None:
    expect_log("kiosk.shell.outing_drafts", "WARNING", "damaged")
    path = tmp_path / "draft.json"
    path.write_bytes(content)
    drafts = OutingDrafts(path)
    drafts.load()
    assert drafts.get("end", 1) == {}
    assert not path.exists()
    assert (tmp_path / "draft.json.damaged-1").read_bytes() == content


def test_a_disk_that_is_full_costs_only_the_memory_of_a_power_cut(
    tmp_path: Path, expect_log: Callable[[str, str, str], None]
) -> None:
    expect_log("kiosk.shell.outing_drafts", "WARNING", "only in memory")
    (tmp_path / "file").write_text("no folder")
    drafts = OutingDrafts(tmp_path / "file" / "draft.json")
    drafts.keep("start", 0, {"place": "大板小学"})
    drafts.flush(10)
    assert drafts.get("start", 0) == {"place": "大板小学"}
