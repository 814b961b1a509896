"""The benchmark of sending does what it measures; its figures are no verdict here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.rehearsal import bench_sync
from kiosk.rehearsal.bench_child import Bench
from kiosk.rehearsal.bench_figures import _SYNC, table
from kiosk.rehearsal.bench_hub import hub_runs


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MONTHS", "ROUNDS"):
        monkeypatch.setattr(bench_sync, name, 1)
    monkeypatch.setattr(bench_sync, "VISITS_A_MONTH", 60)


@pytest.mark.timeout(240)
@pytest.mark.skipif(not hub_runs(), reason="the hub's libraries are not installed")
def test_every_figure_is_measured_and_has_a_name(tmp_path: Path, short: None) -> None:
    asked: list[str] = []

    def touch(name: str) -> Mapping[str, list[float]]:
        asked.append(name)
        return {"pressed": [5.0]}

    figures = bench_sync.measure_sync(Bench(tmp_path), touch)
    assert {each.name for each in figures} == {f"sync.{name}" for name in _SYNC}
    assert all(each.value > 0 for each in figures)
    assert asked == ["alone", "beside"]
    assert "上传一年并收到回执" in table(figures, "zh-Hans")


def test_a_month_fits_the_codes_it_must_fit() -> None:
    assert [each.name for each in bench_sync.of_codes() if not each.ok] == []


def test_without_a_hub_beside_it_the_rest_is_measured(
    tmp_path: Path, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_sync, "hub_runs", lambda: False)
    names = {each.name for each in bench_sync.measure_sync(Bench(tmp_path), None)}
    assert "sync.pack" in names
    assert "sync.upload" not in names


@pytest.mark.skipif(not hub_runs(), reason="the hub's libraries are not installed")
def test_an_upload_that_fails_is_told(
    tmp_path: Path, short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_sync, "enrol_at", lambda _hub, _places: None)
    year = bench_sync.make_year(find_places(tmp_path / "year"))
    with pytest.raises(Trouble) as told:
        bench_sync.of_upload(Bench(tmp_path), year)
    assert told.value.code == "bench-failed"
