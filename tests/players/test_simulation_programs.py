"""The programs of the kiosk: drawn and played without a window by restless fingers."""

from __future__ import annotations

import importlib
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.players.simulation.contract import STEP_S, Program, Scene, Touch
from kiosk.players.simulation.experiment import Experiment, Task
from kiosk.players.simulation.kind import read_experiment
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.simulation.science import circuit, lens, refraction
from kiosk.players.simulation.science.circuit import Board, Item

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")
pygame.font.init()

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
NAMES = sorted(PROGRAMS)
SCENE = Scene(640, 400, 2.5, "zh-Hans", False, FONTS)


def opened(name: str, scene: Scene = SCENE, **values: float) -> Program:
    """A program with other values than its own."""
    module = importlib.import_module(f"kiosk.players.simulation.programs.{name}")
    program: Program = module.open_program(scene, {**PROGRAMS[name].start, **values})
    return program


def run(program: Program, seconds: float) -> None:
    """Let it go on as its process does."""
    for _ in range(round(seconds / STEP_S)):
        if program.still:
            return
        program.step(STEP_S)


def pixels(program: Program, scene: Scene, ground: tuple[int, int, int]) -> bytes:
    """What it draws on a surface that had another picture."""
    surface = pygame.Surface((scene.width_px, scene.height_px), pygame.SRCALPHA, 32)
    surface.fill(ground)
    program.draw(surface)
    return bytes(pygame.image.tobytes(surface, "RGBA"))


SIZES = st.sampled_from([(480, 360), (720, 361), (503, 690), (813, 455)])
SCENES = st.builds(
    lambda size, mm, language, elder: Scene(size[0], size[1], mm, language, elder, FONTS),
    SIZES,
    st.floats(2.5, 8),
    st.sampled_from(["zh-Hans", "en"]),
    st.booleans(),
)
TOUCHES = st.builds(
    Touch,
    st.sampled_from(["down", "move", "up", "cancel"]),
    st.integers(1, 3),
    st.floats(-200, 1000),
    st.floats(-200, 900),
)
ACTS = st.lists(
    st.one_of(TOUCHES, st.tuples(st.integers(0, 9), st.floats(0, 1)), st.integers(1, 60)),
    min_size=10,
    max_size=40,
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scene=SCENES, acts=ACTS)
def test_a_restless_visitor_breaks_nothing(
    name: str, scene: Scene, acts: list[Touch | tuple[int, float] | int]
) -> None:
    row = PROGRAMS[name]
    program = opened(name, scene)
    surface = pygame.Surface((scene.width_px, scene.height_px), pygame.SRCALPHA, 32)
    for act in acts:
        if isinstance(act, Touch):
            program.touch(act)
        elif isinstance(act, tuple):
            parameter = row.parameters[act[0] % len(row.parameters)]
            wish = parameter.least + (parameter.most - parameter.least) * act[1]
            program.set(parameter.name, parameter.nearest(wish))
        else:
            run(program, act * STEP_S)
        program.draw(surface)
        _look(name, program)
    run(program, (600 - len(acts)) * STEP_S)
    _look(name, program)
    assert pixels(program, scene, (255, 0, 255)) == pixels(program, scene, (0, 80, 0))


def _look(name: str, program: Program) -> None:
    """All readings and values are what the row promises."""
    row = PROGRAMS[name]
    for key, value in program.readings.items():
        reading = row.reading(key)
        assert reading is not None
        assert math.isfinite(value)
        assert reading.least is None or value >= reading.least - 1e-6
        assert reading.most is None or value <= reading.most + 1e-6
        assert not reading.choices or value in range(len(reading.choices))
    assert set(program.values) == {one.name for one in row.parameters}
    for parameter in row.parameters:
        value = program.values[parameter.name]
        assert value == pytest.approx(parameter.nearest(value))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("elder", [False, True])
def test_every_pixel_is_opaque(name: str, elder: bool) -> None:
    scene = Scene(640, 400, 3, "zh-Hans", elder, FONTS)
    picture = pixels(opened(name, scene), scene, (255, 0, 255))
    # Blending rounds; who shows it looks at no alpha.
    assert min(picture[3::4]) > 250


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"pendulum"}))
def test_an_untouched_program_is_still(name: str) -> None:
    assert opened(name).still


# What is read is what the formulas say.


def test_the_levers_readings() -> None:
    program = opened("lever", left_n=3, left_cm=20, right_n=1, right_cm=60)
    assert program.readings["left_n_cm"] == program.readings["right_n_cm"] == 60
    assert program.readings["level"] == 1
    program.set("right_cm", 50)
    assert program.readings["level"] == 0


@given(angle=st.integers(0, 80), below=st.integers(0, 1))
def test_the_rays_readings(angle: int, below: int) -> None:
    program = _TANK
    program.set("angle_deg", angle)
    program.set("from_water", below)
    media = (refraction.WATER, refraction.AIR) if below else (refraction.AIR, refraction.WATER)
    expected = refraction.cross(angle, *media)
    assert program.readings.get("refracted_deg") == expected.refracted_deg
    assert program.readings["out"] == float(expected.refracted_deg is not None)


@given(object_cm=st.integers(4, 50), focal_cm=st.integers(8, 15))
@settings(deadline=None, max_examples=30)
def test_the_lenss_readings(object_cm: int, focal_cm: int) -> None:
    program = _BENCH
    program.set("focal_cm", focal_cm)
    program.set("object_cm", object_cm)
    expected = lens.image(object_cm, focal_cm)
    assert program.readings.get("image_cm") == (expected and expected.distance_cm)
    kind = program.readings["image"]
    if object_cm == 2 * focal_cm:
        assert kind == 1
    elif object_cm == focal_cm:
        assert kind == 3
    else:
        assert kind == (4 if object_cm < focal_cm else 2 if object_cm < 2 * focal_cm else 0)


@given(
    cells=st.integers(1, 3),
    items=st.tuples(*(st.integers(0, 2) for _ in range(3))),
)
@settings(deadline=None, max_examples=30)
def test_the_circuits_readings(cells: int, items: tuple[int, int, int]) -> None:
    program = _CIRCUIT
    program.set("closed", 0)
    for letter, item in zip("abc", items, strict=True):
        program.set(f"place_{letter}", item)
    program.set("cells", cells)
    tap(program, "breaker")
    program.set("closed", 1)
    kinds = [(Item.LAMP, Item.WIRE, Item.GAP)[item] for item in items]
    flow = circuit.flow(Board(cells, True, *kinds))
    assert program.readings["breaker"] == float(flow.trips)
    assert program.readings["current_a"] == (0 if flow.trips else flow.current_a)


def tap(program: Program, spot: str) -> None:
    """Tap a named part of a picture."""
    spots = getattr(program, "_spots", None) or program._picture.spots  # type: ignore[attr-defined]
    x, y = spots[spot]
    program.touch(Touch("down", 1, x, y))
    program.touch(Touch("up", 1, x, y))


_TANK, _BENCH, _CIRCUIT = (opened(name) for name in ("refraction", "lens", "circuit"))


# Fingers reach all that a slider does, by a drag as well as by taps.


def test_weights_follow_a_finger_and_a_tap() -> None:
    program = opened("lever", left_cm=30, right_cm=30, left_n=2, right_n=2)
    program.touch(Touch("down", 1, 600, 250))
    assert program.values["right_cm"] == 60
    program.touch(Touch("move", 1, 380, 250))
    program.touch(Touch("up", 1, 380, 250))
    assert program.values["right_cm"] == 10
    assert program.values["left_cm"] == 30


def test_the_torch_dives() -> None:
    program = opened("refraction")
    program.touch(Touch("down", 1, 250, 300))
    assert program.values["from_water"] == 1
    program.touch(Touch("up", 1, 150, 60))
    assert program.values["from_water"] == 0


def test_taps_swap_parts_and_close_the_breaker() -> None:
    program = opened("circuit", place_a=1, place_b=0)
    tap(program, "closed")
    assert program.readings["lit"] == 1
    tap(program, "place_b")
    assert program.readings["breaker"] == 1
    assert program.readings["current_a"] == 0
    tap(program, "breaker")
    assert program.readings["breaker"] == 1, "the wire is still there"
    tap(program, "place_b")
    tap(program, "breaker")
    assert program.readings["breaker"] == 0


def test_taps_water_the_field() -> None:
    program = opened("drip")
    for spot, name, value in (
        ("drip", "watering", 1),
        ("flood", "watering", 2),
        ("film", "film", 1),
    ):
        tap(program, spot)
        assert program.values[name] == value
    tap(program, "flood")
    assert program.values["watering"] == 0


def test_a_flick_launches_the_satellite() -> None:
    program = opened("orbit")
    program.touch(Touch("down", 1, 325, 95))
    program.touch(Touch("move", 1, 560, 95))
    assert program.values["speed_km_s"] > 10
    assert program.still
    program.touch(Touch("up", 1, 560, 95))
    assert not program.still


@pytest.mark.parametrize("speed", [7.5, 8.5, 10.15, 10.8, 10.85, 10.9, 12.0])
def test_a_second_of_any_flight_is_short_enough_to_be_seen_and_worked_out(speed: float) -> None:
    program: Any = opened("orbit")
    program.set("speed_km_s", speed)
    for _ in range(60):
        program.step(STEP_S)
    before = program._flight
    program.step(STEP_S)
    assert math.dist((before.x_m, before.y_m), (program._flight.x_m, program._flight.y_m)) < 5e5
    told = program._call()
    assert ("天" if 10.8 <= speed < 10.86 else "") in told
    assert len(told) < 32


# The tasks of the shipped exhibits can be done, and not by doing nothing.


def _turn(program: Program, **values: float) -> None:
    for name, value in values.items():
        program.set(name, value)


def _season(program: Program) -> None:
    _turn(program, film=1)
    while not program.still:
        low = program.readings["roots_percent"] < 36
        if program.values["watering"] != float(low):
            program.set("watering", float(low))
        program.step(STEP_S)


def _climb(program: Program) -> None:
    for at, to in ((0.3, 0.1), (0.375, 0.05), (0.64, 0.95)):
        valley = program._valley  # type: ignore[attr-defined]
        x, y = valley.at(at, valley.ground_m(at))
        program.touch(Touch("down", 1, x, y - 10))
        program.touch(Touch("up", 1, to * SCENE.width_px, y))


WAYS: dict[tuple[str, str], Callable[[Program], None]] = {
    ("cn.kepu.physics/lever.toml", "balance"): lambda p: _turn(p, right_cm=30),
    ("cn.kepu.physics/lever.toml", "one-third"): lambda p: _turn(p, right_n=1, right_cm=60),
    ("cn.kepu.physics/lever.toml", "tweezers"): lambda p: _turn(
        p, left_n=2, left_cm=60, right_n=6, right_cm=20
    ),
    ("cn.kepu.physics/refraction.toml", "fish"): lambda p: _turn(p, angle_deg=45),
    ("cn.kepu.physics/refraction.toml", "total"): lambda p: _turn(p, from_water=1, angle_deg=49),
    ("cn.kepu.physics/lens.toml", "same-size"): lambda p: _turn(p, object_cm=20),
    ("cn.kepu.physics/lens.toml", "camera"): lambda p: _turn(p, object_cm=40),
    ("cn.kepu.physics/lens.toml", "magnifier"): lambda p: _turn(p, object_cm=6),
    ("cn.kepu.electricity/circuit.toml", "light"): lambda p: _turn(p, closed=1),
    ("cn.kepu.electricity/circuit.toml", "parallel"): lambda p: _turn(
        p, closed=1, place_a=1, place_c=0
    ),
    ("cn.kepu.electricity/circuit.toml", "breaker"): lambda p: _turn(
        p, closed=1, place_a=1, place_b=1
    ),
    ("cn.kepu.drip/drip.toml", "one-litre"): lambda p: _turn(p, rain_mm_day=10),
    ("cn.kepu.drip/drip.toml", "save"): _season,
    ("cn.kepu.warning/rainfall.toml", "red"): lambda p: _turn(p, rain_mm_h=40, cloud_percent=50),
    ("cn.kepu.warning/rainfall.toml", "high"): _climb,
    ("cn.kepu.tiangong/orbit.toml", "round"): lambda p: _turn(p, speed_km_s=7.65),
    ("cn.kepu.tiangong/orbit.toml", "higher"): lambda p: _turn(p, speed_km_s=8.5),
    ("cn.kepu.tiangong/orbit.toml", "leave"): lambda p: _turn(p, speed_km_s=11.2),
}


def _shipped() -> Iterator[tuple[str, Experiment, Task]]:
    for entry in sorted({entry for entry, _ in WAYS}):
        folder, file = (ROOT / "exhibits" / entry).parent, Path(entry).name
        experiment = read_experiment(folder, file, "zh-Hans")
        for task in experiment.tasks:
            yield entry, experiment, task


@pytest.mark.parametrize(
    ("entry", "experiment", "task"),
    [pytest.param(*one, id=f"{one[0]}-{one[2].id}") for one in _shipped()],
)
def test_a_shipped_task_can_be_done(entry: str, experiment: Experiment, task: Task) -> None:
    program = opened(experiment.row.name, SCENE, **experiment.start)
    if task.id != "camera":
        assert not task.holds(program.readings)
    WAYS[entry, task.id](program)
    for _ in range(60 * 40):
        if task.holds(program.readings) or program.still:
            break
        program.step(STEP_S)
    assert task.holds(program.readings), program.readings
