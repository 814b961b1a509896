"""Why a moving picture cannot be played, in people's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.core.words import Words
from kiosk.library.checking import Check
from kiosk.library.folder import read_limited
from kiosk.library.limits import LIMITS, Limits
from kiosk.library.names import name_fault
from kiosk.library.pictures import SUFFIXES, picture_size
from kiosk.players.animation.lottie import SLOWEST_MS
from kiosk.players.animation.lottie_scan import LottieFault, known_facts
from kiosk.players.animation.sheet import read_sheet
from kiosk.players.animation.steps import Sheet
from kiosk.players.animation.webp import read_webp

Fault = tuple[Words, Words]

_AGAIN = Words("请重新导出这个文件。", "Export the file again.")
_SMALLER = Words("请减少画面、缩短或缩小。", "Use fewer, shorter or smaller pictures.")


def media_faults(folder: Path, type: str, name: str, check: Check | None = None) -> list[Fault]:
    """What is wrong with the moving picture ``name`` of a step of ``type``. Raises nothing.

    With a ``check`` that opens media, a Lottie is also drawn, in a process of its own.
    """
    limits = check.limits if check else LIMITS
    try:
        match type:
            case "lottie":
                known_facts(_lottie_bytes(folder / name, limits), limits)
                if check is not None and check.prober is not None:
                    return drawing_faults(check.prober.open("lottie", folder / name))
            case "webp":
                return _webp_faults(folder / name, limits)
            case "sheet":
                return _sheet_faults(folder, name, limits)
    except LottieFault as fault:
        return [(fault.what, fault.mend)]
    except OSError as error:
        reason = error.strerror or str(error)
        return [(Words(f"文件读不出来（{reason}）。", f"It cannot be read ({reason})."), _AGAIN)]
    return []


def _lottie_bytes(path: Path, limits: Limits) -> bytes:
    try:
        return read_limited(path, limits.lottie_bytes)
    except OverflowError:
        mib = path.stat().st_size / 1024**2
        raise LottieFault(
            Words(
                f"Lottie 文件有 {mib:.0f} MiB，上限是 1 MiB。", f"It has {mib:.0f} MiB; at most 1."
            ),
            Words("请简化图形，或改用动画 WebP。", "Simplify it, or use an animated WebP."),
        ) from None


def drawing_faults(found: Mapping[str, Any]) -> list[Fault]:
    """What drawing a Lottie showed: ``p95_ms``, ``blank`` (nothing is seen), or ``fault``."""
    if "fault" in found:
        what = Words(
            f"Lottie 画不出来（{found['fault']}）。", f"It cannot be drawn: {found['fault']}."
        )
        return [(what, _AGAIN)]
    if found.get("blank"):
        return [(Words("Lottie 画出来是空白。", "The Lottie is drawn blank."), _AGAIN)]
    p95_ms = float(found.get("p95_ms", 0))
    if p95_ms > SLOWEST_MS:
        what = Words(
            f"Lottie 每帧要画 {p95_ms:.0f} 毫秒，上限是 {SLOWEST_MS:.0f}。",
            f"A frame takes {p95_ms:.0f} ms to draw; at most {SLOWEST_MS:.0f}.",
        )
        return [(what, Words("请简化图形。", "Simplify its shapes."))]
    return []


def _webp_faults(path: Path, limits: Limits) -> list[Fault]:
    if path.stat().st_size > limits.webp_bytes:
        return [(Words("WebP 超过 5 MiB。", "The WebP is larger than 5 MiB."), _SMALLER)]
    facts = read_webp(path)
    if facts is None or facts.frames == 0:
        return [(Words("这个 WebP 不会动。", "This WebP does not move."), _AGAIN)]
    if not facts.whole:
        return [(Words("WebP 不完整。", "The WebP is cut off."), _AGAIN)]
    if facts.frames > limits.webp_frames:
        what = Words(
            f"WebP 有 {facts.frames} 帧，上限是 {limits.webp_frames}。",
            f"It has {facts.frames} frames; at most {limits.webp_frames}.",
        )
        return [(what, _SMALLER)]
    if facts.seconds > limits.animation_s:
        return [(Words("WebP 长于 60 秒。", "The WebP is longer than 60 s."), _SMALLER)]
    if facts.width_px * facts.height_px > limits.film_long_side_px * limits.film_short_side_px:
        return [(Words("WebP 画面太大。", "The WebP's pictures are too large."), _SMALLER)]
    return []


def _sheet_faults(folder: Path, name: str, limits: Limits) -> list[Fault]:
    try:
        sheet = read_sheet(folder / name, name, limits)
    except ValueError as error:
        what = Words(
            f"连续图的 JSON 读不懂（{error}）。", f"The sheet is not understood ({error})."
        )
        return [(what, Words("请用 Aseprite 的数组格式导出。", "Export it as Aseprite's array."))]
    return _sheet_picture_faults(folder, sheet, limits)


def _sheet_picture_faults(folder: Path, sheet: Sheet, limits: Limits) -> list[Fault]:
    path = folder / sheet.picture
    if name_fault(sheet.picture, limits):  # such as a drive letter, which leads elsewhere
        return [(Words("连续图的图片名不能用。", "The sheet names no usable picture."), _AGAIN)]
    if not path.name.lower().endswith(SUFFIXES[1:]) or path.is_symlink() or not path.is_file():
        return [(Words("连续图缺图片。", "The sheet's picture is missing."), _AGAIN)]
    size = picture_size(read_limited(path, limits.picture_head_bytes, whole=False))
    if size is None or size[0] * size[1] > limits.sheet_pixels:
        what = Words("连续图的图片已损坏或太大。", "The sheet's picture is damaged or too large.")
        return [(what, _SMALLER)]
    if any(f.x + f.width > size[0] or f.y + f.height > size[1] for f in sheet.frames):
        return [(Words("有一帧在图片之外。", "A frame lies outside the picture."), _AGAIN)]
    if sum(frame.duration_ms for frame in sheet.frames) > limits.animation_s * 1000:
        return [(Words("连续图长于 60 秒。", "The sheet is longer than 60 s."), _SMALLER)]
    return []
