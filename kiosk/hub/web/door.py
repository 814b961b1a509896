"""Who may come in at all: counted where connections are accepted, before TLS is spoken to anybody.

A connection that says nothing costs 300 KB as soon as it is to be encrypted, and no protocol of
ours sees it before that is done. (On Windows asyncio accepts by another way, and only
:mod:`kiosk.hub.web.patience` counts.)
"""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable
from typing import Any

from kiosk.hub.web.guards import household
from kiosk.hub.web.limits import Limits


class Door(socket.socket):
    """A listening socket, taken over from ``listener``, that lets in no more than ``limits``."""

    def __init__(self, listener: socket.socket, limits: Limits) -> None:
        family, kind, number = listener.family, listener.type, listener.proto
        super().__init__(family, kind, number, fileno=listener.detach())
        self._limits = limits
        self._inside: Counter[str] = Counter()

    def accept(self) -> tuple[socket.socket, Any]:
        """The next one.

        :raises ConnectionAbortedError: it was one too many, and is gone.
        """
        found, address = super().accept()
        whose = household(str(address[0]))
        limits = self._limits
        if (
            self._inside[whose] >= limits.connections_of_address
            or self._inside.total() >= limits.connections
        ):
            found.close()
            raise ConnectionAbortedError
        self._inside[whose] += 1
        return _Guest(found, lambda: self._gone(whose)), address

    def _gone(self, whose: str) -> None:
        self._inside[whose] -= 1
        if not self._inside[whose]:
            del self._inside[whose]


class _Guest(socket.socket):
    def __init__(self, accepted: socket.socket, gone: Callable[[], None]) -> None:
        family, kind, number = accepted.family, accepted.type, accepted.proto
        super().__init__(family, kind, number, fileno=accepted.detach())
        self._gone: Callable[[], None] | None = gone

    def close(self) -> None:
        """Leave, once."""
        gone, self._gone = self._gone, None
        super().close()
        if gone is not None:
            gone()
