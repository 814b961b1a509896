"""The one child that all simulations of a window share, kept warm while a visitor is there."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from kiosk.core.program import own_command
from kiosk.players.simulation.block import picture_folder, remove_stale
from kiosk.players.simulation.child_bridge import LiveChild

log = logging.getLogger(__name__)


class Workshop(QObject):
    """Has at most one child, kept warm while a visitor is there: so a simulation opens at once.

    See docs/decisions/0023-simulations-in-a-child.md for what that costs.
    """

    def __init__(self, command: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command) or tuple(own_command("simulate"))
        self._child: LiveChild | None = None
        self._swept = False

    @property
    def child(self) -> LiveChild | None:
        """The child, if there is one."""
        return self._child

    def get_ready(self) -> None:
        """Start a child, if none is there."""
        if not self._swept:
            self._swept = True
            removed = remove_stale(picture_folder())
            if removed:
                log.info("removed %s mapped files that an earlier run had left behind", removed)
        if self._child is not None and self._child.over:
            self._set_aside(self._child)
        if self._child is None:
            self._child = LiveChild(self._command, self)
            self._child.failed.connect(self._lost)

    def take(self) -> LiveChild:
        """The child, started if need be; one taker at a time."""
        self.get_ready()
        assert self._child is not None
        return self._child

    def give_back(self) -> None:
        """The taker is done: the child waits for the next one, unless it has grown."""
        if self._child is None:
            return
        if self._child.usable:
            self._child.rest()
        else:
            self.stand_down()

    def stand_down(self, *, wait: bool = False) -> None:
        """End the child: nobody is there; ``wait`` until it is gone where the loop is ending."""
        child, self._child = self._child, None
        if child is not None:
            child.end()
        if wait:  # for those as well that were ended a moment ago
            for one in self.findChildren(LiveChild):
                one.end(wait=True)

    def _set_aside(self, child: LiveChild) -> None:
        """It has failed and not told so yet: whoever has taken it is told, and then it goes."""
        self._child = None
        child.failed.disconnect(self._lost)
        child.failed.connect(child.go)

    @Slot()
    def _lost(self) -> None:
        """The child failed: the next taker gets a new one."""
        child, self._child = self._child, None
        if child is not None:
            child.end()


class _Shop:
    """The one workshop of this window; made when it is first needed."""

    shop: Workshop | None = None


def workshop() -> Workshop:
    """The one workshop: all simulations share a child."""
    if _Shop.shop is None:
        _Shop.shop = Workshop()
    return _Shop.shop


def get_ready() -> None:
    """A visitor is there who may open a simulation: start its process beforehand."""
    workshop().get_ready()


def stand_down(*, wait: bool = False) -> None:
    """Nobody is there, or (``wait``) the kiosk ends."""
    if _Shop.shop is not None:
        _Shop.shop.stand_down(wait=wait)
