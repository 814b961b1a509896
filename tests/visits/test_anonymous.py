"""A year of a kiosk's data, looked through for anything that could point at a person."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise

import pytest

from kiosk.core.campaigns import load_calendar
from kiosk.core.languages import SHIPPED
from kiosk.core.places import find_places
from kiosk.core.topics import TOPICS
from kiosk.rehearsal.history import make_history
from kiosk.visits.facts import AGE_BANDS, EndReason
from kiosk.visits.schema import KEYS
from tests.visits.making import Bench

WRITTEN_BY_A_CREW = {"outings"}
"""The only table with words that a person wrote: the crew, about an outing."""
ID = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
"""An id of content, a digest, a version, a word of ours."""
SENTENCES = {("incidents", "detail"), ("device", "install_id"), ("device", "device_code")}
"""Sentences of ours about a file, and what names the machine (random)."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    ledger = tmp_path_factory.mktemp("year") / "ledger.db"
    make_history(ledger, first_month="2025-03", months=12, seed=7, visits_a_month=1_000)
    with contextlib.closing(sqlite3.connect(ledger)) as opened:
        yield opened


def _columns(ledger: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in ledger.execute(f"PRAGMA table_info({table})")]


def test_there_is_a_year_to_look_through(year: sqlite3.Connection) -> None:
    for table in ("sessions", "visits", "answers", "marks", "outings", "anchors"):
        assert year.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 5, table
    assert year.execute("SELECT count(*) FROM marks WHERE metric = 'age'").fetchone()[0] > 50


def test_outside_of_outings_no_text_is_anything_but_an_id_a_tag_or_a_word_of_ours(
    year: sqlite3.Connection,
) -> None:
    calendar, _ = load_calendar(find_places().campaigns_shipped, None)
    known = {*TOPICS, *SHIPPED, *AGE_BANDS, *EndReason, "", *(c.id for c in calendar.campaigns)}
    odd: list[tuple[str, str, object]] = []
    for table in set(KEYS) - WRITTEN_BY_A_CREW:
        for column in _columns(year, table):
            if (table, column) in SENTENCES:
                continue
            texts = year.execute(
                f"SELECT DISTINCT {column} FROM {table} WHERE typeof({column}) IN ('text', 'blob')"
            )
            odd += [
                (table, column, text)
                for (text,) in texts
                if text not in known and not (isinstance(text, str) and ID.fullmatch(text))
            ]
    assert odd == []


def test_no_text_anywhere_looks_like_a_telephone_number_or_an_identity_card(
    year: sqlite3.Connection,
) -> None:
    looks = re.compile(r"(?<![0-9A-Fa-f])(1[3-9]\d{9}|\d{17}[\dXx])(?![0-9A-Fa-f])")
    for table in KEYS:
        for column in _columns(year, table):
            for (text,) in year.execute(
                f"SELECT DISTINCT {column} FROM {table} WHERE typeof({column}) = 'text'"
            ):
                assert looks.search(text) is None, (table, column, text)


def test_every_session_has_an_id_of_its_own_and_begins_on_a_minute(
    year: sqlite3.Connection,
) -> None:
    ids = [id for (id,) in year.execute("SELECT id FROM sessions")]
    assert len(set(ids)) == len(ids)
    assert year.execute("SELECT count(*) FROM sessions WHERE started_wall_s % 60").fetchone() == (
        0,
    )


def test_session_ids_tell_nothing_of_their_order(year: sqlite3.Connection) -> None:
    ids = [id for (id,) in year.execute("SELECT id FROM sessions ORDER BY started_wall_s")]
    rising = sum(one < other for one, other in pairwise(ids))
    assert 0.4 < rising / (len(ids) - 1) < 0.6


def test_two_sessions_of_one_visitor_have_nothing_in_common() -> None:
    bench = Bench()
    for _ in range(200):
        bench.visit(seconds=10)
        bench.counter.end(EndReason.NEXT)
    ids = {noted.id for noted in bench.noted}
    assert len(ids) == 200


def test_what_happens_inside_a_session_has_no_time_of_day(year: sqlite3.Connection) -> None:
    for table in ("visits", "answers", "side_answers", "marks", "hands", "classes"):
        timed = [name for name in _columns(year, table) if "wall" in name or "mono" in name]
        assert timed == [], table


def test_no_table_ties_a_session_to_what_a_crew_wrote(year: sqlite3.Connection) -> None:
    written = {"place", "theme", "notes", "township", "reason"}
    for table in set(KEYS) - WRITTEN_BY_A_CREW:
        assert not written & set(_columns(year, table)), table
    assert not {"session", "visit"} & set(_columns(year, "outings"))
    # An outing is named by segments only: a segment is a stretch of the day, not a person.
    naming = {table for table in KEYS if "outing" in _columns(year, table)}
    assert naming == {"clocks", "outings", "outings_confirmed"}


def test_monthly_sums_and_tallies_have_no_session(year: sqlite3.Connection) -> None:
    for table in ("tallies", "month_sums", "folded", "acknowledged", "orders", "resend"):
        assert "session" not in _columns(year, table)
