"""Floods, slow clients and large bodies, against a hub that really listens."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn

from kiosk.core.clock import HandClock
from kiosk.hub.own_authority import own_certificate
from kiosk.hub.web.door import Door
from kiosk.hub.web.guards import HEADERS, household
from kiosk.hub.web.limits import LIMITS, Buckets, Rate
from kiosk.hub.web.patience import PatientServer, listening
from tests.hub.web.fleet import Kiosk
from tests.hub.web.stage import Stage, listening_hub

ENVELOPES = "/api/v1/envelopes"


def _line(stage: Stage) -> socket.socket:
    where = urlsplit(stage.url)
    return socket.create_connection((where.hostname or "", where.port or 0), timeout=10)


def test_a_body_that_is_too_large_is_refused_by_its_length(stage: Stage) -> None:
    answer = stage.browser().post(ENVELOPES, content=b"x" * (LIMITS.body_bytes + 1))
    assert answer.status_code == 413 and answer.json()["code"] == "too-large"


def test_a_body_that_does_not_tell_its_length_is_measured(stage: Stage) -> None:
    parts = (b"x" * 65_536 for _ in range(9))
    assert stage.browser().post(ENVELOPES, content=parts).status_code == 413


def test_a_length_of_a_thousand_digits_is_refused(stage: Stage) -> None:
    with _line(stage) as line:
        head = f"POST {ENVELOPES} HTTP/1.1\r\nHost: x\r\nContent-Length: {'9' * 19}\r\n\r\n"
        line.sendall(head.encode())
        assert b" 413 " in line.recv(200)


def test_a_body_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(body_within_s=0.3)) as stage, _line(stage) as line:
        line.sendall(
            f"POST {ENVELOPES} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab".encode()
        )
        assert b" 408 " in line.recv(200)


def test_slow_headers_do_not_hold_a_connection(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(header_within_s=0.5)) as stage:
        lines = [_line(stage) for _ in range(20)]
        began_s = time.monotonic()
        for line in lines:
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert stage.browser().get("/login").status_code == 200, "others are served meanwhile"
        for line in lines:
            with contextlib.suppress(ConnectionResetError):
                assert line.recv(10) == b""
            line.close()
        assert time.monotonic() - began_s < 5


def test_a_handshake_that_never_ends_does_not_hold_a_connection(tmp_path: Path) -> None:
    made = own_certificate(tmp_path, ["127.0.0.1"], datetime(2026, 11, 15, tzinfo=UTC))

    async def answer(scope: object, receive: object, send: object) -> None: ...

    config = uvicorn.Config(
        answer, log_config=None, lifespan="off", ssl_certfile=made.certificate,
        ssl_keyfile=made.key, **listening(),
    )  # fmt: skip
    server = PatientServer(config)
    server.handshake_within_s = 0.5
    limits = LIMITS._replace(connections_of_address=2)
    with Door(socket.create_server(("127.0.0.1", 0)), limits) as door:
        where = door.getsockname()
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        for _ in range(2):
            began_s = time.monotonic()
            lines = [socket.create_connection(where, timeout=10) for _ in range(3)]
            for place in (2, 0, 1):  # one too many is sent away at once, the others when time is up
                with contextlib.suppress(ConnectionResetError):
                    assert lines[place].recv(10) == b""
                took_s = time.monotonic() - began_s
                assert took_s < 0.5 if place == 2 else 0.4 < took_s < 5
                lines[place].close()
        server.should_exit = True
        thread.join(20)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("address", "house"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:0db8:0001:0002"),
        ("2001:db8::1", "2001:0db8:0000:0000"),
        ("fe80::1%eth0", "fe80:0000:0000:0000"),
        ("unknown", "unknown"),
    ],
)
def test_all_addresses_of_a_house_count_as_one(address: str, house: str) -> None:
    assert household(address) == house


def test_one_address_has_only_its_share_of_connections(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(connections_of_address=3)) as stage:
        lines = [_line(stage) for _ in range(4)]
        lines[3].sendall(b"GET /login HTTP/1.1\r\nHost: x\r\n\r\n")
        with contextlib.suppress(ConnectionResetError):
            assert lines[3].recv(10) == b""
        for line in lines:
            line.close()


def test_a_flood_from_one_address_is_told_to_wait(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(by_address=Rate(5, 1))) as stage:
        browser = stage.browser()
        codes = [browser.get("/login").status_code for _ in range(7)]
        assert codes == [200] * 5 + [429] * 2
        assert browser.get("/login").headers["retry-after"] == "1"
        assert browser.get("/static/hub.css").status_code == 200
        stage.clock.advance(2)
        assert browser.get("/login").status_code == 200


def test_a_device_that_sends_the_same_for_ever_is_told_to_wait(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(by_device=Rate(2, 1))) as stage:
        kiosk = Kiosk(1)
        kiosk.enrol(stage.store)
        packed = kiosk.packed()
        browser = stage.browser()
        codes = [browser.post(ENVELOPES, content=packed).status_code for _ in range(4)]
        assert codes == [200, 200, 429, 429]


def test_who_costs_the_hub_too_much_is_told_to_wait(tmp_path: Path) -> None:
    with listening_hub(tmp_path, LIMITS._replace(work=Rate(1e-9, 0.5))) as stage:
        kiosk, browser = Kiosk(1), stage.browser()
        parts = {"parts": ["1"], "latest": "1"}
        assert browser.post(ENVELOPES, content=kiosk.packed()).status_code == 202
        for answer in (
            browser.post(ENVELOPES, content=kiosk.packed()),
            browser.post("/u/parts", json=parts),
        ):
            assert answer.status_code == 429 and int(answer.headers["retry-after"]) >= 1
            assert answer.json()["detail"] == "请求太多，请稍后再试。"
        assert browser.get("/login").status_code == 200
        stage.clock.advance(60)
        assert browser.post("/u/parts", json=parts).status_code == 200


def test_buckets_forget_whom_they_have_not_seen_for_longest() -> None:
    clock = HandClock()
    buckets = Buckets(Rate(1, 0.5), clock.monotonic_s, kept=2)
    assert [buckets.wait_s(key) for key in ("a", "a", "b", "c", "a")] == [0, 2, 0, 0, 0]
    clock.advance(1)
    assert buckets.wait_s("a") == 1


def test_every_answer_carries_the_headers(stage: Stage) -> None:
    browser = stage.browser()
    answers = [
        *(browser.get(path) for path in ("/", "/login", "/u", "/nowhere", "/static/hub.css")),
        *(browser.get(path) for path in ("/static/../app.py", "/api/v1/receipts/x", "/docs")),
        browser.post(ENVELOPES, content=b"x" * 600_000),
        browser.request("BREW", "/"),
    ]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, answer.url
        assert "server" not in answer.headers
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_a_defect_is_told_by_its_code_and_nothing_else(
    stage: Stage, expect_log: object, monkeypatch: object
) -> None:
    from kiosk.hub.look import fleet

    def broken(*_: object) -> None:
        raise KeyError("secret of the house")

    expect_log("kiosk.hub.web", "ERROR", "D-")  # type: ignore[operator]
    expect_log("uvicorn.error", "ERROR", "Exception in ASGI application")  # type: ignore[operator]
    monkeypatch.setattr(fleet, "tasks", broken)  # type: ignore[attr-defined]
    answer = stage.operator().get("/")
    assert answer.status_code == 500 and "D-" in answer.text
    assert "secret" not in answer.text and "KeyError" not in answer.text
    assert answer.headers["content-security-policy"]
