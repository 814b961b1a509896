"""The moving scenes of 地震来了: small and calm, and each is a step."""

from __future__ import annotations

import json
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from studio import earthquake_moves
from tests.studio.frames import Film

FOLDER = Path(__file__).resolve().parents[2] / "exhibits" / earthquake_moves.FOLDER
SCENES = sorted(earthquake_moves.SCENES)
MOST_BYTES = 150_000
SMOOTH = Qt.TransformationMode.SmoothTransformation


def test_every_step_shows_a_scene_and_every_scene_is_shown() -> None:
    script = tomllib.loads((FOLDER / "animation.toml").read_text(encoding="utf-8"))
    files = [step["file"] for step in script["step"]]
    assert sorted(files) == [f"{name}.json" for name in SCENES]
    assert [step["id"] for step in script["step"]] == [Path(file).stem for file in files]
    assert all(len(step["caption"]["zh-Hans"]) <= 45 for step in script["step"])


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_keeps_to_shapes_and_to_its_size(name: str) -> None:
    content = (FOLDER / f"{name}.json").read_bytes()
    assert len(content) <= MOST_BYTES
    document: dict[str, Any] = json.loads(content)
    assert (document["w"], document["h"], document["fr"]) == (1600, 1000, 30)
    assert 4 <= document["op"] / document["fr"] <= 8.5
    assert {layer["ty"] for layer in document["layers"]} == {4}
    assert "assets" not in document
    assert b'"x":"' not in content  # an expression would be a string


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_whole_and_calm(name: str) -> None:
    film = Film((FOLDER / f"{name}.json").read_bytes(), 64, (1600, 1000))
    lights = []
    for step in range(round(film.seconds * 10)):
        image = film.at(step / 10)
        corners = [(0, 0), (63, 0), (0, 39), (63, 39)]
        assert all(image.pixelColor(*corner).alpha() == 255 for corner in corners)
        whole = image.scaled(1, 1, mode=SMOOTH).pixelColor(0, 0)
        lights.append(whole.lightnessF())
    # nothing flashes: from one tenth of a second to the next the light hardly changes
    assert max(abs(a - b) for a, b in pairwise(lights)) < 0.02
