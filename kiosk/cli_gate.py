"""Commands about the operator's gate: the recovery key, the answer to a code, the PIN."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli_children import Commands
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words

if TYPE_CHECKING:
    from kiosk.shell.gate.gate import Gate


def _add_gate_key(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "gate-key", parents=[shared], help="恢复密钥 · the recovery key of a site"
    )
    actions = command.add_subparsers(metavar="new|trust|show", required=True)
    new = actions.add_parser("new", parents=[shared], help="生成一对密钥 · make a pair of keys")
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    new.set_defaults(run=_gate_key_new)
    trust = actions.add_parser(
        "trust", parents=[shared], help="本机采用这把公钥 · this machine trusts a public key"
    )
    trust.add_argument("file", type=Path, metavar="recovery.pub.json")
    trust.set_defaults(run=_gate_key_trust)
    show = actions.add_parser("show", parents=[shared], help="本机的恢复密钥编号 · which key")
    show.set_defaults(run=_gate_key_show)


def _gate_key_new(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.core.files import write_durably
    from kiosk.shell.gate.recovery import PUBLIC_PLACE, make_private_key

    key = make_private_key()
    private = chosen.out / key.file_name
    public = chosen.out.joinpath(*PUBLIC_PLACE)
    if public.exists():
        raise Trouble(
            "key-exists",
            Words(f"“{public}”已经有一把公钥。", f"There is a public key already: “{public}”."),
            Words("请换一个文件夹。", "Please name another folder."),
        )
    write_durably(private, key.as_file())
    with contextlib.suppress(OSError):  # a stick's file system knows no owners
        private.chmod(0o600)
    write_durably(public, key.public.as_file())
    print(f"{key.public.id}\n{private}  ← 单位保管 · keep at the office")
    print(f"{public}  → 用 U 盘带到展项屏 · bring to the kiosk by stick")
    return 0


def _gate_key_trust(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.shell.gate.recovery import read_public_key

    key = read_public_key(chosen.file)
    _gate(places).trust_key(key)
    print(key.id)
    return 0


def _gate_key_show(_chosen: argparse.Namespace, places: Places) -> int:
    key = _gate(places).recovery_key()
    print(key.id if key else "—")
    return 0 if key else 1


def _add_gate_reset(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "gate-reset", parents=[shared], help="回答一次性代码 · answer a kiosk's one-time code"
    )
    command.add_argument("code", metavar="CODE", help="屏幕上的 16 位代码 · ABCD-EFGH-JKLM-NPQR")
    command.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="恢复私钥 · the private key"
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="U 盘 · the stick's own folder"
    )
    command.set_defaults(run=_gate_reset)


def _gate_reset(chosen: argparse.Namespace, _places: Places) -> int:
    from kiosk.core.files import write_durably
    from kiosk.shell.gate.recovery import ANSWER_PLACE, answer_name, plain_code, read_private_key

    code = plain_code(chosen.code)
    if code is None:
        raise Trouble(
            "wrong-code",
            Words(f"代码“{chosen.code}”不对。", f"The code “{chosen.code}” is not right."),
            Words("请对照屏幕再输一遍，共 16 位。", "Please copy all 16 signs once more."),
        )
    key = read_private_key(chosen.key)
    path: Path = chosen.out.joinpath(*ANSWER_PLACE, answer_name(code))
    write_durably(path, key.answer(code))
    print(path)
    return 0


def _add_gate_pin(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "gate-pin", parents=[shared], help="设置操作员密码 · set the operator's PIN"
    )
    command.set_defaults(run=_gate_pin)


def _gate_pin(_chosen: argparse.Namespace, places: Places) -> int:
    pin, again = _ask("新密码 · new PIN: "), _ask("再输一遍 · once more: ")
    if pin != again:
        raise Trouble(
            "pins-differ",
            Words("两次输入的不一样，密码没有改。", "The two differ; the PIN stays as it was."),
            Words("请再来一次。", "Please try again."),
        )
    _gate(places).set_pin(pin)
    return 0


def _ask(prompt: str) -> str:
    """A line from the terminal without showing it; from a pipe as it comes."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(prompt).strip()
    return sys.stdin.readline().strip()


def _gate(places: Places) -> Gate:
    from kiosk.core.clock import SystemClock
    from kiosk.shell.gate.gate import Gate

    return Gate(places.gate, SystemClock(0), lambda: None)


COMMANDS = (_add_gate_key, _add_gate_reset, _add_gate_pin)
"""Each adds its command to the parser."""
