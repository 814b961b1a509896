"""A simulation as its package steers it: what can be set, what is shown, what is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.library.texts import LocalText
from kiosk.players.simulation.contract import Parameter, Reading, Row


@dataclass(frozen=True, slots=True)
class Control:
    """A parameter the visitor may set; its range and start are the package's."""

    parameter: Parameter
    label: LocalText | None = None

    def name(self, language: str) -> str:
        """What it is called in ``language``."""
        return (self.label or self.parameter.words).text(language)


@dataclass(frozen=True, slots=True)
class Goal:
    """A condition: the reading lies from ``least`` to ``most`` (None: no bound)."""

    reading: str
    least: float | None
    most: float | None

    def holds(self, readings: Mapping[str, float]) -> bool:
        """Whether it does, as far as is known."""
        value = readings.get(self.reading)
        if value is None:
            return False
        # A hair's breadth more: 0.1 + 0.2 is at most 0.3.
        return (self.least is None or value >= self.least - 1e-9) and (
            self.most is None or value <= self.most + 1e-9
        )


@dataclass(frozen=True, slots=True)
class Task:
    """Something to bring about: all ``goals`` hold for ``hold_s`` seconds."""

    id: str
    text: LocalText
    goals: tuple[Goal, ...]
    hold_s: float = 1.0
    done: LocalText | None = None

    def holds(self, readings: Mapping[str, float]) -> bool:
        """Whether all that is asked for is so now."""
        return all(goal.holds(readings) for goal in self.goals)


@dataclass(frozen=True, slots=True)
class Experiment:
    """A checked simulation. ``start``: a value for every parameter of the program."""

    row: Row
    controls: tuple[Control, ...]
    readings: tuple[Reading, ...]
    tasks: tuple[Task, ...]
    start: Mapping[str, float]
    intro: LocalText | None = None
    notice: LocalText | None = None
