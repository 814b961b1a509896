"""The benchmark of the ledger does what it measures; its figures are no verdict here."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.rehearsal import bench_ledger
from kiosk.rehearsal.bench_child import Bench
from kiosk.rehearsal.bench_figures import _LEDGER, table
from kiosk.shell.jobs import Going
from tests.visits.making import assert_tallies_are_the_sum_of_the_rows, rows


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("YEARS", "ROUNDS", "OPENINGS"):
        monkeypatch.setattr(bench_ledger, name, 1)
    monkeypatch.setattr(bench_ledger, "VISITS_A_MONTH", 60)
    monkeypatch.setattr(bench_ledger, "VISITS", 3)


@pytest.mark.timeout(240)
@pytest.mark.proof  # it measures: half a minute
def test_every_figure_is_measured_and_has_a_name(
    tmp_path: Path, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[str] = []

    def report_work(places: Places, month: str, stick: Path) -> Callable[[Going], Words]:
        def work(_going: Going) -> Words:
            reports.append(month)
            return Words("好", "done")

        return work

    def touch(_name: str) -> Mapping[str, list[float]]:
        while _name == "beside" and not reports:
            time.sleep(0.01)
        return {"pressed": [5.0]}

    monkeypatch.setattr(bench_ledger, "report_work", report_work)
    figures = bench_ledger.measure_ledger(Bench(tmp_path), find_places().exhibits, touch)
    assert {each.name for each in figures} == {f"ledger.{name}" for name in _LEDGER}
    assert all(each.value > 0 for each in figures)
    assert "五年后的账本" in table(figures, "zh-Hans")
    places = find_places(tmp_path / "history")
    assert_tallies_are_the_sum_of_the_rows(places.ledger)
    [(played,)] = rows(
        places.ledger,
        "SELECT count(*) FROM visits JOIN segments ON"
        " segments.id = visits.segment WHERE boot = 1000000",
    )
    assert played == 4


def test_no_report_meanwhile_is_no_measurement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def report_work(*_: object) -> Callable[[Going], Words]:
        def work(_going: Going) -> Words:
            raise Trouble("report-ended", Words("没有做完", "not done"), Words("再试", "again"))

        return work

    monkeypatch.setattr(bench_ledger, "report_work", report_work)
    with pytest.raises(Trouble, match="no report was made"):
        bench_ledger.of_touches(
            find_places(tmp_path / "history"), "2026-03", lambda _name: {"pressed": [5.0]}
        )
