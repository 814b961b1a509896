"""An invented history is one a kiosk could have had: whole, anonymous, and the same for a seed."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from kiosk.core.campaigns import load_calendar
from kiosk.core.languages import SHIPPED
from kiosk.core.settings import SITE_KINDS
from kiosk.core.topics import AUDIENCES, TOPICS
from kiosk.players.quiz.check import UNCOUNTED
from kiosk.rehearsal.history import make_history
from kiosk.rehearsal.history_campaigns import WINDOWS, running
from kiosk.rehearsal.history_days import SCHOOL, SITES, TRUCK, days, first_month, months_of
from kiosk.rehearsal.history_exhibits import SHOWN
from kiosk.rehearsal.history_outings import NOTES, REASONS, THEMES, WINTER_NOTES
from kiosk.rehearsal.history_places import TOWNSHIPS, VILLAGES
from kiosk.rehearsal.history_story import Story
from kiosk.shell.leaving import QUESTIONS
from kiosk.visits.facts import (
    AGE_BANDS,
    AnchorSet,
    EndReason,
    Message,
    OutingNoted,
    SegmentOpened,
    SessionNoted,
)
from kiosk.visits.outing import ACTIVITIES, BY_NEXT_START, BY_OPERATOR, DAY, OUTING, Outing
from kiosk.visits.outing_rules import draft_of, faults
from tests.visits.making import assert_tallies_are_the_sum_of_the_rows, rows

ROOT = Path(__file__).parents[2]
YEARS = 5


@pytest.fixture(scope="module")
def told() -> dict[str, list[Message]]:
    """Five years of both sites with few visitors, as messages."""
    return {site: _story(site, YEARS * 12) for site in SITES}


def _story(site: str, months: int, seed: int = 7, visits_a_month: int = 250) -> list[Message]:
    first, last = months_of("2021-12", months)
    return list(Story(first, last, seed, visits_a_month * months, 480, site).messages())


def _outings(messages: Iterable[Message]) -> dict[int, list[Outing]]:
    found: dict[int, list[Outing]] = {}
    for message in messages:
        if isinstance(message, OutingNoted):
            found.setdefault(message.outing.id, []).append(message.outing)
    return found


def _make(folder: Path, **more: int | str) -> Path:
    ledger = folder / "ledger" / "ledger.db"
    wanted: dict[str, int | str] = {"months": 2, "seed": 5, "visits_a_month": 250, **more}
    make_history(ledger, first_month="2025-12", **wanted)  # type: ignore[arg-type]
    return ledger


def _all_rows(ledger: Path) -> list[tuple[object, ...]]:
    names = [
        str(row[0]) for row in rows(ledger, "SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    tables = sorted(name for name in names if not name.startswith("sqlite_"))
    found: list[tuple[object, ...]] = []
    for table in tables:
        if table != "_sqlite_migrations":
            found += [(table, *row) for row in rows(ledger, f"SELECT * FROM [{table}]")]
    return found


@pytest.mark.parametrize("site", SITES)
def test_a_seed_gives_the_same_rows_again_and_another_seed_gives_others(
    tmp_path: Path, site: str
) -> None:
    one = _all_rows(_make(tmp_path / "one", site=site))
    assert one == _all_rows(_make(tmp_path / "again", site=site))
    other = _all_rows(_make(tmp_path / "other", site=site, seed=6))
    assert not {row for row in one if row[0] == "sessions"} & set(other)


@pytest.mark.parametrize("site", SITES)
def test_the_ledger_is_whole_and_has_as_many_visits_as_were_asked_for(
    tmp_path: Path, site: str
) -> None:
    ledger = _make(tmp_path, site=site, months=3, visits_a_month=700)
    assert_tallies_are_the_sum_of_the_rows(ledger)
    [(visits,)] = rows(ledger, "SELECT count(*) FROM visits")
    assert visits == pytest.approx(3 * 700, abs=20)
    assert rows(ledger, "SELECT count(*) FROM sessions WHERE ended IS NULL") == [(0,)]
    assert rows(ledger, "SELECT count(*) FROM segments WHERE NOT sealed") == [(0,)]
    assert rows(ledger, "PRAGMA journal_mode") == [("wal",)]


def test_no_text_is_anything_but_a_word_of_ours_or_an_invented_place(tmp_path: Path) -> None:
    ours = {
        *(shown.id for shown in SHOWN),
        *(question for shown in SHOWN for question in shown.questions),
        *(window.id for window in WINDOWS),
        *(window.theme for window in WINDOWS),
        *(*TOPICS, *AUDIENCES, *AGE_BANDS, *QUESTIONS, *SHIPPED, *SITE_KINDS, *ACTIVITIES),
        *(*NOTES, *WINTER_NOTES, *THEMES, *REASONS, *TOWNSHIPS),
        *(township for each in TOWNSHIPS.values() for township in each),
        *(*(reason.value for reason in EndReason), OUTING, DAY, BY_OPERATOR, BY_NEXT_START),
        *("", "start", "day", "clock", "content", "outing", "set", "set-up", "confirmed"),
        *("crew", "operator", "sessions", "classes", "opened", "completed", "seconds", "asked"),
        *("right", "hands", "hands_right", "age", "wanted", "rated-1", "rated-2", "rated-3"),
        *("ledger-damaged",),
    }
    made = re.compile(
        rf"[0-9a-f]{{64}}|\d\.\d\.\d|({'|'.join(VILLAGES)})(小学|初级中学|村文化广场|集市"
        r"|社区活动中心|工业园|中学科技馆)|The ledger was damaged and is set aside as .*"
    )
    for site in SITES:
        for row in _all_rows(_make(tmp_path / site, site=site, months=14, visits_a_month=120)):
            for value in row[1:]:
                if isinstance(value, str) and value not in ours:
                    assert made.fullmatch(value), row


def test_the_first_of_so_many_months_leads_to_the_last() -> None:
    assert first_month(date(2026, 11, 29), 14) == "2025-10"
    assert first_month(date(2026, 12, 1), 12) == "2026-01"
    assert first_month(date(2026, 1, 31), 1) == "2026-01"
    assert months_of("2025-10", 14)[1] == date(2026, 11, 30)


def test_a_session_is_known_to_the_minute_and_by_nothing_else(
    told: dict[str, list[Message]],
) -> None:
    sessions = [each for each in told[TRUCK] if isinstance(each, SessionNoted)]
    assert all(each.started_wall_s % 60 == 0 for each in sessions)
    assert len({each.id for each in sessions}) == len(sessions)


@pytest.mark.parametrize("site", SITES)
def test_boots_and_their_clocks_only_go_forward(told: dict[str, list[Message]], site: str) -> None:
    segments = [each for each in told[site] if isinstance(each, SegmentOpened)]
    moments = [(each.boot, each.mono_s) for each in segments]
    assert moments == sorted(moments)
    known = {each.id for each in segments}
    for message in told[site]:
        if isinstance(message, SessionNoted):
            assert {message.segment, *(each.segment for each in message.visits)} <= known


@pytest.mark.parametrize("site", SITES)
def test_clocks_lie_and_somebody_sets_them(told: dict[str, list[Message]], site: str) -> None:
    opened = [each for each in told[site] if isinstance(each, SegmentOpened)]
    anchors = [each for each in told[site] if isinstance(each, AnchorSet)]
    lying = [each for each in opened if each.opened_wall_s < 1_600_000_000]
    assert 0.005 < len(lying) / len(opened) < 0.2
    assert {each.source for each in anchors} == {"set-up", "set", "confirmed"}
    set_right = {each.boot for each in anchors}
    assert any(each.boot in set_right for each in lying)
    assert any(each.boot not in set_right for each in lying)
    assert {"start", "clock", "content", "day"} <= {each.cause for each in opened}


def test_sessions_are_as_a_kiosk_notes_them(told: dict[str, list[Message]]) -> None:
    for messages in told.values():
        sessions = [each for each in messages if isinstance(each, SessionNoted)]
        assert all(5 <= each.duration_s <= 7200 for each in sessions)
        ends = Counter(each.ended for each in sessions)
        assert ends[EndReason.RESET] > ends[EndReason.NEXT] > ends[EndReason.LEFT] > ends[None] > 0
        usual = sorted(each.duration_s for each in sessions)[len(sessions) // 2]
        assert 60 <= usual <= 240
        assert any(each.language == "en" for each in sessions)
        assert 0.01 < sum(each.elder for each in sessions) / len(sessions) < 0.35
        visits = [visit for each in sessions for visit in each.visits]
        assert 0.45 < sum(each.completed for each in visits) / len(visits) < 0.75
        assert any(answer.side for each in visits for answer in each.answers)
        assert any(each.in_class for each in sessions)
        assert all(not visit.answers for each in sessions if each.in_class for visit in each.visits)
        ids = {each.exhibit for each in visits}
        assert ids == {shown.id for shown in SHOWN}
        assert len({(each.exhibit, each.version) for each in visits}) > len(ids)


def test_some_questions_are_much_harder_than_others(told: dict[str, list[Message]]) -> None:
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for message in told[TRUCK]:
        for visit in message.visits if isinstance(message, SessionNoted) else ():
            for answer in visit.answers:
                asked[visit.exhibit, answer.question] += 1
                right[visit.exhibit, answer.question] += answer.right
    shares = [right[each] / asked[each] for each in asked if asked[each] > 200]
    assert min(shares) < 0.45
    assert max(shares) > 0.85


def test_a_truck_goes_out_about_twice_a_month_and_its_odometer_grows(
    told: dict[str, list[Message]],
) -> None:
    outings = _outings(told[TRUCK])
    assert 1.2 <= len(outings) / (YEARS * 12) <= 3
    final = [revisions[-1] for revisions in outings.values()]
    starts = [each.odometer_start_km for each in final if each.odometer_start_km is not None]
    assert starts == sorted(starts)
    assert starts[-1] > starts[0] + 3_000
    assert {each.form for each in final} == {OUTING}
    assert {each.closed_by for each in final} == {BY_OPERATOR, BY_NEXT_START}
    assert any(each.head_count is None for each in final)
    assert {each.head_is_estimate for each in final} == {True, False}
    assert {each.reason for each in final} > {""}
    assert len({each.county for each in final}) >= 6
    assert len({each.campaign for each in final}) >= 5


def test_a_clock_that_fell_back_for_years_labels_nothing_with_a_campaign(
    told: dict[str, list[Message]],
) -> None:
    fallen = [
        message
        for message in told[TRUCK]
        if isinstance(message, SegmentOpened) and message.opened_wall_s < 1_600_000_000
    ]
    assert fallen
    assert {message.campaign for message in fallen} == {""}


def test_an_evening_on_a_square_ends_in_another_month(told: dict[str, list[Message]]) -> None:
    for revisions in _outings(told[TRUCK]).values():
        last = revisions[-1]
        if last.ended is None or last.ended.wall_s < 1_600_000_000:
            continue
        began, ended = (
            date(1970, 1, 1) + timedelta(seconds=each.wall_s + 480 * 60)
            for each in (last.started, last.ended)
        )
        if (began.month, ended.month) == (8, 9):
            return
    raise AssertionError("none did")


def test_a_school_keeps_days_and_no_roads(told: dict[str, list[Message]]) -> None:
    final = [revisions[-1] for revisions in _outings(told[SCHOOL]).values()]
    assert len(final) > 100
    assert {each.form for each in final} == {DAY}
    assert {each.odometer_start_km for each in final} == {None}
    assert {each.odometer_end_km for each in final} == {None}
    assert len({each.place for each in final}) == 1


@pytest.mark.parametrize("site", SITES)
def test_every_record_could_have_been_typed_and_keeps_its_earlier_values(
    told: dict[str, list[Message]], site: str
) -> None:
    for revisions in _outings(told[site]).values():
        assert [each.revision for each in revisions] == list(range(1, len(revisions) + 1))
        assert not any(faults(draft_of(each)) for each in revisions)
        assert revisions[0].runs
        assert len({each.started for each in revisions}) == 1
        assert all(each.reason for each in revisions[2:])


def test_terms_weekends_and_holidays_can_be_seen() -> None:
    first, last = months_of("2025-01", 12)
    truck = {each.date: each.pull for each in days(first, last, TRUCK, Random(1))}
    school = {each.date: each.pull for each in days(first, last, SCHOOL, Random(1))}
    assert not any(pull for day, pull in truck.items() if day.weekday() == 0)
    assert not any(pull for day, pull in school.items() if day.weekday() >= 5)
    for closed in (date(2025, 1, 1), date(2025, 1, 29), date(2025, 10, 1)):
        assert truck[closed] == school[closed] == 0
    june = sum(pull for day, pull in school.items() if day.month == 6)
    august = sum(pull for day, pull in school.items() if day.month == 8)
    assert june > 3 * august


def test_the_frozen_exhibits_are_the_shipped_ones() -> None:
    shipped = {}
    for manifest in sorted((ROOT / "exhibits").glob("*/exhibit.toml")):
        told = tomllib.loads(manifest.read_text("utf-8"))
        quiz = tomllib.loads((manifest.parent / "quiz.toml").read_text("utf-8"))
        asked = [each for each in quiz["question"] if each["type"] not in UNCOUNTED]
        questions = tuple(each["id"] for each in asked)
        shipped[told["id"]] = (told["version"], told.get("players", 1), questions)
    frozen = {each.id: (each.version, each.players, each.questions) for each in SHOWN}
    assert frozen == shipped


def test_the_frozen_campaigns_are_the_shipped_ones() -> None:
    calendar, troubles = load_calendar(ROOT / "campaigns.toml", None)
    assert not troubles
    shipped = {each.id: (each.begins, each.ends, each.exhibits) for each in calendar.campaigns}
    assert {each.id: (each.begins, each.ends, each.exhibits) for each in WINDOWS} == shipped
    for offset in range(366):
        day = date(2024, 1, 1) + timedelta(days=offset)
        found, now = running(day), calendar.running(day)
        assert ("" if found is None else found.id) == (now[0].id if now else "")


@pytest.mark.parametrize("month", ["2026", "2026-13", "no-month"])
def test_what_is_no_month_makes_no_history(tmp_path: Path, month: str) -> None:
    with pytest.raises(ValueError):
        make_history(tmp_path / "l" / "ledger.db", first_month=month, months=1, seed=1)
    assert not list(tmp_path.iterdir())


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_five_years_of_ten_thousand_visits_a_month(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger" / "ledger.db"
    make_history(ledger, first_month="2021-12", months=60, seed=1)
    assert_tallies_are_the_sum_of_the_rows(ledger)
    assert rows(ledger, "SELECT count(*) FROM visits")[0][0] == pytest.approx(600_000, rel=0.005)
