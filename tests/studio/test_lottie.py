"""Every shipped Lottie scene is what the scripts draw, small, plain, and never blank."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.studio.frames import Film

ROOT = Path(__file__).resolve().parents[2]


def _scenes(root: Path) -> list[Path]:
    """Return the Lottie scenes below ``root``; other JSON lies beside sprite sheets."""
    return sorted(path for path in root.rglob("*.json") if b'"layers"' in path.read_bytes())


SCENES = _scenes(ROOT / "exhibits")
NAMES = [path.relative_to(ROOT).as_posix() for path in SCENES]
BY_NAME = pytest.mark.parametrize("name", NAMES)

MOST_BYTES = 400 * 1024
"""The player takes 1 MiB; a drawn scene needs far less, and parses faster for it."""
MOST_SECONDS = 20
SHAPES = 4
"""The only kind of layer drawn: no pictures (2), text (5) or compositions (0)."""


def test_drawing_again_makes_exactly_the_shipped_scenes(drawn: Path) -> None:
    again = [path.relative_to(drawn).as_posix() for path in _scenes(drawn)]
    assert again == NAMES


@BY_NAME
def test_shipped_bytes_are_the_drawn_bytes(drawn: Path, name: str) -> None:
    assert (ROOT / name).read_bytes() == (drawn / name).read_bytes()


@BY_NAME
def test_a_scene_is_small_and_short(name: str) -> None:
    content = (ROOT / name).read_bytes()
    document = json.loads(content)
    assert len(content) <= MOST_BYTES
    assert document["op"] / document["fr"] <= MOST_SECONDS
    assert content.endswith(b"}\n")


@BY_NAME
def test_a_scene_has_only_shapes_and_nothing_that_computes(name: str) -> None:
    document = json.loads((ROOT / name).read_bytes())
    assert "assets" not in document
    assert {layer["ty"] for layer in document["layers"]} == {SHAPES}
    for part in _parts(document):
        # x of a property would be an expression; in an easing handle it is a number
        assert not isinstance(part.get("x"), str)
        assert not {"masksProperties", "tt", "ef", "fonts", "chars"} & set(part)


@BY_NAME
def test_a_scene_fills_its_frame_and_moves(name: str) -> None:
    content = (ROOT / name).read_bytes()
    document = json.loads(content)
    film = Film(content, 320, (document["w"], document["h"]))
    assert film.seconds == pytest.approx(document["op"] / document["fr"])
    images = [film.at(film.seconds * share) for share in (0.0, 0.5, 0.999)]
    for image in images:
        right, bottom = image.width() - 1, image.height() - 1
        for x, y in ((0, 0), (right, 0), (0, bottom), (right, bottom), (right // 2, bottom // 2)):
            assert image.pixelColor(x, y).alpha() == 255
        colours = {
            image.pixel(x, y) for x in range(0, right, 4) for y in range(0, bottom, 4)
        }  # fmt: skip
        assert len(colours) > 24
    assert images[0] != images[1] != images[2]


@pytest.mark.parametrize("entry", sorted((ROOT / "exhibits").rglob("animation.toml")), ids=str)
def test_every_scene_is_a_step_of_its_exhibit(entry: Path) -> None:
    steps = tomllib.loads(entry.read_text(encoding="utf-8"))["step"]
    files = {step["file"] for step in steps if step["file"].endswith(".json")}
    assert files == {path.name for path in entry.parent.glob("*.json")}
    for step in steps:
        assert 8 <= len(step["caption"]["zh-Hans"]) <= 45
        assert step["caption"]["en"]


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            yield from _parts(child)
