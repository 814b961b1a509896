"""Which screen, and who draws: the graphics card or the processor."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from kiosk.core.words import Words
from kiosk.health.machine import Machine, ScreenFacts
from kiosk.health.port import Check, Fact, Finding, Going, Sign

RENDER_NAME = "render.json"
"""Where the rendering ladder keeps the probe's answer (kiosk.ui.ladder)."""

_MOST_BYTES = 65_536
_MM_PER_INCH = 25.4
_PROGRAMS = ("llvmpipe", "softpipe", "swiftshader", "swrast", "basic render")


def look_at_screen(machine: Machine, _going: Going) -> Finding:
    """Size and way of drawing. Drawing by the processor is slower, and no fault."""
    screen = machine.loaded.settings.screen
    answer = read_answer(machine.places.data)
    facts: dict[str, Fact] = {
        "render": screen.render,
        "screens": [_told(one) for one in machine.screens],
        "diagonal_in": screen.diagonal_in or _inches(machine.screens),
        **{name: answer.get(name) for name in ("renderer", "reason") if answer.get(name)},
    }
    drawn, facts["path"] = _way(screen.render, answer)
    size = _size(machine.screens, screen.diagonal_in)
    card_failed = screen.render == "auto" and answer.get("ok") is False and not _is_program(answer)
    if card_failed:
        return Finding(
            Sign.NOTE,
            Words(
                f"{size.zh}{drawn.zh}：显卡试用没有成功。",
                f"{size.en}{drawn.en}: the card did not pass its trial.",
            ),
            Words(
                "能用就不必管；画面卡顿时，请技术人员更新显卡驱动。",
                "Leave it if it serves; if it stutters, let a technician renew the driver.",
            ),
            facts,
        )
    return Finding(Sign.GOOD, Words(f"{size.zh}{drawn.zh}。", f"{size.en}{drawn.en}."), facts=facts)


def read_answer(data: Path) -> dict[str, Any]:
    """The answer of the last probe; empty when there is none. Raises nothing."""
    try:
        with (data / RENDER_NAME).open("rb") as file:
            kept = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    texts = {name: str(kept[name])[:200] for name in ("renderer", "reason") if kept.get(name)}
    if kept.get("slower") is True:  # it draws, and the processor draws more quickly
        return {**texts, "ok": False, "reason": "the card is slower than the processor"}
    return {**texts, "ok": kept.get("ok") is True}


def _way(render: str, answer: dict[str, Any]) -> tuple[Words, str]:
    by_card = Words("由显卡绘制", "drawn by the graphics card")
    by_processor = Words("由处理器绘制（稍慢）", "drawn by the processor (slower)")
    if render == "gpu" or (render == "auto" and answer.get("ok") is True):
        name = answer.get("renderer", "")
        more = f"（{name}）" if name else "", f" ({name})" if name else ""
        return Words(by_card.zh + more[0], by_card.en + more[1]), "gpu"
    if render == "software":
        return (
            Words("按设置由处理器绘制（稍慢）", "drawn by the processor, as set (slower)"),
            "software",
        )
    if _is_program(answer):
        # The probe met a program in the card's place; we draw by ourselves, which is quicker.
        return by_processor, "software-no-card"
    return by_processor, "software"


def _is_program(answer: dict[str, Any]) -> bool:
    return any(name in str(answer.get("renderer", "")).lower() for name in _PROGRAMS)


def _size(screens: tuple[ScreenFacts, ...], set_in: float) -> Words:
    if not screens:
        return Words("屏幕", "The screen: ") if not set_in else _inch_words(set_in)
    first = screens[0]
    pixels = f"{first.width_px}×{first.height_px}"
    inches = set_in or _inches(screens)
    if not inches:
        return Words(f"屏幕 {pixels}，", f"The screen: {pixels}, ")
    return Words(f"屏幕 {inches:.1f} 英寸，{pixels}，", f"The screen: {inches:.1f} in, {pixels}, ")


def _inch_words(inches: float) -> Words:
    return Words(f"屏幕 {inches:.1f} 英寸，", f"The screen: {inches:.1f} in, ")


def _inches(screens: tuple[ScreenFacts, ...]) -> float:
    if not screens:
        return 0.0
    return round(math.hypot(screens[0].width_mm, screens[0].height_mm) / _MM_PER_INCH, 1)


def _told(screen: ScreenFacts) -> str:
    size = f" {screen.width_mm}x{screen.height_mm} mm" if screen.width_mm else ""
    return f"{screen.width_px}x{screen.height_px}{size}"


SCREEN = Check("screen", Words("屏幕", "Screen"), look_at_screen)
