"""How a simulation is played: values, readings, tasks. Pure; the times are monotonic seconds.

A task is done when all its conditions have held for its ``hold_s`` after the visitor has done
something since the task was shown: what is so by itself is no achievement. Nobody has to do a task;
one can always go on. The part counts as played to its end for a visitor who goes on past the last
task after a task was done or after :data:`ENOUGH` acts (a control moved, the picture touched).
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.players.simulation.experiment import Experiment, Task
from kiosk.shell.walk import Outcome

ENOUGH = 3


class Play:
    """One visitor with one simulation."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.values: dict[str, float] = dict(experiment.start)
        self.readings: dict[str, float] = {}
        self.number = 0
        self._done: set[str] = set()
        self._acts = 0
        self._acted = False
        self._since_s: float | None = None

    # What the visitor does.

    def set(self, at: int, value: float) -> tuple[str, float] | None:
        """Move control ``at``: the parameter and its new value, or None if nothing changed."""
        parameter = self.experiment.controls[at].parameter
        value = parameter.nearest(value)
        if value == self.values[parameter.name]:
            return None
        self.values[parameter.name] = value
        self._act()
        return parameter.name, value

    def touched(self) -> None:
        """A finger came down on the picture."""
        self._act()

    def restart(self) -> None:
        """重来: everything as at the start; tasks that are done stay done."""
        self.values = dict(self.experiment.start)
        self.readings = {}
        self._since_s = None

    def next(self) -> bool:
        """Go on to the next task; False when there is none: the part is over."""
        if self.number + 1 >= len(self.experiment.tasks):
            return False
        self.number += 1
        self._acted, self._since_s = False, None
        return True

    def _act(self) -> None:
        self._acts += 1
        self._acted = True

    # What the program tells.

    def told(
        self, readings: Mapping[str, float], values: Mapping[str, float], now_s: float
    ) -> None:
        """The program measured something, or a finger on the picture changed a value."""
        self.readings = dict(readings)
        self.values.update({name: values[name] for name in self.values if name in values})
        self.look(now_s)

    def look(self, now_s: float) -> None:
        """See whether the task is done; call it again after :meth:`next_look_s`."""
        task = self.task
        if task is None or task.id in self._done:
            return
        if not self._acted or not task.holds(self.readings):
            self._since_s = None
            return
        if self._since_s is None:
            self._since_s = now_s
        if now_s - self._since_s >= task.hold_s:
            self._done.add(task.id)

    def next_look_s(self, now_s: float) -> float | None:
        """Seconds until a task can be done by waiting; None: not by waiting alone."""
        task = self.task
        if task is None or self._since_s is None or task.id in self._done:
            return None
        return max(0.0, self._since_s + task.hold_s - now_s)

    # How it stands.

    @property
    def task(self) -> Task | None:
        """The present task; None where there are none."""
        tasks = self.experiment.tasks
        return tasks[self.number] if tasks else None

    @property
    def task_state(self) -> str:
        """``none``, ``open``, ``holding`` (it is so, but not yet for long enough) or ``done``."""
        if self.task is None:
            return "none"
        if self.task.id in self._done:
            return "done"
        return "open" if self._since_s is None else "holding"

    @property
    def marks(self) -> list[str]:
        """Per task ``right`` where it is done, else empty."""
        return ["right" if task.id in self._done else "" for task in self.experiment.tasks]

    @property
    def settled(self) -> bool:
        """Whether going on is the obvious next thing: the task is done, or was none and tried."""
        return self.task_state == "done" or (self.task is None and self._acts >= ENOUGH)

    @property
    def outcome(self) -> Outcome:
        """What came of it; a simulation asks nothing."""
        return Outcome(complete=bool(self._done) or self._acts >= ENOUGH)
