"""How the scripted visitor watches an animation: a look at each step, then on by a tap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.library.exhibit import Exhibit, Part
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.tally import Tally

LOOK_S = 0.9


class AnimationVisit:
    """Watches one animation part from its first step to its last, by touch."""

    def __init__(
        self, finger: Finger, stage: QObject, exhibit: Exhibit, part: Part, language: str
    ) -> None:
        self._finger = finger
        self._stage = stage

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Look at each step for a moment, stop the first, lead on from the last."""
        finger = self._finger
        finger.need("animationPlayer")
        player = self._stage.property("player")
        for number in range(player.property("count")):
            finger.pause(LOOK_S)
            shoot(f"step{number + 1}")
            if number == 0:
                finger.tap("stepHold")
                finger.pause(0.1)
                finger.tap("stepHold")
            think()
            finger.tap("partNext")
            finger.pause(0.05)
