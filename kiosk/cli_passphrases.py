"""Passphrases on the command line's side: from a terminal, a pipe or a file; never an argument."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.bundles.keys.ring import KeyRing

_MOST_PASSPHRASES = 32


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


def ring_for(chosen: argparse.Namespace, *folders: Path, known: Iterable[str] = ()) -> KeyRing:
    """The private keys at hand; their passphrases from the file, the terminal or the pipe.

    ``known`` are passphrases that have been asked for already.
    """
    from kiosk.bundles.keys.ring import KeyRing

    return KeyRing((*folders, *chosen.also), _asked, (*known, *_filed(chosen)))


def new_passphrase(chosen: argparse.Namespace) -> str:
    """A passphrase for new keys: asked twice on a terminal.

    :raises Trouble: ``passphrases-differ``, ``weak-passphrase``, ``no-passphrase``.
    """
    from kiosk.bundles.keys.passphrase import plain, refuse_weak

    filed = next(_filed(chosen), None)
    one = filed if filed is not None else _line("新密钥的口令 · passphrase for the new keys: ")
    if one is None:
        raise _none()
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


def asked_once(prompt: str) -> str:
    """A passphrase that is known already.

    :raises Trouble: ``no-passphrase``.
    """
    line = _line(prompt)
    if line is None:
        raise _none()
    return line


def _asked(label: str) -> str | None:
    return _line(
        f"密钥“{label}”的口令（直接回车：不用这把）· passphrase of {label} (Enter: not this one): "
    )


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


def _none() -> Trouble:
    return Trouble(
        "no-passphrase",
        Words("没有收到口令，什么也没有改动。", "No passphrase came; nothing was changed."),
        Words("请在终端里输入，或用管道送一行。", "Please type it, or send a line by a pipe."),
    )
