"""An animation as it is played: steps with a moving picture, a caption, and how they go on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.library.texts import LocalText, LocalVoice


class StepType(StrEnum):
    """What moves in a step."""

    LOTTIE = "lottie"
    WEBP = "webp"
    SHEET = "sheet"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Sight:
    """A look at a still: its centre as shares of the picture, and how much nearer than whole."""

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``by_time`` goes on by itself, ``hold_s`` after the picture has come to its end.

    ``file`` is a file of the exhibit. ``loop`` repeats the picture while the
    step waits for a tap. ``start``, ``goal`` and ``over_s`` move over a still.
    """

    id: str
    type: StepType
    file: str
    caption: LocalText | None = None
    narration: LocalVoice | None = None
    by_time: bool = False
    hold_s: float = 1.5
    loop: bool = False
    start: Sight = Sight()
    goal: Sight = Sight()
    over_s: float = 6.0


@dataclass(frozen=True, slots=True)
class Animation:
    """Steps in order, at least one."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """One picture of a sprite sheet: its box in pixels, and how long it stays."""

    x: int
    y: int
    width: int
    height: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sprite sheet: the picture file (beside the sheet's own file) and its frames."""

    picture: str
    frames: tuple[SheetFrame, ...]
