"""A reader of the wire that knows nothing but docs/reference/wire-format.md: its own CBOR, its own
columns, nothing of the kiosk. Where it fails, either the page or the kiosk is wrong."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def _item(data: bytes, at: int) -> tuple[Any, int]:
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    number = low
    if 24 <= low <= 27:
        width = 1 << (low - 24)
        number = int.from_bytes(data[at : at + width])
        raw, at = data[at : at + width], at + width
    if major == 7:
        if low in (20, 21, 22):
            return {20: False, 21: True, 22: None}[low], at
        return struct.unpack({25: ">e", 26: ">f", 27: ">d"}[low], raw)[0], at
    if major in (0, 1):
        return (number if major == 0 else -1 - number), at
    if major in (2, 3):
        part = data[at : at + number]
        assert len(part) == number
        return (part if major == 2 else part.decode()), at + number
    assert major in (4, 5), "a tag"
    items = []
    for _ in range(number * (major - 3)):
        item, at = _item(data, at)
        items.append(item)
    if major == 4:
        return items, at
    return dict(zip(items[::2], items[1::2], strict=True)), at


def cbor(data: bytes) -> Any:
    """One item and nothing behind it."""
    value, end = _item(data, 0)
    assert end == len(data)
    return value


def _head(major: int, number: int) -> bytes:
    for width, low in ((0, number), (1, 24), (2, 25), (4, 26), (8, 27)):
        if (width == 0 and number < 24) or (width and number < 1 << (8 * width)):
            return bytes([major << 5 | low]) + (number.to_bytes(width) if width else b"")
    raise AssertionError(number)


def to_cbor(value: Any) -> bytes:
    """What digests need: whole numbers, texts, bytes, arrays, and maps with numbers as keys."""
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(to_cbor, value))
    pairs = sorted((to_cbor(key), to_cbor(each)) for key, each in value.items())
    return _head(5, len(pairs)) + b"".join(key + each for key, each in pairs)


def _digest(value: Any) -> bytes:
    return hashlib.sha256(to_cbor(value)).digest()[:8]


def segment_digest(tallies: list[list[Any]]) -> bytes:
    """Of tallies with their texts in place."""
    there = [each for each in tallies if each[4]]
    return _digest(sorted(there, key=lambda each: [text.encode() for text in each[:4]]))


def outing_digest(row: dict[int, Any]) -> bytes:
    """Of the row of an outing."""
    return _digest(row)


def signed_body(data: bytes, magic: bytes, purpose: bytes, key: bytes | None = None) -> Any:
    """The body of an envelope or a receipt, checked with its own key or the given one."""
    assert data[:4] == magic
    packed, signature = cbor(data[4:])
    raw = zlib.decompress(packed)
    body = cbor(raw)
    Ed25519PublicKey.from_public_bytes(key or body[3]).verify(signature, purpose + b"\0" + raw)
    return body


def envelope(data: bytes) -> dict[int, Any]:
    """An envelope; the texts of its tallies are put in their places."""
    body: dict[int, Any] = signed_body(data, b"KPE1", b"kepu envelope 1")
    for segment in body[12]:
        segment[16] = [[body[11][place] for place in each[:4]] + each[4:] for each in segment[16]]
    return body


def receipt(data: bytes, hub_key: bytes) -> dict[int, Any]:
    """A receipt, by the hub that has this key."""
    body: dict[int, Any] = signed_body(data, b"KPR1", b"kepu receipt 1", hub_key)
    return body


class Columns:
    """The digits of the columns."""

    def __init__(self, data: bytes) -> None:
        self.left: int = int.from_bytes(data)

    def digit(self, base: int) -> int:
        self.left, rest = divmod(self.left, base)
        return rest

    def grown(self) -> int:
        ones = 0
        while self.digit(2):
            ones += 1
        return (1 << ones) + self.digit(1 << ones) - 1

    def sized(self) -> int:
        bits = self.digit(32)
        return bits if bits < 2 else (1 << bits - 1) + self.digit(1 << bits - 1)

    def signed(self) -> int:
        number = self.grown()
        return -(number + 1) // 2 if number % 2 else number // 2

    def signs(self) -> str:
        text = ""
        while sign := self.digit(31):
            if sign <= 26:
                text += "abcdefghijklmnopqrstuvwxyz"[sign - 1]
            elif sign <= 28:
                text += ".-"[sign - 27]
            else:
                text += str(self.digit(10)) if sign == 29 else chr(self.digit(1_114_112))
        return text


def compact(texts: list[str]) -> tuple[dict[int, Any], list[dict[str, Any]]]:
    """The body and the segments in the texts of all codes of one month, each there once."""
    parts = {}
    for text in texts:
        found = re.fullmatch(r"(?:https://[^#]+/u#|KEPU:)1(\d\d)(\d\d)(\d{6})(\d+)", text)
        assert found and int(found[1]) == len(texts)
        number = int(found[4])
        marked = number.to_bytes((number.bit_length() + 7) // 8)
        assert marked[0] == 1
        parts[int(found[2])] = (marked[1:], found[3])
    data = b"".join(parts[place][0] for place in sorted(parts))
    name = int.from_bytes(hashlib.sha256(data).digest()[:8]) % 1_000_000
    assert {each for _, each in parts.values()} == {f"{name:06}"}
    body = cbor(data[64:])
    Ed25519PublicKey.from_public_bytes(body[3]).verify(data[:64], b"kepu compact 1\0" + data[64:])
    return body, _segments(body[21], Columns(body[22]))


def _segments(ids: bytes, columns: Columns) -> list[dict[str, Any]]:
    segments: list[dict[str, Any]] = []
    order, day, certainty, sealed = 0, 0, 0, 1
    for at in range(0, len(ids), 8):
        if columns.digit(2):
            order, day = order + 1, day + 1
        else:
            order, day = order + columns.grown(), day + columns.signed()
            certainty, sealed = columns.digit(3), columns.digit(2)
        name = ("sure", "clock", "unsure")[certainty]
        head = {"id": ids[at : at + 8], "order": order, "day": day, "certainty": name}
        segments.append({**head, "sealed": bool(sealed), "tallies": []})
    texts: list[str] = []
    for _ in range(columns.grown()):
        last = texts[-1] if texts else ""
        stem = last[: last.rfind(".") + 1] if columns.digit(2) else ""
        texts.append(stem + columns.signs())
    places = [0, 0, 0, 0]
    for _ in range(columns.grown()):
        places[0] += columns.grown()
        for which in (1, 2, 3):
            if columns.digit(2):
                places[which] = columns.digit(len(texts))
        sparse, least, span = columns.digit(2), columns.sized(), columns.sized()
        for segment in segments:
            if not sparse or columns.digit(2):
                count = least + columns.digit(span + 1)
                segment["tallies"].append([*(texts[place] for place in places), count])
    assert columns.left == 0
    return segments
