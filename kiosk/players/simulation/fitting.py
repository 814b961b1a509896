"""Does what a package says of a simulation fit the program? No Qt, no pygame."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile
from kiosk.players.simulation.contract import Row

if TYPE_CHECKING:
    from kiosk.players.simulation.model import ControlShape, GoalShape, SimulationShape

TASK_CHARACTERS = {"zh": 36}
TASK_CHARACTERS_ELSE = 90
"""A task stands in large type beside the picture."""

LABEL_CHARACTERS = {"zh": 5}
LABEL_CHARACTERS_ELSE = 11
"""In 长辈模式 no more fits beside the value."""


class Fitting:
    """Compares one simulation with the row of its program, and reports every misfit."""

    def __init__(self, check: Check, file: TomlFile, row: Row) -> None:
        self._check = check
        self._file = file
        self._row = row

    def check(self, shape: SimulationShape) -> None:
        """Report all that does not fit."""
        seen: set[str] = set()
        for at, control in enumerate(shape.control):
            self._control(("control", at), control, seen)
        for name, value in shape.fixed.items():
            place: Place = ("fixed", name)
            if self._once(place, name, seen):
                self._value(place, name, value)
        for at, name in enumerate(shape.readings or ()):
            self._reading(("readings", at), name)
        for at, task in enumerate(shape.task):
            self._check.claim_id(self._file, ("task", at, "id"), task.id)
            for number, goal in enumerate(task.goal):
                self._goal(("task", at, "goal", number), goal)
            self._short(("task", at, "text"), task.text, TASK_CHARACTERS, TASK_CHARACTERS_ELSE)
            self._short(("task", at, "done"), task.done, TASK_CHARACTERS, TASK_CHARACTERS_ELSE)
        if not shape.control and not shape.task and self._row.hint is None:
            what = Words("观众没有什么可以调。", "There is nothing a visitor could set.")
            self._error(("control",), what, Words("请加上 [[control]]。", "Add [[control]]."))

    def _control(self, place: Place, control: ControlShape, seen: set[str]) -> None:
        if not self._once((*place, "parameter"), control.parameter, seen):
            return
        bounds = {
            name: getattr(control, name)
            for name in ("least", "most", "start")
            if getattr(control, name) is not None
        }
        sound = [
            self._value((*place, name), control.parameter, value) for name, value in bounds.items()
        ]
        self._short((*place, "label"), control.label, LABEL_CHARACTERS, LABEL_CHARACTERS_ELSE)
        parameter = self._row.parameter(control.parameter)
        if parameter is None or not all(sound):
            return
        least, most = bounds.get("least", parameter.least), bounds.get("most", parameter.most)
        if least >= most:
            what = Words("least 要小于 most。", "“least” has to be less than “most”.")
            self._error((*place, "least"), what, Words("请检查这两个数。", "Look at both."))
        elif not least <= bounds.get("start", parameter.start) <= most:
            what = Words(
                f"开始时的值不在 {least:g} 到 {most:g} 之间。",
                f"The start is not within {least:g} to {most:g}.",
            )
            where = (*place, "start") if "start" in bounds else place
            self._error(where, what, Words("请写上合适的 start。", "Give a fitting “start”."))

    def _once(self, place: Place, name: str, seen: set[str]) -> bool:
        """Whether it is a parameter, named for the first time."""
        if self._row.parameter(name) is None:
            known = [one.name for one in self._row.parameters]
            unknown(self._check, self._file, place, name, known, "参数", "parameter")
            return False
        if name in seen:
            what = Words(f"“{name}”写了两次。", f"“{name}” is named twice.")
            mend = Words("请只留一处（control 或 fixed）。", "Keep one (control or fixed).")
            self._error(place, what, mend)
            return False
        seen.add(name)
        return True

    def _value(self, place: Place, name: str, value: float) -> bool:
        parameter = self._row.parameter(name)
        if parameter is None:
            return False
        unit = parameter.unit
        if not parameter.least <= value <= parameter.most:
            least, most = f"{parameter.least:g}", f"{parameter.most:g}"
            what = Words(
                f"“{name}”的 {value:g} 超出程序的范围 {least}–{most} {unit.zh}。",
                f"“{name}” = {value:g} is outside of the program's {least}–{most} {unit.en}.",
            )
            self._error(place, what, Words("请改到范围之内。", "Choose a value within."))
            return False
        if abs(parameter.nearest(value) - value) > parameter.step * 1e-3:
            what = Words(
                f"“{name}”每 {parameter.step:g} 一格，没有 {value:g}。",
                f"“{name}” goes by steps of {parameter.step:g}; {value:g} is between two.",
            )
            near = f"{parameter.nearest(value):g}"
            self._error(place, what, Words(f"请写 {near}。", f"Write {near}."))
            return False
        return True

    def _reading(self, place: Place, name: str) -> bool:
        if self._row.reading(name) is not None:
            return True
        known = [one.name for one in self._row.readings]
        unknown(self._check, self._file, place, name, known, "读数", "reading")
        return False

    def _goal(self, place: Place, goal: GoalShape) -> None:
        if not self._reading((*place, "reading"), goal.reading):
            return
        near = goal.near is not None
        bounded = goal.at_least is not None or goal.at_most is not None
        if near == bounded or near != (goal.tolerance is not None):
            what = Words("条件没有写清楚。", "The condition is not clear.")
            mend = Words(
                "写 near 和 tolerance，或者写 at_least / at_most。",
                "Give “near” with “tolerance”, or “at_least” / “at_most”.",
            )
            self._error(place, what, mend)
            return
        least, most = bounds(goal.near, goal.tolerance, goal.at_least, goal.at_most)
        if least is not None and most is not None and least > most:
            what = Words("at_least 大于 at_most。", "“at_least” is above “at_most”.")
            self._error(place, what, Words("请检查这两个数。", "Look at both."))
            return
        reading = self._row.reading(goal.reading)
        if reading is None:
            return
        too_high = least is not None and reading.most is not None and least > reading.most
        too_low = most is not None and reading.least is not None and most < reading.least
        if too_high or too_low:
            ends = [("—" if end is None else f"{end:g}") for end in (reading.least, reading.most)]
            what = Words(
                f"达不到：“{goal.reading}”只会在 {ends[0]} 到 {ends[1]} 之间。",
                f"Out of reach: “{goal.reading}” stays within {ends[0]} to {ends[1]}.",
            )
            self._error(place, what, Words("请改任务的目标。", "Change the goal."))

    def _short(
        self, place: Place, text: Mapping[str, str] | None, most_in: Mapping[str, int], most: int
    ) -> None:
        """Hint at words too long for their place."""
        for language, words in (text or {}).items():
            limit = most_in.get(language[:2], most)
            if len(words) > limit:
                what = Words(f"超过 {limit} 个字符，放不下。", f"Longer than {limit}: no room.")
                mend = Words("请写短些，一眼能看完。", "Make it shorter: read at a glance.")
                self._check.hint(self._file, (*place, language), what, mend)

    def _error(self, place: Place, what: Words, mend: Words) -> None:
        self._check.error(self._file, place, what, mend)


def unknown(
    check: Check, file: TomlFile, place: Place, name: str, known: Iterable[str], zh: str, en: str
) -> None:
    """Report that there is no such program, parameter or reading, and which there are."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    listed = Words(f"可以写：{'、'.join(names)}。", f"Choose one of {', '.join(names)}.")
    mend = Words(f"是不是“{near[0]}”？", f"Is it “{near[0]}”?") if near else listed
    what = Words(f"没有“{name}”这个{zh}。", f"There is no {en} “{name}”.")
    check.error(file, place, what, mend)


def bounds(
    near: float | None, tolerance: float | None, at_least: float | None, at_most: float | None
) -> tuple[float | None, float | None]:
    """The least and the most that a condition allows; None where it has no bound."""
    if near is None:
        return at_least, at_most
    return near - (tolerance or 0.0), near + (tolerance or 0.0)
