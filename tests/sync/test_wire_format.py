"""docs/reference/wire-format.md is enough: a stranger's reader, written from it, reads the same."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.sync.wire import CERTAINTIES, WIRE_LIMITS, id_hex, pack
from kiosk.sync.wire_carriage import PATHS, Carriage, wrap
from kiosk.sync.wire_facts import OUTING_FIELDS
from kiosk.sync.wire_qr import MOST_PARTS, qr_texts
from kiosk.sync.wire_receipt import Receipt, pack_receipt
from tests.sync import stranger
from tests.sync.samples import (
    FIRST_S,
    HUB_KEY,
    HUB_PUBLIC,
    INSTALL,
    KEY,
    METRICS,
    a_segment,
    an_envelope,
    an_outing,
)

_FILE = Path(__file__).parents[2] / "docs/reference/wire-format.md"
PAGE = " ".join(_FILE.read_text("utf-8").split())


def test_a_stranger_reads_an_envelope() -> None:
    was = an_envelope(0, segments=(a_segment(1), a_segment(2, latest_s=None, partial=True)))
    read = stranger.envelope(pack(was, KEY.sign))
    assert read[2].hex() == INSTALL
    assert read[9] == dict(enumerate(was.site, start=1))
    assert (read[10], read[14], read[15]) == (list(was.orders), was.totals, was.health)
    for mine, his in zip(was.segments, read[12], strict=True):
        assert his[1].hex() == id_hex(mine.id)
        assert (his[2], his[3], his[4], his[5]) == mine[1:5]
        assert (his[7], his[8], his[9].hex()) == (mine.cause, mine.content, id_hex(mine.outing))
        assert (his[12], his[13], his.get(14), his[15]) == mine[11:15]
        assert his[16] == [list(each) for each in mine.tallies]
        assert his.get(17, False) == mine.partial
        assert stranger.segment_digest(his[16]) == mine.digest
    row = read[13][0][1]
    assert stranger.outing_digest(row) == was.outings[0].digest
    told = {name: row.get(number) for number, (name, _, _) in enumerate(OUTING_FIELDS, start=1)}
    assert told == {**was.outings[0].row, "outing": bytes.fromhex(id_hex(5))}


def test_a_stranger_reads_who_carried_it() -> None:
    data = pack(an_envelope(1), KEY.sign)
    wrapped = wrap(data, Carriage("ff" * 16, "truck", FIRST_S))
    assert wrapped[:4] == b"KPC1"
    assert stranger.cbor(wrapped[4:]) == [b"\xff" * 16, "truck", FIRST_S, data]


def test_a_stranger_reads_a_receipt() -> None:
    receipt = Receipt(
        INSTALL,
        HUB_PUBLIC,
        FIRST_S,
        confirmed=((-5, a_segment(1).digest),),
        outings=((7, 2, an_outing(7).digest),),
        totals={"opened": 3},
        missing=12,
        resend=(9,),
        new_id=True,
        words_code="gap",
        confirmed_day="2026-03-31",
        envelopes=(bytes(16),),
    )
    read = stranger.receipt(pack_receipt(receipt, HUB_KEY.sign), HUB_PUBLIC)
    assert read == {
        1: 1,
        2: bytes.fromhex(INSTALL),
        3: HUB_PUBLIC,
        4: FIRST_S,
        5: [[b"\xff" * 7 + b"\xfb", a_segment(1).digest]],
        6: [[bytes(7) + b"\7", 2, an_outing(7).digest]],
        7: {"opened": 3},
        8: 12,
        9: [bytes(7) + b"\11"],
        10: True,
        11: "gap",
        12: "2026-03-31",
        13: [bytes(16)],
    }


def test_a_stranger_reads_the_codes() -> None:
    segments = (*an_envelope(20).segments, a_segment(30, certainty="unsure", tallies=()))
    was = an_envelope(0, segments=segments)
    for hub in ("https://hub.example.cn", ""):
        body, read = stranger.compact(list(qr_texts(was, METRICS, KEY.sign, hub))[::-1])
        assert body[14] == was.totals
        for mine, his in zip(segments, read, strict=True):
            assert his["id"].hex() == id_hex(mine.id)
            assert his["day"] == (mine.best_s + 480 * 60) // 86_400
            assert (his["order"], his["certainty"]) == (mine.order, mine.certainty)
            assert his["sealed"] == mine.sealed
            assert his["tallies"] == [list(each) for each in mine.tallies]


def test_the_page_says_what_the_code_does() -> None:
    example = [
        ["cn.kepu.drip", "1.0.0", "", "opened", 3],
        ["cn.kepu.drip", "1.0.0", "", "completed", 2],
    ]
    told = re.search(r"<!-- digest -->`([0-9a-f]{16})`", PAGE)
    assert told and told[1] == stranger.segment_digest(example).hex()
    assert all(f"`{path}`" in PAGE for path in PATHS)
    assert all(f'"{each}"' in PAGE for each in CERTAINTIES)
    assert f"{WIRE_LIMITS.segments:,} segments" in PAGE
    assert f"{WIRE_LIMITS.tallies:,} tallies" in PAGE
    assert f"{WIRE_LIMITS.items:,} items" in PAGE
    assert f"{WIRE_LIMITS.packed_bytes // 1024} KiB packed" in PAGE
    assert f"*n* ≤ {MOST_PARTS}" in PAGE
    for number, (name, kind, may_miss) in enumerate(OUTING_FIELDS, start=1):
        mark = "id" if name == "outing" else "t" if kind is str else "i"
        assert f"`{number} {name}{'?' if may_miss else ''}: {mark}`" in PAGE
