"""The command that starts the kiosk under its guardian."""

from __future__ import annotations

import argparse
import os

from kiosk.cli_children import Commands
from kiosk.core.places import Places


def _add_guard(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "guard",
        parents=[shared],
        help="启动并守护展项屏 · start the kiosk, and start it again when it fails",
    )
    command.add_argument("--windowed", action="store_true", help="开发用窗口 · in a window")
    command.add_argument("--size", help="窗口尺寸 · e.g. 1920x1080")
    command.add_argument("--diagonal", help="屏幕对角线（英寸）· inches")
    command.set_defaults(run=_guard)


def _guard(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.shell.guardian.entry import guard, small_program

    words = ["--windowed"] if chosen.windowed else []
    for name in ("size", "diagonal", "lang"):
        value = getattr(chosen, name)
        if value is not None:
            words += [f"--{name}", value]
    small = small_program()
    if small is not None:  # frozen, this program has Qt in it, which a guardian does not need
        os.execv(small, [str(small), "--data", str(places.data), *words])
    return guard(places, words, windowed=chosen.windowed)


COMMANDS = (_add_guard,)
"""Each adds its command to the parser."""
