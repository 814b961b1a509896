"""``kiosk soak``: thousands of random visitors, and whether anything grows."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli_children import Commands
from kiosk.core.places import Places

OUT = Path("build/soak")
MOST_VISITS = 1_000_000
SIZE_PX = (1366, 768)
"""The smallest panel that is supported: a memory leak does not care, and it is drawn fastest."""


def _add_soak(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "soak", parents=[shared], help="长时间试运行 · random visitors by the thousand"
    )
    command.add_argument("--visits", type=_visits, default=1_000, metavar="N")
    command.add_argument("--seed", type=int, default=1, help="同一个数，同样的人 · same, same")
    command.add_argument("--out", type=Path, default=OUT, help="摘要和曲线 · summary and curve")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_soak)


def _visits(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_VISITS):
        raise argparse.ArgumentTypeError(f"应为 1–{MOST_VISITS} · 1 to {MOST_VISITS}")
    return int(text)


def _soak(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.rehearsal.soak import run_soak

    return run_soak(
        visits=chosen.visits,
        seed=chosen.seed,
        out=chosen.out,
        data=chosen.data,
        size_px=SIZE_PX,
        as_json=chosen.json,
    )


COMMANDS = (_add_soak,)
"""Each adds its command to the parser."""
