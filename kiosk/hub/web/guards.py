"""What stands before every page: limits on size, time and number, and the headers after it.

Plain ASGI, so that a body is measured before anything reads it. A body is taken in whole, and only
then does a thread begin to work: a slow client holds none.
"""

from __future__ import annotations

import asyncio
import ipaddress
import math
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.hub.web.limits import Buckets, Limits

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": with it a browser says "Origin: null" of our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""No script or style of a page itself is run, and nothing comes from elsewhere."""
_STATIC = "/static/"
_DRAINED = 4
"""So many times the largest body are read and thrown away before we hang up."""


class Guards:
    """The middleware. ``app`` is what answers when nothing speaks against it."""

    def __init__(self, app: ASGIApp, limits: Limits, by_address: Buckets) -> None:
        self._app = app
        self._limits = limits
        self._by_address = by_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_headers_for(path, message)]
            await send(message)

        wait_s = 0.0 if path.startswith(_STATIC) else self._by_address.wait_s(address_of(scope))
        if wait_s:
            await _refuse(send_guarded, 429, "too-many", "请求太多，请稍后再试。", wait_s)
            return
        try:
            body = await asyncio.wait_for(self._body(scope, receive), self._limits.body_within_s)
        except TimeoutError:
            await _refuse(send_guarded, 408, "too-slow", "数据传得太慢，请重试。")
            return
        if body is None:
            await _refuse(send_guarded, 413, "too-large", "数据太大，没有接收。")
            return
        await self._app(scope, _once(body, receive), send_guarded)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        """All of it; ``None`` when it is larger than allowed."""
        most = self._limits.body_bytes
        told = dict(scope["headers"]).get(b"content-length", b"0")
        # h11 has refused what is no number; a huge one is never turned into one.
        if len(told) > 15 or int(told) > _DRAINED * most:
            return None
        parts, size = bytearray(), 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return bytes(parts)
            chunk = message.get("body", b"")
            size += len(chunk)
            if size <= most:
                parts += chunk
            # Read on for a while: who is still sending when we hang up never sees the answer.
            if not message.get("more_body", False) or size > _DRAINED * most:
                return bytes(parts) if size <= most else None


def address_of(scope: Scope) -> str:
    """The client's address; of IPv6 the first half, which is what one house is given."""
    client = scope.get("client")
    return household(str(client[0])) if client else ""


def household(address: str) -> str:
    """What stands for all addresses of one house: of IPv6 the first half, however it is written."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:  # a proxy may say anything
        return address[:64]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped) if found.ipv4_mapped else found.exploded[:19]


def _once(body: bytes, receive: Receive) -> Receive:
    """The body as one message, then what the connection itself says (that it was closed)."""
    pending = [body]

    async def next_message() -> Message:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return next_message


def _headers_for(path: str, message: Message) -> list[tuple[bytes, bytes]]:
    named = {name.lower() for name, _ in message.get("headers", ())}
    headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    if b"cache-control" not in named:
        how = b"public, max-age=3600" if path.startswith(_STATIC) else b"no-store"
        headers.append((b"cache-control", how))
    return headers


async def _refuse(send: Send, status: int, code: str, words: str, wait_s: float = 0.0) -> None:
    content = f'{{"code":"{code}","detail":"{words}"}}'.encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(content)).encode()),
        (b"connection", b"close"),
    ]
    if wait_s:
        headers.append((b"retry-after", str(math.ceil(wait_s)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
