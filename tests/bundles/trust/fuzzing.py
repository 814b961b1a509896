"""A mutation fuzzer for the readers of trust: valid documents, spoilt in bytes and in JSON.

Every input has an oracle: what is not signed as it stands must not be believed, and what is
believed must be within its limits. Inputs follow from a seed alone. Half of those that are spoilt
in their JSON are signed again, as a publisher would who means harm.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust import Trusted, TrustFault, advance, first_trust, judge
from kiosk.bundles.trust.fields import UNSEEN
from kiosk.bundles.verdict import Kind
from kiosk.library.names import name_fault
from tests.bundles.forge import (
    CONTENT_KEYS,
    EXHIBIT,
    OWN_KEYS,
    ROOT_KEYS,
    Json,
    canonical,
    make_content,
    make_manifest,
    make_root,
    sign,
    target,
    written,
)

NAME = "own.shipped.1"
KINDS = ("manifest", "content", "root")
SIGNERS = {"manifest": OWN_KEYS[:1], "content": CONTENT_KEYS[:2], "root": ROOT_KEYS[:2]}
_DENY = {"package": "own.shipped", "through_seq": 3, "reason": {"zh-Hans": "有误"}}
_ODD_TEXTS = (
    "", " ", "a", "../a", "/a", "a/b", "C:/a", "con", "nul.x", "é", "e\u0301", "\u202e", "\x00",
    "\n", "\ud800", "\udfff", "x" * 301, "A" * 70, "0" * 64, "f" * 128, "cn.kepu.*", "*",
    "cn.kepu.one", "ed25519", "rsa", "root", "targets", "9999-99-99T99:99:99Z", "0.1", "1.0.0",
    "zh-Hans",
)  # fmt: skip
_ODD_NUMBERS = (0, 1, 2, 3, -1, 7, 2**31, 10**9, 2**53, 10**17, 10**18, 10**30, 0.5, -0.0, 1e300)
_ODD_NAMES = (
    "x-a",
    "\x1b[2J",
    "\u202ea",
    "signed",
    "custom",
    "files",
    "",
    "cn.kepu.two",
    "length",
    "zh-Hans",
)
Mutation = Callable[[random.Random, bytes], bytes]


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Honest documents of that kind; the first is the plainest."""
    if kind == "root":
        return make_root(), make_root(2), make_root(2, by=ROOT_KEYS, root=ROOT_KEYS[1:])
    if kind == "content":
        deny = [_DENY, {"exhibit": "cn.kepu.x", "versions": ["1.0.0"], "reason": {"en": "bad"}}]
        return make_content(2), make_content(3, min_seq={"own.shipped": 2}, deny=deny)
    both = {"cn.kepu.one": target(poster="pictures/a.svg"), "cn.kepu.two": EXHIBIT}
    urgent = {"valid_until": "2026-12-31T00:00:00Z"}
    return make_manifest(), make_manifest(exhibits=both, emergency=urgent), make_manifest(seq=2)


@cache
def believed() -> Trusted:
    """Whom the kiosk trusts that is attacked."""
    return advance(first_trust(make_root()), {}, {1: make_content(1)})


def one_input(at: random.Random) -> tuple[str, bytes]:
    """The next input: which kind of document it passes for, and its bytes."""
    kind = at.choice(KINDS)
    raw = at.choice(seeds(kind if at.random() < 0.95 else at.choice(KINDS)))
    if at.random() < 0.5:
        for _ in range(at.choice((1, 1, 1, 2, 4))):
            raw = at.choice(_IN_BYTES)(at, raw)
        return kind, raw
    document = json.loads(raw)
    for _ in range(at.choice((1, 1, 1, 2, 3))):
        _spoil(at, document)
    if at.random() < 0.5 and isinstance(document.get("signed"), dict):
        return kind, _signed_again(document, kind)
    return kind, _in_json(document)


def examine(kind: str, raw: bytes) -> str:
    """Give ``raw`` to the readers; what they said. An error that is not theirs comes through.

    :raises AssertionError: when something was believed that must not be.
    """
    if kind == "manifest":
        return _examine_manifest(raw)
    trusted = believed()
    roots, contents = ({2: raw}, {}) if kind == "root" else ({}, {2: raw, 3: raw})
    after = advance(trusted, roots, contents)
    assert after.root_version >= trusted.root_version
    taken_away = after.content is None and after.root_version > trusted.root_version
    assert after.content_version >= trusted.content_version or taken_away
    if after != trusted:
        is_signed(raw, SIGNERS[kind] if kind == "content" else ROOT_KEYS, 2)
    if kind == "content":
        return "content taken" if after != trusted else "content refused"
    try:
        first_trust(raw)
    except TrustFault:
        return "root refused"
    is_signed(raw, ROOT_KEYS, 1)
    return "root taken"


def _examine_manifest(raw: bytes) -> str:
    verdict = judge(believed(), raw, NAME, {}, "0.1.0", None)
    for words in (verdict.words, verdict.next_step):
        assert words.zh and not UNSEEN.search(words.zh + words.en)
    if verdict.kind in (Kind.GOOD, Kind.NEWER_KIOSK) and verdict.bundle is not None:
        is_signed(raw, OWN_KEYS, 1)
    if verdict.bundle is not None:
        bundle = verdict.bundle
        assert 0 < bundle.size_bytes <= BUNDLE_LIMITS.bundle_bytes
        for exhibit in bundle.exhibits:
            assert name_fault(exhibit.id) is None
            assert all(name_fault(file.path) is None for file in exhibit.files)
            assert exhibit.size_bytes == sum(file.size_bytes for file in exhibit.files)
        if verdict.kind is Kind.GOOD:
            assert all(exhibit.id.startswith("cn.kepu.") for exhibit in bundle.exhibits)
    return verdict.kind.value


def run(seed: int, count: int) -> Counter[str]:
    """``count`` inputs; how often the readers said what. An assertion names seed and number."""
    at, said = random.Random(seed), Counter[str]()
    for number in range(count):
        kind, raw = one_input(at)
        try:
            said[examine(kind, raw)] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed}, input {number}, {kind}: {raw!r}") from error
    return said


def is_signed(raw: bytes, signers: tuple[Any, ...], threshold: int) -> None:
    """An opinion of its own, that shares no line with the reader: bare Ed25519 over bare JSON."""
    document = json.loads(raw)
    payload = canonical(document["signed"])
    fitting = set()
    for one in document["signatures"]:
        for key in signers:
            try:
                if key.id == one["keyid"]:
                    key.private.public_key().verify(bytes.fromhex(one["sig"]), payload)
                    fitting.add(key.id)
            except Exception:
                pass
    assert len(fitting) >= threshold


def _flip(at: random.Random, raw: bytes) -> bytes:
    if not raw:
        return raw
    spot = at.randrange(len(raw))
    return raw[:spot] + bytes([raw[spot] ^ (1 << at.randrange(8))]) + raw[spot + 1 :]


def _cut(at: random.Random, raw: bytes) -> bytes:
    start = at.randrange(len(raw) + 1)
    return raw[:start] + raw[start + at.choice((1, 2, 9, 99, 10**6)) :]


def _insert(at: random.Random, raw: bytes) -> bytes:
    spot = at.randrange(len(raw) + 1)
    piece = at.choice((
        b"{", b"[" * 40, b"]", b'"', b"\\", b",", b":null", b"9" * 40, b"-", b".5", b"\xff",
        b"\xc3", b"\\ud800", b"\\uDfFf", b"\x00", b"NaN", b"1e9", b" ", b'"a":1,', b"true",
        bytes([at.randrange(256)]),
    ))  # fmt: skip
    return raw[:spot] + piece + raw[spot:]


def _repeat(at: random.Random, raw: bytes) -> bytes:
    start = at.randrange(len(raw) + 1)
    piece = raw[start : start + at.choice((1, 8, 64, 400))]
    return raw[:start] + piece * at.choice((1, 2, 8)) + raw[start:]


def _splice(at: random.Random, raw: bytes) -> bytes:
    other = at.choice(seeds(at.choice(KINDS)))
    return raw[: at.randrange(len(raw) + 1)] + other[at.randrange(len(other)) :]


_IN_BYTES: tuple[Mutation, ...] = (_flip, _flip, _flip, _cut, _insert, _insert, _repeat, _splice)


def _spoil(at: random.Random, document: Json) -> None:
    """Change one place of the JSON."""
    inner = _some_container(at, document)
    if isinstance(inner, list):
        _spoil_list(at, inner)
        return
    name = at.choice(list(inner)) if inner else at.choice(_ODD_NAMES)
    what = at.randrange(6)
    if what == 0:
        inner.pop(name, None)
    elif what == 1:
        inner[at.choice(_ODD_NAMES)] = _odd(at)
    elif what == 2 and name in inner:
        inner[at.choice(_ODD_TEXTS)] = inner.pop(name)
    else:
        inner[name] = _odd(at, inner.get(name))


def _spoil_list(at: random.Random, inner: list[Any]) -> None:
    what = at.randrange(5)
    if not inner or what == 0:
        inner.append(_odd(at))
    elif what == 1:
        inner.pop(at.randrange(len(inner)))
    elif what == 2:
        inner.append(json.loads(json.dumps(at.choice(inner))))
    elif what == 3:
        at.shuffle(inner)
    else:
        spot = at.randrange(len(inner))
        inner[spot] = _odd(at, inner[spot])


def _some_container(at: random.Random, document: Json) -> Any:
    found: Any = document
    while True:
        inner = found.values() if isinstance(found, dict) else found
        deeper = [one for one in inner if isinstance(one, dict | list)]
        if not deeper or at.random() < 0.2:
            return found
        found = at.choice(deeper)


def _odd(at: random.Random, before: object = None) -> Any:
    what = at.randrange(8)
    if what == 0 and isinstance(before, str) and before:
        return _flip_text(at, before)
    if what == 1 and type(before) is int:
        return before + at.choice((-1, 1, 10, -10))
    if what <= 3:
        return at.choice(_ODD_TEXTS)
    if what <= 5:
        return at.choice(_ODD_NUMBERS)
    if what == 6:
        return at.choice((None, True, False, [], {}, [[]], {"": {}}, [None], float("nan")))
    nested: Any = []
    for _ in range(at.choice((3, 20, 200))):
        nested = [nested]
    return nested


def _flip_text(at: random.Random, text: str) -> str:
    spot = at.randrange(len(text))
    return text[:spot] + at.choice("aA0./\\*é\u202e") + text[spot + 1 :]


def _signed_again(document: Json, kind: str) -> bytes:
    try:
        return sign(document["signed"], SIGNERS[kind])
    except Exception:
        return _in_json(document)


def _in_json(document: Json) -> bytes:
    try:
        return written(document)
    except (TypeError, ValueError):  # a name that is no text cannot come from JSON
        return b"{}"
