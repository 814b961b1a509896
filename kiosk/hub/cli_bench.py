"""``bench``: how quickly envelopes are merged and the overview is there, on either database."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from kiosk.hub.cli_parts import Commands

if TYPE_CHECKING:
    from kiosk.hub.bench import Figure


def _add_bench(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "bench", parents=[shared], help="测速 · merge and overview, on a database of their own"
    )
    command.add_argument("--envelopes", type=int, default=2_000)
    command.add_argument("--kiosks", type=int, default=10_000)
    command.add_argument("--json", action="store_true", help="给机器读 · for machines")
    command.set_defaults(run=_bench)


def _bench(chosen: argparse.Namespace) -> int:
    from kiosk.hub.bench import bench

    rows = []
    for row in bench(chosen.database, envelopes=chosen.envelopes, kiosks=chosen.kiosks):
        rows.append(row)
        if not chosen.json:
            print(_line(row), flush=True)
    if chosen.json:
        print(json.dumps([row.as_json() for row in rows]))
        return 0  # a missed goal is a figure, as in the kiosk's own
    return 0 if all(row.is_met for row in rows) else 1


def _line(row: Figure) -> str:
    value = f"{row.value:,.0f} {row.unit}"
    if row.spread is not None:
        value += f" ({row.spread[0]:.0f}–{row.spread[1]:.0f})"
    goal = "" if row.goal is None else f"{'≥' if row.at_least else '≤'} {row.goal:,.0f} {row.unit}"
    return f"{'  ok    ' if row.is_met else '  MISSED'}  {row.name:52} {value:>18}   {goal}"


COMMANDS = (_add_bench,)
