"""`kiosk operator-card` and `kiosk docent-card`: pages that are printed at the office."""

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


def _add_docent_card(commands: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    command = commands.add_parser(
        "docent-card", parents=[shared], help="讲解卡存成 PDF · print a docent's card"
    )
    command.add_argument("exhibit", metavar="EXHIBIT", help="展项编号 · id, e.g. cn.kepu.jehol")
    command.add_argument("--exhibits", type=Path, help="展项文件夹 · folder of exhibits")
    command.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    command.set_defaults(run=_docent_card)


def _docent_card(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.core.config import load_settings
    from kiosk.library.docent_file import write_docent_card
    from kiosk.players.registry import ANSWER_KEYS, KINDS

    site = load_settings(places.config_shipped, places.config_own).settings.site
    write_docent_card(
        (chosen.exhibits or places.exhibits) / chosen.exhibit,
        chosen.out,
        KINDS,
        ANSWER_KEYS,
        places.fonts,
        language=chosen.lang or ZH,
        place=f"{site.name} · {site.place}",
    )
    print(chosen.out)
    return 0


COMMANDS = (_add_docent_card, _add_operator_card)
"""Each adds its command to the parser."""
