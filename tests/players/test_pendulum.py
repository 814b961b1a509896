"""The pendulum follows the formula, and its meter measures what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.players.simulation.contract import STEP_S
from kiosk.players.simulation.rows.pendulum import ROW
from kiosk.players.simulation.science.pendulum import PeriodMeter, Swing, period_s

FONTS = Path("assets/fonts")


@pytest.mark.parametrize(("length_m", "seconds"), [(0.25, 1.00), (1.0, 2.01), (2.0, 2.84)])
def test_the_formula_gives_the_model_values(length_m: float, seconds: float) -> None:
    assert period_s(length_m) == pytest.approx(seconds, abs=0.005)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.25, 2.0), st.floats(2.0, 10.0))
def test_the_measured_period_is_the_formulas_at_any_angle(length_m: float, angle: float) -> None:
    swing, meter = Swing(-angle), PeriodMeter()
    for _ in range(int(12 / STEP_S)):
        before, swing = swing, swing.after(STEP_S, length_m)
        meter.watch(before, swing, STEP_S)
        assert abs(swing.angle_deg) <= angle + 1e-9
    assert meter.period_s == pytest.approx(period_s(length_m), abs=0.002)
    assert meter.swings >= 3


def test_before_a_whole_swing_nothing_is_measured() -> None:
    meter = PeriodMeter()
    swing = Swing(-8)
    for _ in range(int(0.9 / STEP_S)):
        before, swing = swing, swing.after(STEP_S, 1.0)
        meter.watch(before, swing, STEP_S)
    assert meter.period_s is None
    assert meter.swings == 0


def test_steps_may_be_of_any_length() -> None:
    whole = Swing(-6, 3.0).after(0.5, 0.8)
    halves = Swing(-6, 3.0).after(0.2, 0.8).after(0.3, 0.8)
    assert whole.angle_deg == pytest.approx(halves.angle_deg)
    assert whole.speed_deg_s == pytest.approx(halves.speed_deg_s)


def test_the_row_knows_how_far_the_readings_go() -> None:
    period = ROW.reading("period_s")
    assert period is not None
    for length_m in (0.25, 2.0):
        assert period.least is not None
        assert period.most is not None
        assert period.least - 0.01 <= period_s(length_m) <= period.most + 0.01
