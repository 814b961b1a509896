"""The values of a Lottie's properties: numbers that stand, or numbers at keys in time.

``{"a": 0, "k": 5}``, ``{"k": [1, 2]}``, ``{"a": 1, "k": [{"t": 0, "s": [1]}, …]}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.players.animation.lottie_tree import Table, damaged, refused, tables

MOST_NUMBER = 100_000
"""No place or size is farther out: pictures have 4,096 units a side."""

Numbers = list[int | float]


def values(property: Any, where: str) -> list[Numbers]:
    """What a property is at its keys, or the one thing that it always is.

    :raises LottieFault: it is no property, or has something else than numbers in it.
    """
    return [numbers(one, where) for one in _keyed(property, where)]


def check_values(table: Table, wanted: Mapping[str, int]) -> None:
    """Look at properties of a table, as far as it has them: each needs so many numbers.

    :raises LottieFault: one of them is damaged.
    """
    for name, least in wanted.items():
        if table.get(name) is not None and any(
            len(found) < least for found in values(table[name], name)
        ):
            raise damaged(name)


def check_plain(table: Table, names: list[str]) -> None:
    """Look at what is written plainly in a table: a number, a word, a yes or no.

    :raises LottieFault: it is a list or a table, or absurd.
    """
    for name in names:
        value = table.get(name, 0)
        if not isinstance(value, str | bool):
            numbers(value, name)
        if isinstance(value, list):
            raise damaged(name)


def check_path(property: Any, where: str) -> int:
    """Look at a property whose values are paths: corners ``v`` and their handles ``i``, ``o``.

    Returns how many corners the longest has.

    :raises LottieFault: it is none, or its lists are not equally long.
    """
    most = 0
    for path in _keyed(property, where):
        one = path[0] if isinstance(path, list) and len(path) == 1 else path
        if not isinstance(one, dict):
            raise damaged(where)
        check_plain(one, ["c"])
        lists = [one.get(name) for name in ("v", "i", "o")]
        corners = [found for found in lists if isinstance(found, list)]
        if len(corners) != len(lists) or len({len(found) for found in corners}) != 1:
            raise damaged(where)
        for point in (point for found in corners for point in found):
            if not isinstance(point, list) or len(numbers(point, where)) < 2:
                raise damaged(where)
        most = max(most, len(corners[0]))
    return most


def numbers(value: Any, where: str) -> Numbers:
    """``value`` as a list of numbers, at least one.

    :raises LottieFault: it is none, or one of them is absurd.
    """
    found = value if isinstance(value, list) else [value]
    for number in found:
        if type(number) is not int and type(number) is not float:
            raise damaged(where)
        if not abs(number) <= MOST_NUMBER:
            raise refused("过大的数字", "a number that is far too large")
    if not found:
        raise damaged(where)
    return found


def _keyed(property: Any, where: str) -> list[Any]:
    if not isinstance(property, dict) or "k" not in property:
        raise damaged(where)
    check_plain(property, ["a", "ix"])
    value = property["k"]
    keys = list(tables(value))
    if not keys:
        return [value]
    if len(keys) != len(value):
        raise damaged(where)
    found = []
    for at, key in enumerate(keys):
        _check_key(key, where)
        found += [key[name] for name in ("s", "e") if name in key]
        if "s" not in key and (at == 0 or at + 1 < len(keys)):  # the last one only ends
            raise damaged(where)
    return found


def _check_key(key: Table, where: str) -> None:
    numbers(key.get("t"), where)
    if isinstance(key["t"], list):
        raise damaged(where)
    for name in ("to", "ti"):
        if key.get(name) is not None:
            numbers(key[name], where)
    for name in ("i", "o"):
        bend = key.get(name)
        if bend is None:
            continue
        if not isinstance(bend, dict):
            raise damaged(where)
        for axis in ("x", "y"):
            numbers(bend.get(axis), where)
