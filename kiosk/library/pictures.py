"""What a picture file is, from its first bytes: kind and size, without decoding it or Qt."""

from __future__ import annotations

import struct
from pathlib import Path

from kiosk.core.words import Words
from kiosk.library.folder import Listing, read_limited
from kiosk.library.limits import LIMITS, Limits
from kiosk.library.svg import svg_aspect, svg_faults

SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")

_MEND_FORMAT = Words(
    "请在绘图软件里重新导出为 PNG、JPEG、WebP 或 SVG。",
    "Export it anew as PNG, JPEG, WebP or SVG.",
)
_NOT_FRAMES = frozenset({0xC4, 0xC8, 0xCC})


def picture_faults(path: Path, limits: Limits = LIMITS) -> list[tuple[Words, Words, bool]]:
    """What is wrong with the picture at ``path``: (what, how to mend, whether only a hint).

    :raises OSError: when it cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES:
        return [
            (
                Words("不是能用的图片格式。", "This is no usable picture format."),
                _MEND_FORMAT,
                False,
            )
        ]
    if path.suffix.lower() == ".svg":
        try:
            return svg_faults(read_limited(path, limits.svg_bytes), limits)
        except OverflowError:
            return [_too_many_bytes(limits)]
    size = picture_size(read_limited(path, limits.picture_head_bytes, whole=False))
    if size is None:
        return [
            (
                Words("图片已损坏，或扩展名和内容不符。", "The picture is damaged or misnamed."),
                _MEND_FORMAT,
                False,
            )
        ]
    if size[0] * size[1] > limits.picture_pixels:
        return [_too_many_pixels(size, limits)]
    return []


def picture_aspect(
    folder: Path, name: str, listing: Listing, limits: Limits = LIMITS
) -> float | None:
    """Width by height of a listed picture; None when it cannot be told."""
    if name not in listing.files:
        return None
    try:
        if name.lower().endswith(".svg"):
            return svg_aspect(read_limited(folder / name, limits.svg_bytes))
        size = picture_size(read_limited(folder / name, limits.picture_head_bytes, whole=False))
    except (OSError, OverflowError):
        return None
    return size[0] / size[1] if size else None


def picture_size(head: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG or WebP that starts with ``head``; None if none."""
    size: tuple[int, ...] | None
    try:
        if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
            size = struct.unpack(">II", head[16:24])
        elif head.startswith(b"\xff\xd8"):
            size = _jpeg_size(head)
        elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            size = _webp_size(head)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return (size[0], size[1]) if size and size[0] > 0 and size[1] > 0 else None


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    at = 2
    while head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8:  # filler, no length
            at += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES:
            height, width = struct.unpack(">HH", head[at + 5 : at + 9])
            return width, height
        at += 2 + max(2, struct.unpack(">H", head[at + 2 : at + 4])[0])
    return None


def _webp_size(head: bytes) -> tuple[int, int] | None:
    match head[12:16]:
        case b"VP8 " if head[23:26] == b"\x9d\x01\x2a":
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L" if head[20] == 0x2F:
            bits = struct.unpack("<I", head[21:25])[0]
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X" if len(head) >= 30:
            return (
                int.from_bytes(head[24:27], "little") + 1,
                int.from_bytes(head[27:30], "little") + 1,
            )
    return None


def _too_many_pixels(size: tuple[int, int], limits: Limits) -> tuple[Words, Words, bool]:
    million = limits.picture_pixels // 1_000_000
    return (
        Words(
            f"图片太大：{size[0]}×{size[1]}，上限是 {million} 百万像素。",
            f"The picture is too large: {size[0]}×{size[1]}; at most {million} megapixels.",
        ),
        Words("请缩小到长边 3840 像素以内。", "Scale it down to 3840 pixels on its long side."),
        False,
    )


def _too_many_bytes(limits: Limits) -> tuple[Words, Words, bool]:
    mib = limits.svg_bytes // 1024**2
    return (
        Words(f"SVG 文件超过 {mib} MiB。", f"The SVG file is larger than {mib} MiB."),
        Words("请简化图形，或导出为 PNG。", "Simplify it, or export it as PNG."),
        False,
    )
