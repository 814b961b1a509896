"""What the library knows of simulations: how to check one, and how to read it. No Qt, no pygame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.library.checking import Check, Place
from kiosk.library.limits import LIMITS
from kiosk.library.loads import NO_LOADS, Loads
from kiosk.library.reading import Table, changed_since_check
from kiosk.library.toml_file import TomlFile, read_toml
from kiosk.players.simulation.contract import Parameter, Reading, Row
from kiosk.players.simulation.experiment import Control, Experiment, Goal, Task
from kiosk.players.simulation.fitting import Fitting, bounds, unknown
from kiosk.players.simulation.registry import PROGRAMS

if TYPE_CHECKING:
    from kiosk.players.simulation.model import SimulationShape


class SimulationKind:
    """The simulation, as the library sees it."""

    name = "simulation"
    capabilities = frozenset({"simulation", *(f"simulation.{name}" for name in PROGRAMS)})
    media: frozenset[str] = frozenset()

    def check_media(self, check: Check, file: TomlFile, place: Place, name: str) -> None:
        """It has no media files."""

    def loads(self, folder: Path, entry: str) -> Loads:
        """The program that draws."""
        file, _ = read_toml(folder, entry)
        program = file.data.get("program") if file is not None else None
        known = isinstance(program, str) and program in PROGRAMS
        return Loads(programs=(str(program),)) if known else NO_LOADS

    def check(self, check: Check, entry: str) -> None:
        """Report all that is wrong with the simulation in ``entry``."""
        from pydantic import TypeAdapter  # late: only a check needs it

        from kiosk.library.shapes import fit, texts_of
        from kiosk.players.simulation.model import SimulationShape

        file = check.read(entry)
        if file is None or not check.knows_format(file):
            return
        adapter: TypeAdapter[Any] = TypeAdapter(SimulationShape)
        shape: SimulationShape | None = fit(adapter, file.data, check, file)
        if shape is None:
            return
        row = PROGRAMS.get(shape.program)
        if row is None:
            unknown(check, file, ("program",), shape.program, PROGRAMS, "程序", "program")
        else:
            Fitting(check, file, row).check(shape)
        texts = list(texts_of(shape))
        for place, text in texts:
            check.words(file, place, text)
        check.one_set_of_languages(file, texts)


def read_experiment(folder: Path, entry: str, language: str) -> Experiment:
    """The simulation in ``folder/entry`` of a checked exhibit whose own language is ``language``.

    :raises Trouble: ``exhibit-changed`` when it is not, or no longer, a checked simulation.
    """
    file, problems = read_toml(folder, entry)
    if file is None:
        raise changed_since_check(entry, problems[-1].what.zh)
    try:
        return _experiment(Table(file.data, language))
    except (ValueError, KeyError) as error:
        raise changed_since_check(entry, str(error)) from error


def _experiment(table: Table) -> Experiment:
    row = PROGRAMS[table.need("program", str)]
    controls = tuple(_control(row, control) for control in table.tables("control"))
    shown = table.names("readings") or tuple(one.name for one in row.readings)
    fixed = table.table("fixed")
    start = row.start
    if fixed is not None:
        start = {name: fixed.number(name, value) for name, value in start.items()}
    start.update({one.parameter.name: one.parameter.start for one in controls})
    return Experiment(
        row=row,
        controls=controls,
        readings=tuple(_reading(row, name) for name in shown[: LIMITS.simulation_readings]),
        tasks=tuple(_task(row, task) for task in table.tables("task")),
        start={name: _parameter(row, name).nearest(value) for name, value in start.items()},
        intro=table.text("intro"),
        notice=table.text("notice"),
    )


def _parameter(row: Row, name: str) -> Parameter:
    parameter = row.parameter(name)
    if parameter is None:
        raise ValueError(f"no parameter {name}")
    return parameter


def _reading(row: Row, name: str) -> Reading:
    reading = row.reading(name)
    if reading is None:
        raise ValueError(f"no reading {name}")
    return reading


def _control(row: Row, table: Table) -> Control:
    whole = _parameter(row, table.need("parameter", str))
    least = whole.nearest(table.number("least", whole.least))
    most = whole.nearest(table.number("most", whole.most))
    start = whole.nearest(table.number("start", whole.start))
    if not least <= start <= most or least >= most:
        raise ValueError(f"{whole.name}: {least} to {most} from {start}")
    return Control(replace(whole, least=least, most=most, start=start), table.text("label"))


def _task(row: Row, table: Table) -> Task:
    goals = []
    for goal in table.tables("goal"):
        name = _reading(row, goal.need("reading", str)).name
        allowed = bounds(
            *(_maybe(goal, key) for key in ("near", "tolerance", "at_least", "at_most"))
        )
        goals.append(Goal(name, *allowed))
    if not goals:
        raise ValueError("a task without a goal")
    return Task(
        table.need("id", str),
        table.needed_text("text"),
        tuple(goals),
        table.number("hold_s", 1.0),
        table.text("done"),
    )


def _maybe(table: Table, name: str) -> float | None:
    value = table.number(name, float("nan"))
    return None if value != value else value
