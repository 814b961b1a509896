"""``bench``: how quickly envelopes are merged and the overview is there, on either database."""

from __future__ import annotations

import argparse

from kiosk.hub.cli_parts import Commands


def _add_bench(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "bench", parents=[shared], help="测速 · merge and overview, on a database of their own"
    )
    command.add_argument("--envelopes", type=int, default=2_000)
    command.add_argument("--kiosks", type=int, default=10_000)
    command.set_defaults(run=_bench)


def _bench(chosen: argparse.Namespace) -> int:
    from kiosk.hub.bench import bench

    rows = bench(chosen.database, envelopes=chosen.envelopes, kiosks=chosen.kiosks)
    for name, figure, goal, is_met in rows:
        print(f"{'  ok    ' if is_met else '  MISSED'}  {name:52} {figure:>14}   {goal}")
    return 0 if all(row.is_met for row in rows) else 1


COMMANDS = (_add_bench,)
