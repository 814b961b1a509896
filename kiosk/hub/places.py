"""The hub's list of counties and townships: ``places.toml`` in its data folder.

A list is needed to show who was never visited. Without the file, counties are those of the shipped
settings, and townships only those that some crew has written down.
"""

from __future__ import annotations

import logging
import tomllib
from pathlib import Path
from typing import NamedTuple

from kiosk.core.settings import PlaceSettings

log = logging.getLogger(__name__)

FILE = "places.toml"
_MOST_BYTES = 256 * 1024
_LONGEST = 20


class Listed(NamedTuple):
    """``counties``: code and name; ``townships``: a county's code and the township's name."""

    city: str
    counties: tuple[tuple[str, str], ...]
    townships: tuple[tuple[str, str], ...] = ()


def read_places(path: Path) -> Listed:
    """The lists; what the file says wrongly costs one sentence in the log, and the shipped list
    stays in force. Raises nothing.

    ::

        city = "朝阳市"
        counties = ["211302 双塔区", "211303 龙城区"]
        [townships]
        211302 = ["长宝营子乡", "孙家湾镇"]
    """
    shipped = PlaceSettings()
    usual = Listed(shipped.city, tuple(_county(each) for each in shipped.counties))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("too large")
        told = tomllib.loads(path.read_text("utf-8-sig"))
        city = told.get("city", usual.city)
        counties = tuple(_county(each) for each in told.get("counties", ())) or usual.counties
        codes = {code for code, _ in counties}
        if not isinstance(city, str) or not 0 < len(city) <= _LONGEST:
            raise ValueError("city")
        townships = tuple(
            (code, _name(name))
            for code, names in told.get("townships", {}).items()
            for name in names
        )
        strange = {code for code, _ in townships} - codes
        if strange:
            raise ValueError(f"townships of {sorted(strange)}")
    except FileNotFoundError:
        return usual
    except (OSError, ValueError, TypeError, AttributeError) as error:
        log.warning("%s is left aside: %s", path.name, error)
        return usual
    return Listed(city, counties, townships)


def _county(told: object) -> tuple[str, str]:
    code, _, name = str(told).partition(" ")
    if not (len(code) == 6 and code.isascii() and code.isdecimal()):
        raise ValueError(f"county {told!r}")
    return code, _name(name.strip())


def _name(told: object) -> str:
    if not isinstance(told, str) or not 0 < len(told.strip()) <= _LONGEST:
        raise ValueError(f"name {told!r}")
    return told.strip()
