"""``kiosk doctor``: how this machine is, on the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.health.looking import Outcome
    from kiosk.health.machine import Machine


def _add_doctor(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser("doctor", parents=[shared], help="体检 · how this machine is")
    command.add_argument("--json", action="store_true")
    command.add_argument(
        "--deep", action="store_true", help="重读每个展项文件 · read every exhibit file again"
    )
    command.add_argument(
        "--date-is-right",
        action="store_true",
        help="今天的日期是对的 · vouch for the date the clock shows",
    )
    command.add_argument("--exhibits", type=Path, help="展项文件夹 · folder of exhibits")
    command.add_argument(
        "--measure", action="store_true", help="先测这台电脑的快慢 · measure this machine first"
    )
    command.add_argument(
        "--self",
        dest="itself",
        action="store_true",
        help="程序自检：文件、界面、视频、展项 · is the program whole, does it play",
    )
    steps = ("modules", "screens", "film")  # for the children of the self-test
    command.add_argument("--step", choices=steps, help=argparse.SUPPRESS)
    command.set_defaults(run=_doctor)


def _doctor(chosen: argparse.Namespace, places: Places) -> int:
    if chosen.itself:
        return _look_at_itself(chosen, places)
    from kiosk.core.clock import Quality
    from kiosk.core.config import load_settings
    from kiosk.core.timekeeping import kept_clock
    from kiosk.core.trusted_time import keep_time
    from kiosk.health.looking import look_quickly, verdict
    from kiosk.health.port import Sign
    from kiosk.health.this_machine import this_machine
    from kiosk.players.registry import KINDS

    clock = kept_clock(places.data)
    if chosen.date_is_right:
        keep_time(places.data, clock.wall_s(), Quality.OPERATOR)
    loaded = load_settings(places.config_shipped, places.config_own)
    if chosen.measure:
        _measure(places, loaded.settings, chosen)
    machine = this_machine(places, loaded, clock, exhibits=chosen.exhibits, kinds=KINDS)
    deep = _look_deeply(machine, chosen) if chosen.deep else ()
    quick = [each for each in look_quickly(machine) if not (deep and each.id == LAST)]
    found = (*quick, *deep)  # what has just been found stands for what was found last
    _tell(found, chosen)
    return 1 if verdict(found) is Sign.BAD else 0


def _measure(places: Places, settings: Settings, chosen: argparse.Namespace) -> None:
    """As the kiosk does by itself; for the screen it was measured for last, or the system's."""
    from kiosk.core.profile import read_profile
    from kiosk.health.system.screens import screens
    from kiosk.shell.jobs import Going
    from kiosk.shell.measuring import GOING, measure
    from kiosk.ui.ladder import choose_rung, compare_card
    from kiosk.ui.measuring_order import order_of

    print(GOING.text(chosen.lang or ZH), file=sys.stderr, flush=True)
    known, found = read_profile(places.data), screens()
    size_px = (found[0].width_px, found[0].height_px) if found else (1920, 1080)
    drawn_by = choose_rung(settings.screen.render, places.data)
    size_px = known.screen_px if known is not None else size_px
    order = order_of(places, chosen.exhibits or places.exhibits, size_px, drawn_by)
    measured = measure(order, Going())
    if measured is not None:
        compare_card(places.data, measured.processor_page_ms)


def _look_at_itself(chosen: argparse.Namespace, places: Places) -> int:
    if chosen.step:
        from kiosk.rehearsal.self_child import run_step

        return run_step(chosen.step, places)
    from kiosk.health.looking import verdict
    from kiosk.health.port import Sign
    from kiosk.rehearsal.self_test import look_at_itself

    found = tuple(look_at_itself(places))
    _tell(found, chosen)
    return 1 if verdict(found) is Sign.BAD else 0


def _look_deeply(machine: Machine, chosen: argparse.Namespace) -> tuple[Outcome, ...]:
    import signal
    import time

    from kiosk.health.looking import look_deeply

    class Watched:
        """Tells a person how far it is; Ctrl+C ends it, and the next look goes on from there."""

        cancelled = False
        _told_s = 0.0

        def stop(self, *_: object) -> None:
            self.cancelled = True

        def wait(self, seconds: float) -> bool:
            time.sleep(seconds)
            return self.cancelled

        def tell(self, share: float | None, words: Words | None = None) -> None:
            now_s = time.monotonic()
            if words is None or now_s - self._told_s < 1:
                return
            self._told_s = now_s
            if sys.stderr.isatty():
                print(f"\r{words.text(chosen.lang or ZH)}  ", end="", file=sys.stderr, flush=True)

    watched = Watched()
    before = signal.signal(signal.SIGINT, watched.stop)
    try:
        return look_deeply(machine, watched)
    finally:
        signal.signal(signal.SIGINT, before)
        if sys.stderr.isatty():
            print(file=sys.stderr)


def _tell(found: tuple[Outcome, ...], chosen: argparse.Namespace) -> None:
    from kiosk.health.looking import summary, verdict
    from kiosk.health.port import CONFIRM_CLOCK, Sign

    if chosen.json:
        import json

        told = {"verdict": verdict(found).value, "findings": [each.as_json() for each in found]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    language = chosen.lang or ZH
    for each in found:
        finding = each.finding
        mark = _MARKS[finding.sign.value].text(language)
        print(f"[{mark}] {each.title.text(language)}: {finding.what.text(language)}")
        if finding.next_step is not None:
            print(f"       → {finding.next_step.text(language)}")
        if finding.action == CONFIRM_CLOCK and finding.sign is not Sign.GOOD:
            print("       → kiosk doctor --date-is-right")
    print(f"\n{summary(found).text(language)}")


_MARKS = {
    "good": Words("好", "ok"),
    "note": Words("注", "note"),
    "warn": Words("看", "look"),
    "bad": Words("急", "BAD"),
    "unknown": Words("？", "?"),
}

LAST = "deep-last"

COMMANDS = (_add_doctor,)
"""Each adds its command to the parser."""
