"""``kiosk bench``: one thin function; the measured process comes in by the same door."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from kiosk.core.languages import ZH
from kiosk.core.places import Places

Commands = argparse._SubParsersAction  # the only name argparse has for it

QUICK = ("start", "idle", "touch", "video", "lottie", "simulation")
BENCHMARKS = (*QUICK, "rounds", "install", "ledger", "sync", "hub")  # the last five when asked for
ALL = "all"


def _add_bench(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser("bench", parents=[shared], help="性能测量 · measure")
    command.add_argument("names", nargs="*", metavar="|".join((*BENCHMARKS, ALL)), type=_benchmark)
    command.add_argument(
        "--json",
        nargs="?",
        const="",
        metavar="FILE",
        help="给机器读，或写入文件 · for machines, or also into FILE",
    )
    command.add_argument("--probe", help=argparse.SUPPRESS)  # the measured process itself
    command.set_defaults(run=_bench)


def _benchmark(name: str) -> str:
    if name not in (*BENCHMARKS, ALL):
        known = "、".join((*BENCHMARKS, ALL))
        raise argparse.ArgumentTypeError(
            f"没有 {name!r} 这项测量，可用 {known} · measure one of {', '.join((*BENCHMARKS, ALL))}"
        )
    return name


def _bench(chosen: argparse.Namespace, places: Places) -> int:
    if chosen.probe:
        gc.disable()  # as in _run
        from kiosk.ui.plain_imports import import_plainly

        import_plainly()
        from kiosk.rehearsal.bench_probe import run_probe

        return run_probe(chosen.probe)
    language = chosen.lang or ZH
    names = chosen.names or list(QUICK)
    as_json = chosen.json is not None
    if ALL in names or chosen.json:
        from kiosk.rehearsal.bench_all import run_all

        return run_all(
            BENCHMARKS if ALL in names else tuple(dict.fromkeys(names)),
            Path(chosen.json) if chosen.json else None,
            as_json=as_json,
            language=language,
        )
    from kiosk.rehearsal.bench import run_benchmarks

    return run_benchmarks(names, places, as_json=as_json, language=language)


COMMANDS = (_add_bench,)
