"""Commands that bring bundles in and take them out again: the same as the panel does."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.cli_telling import to_person
from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.intake.desk import ProcessDesk
    from kiosk.bundles.intake.port import House
    from kiosk.bundles.offers import Offer
    from kiosk.library.holding import Held

_STDIN = 0
WAIT_MOST_S = 600.0
"""How long a pulled stick is waited for."""
_REPAIR = Words(
    "请先卸载这个资源包（kiosk bundle remove），再从U盘重新安装。",
    "Please remove the bundle (`kiosk bundle remove`) and install it again from its stick.",
)
_COPY_ANEW = Words("请换一个好的U盘，重新拷贝。", "Please have it copied again onto a good stick.")


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``install``, ``list``, ``rollback``, ``verify``, ``remove`` and ``cancel``."""
    install = actions.add_parser(
        "install", parents=[shared], help="安装资源包 · install from a stick, folder or .kepu file"
    )
    install.add_argument("place", nargs="?", type=Path, metavar="PLACE")
    install.add_argument("--bundle", metavar="NAME", help="publisher.package.seq")
    install.add_argument("--resume", action="store_true", help="接着装没装完的 · go on")
    install.add_argument("--json", action="store_true", help=argparse.SUPPRESS)  # for the panel
    install.add_argument("--wait", type=float, default=WAIT_MOST_S, help=argparse.SUPPRESS)
    install.set_defaults(run=_install)
    listed = actions.add_parser("list", parents=[shared], help="已装的资源包 · what is installed")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    for name, run, told in (
        ("rollback", _roll_back, "退回上一版 · go back to the previous version"),
        ("remove", _remove, "卸载 · remove a package"),
    ):
        action = actions.add_parser(name, parents=[shared], help=told)
        action.add_argument("key", metavar="KEY", help="publisher.package")
        action.set_defaults(run=run)
    verify = actions.add_parser(
        "verify", parents=[shared], help="逐字节核对 · read a stick or what is installed again"
    )
    verify.add_argument("what", nargs="?", metavar="PLACE|KEY")
    verify.set_defaults(run=_verify)
    cancel = actions.add_parser("cancel", parents=[shared], help="取消没装完的 · drop unfinished")
    cancel.set_defaults(run=_cancel)


def _install(chosen: argparse.Namespace, places: Places) -> int:
    if (chosen.place is None) != chosen.resume:
        raise Trouble(
            "which-bundle",
            Words("没有说装哪里的资源包。", "It was not said where the bundle is."),
            Words("请写：kiosk bundle install U盘，或加 --resume。", "Name a stick, or --resume."),
        )
    with _house(chosen, places) as (house, desk):
        if chosen.resume:
            from kiosk.bundles.intake.doing import carry_on
            from kiosk.bundles.intake.here import find_pending

            if not carry_on(house, find_pending(places), desk):
                _say(chosen, Words("没有未装完的资源包。", "Nothing is unfinished."))
            return 0
        _install_from(chosen, places, house, desk)
    return 0


def _install_from(
    chosen: argparse.Namespace, places: Places, house: House, desk: ProcessDesk
) -> None:
    from kiosk.bundles.intake.doing import install
    from kiosk.bundles.intake.here import find_anywhere
    from kiosk.bundles.intake.order import Order
    from kiosk.bundles.offers import look
    from kiosk.bundles.opening import open_source
    from kiosk.bundles.source import SourceGone
    from kiosk.bundles.verdict import Kind
    from kiosk.library.store import Store

    try:
        looked = look(chosen.place.absolute(), places, Store(places.content))
        for offer in _wanted(looked.offers, chosen):
            if offer.verdict.kind is Kind.HERE:
                _say(chosen, offer.verdict.words)
            if offer.verdict.kind not in (Kind.GOOD, Kind.HERE):
                raise Trouble(
                    f"bundle-{offer.verdict.kind.value}",
                    offer.verdict.words,
                    offer.verdict.next_step,
                )
            manifest = open_source(offer.place).manifest(offer.name) or b""
            order = Order(offer.name, offer.place, offer.source_name)
            install(house, order, manifest, find_anywhere(order, manifest), desk)
    except SourceGone as gone:
        raise _not_there(chosen.place) from gone


def _wanted(offers: tuple[Offer, ...], chosen: argparse.Namespace) -> list[Offer]:
    """The bundle that was named, else what each package of the stick should become."""
    if chosen.bundle:
        found = [one for one in offers if one.name == chosen.bundle]
    else:
        found = [one for one in offers if one.first] or list(offers[:1])
    if not found:
        named = f" {chosen.bundle} 这个" if chosen.bundle else ""
        raise Trouble(
            "no-bundle",
            Words(
                f"“{chosen.place}”里没有{named}资源包。",
                f"There is no such bundle in “{chosen.place}”.",
            ),
            Words("请确认插对了U盘（里面有 KEPU 文件夹）。", "Is it the stick with a KEPU folder?"),
        )
    return found


def _not_there(place: Path) -> Trouble:
    return Trouble(
        "stick-gone",
        Words(f"“{place}”读不到。", f"“{place}” cannot be read."),
        Words("请重新插入U盘再试。", "Please plug the stick in again."),
    )


def _list(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.intake.order import read_order
    from kiosk.library.store import Store

    language = chosen.lang or ZH
    held = Store(places.content).packages()
    order = read_order(places.content)
    if chosen.json:
        import json

        told = {
            "packages": [_held_json(one) for one in held],
            "unfinished": None if order is None else order.bundle,
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    for one in held:
        before = ""
        if one.previous_seq is not None:
            back = Words(f"，可退回 {one.previous_version}", f", back to {one.previous_version}")
            before = back.text(language)
        print(
            f"{one.key}  {one.title.text(language)}  {one.version} (seq {one.seq})  "
            f"{len(one.exhibits)} × 展项, {one.size_bytes / 1e6:.1f} MB  "
            f"{one.signer.text(language)}{before}"
        )
    if not held:
        print(Words("没有装过资源包。", "No bundle is installed.").text(language))
    if order is not None:
        print(Words(f"没装完：{order.bundle}", f"unfinished: {order.bundle}").text(language))
    return 0


def _held_json(one: Held) -> dict[str, object]:
    return {
        "key": one.key,
        "seq": one.seq,
        "version": one.version,
        "title": dict(one.title.by_language),
        "signer": dict(one.signer.by_language),
        "bytes": one.size_bytes,
        "previous_seq": one.previous_seq,
        "highest_seq": one.highest_seq,
        "exhibits": [
            {"id": each.id, "version": each.version, "content": each.content}
            for each in one.exhibits
        ],
    }


def _roll_back(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.library.store import Store

    now = Store(places.content).roll_back(chosen.key)
    _say(
        chosen,
        Words(
            f"{chosen.key} 已退回 {now.version}（seq {now.seq}）。",
            f"{chosen.key} is back at {now.version} (seq {now.seq}).",
        ),
    )
    return 0


def _remove(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.library.store import Store

    Store(places.content).remove(chosen.key)
    _say(chosen, Words(f"{chosen.key} 已卸载。", f"{chosen.key} is removed."))
    return 0


def _verify(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.intake.verifying import verify_installed, verify_place
    from kiosk.bundles.source import SourceGone
    from kiosk.library.store import Store

    store = Store(places.content)
    keys = {one.key for one in store.packages()}
    try:
        installed = chosen.what is None or chosen.what in keys
        if installed:
            damaged = verify_installed(store, chosen.what)
        else:
            damaged = verify_place(Path(chosen.what).absolute(), places, store)
    except SourceGone as gone:
        raise _not_there(Path(chosen.what)) from gone
    if damaged:
        names = "、".join(damaged[:8])
        raise Trouble(
            "bundle-damaged",
            Words(f"损坏：{names}。", f"Damaged: {', '.join(damaged[:8])}."),
            _REPAIR if installed else _COPY_ANEW,
        )
    _say(chosen, Words("逐字节核对过，完整。", "Read again byte by byte: whole."))
    return 0


def _cancel(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.intake.doing import drop
    from kiosk.bundles.intake.progress import SAID, State

    with _house(chosen, places) as (house, desk):
        there = drop(house, desk)
    nothing = Words("没有未装完的资源包。", "Nothing is unfinished.")
    _say(chosen, SAID[State.CANCELLED] if there else nothing)
    return 0


@contextlib.contextmanager
def _house(chosen: argparse.Namespace, places: Places) -> Iterator[tuple[House, ProcessDesk]]:
    """This machine's intake, and the desk it tells; a trial's child is started when needed."""
    import time

    from kiosk.bundles.intake.desk import ProcessDesk, say_lines, step_back
    from kiosk.bundles.intake.here import house_of
    from kiosk.library.store import Store
    from kiosk.rehearsal.trial import Trials

    as_lines = getattr(chosen, "json", False)
    say = say_lines(sys.stdout) if as_lines else to_person(chosen.lang or ZH)
    desk = ProcessDesk(say, time.monotonic)
    desk.heed_signals()
    if as_lines:
        step_back()
        desk.heed_lines(_STDIN)
    wait_s = getattr(chosen, "wait", 0.0)
    with Trials() as trials:  # its child is started for the first exhibit
        try:
            yield house_of(places, trials, Store(places.content), wait_s), desk
        except Trouble as trouble:
            desk.tell_end(trouble)
            raise


def _say(chosen: argparse.Namespace, words: Words) -> None:
    if not getattr(chosen, "json", False):
        print(words.text(chosen.lang or ZH))
