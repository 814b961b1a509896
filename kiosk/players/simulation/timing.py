"""How long a picture of each simulation program takes on this machine; for ``kiosk measure``.

The programs run here as they do in the child (:mod:`kiosk.players.simulation.stage`), one after
the other, into a surface of the largest size the kiosk lets them draw.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.players.simulation.contract import STEP_S, Scene
from kiosk.players.simulation.registry import PROGRAMS

SIZE_PX = (1280, 720)
PX_PER_MM = 4.0
WARM_PICTURES = 3
"""The first ones draw what stands still into surfaces of their own."""
PICTURES = 16
MOST_S = 0.3
"""For one program: a machine on which that is not enough is slow, and is told so."""


def time_programs(
    fonts: Path, tell: Callable[[str, float], None], is_late: Callable[[], bool]
) -> None:
    """Tell each program's milliseconds of the processor a picture, until it ``is_late``."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    pygame: Any = importlib.import_module("pygame")
    pygame.font.init()
    surface = pygame.Surface(SIZE_PX, pygame.SRCALPHA, 32)
    for name in PROGRAMS:
        if is_late():
            return
        tell(name, _picture_ms(name, surface, fonts))


def _picture_ms(name: str, surface: Any, fonts: Path) -> float:
    module = importlib.import_module(f"kiosk.players.simulation.programs.{name}")
    scene = Scene(*SIZE_PX, PX_PER_MM, "zh-Hans", False, fonts)
    program = module.open_program(scene, PROGRAMS[name].start)
    for _ in range(WARM_PICTURES):
        program.step(STEP_S)
        program.draw(surface)
    end_s, begun_s = time.monotonic() + MOST_S, time.thread_time()
    for number in range(1, PICTURES + 1):
        program.step(STEP_S)
        program.draw(surface)
        if time.monotonic() > end_s or number == PICTURES:
            break
    return 1000 * (time.thread_time() - begun_s) / number
