"""What the check looks at in each type beyond its model, one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile
from kiosk.players.quiz.types.choices.check import check_choice, check_poll
from kiosk.players.quiz.types.memory.check import check_memory
from kiosk.players.quiz.types.numbers.check import check_number
from kiosk.players.quiz.types.ordering.check import check_order
from kiosk.players.quiz.types.placing.check import check_bins, check_match, check_word_bank
from kiosk.players.quiz.types.spots.check import check_hotspot

CheckType = Callable[[Check, TomlFile, Place, Any], None]

CHECKS: Mapping[str, CheckType] = MappingProxyType(
    {
        "single": check_choice,
        "multiple": check_choice,
        "picture": check_choice,
        "order": check_order,
        "match": check_match,
        "bins": check_bins,
        "hotspot": check_hotspot,
        "word_bank": check_word_bank,
        "memory": check_memory,
        "number": check_number,
        "poll": check_poll,
    }
)
"""By type; one without a row is all in its model."""
