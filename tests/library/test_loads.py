"""What an exhibit asks of a machine: read from files, carried in manifests, judged by figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.core.places import find_places
from kiosk.core.profile import FilmSpeed, Profile
from kiosk.core.words import Words
from kiosk.library.loads import (
    MOST_LOADS,
    NO_LOADS,
    FilmLoad,
    Loads,
    loads_at,
    read_loads,
    slow_parts,
    together,
)
from kiosk.players.registry import KINDS
from tests.library.making import write_exhibit

FILM = FilmLoad(1920, 1080, 60_000)
OLD = Profile(
    ("x",),
    (1920, 1080),
    "software",
    films=(FilmSpeed(720, 921_600, 25.0, 25.0, 0.6),),
    programs={"orbit": 31.0, "lever": 29.0},
)


def test_the_shipped_film_and_simulation_are_read_from_their_files() -> None:
    loads = loads_at(find_places().exhibits / "cn.kepu.tiangong", KINDS)
    assert loads.programs == ("orbit",)
    (film,) = loads.films
    assert (film.width_px, film.height_px) == (1280, 720)
    assert 24_000 <= film.milli_fps <= 30_100


def test_a_quiz_asks_nothing_and_a_broken_folder_neither(tmp_path: Path) -> None:
    quiz = write_exhibit(tmp_path, "cn.kepu.plain")
    assert loads_at(quiz, KINDS) == NO_LOADS
    assert loads_at(tmp_path / "none", KINDS) == NO_LOADS
    (quiz / "exhibit.toml").write_text("part = 5\n", "utf-8")
    assert loads_at(quiz, KINDS) == NO_LOADS
    for kind in KINDS.values():
        assert kind.loads(tmp_path, "none.toml") == NO_LOADS
        (tmp_path / "odd.toml").write_text('file = "none.mp4"\nprogram = ["x"]\n', "utf-8")
        assert kind.loads(tmp_path, "odd.toml") == NO_LOADS


def test_they_come_through_a_manifest() -> None:
    loads = Loads((FILM,), ("orbit", "pendulum"))
    assert read_loads(json.loads(json.dumps(loads.as_json()))) == loads
    assert NO_LOADS.as_json() == {}


@pytest.mark.parametrize(
    "told",
    [
        None,
        5,
        [],
        {"films": 5},
        {"programs": "orbit"},
        {"films": [[1920, 1080]]},
        {"films": [[1920, 1080, 0]]},
        {"films": [[1920, 1080, True]]},
        {"films": [[10**9, 1080, 30_000]]},
        {"films": [["1920", 1080, 30_000]]},
        {"programs": [""]},
        {"programs": ["x" * 33]},
        {"programs": [["orbit"]]},
    ],
)
def test_whatever_else_somebody_wrote_there_asks_nothing(told: object) -> None:
    assert read_loads(told) == NO_LOADS


def test_a_crowd_of_them_is_cut() -> None:
    loads = read_loads({"films": [list(FILM)] * 500, "programs": ["orbit"] * 500})
    assert len(loads.films) == len(loads.programs) == MOST_LOADS


def test_only_what_is_known_to_be_too_much_is_told() -> None:
    small = FilmLoad(1280, 720, 25_000)
    assert slow_parts(Loads((small,), ("lever", "unheard-of")), OLD) == ()
    assert slow_parts(Loads((small, FILM, FILM), ("orbit",)), OLD) == (
        Words("影片（1080p60）", "a film (1080p60)"),
        Words("模拟", "a simulation"),
    )
    assert slow_parts(Loads((FILM,), ()), OLD._replace(films=())) == ()


def test_several_exhibits_name_each_part_once() -> None:
    film, play = Words("影片", "a film"), Words("模拟", "a simulation")
    assert together([(film,), (play, film)]) == Words("影片、模拟", "a film, a simulation")
