"""Facts as JSON, both ways: one form only, so that equal facts have equal bytes.

The form is that of the named tuples: an object a tuple, its fields by name. Its SHA-256 is the
数据指纹 on the cover.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from typing import Any

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.reports.facts import FORMAT, MonthFacts

LARGEST = 16 * 1024 * 1024
"""Bytes of facts that are read; a year of hundreds of exhibits has a few hundred thousand."""


def facts_json(facts: MonthFacts) -> bytes:
    """The facts as UTF-8 JSON: keys in order, no spaces, a line feed at the end."""
    told = json.dumps(_plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode() + b"\n"


def fingerprint(facts: MonthFacts) -> str:
    """数据指纹: SHA-256 of :func:`facts_json`, 64 hex digits."""
    return hashlib.sha256(facts_json(facts)).hexdigest()


def read_facts(content: bytes) -> MonthFacts:
    """The facts that :func:`facts_json` wrote.

    :raises Trouble: ``facts-damaged``: they are not such facts, or of a newer form.
    """
    if len(content) > LARGEST:
        raise _damaged()
    try:
        told = json.loads(content)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise _damaged()
        facts = _shaped(told, MonthFacts)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged() from error
    assert isinstance(facts, MonthFacts)
    return facts


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return [_plain(each) for each in value]
        return {name: _plain(each) for name, each in zip(names, value, strict=True)}
    return value


def _shaped(value: Any, kind: Any) -> Any:
    """``value`` as the type says, or ``TypeError``/``KeyError``: nothing is guessed."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType or origin is typing.Union:
        return _one_of(value, typing.get_args(kind))
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(value)
        return tuple(_shaped(each, typing.get_args(kind)[0]) for each in value)
    if isinstance(kind, type) and issubclass(kind, tuple):
        hints = _hints(kind)
        if not isinstance(value, dict) or set(value) != set(hints):
            raise TypeError(value)
        return kind(**{name: _shaped(value[name], hint) for name, hint in hints.items()})
    if kind is None or kind is type(None):
        if value is not None:
            raise TypeError(value)
        return None
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _one_of(value: Any, kinds: tuple[Any, ...]) -> Any:
    for kind in kinds:
        try:
            return _shaped(value, kind)
        except (TypeError, KeyError):
            continue
    raise TypeError(value)


_KNOWN: dict[type, dict[str, Any]] = {}


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _KNOWN:
        _KNOWN[kind] = typing.get_type_hints(kind)
    return _KNOWN[kind]


def _damaged() -> Trouble:
    return Trouble(
        "facts-damaged",
        Words(
            "月报数据文件已损坏，或来自更新的程序。", "The report's data file is damaged or newer."
        ),
        Words(
            "请重新生成月报；原文件请保留。",
            "Please make the report again, and keep the file as it is.",
        ),
    )
