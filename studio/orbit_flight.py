"""Shots of the film: the station over the dawn, and its three modules from above."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtGui import QImage, QPainter

from studio.globe import air, cloud_field, dawn_glow, first_light, limb, space, stars
from studio.orbit_canvas import HEIGHT, WIDTH, between, disc, drawing, ease, lay, layer, station
from studio.palette import DAWN, NIGHT, mix
from studio.station import GOLD, PAINTS, Ramp, View, faces, tinted
from studio.svg import Picture

LIMB_X, LIMB_Y, LIMB_R = 640.0, 2660.0, 2150.0
SUNRISE_X = 905.0
SUNRISE_Y = LIMB_Y - math.sqrt(LIMB_R**2 - (SUNRISE_X - LIMB_X) ** 2)


def dawn(painter: QPainter, t: float) -> None:
    """The station flies towards the sunrise; light spreads along the Earth's limb."""
    night, glow, dark, lit = _dawn_layers()
    light = ease(t, -2.0, 6.5)
    lay(painter, night)
    lay(painter, glow, 0.25 + 0.75 * light)
    up = ease(t, 2.2, 8.6)
    x, y = SUNRISE_X, SUNRISE_Y + between(44, -16, up)
    for reach, opacity in ((2.4, 0.14), (1.6, 0.24)):
        disc(painter, x, y, 32 * reach, DAWN, opacity * light)
    disc(painter, x, y, 32, "#FFF4D8")
    lay(painter, dark)
    lay(painter, lit, light)
    station(painter, faces(_flying(t), _touched(light)))


def _flying(t: float) -> View:
    share = t / 8.5
    return View(
        between(430, 660, share),
        between(292, 244, share),
        between(8.4, 9.4, share),
        yaw=between(24, 37, share),
        tilt=between(57, 61, share),
        roll=-13,
        light=(0.72, 0.5, 0.48),
        sun_wings=between(-48, -38, share),
    )


def _touched(light: float) -> dict[str, dict[str, Ramp]]:
    """Return the station's colours between night and the first sun."""
    paints: dict[str, Ramp] = {
        name: [
            mix(mix(tone, NIGHT, 0.62 * (1 - light)), DAWN, (0.34 * light) * (i / len(ramp)) ** 0.7)
            for i, tone in enumerate(ramp)
        ]
        for name, ramp in PAINTS.items()
    }
    return dict.fromkeys(("天和", "问天", "梦天"), paints)


@cache
def _dawn_layers() -> tuple[QImage, QImage, QImage, QImage]:
    night = drawing()
    space(night, "#16204E")
    stars(night, 130, 8, 470)
    air(night, LIMB_X, LIMB_Y, LIMB_R - 8, 36, 0.35)
    glow = drawing()
    dawn_glow(glow, SUNRISE_X, SUNRISE_Y + 10, 860, 300)
    air(glow, LIMB_X, LIMB_Y, LIMB_R - 8, 44)
    dark, lit = drawing(), drawing()
    limb(dark, LIMB_X, LIMB_Y, LIMB_R, lit=False)
    limb(lit, LIMB_X, LIMB_Y, LIMB_R, lit=True)
    first_light(lit, LIMB_X, LIMB_Y, LIMB_R, SUNRISE_X)
    return layer(night), layer(glow), layer(dark), layer(lit)


STRIP = 1240
MODULES = ("天和", "问天", "梦天")
SHOWN_AT = (2.4, 4.4, 6.4)
"""When each module lights up, in seconds of the shot."""


def modules(painter: QPainter, t: float) -> None:
    """The station from above, over the sea: its modules light up one after another."""
    sea, clouds = _sea_layers()
    lay(painter, sea)
    # from 400 km all clouds seem equally far away, so they pass as one
    lay(painter, clouds, 1, 0, 15 * t - 400)
    view = View(
        640, between(270, 274, t / 9), between(8.9, 9.6, ease(t, 0, 9)), yaw=between(-9, -4, t / 9),
        tilt=16, roll=0, light=(-0.55, -0.6, 0.62), sun_wings=24,
    )  # fmt: skip
    together = ease(t, 7.8, 8.4)
    paints = {}
    for name, start in zip(MODULES, SHOWN_AT, strict=True):
        following = [s for s in SHOWN_AT if s > start]
        end = following[0] if following else 99.0
        lit = ease(t, start, start + 0.5) * (1 - ease(t, end, end + 0.5))
        lit = max(lit, together)
        seen = max(lit, 1 - ease(t, 1.6, 2.2))
        plain = tinted(PAINTS, "#3A62B4", 0.42 * (1 - seen))
        body = [mix(a, b, 0.85 * lit) for a, b in zip(plain["body"], GOLD, strict=True)]
        band = [mix(a, b, 0.6 * lit) for a, b in zip(plain["band"], GOLD, strict=True)]
        paints[name] = {**plain, "body": body, "band": band}
    station(painter, faces(view, paints))


@cache
def _sea_layers() -> tuple[QImage, QImage]:
    sea = drawing()
    fill = sea.gradient("sea", ((0, "#5A93DA"), (0.6, "#3F74C6"), (1, "#2F5FB4")))
    sea.rect(0, 0, WIDTH, HEIGHT, fill)
    clouds = Picture(WIDTH, STRIP)
    cloud_field(clouds, 11, 20, 0.8, ("#6B9CE0", "#7BA8E6"))
    cloud_field(clouds, 29, 16, 1.5, ("#B4CFF3", "#D3E3F9"))
    return layer(sea), layer(clouds)
