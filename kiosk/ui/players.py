"""From a part to its player: the kind's bridge is found by its name in the players' registry."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QUrl

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part

if TYPE_CHECKING:
    from kiosk.players.port import ClassHost, Host, OpenPlayer

IN_CLASS = frozenset({"quiz"})
"""Kinds that a docent can ask a class: they have a ``lesson_bridge``. Not in the registry, for
which the first frame does not wait.
"""


def open_part(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> tuple[QObject, str]:
    """Return the bridge that plays ``part`` and the URL of the QML that draws it.

    Raises:
        Trouble: no player of that kind is on board, or its entry cannot be played.
    """
    from kiosk.players.registry import KINDS  # late: no player is needed for the first frame

    importlib.import_module("kiosk.ui.frames")  # the QML module that films and drawings use
    if part.kind not in KINDS:
        raise Trouble(
            "kind-unknown",
            Words(f"本机还不会播放“{part.kind}”类展项。", f"No player for “{part.kind}” on board."),
            Words("请升级本程序。", "Update the program."),
        )
    module = importlib.import_module(f"kiosk.players.{part.kind}.bridge")
    open_player: OpenPlayer = module.open_player
    player = open_player(exhibit, part, host, parent)
    return cast(QObject, player), QUrl.fromLocalFile(str(module.SOURCE)).toString()


def new_stock(parent: QObject) -> QObject:
    """Make a stock of the items that paint frames; its module comes late, with the films."""
    from kiosk.ui.frames import FrameStock

    return FrameStock(parent)


def get_ready(kinds: Iterable[str]) -> None:
    """A visitor is there who may open parts of these ``kinds``: players that start slowly begin."""
    for kind in sorted(set(kinds)):
        module = importlib.import_module(f"kiosk.players.{kind}.bridge")
        if hasattr(module, "get_ready"):
            module.get_ready()


def stand_down(*, wait: bool = False) -> None:
    """Nobody is there, or (``wait``) the kiosk ends: what players keep ready for a visitor goes."""
    from kiosk.players.registry import KINDS

    for kind in KINDS:
        module = sys.modules.get(f"kiosk.players.{kind}.bridge")
        if module is not None and hasattr(module, "stand_down"):
            module.stand_down(wait=wait)


def open_lesson(
    exhibit: Exhibit, part: Part, host: ClassHost, parent: QObject
) -> tuple[QObject, str]:
    """Return the bridge that asks ``part`` in class and the URL of the QML that draws it.

    Raises:
        Trouble: its entry cannot be played.
    """
    module = importlib.import_module(f"kiosk.players.{part.kind}.lesson_bridge")
    player = module.open_lesson(exhibit, part, host, parent)
    return cast(QObject, player), QUrl.fromLocalFile(str(module.SOURCE)).toString()


def open_two(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> tuple[QObject, str]:
    """Return the bridge that plays ``part`` for two and the URL of the QML that draws it.

    Raises:
        Trouble: its entry cannot be played by two.
    """
    module = importlib.import_module(f"kiosk.players.{part.kind}.duel_bridge")
    player = module.open_duel(exhibit, part, host, parent)
    return cast(QObject, player), QUrl.fromLocalFile(str(module.SOURCE)).toString()


def warm_up() -> None:
    """While nobody waits: import every player."""
    from kiosk.players.registry import KINDS

    importlib.import_module("kiosk.ui.frames")
    for kind in KINDS:
        importlib.import_module(f"kiosk.players.{kind}.bridge")
