"""“本机不收集姓名、照片、手机号” must stay true: nothing else can be stored than is listed here."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from kiosk.core.topics import TOPICS
from kiosk.visits.ledger import open_ledger
from kiosk.visits.schema import KEYS
from tests.visits.making import Bench, rows

ALLOWED = {
    "segments": {
        "id": "random",
        "cause": "a word of ours",
        "boot": "a count",
        "opened_wall_s": "a label",
        "utc_offset_min": "a setting",
        "content": "a digest",
        "sealed": "yes or no",
    },
    "sessions": {
        "id": "random, not kept across sessions",
        "segment": "random",
        "started_wall_s": "a label, to the minute",
        "duration_s": "a count",
        "language": "a tag of ours",
        "elder": "yes or no",
        "ended": "a word of ours",
    },
    "visits": {
        "session": "random",
        "number": "a count",
        "segment": "random",
        "exhibit": "an id of content",
        "version": "a version of content",
        "seconds": "a count",
        "completed": "yes or no",
    },
    "answers": {
        "session": "random",
        "visit": "a count",
        "question": "an id of content",
        "is_right": "yes or no",
        "timed_out": "yes or no",
    },
    "marks": {
        "session": "random",
        "visit": "a count, or -1 for the whole session",
        "metric": "a word of ours",
        "subject": "an id of content, a topic or a word of ours",
        "count": "a count",
    },
    "side_answers": {
        "session": "random",
        "visit": "a count",
        "side": "1: the other one of two players",
        "question": "an id of content",
        "is_right": "yes or no",
        "timed_out": "yes or no",
    },
    "hands": {
        "session": "random",
        "visit": "a count",
        "raised": "a count",
        "raised_right": "a count",
        "question": "an id of content",
    },
    "classes": {"session": "random", "segment": "random"},
    "tallies": {
        "segment": "random",
        "exhibit": "an id of content",
        "version": "a version of content",
        "question": "an id of content, a topic or a word of ours",
        "metric": "a word of ours",
        "count": "a count",
        "own": "always 1",
    },
    "incidents": {
        "id": "a count",
        "wall_s": "a label",
        "code": "a word of ours",
        "detail": "a sentence of ours about the file",
    },
    "device": {"id": "1", "install_id": "random", "device_code": "random"},
    "clocks": {
        "segment": "random",
        "mono_s": "a count",
        "quality": "a number from 0 to 4",
        "outing": "random",
        "campaign": "an id of the calendar",
    },
    "anchors": {
        "id": "random",
        "boot": "a count",
        "mono_s": "a count",
        "wall_s": "a label",
        "quality": "a number from 0 to 4",
        "was_wall_s": "a label",
        "source": "a word of ours",
    },
    "outings": {
        "outing": "random",
        "revision": "a count",
        "form": "a word of ours",
        "started_boot": "a count",
        "started_mono_s": "a count",
        "started_wall_s": "a label",
        "ended_boot": "a count",
        "ended_mono_s": "a count",
        "ended_wall_s": "a label",
        "closed_by": "a word of ours",
        "county": "a code",
        "township": "a place, by the crew",
        "place": "a place, by the crew",
        "site_kind": "a word of ours",
        "activity": "a word of ours",
        "campaign": "an id of the calendar",
        "theme": "by the crew",
        "head_count": "a count",
        "head_is_estimate": "yes or no",
        "audience": "a word of ours",
        "odometer_start_km": "a count",
        "odometer_end_km": "a count",
        "staff": "a count",
        "volunteers": "a count",
        "volunteer_min": "a count",
        "own_exhibits": "a count",
        "notes": "by the crew, about the outing",
        "edited_boot": "a count",
        "edited_mono_s": "a count",
        "edited_wall_s": "a label",
        "role": "a word of ours",
        "reason": "by the crew, about the record",
    },
    "acknowledged": {"segment": "random", "wall_s": "a label", "receipt": "random"},
    "folded": {"segment": "random", "month": "a month"},
    "month_sums": {
        "month": "a month",
        "exhibit": "an id of content",
        "version": "a version of content",
        "question": "an id of content, a topic or a word of ours",
        "metric": "a word of ours",
        "count": "a count",
    },
    "orders": {"segment": "random", "number": "a count"},
    "outings_confirmed": {"outing": "random", "revision": "a count", "wall_s": "a label"},
    "resend": {"segment": "random", "hub_wall_s": "the hub's label", "wall_s": "a label"},
    "install_ids": {
        "since": "a count",
        "install_id": "random",
        "boot": "a count",
        "mono_s": "a count",
        "wall_s": "a label",
    },
}


def test_the_ledger_has_exactly_the_listed_columns(tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "ledger.db"
    open_ledger(path).close()
    names = {
        str(name) for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type='table'")
    }
    assert names - {"_sqlite_migrations"} == set(ALLOWED) == set(KEYS)
    for table, columns in ALLOWED.items():
        found = {str(row[1]) for row in rows(path, f"PRAGMA table_info({table})")}
        assert found == set(columns), table


def test_every_stored_text_is_an_id_a_tag_or_a_word_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "ledger" / "ledger.db"
    ledger = open_ledger(path)
    bench = Bench()
    bench.segments.note_content("c0ffee")
    bench.counter.touch()
    bench.counter.flags("zh-Hans", True)
    for message in bench.all_sorts(4):
        ledger.apply(message)
    ledger.close()
    connection = sqlite3.connect(path)
    for table in set(ALLOWED) - {"incidents", "device"}:
        for row in connection.execute(f"SELECT * FROM {table}"):
            for value in row:
                if value in TOPICS:
                    continue
                assert isinstance(value, int | None) or re.fullmatch(r"[A-Za-z0-9._-]{0,64}", value)
    connection.close()


def test_no_id_of_a_session_comes_back(tmp_path: Path) -> None:
    bench = Bench()
    bench.sessions(50)
    ids = [noted.id for noted in bench.noted if noted.ended is not None]
    assert len(set(ids)) == 50
