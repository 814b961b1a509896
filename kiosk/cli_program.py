"""Commands about the program itself: packed at an office, brought in and chosen on a kiosk."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli_children import Commands
from kiosk.cli_passphrases import add_passphrases, new_passphrase, ring_for
from kiosk.cli_telling import day_of, percents, seq_number, size_text, to_person
from kiosk.core.errors import Trouble
from kiosk.core.languages import EN, ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.program.offers import ProgramOffer
    from kiosk.bundles.program.packing import ProgramLabel
    from kiosk.core.releases import Pointer

GIVEN, PREVIOUS = "given", "previous"


def add_key_action(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``programs`` to the group ``keys``."""
    give = actions.add_parser(
        "programs", parents=[shared], help="程序密钥：新建或更换 · keys that sign programs"
    )
    give.add_argument("keys", type=Path, metavar="KEYS")
    give.add_argument("--new-keys", type=int, default=2, metavar="N", help="几把 · how many")
    give.add_argument(
        "--threshold", type=int, default=1, metavar="N", help="几把签名才算 · how many sign"
    )
    add_passphrases(give)
    give.set_defaults(run=_give)


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``pack``, ``install``, ``list`` and ``use`` to the group ``program``."""
    _add_pack(actions, shared)
    install = actions.add_parser(
        "install", parents=[shared], help="从U盘装新程序，先不换上 · bring a release in"
    )
    install.add_argument("place", type=Path, metavar="STICK")
    install.add_argument("--name", default="", help="例如 linux-x86_64.12 · its folder there")
    install.add_argument("--json", action="store_true", help=argparse.SUPPRESS)  # for the panel
    install.add_argument("--wait", type=float, default=600.0, help=argparse.SUPPRESS)
    install.set_defaults(run=_install)
    listed = actions.add_parser("list", parents=[shared], help="本机有哪些程序 · what is here")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    use = actions.add_parser(
        "use", parents=[shared], help="下次启动用哪个程序 · which runs from the next start on"
    )
    use.add_argument(
        "release",
        metavar="RELEASE",
        help=f"例如 0.10.0-12；{PREVIOUS}：上一个；{GIVEN}：安装时的 · the one before, or given",
    )
    use.set_defaults(run=_use)


def _give(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.keys.founding import Count
    from kiosk.bundles.keys.programs import FOLDER, give_program_keys

    authority = read_authority(chosen.keys)
    passphrase = new_passphrase(chosen)
    ring = ring_for(chosen, chosen.keys, known=(passphrase,))
    count = Count(chosen.new_keys, chosen.threshold)
    trusted = give_program_keys(authority, ring, count, passphrase)
    print(f"{trusted.fingerprint}  root v{trusted.root_version}")
    print(f"{chosen.keys / 'private' / FOLDER}  ← 分开保管 · to be kept apart")
    return 0


def _add_pack(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    pack = actions.add_parser(
        "pack", parents=[shared], help="把 dist/kiosk 打成更新 · a built program as an update"
    )
    pack.add_argument("folder", type=Path, metavar="FOLDER", help="dist/kiosk")
    pack.add_argument("--keys", type=Path, required=True, metavar="KEYS", help="密钥文件夹")
    pack.add_argument("--seq", required=True, type=seq_number, metavar="N", help="序号，只增不减")
    pack.add_argument("--out", type=Path, required=True, metavar="STICK", help="U 盘或文件夹")
    pack.add_argument("--version", default="", help="不写就问程序自己 · asked of it if not given")
    pack.add_argument(
        "--system", choices=("linux", "windows"), help="不写就是本机的 · else this one"
    )
    pack.add_argument("--machine", default="", help="例如 x86_64 · else this one's")
    pack.add_argument("--news", default="", help="这一版有什么新的 · what is new, in Chinese")
    pack.add_argument("--news-en", default="", metavar="NEWS", help="英文 · in English")
    pack.add_argument("--made", type=day_of, metavar="YYYY-MM-DD", help="制作日期 · a label only")
    add_passphrases(pack)
    pack.set_defaults(run=_pack)


def _pack(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.program.packing import pack_program

    authority = read_authority(chosen.keys)
    label = _label(chosen)
    ring = ring_for(chosen, chosen.keys)
    made = pack_program(chosen.folder, label, authority, ring, chosen.out, percents())
    print(made.folder)
    print(
        f"{made.program.release}  {len(made.program.files)}  {size_text(made.program.size_bytes)}"
    )
    return 0


def _label(chosen: argparse.Namespace) -> ProgramLabel:
    from kiosk.bundles.program.packing import ProgramLabel
    from kiosk.bundles.program.values import this_system

    system, machine = this_system()
    news = {tag: text for tag, text in ((ZH, chosen.news), (EN, chosen.news_en)) if text}
    return ProgramLabel(
        seq=chosen.seq,
        version=chosen.version or _version_of(chosen.folder, chosen.system or system),
        system=chosen.system or system,
        machine=chosen.machine or machine,
        made=chosen.made.isoformat() if chosen.made else "",
        news=news or None,
    )


def _version_of(folder: Path, system: str) -> str:
    from kiosk.bundles.program.trying import told_version

    try:
        return told_version(folder.absolute(), system)
    except OSError as error:
        raise Trouble(
            "no-version",
            Words("程序没有说出自己的版本。", "The program does not tell its version."),
            Words("请用 --version 写明。", "Please give it by --version."),
        ) from error


def _install(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.intake.desk import ProcessDesk, say_lines, step_back
    from kiosk.bundles.program.offers import install_program

    desk = ProcessDesk(
        say_lines(sys.stdout) if chosen.json else to_person(chosen.lang or ZH), time.monotonic
    )
    desk.heed_signals()
    if chosen.json:
        step_back()
        desk.heed_lines(sys.stdin.fileno())
    try:
        offer = _offered(chosen, places)
        program = install_program(places, offer, desk, chosen.wait)
    except Trouble as trouble:
        desk.tell_end(trouble)
        raise
    if not chosen.json:
        print(f"{program.release}  → kiosk program use {program.release}")
    return 0


def _offered(chosen: argparse.Namespace, places: Places) -> ProgramOffer:
    from kiosk.bundles.offers import look
    from kiosk.bundles.source import SourceGone
    from kiosk.library.store import Store

    try:
        found = look(chosen.place.absolute(), places, Store(places.content)).programs
    except SourceGone as gone:
        raise Trouble(
            "stick-gone",
            Words(f"“{chosen.place}”读不到。", f"“{chosen.place}” cannot be read."),
            Words("请重新插入U盘再试。", "Please plug the stick in again."),
        ) from gone
    wanted = [one for one in found if not chosen.name or one.name == chosen.name]
    if not wanted:
        raise Trouble(
            "no-program",
            Words(f"“{chosen.place}”里没有程序。", f"There is no program in “{chosen.place}”."),
            Words("请确认插对了U盘。", "Is it the right stick?"),
        )
    return next((one for one in wanted if one.first), wanted[0])


def _list(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.program.using import given_version
    from kiosk.core.release_pointer import read_pointer
    from kiosk.core.releases import releases

    now, here = read_pointer(places.data), releases(places.data)
    given = given_version(now)
    if chosen.json:
        import json

        told: dict[str, Any] = {**now._asdict(), "given": given, "here": list(here)}
        told["fell"] = None if now.fell is None else now.fell._asdict()
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    language = chosen.lang or ZH
    for name in ("", *here):
        shown = name or Words(f"{given}（安装时的）", f"{given} (given)").text(language)
        print(f"{'*' if name == now.current else ' '} {shown}{_role(now, name).text(language)}")
    if now.fell is not None:
        fell = now.fell
        words = Words(
            f"{fell.release} 启动失败 {fell.failed} 次，已换回。",
            f"{fell.release} failed to start {fell.failed} times and was given up.",
        )
        print(words.text(language))
    return 0


def _role(now: Pointer, name: str) -> Words:
    if name == now.current:
        if now.on_trial:
            return Words("  试用中", "  on trial")
        return Words("  正在用", "  current")
    return Words("  上一个", "  the one before") if name == now.previous else Words("", "")


def _use(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.program.using import use
    from kiosk.core.release_pointer import read_pointer
    from kiosk.core.releases import INSTALLED

    name = {GIVEN: INSTALLED, PREVIOUS: read_pointer(places.data).previous}.get(
        chosen.release, chosen.release
    )
    now = use(places, name)
    shown = now.current or now.given
    words = Words(
        f"下次启动用 {shown}。计数已备份。",
        f"{shown} runs from the next start on; the counts have been copied.",
    )
    print(words.text(chosen.lang or ZH))
    return 0
