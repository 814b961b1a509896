"""Typed fields of a map from the wire: each is there, of its type and within its limits, or the
whole is refused. Keys that nobody asks for are of a later day: they are left out."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from typing import Any

from kiosk.sync.wire_frame import WIRE_LIMITS, refuse

Scalar = str | int | float | bool | None

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@functools.lru_cache(maxsize=4096)  # a year's envelopes ask half a million times for a few hundred
def fitting(text: str) -> str:
    """``text`` as the wire can carry it: without control characters, cut to its length, and
    what is no Unicode replaced. Most texts are returned as they are.
    """
    sound = text.encode("utf-8", "replace").decode()
    return _CONTROL.sub("", sound)[: WIRE_LIMITS.text_characters]


def text_of(value: Any, name: str, *, most: int = WIRE_LIMITS.text_characters) -> str:
    """``value`` as a text without control characters (tab and line ends may be)."""
    if type(value) is not str or len(value) > most or _CONTROL.search(value):
        refuse("wire-shape", name)
    return value


def whole_of(
    value: Any, name: str, least: int = -WIRE_LIMITS.whole, most: int = WIRE_LIMITS.whole
) -> int:
    """``value`` as an integer from ``least`` to ``most``."""
    if type(value) is not int or not least <= value <= most:
        refuse("wire-shape", name)
    return value


def bytes_of(value: Any, name: str, size: int) -> bytes:
    """``value`` as exactly ``size`` bytes."""
    if type(value) is not bytes or len(value) != size:
        refuse("wire-shape", name)
    return value


def flag_of(value: Any, name: str) -> bool:
    """``value`` as true or false."""
    if type(value) is not bool:
        refuse("wire-shape", name)
    return value


def list_of(value: Any, name: str, most: int) -> list[Any]:
    """``value`` as an array of at most so many items."""
    if type(value) is not list:
        refuse("wire-shape", name)
    if len(value) > most:
        refuse("wire-too-large", name)
    return value


def id_of(value: Any, name: str) -> int:
    """An id: 8 bytes on the wire (two's complement, most significant first), signed inside."""
    return int.from_bytes(bytes_of(value, name, 8), signed=True)


def id_bytes(number: int) -> bytes:
    """An id as its 8 bytes.

    :raises WireFault: it has more than 64 bits.
    """
    try:
        return number.to_bytes(8, signed=True)
    except OverflowError as error:
        refuse("wire-shape", "id", error)


def id_hex(number: int) -> str:
    """An id as people and files see it: 16 hex digits."""
    return id_bytes(number).hex()


def hex_bytes(text: str, name: str, size: int) -> bytes:
    """Lower-case hex as exactly ``size`` bytes."""
    if re.fullmatch(r"[0-9a-f]*", text) is None or len(text) != 2 * size:
        refuse("wire-shape", name)
    return bytes.fromhex(text)


def counts_of(value: Any, name: str) -> dict[str, int]:
    """A map of metrics and how often."""
    found = Fields(value, name, keys=str)
    if len(found.map) > WIRE_LIMITS.metrics:
        refuse("wire-too-large", name)
    return {text_of(key, name): whole_of(each, name, 0) for key, each in found.map.items()}


def scalars_of(value: Any, name: str) -> dict[str, Scalar]:
    """A map of names and plain values; numbers are finite."""
    found = Fields(value, name, keys=str)
    if len(found.map) > WIRE_LIMITS.health:
        refuse("wire-too-large", name)
    return {text_of(key, name): _scalar(each, name) for key, each in found.map.items()}


def _scalar(value: Any, name: str) -> Scalar:
    if value is None or type(value) is bool:
        return value
    if type(value) is str:
        return text_of(value, name)
    if type(value) is float and math.isfinite(value):
        return value
    return whole_of(value, name)


class Fields:
    """The fields of one map, by their numbers."""

    def __init__(self, value: Any, name: str, keys: type = int) -> None:
        if type(value) is not dict or any(type(key) is not keys for key in value):
            refuse("wire-shape", name)
        self.map: Mapping[Any, Any] = value
        self._name = name

    def get(self, key: int) -> Any:
        """The value of a field that may be missing; ``None`` then."""
        return self.map.get(key)

    def _called(self, key: int) -> str:
        return f"{self._name}.{key}"

    def text(self, key: int, default: str | None = None) -> str:
        """A text; ``default`` when it is missing and may be."""
        value = self.map.get(key, default)
        return text_of(value, self._called(key))

    def whole(
        self, key: int, least: int = -WIRE_LIMITS.whole, most: int = WIRE_LIMITS.whole
    ) -> int:
        """An integer."""
        return whole_of(self.map.get(key), self._called(key), least, most)

    def maybe_whole(self, key: int) -> int | None:
        """An integer, or ``None`` when it is missing."""
        return self.whole(key) if key in self.map else None

    def flag(self, key: int, default: bool | None = None) -> bool:
        """True or false."""
        return flag_of(self.map.get(key, default), self._called(key))

    def raw(self, key: int, size: int) -> bytes:
        """Exactly so many bytes."""
        return bytes_of(self.map.get(key), self._called(key), size)

    def id(self, key: int, default: int | None = None) -> int:
        """An id of 8 bytes."""
        if key not in self.map and default is not None:
            return default
        return id_of(self.map.get(key), self._called(key))

    def list(self, key: int, most: int) -> list[Any]:
        """An array; an empty one when it is missing."""
        return list_of(self.map.get(key, []), self._called(key), most)
