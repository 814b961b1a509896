"""The set-up's rules: what is asked, what is kept, and when a machine has to be asked at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.settings import PlaceSettings, Settings
from kiosk.core.words import Words
from kiosk.shell.setup.hub_file import read_hub_file
from kiosk.shell.setup.pin_entry import DIFFERENT, PinEntry
from kiosk.shell.setup.setup import (
    GIVES_UP_AFTER_S,
    KINDS,
    LEAVES_AFTER_S,
    Setup,
    county_name,
    names_for,
)
from kiosk.shell.setup.state import (
    FILE,
    Heard,
    Need,
    SetupState,
    needs_setup,
    read_state,
    write_state,
)
from kiosk.shell.setup.steps import ALL, PAGES, Step
from kiosk.shell.setup.summary import summary


def whole(state: SetupState | None = None, **more: Any) -> Setup:
    return Setup(Settings(), state or SetupState(), **more)


# Whether a machine is asked.


def test_a_new_machine_is_asked_and_a_finished_one_is_not(tmp_path: Path) -> None:
    assert needs_setup(tmp_path, pin_set=False) is Need.OPEN
    write_state(tmp_path, SetupState(done=True))
    assert needs_setup(tmp_path, pin_set=False) is Need.NONE


def test_a_machine_that_was_prepared_by_hand_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[site]\nname = "x"\n', "utf-8")
    assert needs_setup(tmp_path, pin_set=False) is Need.NONE


def test_one_that_was_broken_off_is_asked_again_though_it_has_settings(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("", "utf-8")
    write_state(tmp_path, SetupState(step=Step.SIZE))
    assert needs_setup(tmp_path, pin_set=False) is Need.OPEN
    assert read_state(tmp_path).step is Step.SIZE


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"version": 1}', b"\xff" * 20_000])
def test_once_there_is_a_pin_nobody_gets_past_it_by_breaking_the_file(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert needs_setup(tmp_path, pin_set=True) is Need.BEHIND_GATE
    assert needs_setup(tmp_path, pin_set=False) is Need.OPEN


def test_one_broken_off_after_the_pin_goes_on_behind_the_gate(tmp_path: Path) -> None:
    write_state(tmp_path, SetupState(step=Step.HUB))
    assert needs_setup(tmp_path, pin_set=True) is Need.BEHIND_GATE


# What is remembered.


def test_how_far_it_has_come_is_read_as_it_was_written(tmp_path: Path) -> None:
    state = SetupState(Step.PIN, False, frozenset({Step.TOUCH, Step.SOUND}), Heard.NO)
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state


def test_a_damaged_file_is_set_aside_and_it_begins_anew(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.shell.setup", "WARNING", "begins anew")
    (tmp_path / FILE).write_text('{"version": 1, "step": "nowhere"}', "utf-8")
    assert read_state(tmp_path) == SetupState()
    assert (tmp_path / f"{FILE}.damaged-1").exists()


def test_a_newer_programs_file_stays_and_nobody_is_asked(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.shell.setup", "WARNING", "newer program")
    newer = json.dumps({"version": 2, "done": False})
    (tmp_path / FILE).write_text(newer, "utf-8")
    assert needs_setup(tmp_path, pin_set=False) is Need.NONE
    read_state(tmp_path)
    assert (tmp_path / FILE).read_text("utf-8") == newer


# Going through it.


def test_every_step_comes_once_in_its_order_and_then_it_is_done() -> None:
    setup = whole(pin_set=True)
    seen = [setup.step]
    while setup.go_on():
        seen.append(setup.step)
    assert tuple(seen) == ALL
    assert setup.state.done


def test_what_lies_ahead_is_what_is_remembered_after_going_on() -> None:
    setup = whole(pin_set=True)
    for _ in ALL:
        ahead = setup.ahead
        setup.go_on()
        assert setup.state == ahead


def test_it_goes_on_at_the_step_where_the_power_went() -> None:
    assert whole(SetupState(step=Step.SOUND)).step is Step.SOUND
    assert whole(SetupState(step=Step.SOUND, done=True)).step is Step.LANGUAGE


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_asks_its_own_steps_and_leaves_what_is_remembered(page: str) -> None:
    setup = whole(SetupState(done=True), page=page, pin_set=True)
    steps = [setup.step]
    while setup.go_on():
        steps.append(setup.step)
    assert tuple(steps) == PAGES[page]
    assert setup.state.done


def test_a_single_step_can_be_named_and_an_unknown_page_asks_everything() -> None:
    assert whole(page="size").count == 1
    assert whole(page="nonsense").count == len(ALL)


def test_without_a_pin_it_goes_no_further_than_the_pin() -> None:
    setup = whole(SetupState(step=Step.PIN))
    assert not setup.can_go_on and setup.go_on() and setup.step is Step.PIN
    setup.pin_set = True
    setup.go_on()
    assert setup.step is Step.HUB


def test_from_the_summary_to_one_question_and_straight_back() -> None:
    setup = whole(SetupState(step=Step.SUMMARY), pin_set=True)
    setup.go_to(Step.NAME)
    assert setup.step is Step.NAME and not setup.last
    setup.go_on()
    assert setup.step is Step.SUMMARY and setup.last
    assert not setup.go_on() and setup.state.done


def test_who_has_gone_is_waited_for_less_once_there_is_a_pin() -> None:
    assert whole().patience_s == GIVES_UP_AFTER_S
    assert whole(pin_set=True).patience_s == LEAVES_AFTER_S < GIVES_UP_AFTER_S


# Answers.


def test_only_what_changed_is_written_and_what_the_disk_refused_stays_to_be_written() -> None:
    setup = whole()
    setup.choose("language.start", "zh-Hans")
    assert setup.unwritten == {}
    setup.choose("language.start", "en")
    changes = setup.unwritten
    assert changes == {"language.start": "en"}
    setup.go_on()
    setup.choose("site.county", "211302")
    setup.written(changes)
    assert setup.unwritten == {"site.county": "211302"}


def test_an_answer_changed_while_the_disk_was_busy_is_still_to_be_written() -> None:
    setup = whole()
    setup.choose("sound.volume", 30)
    changes = setup.unwritten
    setup.choose("sound.volume", 40)
    setup.written(changes)
    assert setup.unwritten == {"sound.volume": 40}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("hub.address", "http://plain.example"),
        ("hub.address", "https://a b"),
        ("site.name", ""),
        ("site.name", "字" * 21),
        ("site.county", "2113"),
        ("screen.diagonal_in", 3.0),
        ("screen.turn", 45),
    ],
)
def test_an_answer_that_is_not_allowed_is_refused_and_the_one_before_stands(
    key: str, value: object
) -> None:
    setup = whole()
    before = setup.value(key)
    with pytest.raises(Trouble, match="setting-refused"):
        setup.choose(key, value)
    assert setup.value(key) == before and setup.unwritten == {}


def test_the_place_follows_the_kind_unless_it_has_a_name_of_its_own() -> None:
    setup = whole()
    setup.choose("site.kind", "科普大篷车")
    assert setup.unwritten == {"site.kind": "科普大篷车", "site.place": "科普大篷车"}
    named = Settings(site=Settings().site._replace(place="第三中学"))
    setup = Setup(named, SetupState())
    setup.choose("site.kind", "科普大篷车")
    assert setup.value("site.place") == "第三中学"


def test_what_is_gone_by_is_not_an_answer() -> None:
    setup = whole(SetupState(step=Step.TOUCH), pin_set=True)
    assert setup.skips
    setup.go_on()
    assert not setup.has_answered(Step.TOUCH)
    setup.hear(Heard.YES)
    assert not setup.skips and setup.has_answered(Step.SOUND)


def test_names_are_proposed_from_place_and_kind_and_all_of_them_are_allowed() -> None:
    places = PlaceSettings()
    for line in ("", *places.counties):
        for kind in KINDS:
            names = names_for(places.city, line[7:], kind)
            assert names[0] == "朝阳科普" and len(set(names)) == len(names)
            for name in names:
                whole().choose("site.name", name)
    assert county_name(places.counties, "211302") == "双塔区"
    assert county_name(places.counties, "999999") == ""


def test_the_summary_says_honestly_what_was_gone_by() -> None:
    setup = whole()
    signs = {line.step: line.sign for line in summary(setup, PlaceSettings(), "", None)}
    assert list(signs) == [step for step in Step if step is not Step.SUMMARY]
    assert signs[Step.PIN] == signs[Step.RECOVERY] == "warn"
    assert signs[Step.COUNTY] == signs[Step.HUB] == signs[Step.TOUCH] == "note"
    setup = whole(SetupState(answered=frozenset({Step.TOUCH}), heard=Heard.NO_DEVICE), pin_set=True)
    setup.choose("site.county", "211302")
    lines = {line.step: line for line in summary(setup, PlaceSettings(), "3F7A-91C2", 2)}
    assert lines[Step.COUNTY].said.zh == "双塔区" and lines[Step.RECOVERY].sign == "good"
    assert lines[Step.TOUCH].sign == lines[Step.SOUND].sign == "warn"


# The PIN, typed twice.


def entry() -> PinEntry:
    return PinEntry(lambda pin: Words("弱", "weak") if pin == "1111" else None)


def type_in(pin: PinEntry, digits: str) -> str | None:
    for digit in digits:
        pin.key(digit)
    return pin.enter()


def test_a_pin_counts_when_it_was_typed_twice_alike() -> None:
    pin = entry()
    assert type_in(pin, "2468") is None and pin.again and pin.length == 0
    assert type_in(pin, "2468") == "2468"
    assert not pin.again


def test_a_weak_one_is_refused_before_it_is_typed_again() -> None:
    pin = entry()
    assert type_in(pin, "1111") is None
    assert pin.words == Words("弱", "weak") and not pin.again


def test_two_that_differ_begin_anew() -> None:
    pin = entry()
    type_in(pin, "2468")
    assert type_in(pin, "2469") is None
    assert pin.words == DIFFERENT and not pin.again


def test_a_pin_takes_eight_digits_and_nothing_else() -> None:
    pin = entry()
    for key in "x.", "2", "4", "back", "٣":
        pin.key(key)
    assert pin.length == 1 and not pin.ready
    for key in "135791357":
        pin.key(key)
    assert pin.length == 8 and pin.ready


# The address of the collector, by stick.


def stick_with(root: Path, content: bytes) -> Path:
    place = root / "KEPU" / "hub.txt"
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    return root


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"  \n"])
def test_an_address_is_read_from_the_first_stick_that_brings_one(
    tmp_path: Path, before: bytes
) -> None:
    (tmp_path / "empty").mkdir()
    stick = stick_with(tmp_path / "stick", before + b"https://hub.example:8443/kepu\r\n")
    found = read_hub_file([tmp_path / "gone", tmp_path / "empty", stick])
    assert found == "https://hub.example:8443/kepu"


@pytest.mark.parametrize(
    "content",
    [b"", b"http://hub.example", b"https://a.example\nhttps://b.example", b"\xff\xfe", b"x" * 5000],
)
def test_what_is_no_address_is_told(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Trouble, match="bad-hub-file"):
        read_hub_file([stick_with(tmp_path, content)])


def test_a_stick_without_one_is_told_and_what_is_no_plain_file_is_passed_over(
    tmp_path: Path,
) -> None:
    (tmp_path / "KEPU" / "hub.txt").mkdir(parents=True)
    with pytest.raises(Trouble, match="no-hub-file"):
        read_hub_file([tmp_path])
