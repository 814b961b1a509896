"""月报 on the page 数据: how it stands, what to look at, and what saving it will make."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.bundles.drives import Drive
from kiosk.core.campaigns import load_calendar
from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue
from kiosk.reports.about import about_of
from kiosk.reports.edition import edition_of
from kiosk.reports.from_ledger import read_month
from kiosk.shell.jobs import State
from kiosk.shell.month_report import (
    WAITING,
    Said,
    Standing,
    outcome_piece,
    report_pieces,
    report_title,
    reported,
    waiting_words,
    writable,
)
from kiosk.shell.month_standing import read_standing
from kiosk.visits.facts import OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing import BY_OPERATOR, OUTING, Moment, Outing
from kiosk.visits.period import Period
from tests.ui.running import own_places

BEIJING = timezone(timedelta(hours=8))
MARCH = Period("2026-03")


def signs(standing: Standing | None) -> list[tuple[str, str]]:
    told = report_pieces(MARCH, standing, "zh-Hans")
    return [(piece.sign, piece.words) for piece in told if piece.kind == "sign"]


# Words.


@pytest.mark.parametrize(
    ("standing", "saved_as", "sign", "words"),
    [
        (Standing(MARCH, until="2026-03-15"), 0, "note", "未结"),
        (Standing(MARCH, until="2026-03-15", version=1), 0, "note", "未结"),
        (Standing(MARCH), 1, "note", "还没有结"),
        (Standing(MARCH, version=1), 1, "good", "第1版已结，之后没有改动"),
        (Standing(MARCH, version=1, changed=3), 2, "warn", "再存就是第2版，附改动清单"),
        (Standing(MARCH, version=4), 4, "good", "第4版已结"),
    ],
)
def test_how_it_stands_and_what_saving_makes(
    standing: Standing, saved_as: int, sign: str, words: str
) -> None:
    assert standing.saved_as == saved_as
    first = signs(standing)[0]
    assert first[0] == sign
    assert words in first[1]


def test_what_asks_for_something_is_a_warning_and_the_rest_a_note() -> None:
    remarks = (
        Said(True, Words("没有登记现场人次。", "no")),
        Said(False, Words("没有人用过。", "no")),
    )
    told = signs(Standing(MARCH, version=1, remarks=remarks))[1:]
    assert told == [("warn", "没有登记现场人次。"), ("note", "没有人用过。")]


def test_nothing_to_look_at_is_told_as_well() -> None:
    told = signs(Standing(MARCH, remarks=(Said(False, Words("提示。", "note")),)))
    assert [sign for sign, _ in told] == ["note", "good", "note"]


def test_while_the_records_are_looked_through_it_says_so() -> None:
    told = report_pieces(MARCH, None, "zh-Hans")
    assert [piece.kind for piece in told] == ["heading", "note"]
    assert "正在核对" in told[1].words


def test_the_name_of_the_file_is_told_before_it_is_saved() -> None:
    last = report_pieces(MARCH, Standing(MARCH, file="朝阳市_A_2026-03_月报_v1.xlsx"), "zh-Hans")[
        -1
    ]
    assert "朝阳市_A_2026-03_月报_v1.xlsx" in last.words


@pytest.mark.parametrize(
    ("label", "wanted", "title"),
    [
        ("2026-03-05", "2026-03", "2026年3月 活动情况月报"),
        ("2026-03", "2026-03", "2026年3月 活动情况月报"),
        ("2026", "2026", "2026年 年度统计表"),
    ],
)
def test_a_day_is_reported_by_its_month(label: str, wanted: str, title: str) -> None:
    period = reported(Period(label))
    assert (period.label, report_title(period).zh) == (wanted, title)


def test_the_first_stick_that_can_be_written_to_is_taken() -> None:
    locked = Drive(Path("a"), "A", 1, 1, read_only=True)
    free = Drive(Path("b"), "B", 1, 1, read_only=False)
    assert writable([locked, free]) == free
    assert writable([locked]) is None
    assert "只读" in waiting_words([locked]).zh
    assert waiting_words([]) == WAITING


@pytest.mark.parametrize(
    ("state", "sign"),
    [(State.DONE, "good"), (State.CANCELLED, "note"), (State.FAILED, "bad")],
)
def test_the_outcome_has_its_sign(state: State, sign: str) -> None:
    assert outcome_piece(state, Words("话", "words"), "en")[:3] == ("sign", "", "words")
    assert outcome_piece(state, Words("话", "words"), "en").sign == sign


# Read from the ledger and the versions.


def moment(day: int, month: int = 3) -> Moment:
    wall_s = int(datetime(2026, month, day, 12, tzinfo=BEIJING).timestamp())
    return Moment(1, wall_s % 10_000_000, wall_s)


def note(places: Places, outing: Outing) -> None:
    kept = open_ledger(places.ledger)
    kept.apply(OutingNoted(outing))
    kept.close()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = own_places(tmp_path / "data")
    note(places, STOP)
    return places


STOP = Outing(
    7,
    1,
    OUTING,
    moment(5),
    "北四家子小学",
    county="211321",
    site_kind="科普大篷车",
    ended=moment(5),
    closed_by=BY_OPERATOR,
    head_count=860,
    head_is_estimate=False,
    odometer_start_km=100,
    odometer_end_km=160,
)


def standing(places: Places, now: Moment, label: str = "2026-03") -> Standing:
    return read_standing(places, Catalogue(), Period(label), now)


def test_a_month_that_runs_is_a_draft(places: Places) -> None:
    found = standing(places, moment(15))
    assert (found.until, found.version, found.saved_as) == ("2026-03-15", 0, 0)
    assert found.file.endswith("_2026-03_月报_v0.xlsx")


def test_a_month_that_is_over_is_closed_by_saving_and_opened_by_a_correction(
    places: Places,
) -> None:
    april = moment(2, month=4)
    assert standing(places, april).saved_as == 1
    calendar, _ = load_calendar(places.campaigns_shipped, places.campaigns_own)
    settings = load_settings(places.config_shipped, places.config_own).settings
    about = about_of(settings, calendar, (), device_code="", program="1")
    edition_of(places.data, read_month(places.ledger, about, "2026-03", april))
    closed = standing(places, april)
    assert (closed.version, closed.changed, closed.saved_as) == (1, 0, 1)
    note(places, STOP._replace(revision=2, head_count=680, reason="写错了"))
    again = standing(places, april)
    assert (again.version, again.saved_as) == (1, 2)
    assert again.changed > 0
    assert again.file.endswith("_v2.xlsx")


def test_the_checks_are_those_of_the_report(places: Places) -> None:
    note(places, STOP._replace(id=8, head_count=None))
    asked = [said.words.zh for said in standing(places, moment(15)).remarks if said.asks]
    assert any("没有登记现场人次" in words for words in asked)


def test_a_year_has_its_own_sheet(places: Places) -> None:
    found = standing(places, moment(15), "2026")
    assert found.file.endswith("_2026_年报_v0.xlsx")


def test_a_month_that_has_not_begun_is_refused(places: Places) -> None:
    with pytest.raises(Trouble):
        standing(places, moment(15), "2026-04")


def test_looking_closes_nothing(places: Places) -> None:
    standing(places, moment(2, month=4))
    assert not (places.data / "reports").exists()


def test_settings_that_wait_for_a_restart_are_in_it_as_they_are_in_what_is_saved(
    places: Places,
) -> None:
    places.config_own.write_text('[places]\ncity = "葫芦岛市"\n', "utf-8")
    assert standing(places, moment(15)).file.startswith("葫芦岛市_")
