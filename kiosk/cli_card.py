"""`kiosk operator-card`: the page that hangs beside the machine."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli_children import Commands
from kiosk.core.languages import ZH
from kiosk.core.places import Places


def _add_operator_card(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "operator-card", parents=[shared], help="操作卡存成 PDF · print the operator's card"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    command.set_defaults(run=_operator_card)


def _operator_card(chosen: argparse.Namespace, places: Places) -> int:
    import datetime

    from kiosk.core.config import load_settings
    from kiosk.core.files import write_durably
    from kiosk.shell.operator_card import operator_card
    from kiosk.visits.identity import read_identity

    settings = load_settings(places.config_shipped, places.config_own).settings
    identity = read_identity(places.identity)
    code = identity.device_code if identity is not None else "—"
    now = datetime.datetime.now(datetime.UTC)
    card = operator_card(settings, code, places.fonts, language=chosen.lang or ZH, made=now)
    write_durably(chosen.out.absolute(), card)
    print(chosen.out)
    return 0


COMMANDS = (_add_operator_card,)
"""Each adds its command to the parser."""
