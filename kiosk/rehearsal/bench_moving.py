"""The benchmarks of moving pictures from outside: which children to start, what to make of it."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from kiosk.library.catalogue import rebuild_index
from kiosk.library.probing import ChildProber
from kiosk.players.registry import KINDS
from kiosk.rehearsal.bench_child import Bench, could_not
from kiosk.rehearsal.bench_display import display
from kiosk.rehearsal.bench_figures import Figure
from kiosk.rehearsal.bench_film import film_exhibit

FILMS = {"1080p30": ("measure-1080p30.mp4", 30.0), "720p25": ("measure-720p25.mp4", 25.0)}
LEAST_FPS = {"1080p30": 29.0, "720p25": 24.0}
MOST_CPU_PERCENT = {"1080p30": 60.0, "720p25": 40.0}
FIRST_FRAME_MS = 200.0
PLAY_S = 4.5
TAKES = 3
LOTTIE_MS = 12.0
ROUNDS = 50
SETTLED_ROUND = 10
MEMORY_MIB = 220.0
GROWTH_MIB = 5.0


def measure_films(bench: Bench, films: Path) -> list[Figure]:
    """Play each film painted and through the card's path, offscreen and on an X display."""
    figures: list[Figure] = []
    with display() as screen:
        for name, (file, fps) in FILMS.items():
            order = _film_order(bench, films / file, name)
            decoded = [
                bench.probe("decode", film=str(films / file), play_s=PLAY_S).report()
                for _ in range(TAKES)
            ]
            baseline = statistics.median(_percent(one) for one in decoded)
            ways: list[tuple[str, str, dict[str, str]]] = [("offscreen", "painted", {})]
            if screen is not None:
                on_x = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
                ways += [("x11", "painted", on_x), ("x11", "card", on_x)]
            for platform, path, environment in ways:
                figures += _play(bench, order, name, fps, platform, path, environment, baseline)
    return figures


def _film_order(bench: Bench, film: Path, name: str) -> dict[str, Any]:
    """An exhibit that is only this film, and a data folder for each way to show it."""
    if not film.is_file():
        raise could_not(f"{film} is not there")
    work = bench.work / f"film-{name}"
    film_exhibit(work / "exhibits", film)
    for path, render in (("painted", "software"), ("card", "gpu")):
        data = work / path
        rebuild_index(work / "exhibits", data / "cache", KINDS)
        (data / "config.toml").write_text(f'[screen]\nrender = "{render}"\n', encoding="utf-8")
    return {"exhibits": str(work / "exhibits"), "work": str(work), "play_s": PLAY_S}


def _play(
    bench: Bench,
    order: dict[str, Any],
    name: str,
    fps: float,
    platform: str,
    path: str,
    environment: dict[str, str],
    baseline: float,
) -> list[Figure]:
    data = str(Path(order["work"]) / path)
    takes = [
        bench.probe("film", environment=environment, data=data, **order).report()
        for _ in range(TAKES + 1)
    ][1:]  # the first one compiles QML and fills caches
    for take in takes:
        if take["state"] != "playing":
            raise could_not(f"the film was {take['state']} while it was watched")
    held = path == "painted"  # goals are for the way that machines without a card go
    stem = f"video.{name}.{platform}.{path}"

    def median(of: list[float]) -> float:
        return statistics.median(of)

    return [
        Figure(
            f"{stem}.fps",
            median([take["frames"] / take["seconds"] for take in takes]),
            "fps",
            fps,
            LEAST_FPS[name] if held else None,
            at_least=True,
        ),
        Figure(
            f"{stem}.dropped",
            median([max(0.0, fps * take["seconds"] - take["frames"] - 1) for take in takes]),
            "frames",
        ),
        Figure(
            f"{stem}.cpu",
            median([_percent(take) for take in takes]),
            "percent",
            baseline,
            MOST_CPU_PERCENT[name] if held else None,
        ),
        Figure(
            f"{stem}.first",
            median([take["first_ms"] for take in takes]),
            "ms",
            None,
            FIRST_FRAME_MS if held else None,
        ),
    ]


def measure_lotties(shipped: Path) -> list[Figure]:
    """Draw every Lottie of the installed exhibits at 720 lines, each in a process of its own."""
    figures: list[Figure] = []
    for file in sorted(shipped.glob("*/*.json")):
        if b'"layers"' not in file.read_bytes():
            continue
        found = ChildProber().open("lottie", file)
        if "fault" in found:
            raise could_not(f"{file.name}: {found['fault']}")
        stem = f"lottie.{file.parent.name.rpartition('.')[2]}/{file.stem}"
        figures += [
            Figure(f"{stem}.p50", float(found["p50_ms"]), "ms"),
            Figure(f"{stem}.p95", float(found["p95_ms"]), "ms", None, LOTTIE_MS),
        ]
    return figures


def measure_rounds(bench: Bench, shipped: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Play every exhibit again and again in one kiosk; memory after the first and last round."""
    data = bench.work / "data-rounds"
    rebuild_index(shipped, data / "cache", KINDS)
    (data / "config.toml").write_text('[screen]\nrender = "software"\n', encoding="utf-8")
    found = bench.probe(
        "rounds", 3600.0, data=str(data), exhibits=str(shipped), rounds=rounds
    ).report()
    rss_mib = [one / 1024 for one in found["rss"]]
    # A single round says little: what pictures are decoded at that moment is chance.
    own_mib = [one / 1024 for one in found["own"]]
    settled = statistics.median(own_mib[SETTLED_ROUND - 5 : SETTLED_ROUND + 5] or own_mib)
    last = statistics.median(own_mib[-10:])
    return [
        Figure("rounds.memory", rss_mib[0], "MiB", None, MEMORY_MIB),
        Figure("rounds.growth", last - settled, "MiB", settled, GROWTH_MIB),
    ]


def _percent(found: dict[str, Any]) -> float:
    return float(100 * found["cpu_s"] / found["seconds"])
