"""The formulas against known values, and what must hold for any values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.players.simulation.science import circuit, drip, lens, lever, orbit, rainfall, refraction
from kiosk.players.simulation.science.circuit import Board, Item

# The lever.

FORCES = st.floats(0.1, 20)
ARMS = st.floats(1, 100)


def test_a_lever_balances_by_force_times_arm() -> None:
    assert lever.balanced(lever.Side(3, 20), lever.Side(2, 30))
    assert not lever.balanced(lever.Side(3, 20), lever.Side(2, 50))
    assert lever.balanced(lever.Side(3, 20), lever.Side(1, 60))


@given(FORCES, ARMS, ARMS)
def test_the_balancing_force_balances(force: float, arm: float, other: float) -> None:
    assert lever.balanced(lever.Side(force, arm), lever.Side(force * arm / other, other))


@given(
    st.floats(-lever.STOP_DEG, lever.STOP_DEG),
    st.floats(-200, 200),
    FORCES,
    FORCES,
    st.floats(0, 30),
    st.integers(1, 9),
)
def test_a_beam_swings_alike_in_one_step_or_many(
    angle: float, rate: float, left: float, right: float, time_s: float, parts: int
) -> None:
    sides = lever.Side(left, 1), lever.Side(right, 1)
    whole = lever.swing(lever.Tilt(angle, rate), *sides, time_s)
    assert abs(whole.angle_deg) <= lever.STOP_DEG
    tilt = lever.Tilt(angle, rate)
    stopped = False
    for _ in range(parts):
        tilt = lever.swing(tilt, *sides, time_s / parts)
        stopped = stopped or abs(tilt.angle_deg) >= lever.STOP_DEG
    if not stopped and abs(whole.angle_deg) < lever.STOP_DEG:
        assert tilt.angle_deg == pytest.approx(whole.angle_deg, abs=1e-6)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 6), st.integers(1, 6))
def test_a_beam_comes_to_rest_level_or_on_its_heavier_side(a: int, b: int, m: int, n: int) -> None:
    left, right = lever.Side(a, 10 * b), lever.Side(m, 10 * n)
    tilt = lever.Tilt()
    for _ in range(600):
        tilt = lever.swing(tilt, left, right, 1 / 60)
    assert lever.at_rest(tilt, left, right)
    more = right.moment_n_cm - left.moment_n_cm
    assert tilt.angle_deg == pytest.approx(math.copysign(12, more) if more else 0, abs=0.05)


# Light at a border.


@pytest.mark.parametrize(("outside", "inside"), [(30, 22.1), (45, 32.1), (60, 40.6)])
def test_water_bends_light_by_snell(outside: float, inside: float) -> None:
    found = refraction.refracted_deg(outside, refraction.AIR, refraction.WATER)
    assert found == pytest.approx(inside, abs=0.05)


def test_light_cannot_leave_water_beyond_the_critical_angle() -> None:
    before = refraction.cross(48.7, refraction.WATER, refraction.AIR)
    assert before.refracted_deg is not None
    assert before.reflected_share < 1
    beyond = refraction.cross(48.8, refraction.WATER, refraction.AIR)
    assert beyond.refracted_deg is None
    assert beyond.reflected_share == 1
    assert refraction.refracted_deg(89.9, refraction.AIR, refraction.WATER) is not None


def test_water_throws_back_two_percent_of_light_from_above() -> None:
    crossing = refraction.cross(0, refraction.AIR, refraction.WATER)
    assert crossing.reflected_share == pytest.approx(0.02, abs=0.001)


@given(st.floats(0, 89.9), st.floats(1, 2.5), st.floats(1, 2.5))
def test_light_goes_back_the_way_it_came(angle: float, n_from: float, n_to: float) -> None:
    crossing = refraction.cross(angle, n_from, n_to)
    assert crossing.reflected_deg == angle
    assert 0 <= crossing.reflected_share <= 1
    if crossing.refracted_deg is not None and crossing.refracted_deg < 89.9:
        back = refraction.cross(crossing.refracted_deg, n_to, n_from)
        assert back.refracted_deg == pytest.approx(angle, abs=1e-4)
        assert back.reflected_share == pytest.approx(crossing.reflected_share, abs=1e-6)


# The lens.


@pytest.mark.parametrize(
    ("object_cm", "image_cm", "size"), [(30, 15, 0.5), (20, 20, 1), (15, 30, 2), (5, -10, 2)]
)
def test_a_lens_makes_the_school_books_images(
    object_cm: float, image_cm: float, size: float
) -> None:
    found = lens.image(object_cm, 10)
    assert found is not None
    assert found.distance_cm == pytest.approx(image_cm)
    assert found.magnification == pytest.approx(size)
    assert found.upright == (image_cm < 0)


def test_an_object_in_the_focus_has_no_image() -> None:
    assert lens.image(10, 10) is None


@given(st.floats(0.5, 500), st.floats(1, 50))
def test_an_image_fits_the_equation_of_the_lens(object_cm: float, focal_cm: float) -> None:
    found = lens.image(object_cm, focal_cm)
    if found is not None:
        assert 1 / object_cm + 1 / found.distance_cm == pytest.approx(1 / focal_cm, abs=1e-6)
        assert found.upright == (object_cm < focal_cm)


# The circuit.

ITEMS = st.sampled_from(list(Item))
BOARDS = st.builds(Board, st.integers(1, 3), st.booleans(), ITEMS, ITEMS, ITEMS)


def test_lamps_in_a_row_share_and_lamps_side_by_side_do_not() -> None:
    row = circuit.flow(Board(1, True, Item.LAMP, Item.LAMP, Item.GAP))
    assert row.current_a == pytest.approx(0.075)
    assert row.a.volts == row.b.volts == pytest.approx(0.75)
    beside = circuit.flow(Board(1, True, Item.WIRE, Item.LAMP, Item.LAMP))
    assert beside.current_a == pytest.approx(0.3)
    assert beside.b.volts == beside.c.volts == pytest.approx(1.5)


def test_wire_alone_is_a_short_circuit_and_trips_the_breaker() -> None:
    flow = circuit.flow(Board(1, True, Item.WIRE, Item.WIRE, Item.LAMP))
    assert flow.short
    assert flow.trips
    overload = circuit.flow(Board(3, True, Item.WIRE, Item.LAMP, Item.LAMP))
    assert overload.trips
    assert not overload.short


@given(BOARDS)
def test_currents_and_voltages_keep_kirchhoffs_rules(board: Board) -> None:
    flow = circuit.flow(board)
    if flow.short:
        assert circuit.total_ohm(board) == 0
        return
    assert flow.current_a == pytest.approx(flow.b.current_a + flow.c.current_a)
    assert flow.current_a == flow.a.current_a
    if flow.current_a > 0:
        for branch, item in ((flow.b, board.b), (flow.c, board.c)):
            if item is Item.LAMP:
                assert flow.a.volts + branch.volts == pytest.approx(board.volts)
                assert branch.volts == pytest.approx(branch.current_a * circuit.LAMP_OHM)
        power = flow.a.power_w + flow.b.power_w + flow.c.power_w
        assert power == pytest.approx(board.volts * flow.current_a)


# The field.

FIELDS = st.builds(
    drip.Field,
    st.floats(20, 80),
    st.booleans(),
    st.floats(0, 20),
    st.sampled_from(list(drip.Watering)),
)


def _balance_mm(water: drip.Water) -> float:
    """What is on and in the soil, and what left the field, but what came to it: it stays."""
    stored = water.pond_mm + water.top_mm + water.roots_mm
    gone = water.evaporated_mm + water.drunk_mm + water.run_off_mm + water.seeped_mm
    return stored + gone - water.rain_mm - water.watered_mm


@given(st.lists(st.tuples(FIELDS, st.floats(0, 3)), min_size=1, max_size=6))
def test_no_water_of_a_field_is_lost_or_made(days: list[tuple[drip.Field, float]]) -> None:
    field = days[0][0]
    water = drip.start(field)
    for after, length in days:
        water = drip.deepen(field, after, water)
        field, before = after, water
        water = drip.pass_days(field, water, length)
        assert _balance_mm(water) == pytest.approx(_balance_mm(before), abs=1e-6)
        assert min(water.pond_mm, water.top_mm, water.roots_mm) >= -1e-9
        assert drip.roots_share(field, water) <= 1 + 1e-9


def test_a_litre_is_a_millimetre_on_a_square_metre() -> None:
    field = drip.Field(50, False, 10, drip.Watering.NONE)
    assert drip.pass_days(field, drip.start(field), 1).rain_mm == pytest.approx(10)


def _season(film: bool, watering: drip.Watering) -> drip.Water:
    """15 dry days in which the valve is open only while the millet is nearly thirsty."""
    water = drip.start(drip.Field(50, film, 0, watering))
    for _ in range(15 * 20):
        low = drip.roots_share(drip.Field(50, film, 0, watering), water) < 0.34
        now = drip.Field(50, film, 0, watering if low else drip.Watering.NONE)
        water = drip.pass_days(now, water, 1 / 20)
    return water


def test_film_and_drip_need_the_least_water() -> None:
    best = _season(True, drip.Watering.DRIP)
    assert best.thirsty_days == 0
    for film, watering in (
        (False, drip.Watering.DRIP),
        (True, drip.Watering.FLOOD),
        (False, drip.Watering.FLOOD),
    ):
        assert _season(film, watering).evaporated_mm > best.evaporated_mm
    assert best.watered_mm < 40 < _season(False, drip.Watering.DRIP).watered_mm


# The valley.


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 6)), max_size=8))
def test_no_water_of_a_valley_is_lost_or_made(hours: list[tuple[float, float]]) -> None:
    valley = rainfall.Valley()
    for rain, length in hours:
        valley = rainfall.pass_hours(valley, rain, length)
        left = valley.rain_mm - valley.gone_mm - valley.flowed_mm
        assert valley.stored_mm == pytest.approx(left, abs=1e-6)
        assert min(valley.soil_mm, valley.slope_mm, valley.stream_mm) >= 0
        assert valley.stream_m >= rainfall.BROOK_M


def test_the_stream_rises_after_the_rain_and_falls_after_its_end() -> None:
    wet = rainfall.pass_hours(rainfall.Valley(), 40, 0.2)
    assert wet.stream_m < 1
    high = rainfall.pass_hours(wet, 40, 3)
    assert high.stream_m > 2.5
    assert rainfall.pass_hours(high, 0, 12).stream_m < 1


def test_warnings_rise_with_the_rain_in_their_order() -> None:
    steps = [int(rainfall.alert(rain, 40)) for rain in range(0, 41)]
    assert steps == sorted(steps)
    assert set(steps) == {0, 1, 2, 3, 4}


def test_a_cloud_beside_the_hills_brings_no_water() -> None:
    assert rainfall.cover(0.05, 0.2, 0.3, 0.7) == 0
    assert rainfall.cover(0.5, 0.2, 0.3, 0.7) == pytest.approx(1)
    assert rainfall.cover(0.3, 0.2, 0.3, 0.7) == pytest.approx(0.5)


# The satellite.

LOW_M = 400_000.0


def test_the_stations_orbit() -> None:
    speed = orbit.circular_m_s(LOW_M)
    assert speed == pytest.approx(7670, abs=5)
    assert orbit.period_s(LOW_M, speed) / 60 == pytest.approx(92.4, abs=0.3)
    assert orbit.gravity_share(LOW_M) == pytest.approx(0.89, abs=0.005)


@pytest.mark.parametrize(
    ("speed", "fate"),
    [
        (0, orbit.Fate.FALLS),
        (7000, orbit.Fate.FALLS),
        (7650, orbit.Fate.CIRCLES),
        (7700, orbit.Fate.CIRCLES),
        (9000, orbit.Fate.ELLIPSE),
        (11_200, orbit.Fate.LEAVES),
    ],
)
def test_what_becomes_of_a_launch(speed: float, fate: orbit.Fate) -> None:
    assert orbit.fate(LOW_M, speed) is fate


def test_nothing_that_dips_into_the_air_is_called_a_circle() -> None:
    assert (orbit.far_m(200_000, 7750) - orbit.EARTH_M) / 1000 == pytest.approx(72, abs=1)
    assert orbit.fate(200_000, 7750) is orbit.Fate.FALLS
    for height_km in range(200, 2001, 100):  # and the slider finds one at every height
        fates = {orbit.fate(height_km * 1000, step * 50) for step in range(241)}
        assert fates == set(orbit.Fate)


def _energy_j_kg(flight: orbit.Flight) -> float:
    return flight.speed_m_s**2 / 2 - orbit.GM_M3_S2 / flight.radius_m


def _spin_m2_s(flight: orbit.Flight) -> float:
    """The angular momentum a kilogram (Kepler's second law)."""
    return flight.x_m * flight.vy_m_s - flight.y_m * flight.vx_m_s


@given(st.floats(7500, 10_500), st.floats(0.01, 400), st.integers(1, 30))
def test_a_flight_keeps_energy_and_spin_whatever_the_step(
    speed: float, dt_s: float, steps: int
) -> None:
    start = flight = orbit.launch(LOW_M, speed)
    for _ in range(steps):
        flight = orbit.fly(flight, dt_s)
    assert _energy_j_kg(flight) == pytest.approx(_energy_j_kg(start), rel=1e-6)
    assert _spin_m2_s(flight) == pytest.approx(_spin_m2_s(start), rel=1e-9)


def test_a_turn_takes_its_period_and_comes_back() -> None:
    speed = 9000.0
    start = orbit.launch(LOW_M, speed)
    half = orbit.fly(start, orbit.period_s(LOW_M, speed) / 2)
    assert half.radius_m == pytest.approx(orbit.far_m(LOW_M, speed), rel=1e-4)
    back = orbit.fly(start, orbit.period_s(LOW_M, speed))
    assert math.hypot(back.x_m - start.x_m, back.y_m - start.y_m) < 2000


@given(st.floats(0, 12_000))
def test_a_path_starts_at_the_launch_and_stays_above_ground(speed: float) -> None:
    points = orbit.path(LOW_M, speed, 180, 9 * orbit.EARTH_M)
    assert points[0] == pytest.approx((0, orbit.EARTH_M + LOW_M))
    assert all(orbit.EARTH_M <= math.hypot(*point) <= 9 * orbit.EARTH_M for point in points)
