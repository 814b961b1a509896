"""Commands that the kiosk gives to child processes of its own: one thin function each."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.core.places import Places

Commands = argparse._SubParsersAction  # the only name argparse has for it


def _add_index(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "index", parents=[shared], help="重建展项索引 · rebuild the catalogue's cache"
    )
    command.add_argument("--exhibits", type=Path)
    command.add_argument("--safe", action="store_true", help="不看资源包 · without bundles")
    command.set_defaults(run=_index)


def _index(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.library.catalogue import rebuild_index
    from kiosk.library.installed import mend_installed, read_installed
    from kiosk.players.registry import KINDS

    if not chosen.safe:
        mend_installed(places.content)
    installed = read_installed(places.content, safe=chosen.safe)
    exhibits = chosen.exhibits or places.exhibits
    catalogue = rebuild_index(exhibits, places.cache, KINDS, installed=installed)
    print(f"{len(catalogue.exhibits)} + {len(catalogue.left_out)}")
    return 0


def _add_make_key(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "make-key", parents=[shared], help="生成本机的签名密钥 · make this machine's signing key"
    )
    command.set_defaults(run=_make_key)


def _make_key(_chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.sync.device_key import settle_device_key

    settle_device_key(places.data)
    return 0


def _add_open_media(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "open-media", parents=[shared], help="试播一个媒体文件 · open one media file (for check)"
    )
    command.add_argument("kind", choices=("video", "lottie", "sound"))
    command.add_argument("path", type=Path)
    command.set_defaults(run=_open_media)


def _open_media(chosen: argparse.Namespace, _places: Places) -> int:
    import json

    if chosen.kind == "video":
        from kiosk.ui.video_probe import open_video

        found = open_video(chosen.path)
    elif chosen.kind == "sound":
        from kiosk.ui.sound_probe import open_sound

        found = open_sound(chosen.path)
    else:
        from kiosk.players.animation.lottie import open_lottie

        found = open_lottie(chosen.path)
    print(json.dumps(found), flush=True)
    return 0


def _add_probe_card(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "probe-card", parents=[shared], help="试用显卡 · try the graphics card"
    )
    command.set_defaults(run=_probe_card)


def _probe_card(_chosen: argparse.Namespace, _places: Places) -> int:
    import json

    from kiosk.ui.card_probe import probe_card

    print(json.dumps(probe_card(), ensure_ascii=False), flush=True)
    return 0


def _add_measure(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "measure",
        parents=[shared],
        help="测电脑快慢 · measure this machine (for the kiosk; see doctor --measure)",
    )
    command.add_argument("--exhibits", type=Path)
    command.add_argument("--width", type=int, default=1920)
    command.add_argument("--height", type=int, default=1080)
    command.add_argument("--drawn-by", choices=("software", "gpu"), default="software")
    command.set_defaults(run=_measure)


def _measure(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.rehearsal.measure import run_measure

    size_px = max(320, min(chosen.width, 7680)), max(320, min(chosen.height, 7680))
    return run_measure(places, chosen.exhibits or places.exhibits, size_px, chosen.drawn_by)


def _add_simulate(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "simulate", parents=[shared], help="模拟的子进程 · a simulation's process (for the kiosk)"
    )
    command.set_defaults(run=_simulate)


def _simulate(_chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.players.simulation.child import run_child

    run_child(places.fonts)


def _add_try_exhibit(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "try-exhibit",
        parents=[shared],
        help="试开新装的展项 · open new exhibits once, unseen (for the kiosk)",
    )
    command.add_argument(
        "folders", nargs="*", type=Path, metavar="FOLDER", help="没有则逐行读 · none: from lines"
    )
    command.add_argument("--most-bytes", type=int, default=0, help=argparse.SUPPRESS)
    command.set_defaults(run=_try_exhibit)


def _try_exhibit(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.rehearsal.trial_child import run_trials

    return run_trials(chosen.folders, places, chosen.most_bytes)


CHILD_COMMANDS = (
    *(_add_index, _add_make_key, _add_open_media, _add_probe_card),
    *(_add_measure, _add_simulate, _add_try_exhibit),
)
"""Each adds its command to the parser."""
