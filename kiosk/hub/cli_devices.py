"""``device list|approve|revoke`` and ``token new``."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.hub.cli_parts import Commands, chosen_store, note


def _add_device(commands: Commands, shared: argparse.ArgumentParser) -> None:
    device = commands.add_parser("device", help="设备 · which devices are believed")
    under = device.add_subparsers(metavar="ACTION", required=True)
    listing = under.add_parser("list", parents=[shared], help="列出设备 · list them")
    listing.set_defaults(run=_list)
    approval = under.add_parser("approve", parents=[shared], help="批准 · approve one")
    approval.add_argument("install", help="安装编号或设备代码 · install id or device code")
    approval.add_argument("--key", default="", help="密钥开头几位 · first digits of its key")
    approval.set_defaults(run=_approve)
    revoking = under.add_parser("revoke", parents=[shared], help="停用 · revoke one")
    revoking.add_argument("install", help="安装编号或设备代码 · install id or device code")
    revoking.set_defaults(run=_revoke)


def _list(chosen: argparse.Namespace) -> int:
    from kiosk.hub.devices import list_devices

    with chosen_store(chosen) as store:
        for each in list_devices(store):
            keys = ",".join(f"{key[:8]}:{state}" for key, state in each.keys)
            print(
                f"{each.code or '—':9}  {each.install}  {each.state:8}  {keys or '—'}"
                f"  {each.waiting:4} 待批准  {each.label or each.place or '—'}"
            )
    return 0


def _approve(chosen: argparse.Namespace) -> int:
    from kiosk.hub.devices import approve, install_named

    with chosen_store(chosen) as store:
        install = install_named(store, chosen.install)
        merged = approve(store, install, chosen.key)
        note(store, "device-approved", install, str(merged))
    print(f"已批准，合并 {merged} 个信封 · approved, {merged} envelopes merged")
    return 0


def _revoke(chosen: argparse.Namespace) -> int:
    from kiosk.hub.devices import install_named, revoke

    with chosen_store(chosen) as store:
        install = install_named(store, chosen.install)
        revoke(store, install)
        note(store, "device-revoked", install)
    print("已停用，以后的上报另存 · revoked; what it sends is kept aside")
    return 0


def _add_token(commands: Commands, shared: argparse.ArgumentParser) -> None:
    token = commands.add_parser("token", help="登记码 · one-time tokens for enrolment")
    under = token.add_subparsers(metavar="ACTION", required=True)
    making = under.add_parser("new", parents=[shared], help="生成 · make one")
    making.add_argument("--label", default="", help="给哪台设备 · which device it is for")
    making.add_argument("--address", default="", help="平台地址 · https://… if not as last served")
    making.add_argument(
        "--stick", type=Path, metavar="FOLDER", help="写到U盘 · write it to KEPU/in of this stick"
    )
    making.set_defaults(run=_new)


def _new(chosen: argparse.Namespace) -> int:
    from kiosk.core.files import write_durably
    from kiosk.hub.token_of import whole_token
    from kiosk.sync.wire_token import FILE, token_file, token_text

    with chosen_store(chosen) as store:
        token = whole_token(store, chosen.label, "command", chosen.address)
        note(store, "token-new", str(token.number), chosen.label)
    if chosen.stick is None:
        print(token_text(token))
        return 0
    path = chosen.stick / "KEPU" / "in" / FILE
    write_durably(path, token_file(token))
    print(f"登记令牌 {token.number} 已写入 · token written: {path}")
    return 0


COMMANDS = (_add_device, _add_token)
