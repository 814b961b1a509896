"""A connection that may not dawdle: uvicorn's own waits for headers as long as a client likes.

A client that sends a byte a minute ("slow loris") would hold a connection for ever, and some
hundred of them all there are. One that never ends its TLS handshake is seen by no protocol of ours:
it has a time of its own.
"""

from __future__ import annotations

import asyncio
import functools
import socket
import sys
from collections import Counter
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.hub.web.guards import household
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
            self._address = household(self.client[0]) if self.client else ""
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


class PatientServer(uvicorn.Server):
    """uvicorn's server, which waits for a TLS handshake no longer than for headers."""

    handshake_within_s = LIMITS.header_within_s

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        if self.config.ssl is not None:
            loop: Any = asyncio.get_running_loop()
            loop.create_server = functools.partial(
                loop.create_server, ssl_handshake_timeout=self.handshake_within_s
            )
        more_files()
        await super().startup(sockets)


_FILES = 8_192


def more_files() -> None:
    """Connections are files, and 1,024 (what a system often gives) are soon held by strangers."""
    if sys.platform == "win32":  # sockets are no files there
        return
    import resource

    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


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
