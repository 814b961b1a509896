"""``kiosk bench …``: how quick, how small, how smooth and how quiet the kiosk is here.

Every figure comes from child processes that are the real kiosk (``bench_probe``), beside a bare
Qt Quick window (``bench_bare``) in the same run. A missed goal is a verdict, never a failure.
See docs/developer/benchmarks.md for what each figure means.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kiosk.core.languages import EN
from kiosk.core.places import Places
from kiosk.library.catalogue import rebuild_index
from kiosk.library.index import INDEX_NAME
from kiosk.players.registry import KINDS
from kiosk.rehearsal.bench_child import Bench, could_not
from kiosk.rehearsal.bench_exhibits import multiply
from kiosk.rehearsal.bench_figures import Figure, as_json, percentile, table
from kiosk.rehearsal.bench_hub_figures import measure_hub
from kiosk.rehearsal.bench_install import TOUCHES, measure_install
from kiosk.rehearsal.bench_ledger import measure_ledger
from kiosk.rehearsal.bench_moving import measure_films, measure_lotties, measure_rounds
from kiosk.rehearsal.bench_simulation import measure_simulation
from kiosk.rehearsal.bench_sync import measure_sync

ROUNDS = 9
COLD_ROUNDS = 3
STILL_S = 64.0
"""At least 60 s: Qt's timers may come 5 % early. Less than the 75 s after which idle is told."""
SAMPLES = 66
SETTLE_S = 3.0
"""After this the ledger is open and the players are imported; then the kiosk only waits."""

START_RATIO = 3.0
MEMORY_MIB = 150.0
STILL_FRAMES = 0.0
STILL_PERCENT = 0.5
ATTRACT_PERCENT = 3.0
FRAME_MS = 16.7
EXHIBIT_MS = 150.0


def run_benchmarks(names: Sequence[str], places: Places, *, as_json: bool, language: str) -> int:
    """Measure what ``names`` name; print figures; return 0.

    Raises:
        Trouble: something could not be measured at all.
    """
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder))
        crowd = _Crowd(Path(folder), places)
        for name in names:
            _say(name, language)
            figures += _MEASURES[name](bench, crowd)
    print(_printed(figures, as_json_list=as_json, language=language))
    return 0


def _printed(figures: Sequence[Figure], *, as_json_list: bool, language: str) -> str:
    return as_json(figures) if as_json_list else table(figures, language)


class _Crowd:
    """Exhibits and data folders for so many exhibits, made when first asked for."""

    def __init__(self, work: Path, places: Places) -> None:
        self._work = work
        self.shipped = places.exhibits
        self.films = places.assets / "films"

    def order(self, count: int) -> dict[str, Any]:
        """Return the order's ``exhibits`` and ``data`` for ``count`` exhibits, indexed."""
        exhibits = self._work / f"exhibits-{count}"
        data = self._work / f"data-{count}"
        if not exhibits.exists():
            exhibits.mkdir()
            data.mkdir()
            multiply(self.shipped, exhibits, count)
            found = rebuild_index(exhibits, data / "cache", KINDS)
            if len(found.exhibits) != count:
                raise could_not(f"{len(found.exhibits)} of {count} exhibits can be shown")
        return {"exhibits": str(exhibits), "data": str(data)}

    def forget_index(self, count: int) -> None:
        """The next start with ``count`` exhibits finds no index."""
        (self._work / f"data-{count}" / "cache" / INDEX_NAME).unlink(missing_ok=True)


def _measure_start(bench: Bench, crowd: _Crowd) -> list[Figure]:
    """Start again and again, in turn: bare, 3 exhibits, 500 exhibits."""

    def start(count: int, settle_s: float = 0.2) -> dict[str, Any]:
        order = crowd.order(count)
        return bench.probe("start", settle_s=settle_s, still_s=0.0, **order).report()

    def bare() -> dict[str, Any]:
        return bench.bare(settle_s=0.2, still_s=0.0).report()

    for warm_up in (bare, lambda: start(3), lambda: start(500)):
        warm_up()
    bares: list[dict[str, Any]] = []
    starts: dict[int, list[dict[str, Any]]] = {3: [], 500: []}
    for _ in range(ROUNDS):
        bares.append(bare())
        for count, found in starts.items():
            found.append(start(count))
    bare_ms = _median_ms(bares, "first_frame_ns")
    bare_cpu_ms = _cpu_ms(bares, "first_frame")
    figures = [Figure("start.bare", bare_ms, "ms"), Figure("start.bare.cpu", bare_cpu_ms, "ms")]
    for count, found in starts.items():
        home_ms = _median_ms(found, "home_ns")
        goal = START_RATIO if count == 500 else None
        figures += [
            Figure(
                f"start.{count}.first_frame", _median_ms(found, "first_frame_ns"), "ms", bare_ms
            ),
            Figure(f"start.{count}", home_ms, "ms", bare_ms),
            Figure(f"start.{count}.ratio", home_ms / bare_ms, "ratio", 1.0, goal),
            Figure(
                f"start.{count}.cpu", _cpu_ms(found, "home"), "ms", _cpu_ms(bares, "first_frame")
            ),
        ]
    for count in starts:
        cold: list[dict[str, Any]] = []
        for _ in range(COLD_ROUNDS):
            crowd.forget_index(count)
            cold.append(start(count))
        figures.append(Figure(f"start.{count}.cold", _median_ms(cold, "home_ns"), "ms", bare_ms))
    made = start(500, SETTLE_S)  # a machine's first start of all makes its ledger
    if "rss" in made:
        figures.append(Figure("memory.new", made["rss"] / 1024, "MiB", None, MEMORY_MIB))
    return figures + _memory(start(500, SETTLE_S), bares)


def _memory(at_home: dict[str, Any], bares: list[dict[str, Any]]) -> list[Figure]:
    """Memory once home stands and what starts later (ledger, players) has started."""
    figures = []
    for key, goal in (("rss", MEMORY_MIB), ("pss", None), ("peak", None)):
        if key in at_home:  # where there is no /proc, memory is not measured
            baseline = statistics.median(bare[key] for bare in bares) / 1024
            figures.append(Figure(f"memory.{key}", at_home[key] / 1024, "MiB", baseline, goal))
    return figures


def _median_ms(found: Sequence[dict[str, Any]], key: str) -> float:
    """Median time from the start of the process; the measuring's own share is taken off."""
    times_ms: list[float] = [
        (one[key] - one["started_ns"] - (one.get("own_ns", 0) if key == "home_ns" else 0)) / 1e6
        for one in found
    ]
    return statistics.median(times_ms)


def _cpu_ms(found: Sequence[dict[str, Any]], key: str) -> float:
    """Median processor time of all threads up to then: other work on the machine hardly shows."""
    return float(statistics.median(one[f"{key}_cpu_ns"] / 1e6 for one in found))


def _measure_idle(bench: Bench, crowd: _Crowd) -> list[Figure]:
    """Leave home alone for a minute, beside a bare window; then watch the attract loop."""
    order = crowd.order(3)
    patience_s = STILL_S + 60
    still: dict[str, Any] = {"settle_s": SETTLE_S, "still_s": STILL_S}
    bare = bench.bare(patience_s, **still)
    home = bench.probe("home", patience_s, **still, **order)
    at_home, at_bare = home.report(), bare.report()
    if at_home["screen"] != "home":
        raise could_not(f"home was left for {at_home['screen']} while it was watched")
    attract = bench.probe("attract", patience_s, **still, **order).report()
    return [
        Figure("idle.home.frames", at_home["frames"], "frames", None, STILL_FRAMES),
        Figure("idle.home.cpu", _percent(at_home), "percent", _percent(at_bare), STILL_PERCENT),
        Figure("idle.attract.frames", attract["frames"], "frames"),
        Figure(
            "idle.attract.cpu", _percent(attract), "percent", _percent(at_bare), ATTRACT_PERCENT
        ),
    ]


def _percent(found: dict[str, Any]) -> float:
    return float(100 * found["cpu_s"] / found["seconds"])


def _measure_touch(bench: Bench, crowd: _Crowd) -> list[Figure]:
    """Open many different exhibits by touch, and time each frame that answers."""
    order = crowd.order(SAMPLES + 9)
    found = bench.probe("touch", 600.0, samples=SAMPLES, **order).report()
    goals = {
        "pressed": ("ms", FRAME_MS),
        "pressed_frames": ("frames", 1.0),
        "exhibit": ("ms", EXHIBIT_MS),
        "exhibit_half": ("ms", EXHIBIT_MS),
        "exhibit_whole": ("ms", None),
        "pair": ("ms", FRAME_MS),
        "pair_frames": ("frames", 1.0),
        "pair_answer": ("ms", None),
        "pair_answer_frames": ("frames", 1.0),
    }
    return [
        Figure(
            f"touch.{name}.{which}",
            percentile(found[name], share),
            unit,
            None,
            goal if which == "p95" else None,
        )
        for name, (unit, goal) in goals.items()
        for which, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    ]


def _measure_install(bench: Bench, crowd: _Crowd) -> list[Figure]:
    return measure_install(bench, lambda _name: _touch(bench, crowd))


def _touch(bench: Bench, crowd: _Crowd) -> dict[str, Any]:
    """Some touches in the real kiosk."""
    order = crowd.order(TOUCHES + 9)
    return bench.probe("touch", 600.0, samples=TOUCHES, **order).report()


def _measure_ledger(bench: Bench, crowd: _Crowd) -> list[Figure]:
    return measure_ledger(bench, crowd.shipped, lambda _name: _touch(bench, crowd))


def _measure_sync(bench: Bench, crowd: _Crowd) -> list[Figure]:
    return measure_sync(bench, lambda _name: _touch(bench, crowd))


_MEASURES: dict[str, Callable[[Bench, _Crowd], list[Figure]]] = {
    "start": _measure_start,
    "idle": _measure_idle,
    "touch": _measure_touch,
    "video": lambda bench, crowd: measure_films(bench, crowd.films),
    "lottie": lambda bench, crowd: measure_lotties(crowd.shipped),
    "simulation": lambda bench, crowd: measure_simulation(bench),
    "rounds": lambda bench, crowd: measure_rounds(bench, crowd.shipped),
    "install": lambda bench, crowd: _measure_install(bench, crowd),
    "ledger": lambda bench, crowd: _measure_ledger(bench, crowd),
    "sync": lambda bench, crowd: _measure_sync(bench, crowd),
    "hub": lambda bench, crowd: measure_hub(),
}

_SAID = {
    "start": ("正在测量启动，约 1 分钟……", "Measuring the start, about 1 minute …"),
    "idle": ("正在测量静止，约 2 分钟……", "Measuring a still kiosk, about 2 minutes …"),
    "touch": ("正在测量触摸，约 3 分钟……", "Measuring touches, about 3 minutes …"),
    "video": ("正在测量视频，约 2 分钟……", "Measuring films, about 2 minutes …"),
    "lottie": ("正在测量 Lottie，约半分钟……", "Measuring Lottie, about half a minute …"),
    "simulation": ("正在测量模拟，约 1 分钟……", "Measuring a simulation, about 1 minute …"),
    "install": ("正在测量安装资源包，约 5 分钟……", "Installing bundles, about 5 minutes …"),
    "ledger": ("正在编五年的数据并测量，约 5 分钟……", "Five years of counts, about 5 minutes …"),
    "sync": ("正在编一年的数据并上传，约 4 分钟……", "A year of counts sent, about 4 minutes …"),
    "hub": ("正在测量平台，约 2 分钟……", "Measuring the hub, about 2 minutes …"),
    "rounds": ("正在反复播放所有展项，约 10 分钟……", "Playing all again and again, 10 minutes …"),
}


def _say(name: str, language: str) -> None:
    print(_SAID[name][1 if language == EN else 0], file=sys.stderr, flush=True)
