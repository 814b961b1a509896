"""The groups ``keys``, ``bundle``, ``program``: each command comes from the file that owns it."""

from __future__ import annotations

import argparse

from kiosk import cli_bundle, cli_bundle_install, cli_keys, cli_program, cli_trust
from kiosk.cli_children import Commands


def _add_keys(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "keys", parents=[shared], help="签名密钥 · keys that sign content"
    )
    actions = command.add_subparsers(metavar="ACTION", required=True)
    cli_keys.add_actions(actions, shared)
    cli_trust.add_actions(actions, shared)
    cli_program.add_key_action(actions, shared)


def _add_bundle(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "bundle", parents=[shared], help="资源包 · bundles that travel by stick"
    )
    actions = command.add_subparsers(metavar="ACTION", required=True)
    cli_bundle.add_actions(actions, shared)
    cli_bundle_install.add_actions(actions, shared)


def _add_program(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "program", parents=[shared], help="程序更新 · releases of this program"
    )
    actions = command.add_subparsers(metavar="ACTION", required=True)
    cli_program.add_actions(actions, shared)


COMMANDS = (_add_keys, _add_bundle, _add_program)
"""Each adds its command to the parser."""
