"""What story pictures must get right: bones that can be counted, a clock that halves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studio.palette import GLOW
from studio.sinosauropteryx_slab import COUNT, TAIL, spools

ROOT = Path(__file__).resolve().parents[2]
EXHIBITS = ROOT / "exhibits"


def glowing(name: str) -> set[str]:
    """The grains that still glow in a picture, by their places."""
    text = (EXHIBITS / "cn.kepu.niuheliang" / f"{name}.svg").read_text(encoding="utf-8")
    return set(re.findall(rf'<circle (cx="\S+" cy="\S+") r="21" fill="{GLOW}"', text))


def test_the_long_tail_has_more_than_sixty_vertebrae() -> None:
    assert COUNT > 60
    assert spools(TAIL, COUNT, (14, 3.4), 0).count("Z") == COUNT


def test_the_carbon_clock_halves_and_no_grain_comes_back() -> None:
    grains = [glowing(f"carbon-{step}") for step in (1, 2, 3, 4)]
    assert [len(left) for left in grains] == [64, 32, 16, 0]
    assert grains[0] > grains[1] > grains[2] > grains[3]


@pytest.mark.parametrize("name", ["cn.kepu.jehol", "cn.kepu.feathered", "cn.kepu.niuheliang"])
def test_story_pictures_are_four_by_three(name: str) -> None:
    story = (EXHIBITS / name / "story.toml").read_text(encoding="utf-8")
    for picture in set(re.findall(r'picture = "(\S+\.svg)"', story)):
        head = (EXHIBITS / name / picture).read_text(encoding="utf-8")[:120]
        assert 'width="1600" height="1200"' in head
