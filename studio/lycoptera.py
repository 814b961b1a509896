"""Lycoptera, the little freshwater fish of the Jehol lakes, swimming to the right."""

from __future__ import annotations

from dataclasses import dataclass

from studio.archaefructus_plant import Breeze
from studio.svg import Pen, smooth


@dataclass(frozen=True)
class Scales:
    """The colours of a fish."""

    back: str
    flank: str
    belly: str
    fin: str


SILVER = Scales(back="#6E7A62", flank="#B9B48C", belly="#F1E6C0", fin="#A79A6A")
DUSKY = Scales(back="#3A5C60", flank="#4E7672", belly="#6E948A", fin="#46696A")
DISTANT = Scales(back="#5C8C84", flank="#6B9A8E", belly="#86B0A0", fin="#6B9A8E")


def swim(pen: Pen, size: float, scales: Scales, breeze: Breeze, phase: float) -> None:
    """Draw a fish ``size`` long about the origin; its tail beats with the breeze."""
    k = size / 300
    fish = pen.group(scale=k)
    tail = fish.group(at=(-40, 2), turn=breeze.turn(0, 7, phase))
    fan = tail.group(at=(-82, 0), turn=breeze.turn(0, 13, phase - 0.16))
    fan.path("M6-8C-20-16-44-38-62-52C-58-28-50-10-38 0C-50 12-58 30-60 52C-42 36-20 16 6 8Z",
             scales.fin)  # fmt: skip
    # dorsal and anal fin sit opposite each other, far back
    tail.path("M10-34C-2-54-18-66-30-66C-30-48-40-32-50-24Z", scales.fin)
    tail.path("M6 30C-6 52-20 60-34 58C-34 42-44 28-56 20Z", scales.fin)
    tail.path(smooth([(46, -38), (0, -30), (-50, -17), (-92, -9), (-92, 9), (-50, 18), (0, 30),
                      (46, 40)], closed=True), scales.flank)  # fmt: skip
    tail.path("M40-38C10-34-50-20-92-9V-3C-50-8 0-14 40-18Z", scales.back)
    fish.path("M58 30C46 52 30 60 16 58C22 46 26 36 30 28Z", scales.fin)
    fish.path("M-20 34C-30 48-42 54-52 52C-48 42-46 36-44 28Z", scales.fin)
    body = [(-60, -28), (-10, -40), (50, -42), (100, -30), (136, -6), (138, 6), (104, 26),
            (50, 40), (-10, 40), (-60, 28), (-70, 0)]  # fmt: skip
    fish.path(smooth(body, closed=True), scales.flank)
    fish.path("M-62-28C-20-42 30-46 62-41C100-34 128-14 138-2C110-16 40-20-66-14Z", scales.back)
    fish.path("M132 10C100 34 20 48-58 30C0 30 80 22 132 10Z", scales.belly)
    fish.path("M62 20C52 36 36 42 22 40C30 30 40 20 50 14Z", scales.fin)
    fish.stroke("M84-24Q66 0 82 26", scales.back, 4)
    fish.circle(110, -8, 9, scales.belly)
    fish.circle(112, -8, 5.5, "#14263A")
