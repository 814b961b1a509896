"""How an animation is watched: step by step, by time or by tap. No window, no clock."""

from __future__ import annotations

from typing import Literal

from kiosk.players.animation.steps import Animation, Step

State = Literal["moving", "resting", "waiting", "ended"]
"""Its picture moves; it stands still before it goes on by itself; it waits for a tap; all done."""


class StepByStep:
    """One watching of an animation. Calls that make no sense any more change nothing."""

    def __init__(self, animation: Animation) -> None:
        self._steps = animation.steps
        self._number = 0
        self._state: State = "moving"
        self._held = False
        self.by_tap = False
        """In 长辈模式 nothing goes on by itself: there are no time limits."""
        self.speaking = False
        """Its narration is heard: the step lets it end."""

    @property
    def number(self) -> int:
        """The step that is shown, from 0."""
        return self._number

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps[self._number]

    @property
    def state(self) -> State:
        """What goes on in it."""
        return self._state

    @property
    def held(self) -> bool:
        """Whether the visitor has stopped it."""
        return self._held

    @property
    def last(self) -> bool:
        """Whether this is the last step."""
        return self._number + 1 == len(self._steps)

    @property
    def runs(self) -> bool:
        """Whether it goes on without anybody's finger, so that nobody need touch meanwhile."""
        return not self._held and self._state in ("moving", "resting")

    def picture_ended(self) -> None:
        """The step's picture has come to its end."""
        if self._state == "moving":
            if self.step.by_time and not self.by_tap:
                self._state = "resting"
            else:
                self._wait()

    def rested(self) -> None:
        """The step has stood long enough: it goes on by itself, unless it was stopped."""
        if self._state != "resting" or self._held or self.speaking:
            return
        if self.by_tap or self.last:
            self._wait()
        else:
            self._show(self._number + 1)

    def next(self) -> bool:
        """The visitor goes on; returns whether the whole animation is done with."""
        if self.last:
            self._wait()
            return True
        self._show(self._number + 1)
        return False

    def back(self) -> None:
        """The visitor goes back a step; on the first, it begins again."""
        self._show(max(0, self._number - 1))

    def go_to(self, number: int) -> None:
        """The visitor touches a step on the rail."""
        if 0 <= number < len(self._steps):
            self._show(number)

    def replay(self) -> None:
        """From the first step."""
        self._show(0)

    def hold(self) -> None:
        """The visitor stops it, or lets it go on."""
        if self._state in ("moving", "resting"):
            self._held = not self._held

    def _wait(self) -> None:
        """Nothing goes on by itself any more, so there is nothing to stop."""
        self._state = "ended" if self.last else "waiting"
        self._held = False

    def _show(self, number: int) -> None:
        self._number = number
        self.speaking = False
        self._state = "moving"
        self._held = False
