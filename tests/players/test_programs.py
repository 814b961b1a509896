"""What holds for every simulation program: it keeps its contract with the child."""

from __future__ import annotations

import importlib
import os
import random
from typing import Any

import pytest

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from kiosk.core.languages import SHIPPED
from kiosk.core.places import find_places
from kiosk.library.coverage import read_coverage
from kiosk.players.simulation.contract import (
    MOST_CHOICES,
    STEP_S,
    Parameter,
    Program,
    Reading,
    Row,
    Scene,
    Touch,
)
from kiosk.players.simulation.registry import PROGRAMS

FONTS = find_places().fonts
WIDE = Scene(1160, 840, 4.0, "zh-Hans", False, FONTS)
SCENES = [
    WIDE,
    Scene(700, 1000, 3.3, "en", True, FONTS),
    Scene(1100, 550, 2.6, "zh-Hans", True, FONTS),
    Scene(480, 360, 2.5, "en", False, FONTS),
]
UNTOUCHED = (1, 2, 3, 255)


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    pygame.font.init()


@pytest.fixture(params=sorted(PROGRAMS))
def row(request: pytest.FixtureRequest) -> Row:
    return PROGRAMS[request.param]


def begin(row: Row, scene: Scene, **values: float) -> Program:
    module: Any = importlib.import_module(f"kiosk.players.simulation.programs.{row.name}")
    program: Program = module.open_program(scene, {**row.start, **values})
    return program


def picture(program: Program, scene: Scene) -> pygame.Surface:
    surface = pygame.Surface((scene.width_px, scene.height_px), pygame.SRCALPHA, 32)
    surface.fill(UNTOUCHED)
    program.draw(surface)
    return surface


def check_told(row: Row, program: Program) -> None:
    for name, value in program.readings.items():
        reading = row.reading(name)
        assert reading is not None, name
        assert reading.least is None or value >= reading.least - 0.02, (name, value)
        assert reading.most is None or value <= reading.most + 0.02, (name, value)
        assert not reading.choices or 0 <= round(value) < len(reading.choices)
    assert set(program.values) == set(row.start)
    for name, value in program.values.items():
        parameter = row.parameter(name)
        assert parameter is not None
        assert abs(parameter.nearest(value) - value) < 1e-6, (name, value)


def test_its_row_is_sound(row: Row) -> None:
    told: list[Parameter | Reading] = [*row.parameters, *row.readings]
    for ones in (row.parameters, row.readings):  # what is set may be read under the same name
        names = [one.name for one in ones]
        assert len(names) == len(set(names))
    for parameter in row.parameters:
        assert parameter.least < parameter.most
        assert parameter.nearest(parameter.start) == pytest.approx(parameter.start)
        assert parameter.nearest(parameter.most) == pytest.approx(parameter.most)
        if parameter.choices:
            assert (parameter.least, parameter.step) == (0, 1)
            assert parameter.most == len(parameter.choices) - 1
            assert len(parameter.choices) <= MOST_CHOICES
    coverage = read_coverage(FONTS / "coverage.json")
    assert coverage is not None
    for words in (row.words, *(one.words for one in told)):
        for language in SHIPPED:
            assert words.text(language)
            assert not coverage.missing(words.text(language))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene.width_px}x{scene.height_px}")
def test_it_draws_every_pixel_of_any_picture(row: Row, scene: Scene) -> None:
    program = begin(row, scene)
    surface = picture(program, scene)
    untouched = sum(
        surface.get_at((x, y)) == UNTOUCHED
        for x in (*range(0, scene.width_px, 7), scene.width_px - 1)
        for y in (*range(0, scene.height_px, 7), scene.height_px - 1)
    )
    assert untouched == 0
    assert all(
        surface.get_at((x, y))[3] >= 254  # blending rounds; Qt does not look at it
        for x in range(0, scene.width_px, 5)
        for y in range(0, scene.height_px, 5)
    )


def test_it_bears_whatever_a_crowd_does_with_it(row: Row) -> None:
    for scene, seed in ((SCENES[0], 1), (SCENES[3], 2)):
        chance = random.Random(seed)
        program = begin(row, scene)
        surface = picture(program, scene)
        down: set[int] = set()
        for turn in range(700):
            act = chance.randrange(8)
            if act == 0:
                parameter = chance.choice(row.parameters)
                value = chance.uniform(parameter.least, parameter.most)
                program.set(parameter.name, parameter.nearest(value))
            elif act <= 3:
                finger = chance.randrange(3)
                at = (chance.uniform(-40, scene.width_px + 40), chance.uniform(-40, 900))
                kinds = ["move", "up", "cancel"] if finger in down else ["down"]
                kind: Any = chance.choice(kinds)
                program.touch(Touch(kind, finger, *at))
                (down.add if kind in ("down", "move") else down.discard)(finger)
            if not program.still:
                program.step(STEP_S)
            if turn % 25 == 0:
                program.draw(surface)
            check_told(row, program)


def test_every_end_of_every_parameter_can_be_set(row: Row) -> None:
    for parameter in row.parameters:
        for value in (parameter.least, parameter.most):
            program = begin(row, WIDE, **{parameter.name: value})
            for _ in range(120):
                if not program.still:
                    program.step(STEP_S)
            picture(program, WIDE)
            check_told(row, program)
            assert program.values[parameter.name] == pytest.approx(value)


def test_it_needs_no_display(row: Row) -> None:
    program = begin(row, WIDE)
    first = picture(program, WIDE)
    for _ in range(30):
        if not program.still:
            program.step(STEP_S)
    again = picture(program, WIDE)
    assert not pygame.display.get_init()
    assert first.get_size() == again.get_size()
