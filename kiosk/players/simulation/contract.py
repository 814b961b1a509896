"""What a simulation program is. No pygame, no Qt: both sides of the pipe read this.

A program called ``pendulum`` is three modules and a row in ``registry.py``:

``science/pendulum.py``
    The formulas: pure functions and frozen dataclasses, units in the names, sources in docstrings.
``rows/pendulum.py``
    ``ROW``, a :class:`Row`: what can be set and what can be read. The window, the check and the
    author's guide read it; it imports nothing but this module and the science.
``programs/pendulum.py``
    ``open_program(scene, values) -> Program``: the drawing and the play, with pygame. Only the
    child process imports it.

The child calls a program like this, in one thread::

    program = open_program(scene, values)        # values: all parameters of the row, in range
    loop:
        program.set(name, value) …               # sliders; the value is in range and on its step
        program.touch(Touch("down", 1, 310, 88)) # fingers on the picture
        program.step(STEP_S) …                   # not while still; at most 5 in one go
        program.draw(surface)                    # not while still, but once after each set or touch
        program.readings, program.values         # told to the window when they changed
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from kiosk.core.words import Words

if TYPE_CHECKING:
    import pygame

STEP_S = 1 / 60
"""The length of a :meth:`Program.step` in seconds, always."""

MOST_CHOICES = 4
"""A parameter with words for its values has at most that many: they are buttons side by side."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a visitor (or the author) may set.

    ``name`` has its unit in it (``length_m``). ``words`` are short, at most 5 characters or 11
    letters: in 长辈模式 no more fits beside the value. ``least``, ``most`` and ``start`` are values
    of that unit; valid values are ``least + n * step`` up to ``most``. ``unit`` is shown behind the
    value (m, s, °, 毫米), ``digits`` after the decimal point. ``choices`` are words for the values
    0, 1, 2 … (then ``least`` is 0, ``step`` 1 and ``most`` one less than there are): buttons
    instead of a slider, such as 不覆膜 / 覆膜.
    """

    name: str
    words: Words
    unit: Words
    least: float
    most: float
    step: float
    start: float
    digits: int = 0
    choices: tuple[Words, ...] = ()

    def nearest(self, value: float) -> float:
        """The valid value nearest to ``value``."""
        steps = round((min(max(value, self.least), self.most) - self.least) / self.step)
        most_steps = int((self.most - self.least) / self.step + 1e-9)
        return self.least + min(steps, most_steps) * self.step


@dataclass(frozen=True, slots=True)
class Reading:
    """Something the program measures while it plays. ``words`` are short: three stand in a row.

    ``least`` and ``most``: the range of values it can have with any valid parameters, None where
    it has no end; a task out of that range is an error of its author. ``choices``: words for the
    values 0, 1, 2 … (灭 / 亮) instead of a figure.
    """

    name: str
    words: Words
    unit: Words
    digits: int = 0
    least: float | None = None
    most: float | None = None
    choices: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What the rest of the house knows of a program.

    ``hint`` is a short call to touch the picture (拖动摆球), shown under it until it is touched;
    ``background`` (``#RRGGBB``) is the colour of the picture's rim, shown until the first frame.
    """

    name: str
    words: Words
    parameters: tuple[Parameter, ...]
    readings: tuple[Reading, ...]
    hint: Words | None = None
    background: str = "#FFF8EC"

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((one for one in self.parameters if one.name == name), None)

    def reading(self, name: str) -> Reading | None:
        """The reading of that name."""
        return next((one for one in self.readings if one.name == name), None)

    @property
    def start(self) -> dict[str, float]:
        """Every parameter's own start value."""
        return {one.name: one.start for one in self.parameters}


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a program draws.

    ``width_px`` × ``height_px``: 0.7 (tall) to 2.0 (wide) times as wide as high, from 480 × 360 up
    to 1.2 million pixels. ``px_per_mm``: pixels of the picture for a millimetre of the design
    (2.5 to 8); everything is sized with it. ``language``: BCP-47. ``elder``: 长辈模式, large type,
    strong contrast, no decoration that moves. ``fonts``: the folder of the shipped typeface.
    A change of any of these makes a new program with the values of the old.
    """

    width_px: int
    height_px: int
    px_per_mm: float
    language: str
    elder: bool
    fonts: Path

    def mm(self, length: float) -> int:
        """Pixels of ``length`` millimetres, at least one."""
        return max(1, round(length * self.px_per_mm))

    def say(self, words: Words) -> str:
        """``words`` in the visitor's language."""
        return words.text(self.language)

    @property
    def small_px(self) -> int:
        """The height of the smallest type."""
        return self.mm(10 if self.elder else 6)

    @property
    def body_px(self) -> int:
        """The height of common type."""
        return self.mm(11 if self.elder else 7)


@dataclass(frozen=True, slots=True)
class Touch:
    """A finger on the picture. ``x``, ``y``: pixels of the picture; may lie outside in a drag.

    ``finger`` is the same number from ``down`` to ``up`` (or ``cancel``: the touch was taken away,
    nothing was meant by it). What can be grabbed has to be ≥ 20 mm wide for a finger, and whatever
    a drag does, a tap at the goal (``down`` and ``up`` there) does as well.
    """

    kind: Literal["down", "move", "up", "cancel"]
    finger: int
    x: float
    y: float


class Program(Protocol):
    """A running program. Nothing here may raise for values in range; an exception ends the child,
    and the visitor is led on.
    """

    def set(self, name: str, value: float) -> None:
        """Set a parameter; takes effect at once."""

    def touch(self, touch: Touch) -> None:
        """A finger did something."""

    def step(self, dt_s: float) -> None:
        """Go on by ``dt_s`` (always :data:`STEP_S`)."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole picture: every pixel, opaque; 32 bits, of the scene's size.

        At most 6 ms on a slow machine: what does not move is drawn once into a surface of its own.
        """

    @property
    def values(self) -> Mapping[str, float]:
        """The parameters' present values: a drag may change one, and its slider follows."""

    @property
    def readings(self) -> Mapping[str, float]:
        """What is measured now, by name; what is not known yet is left out."""

    @property
    def still(self) -> bool:
        """Whether nothing moves: then no step is taken and nothing is drawn until something is
        set or touched.
        """


class OpenProgram(Protocol):
    """``open_program`` of a module of ``programs``."""

    def __call__(self, scene: Scene, values: Mapping[str, float]) -> Program:
        """Begin anew with these values (every parameter of the row)."""
