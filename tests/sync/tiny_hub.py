"""A hub of forty lines on the loopback, with TLS, and a line to it that can be cut at any byte."""

from __future__ import annotations

import contextlib
import hashlib
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.sync.certificates import authority, certificate

DAY_S = 86_400.0

Reply = tuple[int, dict[str, str], bytes]


def receipt_of(envelope: bytes) -> bytes:
    return b"KPR1" + hashlib.sha256(envelope).digest()


@dataclass
class TinyHub:
    """Keeps what arrives. `reply` may answer otherwise; `bare`: only this server, no TLS."""

    address: str = ""
    port: int = 0
    got: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    reply: Callable[[str, bytes], Reply | None] = lambda _path, _body: None

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Reply:
        self.paths.append(path)
        self.headers.append(headers)
        given = self.reply(path, body)
        if given is not None:
            return given
        self.got.append(body)
        return 200, {}, receipt_of(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Cut lines are what these tests are about."""


def _handler(hub: TinyHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            body = self.rfile.read(size)
            if len(body) < size:
                self.close_connection = True
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, more, content = hub.answer(self.path, headers, body)
            self.send_response_only(status)
            for name, value in {"Content-Length": str(len(content)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    return Handler


@contextmanager
def tiny_hub(pem: Path | None) -> Iterator[TinyHub]:
    """Runs until the end of the block; `pem`: its certificate and key, None: without TLS."""
    hub = TinyHub()
    server = _Server(("127.0.0.1", 0), _handler(hub))
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    hub.port = server.server_address[1]
    hub.address = f"{'http' if pem is None else 'https'}://127.0.0.1:{hub.port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextmanager
def sound_hub(folder: Path) -> Iterator[tuple[TinyHub, str]]:
    """A hub with a certificate that is right, and its authority in PEM."""
    now_s = time.time()
    city = authority(now_s - DAY_S, now_s + DAY_S)
    with tiny_hub(certificate(folder, city, now_s - DAY_S, now_s + DAY_S)) as hub:
        yield hub, city.pem.decode()


@dataclass
class CutLine:
    """A TCP line to `port` that is cut after so many bytes of a direction, `cuts` times."""

    port: int
    up_bytes: int = 10**9
    down_bytes: int = 10**9
    cuts: int = 10**9
    passed_up: int = 0
    passed_down: int = 0
    connections: int = 0

    def carry(self, near: socket.socket) -> None:
        self.connections += 1
        cutting = self.connections <= self.cuts
        with contextlib.suppress(OSError):
            far = socket.create_connection(("127.0.0.1", self.port))
            up = self._pump(near, far, self.up_bytes if cutting else 10**9, "passed_up")
            down = self._pump(far, near, self.down_bytes if cutting else 10**9, "passed_down")
            for thread in (up, down):
                thread.join(20)
            far.close()
        near.close()

    def _pump(
        self, one: socket.socket, two: socket.socket, most: int, name: str
    ) -> threading.Thread:
        def pump() -> None:
            left = most
            with contextlib.suppress(OSError):
                while left > 0 and (part := one.recv(min(65_536, left))):
                    two.sendall(part)
                    left -= len(part)
                    setattr(self, name, getattr(self, name) + len(part))
            for each in (one, two):
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

        thread = threading.Thread(target=pump, daemon=True)
        thread.start()
        return thread


@contextmanager
def cut_line(line: CutLine) -> Iterator[int]:
    """The port of the line's near end, until the end of the block."""
    listening = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                near, _address = listening.accept()
            except OSError:
                return
            near.settimeout(20)
            threading.Thread(target=line.carry, args=(near,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)  # wakes who waits in accept
        thread.join(5)
        listening.close()


def json_reply(status: int, content: object) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(content).encode()
