"""The courier by network: what it hands over, what it says of itself, and lines that are cut."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk import __version__
from kiosk.core.errors import Trouble
from kiosk.sync.courier import Carried, Courier
from kiosk.sync.https import (
    RECEIPT_MOST_BYTES,
    HttpsCourier,
    HubBusy,
    HubLine,
    Patience,
)
from kiosk.sync.tls import KnownTime, hub_context
from tests.sync.tiny_hub import CutLine, Reply, TinyHub, cut_line, receipt_of, sound_hub, tiny_hub

ENVELOPES = [bytes([number]) * 300 for number in range(4)]
QUICK = Patience(connect_s=5, quiet_s=5, answer_s=5)


class Go:
    cancelled = False


CONTEXT = hub_context(KnownTime(time.time()))


def line_to(address: str, patience: Patience = QUICK) -> HubLine:
    return HubLine(address, CONTEXT, patience)


def carry(address: str, envelopes: list[bytes] | None = None, going: Any = Go) -> list[Carried]:
    with line_to(address) as line:
        courier: Courier = HttpsCourier(line)
        return list(courier.carry(ENVELOPES if envelopes is None else envelopes, going))


@pytest.fixture
def hub() -> Iterator[TinyHub]:
    """A hub without TLS, for what does not depend on it."""
    with tiny_hub(None) as started:
        yield started


def test_every_envelope_arrives_unchanged_and_its_receipt_comes_back(tmp_path: Path) -> None:
    with sound_hub(tmp_path) as (hub, ca):
        context = hub_context(KnownTime(time.time()), ca)
        with HubLine(hub.address, context) as line:
            carried = list(HttpsCourier(line).carry(ENVELOPES, Go()))
    assert hub.got == ENVELOPES
    assert carried == [Carried(each, receipt_of(each)) for each in ENVELOPES]
    assert set(hub.paths) == {"/api/v1/envelopes"}


def test_it_tells_the_hub_nothing_but_the_program_s_version(
    hub: TinyHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    carry(hub.address)
    for headers in hub.headers:
        assert headers.pop("host") == f"127.0.0.1:{hub.port}"
        assert headers == {
            "user-agent": f"kiosk/{__version__}",
            "accept": "*/*",
            "accept-encoding": "identity",
            "connection": "keep-alive",
            "content-type": "application/octet-stream",
            "content-length": "300",
        }


def test_no_cookie_comes_back_to_the_hub(hub: TinyHub) -> None:
    hub.reply = lambda _path, _body: (200, {"Set-Cookie": "who=you"}, b"receipt")
    carry(hub.address)
    assert all("cookie" not in headers for headers in hub.headers)


def test_an_address_may_have_a_path(hub: TinyHub) -> None:
    carry(hub.address + "/kepu/", ENVELOPES[:1])
    assert hub.paths == ["/kepu/api/v1/envelopes"]


def test_kept_aside_is_handed_over_but_not_confirmed(hub: TinyHub) -> None:
    hub.reply = lambda _path, _body: (202, {}, b"KPR1 nothing")
    assert carry(hub.address) == [Carried(each, b"KPR1 nothing", True) for each in ENVELOPES]
    hub.reply = lambda _path, _body: (202, {}, b"")
    assert carry(hub.address) == [Carried(each, None, True) for each in ENVELOPES]


def test_called_off_it_stops_between_two(hub: TinyHub) -> None:
    class Soon:
        @property
        def cancelled(self) -> bool:
            return len(hub.got) == 2

    assert len(carry(hub.address, going=Soon())) == 2
    assert len(hub.got) == 2


@pytest.mark.parametrize("status", [400, 413, 415, 422])
def test_a_refused_envelope_does_not_hold_up_the_others(
    hub: TinyHub, status: int, expect_log: Any
) -> None:
    expect_log("kiosk.sync.https", "WARNING", str(status))
    hub.reply = lambda _path, body: (status, {}, b"no") if body == ENVELOPES[1] else None
    carried: list[Carried] = []
    with line_to(hub.address) as line, pytest.raises(Trouble) as told:
        carried.extend(HttpsCourier(line).carry(ENVELOPES, Go()))
    assert told.value.code == "hub-refused"
    assert hub.got == [ENVELOPES[0], *ENVELOPES[2:]]


@pytest.mark.parametrize(
    ("status", "header", "after_s"),
    [
        (429, "90", 90),
        (503, "90", 90),
        (408, "", 0),
        (503, "", 0),
        (503, "Fri, 31 Dec 1999 23:59:59 GMT", 0),
    ],
)
def test_a_busy_hub_says_how_long(hub: TinyHub, status: int, header: str, after_s: float) -> None:
    headers = {"Retry-After": header} if header else {}
    hub.reply = lambda _path, _body: (status, headers, b"")
    with pytest.raises(HubBusy) as told:
        carry(hub.address)
    assert told.value.after_s == after_s
    assert len(hub.paths) == 1


@pytest.mark.parametrize("status", [301, 302, 401, 403, 404, 500, 502])
def test_other_answers_end_the_try_and_nothing_is_followed(
    hub: TinyHub, status: int, expect_log: Any
) -> None:
    expect_log("kiosk.sync.https", "WARNING", str(status))
    hub.reply = lambda _path, _body: (status, {"Location": hub.address + "/other"}, b"")
    with pytest.raises(Trouble) as told:
        carry(hub.address)
    assert told.value.code == "hub-answer"
    assert hub.paths == ["/api/v1/envelopes"]


def test_an_answer_without_end_is_not_read_to_its_end(hub: TinyHub) -> None:
    hub.reply = lambda _path, _body: (200, {}, b"x" * (RECEIPT_MOST_BYTES + 1))
    with pytest.raises(Trouble) as told:
        carry(hub.address)
    assert told.value.code == "hub-answer"


def _raw_server(serve: Callable[[socket.socket], None]) -> tuple[socket.socket, str]:
    listening = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        try:
            while True:
                near, _ = listening.accept()
                threading.Thread(target=serve, args=(near,), daemon=True).start()
        except OSError:
            return

    threading.Thread(target=run, daemon=True).start()
    return listening, f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_an_answer_that_drips_is_given_up() -> None:
    def drip(near: socket.socket) -> None:
        with near:
            near.recv(65_536)
            near.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
            try:
                while True:
                    near.sendall(b"x")
                    time.sleep(0.02)
            except OSError:
                return

    listening, address = _raw_server(drip)
    patience = Patience(connect_s=1, quiet_s=1, answer_s=0.2)
    began_s = time.monotonic()
    with listening, line_to(address, patience) as line, pytest.raises(Trouble) as told:
        list(HttpsCourier(line).carry(ENVELOPES, Go()))
    assert told.value.code == "hub-cut"
    assert time.monotonic() - began_s < 3


def test_a_hub_that_says_nothing_is_given_up() -> None:
    def wait(near: socket.socket) -> None:
        with near:
            time.sleep(1)

    listening, address = _raw_server(wait)
    patience = Patience(connect_s=1, quiet_s=0.1, answer_s=1)
    with listening, line_to(address, patience) as line, pytest.raises(Trouble) as told:
        list(HttpsCourier(line).carry(ENVELOPES, Go()))
    assert told.value.code == "hub-cut"


@pytest.mark.parametrize("answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nbad\r\n\r\n", b""])
def test_what_is_no_http_is_a_line_that_was_cut(answer: bytes) -> None:
    def serve(near: socket.socket) -> None:
        with near:
            near.recv(65_536)
            near.sendall(answer)

    listening, address = _raw_server(serve)
    with listening, pytest.raises(Trouble) as told:
        carry(address)
    assert told.value.code == "hub-cut"


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(Trouble) as told:
        carry(f"http://127.0.0.1:{port}")
    assert told.value.code == "hub-unreachable"


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https://[::",
        "https://a:99999",
        "https://hub..example",
        f"https://{'a' * 64}.cn",
    ],
)
def test_an_address_that_is_none_is_unreachable(address: str) -> None:
    with pytest.raises(Trouble) as told:
        carry(address)
    assert told.value.code == "hub-unreachable"


def _resumed(hub: TinyHub, line: CutLine) -> tuple[list[Carried], str]:
    """Carry through the cut line; what was handed over, and how it ended."""
    carried: list[Carried] = []
    with cut_line(line) as port:
        try:
            with line_to(f"http://127.0.0.1:{port}") as through:
                for each in HttpsCourier(through).carry(ENVELOPES[:1], Go()):
                    carried.append(each)
        except Trouble as trouble:
            return carried, trouble.code
    return carried, ""


def _measured(hub: TinyHub) -> tuple[int, int]:
    line = CutLine(hub.port)
    assert _resumed(hub, line)[1] == ""
    return line.passed_up, line.passed_down


def test_a_line_cut_at_every_byte_of_the_request_is_tried_again_and_arrives(hub: TinyHub) -> None:
    up_bytes, _ = _measured(hub)
    assert up_bytes > len(ENVELOPES[0]) + 100
    for cut_at in range(up_bytes):
        hub.got.clear()
        carried, code = _resumed(hub, CutLine(hub.port, up_bytes=cut_at, cuts=1))
        assert (code, hub.got) == ("", ENVELOPES[:1]), cut_at
        assert carried == [Carried(ENVELOPES[0], receipt_of(ENVELOPES[0]))]


def test_a_line_cut_at_every_byte_of_the_answer_is_tried_again_and_is_confirmed(
    hub: TinyHub,
) -> None:
    _, down_bytes = _measured(hub)
    for cut_at in range(down_bytes):
        hub.got.clear()
        carried, code = _resumed(hub, CutLine(hub.port, down_bytes=cut_at, cuts=1))
        assert code == "", cut_at
        assert carried == [Carried(ENVELOPES[0], receipt_of(ENVELOPES[0]))], cut_at
        assert set(hub.got) == {ENVELOPES[0]}  # twice, perhaps: that is the hub's promise


def test_a_line_that_is_cut_every_time_confirms_nothing(hub: TinyHub) -> None:
    up_bytes, down_bytes = _measured(hub)
    for cut_at in range(0, down_bytes, 7):
        line = CutLine(hub.port, down_bytes=cut_at)
        assert _resumed(hub, line) == ([], "hub-cut"), cut_at
        assert line.connections == 2
    for cut_at in range(1, up_bytes, 29):
        assert _resumed(hub, CutLine(hub.port, up_bytes=cut_at)) == ([], "hub-cut"), cut_at


def test_a_tls_line_cut_anywhere_never_confirms_wrongly(tmp_path: Path) -> None:
    with sound_hub(tmp_path) as (hub, ca):
        context = hub_context(KnownTime(time.time()), ca)
        for cut_at in (*range(0, 2400, 97),):
            for down in (True, False):
                line = CutLine(hub.port, **{f"{'down' if down else 'up'}_bytes": cut_at})
                carried: list[Carried] = []
                with cut_line(line) as port:
                    try:
                        with HubLine(f"https://127.0.0.1:{port}", context, QUICK) as through:
                            carried.extend(HttpsCourier(through).carry(ENVELOPES[:1], Go()))
                    except Trouble as trouble:
                        assert trouble.code in ("hub-cut", "hub-unreachable")
                expected = Carried(ENVELOPES[0], receipt_of(ENVELOPES[0]))
                assert all(each == expected for each in carried)


def test_what_was_handed_over_before_the_cut_stays_handed_over(hub: TinyHub) -> None:
    def reply(_path: str, body: bytes) -> Reply | None:
        return (503, {}, b"") if body == ENVELOPES[2] else None

    hub.reply = reply
    carried: list[Carried] = []
    with line_to(hub.address) as line, pytest.raises(HubBusy):
        for each in HttpsCourier(line).carry(ENVELOPES, Go()):
            carried.append(each)
    assert [each.envelope for each in carried] == ENVELOPES[:2]
