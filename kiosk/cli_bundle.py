"""Commands that make bundles and look into them; installing them is ``cli_bundle_install``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.cli_passphrases import add_passphrases, ring_for
from kiosk.cli_telling import day_of, percents, seq_number, size_text
from kiosk.core.languages import EN, ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.packer.describing import Label
    from kiosk.bundles.packer.gathering import Check, Gathered
    from kiosk.bundles.trust.content import Publisher
    from kiosk.library.loads import Loads
    from kiosk.library.problems import Problem


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``build``, ``export`` and ``inspect`` to the group ``bundle``."""
    _add_build(actions, shared)
    _add_export(actions, shared)
    _add_inspect(actions, shared)


def _add_build(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    build = actions.add_parser(
        "build", parents=[shared], help="展项打成资源包 · pack exhibits into a signed bundle"
    )
    build.add_argument(
        "exhibits", nargs="+", type=Path, metavar="EXHIBITS", help="展项，或放展项的文件夹"
    )
    build.add_argument("--keys", type=Path, required=True, metavar="FOLDER", help="密钥文件夹")
    build.add_argument("--publisher", required=True, metavar="NAME", help="发布者 · who publishes")
    build.add_argument("--package", required=True, metavar="NAME", help="资源包的名字 · its name")
    build.add_argument("--seq", required=True, type=seq_number, metavar="N", help="序号，只增不减")
    build.add_argument("--out", type=Path, required=True, metavar="STICK", help="U 盘或文件夹")
    build.add_argument("--title", default="", help="标题（中文）· title in Chinese")
    build.add_argument("--title-en", default="", metavar="TITLE", help="英文标题 · in English")
    build.add_argument("--version", default="", help="给人看的版本，不写就用序号 · for people")
    build.add_argument("--kiosk-from", default="", metavar="V", help="展项屏版本，含 · from")
    build.add_argument("--kiosk-below", default="", metavar="V", help="展项屏版本，不含 · below")
    build.add_argument(
        "--emergency-until", type=day_of, metavar="YYYY-MM-DD", help="应急：置顶到这一天"
    )
    build.add_argument("--made", type=day_of, metavar="YYYY-MM-DD", help="制作日期 · a label only")
    build.add_argument("--quick", action="store_true", help="检查时不试播媒体 · do not open media")
    add_passphrases(build)
    build.set_defaults(run=_build)


def _build(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.packer.building import build
    from kiosk.bundles.packer.gathering import CheckFailed, gather
    from kiosk.library.report import format_problems

    authority = read_authority(chosen.keys)
    authority.publisher(chosen.publisher)
    publisher = next(one for one in authority.trusted.publishers if one.id == chosen.publisher)
    try:
        exhibits = gather(chosen.exhibits, _check(places, quick=chosen.quick), _weigh)
    except CheckFailed as failed:
        print(format_problems(failed.problems, chosen.lang or ZH))
        raise
    ring = ring_for(chosen, chosen.keys)
    label = _label(chosen, publisher, exhibits)
    made = build(exhibits, label, authority, ring, chosen.out, percents())
    bundle = made.bundle
    print(made.folder)
    print(
        Words(
            f"{len(bundle.exhibits)} 个展项，{size_text(bundle.size_bytes)}，"
            + ("已在上面，一模一样。" if made.already else "写好并核对过。"),
            f"{len(bundle.exhibits)} exhibits, {size_text(bundle.size_bytes)}: "
            + ("there already, the very same." if made.already else "written and read back."),
        ).text(chosen.lang or ZH)
    )
    return 0


def _add_export(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    export = actions.add_parser(
        "export", parents=[shared], help="存成一个 .kepu 文件 · one file, to be sent"
    )
    export.add_argument("place", type=Path, metavar="PLACE", help="U 盘，或一个资源包的文件夹")
    export.add_argument("--single", type=Path, required=True, metavar="FILE.kepu")
    export.set_defaults(run=_export)


def _export(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.packer.exporting import export

    made = export(chosen.place, chosen.single, percents())
    print(made.file)
    print(f"{size_text(made.size_bytes)}  {' '.join(made.bundles)}")
    return 0


def _add_inspect(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    inspect = actions.add_parser(
        "inspect", parents=[shared], help="看 U 盘或 .kepu 里有什么 · who made it, what is in it"
    )
    inspect.add_argument("place", type=Path, metavar="PLACE")
    inspect.add_argument("--full", action="store_true", help="逐字节核对 · read every byte")
    inspect.add_argument(
        "--keys", type=Path, metavar="KEYS", help="按这套密钥来看 · as who trusts these keys"
    )
    inspect.add_argument("--json", action="store_true")
    inspect.set_defaults(run=_inspect)


def _inspect(chosen: argparse.Namespace, places: Places) -> int:
    import json

    from kiosk import __version__
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.packer.inspecting import as_json, as_lines, inspect
    from kiosk.bundles.trust_files import read_trusted

    trusted = read_authority(chosen.keys).trusted if chosen.keys else read_trusted(places)
    found = inspect(chosen.place, trusted, __version__, percents() if chosen.full else None)
    if chosen.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(found, chosen.lang or ZH, size_text)))
    return 0 if found.bundles and all(one.is_sound for one in found.bundles) else 1


def _weigh(folder: Path) -> Loads:
    """What the players say that an exhibit asks of a machine."""
    from kiosk.library.loads import loads_at
    from kiosk.players.registry import KINDS

    return loads_at(folder, KINDS)


def _check(places: Places, *, quick: bool) -> Check:
    """The same check as ``kiosk check``."""

    def check(paths: Sequence[Path]) -> list[Problem]:
        from kiosk.library.check import check_paths
        from kiosk.library.probing import ChildProber
        from kiosk.players.registry import KINDS

        prober = None if quick else ChildProber()
        return check_paths(paths, KINDS, places.fonts / "coverage.json", prober)

    return check


def _label(chosen: argparse.Namespace, publisher: Publisher, exhibits: Sequence[Gathered]) -> Label:
    from kiosk.bundles.packer.describing import Label, newest_date

    only = exhibits[0].about["title"] if len(exhibits) == 1 else None
    title = only or {
        ZH: f"{publisher.name.text(ZH)}：{len(exhibits)} 个展项",
        EN: f"{publisher.name.text(EN)}: {len(exhibits)} exhibits",
    }
    if chosen.title or chosen.title_en:
        given = {ZH: chosen.title, EN: chosen.title_en}
        title = {tag: text for tag, text in given.items() if text}
    return Label(
        publisher=chosen.publisher,
        package=chosen.package,
        seq=chosen.seq,
        version=chosen.version or str(chosen.seq),
        title=title,
        made=chosen.made.isoformat() if chosen.made else newest_date(exhibits),
        kiosk_from=chosen.kiosk_from,
        kiosk_below=chosen.kiosk_below,
        emergency_until=chosen.emergency_until,
    )
