"""The model of ``simulation.toml``, format 1. Imports pydantic: see :mod:`kiosk.library.shapes`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Id, Line, Number, Shape, Text

Value = Annotated[Number, Field(allow_inf_nan=False)]


class ControlShape(Shape):
    """``[[control]]``: a parameter the visitor may set."""

    parameter: Line = Field(
        description="程序的参数名，如 length_m | a parameter of the program, such as length_m"
    )
    label: Text | None = Field(
        None, description="另起的名字；没有就用程序的 | a name of your own instead of the program's"
    )
    least: Value | None = Field(None, description="最小值 | the least value")
    most: Value | None = Field(None, description="最大值 | the greatest value")
    start: Value | None = Field(None, description="开始时的值 | the value at the start")


class GoalShape(Shape):
    """One condition of a task."""

    reading: Line = Field(
        description="程序的读数名，如 period_s | a reading of the program, such as period_s"
    )
    near: Value | None = Field(None, description="要接近的值 | the value to come near to")
    tolerance: Annotated[Value, Field(ge=0)] | None = Field(
        None, description="离 near 至多差多少 | how far from “near” it may be"
    )
    at_least: Value | None = Field(None, description="至少 | at least")
    at_most: Value | None = Field(None, description="至多 | at most")


class TaskShape(Shape):
    """``[[task]]``: something to bring about."""

    id: Id = Field(description="编号，同一展项里不重复 | id, unique in its exhibit")
    text: Text = Field(description="任务，一句话 | the task, one sentence")
    goal: Annotated[list[GoalShape], Field(min_length=1, max_length=3)] = Field(
        description="条件，全部满足才算完成 | conditions; all have to hold"
    )
    hold_s: Annotated[Value, Field(ge=0, le=30)] = Field(
        1.0, description="要保持多少秒 | for how many seconds they have to hold"
    )
    done: Text | None = Field(
        None, description="完成后显示的一句话 | a sentence shown when it is done"
    )


class SimulationShape(Shape):
    """``simulation.toml``."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")
    program: Line = Field(description="程序名，如 pendulum | the program, such as pendulum")
    intro: Text | None = Field(
        None,
        description="没有任务时显示的一两句话 | a sentence or two, shown where there is no task",
    )
    notice: Text | None = Field(
        None, description="画面上的说明，如“示意模型” | a note on the picture, such as “a model”"
    )
    readings: Annotated[list[Line], Field(max_length=LIMITS.simulation_readings)] | None = Field(
        None, description="显示哪些读数；没有就全部 | which readings to show; all if missing"
    )
    fixed: dict[str, Value] = Field(
        default_factory=dict, description="固定不变的参数 | parameters that stay as they are"
    )
    control: Annotated[list[ControlShape], Field(max_length=LIMITS.simulation_controls)] = Field(
        default_factory=list, description="观众能调的参数，按顺序 | what visitors may set, in order"
    )
    task: Annotated[list[TaskShape], Field(max_length=LIMITS.simulation_tasks)] = Field(
        default_factory=list, description="任务，一个接一个 | the tasks, one after the other"
    )
