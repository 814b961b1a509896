"""What the check looks at in each type beyond its model, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile
from kiosk.players.quiz.types.choices.check import check_choice

CheckType = Callable[[Check, TomlFile, Place, Any], None]

CHECKS: Mapping[str, CheckType] = MappingProxyType(
    {
        "single": check_choice,
        "multiple": check_choice,
        "picture": check_choice,
    }
)
"""By type; one without a row is all in its model."""
