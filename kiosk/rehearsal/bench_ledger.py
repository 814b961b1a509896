"""``kiosk bench ledger``: what five years of counting cost a report, the 数据 page, a visit and the
disk, beside the barest thing that could do the same, in the same run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiosk.core.clock import SkippingClock, SystemClock
from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.program import program_made_s
from kiosk.core.words import Words
from kiosk.players.registry import ANSWER_KEYS, KINDS
from kiosk.rehearsal.bench_child import Bench, could_not
from kiosk.rehearsal.bench_figures import Figure, percentile
from kiosk.rehearsal.history_exhibits import SHOWN
from kiosk.rehearsal.history_folder import fill_until_yesterday
from kiosk.reports.from_ledger import read_month
from kiosk.reports.here import about_here, now_here
from kiosk.shell.gate.gate import Gate
from kiosk.shell.jobs import Going
from kiosk.shell.reporting import report_work
from kiosk.visits.facts import EndReason
from kiosk.visits.visits import open_visits

YEARS, VISITS_A_MONTH, SEED = 5, 10_000, 1
ROUNDS = 5
OPENINGS = 12
VISITS = 60
TOUCHES = 24
FACTS_S, FILES_S, PAGE_MS, SIZE_MB, MADE_S = 1.0, 3.0, 150.0, 60.0, 120.0
WINDOW_MS, DURABLE_MS, FRAME_MS = 0.2, 50.0, 16.7
PIN = "3719"

_BARE_SUM = "SELECT exhibit, version, question, metric, sum(count) FROM tallies GROUP BY 1, 2, 3, 4"


def measure_ledger(
    bench: Bench, exhibits: Path, touch: Callable[[str], Mapping[str, Any]] | None
) -> list[Figure]:
    """All figures; ``touch`` measures touches in data of that name (None: not asked for)."""
    places = find_places(bench.work / "history")
    began_s = time.perf_counter()
    month = make(places, YEARS, VISITS_A_MONTH)
    made_s = time.perf_counter() - began_s
    figures = [
        Figure("ledger.made", made_s, "s", None, MADE_S),
        Figure("ledger.size", places.ledger.stat().st_size / 1e6, "MB", None, SIZE_MB),
        *of_facts(places, month),
        *of_files(bench, places, month),
        *of_page(bench, places, exhibits),
    ]
    if touch is not None:
        figures.append(of_touches(places, month, touch))
    return [*figures, *of_a_visit(places)]  # last, for it counts


def make(places: Places, years: int, visits_a_month: int) -> str:
    """Years of history up to yesterday, with a PIN; returns the last month that is over."""
    fill_until_yesterday(places, months=years * 12, seed=SEED, visits_a_month=visits_a_month)
    Gate(places.gate, SystemClock(0), lambda: None).set_pin(PIN)
    over = date.today().replace(day=1) - timedelta(days=1)
    return f"{over.year:04d}-{over.month:02d}"


def of_facts(places: Places, month: str) -> list[Figure]:
    """The facts of a month; baseline: one bare sum over the same tallies."""
    settings = load_settings(places.config_shipped, places.config_own).settings
    about = about_here(places, settings, KINDS, ANSWER_KEYS)
    now = now_here(places, program_made_s())

    def bare() -> None:
        with contextlib.closing(sqlite3.connect(places.ledger)) as connection:
            connection.execute(_BARE_SUM).fetchall()

    bare_s, facts_s = _in_turn(bare, lambda: read_month(places.ledger, about, month, now.moment))
    return [
        Figure("ledger.facts", facts_s, "s", bare_s, FACTS_S),
        Figure("ledger.facts.ratio", facts_s / bare_s, "ratio", 1.0),
    ]


def of_files(bench: Bench, places: Places, month: str) -> list[Figure]:
    """All files of a month, with the start of the process; baseline: that start alone."""
    out = bench.work / "report"
    data = ("--data", str(places.data))
    start_s, files_s = _in_turn(
        lambda: bench.run("visits", "--help"),
        lambda: bench.run("report", "--month", month, "--out", str(out), *data),
    )
    made = {path.suffix for path in out.iterdir()}
    if not {".xlsx", ".pdf", ".csv", ".json"} <= made:
        raise could_not(f"the report has only {', '.join(sorted(made))}")
    shutil.rmtree(out)
    return [
        Figure("ledger.files", files_s, "s", start_s, FILES_S),
        Figure("ledger.files.ratio", files_s / start_s, "ratio", 1.0),
    ]


def _in_turn(bare: Callable[[], object], whole: Callable[[], object]) -> tuple[float, float]:
    """Medians in seconds of both, done in turn after one of each to warm up."""
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        for work, found in zip((bare, whole), took, strict=True):
            began_s = time.perf_counter()
            work()
            if number:
                found.append(time.perf_counter() - began_s)
    return statistics.median(took[0]), statistics.median(took[1])


def of_page(bench: Bench, places: Places, exhibits: Path) -> list[Figure]:
    """From the finger up on 数据 to the frame with its figures."""
    found = bench.probe(
        "data-page",
        300.0,
        data=str(places.data),
        exhibits=str(exhibits),
        pin=PIN,
        samples=OPENINGS,
    ).report()
    opened = found["opened"]
    return [
        Figure("ledger.page.first", found["first"], "ms"),
        Figure("ledger.page.p50", percentile(opened, 0.5), "ms"),
        Figure("ledger.page.p95", percentile(opened, 0.95), "ms", None, PAGE_MS),
    ]


def of_touches(places: Places, month: str, touch: Callable[[str], Mapping[str, Any]]) -> Figure:
    """Touch to pressed at p95, alone and beside a report that is made again and again."""
    alone = percentile(touch("alone")["pressed"], 0.95)
    with _reports(places, month) as made:
        beside = percentile(touch("beside")["pressed"], 0.95)
    if not made:
        raise could_not("no report was made meanwhile")
    return Figure("ledger.touch.pressed.p95", beside, "ms", alone, max(FRAME_MS, alone * 1.1))


@contextlib.contextmanager
def _reports(places: Places, month: str) -> Iterator[list[Words]]:
    """Report after report to a folder that stands for a stick, as the panel does it; what came of
    each is in the list.
    """
    stick = places.data.parent / "stick"
    stick.mkdir()
    over = threading.Event()
    made: list[Words] = []

    def work() -> None:
        with contextlib.suppress(Trouble):  # then there are none, or no more
            while not over.is_set():
                made.append(report_work(places, month, stick)(Going()))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        over.set()
        thread.join(60)
        shutil.rmtree(stick, ignore_errors=True)


def of_a_visit(places: Places) -> list[Figure]:
    """What the end of a visit costs the window's thread, and when it is on the disk; baseline: a
    page written and flushed in the same folder.
    """
    settings = load_settings(places.config_shipped, places.config_own).settings
    clock = SkippingClock(SystemClock(boot=1_000_000))
    visits = open_visits(places, clock, settings, lambda _trouble: None)
    visits.start_writing()
    posted_ms: list[float] = []
    durable_ms: list[float] = []
    flushed_ms: list[float] = []
    try:
        for number in range(VISITS + 1):
            _play(visits.counter, clock, number)
            visits.writer.flush(30)
            time.sleep(0.05)
            began_ns = time.perf_counter_ns()
            visits.counter.leave(completed=True)
            visits.counter.end(EndReason.LEFT)
            posted_ns = time.perf_counter_ns()
            if not visits.writer.flush(30):
                raise could_not("a visit did not reach the disk")
            if number:  # the first one opens the ledger
                posted_ms.append((posted_ns - began_ns) / 1e6)
                durable_ms.append((time.perf_counter_ns() - began_ns) / 1e6)
                flushed_ms.append(_flush_a_page(places.ledger.with_name("page")))
    finally:
        visits.stop(30)
    bare_ms, stored_ms = percentile(flushed_ms, 0.95), percentile(durable_ms, 0.95)
    return [
        Figure("ledger.visit.window", percentile(posted_ms, 0.95), "ms", None, WINDOW_MS),
        Figure("ledger.visit.durable", stored_ms, "ms", bare_ms, DURABLE_MS),
        Figure("ledger.visit.durable.ratio", stored_ms / bare_ms, "ratio", 1.0),
    ]


def _play(counter: Any, clock: SkippingClock, number: int) -> None:
    """A visitor who answers every question of an exhibit, up to the moment before leaving it."""
    shown = SHOWN[number % len(SHOWN)]
    counter.touch()
    counter.enter(shown.id, shown.version)
    for at, question in enumerate(shown.questions):
        clock.skip(12)
        counter.touch()
        counter.answer(question, right=bool(at % 3))


def _flush_a_page(path: Path) -> float:
    began_ns = time.perf_counter_ns()
    with path.open("ab") as file:
        file.write(bytes(4096))
        file.flush()
        os.fsync(file.fileno())
    return (time.perf_counter_ns() - began_ns) / 1e6
