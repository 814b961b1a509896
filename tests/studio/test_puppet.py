"""The jointed figure: bones keep their length, hands and feet stay where they were put."""

from __future__ import annotations

import math

import pytest

from studio.earthquake_moves_stances import COVERS, ON_ALL_FOURS, STANDS, holding
from studio.lottie_keys import Keys
from studio.puppet import FORE, SHIN, THIGH, UPPER, Reach, Swing, bent, solved, tip, wrapped
from studio.puppet_acts import Beat, between, filmed, played, track
from studio.puppet_walk import SOLE, walking


@pytest.mark.parametrize("target", [(30.0, 120.0), (-60.0, 40.0), (0.0, 150.0), (90.0, -30.0)])
@pytest.mark.parametrize("side", [-1, 1])
def test_a_limb_reaches_what_is_in_reach(target: tuple[float, float], side: int) -> None:
    joint = bent((0, 0), target, UPPER, FORE, side)
    assert tip(joint, UPPER, FORE) == pytest.approx(target, abs=0.5)


def test_a_limb_points_at_what_is_too_far() -> None:
    joint = bent((0, 0), (400, 0), UPPER, FORE, -1)
    assert tip(joint, UPPER, FORE) == pytest.approx((UPPER + FORE, 0), abs=0.5)


def test_a_hanging_leg_bends_its_knee_forward() -> None:
    leg = bent((0, 0), (0, 150), THIGH, SHIN, 1)
    assert leg.upper < 0 < leg.lower  # the thigh points ahead, the shin back


def test_every_hand_and_foot_of_the_stances_is_in_reach() -> None:
    for stance in (STANDS, ON_ALL_FOURS, holding((190, -104))):
        body = solved(stance)
        for joint, foot in ((body.near_leg, stance.near_foot), (body.far_leg, stance.far_foot)):
            assert math.dist(tip(joint, THIGH, SHIN), foot) < 4
        for joint, arm in ((body.near_arm, stance.near_arm), (body.far_arm, stance.far_arm)):
            if isinstance(arm, Reach):
                assert math.dist(tip(joint, UPPER, FORE), arm.point) < 8


def test_a_foot_that_stays_is_not_lifted_and_one_that_goes_is() -> None:
    half = between(STANDS, STANDS.moved(0, 10), 0.5, lift=20)
    assert half.near_foot[1] < STANDS.near_foot[1]
    assert between(STANDS, STANDS, 0.5, lift=20) == between(STANDS, STANDS, 0, lift=20)


def test_arms_swing_the_short_way_round() -> None:
    one, other = solved(STANDS).near_arm, solved(COVERS).near_arm
    arm = between(STANDS, COVERS, 0.5).near_arm
    assert isinstance(arm, Swing)
    assert abs(wrapped(arm.upper - one.upper)) <= abs(wrapped(other.upper - one.upper))


def test_an_act_holds_its_last_stance() -> None:
    act = played([Beat(0, STANDS), Beat(1, STANDS.moved(50))])
    assert act(9) == STANDS.moved(50)


def test_few_keys_follow_a_swing_closely() -> None:
    values = [20 * math.sin(2 * math.pi * frame / 60) for frame in range(121)]
    keys = track(values, 30, 0.5)
    assert isinstance(keys, Keys)
    assert len(keys.stops) < 25
    assert track([170, 171, 172], 30, 5) == 170
    crossing = track([170.0, 178.0, -174.0, -166.0], 30, 0.1)
    assert isinstance(crossing, Keys)
    assert crossing.stops[-1].value == pytest.approx(194)


def test_a_walker_stands_on_the_footholds_and_ends_there() -> None:
    holds = [(0.0, 0.0), (120.0, 0.0), (240.0, 0.0), (360.0, 0.0)]
    walk = walking(holds, 0, 0.5, STANDS)
    assert [walk(0.5 * step).near_foot for step in (0, 1)] == [(120, SOLE)] * 2
    assert walk(0.75).far_foot == pytest.approx((240, SOLE), abs=0.01)
    bodies = filmed(walk, 3, 30)
    assert bodies[-1].hip == pytest.approx((360 + STANDS.hip[0], STANDS.hip[1]))
