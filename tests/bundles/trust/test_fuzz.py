"""Any bytes give a verdict: a short run always, a million inputs in the long lane."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.bundles.trust import ManifestFault, TrustFault, advance, first_trust, judge, read_bundle
from kiosk.bundles.verdict import Kind
from tests.bundles.forge import ROOT_KEYS, make_root, written
from tests.bundles.trust.fuzzing import KINDS, NAME, believed, examine, is_signed, run, seeds

SEED = 20_261_130
INPUTS = int(os.environ.get("KIOSK_FUZZ_INPUTS", "1000000"))
CHUNK = 5_000
SAID = {
    *(kind.value for kind in (Kind.GOOD, Kind.UNKNOWN, Kind.DAMAGED)),
    "root taken", "root refused", "content taken", "content refused",
}  # fmt: skip
"""A run that never heard one of these has tried nothing."""

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=30,
)


def _read_by_everybody(raw: bytes) -> None:
    """Whatever the bytes: a verdict, or the documented fault; and nothing is believed."""
    with pytest.raises(ManifestFault):
        read_bundle(raw)
    with pytest.raises(TrustFault):
        first_trust(raw)
    assert judge(believed(), raw, NAME, {}, "0.1.0", None).kind is Kind.DAMAGED
    assert judge(None, raw, NAME, {}, "", {}).kind is Kind.DAMAGED
    assert advance(believed(), {2: raw}, {2: raw}) == believed()


@given(st.binary(max_size=300))
def test_any_bytes_give_a_verdict(raw: bytes) -> None:
    _read_by_everybody(raw)


@given(_JSON)
def test_any_json_gives_a_verdict(found: object) -> None:
    _read_by_everybody(written({"signed": found, "signatures": []}))
    _read_by_everybody(written({"": found}))


@settings(max_examples=200)
@given(st.sampled_from(KINDS), st.data())
def test_any_part_of_a_document_gives_a_verdict(kind: str, data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(seeds(kind)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(raw))] * 2)))
    examine(kind, raw[:start] + data.draw(st.binary(max_size=8)) + raw[end:])


def test_honest_documents_are_believed_so_that_the_fuzzer_spoils_something_good() -> None:
    assert examine("manifest", seeds("manifest")[0]) == "good"
    assert examine("content", seeds("content")[0]) == "content taken"
    assert examine("root", seeds("root")[1]) == "root taken"


def test_the_fuzzer_itself_sees_a_document_that_nobody_has_signed() -> None:
    with pytest.raises(AssertionError):
        is_signed(make_root(by=ROOT_KEYS[:1]), ROOT_KEYS, 2)


def test_thousands_of_spoilt_documents_give_a_verdict() -> None:
    said = run(SEED, 4_000)
    assert said.total() == 4_000
    assert set(said) >= SAID


@pytest.mark.proof
@pytest.mark.timeout(3600)
def test_a_million_spoilt_documents_give_a_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    begun_s, chunks = time.monotonic(), -(-INPUTS // CHUNK)
    said: Counter[str] = Counter()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context) as pool:
        for found in pool.map(run, range(SEED, SEED + chunks), [CHUNK] * chunks):
            said.update(found)
    took_s = time.monotonic() - begun_s
    with capsys.disabled():
        told = ", ".join(f"{word} {count:,}" for word, count in said.most_common())
        print(
            f"\nfuzz: {said.total():,} inputs from seed {SEED} in {took_s:.0f} s"
            f" ({said.total() / took_s:,.0f} a second): no crash, nothing believed wrongly; {told}"
        )
    assert said.total() >= INPUTS
    assert set(said) >= {*SAID, Kind.NEWER_KIOSK.value}
