"""What this machine can do, as it was measured once: ``<data>/machine-profile.json``.

Written by whoever had it measured (:mod:`kiosk.shell.measuring`), read after the first frame. What
follows from the figures is :mod:`kiosk.core.pace`. A damaged file says nothing: it is set aside
when the machine is measured again.
"""

from __future__ import annotations

import contextlib
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.files import read_small, set_aside, write_durably

FILE = "machine-profile.json"
FORMAT = 1
FREE_SHARE = 0.75
_LARGEST = 65_536
_MOST = 1e12
_MOST_ROWS = 64


class FilmSpeed(NamedTuple):
    """How one film went: ``fps`` of ``of_fps`` pictures a second were shown.

    ``busy`` is the part of what the machine has that it took: of the painting thread's time, or of
    all cores, whichever was more.
    """

    lines: int
    pixels: int
    of_fps: float
    fps: float
    busy: float


class Profile(NamedTuple):
    """The figures. What could not be measured is None, or missing.

    ``machine`` names what was measured, the screen and the way of drawing included: other words,
    another profile. ``free_share``: the part of a core that the measuring child had. ``page_ms``:
    what a frame of a full-screen change takes the processor; with a card, how long it takes the
    card. ``write_ms``: a small file, written and flushed. ``programs``: milliseconds of the
    processor that a picture of each simulation takes.
    """

    machine: tuple[str, ...]
    screen_px: tuple[int, int]
    drawn_by: str
    free_share: float = 1.0
    page_ms: float | None = None
    films: tuple[FilmSpeed, ...] = ()
    programs: Mapping[str, float] = {}
    write_ms: float | None = None
    write_bytes_per_s: float | None = None
    read_bytes_per_s: float | None = None
    took_s: float = 0.0

    @property
    def is_crowded(self) -> bool:
        """Whether so much else ran meanwhile that the figures say little of the machine."""
        return self.free_share < FREE_SHARE


def read_profile(data: Path) -> Profile | None:
    """What was measured last; None where nothing was, or the file is damaged. Raises nothing."""
    try:
        return _load(data / FILE)
    except (OSError, ValueError):
        return None


def keep_profile(data: Path, profile: Profile) -> None:
    """Keep what was measured; a damaged file that lies there is set aside first.

    :raises Trouble: it cannot be stored.
    """
    path = data / FILE
    try:
        _load(path)
    except OSError:
        pass
    except ValueError:
        with contextlib.suppress(Trouble):  # the new one takes its place then
            set_aside(path)
    told = profile._asdict() | {"format": FORMAT, "programs": dict(profile.programs)}
    told["films"] = [film._asdict() for film in profile.films]
    write_durably(path, json.dumps(told, ensure_ascii=False, indent=1).encode())


def profile_of(told: Mapping[str, Any]) -> Profile:
    """A profile from the fields of a file, or of a measuring child.

    :raises ValueError: one of them is not what it should be.
    """
    try:
        width, height = told["screen_px"]
        machine, drawn_by = told["machine"], told["drawn_by"]
        programs = told.get("programs", {})
        return Profile(
            machine=tuple(_text(one) for one in _short(machine)),
            screen_px=(round(_number(width)), round(_number(height))),
            drawn_by=_text(drawn_by),
            free_share=_number(told.get("free_share", 1.0)),
            page_ms=_maybe(told.get("page_ms")),
            films=tuple(_film(one) for one in _short(told.get("films", []))),
            programs={_text(one): _number(programs[one]) for one in _short(list(programs))},
            write_ms=_maybe(told.get("write_ms")),
            write_bytes_per_s=_maybe(told.get("write_bytes_per_s")),
            read_bytes_per_s=_maybe(told.get("read_bytes_per_s")),
            took_s=_number(told.get("took_s", 0.0)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"damaged: {error!r}") from error


def _load(path: Path) -> Profile:
    content = read_small(path, _LARGEST)
    try:
        told = json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError("another format")
    return profile_of(told)


def _film(told: Any) -> FilmSpeed:
    lines, pixels = round(_number(told["lines"])), round(_number(told["pixels"]))
    return FilmSpeed(
        lines, pixels, _number(told["of_fps"]), _number(told["fps"]), _number(told["busy"])
    )


def _short(rows: Any) -> Iterable[Any]:
    if not isinstance(rows, list | tuple) or len(rows) > _MOST_ROWS:
        raise ValueError("not a short list")
    return rows


def _maybe(value: Any) -> float | None:
    return None if value is None else _number(value)


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value <= _MOST:
        raise ValueError(f"{value!r} is no figure")
    return float(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200 or not value.isprintable():
        raise ValueError("not a short text")
    return value
