"""The enrolment token: a file on the stick, or one line to paste."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.wire import FutureFormat, WireFault
from kiosk.sync.wire_token import Token, read_token, token_file, token_text
from tests.sync.samples import HUB_PUBLIC

TOKEN = Token("https://hub.example.cn:8443", HUB_PUBLIC, "s3cret_-" * 4, 17)
PINNED = TOKEN._replace(authority="-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")


@pytest.mark.parametrize("token", [TOKEN, PINNED])
def test_file_and_text_say_the_same(token: Token) -> None:
    assert read_token(token_file(token)) == token
    text = token_text(token)
    assert read_token(text.encode()) == token
    assert (
        read_token(b"\xef\xbb\xbf  " + text[:40].encode() + b"\r\n" + text[40:].encode()) == token
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kepu", "other"),
        ("format", 0),
        ("hub", "http://hub.example.cn"),
        ("hub", "https://hub.example.cn/"),
        ("hub", "https://a@b"),
        ("hub", "javascript:alert(1)"),
        ("hub", 5),
        ("hub_key", "AB" * 32),
        ("hub_key", "ab"),
        ("secret", "short"),
        ("secret", "blanks in it are wrong"),
        ("number", -1),
        ("number", 1.5),
        ("authority", "x" * 20_000),
    ],
)
def test_wrong_fields_are_refused(name: str, value: object) -> None:
    fields = json.loads(token_file(TOKEN))
    fields[name] = value
    with pytest.raises(WireFault):
        read_token(json.dumps(fields).encode())


def test_what_a_later_day_adds_is_left_out_and_a_higher_format_told() -> None:
    fields = json.loads(token_file(TOKEN))
    assert read_token(json.dumps({**fields, "colour": "red"}).encode()) == TOKEN
    with pytest.raises(FutureFormat):
        read_token(json.dumps({**fields, "format": 2}).encode())


@given(st.binary(max_size=200), st.sampled_from([b"", b"{", b"KEPU-ENROL-1:", b"[" * 20_000]))
def test_any_bytes_are_refused_kindly(data: bytes, begin: bytes) -> None:
    with pytest.raises(WireFault):
        read_token(begin + data)


def test_a_huge_file_is_not_even_read() -> None:
    with pytest.raises(WireFault) as told:
        read_token(b" " * 40_000)
    assert told.value.code == "wire-too-large"
