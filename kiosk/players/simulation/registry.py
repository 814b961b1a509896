"""All programs, one row each. No pygame: the parent and the check read this."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.players.simulation.contract import Row
from kiosk.players.simulation.rows import (
    circuit,
    drip,
    lens,
    lever,
    orbit,
    pendulum,
    rainfall,
    refraction,
)

_ROWS = (pendulum, lever, refraction, lens, circuit, drip, rainfall, orbit)

PROGRAMS: Mapping[str, Row] = MappingProxyType({one.ROW.name: one.ROW for one in _ROWS})
