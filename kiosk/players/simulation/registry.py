"""All programs, one row each. No pygame: the parent and the check read this."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.players.simulation.contract import Row
from kiosk.players.simulation.rows import pendulum

PROGRAMS: Mapping[str, Row] = MappingProxyType({row.name: row for row in (pendulum.ROW,)})
