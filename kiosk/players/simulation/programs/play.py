"""What the programs of the kiosk have in common: their values, and paintings kept for a scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pygame

from kiosk.players.simulation.brush import Brush
from kiosk.players.simulation.contract import Row, Scene

FINE_GROUND = 2
"""Backgrounds are painted that much larger than they are shown."""


class Play:
    """The values of a program's row, and the brush of its scene."""

    def __init__(self, row: Row, scene: Scene, values: Mapping[str, float]) -> None:
        self.row = row
        self.scene = scene
        self.brush = Brush(scene)
        self._values = dict(values)

    @property
    def values(self) -> Mapping[str, float]:
        """The parameters' present values."""
        return self._values

    def set(self, name: str, value: float) -> None:
        """Set a parameter."""
        self._values[name] = value

    def drag(self, name: str, value: float) -> None:
        """Set a parameter by a finger: to the valid value nearest to ``value``."""
        parameter = self.row.parameter(name)
        if parameter is not None:
            nearest = parameter.nearest(value)
            if nearest != self._values[name]:
                self.set(name, nearest)

    def cycle(self, name: str) -> None:
        """Go on to a parameter's next choice, or back to its first."""
        parameter = self.row.parameter(name)
        if parameter is not None:
            after = self._values[name] + parameter.step
            self.set(name, parameter.least if after > parameter.most else after)

    def chosen(self, name: str) -> int:
        """The number of a parameter's choice."""
        return round(self._values[name])

    def ground(self, paint: Callable[[pygame.Surface, float], None]) -> pygame.Surface:
        """The background of the scene, see :func:`painted_ground`."""
        return painted_ground(self.scene, paint)


def painted_ground(scene: Scene, paint: Callable[[pygame.Surface, float], None]) -> pygame.Surface:
    """The opaque background of a scene: painted once, larger, and scaled down.

    ``paint(large, times)`` paints every pixel of it, ``times`` as large.
    """
    size = (scene.width_px, scene.height_px)
    large = pygame.Surface((size[0] * FINE_GROUND, size[1] * FINE_GROUND), pygame.SRCALPHA, 32)
    paint(large, FINE_GROUND)
    ground = pygame.transform.smoothscale(large, size)
    # Copied as it is, without a look at any pixel: the format of what is shown, and opaque.
    ground.set_alpha(None)
    return ground
