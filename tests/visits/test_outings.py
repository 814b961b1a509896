from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.core.words import Words
from kiosk.visits.facts import AnchorSet, Message, OutingNoted
from kiosk.visits.ledger import open_ledger
from kiosk.visits.mend import open_or_mend
from kiosk.visits.outing import BY_NEXT_START, Moment, Outing
from kiosk.visits.outing_changes import told
from kiosk.visits.outing_rules import OutingDraft, draft_of, faults
from kiosk.visits.outings import read_outings, read_running, running_in
from kiosk.visits.pages import rows_of
from kiosk.visits.places_known import last_odometer_km, places_of
from tests.visits.making import UTC8, Bench
from tests.visits.outing_drafts import WHOLE, Crew, drafts

ExpectLog = Callable[..., object]
NOVEMBER_30_S = 1_795_996_800.0  # 2026-11-30 08:00 in Beijing
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


def _store(path: Path, messages: Iterable[Message]) -> None:
    ledger = open_ledger(path)
    for message in messages:
        ledger.apply(message)
    ledger.close()


def _crew(boot: int = 1) -> Crew:
    return Crew(clock=HandClock(NOVEMBER_30_S, boot))


def test_without_a_ledger_there_are_no_outings(path: Path) -> None:
    assert read_outings(path, UTC8) == ()
    assert read_running(path) is None
    _store(path, [])
    assert (read_outings(path, UTC8), read_running(path)) == ((), None)


def test_an_outing_over_the_end_of_the_month_belongs_to_the_month_it_began_in(path: Path) -> None:
    crew = _crew()
    began = crew.book.start(WHOLE)
    crew.clock.advance(30 * 3600)
    _store(path, crew.posted)
    assert read_running(path) == began
    ended = crew.book.end(WHOLE)
    _store(path, crew.posted)
    assert read_running(path) is None
    (november,) = read_outings(path, UTC8, month="2026-11")
    assert (november.day, november.month, november.ended_day) == (
        "2026-11-30",
        "2026-11",
        "2026-12-01",
    )
    assert november.outing == ended
    assert november.revisions == (began, ended)
    assert read_outings(path, UTC8, month="2026-12") == ()


def test_a_record_is_dated_by_what_was_vouched_for_later(path: Path) -> None:
    crew = Crew(clock=HandClock(1_420_070_400.0))  # 2015: the battery is empty
    crew.book.start(WHOLE)
    crew.clock.advance(7200)
    crew.book.end(WHOLE)
    mono_s = int(crew.clock.monotonic_s())
    anchor = AnchorSet(1, 1, mono_s, int(NOVEMBER_30_S) + 7200, 1, 1_420_077_600, "set")
    _store(path, [*crew.posted, anchor])
    ((dated),) = read_outings(path, UTC8)
    assert (dated.day, dated.certainty) == ("2026-11-30", "sure")
    assert dated.outing.started.wall_s == 1_420_070_400  # the label stays what it was


def test_the_ledger_knows_when_something_was_last_counted_in_an_outing(path: Path) -> None:
    crew, bench = _crew(), Bench(clock=HandClock(NOVEMBER_30_S))
    began = crew.book.start(WHOLE)
    bench.segments.note_outing(began.id)
    bench.clock.advance(3600)
    bench.sessions(3)
    last_s = bench.clock.monotonic_s() - 30
    bench.segments.note_outing(0)
    bench.clock.advance(86_400)
    bench.sessions(2)
    _store(path, [*crew.posted, *bench.posted])
    ledger = open_ledger(path)
    ((outing, seen),) = ledger.running_outings()
    ledger.close()
    assert outing == began
    assert seen.boot == 1
    assert abs(seen.mono_s - last_s) <= 60  # sessions know their minute
    assert abs(seen.wall_s - (NOVEMBER_30_S + seen.mono_s - 1_000)) <= 60


def test_several_that_run_are_told_in_the_order_in_which_they_began(path: Path) -> None:
    crews = [_crew(boot) for boot in (2, 1, 3)]
    began = [crew.book.start(WHOLE) for crew in crews]
    _store(path, [message for crew in crews for message in crew.posted])
    ledger = open_ledger(path)
    with ledger.transaction() as db:
        assert [each.outing for each in running_in(db.conn)] == [began[1], began[0], began[2]]
    ledger.close()
    assert read_running(path) == began[2]


def test_a_forgotten_outing_is_read_as_such(path: Path) -> None:
    crew = _crew()
    crew.book.start(WHOLE)
    crew.clock.advance(14 * 86_400)
    crew.book.start(WHOLE)
    _store(path, crew.posted)
    forgotten, running = read_outings(path, UTC8)
    assert forgotten.outing.closed_by == BY_NEXT_START
    assert (forgotten.day, forgotten.ended_day) == ("2026-11-30", "2026-11-30")
    assert (running.day, running.ended_day) == ("2026-12-14", None)


def test_places_are_known_from_before_the_last_one_first(path: Path) -> None:
    crew = _crew()
    for place, end_km in (
        ("甲中学", 150),
        ("乙村", 300),
        ("甲中学", None),
        ("丙社区", None),
        ("乙村", 500),
        ("甲中学", None),
        ("丁企业", None),
    ):
        county = "211321" if place == "甲中学" else "211322"
        start_km = None if end_km is None else end_km - 50
        crew.book.start(WHOLE._replace(place=place, county=county, township=""))
        crew.clock.advance(3600)
        crew.book.end(
            WHOLE._replace(
                place=place,
                county=county,
                township="河东镇" if end_km == 150 else "",
                odometer_start_km=start_km,
                odometer_end_km=end_km,
            )
        )
        crew.clock.advance(86_400)
    _store(path, crew.posted)
    known = places_of(read_outings(path, UTC8))
    assert [(each.place, each.times, each.last_odometer_km) for each in known] == [
        ("丁企业", 1, None),
        ("甲中学", 3, 150),
        ("乙村", 2, 500),
        ("丙社区", 1, None),
    ]
    assert (known[1].township, known[1].county) == ("河东镇", "211321")  # learned once, kept
    assert last_odometer_km(read_outings(path, UTC8)) == 500


def test_whatever_passes_the_rules_is_stored_mended_and_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger was mended")

    @settings(max_examples=20)
    @given(st.lists(drafts().filter(lambda draft: not faults(draft)), min_size=1, max_size=30))
    def come_back(filled_in: list[OutingDraft]) -> None:
        path = tmp_path_factory.mktemp("outing") / "ledger" / "ledger.db"
        moment = Moment(1, 1_000, int(NOVEMBER_30_S))
        began = [
            Outing(number, 1, started=moment, edited=moment, **draft._asdict())
            for number, draft in enumerate(filled_in, 1)
        ]
        ended = [
            each._replace(revision=2, ended=moment, closed_by="operator", reason="字" * 40)
            for each in began
        ]
        _store(path, [OutingNoted(each) for each in (*began, *ended)])
        stored = [dated.revisions for dated in read_outings(path, UTC8)]
        assert stored == list(zip(began, ended, strict=True))
        assert [draft_of(revisions[-1]) for revisions in stored] == filled_in
        path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
        open_or_mend(path, [], UTC8, 0, known_broken=True)[0].close()
        assert [dated.revisions for dated in read_outings(path, UTC8)] == stored

    come_back()


def test_the_longest_record_lies_in_one_page(path: Path) -> None:
    """Else its row would go on in pages that cannot be read alone."""
    sign = "\U0001f30d"
    crew = _crew()
    crew.book.start(WHOLE)
    longest = WHOLE._replace(
        place=sign * 40, township=sign * 40, theme=sign * 40, notes=sign * 200, county=sign * 20,
        campaign=sign * 40, audience=sign * 40,
    )  # fmt: skip
    ended = crew.book.end(longest)
    corrected = crew.book.correct(ended, longest._replace(staff=1_000), sign * 40, "operator")
    _store(path, crew.posted)
    assert any(sign * 200 in values and sign * 40 in values for _, values in rows_of(path))
    assert read_outings(path, UTC8)[0].outing == corrected


def test_records_that_no_form_would_store_are_not_carried_over(
    path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger was mended")
    crew = _crew()
    began = crew.book.start(WHOLE)
    torn = [
        began._replace(id=2, head_count=10**9),
        began._replace(id=3, place=""),
        began._replace(id=4, revision=0),
        began._replace(id=5, closed_by="nobody"),
        began._replace(id=6, closed_by="operator"),  # closed, and no end
        began._replace(id=7, form="?"),
    ]
    _store(path, [*crew.posted, *(OutingNoted(each) for each in torn)])
    open_or_mend(path, [], UTC8, 0, known_broken=True)[0].close()
    assert [each.outing for each in read_outings(path, UTC8)] == [began]


def test_values_are_told_as_people_say_them() -> None:
    assert told("form", "day") == Words("开放日", "a day")
    assert told("form", "outing") == Words("活动", "an outing")
    assert told("volunteer_min", 90) == Words("90 分钟", "90 min")
    assert told("head_count", 0) == Words("0 人次", "0 visits")
    assert told("head_count", None) == told("theme", "") == Words("—", "—")


def test_the_same_revision_again_changes_nothing(path: Path) -> None:
    crew = _crew()
    began = crew.book.start(WHOLE)
    other = OutingNoted(began._replace(place="别处"))
    _store(path, [*crew.posted, *crew.posted, other])
    (dated,) = read_outings(path, UTC8)
    assert dated.revisions == (began,)
