"""``kiosk bench all``: every benchmark after the other, one table, one JSON file.

Each benchmark is a process of its own with folders of its own, so none finds what another left in
memory or in caches; one that fails is a row that says why, and the others go on. The JSON file is
written anew, whole, after each of them: who stops half-way keeps what is known.
"""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kiosk import __version__
from kiosk.core.files import write_durably
from kiosk.core.languages import EN
from kiosk.core.program import own_command
from kiosk.rehearsal.bench_figures import Figure, as_rows, table

MINUTES = {
    "start": 2.0,
    "idle": 3.0,
    "touch": 3.0,
    "video": 2.0,
    "lottie": 0.5,
    "simulation": 1.5,
    "install": 5.0,
    "ledger": 5.0,
    "sync": 4.0,
    "hub": 0.5,
    "rounds": 20.0,
}
"""In this order; how long each takes on two quiet cores without a graphics card."""
PATIENCE = 8.0
"""So many times its minutes, and a benchmark has failed."""


class Measured(NamedTuple):
    """What came of one benchmark: its figures, or why there are none (``fault``)."""

    name: str
    figures: tuple[Figure, ...]
    fault: str
    seconds: float
    load: float | None
    """Processes that wanted a processor when it ended, on average over a minute; None: unknown."""


Measure = Callable[[str], Measured]


def run_all(
    names: Sequence[str],
    json_file: Path | None,
    *,
    as_json: bool,
    language: str,
    measure: Measure | None = None,
) -> int:
    """Measure ``names``; print the table; return 0, or 1 where a benchmark failed.

    ``as_json`` without a ``json_file`` prints what would stand in it. ``measure`` does one
    benchmark (None: in a child process).

    Raises:
        Trouble: the JSON file cannot be written; said before anything is measured.
    """
    one = 1 if language == EN else 0
    minutes = sum(MINUTES[name] for name in names)
    _say(_BEGINS[one].format(minutes=minutes, count=len(names)))
    found: list[Measured] = []
    _write(json_file, found, names)
    for number, name in enumerate(names, 1):
        _say(_NEXT[one].format(number=number, count=len(names), name=name, minutes=MINUTES[name]))
        found.append((measure or _in_a_child)(name))
        _write(json_file, found, names)
    if as_json and json_file is None:
        print(json.dumps(as_document(found, names), ensure_ascii=False, indent=2))
    else:
        print(report(found, language))
    return 1 if any(each.fault for each in found) else 0


_BEGINS = (
    "全部测量 {count} 项，安静的双核电脑上约 {minutes:.0f} 分钟，忙时更久。请先关掉其它程序。",
    "Measuring all {count}: about {minutes:.0f} minutes on two quiet cores, longer on busy ones."
    " Close everything else first.",
)
_NEXT = (
    "[{number}/{count}] {name}，约 {minutes:g} 分钟",
    "[{number}/{count}] {name}, about {minutes:g} minutes",
)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _in_a_child(name: str) -> Measured:
    began_s = time.monotonic()
    figures: tuple[Figure, ...] = ()
    fault = ""
    patience_s = MINUTES[name] * 60 * PATIENCE
    try:
        code, printed, said = _run(own_command("bench", name, "--json"), patience_s)
        if code == 0:
            figures = read_figures(printed)
        else:
            fault = said.splitlines()[-1][-400:] if said else f"exit code {code}"
    except subprocess.TimeoutExpired:
        fault = f"no answer within {patience_s / 60:.0f} min"
    except (OSError, ValueError, KeyError, TypeError) as error:
        fault = f"{type(error).__name__}: {error}"
    return Measured(name, figures, fault, time.monotonic() - began_s, _load())


def _run(command: list[str], patience_s: float) -> tuple[int, bytes, str]:
    """Exit code, what was printed, and what was said of it; nothing of it runs on afterwards."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=sys.platform != "win32",  # what it measures goes with it
    ) as child:
        try:
            printed, said = child.communicate(timeout=patience_s)
        except BaseException:
            if sys.platform != "win32":
                os.killpg(child.pid, signal.SIGKILL)
            else:
                child.kill()
            raise
    return child.returncode, printed, said.decode("utf-8", "replace").strip()


def read_figures(printed: bytes) -> tuple[Figure, ...]:
    """The figures that ``kiosk bench … --json`` printed.

    Raises:
        ValueError, KeyError, TypeError: it is nothing of the kind.
    """
    fields = ("name", "value", "unit", "baseline", "goal", "at_least")
    return tuple(Figure(*(row[field] for field in fields)) for row in json.loads(printed))


def report(found: Sequence[Measured], language: str) -> str:
    """The table of everything, the benchmarks that failed, and a count of the verdicts."""
    one = 1 if language == EN else 0
    figures = [figure for each in found for figure in each.figures]
    lines = [table(figures, language)] if figures else []
    lines += [
        (f"没有测成 {each.name}：{each.fault}", f"Not measured: {each.name}: {each.fault}")[one]
        for each in found
        if each.fault
    ]
    met = sum(figure.ok is True for figure in figures)
    goals = sum(figure.ok is not None for figure in figures)
    failed = sum(bool(each.fault) for each in found)
    lines.append(
        (
            f"{len(figures)} 个数，{goals} 个有目标，达到 {met} 个；{failed} 项没有测成。",
            f"{len(figures)} figures; of {goals} goals {met} are met; {failed} not measured.",
        )[one]
    )
    return "\n".join(lines)


def as_document(found: Sequence[Measured], names: Sequence[str]) -> dict[str, Any]:
    """What the JSON file holds; ``complete`` says whether every benchmark had its turn."""
    return {
        "format": 1,
        "program": __version__,
        "machine": {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "complete": len(found) == len(names),
        "benchmarks": [
            {
                "name": each.name,
                "seconds": round(each.seconds, 1),
                "load": each.load,
                "fault": each.fault or None,
                "figures": as_rows(each.figures),
            }
            for each in found
        ],
    }


def _write(json_file: Path | None, found: Sequence[Measured], names: Sequence[str]) -> None:
    if json_file is not None:
        text = json.dumps(as_document(found, names), ensure_ascii=False, indent=2)
        write_durably(json_file, f"{text}\n".encode())


def _load() -> float | None:
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
