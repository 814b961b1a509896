"""``ingest``, ``rebuild`` and ``backup``."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kiosk.core.languages import ZH
from kiosk.core.places import find_places
from kiosk.hub.cli_parts import Commands, chosen_store, note

_WORDS = {
    "merged": "已合并 · merged",
    "again": "已有，未重复计数 · here already, counted once",
    "aside": "待批准 · waiting for approval",
    "future": "格式较新，留待升级 · of a newer format, kept",
    "refused": "不是有效信封 · refused",
}


def _add_ingest(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "ingest", parents=[shared], help="汇入文件或U盘 · take in files, folders or sticks"
    )
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.set_defaults(run=_ingest)


def _ingest(chosen: argparse.Namespace) -> int:
    from kiosk.hub.from_files import take_in

    states: Counter[str] = Counter()
    with chosen_store(chosen) as store:
        for found in take_in(store, chosen.paths):
            states["again" if found.again and found.state == "merged" else found.state] += 1
            if found.fault is not None:
                print(f"{found.name}: {found.fault.text(chosen.lang or ZH)}")
    for state, words in _WORDS.items():
        if states[state]:
            print(f"{states[state]:6}  {words}")
    if not states:
        print("没有找到信封 · no envelopes found")
    return 1 if states["refused"] or not states else 0


def _add_rebuild(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "rebuild", parents=[shared], help="用原始信封重算全部数字 · every figure again"
    )
    command.set_defaults(run=_rebuild)


def _rebuild(chosen: argparse.Namespace) -> int:
    from kiosk.hub.rebuild import count_left, rebuild

    with chosen_store(chosen) as store:
        done = rebuild(store, chosen.archive)
        note(store, "rebuilt", "", str(done))
        left = count_left(store)
    print(f"已由 {done} 个信封重算 · made again of {done} envelopes")
    if left:
        print(f"{left} 个信封读不出来，没有计入 · cannot be read and are not counted")
    return 1 if left else 0


def _add_backup(commands: Commands, shared: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "backup", parents=[shared], help="备份，不必停机 · copy all of it, also while it serves"
    )
    command.add_argument("folder", type=Path, metavar="FOLDER", help="新文件夹 · a new folder")
    command.set_defaults(run=_backup)


def _backup(chosen: argparse.Namespace) -> int:
    from kiosk.hub.backup import back_up

    with chosen_store(chosen) as store:
        back_up(store, find_places(chosen.data).data / "hub", chosen.folder)
        note(store, "backup", chosen.folder.name)
    print(f"已备份 · copied: {chosen.folder}")
    return 0


COMMANDS = (_add_ingest, _add_rebuild, _add_backup)
