"""What is looked for on a picture, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.library.reading import Table
from kiosk.library.texts import LocalText


@dataclass(frozen=True, slots=True)
class Area:
    """A box on the picture, in shares of it; ``x`` and ``y`` are its left and top."""

    x: float
    y: float
    width: float
    height: float
    right: bool
    text: LocalText | None = None


@dataclass(frozen=True, slots=True)
class Spots:
    """A picture with areas; ``all``: every right one is to be found, else one."""

    picture: str
    areas: tuple[Area, ...]
    all: bool


def read_hotspot(table: Table, language: str) -> Spots:
    """The picture and its areas."""
    areas = tuple(
        Area(
            area.number("x", 0.0),
            area.number("y", 0.0),
            area.number("width", 0.0),
            area.number("height", 0.0),
            area.get("right", bool, False),
            area.text("text"),
        )
        for area in table.tables("areas")
    )
    if not any(area.right for area in areas):
        raise ValueError("no right area")
    return Spots(table.need("picture", str), areas, table.get("find", str, "one") == "all")
