"""The benchmarks measure the real kiosk, in short runs; what they find here is no verdict."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.library.catalogue import rebuild_index
from kiosk.library.check import check_paths
from kiosk.players.registry import KINDS
from kiosk.rehearsal import bench as bench_module
from kiosk.rehearsal import bench_moving, bench_simulation
from kiosk.rehearsal.bench_child import Bench, child_environment, could_not
from kiosk.rehearsal.bench_exhibits import multiply
from kiosk.rehearsal.bench_figures import Figure

SHIPPED = find_places().exhibits
COVERAGE = find_places().fonts / "coverage.json"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with six exhibits, indexed."""
    work = tmp_path_factory.mktemp("bench")
    (work / "exhibits").mkdir()
    multiply(SHIPPED, work / "exhibits", 6)
    rebuild_index(work / "exhibits", work / "data" / "cache", KINDS)
    return work


def _order(crowd: Path, **more: Any) -> dict[str, Any]:
    return {"data": str(crowd / "data"), "exhibits": str(crowd / "exhibits"), **more}


def test_copies_are_whole_exhibits_with_ids_of_their_own(crowd: Path) -> None:
    assert [
        each
        for each in check_paths([crowd / "exhibits"], KINDS, COVERAGE)
        if each.severity == "error"
    ] == []
    catalogue = rebuild_index(crowd / "exhibits", crowd / "other-cache", KINDS)
    assert len({exhibit.id for exhibit in catalogue.exhibits}) == 6
    assert catalogue.left_out == ()
    for exhibit in catalogue.exhibits:
        model = SHIPPED / exhibit.id.rpartition("-")[0]
        assert {file.name for file in exhibit.folder.iterdir()} == {
            file.name for file in model.iterdir()
        }


def test_nothing_to_copy_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Trouble, match="there is no exhibit"):
        multiply(tmp_path / "empty", tmp_path, 3)


def test_the_bare_window_tells_its_first_frame_and_its_memory(tmp_path: Path) -> None:
    found = Bench(tmp_path, (640, 360)).bare(settle_s=0.0, still_s=0.1).report()
    assert 0 < found["first_frame_ns"] - found["started_ns"] < 60e9
    assert found["seconds"] >= 0.09 and 0 <= found["cpu_s"] < 1
    if sys.platform == "linux":
        # The kernel counts rss roughly, so it can be a little less than pss.
        assert 10 * 1024 < found["pss"] < found["rss"] * 1.05 < found["peak"] * 1.1


def test_a_start_goes_from_attract_to_painted_home(crowd: Path) -> None:
    order = _order(crowd, settle_s=0.2, still_s=0.3)
    found = Bench(crowd).probe("start", **order).report()
    steps = ["started_ns", "first_frame_ns", "ready_ns", "home_frame_ns", "home_ns"]
    times = [found[step] for step in steps]
    assert times == sorted(times)
    assert found["home_whole_ns"] >= found["home_ns"]
    assert found["screen"] == "home"
    assert 0 < found["own_ns"] < found["home_ns"] - found["ready_ns"]


def test_a_still_home_draws_nothing(crowd: Path) -> None:
    found = Bench(crowd).probe("home", **_order(crowd, settle_s=2.5, still_s=1.5)).report()
    assert (found["screen"], found["frames"]) == ("home", 0)


def test_touches_are_timed_on_different_exhibits(crowd: Path) -> None:
    found = Bench(crowd).probe("touch", **_order(crowd, samples=2)).report()
    assert found["seen"] == 5  # three to warm up
    assert len(found["pressed"]) == len(found["pressed_frames"]) == 6
    assert len(found["pair"]) == len(found["pair_frames"]) == 2
    assert len(found["pair_answer"]) == len(found["pair_answer_frames"]) == 2
    assert min(found["pressed_frames"]) >= 1
    steps = zip(found["exhibit"], found["exhibit_half"], found["exhibit_whole"], strict=True)
    assert all(0 < first <= half <= whole for first, half, whole in steps)


def test_a_child_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    child = Bench(tmp_path).probe("start", data=str(tmp_path))  # no exhibits, no size
    with pytest.raises(Trouble, match=r"exit code 1; KeyError: .exhibits"):
        child.report()


def test_a_child_that_hangs_is_ended(tmp_path: Path) -> None:
    child = Bench(tmp_path, (320, 320)).bare(0.5, settle_s=60, still_s=0)
    with pytest.raises(Trouble, match="no answer within"):
        child.report()
    assert child.process.poll() is not None


def test_children_have_bytecode_and_qml_cached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    environment = child_environment(tmp_path)
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert "QML_DISABLE_DISK_CACHE" not in environment
    assert environment["PYTHONPYCACHEPREFIX"].startswith(str(tmp_path))
    assert environment["QML_DISK_CACHE_PATH"].startswith(str(tmp_path))


def test_a_missed_goal_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missed = Figure("start.500.ratio", 9.9, "ratio", 1.0, 3.0)
    monkeypatch.setitem(bench_module._MEASURES, "start", lambda *_: [missed])
    assert main(["bench", "start", "--json", "--data", str(tmp_path)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["ok"] is False


def test_what_cannot_be_measured_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def breaks(*_: object) -> list[Figure]:
        raise could_not("no window")

    monkeypatch.setitem(bench_module._MEASURES, "touch", breaks)
    assert main(["bench", "touch", "--data", str(tmp_path)]) == 1
    assert "测量没有成功" in capsys.readouterr().err


def test_an_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bench", "speed"])
    assert ended.value.code == 2
    assert "没有 'speed' 这项测量" in capsys.readouterr().err


def test_a_film_is_watched_in_the_real_player(tmp_path: Path) -> None:
    film = find_places().assets / "films" / bench_moving.FILMS["720p25"][0]
    bench = Bench(tmp_path, (1366, 768))
    order = bench_moving._film_order(bench, film, "720p25") | {"play_s": 1.5}
    found = bench.probe("film", data=str(tmp_path / "film-720p25" / "painted"), **order).report()
    assert found["state"] == "playing"
    assert 0 < found["first_ms"] < 60_000
    assert 5 < found["frames"] <= 26 * found["seconds"] + 2
    alone = bench.probe("decode", film=str(film), play_s=0.5).report()
    assert 0 < alone["cpu_s"] < 2 * alone["seconds"]


def test_a_simulation_is_compared_with_itself_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("TAKES", 2), ("PLAY_S", 0.4), ("SETTLE_S", 0.1)):
        monkeypatch.setattr(bench_simulation, name, value)
    figures = {one.name: one for one in bench_simulation.measure_simulation(Bench(tmp_path))}
    assert figures["simulation.fps"].value > 10
    assert figures["simulation.ratio"].value > 0.2
    assert figures["simulation.shown.fps"].value > 3
    assert figures["simulation.memory"].value > 10
    assert figures["simulation.first.warm"].value > 0


@pytest.mark.proof
def test_rounds_play_every_exhibit(tmp_path: Path) -> None:
    grown = bench_moving.measure_rounds(Bench(tmp_path, (1366, 768)), SHIPPED, rounds=1)
    assert [figure.name for figure in grown] == ["rounds.memory", "rounds.growth"]
    assert 60 < grown[0].value < 1000 and grown[1].value == 0


def _lotties(exhibits: Path) -> list[Path]:
    return [file for file in exhibits.glob("*/*.json") if b'"layers"' in file.read_bytes()]


def test_every_lottie_there_is_measured(tmp_path: Path) -> None:
    """The lightest two of the shipped ones; a child that reads another JSON would complain."""
    for file in sorted(_lotties(SHIPPED), key=lambda file: file.stat().st_size)[:2]:
        into = tmp_path / file.parent.name / file.name
        into.parent.mkdir(exist_ok=True)
        into.write_bytes(file.read_bytes())
        (into.parent / "other.json").write_text("{}", "utf-8")
    figures = bench_moving.measure_lotties(tmp_path)
    assert len(figures) == 4
    assert all(figure.value > 0 for figure in figures)


@pytest.mark.proof
def test_every_shipped_lottie_is_measured() -> None:
    figures = bench_moving.measure_lotties(SHIPPED)
    assert len(figures) == 2 * len({path.stem for path in _lotties(SHIPPED)}) >= 20
    assert all(figure.value > 0 for figure in figures)
