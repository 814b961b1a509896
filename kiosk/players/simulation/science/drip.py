"""Water in a field's soil: where the rain and the watering go. A schematic model, not measured.

A water balance of two layers (the bucket model of soil science; FAO Irrigation and Drainage Paper
56, chapter 8, in its simplest form): what comes in is stored, evaporates, goes through the plants,
runs off or seeps too deep. 1 mm of water on 1 m² is 1 litre. All figures of the soil are round
numbers of ours for a common loam; none is a local measurement.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

HOLDS = 0.2
"""Water a plant can use that a soil can hold, as a share of its volume."""
TOP_MM = 100.0
"""Depth of the layer that dries in the sun; the roots' layer lies below it."""
EVAPORATION_MM_DAY = 5.0
"""What the sun takes from wet bare soil in a day."""
FILM_KEEPS = 0.9
"""The share of evaporation that a film stops."""
PLANT_MM_DAY = 3.0
"""What the plants drink in a day when they have enough."""
THIRSTY_BELOW = 0.3
"""With less than this share of the water they could have, the plants are thirsty."""
POND_MM = 30.0
"""Water that can stand on the field between its ridges; more runs off."""
SOAK_MM_DAY = 120.0
"""How fast standing water soaks in."""
DRIP_MM_DAY = 5.0
"""What the drip line gives in a day, at the roots."""
FLOOD_MM_DAY = 40.0
"""What an open furrow gives in a day, from above."""
CREEP_MM_DAY = 8.0
"""How fast water creeps between a wet layer and a dry one."""
STEP_DAY = 0.02
"""Longest step of the integrator."""


class Watering(StrEnum):
    """How the field is watered."""

    NONE = "none"
    DRIP = "drip"
    FLOOD = "flood"


@dataclass(frozen=True)
class Field:
    """How the field is kept: soil depth in cm, film or none, rain in mm a day, watering."""

    soil_cm: float
    film: bool
    rain_mm_day: float
    watering: Watering

    @property
    def top_holds_mm(self) -> float:
        """Return the water the upper layer can hold."""
        return min(TOP_MM, self.soil_cm * 10 / 2) * HOLDS

    @property
    def roots_hold_mm(self) -> float:
        """Return the water the roots' layer can hold: a deeper soil holds more."""
        return self.soil_cm * 10 * HOLDS - self.top_holds_mm

    @property
    def watering_mm_day(self) -> float:
        """Return what the watering gives."""
        return {Watering.NONE: 0.0, Watering.DRIP: DRIP_MM_DAY, Watering.FLOOD: FLOOD_MM_DAY}[
            self.watering
        ]


@dataclass(frozen=True)
class Water:
    """Where the water is and went, in mm (litres a m²) since the start."""

    pond_mm: float
    top_mm: float
    roots_mm: float
    rain_mm: float = 0.0
    watered_mm: float = 0.0
    evaporated_mm: float = 0.0
    drunk_mm: float = 0.0
    run_off_mm: float = 0.0
    seeped_mm: float = 0.0
    thirsty_days: float = 0.0


def start(field: Field, share: float = 0.5) -> Water:
    """Return a field whose layers hold ``share`` (0–1) of what they can."""
    return Water(0.0, field.top_holds_mm * share, field.roots_hold_mm * share)


def roots_share(field: Field, water: Water) -> float:
    """Return how full the roots' layer is, 0 to 1."""
    return water.roots_mm / field.roots_hold_mm


def thirsty(field: Field, water: Water) -> bool:
    """Say whether the plants lack water."""
    return roots_share(field, water) < THIRSTY_BELOW


def deepen(before: Field, after: Field, water: Water) -> Water:
    """Return the water of a soil of another depth, equally wet; what does not fit is no loss."""
    return replace(
        water,
        top_mm=water.top_mm / before.top_holds_mm * after.top_holds_mm,
        roots_mm=water.roots_mm / before.roots_hold_mm * after.roots_hold_mm,
    )


def pass_days(field: Field, water: Water, days: float) -> Water:
    """Return the water ``days`` (≥ 0) later, in steps of at most :data:`STEP_DAY`."""
    steps = max(1, math.ceil(days / STEP_DAY))
    for _ in range(steps):
        water = _pass(field, water, days / steps)
    return water


def _pass(field: Field, water: Water, day: float) -> Water:
    """Take each flow from what its source still has: nothing is lost or made."""
    rain = field.rain_mm_day * day
    given = field.watering_mm_day * day
    drip = given if field.watering is Watering.DRIP else 0.0
    pond = water.pond_mm + rain + given - drip
    run_off = max(0.0, pond - POND_MM)
    soak = min(pond - run_off, SOAK_MM_DAY * day)
    pond -= run_off + soak
    top = water.top_mm + soak
    bare = 1 - FILM_KEEPS if field.film else 1.0
    from_pond = min(pond, EVAPORATION_MM_DAY * bare * day)
    wet = min(1.0, top / field.top_holds_mm)
    from_top = min(top, EVAPORATION_MM_DAY * bare * wet * day - from_pond * wet)
    pond, top = pond - from_pond, top - from_top
    sink = max(0.0, top - field.top_holds_mm)
    roots = water.roots_mm + sink + drip
    creep = _creep(field, top - sink, roots, day)
    top, roots = top - sink + creep, roots - creep
    share = roots / field.roots_hold_mm
    drunk = min(roots, PLANT_MM_DAY * min(1.0, share / THIRSTY_BELOW) * day)
    roots -= drunk
    seeped = max(0.0, roots - field.roots_hold_mm)
    return Water(
        pond_mm=pond,
        top_mm=top,
        roots_mm=roots - seeped,
        rain_mm=water.rain_mm + rain,
        watered_mm=water.watered_mm + given,
        evaporated_mm=water.evaporated_mm + from_pond + from_top,
        drunk_mm=water.drunk_mm + drunk,
        run_off_mm=water.run_off_mm + run_off,
        seeped_mm=water.seeped_mm + seeped,
        thirsty_days=water.thirsty_days + (day if share < THIRSTY_BELOW else 0.0),
    )


def _creep(field: Field, top_mm: float, roots_mm: float, day: float) -> float:
    """Return what creeps up (down if negative), towards the layer that is drier for its size."""
    slope = roots_mm / field.roots_hold_mm - top_mm / field.top_holds_mm
    flow = CREEP_MM_DAY * slope * day
    return min(roots_mm, flow) if flow > 0 else max(-top_mm, flow)
