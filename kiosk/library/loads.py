"""What an exhibit asks of the machine it is played on, and what of it a machine will be slow at.

The packer writes it into the manifest (``x-loads``, docs/reference/bundle-format.md), so that it
is known before anything is copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.core.pace import FAIR_FPS, PROGRAM_BUSY, film_pixels_per_s
from kiosk.core.profile import Profile
from kiosk.core.words import Words
from kiosk.library.toml_file import read_toml

if TYPE_CHECKING:
    from kiosk.library.checking import Kind

MOST_LOADS = 64
_MOST_SIDE_PX = 16_384
_MOST_MILLI_FPS = 1_000_000
_MOST_NAME = 32


class FilmLoad(NamedTuple):
    """A film's size and rate; ``milli_fps`` are pictures in a thousand seconds."""

    width_px: int
    height_px: int
    milli_fps: int

    @property
    def pixels_per_s(self) -> float:
        """What has to be shown in a second."""
        return self.width_px * self.height_px * self.milli_fps / 1000


class Loads(NamedTuple):
    """Films, and simulation programs by name."""

    films: tuple[FilmLoad, ...] = ()
    programs: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a manifest; empty where nothing is asked."""
        films = [list(film) for film in self.films]
        told = {"films": films, "programs": list(self.programs)}
        return {name: value for name, value in told.items() if value}


NO_LOADS = Loads()


def read_loads(told: object) -> Loads:
    """What :meth:`Loads.as_json` wrote; whatever else somebody wrote there asks nothing."""
    if not isinstance(told, dict):
        return NO_LOADS
    films, programs = told.get("films", []), told.get("programs", [])
    if not isinstance(films, list) or not isinstance(programs, list):
        return NO_LOADS
    return Loads(
        tuple(FilmLoad(*film) for film in films[:MOST_LOADS] if _is_film(film)),
        tuple(name for name in programs[:MOST_LOADS] if _is_name(name)),
    )


def loads_at(folder: Path, kinds: Mapping[str, Kind]) -> Loads:
    """What the checked exhibit in ``folder`` asks. Raises nothing."""
    from kiosk.library.folder import MANIFEST

    file, _ = read_toml(folder, MANIFEST)
    parts = file.data.get("part") if file is not None else None
    rows = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return loads_of(folder, ((str(row.get("kind")), str(row.get("entry"))) for row in rows), kinds)


def loads_of(folder: Path, parts: Iterable[tuple[str, str]], kinds: Mapping[str, Kind]) -> Loads:
    """What these parts (kind and entry) of the exhibit in ``folder`` ask. Raises nothing."""
    each = [kinds[kind].loads(folder, entry) for kind, entry in parts if kind in kinds]
    return Loads(
        tuple(film for one in each for film in one.films)[:MOST_LOADS],
        tuple(name for one in each for name in one.programs)[:MOST_LOADS],
    )


def slow_parts(loads: Loads, profile: Profile) -> tuple[Words, ...]:
    """What this machine will be slow at, in a word or two each; none where nothing is known."""
    said: list[Words] = []
    most = film_pixels_per_s(profile)
    for film in loads.films:
        if most is not None and film.pixels_per_s > most:
            lines, fps = min(film.width_px, film.height_px), round(film.milli_fps / 1000)
            said.append(Words(f"影片（{lines}p{fps}）", f"a film ({lines}p{fps})"))
    for name in loads.programs:
        if profile.programs.get(name, 0.0) * FAIR_FPS > 1000 * PROGRAM_BUSY:
            said.append(Words("模拟", "a simulation"))
    return tuple(dict.fromkeys(said))


def together(parts: Iterable[tuple[Words, ...]]) -> Words:
    """The slow parts of several exhibits in a row, each once."""
    said = list(dict.fromkeys(one for each in parts for one in each))
    return Words("、".join(one.zh for one in said), ", ".join(one.en for one in said))


def _is_film(told: object) -> bool:
    if not isinstance(told, list) or len(told) != 3:
        return False
    mosts = (_MOST_SIDE_PX, _MOST_SIDE_PX, _MOST_MILLI_FPS)
    return all(type(one) is int and 0 < one <= most for one, most in zip(told, mosts, strict=True))


def _is_name(told: object) -> bool:
    return isinstance(told, str) and 0 < len(told) <= _MOST_NAME and told.isascii()
