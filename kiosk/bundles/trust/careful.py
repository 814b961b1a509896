"""JSON from strangers: sizes, depth and counts are looked at before anything is built of it.

RFC 8259, and stricter, as canonical JSON and signatures need it: UTF-8, one object, no name twice,
whole numbers only.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from kiosk.bundles.trust.faults import DocumentFault
from kiosk.core.words import Words


class JsonLimits(NamedTuple):
    """Upper bounds, inclusive. ``values`` counts what stands between commas, roughly."""

    bytes: int
    depth: int = 12
    containers: int = 60_000
    values: int = 300_000
    digits: int = 18


_NOT_BRACKETS = bytes(sign for sign in range(256) if sign not in b"[]{}")
_HALF_SIGN = re.compile(rb"\\u[dD][89a-fA-F]", re.DOTALL)


def read_json(raw: bytes, limits: JsonLimits) -> dict[str, Any]:
    """The object in ``raw``.

    :raises DocumentFault: for anything else, and for anything beyond ``limits``.
    """
    if len(raw) > limits.bytes:
        raise _fault("文件太大", f"larger than {limits.bytes} bytes")
    _measure(raw, limits)
    try:
        found = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=lambda digits: _whole(digits, limits.digits),
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except DocumentFault:
        raise
    except (ValueError, RecursionError) as error:
        raise _fault("不是合格的 JSON", "not JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise _fault("不是合格的 JSON", "not a JSON object")
    if _HALF_SIGN.search(raw):  # rare, so that only then every text is looked at
        _refuse_half_signs(found)
    return found


def _measure(raw: bytes, limits: JsonLimits) -> None:
    """Refuse what is nested too deep or has too many parts, in linear time and little memory."""
    plain = raw.replace(rb"\\", b"").replace(rb"\"", b"")  # no quote is left but those of strings
    if plain.count(b'"') > 4 * limits.values:
        raise _fault("内容太多", f"more than {2 * limits.values} texts")
    bare = b"".join(plain.split(b'"')[::2])  # what stands outside of strings
    if bare.count(b",") > limits.values:
        raise _fault("内容太多", f"more than {limits.values} values")
    brackets = bare.translate(None, _NOT_BRACKETS)
    if len(brackets) > 2 * limits.containers:
        raise _fault("内容太多", f"more than {limits.containers} lists and objects")
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.depth:
            raise _fault("嵌套太深", f"nested deeper than {limits.depth}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _fault("同一个名字出现两次", "a name stands twice in one object")
    return found


def _whole(digits: str, most: int) -> int:
    if len(digits) > most:
        raise _fault("数字太大", f"a number of more than {most} digits")
    return int(digits)


def _no_float(_text: str) -> float:
    raise _fault("只能用整数", "only whole numbers are allowed")


def _refuse_half_signs(found: Any) -> None:
    waiting = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one)
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, str):
            try:
                one.encode("utf-8")
            except UnicodeEncodeError as error:
                raise _fault("有无法识别的字符", "half a character (a lone surrogate)") from error


def _fault(zh: str, en: str) -> DocumentFault:
    return DocumentFault("", Words(zh, en))
