"""A month's counts in QR codes: small enough, in any order, and believed only when signed."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyzbar.pyzbar import decode

from kiosk.core.qr import qr_rows
from kiosk.sync.wire import Envelope, FutureFormat, Tally, WireFault
from kiosk.sync.wire_compact import pack_compact, unpack_compact
from kiosk.sync.wire_digits import DigitReader, DigitWriter
from kiosk.sync.wire_qr import join_parts, part_of, qr_texts, read_parts, split
from tests.sync.samples import HUB_KEY, KEY, METRICS, a_segment, an_envelope

HUB = "https://hub.kepu.chaoyang.gov.cn"
MODULES_25 = 17 + 4 * 25


def kept(envelope: Envelope, metrics: tuple[str, ...]) -> dict[int, dict[Tally, int]]:
    """What of an envelope must arrive: segment → tally → count."""
    return {
        each.id: {
            tally: tally.count
            for tally in each.tallies
            if tally.metric in metrics and not tally.question and tally.count
        }
        for each in envelope.segments
    }


@pytest.mark.parametrize("hub", [HUB, "https://192.168.10.20:8443", ""])
def test_one_metric_of_a_month_is_one_code(hub: str) -> None:
    """22 segments × 20 exhibits, in a code of version 25-M at the most."""
    texts = qr_texts(an_envelope(22), ("opened",), KEY.sign, hub)
    assert len(texts) == 1
    assert len(qr_rows(texts[0])) <= MODULES_25


@pytest.mark.parametrize("hub", [HUB, ""])
def test_four_metrics_of_a_month_are_three_codes(hub: str) -> None:
    texts = qr_texts(an_envelope(22), METRICS, KEY.sign, hub)
    assert len(texts) <= 3
    assert max(len(qr_rows(text)) for text in texts) <= MODULES_25


def scanned_from(text: str) -> str:
    """What a phone reads off the code of ``text``."""
    rows = qr_rows(text)
    side = (len(rows) + 8) * 3
    edge, margin = bytes([255]) * side, bytes([255]) * 12
    lines = [edge] * 12
    for row in rows:
        line = b"".join(b"\0\0\0" if module == "1" else b"\xff\xff\xff" for module in row)
        lines += [margin + line + margin] * 3
    (found,) = decode((b"".join([*lines, *[edge] * 12]), side, side))
    return str(found.data.decode())


@pytest.mark.parametrize("hub", [HUB, ""])
def test_a_phone_reads_the_very_text_off_the_code(hub: str) -> None:
    texts = qr_texts(an_envelope(22), ("opened",), KEY.sign, hub)
    assert [scanned_from(text) for text in texts] == list(texts)


def test_every_code_stays_within_its_version_however_long_the_month() -> None:
    for segments in (1, 23, 40):
        texts = qr_texts(an_envelope(segments), METRICS, KEY.sign, HUB)
        assert all(len(qr_rows(text)) <= MODULES_25 for text in (texts[0], texts[-1]))
        assert kept(read_parts(texts), METRICS) == kept(an_envelope(segments), METRICS)


def test_parts_come_in_any_order_and_again_and_again() -> None:
    envelope = an_envelope(22)
    texts = list(qr_texts(envelope, METRICS, KEY.sign, HUB))
    other = qr_texts(an_envelope(22, number=13), METRICS, KEY.sign, HUB)[0]
    scanned = [*texts, *texts, other, f"  {texts[1]}\n", texts[2].partition("#")[2]]
    random.Random(3).shuffle(scanned)
    found = read_parts(scanned)
    assert kept(found, METRICS) == kept(envelope, METRICS)
    for text in texts:
        with pytest.raises(WireFault) as told:
            join_parts(each for each in texts if each != text)
        assert told.value.code == "wire-parts"


def test_links_and_plain_text_say_the_same() -> None:
    data = pack_compact(an_envelope(3), METRICS, KEY.sign)
    link, plain = split(data, HUB + "/"), split(data)
    assert link[0].startswith(f"{HUB}/u#1")
    assert plain[0].startswith("KEPU:1")
    assert link[0].partition("#")[2].isdigit()
    assert join_parts(link) == join_parts(plain) == data
    part = part_of(plain[0])
    assert (part.place, part.of) == (1, len(plain))


def test_days_orders_and_what_is_sure_arrive() -> None:
    segments = (
        a_segment(1),
        a_segment(2, certainty="unsure", earliest_s=0, latest_s=None),
        a_segment(9, certainty="clock", sealed=False),
    )
    found = unpack_compact(pack_compact(an_envelope(0, segments=segments), METRICS, KEY.sign))
    for was, now in zip(segments, found.segments, strict=True):
        assert now.partial
        assert (now.id, now.order, now.certainty) == (was.id, was.order, was.certainty)
        assert now.sealed == was.sealed
        assert (now.best_s + 28_800) // 86_400 == (was.best_s + 28_800) // 86_400
    assert found.segments[1].latest_s is None
    assert found.device_code == an_envelope(0).device_code
    assert found.site.county == "211303"
    assert found.totals == an_envelope(0).totals


def test_a_segment_in_which_nothing_happened_is_there_too() -> None:
    still = an_envelope(0, segments=(a_segment(1, tallies=()),))
    found = unpack_compact(pack_compact(still, METRICS, KEY.sign))
    assert [each.tallies for each in found.segments] == [()]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
counts = st.integers(1, 2**31 - 1) | st.integers(1, 50)
cells = st.dictionaries(
    st.tuples(texts, texts, st.just(""), st.sampled_from(METRICS)), counts, max_size=6
)
months = st.lists(
    st.tuples(st.integers(-(2**63), 2**63 - 1), cells), max_size=5, unique_by=lambda each: each[0]
)


@given(months)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_any_month_comes_out_again(
    month: list[tuple[int, dict[tuple[str, str, str, str], int]]],
) -> None:
    envelope = an_envelope(
        0,
        segments=tuple(
            a_segment(
                place,
                id=number,
                tallies=tuple(sorted(Tally(*key, count) for key, count in own.items())),
            )
            for place, (number, own) in enumerate(month)
        ),
    )
    found = read_parts(qr_texts(envelope, METRICS, KEY.sign, HUB))
    assert [each.tallies for each in found.segments] == [each.tallies for each in envelope.segments]


def test_cut_off_or_spoilt_anywhere_it_is_refused() -> None:
    data = pack_compact(an_envelope(2), METRICS, KEY.sign)
    for place in range(len(data)):
        with pytest.raises(WireFault):
            unpack_compact(data[:place])
        spoilt = bytearray(data)
        spoilt[place] ^= 0x21
        with pytest.raises(WireFault):
            unpack_compact(bytes(spoilt))


def test_a_wrong_digit_is_noticed() -> None:
    text = qr_texts(an_envelope(2), METRICS, KEY.sign)[0]
    for place in range(len("KEPU:"), len(text), 37):
        digit = str((int(text[place]) + 1) % 10)
        with pytest.raises(WireFault):
            read_parts([text[:place] + digit + text[place + 1 :]])


def test_a_foreign_signature_is_refused() -> None:
    with pytest.raises(WireFault) as told:
        pack_compact(an_envelope(1), METRICS, HUB_KEY.sign)
    assert told.value.code == "wire-signature"


def test_newer_ones_are_for_later() -> None:
    with pytest.raises(FutureFormat):
        pack_compact(an_envelope(1, format=2), METRICS, KEY.sign)
    text = split(pack_compact(an_envelope(1), METRICS, KEY.sign))[0]
    with pytest.raises(FutureFormat):
        part_of("KEPU:2" + text[6:])


@pytest.mark.parametrize(
    "text",
    ["", "KEPU:", "KEPU:1", "https://x.cn/", "9" * 4_600, "1" + "0" * 40, "10101" + "0" * 30,
     "KEPU:1010199999900", "١٢٣٤٥٦٧٨٩٠١٢٣٤", "https://x.cn/u#<script>1", "KEPU:" + "1" * 4_100],
)  # fmt: skip
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(WireFault):
        read_parts([text])


def test_too_much_for_the_codes_is_said() -> None:
    with pytest.raises(WireFault) as told:
        qr_texts(an_envelope(365), METRICS, KEY.sign, HUB)
    assert told.value.code == "wire-too-large"


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_columns_rightly_signed_do_no_harm(columns: bytes) -> None:
    from kiosk.sync.wire_columns import segments_of

    try:
        found = segments_of([1, 2, 3], columns, 480)
    except WireFault:
        return
    assert len(found) == 3


@given(st.lists(st.integers(0, 2**40)), st.lists(st.integers(-(2**40), 2**40)), texts)
def test_digits_come_out_again(grown: list[int], signed: list[int], text: str) -> None:
    digits = DigitWriter()
    for number in grown:
        digits.grown(number)
        digits.sized(number % 2**31)
    for number in signed:
        digits.signed(number)
    digits.text(text)
    again = DigitReader(digits.bytes())
    for number in grown:
        assert again.grown() == number
        assert again.sized() == number % 2**31
    assert [again.signed() for _ in signed] == signed
    assert again.text(50) == text
    again.end()
