"""Simulations are played by pure rules: values, readings, tasks, and what counts as played."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.words import Words
from kiosk.library.texts import LocalText
from kiosk.players.simulation.contract import Parameter
from kiosk.players.simulation.experiment import Control, Experiment, Goal, Task
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.simulation.rules import ENOUGH, Play

ROW = PROGRAMS["pendulum"]


def task(id: str = "two", least: float | None = 1.95, most: float | None = 2.05) -> Task:
    text = LocalText("zh-Hans", (("zh-Hans", id),))
    return Task(id, text, (Goal("period_s", least, most),), hold_s=1.0)


def play(*tasks: Task) -> Play:
    controls = tuple(Control(parameter) for parameter in ROW.parameters)
    return Play(Experiment(ROW, controls, ROW.readings, tasks, ROW.start))


def test_a_task_is_done_when_it_has_held_long_enough() -> None:
    one = play(task())
    assert one.set(0, 1.0) == ("length_m", 1.0)
    one.told({"period_s": 2.0}, {}, 10.0)
    assert one.task_state == "holding"
    assert one.next_look_s(10.25) == 0.75
    one.look(10.9)
    assert one.task_state == "holding"
    one.look(11.0)
    assert one.task_state == "done"
    assert one.marks == ["right"]
    assert one.settled
    assert one.next_look_s(11.0) is None


def test_what_does_not_hold_begins_anew() -> None:
    one = play(task())
    one.set(0, 1.0)
    one.told({"period_s": 2.0}, {}, 10.0)
    one.told({"period_s": 2.2}, {}, 10.9)
    assert one.task_state == "open"
    one.told({"period_s": 2.0}, {}, 11.5)
    one.told({"period_s": 2.0}, {}, 12.4)
    assert one.task_state == "holding"


def test_what_is_so_by_itself_is_no_achievement() -> None:
    one = play(task(), task("again"))
    one.told({"period_s": 2.0}, {}, 10.0)
    one.told({"period_s": 2.0}, {}, 20.0)
    assert one.task_state == "open"
    one.touched()
    one.told({"period_s": 2.0}, {}, 21.0)
    one.told({"period_s": 2.0}, {}, 22.0)
    assert one.task_state == "done"
    assert one.next()
    one.told({"period_s": 2.0}, {}, 30.0)
    assert one.task_state == "open"


def test_an_unknown_reading_fulfils_nothing() -> None:
    one = play(task(least=None, most=5.0))
    one.touched()
    one.told({}, {}, 1.0)
    assert one.task_state == "open"


def test_one_can_go_on_without_doing_anything_but_it_does_not_count_as_played() -> None:
    one = play(task(), task("again"))
    assert not one.settled
    assert one.next()
    assert not one.next()
    assert not one.outcome.complete
    assert (one.outcome.right, one.outcome.asked) == (0, 0)


def test_trying_for_a_while_or_doing_a_task_counts_as_played() -> None:
    one = play()
    for _ in range(ENOUGH):
        assert not one.outcome.complete
        one.touched()
    assert one.outcome.complete
    assert one.settled
    other = play(task())
    other.set(0, 1.0)
    other.told({"period_s": 2.0}, {}, 1.0)
    other.look(2.0)
    assert other.outcome.complete


def test_a_drag_on_the_picture_moves_the_slider_and_restart_puts_all_back() -> None:
    one = play(task())
    one.told({"period_s": 1.4}, {"length_m": 0.75, "unheard_of": 3.0}, 1.0)
    assert one.values["length_m"] == 0.75
    assert "unheard_of" not in one.values
    one.restart()
    assert one.values == ROW.start
    assert one.readings == {}


def test_setting_the_same_value_again_does_nothing() -> None:
    one = play()
    assert one.set(0, one.values["length_m"] + 0.01) is None
    assert not one.outcome.complete


PARAMETER = Parameter("x", Words("", ""), Words("", ""), 0.25, 2.0, 0.05, 0.5)


@given(st.floats(-1e6, 1e6), st.floats(0.01, 3), st.floats(-5, 5), st.floats(0.02, 10))
def test_the_nearest_value_is_in_range_on_a_step_and_stays(
    value: float, step: float, least: float, span: float
) -> None:
    parameter = replace(PARAMETER, least=least, most=least + span, step=min(step, span))
    near = parameter.nearest(value)
    assert least - 1e-9 <= near <= least + span + 1e-9
    steps = (near - least) / parameter.step
    assert abs(steps - round(steps)) < 1e-6
    assert abs(parameter.nearest(near) - near) < 1e-9
    inside = min(max(value, least), least + span)
    assert abs(near - inside) <= parameter.step + 1e-9
