"""The command line: one thin function a command."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH, canonical
from kiosk.core.places import Places, find_places

Commands = argparse._SubParsersAction  # the only name argparse has for it
Adds = Callable[[Commands, argparse.ArgumentParser], None]  # type: ignore[type-arg]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code (0 well, 1 found something, 2 wrong words)."""
    _speak_utf8()
    parser = _parser(_first_word(sys.argv[1:] if arguments is None else arguments))
    chosen = parser.parse_args(arguments)
    language: str = chosen.lang or ZH
    try:
        code = int(chosen.run(chosen, find_places(chosen.data)))
        print(end="", flush=True)
        return code
    except Trouble as trouble:
        print(trouble.text(language), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads along (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may still speak a code page
            stream.reconfigure(encoding="utf-8", errors="replace")


def _first_word(arguments: Sequence[str]) -> str:
    """The command that is asked for; empty where none can be seen."""
    words = iter(arguments)
    for word in words:
        if word in ("--data", "--lang"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _parser(command: str) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    for target, default in ((None, None), (shared, argparse.SUPPRESS)):
        if target is None:
            top = argparse.ArgumentParser(
                prog="kiosk", description="离线科普展项触摸屏 · the offline science kiosk"
            )
            target = top
        target.add_argument(
            "--data", type=Path, default=default, help="数据文件夹 · folder for this machine's data"
        )
        target.add_argument("--lang", type=_language, default=default, help="zh-Hans | en")
    top.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for add in _adders(command):
        add(commands, shared)
    return top


def _adders(command: str) -> tuple[Adds, ...]:
    """What adds the commands; the kiosk's own start does without the other ones: 12 ms."""
    if command == "run":
        return (_add_run,)
    from kiosk.cli_bench import COMMANDS as BENCH_COMMANDS

    if command == "bench":  # what measures the start goes the same way
        return BENCH_COMMANDS
    from kiosk.cli_bundles import COMMANDS as BUNDLE_COMMANDS
    from kiosk.cli_card import COMMANDS as CARD_COMMANDS
    from kiosk.cli_children import CHILD_COMMANDS
    from kiosk.cli_doctor import COMMANDS as DOCTOR_COMMANDS
    from kiosk.cli_gate import COMMANDS as GATE_COMMANDS
    from kiosk.cli_guard import COMMANDS as GUARD_COMMANDS
    from kiosk.cli_history import COMMANDS as HISTORY_COMMANDS
    from kiosk.cli_report import COMMANDS as REPORT_COMMANDS
    from kiosk.cli_soak import COMMANDS as SOAK_COMMANDS
    from kiosk.cli_sync import COMMANDS as SYNC_COMMANDS

    return (
        *(_add_run, _add_check, _add_narration, _add_visits, _add_tour),
        *(*BENCH_COMMANDS, *DOCTOR_COMMANDS, *CARD_COMMANDS, *REPORT_COMMANDS, *SYNC_COMMANDS),
        *(*GATE_COMMANDS, *GUARD_COMMANDS, *HISTORY_COMMANDS, *SOAK_COMMANDS),
        *(*BUNDLE_COMMANDS, *CHILD_COMMANDS),
    )


def _language(tag: str) -> str:
    try:
        return canonical(tag)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"不认识的语言 {tag!r}，可用 zh-Hans 或 en · unknown language, use zh-Hans or en"
        ) from error


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    try:
        size = int(width), int(height)
    except ValueError:
        size = 0, 0
    if not (320 <= size[0] <= 7680 and 320 <= size[1] <= 7680):
        raise argparse.ArgumentTypeError(
            f"尺寸 {text!r} 应写成 1920x1080 · write a size as 1920x1080 (320–7680 each)"
        )
    return size


def _diagonal(text: str) -> float:
    try:
        inches = float(text)
    except ValueError:
        inches = 0.0
    if not 15 <= inches <= 86:
        raise argparse.ArgumentTypeError(
            f"对角线 {text!r} 应为 15–86 英寸 · a diagonal is 15–86 inches"
        )
    return inches


def _add_run(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser("run", parents=[shared], help="启动展项屏 · start the kiosk")
    command.add_argument("--windowed", action="store_true", help="开发用窗口 · in a window")
    command.add_argument("--size", type=_size, help="窗口尺寸 · e.g. 1920x1080")
    command.add_argument("--diagonal", type=_diagonal, help="屏幕对角线（英寸）· inches")
    command.add_argument(
        "--safe", action="store_true", help="安全模式 · safe mode: built-in exhibits, plain drawing"
    )
    command.set_defaults(run=_run)


def _run(chosen: argparse.Namespace, places: Places) -> int:
    gc.disable()  # there is none yet, and looking takes 8 ms; later the window's thread looks
    from kiosk.ui.plain_imports import import_plainly

    import_plainly()
    from kiosk.app import Kiosk
    from kiosk.core.runs import RESTART
    from kiosk.ui.heartbeat import Heartbeat
    from kiosk.ui.starting import Options, claim, make_qt, prepare

    lock = claim(places.data)
    options = Options(
        windowed=chosen.windowed,
        size_px=chosen.size,
        diagonal_in=chosen.diagonal,
        language=chosen.lang,
        safe=chosen.safe,
    )
    settings = prepare(places, options, to_stderr=chosen.windowed).settings
    heart = Heartbeat(places.data, safe=chosen.safe)
    application = make_qt(settings, places)
    kiosk = Kiosk(places, settings, options)
    kiosk.when_drawn(lambda: heart.start(lambda: kiosk.idle, kiosk.quit))
    kiosk.when_ready(heart.show_ready)
    kiosk.when_ready(kiosk.wings.offer_setup)
    kiosk.start()
    code = application.exec()
    heart.leave(code)
    kiosk.stop()
    heart.end(code)
    lock.unlock()
    return code if heart.guarded or code != RESTART else _run_again()


def _run_again() -> int:
    """Nobody watches over this kiosk, so it starts itself again."""
    import subprocess

    from kiosk.core.program import own_command

    command = own_command(*sys.argv[1:])
    if sys.platform == "win32":  # there a program cannot become another one
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


def _add_check(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser("check", parents=[shared], help="检查展项 · check exhibits")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument(
        "--quick", action="store_true", help="不试播媒体 · do not open films and animations"
    )
    command.set_defaults(run=_check)


def _check(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.library.check import check_paths
    from kiosk.library.probing import ChildProber
    from kiosk.library.report import format_problems
    from kiosk.players.registry import KINDS

    prober = None if chosen.quick else ChildProber()
    problems = check_paths(chosen.paths, KINDS, places.fonts / "coverage.json", prober)
    print(format_problems(problems, chosen.lang or ZH))
    return 1 if any(problem.severity != "hint" for problem in problems) else 0


def _add_narration(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "narration", parents=[shared], help="录音该念什么 · what the recordings have to say"
    )
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument(
        "--recorded",
        action="store_true",
        help="听过了，和文字一致 · listened to: they say what is written",
    )
    command.set_defaults(run=_narration)


def _narration(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.library.check import exhibits_at
    from kiosk.library.examine import examine
    from kiosk.library.narration import write_spoken
    from kiosk.players.registry import KINDS

    for folder in exhibits_at(chosen.paths):
        spoken = examine(folder, KINDS).spoken
        for name, words in sorted(spoken.items()):
            print(f"{(folder / name).as_posix()}\n    {words.replace(chr(10), chr(10) + ' ' * 4)}")
        if chosen.recorded and spoken:
            print(f"→ {write_spoken(folder, spoken).as_posix()}")
    return 0


def _add_visits(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser("visits", parents=[shared], help="访问统计 · what was counted")
    command.add_argument("--month", metavar="YYYY-MM")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_visits)


def _visits(chosen: argparse.Namespace, places: Places) -> int:
    import json

    from kiosk.core.config import load_settings
    from kiosk.visits.hardest import format_hardest, hardest, read_questions
    from kiosk.visits.totals import format_totals, read_totals

    settings = load_settings(places.config_shipped, places.config_own).settings
    asked = places.ledger, chosen.month, settings.time.utc_offset_min
    totals, hard = read_totals(*asked), hardest(read_questions(*asked))
    if chosen.json:
        told = {**totals.as_json(), "hardest": [each.as_json() for each in hard]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        language = chosen.lang or ZH
        print(format_totals(totals, language) + format_hardest(hard, language))
    return 0


def _add_tour(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "tour", parents=[shared], help="演示参观并截图 · play a scripted visit, save pictures"
    )
    command.add_argument("--out", type=Path, default=Path("build/tour"))
    command.add_argument("--size", type=_size, default=(1920, 1080))
    command.add_argument("--diagonal", type=_diagonal, default=21.5)
    command.add_argument("--elder", action="store_true", help="长辈模式")
    command.add_argument("--exhibits", type=Path, help="展项文件夹 · a folder of other exhibits")
    command.add_argument(
        "--emergency", action="store_true", help="有应急资源包时 · while there is an emergency"
    )
    which = command.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="每个展项 · every exhibit")
    which.add_argument(
        "--operator", action="store_true", help="操作员的每一页 · the operator's side"
    )
    which.add_argument(
        "--exhibit", action="append", default=[], metavar="ID", help="只看这个展项 · only this one"
    )
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_tour)


def _tour(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.rehearsal.tour import run_tour

    return run_tour(
        out=chosen.out,
        data=chosen.data,
        size_px=chosen.size,
        diagonal_in=chosen.diagonal,
        language=chosen.lang or ZH,
        elder=chosen.elder,
        exhibits=chosen.exhibits,
        only=tuple(chosen.exhibit),
        everything=chosen.all,
        operator=chosen.operator,
        emergency=chosen.emergency,
        as_json=chosen.json,
    )
