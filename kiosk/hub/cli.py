"""The hub's command line: one thin function a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH, canonical
from kiosk.hub.cli_archive import COMMANDS as ARCHIVE_COMMANDS
from kiosk.hub.cli_bench import COMMANDS as BENCH_COMMANDS
from kiosk.hub.cli_devices import COMMANDS as DEVICE_COMMANDS
from kiosk.hub.cli_parts import Commands
from kiosk.hub.cli_serve import COMMANDS as SERVE_COMMANDS

COMMANDS = (*SERVE_COMMANDS, *ARCHIVE_COMMANDS, *DEVICE_COMMANDS, *BENCH_COMMANDS)
"""Each adds one command: ``add(commands, shared)``, as in :mod:`kiosk.cli`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code (0 well, 1 found something, 2 wrong words)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may still speak a code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        print(end="", flush=True)
        return code
    except Trouble as trouble:
        print(trouble.text(chosen.lang), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads along (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--database",
        default=os.environ.get("KIOSK_HUB_DATABASE") or None,
        help="SQLite 文件或 postgresql+psycopg:// 地址 · an SQLite file, or a URL",
    )
    shared.add_argument(
        "--data", type=Path, default=None, help="数据文件夹 · folder for the hub's data"
    )
    shared.add_argument(
        "--archive", type=Path, default=None,
        help="原始信封放在此文件夹，不放数据库 · keep raw envelopes here, not in the database",
    )  # fmt: skip
    shared.add_argument("--lang", type=canonical, default=ZH, help="zh-Hans | en")
    top = argparse.ArgumentParser(
        prog="kiosk.hub", description="市级汇总平台 · the city's collector of counts"
    )
    commands: Commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in COMMANDS:
        add(commands, shared)
    return top
