"""Pictures are known by their first bytes, and SVGs by what is in them."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.limits import LIMITS
from kiosk.library.pictures import picture_faults, picture_size
from kiosk.library.svg import svg_faults

HEAD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    b'viewBox="0 0 8 6">'
)


def png(width: int, height: int) -> bytes:
    header = struct.pack(">II5B", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header


def jpeg(width: int, height: int) -> bytes:
    app = b"\xff\xe0\x00\x10" + b"\x00" * 14
    frame = b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 10
    return b"\xff\xd8" + app + b"\xff" + frame


def webp(chunk: bytes, body: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + chunk + b"\0\0\0\0" + body


@pytest.mark.parametrize(
    "head",
    [
        png(640, 480),
        jpeg(640, 480),
        webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)),
        webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)),
        webp(b"VP8X", b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
    ],
    ids=["png", "jpeg", "webp-lossy", "webp-lossless", "webp-extended"],
)
def test_sizes(head: bytes) -> None:
    assert picture_size(head) == (640, 480)
    for end in range(len(head)):
        assert picture_size(head[:end]) in (None, (640, 480))


@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF0000WEBPVP8 "]), st.binary()
)
def test_no_bytes_raise(start: bytes, rest: bytes) -> None:
    size = picture_size(start + rest)
    assert size is None or (size[0] > 0 and size[1] > 0)


def test_a_picture_beyond_40_megapixels_is_refused_unopened(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(8000, 5000))
    (tmp_path / "b.png").write_bytes(png(8000, 5001))
    assert picture_faults(tmp_path / "a.png") == []
    assert "too large" in picture_faults(tmp_path / "b.png")[0][0].en


def test_damaged_and_misnamed(tmp_path: Path) -> None:
    for name, content in (("a.png", b"hello"), ("b.webp", b""), ("c.svg", png(1, 1))):
        (tmp_path / name).write_bytes(content)
        assert "damaged" in picture_faults(tmp_path / name)[0][0].en
    (tmp_path / "d.gif").write_bytes(b"GIF89a")
    assert "no usable" in picture_faults(tmp_path / "d.gif")[0][0].en
    (tmp_path / "e.svg").write_bytes(HEAD + b" " * 2000 + b"</svg>")
    limits = LIMITS._replace(svg_bytes=1000)
    assert "larger" in picture_faults(tmp_path / "e.svg", limits)[0][0].en


def faults(body: bytes) -> list[str]:
    return [what.en for what, _, _ in svg_faults(HEAD + body + b"</svg>", LIMITS)]


@pytest.mark.parametrize(
    "body",
    [
        b'<path d="M0 0h1v1z" fill="url(#sky)"/>',
        b'<defs><g id="a"><path/></g></defs><use xlink:href="#a"/>',
        b'<use href="#a"/>',
    ],
)
def test_plain_svg_passes(body: bytes) -> None:
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<script/>", "script"),
        (b"<foreignObject/>", "foreignObject"),
        (b'<path onload="x()"/>', "script (onload)"),
        (b'<image xlink:href="http://x/a.png"/>', "outside"),
        (b'<image href="data:image/png;base64,AA"/>', "outside"),
        (b'<use href="other.svg#a"/>', "outside"),
        (b'<path fill="url(http://x)"/>', "outside"),
        (b'<path style="fill: url( &quot;file:///x&quot; )"/>', "outside"),
        (b'<g id="a"><use href="#a"/></g>', "copies itself"),
        (b'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "copies itself"),
        (b"<g>" * 70 + b"</g>" * 70, "too complex"),
        (b"<g/>" * 20_001, "too complex"),
        (b"<g>", "damaged"),
        (b"&nbsp;", "damaged"),
        (b"<mask/>", "drawn wrongly: mask"),
    ],
)
def test_other_svg_is_refused(body: bytes, words: str) -> None:
    assert any(words in fault for fault in faults(body)), faults(body)


def test_laughs_and_copies_are_answered_soon() -> None:
    began = time.process_time()
    laughs = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + HEAD + b"&b;</svg>"
    assert "DOCTYPE" in svg_faults(laughs, LIMITS)[0][0].en
    ten = b"".join(
        b'<g id="g%d">%s</g>' % (n, b'<use href="#g%d"/>' % (n - 1) * 10) for n in range(1, 60)
    )
    assert any("copies itself" in f for f in faults(b'<g id="g0"><path/></g>' + ten))
    heavy = b'<g id="a">' + b"<path/>" * 5000 + b"</g>" + b'<use href="#a"/>' * 5
    assert any("copies itself" in f for f in faults(heavy))
    assert time.process_time() - began < 5


def test_an_svg_without_a_size_is_refused() -> None:
    bare = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert "viewBox" in svg_faults(bare, LIMITS)[0][0].en
    assert "no SVG" in svg_faults(b"<html/>", LIMITS)[0][0].en


@given(st.text(alphabet="<>/=\"'&;#! abgsv", max_size=60))
def test_no_text_raises(text: str) -> None:
    svg_faults(HEAD + text.encode() + b"</svg>", LIMITS)
