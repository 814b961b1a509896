"""The physics in the pictures is the physics of the texts."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio import strata
from studio.apparatus import strobe, swung
from studio.orbit_paths import thrown
from studio.svg import Pen
from studio.wiring import SLOT

EXHIBITS = Path(__file__).resolve().parents[2] / "exhibits"


@given(st.floats(1, 30), st.integers(3, 15))
def test_a_strobe_shows_equal_times_of_a_harmonic_swing(amplitude: float, count: int) -> None:
    angles = strobe(amplitude, count)
    assert angles == pytest.approx([-angle for angle in reversed(angles)], abs=1e-9)
    # x(t + h) + x(t - h) = 2 cos(wh) x(t) holds for a harmonic motion at equal times alone
    turn = math.cos(math.pi / (count - 1))
    for before, here, after in zip(angles, angles[1:], angles[2:], strict=False):
        assert before + after == pytest.approx(2 * turn * here, abs=1e-9)


@given(st.floats(-80, 80), st.floats(1, 900))
def test_a_bob_keeps_its_length(angle: float, length: float) -> None:
    x, y = swung((800, 130), length, angle)
    assert math.hypot(x - 800, y - 130) == pytest.approx(length)


@given(st.floats(0.5, 1.3), st.floats(-1.0, 1.0))
def test_a_throw_follows_the_law_of_gravity(share: float, turn: float) -> None:
    # Binet: with u = 1/r, u'' + u is the same everywhere on the path, 1/share² in starts
    h = 1e-3
    u = [1 / thrown(share, turn + step * h) for step in (-1, 0, 1)]
    assert (u[0] - 2 * u[1] + u[2]) / h**2 + u[1] == pytest.approx(1 / share**2, rel=1e-5)


def test_a_throw_is_level_and_the_circle_stays() -> None:
    assert thrown(0.8, 0) == pytest.approx(1)
    assert thrown(0.8, 1e-3) == pytest.approx(thrown(0.8, -1e-3))
    assert {round(thrown(1.0, step / 10), 12) for step in range(63)} == {1.0}


def test_the_areas_of_the_socket_lie_on_its_holes() -> None:
    folder = EXHIBITS / "cn.kepu.electricity"
    questions = tomllib.loads((folder / "quiz.toml").read_text("utf-8"))["question"]
    [question] = [one for one in questions if one["type"] == "hotspot"]
    image = _drawn(folder / question["picture"])
    for area in question["areas"]:
        x = (area["x"] + area["width"] / 2) * image.width()
        y = (area["y"] + area["height"] / 2) * image.height()
        assert image.pixelColor(round(x), round(y)) == QColor(SLOT)
    [right] = [area for area in question["areas"] if area.get("right")]
    # earth stands above live and neutral
    assert all(right["y"] < area["y"] for area in question["areas"] if area is not right)


def test_every_fossil_fish_in_the_cut_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = EXHIBITS / "cn.kepu.jehol"
    questions = tomllib.loads((folder / "quiz.toml").read_text("utf-8"))["question"]
    [question] = [one for one in questions if one["type"] == "hotspot"]
    assert question["picture"] == "strata.svg"
    right = [area for area in question["areas"] if area.get("right")]
    fishes: list[tuple[float, float, float]] = []

    def drawn(pen: Pen, at: tuple[float, float], size: float, *more: object, **most: bool) -> None:
        fishes.append((*at, size))

    monkeypatch.setattr(strata, "fossil", drawn)
    strata.cut()
    assert len(fishes) == 7
    for x, y, size in fishes:
        for along in (-0.4, 0, 0.4):  # of a length from nose to tail, which lies level
            share = (x + along * size) / 1600, y / 1000
            assert any(
                area["x"] <= share[0] <= area["x"] + area["width"]
                and area["y"] <= share[1] <= area["y"] + area["height"]
                for area in right
            ), f"a fish at {x}, {y} is wrong to touch"


def _drawn(path: Path) -> QImage:
    renderer = QSvgRenderer(str(path))
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image
