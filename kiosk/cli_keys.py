"""Commands about keys: made, shown, changed at an authority's office; never on a kiosk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.core.errors import Trouble
from kiosk.core.languages import EN, ZH
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.keys.ring import KeyRing

_MOST_PASSPHRASES = 32


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add ``new`` to the group ``keys``."""
    _add_new(actions, shared)


def _add_new(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    new = actions.add_parser(
        "new", parents=[shared], help="新建一整套密钥 · make an authority with all its keys"
    )
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="新文件夹")
    new.add_argument("--authority", default="本单位", help="单位名称 · the authority's name")
    new.add_argument("--authority-en", default="", metavar="NAME", help="英文名称 · in English")
    for role, words, keys, threshold in (
        ("root", "根密钥 · root keys", 3, 2),
        ("content", "内容密钥 · content keys", 2, 1),
    ):
        new.add_argument(f"--{role}-keys", type=int, default=keys, metavar="N", help=words)
        new.add_argument(
            f"--{role}-threshold", type=int, default=threshold, metavar="N", help="几把签名才算"
        )
    new.add_argument("--publisher", default="own", metavar="NAME", help="自己的发布者")
    new.add_argument("--prefix", action="append", metavar="cn.kepu", help="它的展项编号前缀")
    new.add_argument("--name", default="", help="发布者名称 · the publisher's name for people")
    new.add_argument("--name-en", default="", metavar="NAME", help="英文名称 · in English")
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


def add_passphrases(command: argparse.ArgumentParser, *, also: bool = True) -> None:
    """Add where passphrases (never in the command line itself) and further keys come from."""
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="口令文件，一行一个 · a line each"
    )
    if also:
        command.add_argument(
            "--also",
            action="append",
            type=Path,
            default=[],
            metavar="FOLDER",
            help="另一处私钥 · a further folder of private keys",
        )


def ring_for(chosen: argparse.Namespace, *folders: Path) -> KeyRing:
    """The private keys at hand; their passphrases from the file, the terminal or the pipe."""
    from kiosk.bundles.keys.ring import KeyRing

    return KeyRing((*folders, *chosen.also), _asked, _filed(chosen))


def new_passphrase(chosen: argparse.Namespace) -> str:
    """A passphrase for new keys: asked twice on a terminal.

    :raises Trouble: ``passphrases-differ``, ``weak-passphrase``, ``no-passphrase``.
    """
    from kiosk.bundles.keys.passphrase import plain, refuse_weak

    filed = next(_filed(chosen), None)
    one = filed if filed is not None else _line("新密钥的口令 · passphrase for the new keys: ")
    if one is None:
        raise Trouble(
            "no-passphrase",
            Words("没有收到口令，什么也没有改动。", "No passphrase came; nothing was changed."),
            Words("请在终端里输入，或用管道送一行。", "Please type it, or send a line by a pipe."),
        )
    refuse_weak(one)
    if filed is None and sys.stdin.isatty():
        again = _line("再输一遍 · once more: ")
        if plain(again or "") != plain(one):
            raise Trouble(
                "passphrases-differ",
                Words("两次输入的不一样，什么也没有改动。", "The two differ; nothing was changed."),
                Words("请再来一次。", "Please try again."),
            )
    return one


def _asked(label: str) -> str | None:
    return _line(f"密钥“{label}”的口令 · passphrase of {label}: ")


def _line(prompt: str) -> str | None:
    """A line from the terminal without showing it, from a pipe as it comes; None at its end."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt)
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def _filed(chosen: argparse.Namespace) -> Iterator[str]:
    path: Path | None = chosen.passphrase_file
    if path is None:
        return
    from kiosk.bundles.reading import read_small

    content = read_small(path, 64 * 1024)
    try:
        lines = content.decode("utf-8-sig").splitlines() if content is not None else []
    except UnicodeDecodeError:
        lines = []
    if not lines:
        raise Trouble(
            "no-passphrase",
            Words(f"口令文件“{path.name}”读不出来。", f"“{path.name}” holds no passphrase."),
            Words("请用 UTF-8 文本，一行一个口令。", "Please use UTF-8 text, a passphrase a line."),
        )
    yield from (line for line in lines[:_MOST_PASSPHRASES] if line.strip())


def _text(zh: str, en: str) -> dict[str, str]:
    return {tag: text for tag, text in ((ZH, zh), (EN, en)) if text}
