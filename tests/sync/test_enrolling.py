"""Tokens, consents, and how a device comes to know its hub."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.sync.consent import CONTENT, FILE, give_consent, has_consent
from kiosk.sync.enrolling import (
    FILE as TOKEN_FILE,
)
from kiosk.sync.enrolling import (
    begin_enrolment,
    hand_in,
    waiting_token,
)
from kiosk.sync.https import HubBusy, HubLine
from kiosk.sync.hub_known import Hub, read_hub
from kiosk.sync.tls import CA_FILE, KnownTime, hub_context
from kiosk.sync.wire_token import Token
from kiosk.visits.identity import identity_of
from tests.sync.certificates import authority
from tests.sync.tiny_hub import Reply, TinyHub, json_reply, tiny_hub

ADDRESS = "https://hub.example.org:8443/kepu"
KEY = bytes(range(32))
TOKEN = Token(ADDRESS, KEY, "s" * 32, 7)
CA = authority(0, 4e9).pem.decode()
INSTALL = "ab" * 16


@pytest.fixture
def places(tmp_path: Path) -> Places:
    shipped = Path(__file__).parents[2] / "config.toml"
    (tmp_path / "config.toml").write_bytes(shipped.read_bytes())
    (tmp_path / "data").mkdir()
    return Places(program=tmp_path, data=tmp_path / "data")


@pytest.fixture
def hub() -> Iterator[TinyHub]:
    with tiny_hub(None) as started:
        yield started


def line_to(hub: TinyHub) -> HubLine:
    return HubLine(hub.address, hub_context(KnownTime(time.time())))


def test_enrolment_begins_without_a_network(places: Places) -> None:
    begin_enrolment(places, TOKEN._replace(authority=CA))
    assert read_hub(places.data) == Hub(ADDRESS, KEY)
    assert places.data.joinpath(*CA_FILE).read_text() == CA
    settings = load_settings(places.config_shipped, places.config_own).settings
    assert settings.hub.address == ADDRESS
    assert waiting_token(places.data) == TOKEN._replace(authority=CA)


def test_a_hub_with_a_public_certificate_needs_no_file(places: Places) -> None:
    begin_enrolment(places, TOKEN._replace(authority=CA))
    begin_enrolment(places, TOKEN)
    assert not places.data.joinpath(*CA_FILE).exists()


@pytest.mark.parametrize("authority", ["-----BEGIN NONSENSE-----", "根证书"])
def test_an_authority_that_is_none_changes_nothing(places: Places, authority: str) -> None:
    with pytest.raises(Trouble) as told:
        begin_enrolment(places, TOKEN._replace(authority=authority))
    assert told.value.code == "bad-hub-ca"
    assert list(places.data.iterdir()) == []


def test_the_token_is_handed_in_once(places: Places, hub: TinyHub) -> None:
    asked: list[tuple[str, Any]] = []

    def reply(path: str, body: bytes) -> Reply:
        asked.append((path, json.loads(body)))
        return json_reply(200, {"hub_key": KEY.hex()})

    hub.reply = reply
    begin_enrolment(places, TOKEN)
    with line_to(hub) as line:
        assert hand_in(places.data, line, b"\x01" * 32, INSTALL)
        assert not hand_in(places.data, line, b"\x01" * 32, INSTALL)
    told = {
        "secret": TOKEN.secret,
        "public_key": "01" * 32,
        "install_id": INSTALL,
        "device_code": identity_of(INSTALL).device_code,
    }
    assert asked == [("/api/v1/enrol", told)]
    assert not (places.data / TOKEN_FILE).exists()


@pytest.mark.parametrize(
    ("status", "code"), [(403, "token-unknown"), (409, "token-used"), (403, "device-revoked")]
)
def test_a_used_token_is_told_and_gone(
    places: Places, hub: TinyHub, status: int, code: str, expect_log: Any
) -> None:
    expect_log("kiosk.sync.enrolling", "WARNING", code)
    hub.reply = lambda _path, _body: json_reply(status, {"code": code, "detail": "不"})
    begin_enrolment(places, TOKEN)
    with line_to(hub) as line, pytest.raises(Trouble) as told:
        hand_in(places.data, line, bytes(32), INSTALL)
    assert told.value.code == "token-refused"
    assert waiting_token(places.data) is None


@pytest.mark.parametrize(
    "reply",
    [
        json_reply(200, {"hub_key": "ff" * 32}),
        json_reply(200, {}),
        json_reply(200, []),
        (200, {}, b"<html>"),
        (500, {}, b""),
        (403, {}, b"<html>maintenance</html>"),  # of a server before the hub
        (404, {}, b""),
        json_reply(422, {"detail": []}),
        (302, {"Location": "https://elsewhere.example"}, b""),
    ],
)
def test_who_answers_with_another_key_gets_no_device(
    places: Places, hub: TinyHub, reply: Reply, expect_log: Any
) -> None:
    expect_log("kiosk.sync.enrolling", "WARNING", "strange")
    hub.reply = lambda _path, _body: reply
    begin_enrolment(places, TOKEN)
    with line_to(hub) as line, pytest.raises(Trouble) as told:
        hand_in(places.data, line, bytes(32), INSTALL)
    assert told.value.code == "hub-foreign"
    assert waiting_token(places.data) == TOKEN


def test_a_busy_hub_is_asked_again_later(places: Places, hub: TinyHub) -> None:
    hub.reply = lambda _path, _body: (503, {"Retry-After": "30"}, b"")
    begin_enrolment(places, TOKEN)
    with line_to(hub) as line, pytest.raises(HubBusy):
        hand_in(places.data, line, bytes(32), INSTALL)
    assert waiting_token(places.data) == TOKEN


def test_a_damaged_token_is_set_aside(places: Places, expect_log: Any) -> None:
    expect_log("kiosk.sync.enrolling", "WARNING", "damaged")
    begin_enrolment(places, TOKEN)
    (places.data / TOKEN_FILE).write_bytes(b"\x00" * 50)
    assert waiting_token(places.data) is None
    assert (places.data / "device" / "enrol.json.damaged-1").exists()


def test_a_consent_belongs_to_one_address(tmp_path: Path) -> None:
    assert not has_consent(tmp_path, ADDRESS)
    give_consent(tmp_path, ADDRESS, 1.8e9)
    assert has_consent(tmp_path, ADDRESS)
    assert not has_consent(tmp_path, ADDRESS + "/other")
    assert not has_consent(tmp_path, "")


def test_whoever_sends_more_than_before_asks_again(tmp_path: Path) -> None:
    give_consent(tmp_path, ADDRESS, 1.8e9)
    path = tmp_path / FILE
    path.write_text(path.read_text().replace(f'"content": {CONTENT}', f'"content": {CONTENT - 1}'))
    assert not has_consent(tmp_path, ADDRESS)


@pytest.mark.parametrize("content", [b"", b"true", b"{}", b"\xff", b"[" * 5000])
def test_a_damaged_consent_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_bytes(content)
    assert not has_consent(tmp_path, ADDRESS)
    give_consent(tmp_path, ADDRESS, 1.8e9)
    assert has_consent(tmp_path, ADDRESS)
