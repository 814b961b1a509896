"""A connection that may not dawdle: uvicorn's own waits for headers as long as a client likes.

A client that sends a byte a minute ("slow loris") would hold a connection for ever, and some
hundred of them all there are.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.hub.web.limits import LIMITS, Limits


def patient(limits: Limits = LIMITS) -> type[asyncio.Protocol]:
    """The protocol class for ``uvicorn.Config(http=…)`` with these limits."""
    open_of: Counter[str] = Counter()

    class Patient(H11Protocol):
        """uvicorn's protocol, with a time for headers, one for the answer, and a share each."""

        _timer: asyncio.TimerHandle | None = None
        _address = ""

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._address = self.client[0] if self.client else ""
            open_of[self._address] += 1
            if open_of[self._address] > limits.connections_of_address:
                transport.abort()
                return
            self._wait(limits.header_within_s)

        def connection_lost(self, exc: Exception | None) -> None:
            self._rest()
            open_of[self._address] -= 1
            if not open_of[self._address]:
                del open_of[self._address]
            super().connection_lost(exc)

        def handle_events(self) -> None:
            cycle_before = self.cycle
            super().handle_events()
            if self.cycle is not cycle_before:
                self._wait(limits.body_within_s + limits.answer_within_s)

        def on_response_complete(self) -> None:
            self._wait(limits.header_within_s)
            super().on_response_complete()

        def _wait(self, within_s: float) -> None:
            self._rest()
            self._timer = self.loop.call_later(within_s, self._late)

        def _rest(self) -> None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

        def _late(self) -> None:
            self._timer = None
            self.transport.abort()

    return Patient


def listening(limits: Limits = LIMITS) -> dict[str, Any]:
    """The arguments of ``uvicorn.Config`` that keep these limits."""
    return {
        "http": patient(limits),
        "ws": "none",
        "limit_concurrency": limits.connections,
        "h11_max_incomplete_event_size": limits.header_bytes,
        "timeout_keep_alive": int(limits.header_within_s),
        "timeout_graceful_shutdown": 5,
        "server_header": False,
        "access_log": False,
    }
