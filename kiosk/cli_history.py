"""``kiosk demo-history``: an invented history to look at, in a data folder of its own."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

from kiosk.cli_children import Commands
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words

FOLDER = Path("build/demo-history")
_MOST_YEARS = 10


def _add_demo_history(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "demo-history",
        parents=[shared],
        help="编一段演示用的历史数据 · invent a history to try things on",
    )
    command.add_argument("--years", type=_years, default=5, help=f"1–{_MOST_YEARS}")
    command.add_argument("--seed", type=int, default=1, help="同一个数，同样的数据 · same, same")
    command.add_argument(
        "--until", type=_month, metavar="YYYY-MM", help="最后一个月，默认到昨天 · the last month"
    )
    command.add_argument(
        "--visits-a-month", type=_visits, default=10_000, metavar="N", help="展项使用 · exhibits"
    )
    command.add_argument("--site", choices=("truck", "school"), default="truck")
    command.set_defaults(run=_demo_history)


def _years(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_YEARS):
        raise argparse.ArgumentTypeError(f"应为 1–{_MOST_YEARS} 年 · 1 to {_MOST_YEARS} years")
    return int(text)


def _visits(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):
        raise argparse.ArgumentTypeError("应为 1–100000 · 1 to 100000")
    return int(text)


def _month(text: str) -> date:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = date.min
    if not 2000 <= first.year <= 2099:
        raise argparse.ArgumentTypeError(f"{text!r} 应写成 2026-03 · write a month as 2026-03")
    return first


def _demo_history(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.core.languages import ZH
    from kiosk.rehearsal.history_days import first_month
    from kiosk.rehearsal.history_folder import fill_folder

    if chosen.data is None:
        places = find_places(FOLDER)
    yesterday = date.today() - timedelta(days=1)
    until = chosen.until or yesterday.replace(day=1)
    months = chosen.years * 12
    identity = fill_folder(
        places,
        first_month=first_month(until, months),
        months=months,
        seed=chosen.seed,
        visits_a_month=chosen.visits_a_month,
        site=chosen.site,
        last_day=None if chosen.until else yesterday,
    )
    month = f"{until.year:04d}-{until.month:02d}"
    told = Words(
        f"演示数据（不是真实统计）已写入：{places.data}\n"
        f"设备代码 {identity.device_code}，到 {month} 为止。接下来可以：",
        f"Invented figures, of no real machine, are in {places.data}\n"
        f"Device {identity.device_code}, up to {month}. What to do next:",
    )
    print(told.text(chosen.lang or ZH))
    folder = f'"{places.data}"' if " " in str(places.data) else str(places.data)
    for command in (
        f"visits --data {folder} --month {month}",
        f"report --data {folder} --month {month} --out build/report",
        f"run --windowed --data {folder}",
    ):
        print(f"  kiosk {command}")
    return 0


COMMANDS = (_add_demo_history,)
"""Each adds its command to the parser."""
