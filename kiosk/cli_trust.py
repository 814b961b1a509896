"""`kiosk keys trust`: this machine begins to trust an authority's root."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.cli_children import Commands
from kiosk.core.errors import Trouble
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.core.words import Words


def add_actions(actions: Commands, shared: argparse.ArgumentParser) -> None:  # type: ignore[type-arg]
    """Add `trust` to the actions of `kiosk keys`."""
    trust = actions.add_parser(
        "trust", parents=[shared], help="本机信任这个单位的根 · this machine trusts a root"
    )
    trust.add_argument(
        "place",
        type=Path,
        metavar="PLACE",
        help="U 盘、密钥文件夹或 N.root.json · a stick, a folder of keys, or N.root.json",
    )
    trust.add_argument(
        "--replace", action="store_true", help="改为信任另一个单位 · trust another one instead"
    )
    trust.set_defaults(run=_trust)


def _trust(chosen: argparse.Namespace, places: Places) -> int:
    from kiosk.bundles.trust_files import begin_trust, offered_at

    offered = offered_at(chosen.place)
    if offered is None:
        raise _nothing_to_trust(chosen.place)
    trusted = begin_trust(places, offered, replace=chosen.replace)
    if trusted.content is not None:  # what it recalls is in force at once, not at the next stick
        from kiosk.library.store import Store

        store = Store(places.content)
        if store.denied() != trusted.denied:
            store.keep_denied(trusted.denied)
    print(trusted.authority.text(chosen.lang or ZH))
    print(trusted.fingerprint)
    return 0


def _nothing_to_trust(place: Path) -> Trouble:
    return Trouble(
        "no-root-there",
        Words(
            f"“{place}”里没有可以信任的根（N.root.json）。",
            f"There is no root to trust in “{place}” (N.root.json).",
        ),
        Words(
            "请用 kiosk keys new 生成的文件夹，或发放单位给的 U 盘。",
            "Please name the folder that kiosk keys new made, or the stick the office gave you.",
        ),
    )
