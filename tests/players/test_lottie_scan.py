"""A Lottie that asks for code, other files or endless work is refused before anything draws it."""

from __future__ import annotations

import json
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.library.limits import LIMITS, Limits
from kiosk.players.animation import lottie_scan
from kiosk.players.animation.faults import media_faults
from kiosk.players.animation.lottie_scan import LottieFacts, LottieFault, known_facts, scan_lottie
from tests.players.lotties import (
    LOTTIE,
    RED,
    always,
    document,
    fill,
    group,
    keys,
    layer,
    precomp,
    rectangle,
    repeater,
    written,
)

ROOT = Path(__file__).parents[2]
PATH = {"c": True, "v": [[0, 0], [9, 0], [9, 9]], "i": [[0, 0]] * 3, "o": [[0, 0]] * 3}


def refused(told: Any) -> LottieFault:
    with pytest.raises(LottieFault) as caught:
        scan_lottie(told if isinstance(told, bytes) else written(told))
    fault = caught.value
    assert fault.what.zh and fault.what.en and fault.mend.zh and fault.mend.en
    return fault


def shapes(*items: Any) -> dict[str, Any]:
    return document(layer(group(*items)))


def stroke(**changes: Any) -> dict[str, Any]:
    return {"ty": "st", "c": always([0, 0, 0]), "o": always(100), "w": always(2), **changes}


def gradient(p: Any, k: Any) -> dict[str, Any]:
    ends = {"s": always([0, 0]), "e": always([9, 0]), "o": always(100)}
    return {"ty": "gf", "t": 1, **ends, "g": {"p": p, "k": k}}


def star(pt: Any) -> dict[str, Any]:
    radii = {"ir": always(9), "or": always(20), "is": always(0), "os": always(0)}
    return {"ty": "sr", "sy": 1, "p": always([0, 0]), "r": always(0), "pt": pt, **radii}


def test_the_facts_of_a_sound_one_are_read() -> None:
    facts = scan_lottie(LOTTIE)
    assert (facts.width, facts.height, facts.seconds, facts.fps) == (100, 100, 1, 30)


SHIPPED = [p for p in sorted((ROOT / "exhibits").rglob("*.json")) if b'"layers"' in p.read_bytes()]
"""Other JSON is that of sprite sheets."""


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_those_that_ship_are_sound(path: Path) -> None:
    begun_s = time.process_time()
    assert scan_lottie(path.read_bytes()).seconds > 0
    assert time.process_time() - begun_s < 1


@pytest.mark.parametrize(
    "told",
    [
        shapes(rectangle(), fill(RED), stroke(d=[{"n": "d", "v": always(4)}])),
        shapes(rectangle(), gradient(2, always([0, 1, 0, 0, 1, 0, 0, 1]))),
        shapes(rectangle(), gradient(2, keys((0, [0.0] * 8), (9, [1.0] * 12)))),
        shapes(star(always(5)), fill(RED)),
        shapes({"ty": "sh", "ks": always(PATH)}, fill(RED)),
        shapes({"ty": "sh", "ks": keys((0, [PATH]), (9, [PATH]))}, fill(RED)),
        document(layer(group(rectangle(), fill(RED)), repeater(100))),
        document(precomp("a"), assets=[{"id": "a", "layers": [layer()]}]),
        document(layer(ks={"p": {"s": True, "x": always(1), "y": keys((0, 1), (9, 2))}})),
        document(layer(masksProperties=[{"mode": "a", "pt": always(PATH), "o": always(100)}])),
        document({"ty": 3, "ip": 0, "op": 9}, {"ty": 1, "sw": 9, "sh": 9, "sc": "#ff0000"}),
        document(meta={"g": "an editor"}, markers=[], fonts={}),
    ],
)
def test_what_a_drawing_needs_is_taken(told: Any) -> None:
    assert scan_lottie(written(told)).fps == 30


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (document(layer(ks={"o": {"a": 0, "k": 100, "x": "var $bm_rt;"}})), "an expression"),
        (document({"ty": 5, "t": {}}), "a text layer"),
        (document({"ty": 2, "refId": "a"}), "a bitmap"),
        (document(assets=[{"id": "a", "p": "a.png", "u": "images/"}]), "a file or bitmap"),
        (document(assets=[{"id": "a", "p": "data:image/png;base64,AA"}]), "a file or bitmap"),
        (document(fonts={"list": [{"fPath": "http://a"}]}), "fonts or text"),
        (document(slots={"a": {"p": {"k": 1e9}}}), "fonts or text"),
        (document({"ty": 6}), "a sound"),
        (document({"ty": 13}), "camera"),
        (document({"ty": []}), "a sound"),
        (document({}), "a sound"),
        (document(layer(ef=[{"ty": 29}])), "effects"),
        (shapes({"ty": "zz"}), "“zz” that is not drawn"),
        (shapes({"ty": "op"}), "“op” that is not drawn"),  # kills ThorVG in a repeater
        (document(layer(repeater(1e9))), "a repeater"),
        (document(layer(repeater(-1))), "a repeater"),
        (document(layer({"ty": "rp", "c": keys((0, 1), (9, 1e9))})), "a repeater"),
        (document(layer({"ty": "rp"})), "a repeater"),
        (shapes(star(always(1e5))), "a star"),
        (shapes(star(keys((0, 5), (9, 99_999)))), "a star"),
        (shapes(star(always(2))), "a star"),
        (shapes(rectangle(1e9)), "far too large"),
        (shapes(rectangle(), stroke(w=always(1e30))), "far too large"),
        (shapes(stroke(d=[{"n": "d", "v": always(1e-3)}])), "too short"),
    ],
)
def test_what_a_drawing_does_not_need_is_refused_by_name(told: Any, words: str) -> None:
    assert words in refused(told).what.en


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b"\xff\xfe\x00",
        b'{"layers": 3}',
        b'{"layers": [], "layers": []}',
        b'{"layers": [], "w": NaN, "h": Infinity, "fr": 30, "ip": 0, "op": 30}',
        b"[" * 100_000,
        b'{"layers":' * 3_000,
        document(w="wide"),
        document(w=True),
        document(w=0),
        document(h=5_000),
        document(fr=0),
        document(fr=1_000),
        document(op=10**400),
        document(w=10**400),
        document("no layer"),
        document(layer("no shape")),
        document(layer([[0]])),
        document(layer(group(), ty=0)),
        document(layer(sr=0)),
        document(layer(sr="1")),
        document(layer(st=[])),
        document(layer(ks=[])),
        document(layer(ks={"o": 3})),
        document(layer(tm=3)),
        document(layer(masksProperties=[3])),
        document(layer(masksProperties=[{"pt": always([])}])),
        {**document(), "assets": {"a": 1}},
        document(assets=[3]),
        document(assets=[{"id": "a"}]),
        document(assets=[{"id": "a", "layers": []}, {"id": "a", "layers": []}]),
        shapes(gradient(10**9, always([0.0] * 8))),
        shapes(gradient(100, always([0.0] * 8))),
        shapes(gradient(-5, always([0.0] * 8))),
        shapes(gradient(3, keys((0, [0.0] * 12), (9, [0.0] * 8)))),
        shapes(rectangle(), {"ty": "fl", "c": always([]), "o": always(100)}),
        shapes(rectangle(), {"ty": "fl", "c": always([None]), "o": always(100)}),
        shapes(rectangle(), {"ty": "fl", "c": {"a": 1, "k": [{}, {"t": 1, "s": [1]}]}}),
        shapes(rectangle(), {"ty": "fl", "c": {"a": 1, "k": [{"t": []}]}}),
        shapes(rectangle(), {"ty": "fl", "c": [1, 0, 0]}),
        shapes(rectangle(), gradient(2, always([0, 1, 0, 0, 5, 0, 0, 1]))),
        shapes(rectangle(), gradient(1, always([0, 1, 0, 0, -1, 1]))),
        shapes({"ty": "rc", "p": always([5]), "s": always([9, 9])}),
        shapes(stroke(d={"n": "d"})),
        shapes(stroke(lc=[])),
        shapes({"ty": "sh", "ks": always({**PATH, "i": [[0, 0]]})}),
        shapes({"ty": "sh", "ks": always({**PATH, "v": [[0], [1], [2]]})}),
        shapes({"ty": "sh"}),
    ],
)
def test_what_is_damaged_is_refused(told: Any) -> None:
    assert "damaged" in refused(told).what.en


@pytest.mark.parametrize("op", [0, -30, 1e9, 1801])
def test_a_length_of_nothing_or_of_more_than_a_minute_is_refused(op: float) -> None:
    assert "at most 60" in refused(document(op=op)).what.en


def holding(*names: str) -> list[Any]:
    """Compositions of these names, each in the next, the first in the last again."""
    return [
        {"id": name, "layers": [precomp(names[(at + 1) % len(names)])]}
        for at, name in enumerate(names)
    ]


@pytest.mark.parametrize("names", [("a",), ("a", "b"), ("a", "b", "c"), tuple(map(str, range(99)))])
def test_a_layer_that_holds_itself_is_refused(names: tuple[str, ...]) -> None:
    told = document(precomp(names[0]), assets=holding(*names))
    assert "holds itself" in refused(told).what.en
    disguised = json.loads(written(told))
    disguised["layers"][0]["ty"] = 3
    assert "holds itself" in refused(disguised).what.en


@pytest.mark.parametrize("width", [2, 10, 60])
def test_compositions_that_double_and_double_are_refused_at_once(width: int) -> None:
    """A few lines of text, and more layers than there are atoms."""
    steps = [{"id": str(n), "layers": [precomp(str(n + 1))] * width} for n in range(40)]
    last = {"id": "40", "layers": [layer(group(rectangle()))]}
    begun_s = time.process_time()
    fault = refused(document(precomp("0"), assets=[*steps, last]))
    assert "too many layers" in fault.what.en
    assert time.process_time() - begun_s < 1


@pytest.mark.parametrize("beside", [True, False])
def test_repeaters_of_repeaters_are_counted_out(beside: bool) -> None:
    inner: list[Any] = [rectangle(), fill(RED)]
    for _ in range(3):
        inner = [*inner, repeater(100)] if beside else [group(*inner), repeater(100)]
    assert "too many layers" in refused(document(layer(*inner))).what.en


def test_endless_repeaters_take_no_time_to_refuse() -> None:
    begun_s = time.process_time()
    assert refused(document(layer(rectangle(), *[repeater(100)] * 9_000)))
    assert time.process_time() - begun_s < 1


def test_too_many_shapes_or_layers_are_refused() -> None:
    assert "too many layers" in refused(document(*[layer()] * 2_001)).what.en
    assert "too many layers" in refused(shapes(*[{"ty": "mm"}] * 20_001)).what.en
    assert scan_lottie(written(document(*[layer()] * 2_000)))


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep: Any = group()
    for _ in range(60):
        deep = {"ty": "gr", "it": [deep]}
    assert "depth" in refused(document(layer(deep))).what.en
    meta: Any = []
    for _ in range(900):
        meta = [meta]
    assert "depth" in refused(document(meta=meta)).what.en


def test_a_hundred_mebibytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100 * 1024**2)
    begun_s = time.process_time()
    ((what, mend),) = media_faults(tmp_path, "lottie", "huge.json")
    assert "100 MiB" in what.zh and "100 MiB" in what.en and "WebP" in mend.zh
    assert time.process_time() - begun_s < 0.5
    assert "at most 1" in refused(b" " * (LIMITS.lottie_bytes + 1)).what.en


NAMES = [
    *"tkscogpdvixawhn",
    "e",
    "ty",
    "layers",
    "shapes",
    "it",
    "ks",
    "pt",
    "refId",
    "id",
    "assets",
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([0, 1, 4, 5, "a", "rc", "gr", "rp", "sr", "st", "gf", "sh", "fl", 10**320])
    | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def bounded(content: bytes) -> None:
    begun_s = time.process_time()
    try:
        scan_lottie(content)
    except LottieFault as fault:
        assert fault.what.zh
    assert time.process_time() - begun_s < 1


@settings(max_examples=200)
@given(JSON, JSON, JSON, JSON)
def test_no_json_raises_anything_else(whole: Any, one: Any, shape: Any, asset: Any) -> None:
    for told in (
        whole,
        document(one, assets=[asset]),
        document(layer(shape)),
        document(layer(group(shape, {"ty": "st", "d": one, "g": asset})), ks=whole),
    ):
        bounded(written(told))


@settings(max_examples=200)
@given(st.data())
def test_no_spoilt_drawing_raises_anything_else(data: st.DataObject) -> None:
    told = document(
        layer(group(rectangle(), fill(RED, RED), stroke(d=[{"n": "d", "v": always(4)}]))),
        layer(group(star(always(5)), gradient(2, always([0.0] * 8))), repeater(3)),
        precomp("a"),
        assets=[{"id": "a", "layers": [layer(group({"ty": "sh", "ks": always(PATH)}))]}],
    )
    copy = json.loads(written(told))
    for _ in range(data.draw(st.integers(1, 3))):
        holder: Any = copy
        while True:
            at = data.draw(
                st.sampled_from(
                    sorted(holder) if isinstance(holder, dict) else list(range(len(holder)))
                )
            )
            inner = holder[at]
            if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
                break
            holder = inner
        holder[at] = data.draw(JSON)
    bounded(written(copy))


@settings(max_examples=100)
@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(content: bytes) -> None:
    bounded(content)


def test_the_same_bytes_are_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bytes] = []

    def scan(content: bytes, limits: Limits = LIMITS) -> LottieFacts:
        looked.append(content)
        return scan_lottie(content, limits)

    monkeypatch.setattr(lottie_scan, "scan_lottie", scan)
    monkeypatch.setattr(lottie_scan, "_known", {})
    content = written(document())
    assert known_facts(content) == known_facts(content) == scan_lottie(content)
    assert looked == [content]
    tight = LIMITS._replace(lottie_bytes=len(content) - 1)
    for _ in range(2):  # other limits, and what is refused, are looked at each time
        with pytest.raises(LottieFault):
            known_facts(content, tight)
    assert looked == [content] * 3


def test_not_everything_that_was_ever_shown_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lottie_scan, "_known", {})
    monkeypatch.setattr(lottie_scan, "_MOST_KNOWN", 3)
    contents = [written(document()) + b" " * number for number in range(5)]
    for content in contents:
        known_facts(content)
        known_facts(contents[0])  # in use all the time: it stays
    kept = [mark for mark, _ in lottie_scan._known]
    assert kept == [sha256(each).digest() for each in (contents[3], contents[4], contents[0])]
