"""Commands about keys: made, shown, changed at an authority's office; never on a kiosk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.cli_passphrases import add_passphrases, asked_once, new_passphrase, ring_for
from kiosk.core.errors import Trouble
from kiosk.core.languages import EN, ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.keys.founding import Count
    from kiosk.bundles.trust.trusted import Trusted

_ROLES = (("root", "根密钥 · root keys", 3, 2), ("content", "内容密钥 · content keys", 2, 1))


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``new``, ``show``, ``rotate`` and what else an authority does to the group ``keys``."""
    for add in (
        _add_new,
        _add_show,
        _add_rotate,
        _add_publisher,
        _add_publisher_key,
        _add_recall,
        _add_min_seq,
        _add_passphrase,
    ):
        add(actions, shared)


def _add_new(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    new = actions.add_parser(
        "new", parents=[shared], help="新建一整套密钥 · make an authority with all its keys"
    )
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="新文件夹")
    new.add_argument("--authority", default="本单位", help="单位名称 · the authority's name")
    new.add_argument("--authority-en", default="", metavar="NAME", help="英文名称 · in English")
    for role, words, keys, threshold in _ROLES:
        new.add_argument(f"--{role}-keys", type=int, default=keys, metavar="N", help=words)
        new.add_argument(
            f"--{role}-threshold", type=int, default=threshold, metavar="N", help="几把签名才算"
        )
    new.add_argument("--publisher", default="own", metavar="NAME", help="自己的发布者")
    _add_who(new)
    add_passphrases(new, also=False)
    new.set_defaults(run=_new)


def _new(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.founding import Count, Founding, found

    authority = _text(chosen.authority, chosen.authority_en)
    wanted = Founding(
        authority=authority,
        root=Count(chosen.root_keys, chosen.root_threshold),
        content=Count(chosen.content_keys, chosen.content_threshold),
        publisher=chosen.publisher,
        publisher_name=_text(chosen.name, chosen.name_en) or authority,
        prefixes=chosen.prefix or ["cn.kepu"],
    )
    made = found(chosen.out, wanted, new_passphrase(chosen))
    print(made.fingerprint)
    print(f"{chosen.out / 'private'}  ← 分开保管 · to be kept apart (README.txt)")
    print(f"{chosen.out / 'KEPU'}  → 公开 · for everybody")
    return 0


def _add_show(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    show = actions.add_parser(
        "show", parents=[shared], help="看一套密钥：指纹、发布者 · what an authority is"
    )
    show.add_argument("keys", type=Path, metavar="KEYS")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)


def _show(chosen: argparse.Namespace, _places: Places) -> int:
    import json

    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.keys.showing import as_json, as_lines

    authority = read_authority(chosen.keys)
    if chosen.json:
        print(json.dumps(as_json(authority), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(authority, chosen.lang or ZH)))
    return 0


def _add_rotate(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    rotate = actions.add_parser(
        "rotate", parents=[shared], help="换密钥 · replace the keys of a role"
    )
    rotate.add_argument("keys", type=Path, metavar="KEYS")
    rotate.add_argument("role", choices=("root", "content", "publisher"))
    rotate.add_argument("name", nargs="?", default="", metavar="PUBLISHER")
    rotate.add_argument(
        "--only", action="append", default=[], metavar="ID", help="只换这把 · only that key"
    )
    _add_counts(rotate)
    add_passphrases(rotate)
    rotate.set_defaults(run=_rotate)


def _rotate(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import CONTENT, ROOT, read_authority
    from kiosk.bundles.keys.changes import NewKeys, rotate_content, rotate_publisher, rotate_root
    from kiosk.bundles.trust.root import CONTENT_ROLE

    authority = read_authority(chosen.keys)
    if (chosen.role == "publisher") != bool(chosen.name):
        raise _usage(
            "只有 publisher 后面要写发布者的名字。", "A name goes with publisher, and only there."
        )
    if chosen.public:
        if chosen.role != "publisher":
            raise _usage("--public 只用于 publisher。", "--public is for publisher alone.")
        public = _public(chosen)
        return _said(
            rotate_publisher(
                authority, ring_for(chosen, chosen.keys), chosen.name, public, chosen.threshold or 0
            )
        )
    role = {"root": ROOT, "content": CONTENT_ROLE}.get(chosen.role)
    old = authority.keys_of(role) if role else authority.publisher_keys(chosen.name)
    new = NewKeys(new_passphrase(chosen), _count(chosen, len(old[0]), old[1]), chosen.only)
    ring = ring_for(chosen, chosen.keys, known=(new.passphrase,))
    if chosen.role == "publisher":
        return _said(rotate_publisher(authority, ring, chosen.name, new))
    return _said((rotate_content if chosen.role == CONTENT else rotate_root)(authority, ring, new))


def _add_publisher(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    add = actions.add_parser(
        "publisher", parents=[shared], help="登记发布者 · let somebody publish below a prefix"
    )
    add.add_argument("keys", type=Path, metavar="KEYS")
    add.add_argument("publisher", metavar="NAME")
    _add_who(add)
    _add_counts(add)
    what = add.add_mutually_exclusive_group()
    what.add_argument("--change", action="store_true", help="改名称或前缀 · change an old one")
    what.add_argument("--drop", action="store_true", help="取消登记 · take nothing more of theirs")
    add_passphrases(add)
    add.set_defaults(run=_publisher)


def _publisher(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.keys.changes import change_publisher, drop_publisher, name_publisher
    from kiosk.bundles.keys.documents import RoleKeys

    authority = read_authority(chosen.keys)
    name = _text(chosen.name, chosen.name_en)
    if chosen.drop:
        return _said(drop_publisher(authority, ring_for(chosen, chosen.keys), chosen.publisher))
    if chosen.change:
        ring = ring_for(chosen, chosen.keys)
        prefixes = chosen.prefix or []
        return _said(change_publisher(authority, ring, chosen.publisher, prefixes, name))
    if not chosen.prefix or not name:
        raise _usage("请写 --prefix 和 --name。", "Please give --prefix and --name.")
    if chosen.public:
        public = _public(chosen)
        keys = RoleKeys(tuple(public), chosen.threshold or 1)
        ring = ring_for(chosen, chosen.keys)
        return _said(name_publisher(authority, ring, chosen.publisher, chosen.prefix, name, keys))
    passphrase = new_passphrase(chosen)
    ring = ring_for(chosen, chosen.keys, known=(passphrase,))
    count = _count(chosen, 1, 1)
    who = chosen.publisher, chosen.prefix, name
    return _said(name_publisher(authority, ring, *who, count, passphrase))


def _add_publisher_key(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    make = actions.add_parser(
        "publisher-key",
        parents=[shared],
        help="发布者在自己电脑上生成密钥 · a publisher's own key",
    )
    make.add_argument("publisher", metavar="NAME")
    make.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_passphrases(make, also=False)
    make.set_defaults(run=_publisher_key)


def _publisher_key(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.handing import make_publisher_key

    made = make_publisher_key(chosen.out, chosen.publisher, new_passphrase(chosen))
    print(made.id[:8])
    print(f"{made.private}  ← 自己保管 · keep it yourself")
    print(f"{made.public}  → 发给发证单位 · send it to the authority")
    return 0


def _add_recall(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    recall = actions.add_parser(
        "recall", parents=[shared], help="召回展项或资源包 · recall an exhibit or a package"
    )
    recall.add_argument("keys", type=Path, metavar="KEYS")
    recall.add_argument("what", metavar="EXHIBIT", help="展项编号，或 发布者.资源包")
    recall.add_argument(
        "--version", action="append", default=[], metavar="V", help="不写就是全部版本 · all if none"
    )
    recall.add_argument("--through-seq", type=int, metavar="N", help="资源包到这个序号为止")
    recall.add_argument("--reason", default="", help="原因，会显示给操作员 · shown to operators")
    recall.add_argument("--reason-en", default="", metavar="REASON")
    recall.add_argument("--lift", action="store_true", help="取消召回 · take a recall back")
    add_passphrases(recall)
    recall.set_defaults(run=_recall)


def _recall(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.keys.recalling import lift, recall_exhibit, recall_package

    authority = read_authority(chosen.keys)
    is_package = chosen.what.count(".") == 1
    if not chosen.lift and not chosen.reason:
        raise _usage("请用 --reason 写明原因。", "Please say why by --reason.")
    if not chosen.lift and is_package != (chosen.through_seq is not None):
        raise _usage(
            "召回资源包（发布者.名字）要写 --through-seq；召回展项不写。",
            "A package (publisher.name) needs --through-seq, an exhibit has none.",
        )
    ring = ring_for(chosen, chosen.keys)
    reason = _text(chosen.reason, chosen.reason_en)
    if chosen.lift:
        return _said(lift(authority, ring, chosen.what))
    if is_package:
        return _said(recall_package(authority, ring, chosen.what, chosen.through_seq, reason))
    return _said(recall_exhibit(authority, ring, chosen.what, chosen.version, reason))


def _add_min_seq(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    lowest = actions.add_parser(
        "min-seq", parents=[shared], help="最低序号 · install nothing below that seq"
    )
    lowest.add_argument("keys", type=Path, metavar="KEYS")
    lowest.add_argument("package", metavar="PUBLISHER.PACKAGE")
    lowest.add_argument("seq", type=int, metavar="N")
    add_passphrases(lowest)
    lowest.set_defaults(run=_min_seq)


def _min_seq(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.authority import read_authority
    from kiosk.bundles.keys.recalling import raise_min_seq

    authority = read_authority(chosen.keys)
    return _said(
        raise_min_seq(authority, ring_for(chosen, chosen.keys), chosen.package, chosen.seq)
    )


def _add_passphrase(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    change = actions.add_parser(
        "passphrase", parents=[shared], help="给密钥换口令 · give a key another passphrase"
    )
    change.add_argument("file", type=Path, metavar="FILE.pem")
    change.set_defaults(run=_passphrase, passphrase_file=None)


def _passphrase(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.bundles.keys.handing import change_passphrase

    old = asked_once("原来的口令 · the old passphrase: ")
    print(change_passphrase(chosen.file, old, new_passphrase(chosen)))
    return 0


def _add_who(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--prefix", action="append", metavar="cn.kepu", help="展项编号前缀 · prefix of ids"
    )
    command.add_argument("--name", default="", help="发布者名称 · the publisher's name for people")
    command.add_argument("--name-en", default="", metavar="NAME", help="英文名称 · in English")


def _add_counts(command: argparse.ArgumentParser) -> None:
    command.add_argument("--new-keys", type=int, metavar="N", help="几把密钥 · how many keys")
    command.add_argument("--threshold", type=int, metavar="N", help="几把签名才算 · how many sign")
    command.add_argument(
        "--public",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="对方发来的公钥 · a public key that was sent",
    )


def _count(chosen: argparse.Namespace, keys: int, threshold: int) -> Count:
    from kiosk.bundles.keys.founding import Count

    return Count(
        keys if chosen.new_keys is None else chosen.new_keys,
        threshold if chosen.threshold is None else chosen.threshold,
    )


def _public(chosen: argparse.Namespace) -> list[str]:
    from kiosk.bundles.keys.handing import read_public, short_id

    publisher = getattr(chosen, "publisher", None) or chosen.name
    found = [read_public(path, publisher) for path in chosen.public]
    for path, public in zip(chosen.public, found, strict=True):
        print(f"{short_id(public)}  {path.name}")
    return found


def _said(trusted: Trusted) -> int:
    print(
        f"{trusted.fingerprint}  root v{trusted.root_version}  content v{trusted.content_version}"
    )
    return 0


def _text(zh: str, en: str) -> dict[str, str]:
    return {tag: text for tag, text in ((ZH, zh), (EN, en)) if text}


def _usage(zh: str, en: str) -> Trouble:
    return Trouble("usage", Words(zh, en), Words("加 --help 看用法。", "See --help."))
