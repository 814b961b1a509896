"""What leaves is what was counted: nothing twice, nothing lost, whatever retention does."""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.clock import HandClock
from kiosk.core.places import find_places
from kiosk.core.settings import Settings
from kiosk.core.timekeeping import kept_clock
from kiosk.core.words import Words
from kiosk.sync import outbox
from kiosk.sync.about_here import about_here
from kiosk.sync.device_key import settle_device_key
from kiosk.sync.hub_known import Hub, keep_hub
from kiosk.sync.outbox import About, due_envelopes, read_waiting
from kiosk.sync.preview import as_json, preview
from kiosk.sync.receipts import apply_receipt
from kiosk.sync.wire import (
    Envelope,
    Sign,
    Site,
    Tally,
    WireFault,
    envelope_id,
    id_hex,
    pack,
    unpack,
)
from kiosk.visits import retention
from kiosk.visits.facts import Message
from kiosk.visits.identity import identity_of, settle_identity
from kiosk.visits.ledger import open_ledger
from kiosk.visits.outing_book import OutingBook
from kiosk.visits.outing_rules import OutingDraft
from kiosk.visits.totals import read_totals
from tests.sync.hub_bench import Kiosk, LittleHub, small_envelopes
from tests.sync.samples import a_segment, an_envelope
from tests.visits.aging import clear, make_old
from tests.visits.making import UTC8, rows

ID = "5" * 32


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path / "a", LittleHub())


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed: a ledger of ten months."""
    path = tmp_path_factory.mktemp("old") / "ledger" / "ledger.db"
    make_old(path, seed=3, months=10, visits_a_month=25)
    return path


def test_an_envelope_says_whose_it_is_and_the_last_one_tells_the_running_totals(
    kiosk: Kiosk,
) -> None:
    for _ in range(5):
        kiosk.count(2)
    with small_envelopes():
        envelopes = [unpack(each) for each in kiosk.due()]
    assert len(envelopes) >= 3
    for each in envelopes:
        assert each.install_id == kiosk.install_id
        assert each.device_code == identity_of(kiosk.install_id).device_code
        assert (each.orders, each.number) == ((1, 5), 5)
        assert each.site.city == "朝阳市"
        assert each.health == {"disk": "ok"}
        assert len(each.fingerprint) == 16
    orders = [segment.order for each in envelopes for segment in each.segments]
    assert orders == [1, 2, 3, 4, 5]
    assert [each.totals for each in envelopes[:-1]] == [{}] * (len(envelopes) - 1)
    totals = envelopes[-1].totals
    assert (totals["sessions"], totals["opened"]) == (10, 10)
    kiosk.hub.take(kiosk.due())
    for metric, total in totals.items():
        assert kiosk.hub.total(metric) == total


def test_the_same_ledger_gives_the_same_bytes(kiosk: Kiosk) -> None:
    kiosk.count(3)
    kiosk.count(2, restart=False)
    assert kiosk.due() == kiosk.due()
    ids = {envelope_id(each) for each in kiosk.due()}
    kiosk.clock.advance(3600)
    assert {envelope_id(each) for each in kiosk.due()} == ids


def test_everything_can_be_sent_once_more_and_there_is_always_an_envelope(kiosk: Kiosk) -> None:
    kiosk.count(0)
    assert kiosk.due() == []
    (empty,) = kiosk.due(everything=True)
    assert unpack(empty).segments == ()
    kiosk.count(2)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert kiosk.due() == []
    (again,) = kiosk.due(everything=True)
    assert sum(1 for _ in unpack(again).segments) == 1


def test_an_envelope_that_is_too_large_goes_in_halves(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(7):
        kiosk.count(1)
    whole = kiosk.due()

    def tight(envelope: Envelope, sign: Sign) -> bytes:
        if len(envelope.segments) > 2:
            raise WireFault("wire-too-large", Words("", ""))
        return pack(envelope, sign)

    monkeypatch.setattr(outbox, "pack", tight)
    parts = [unpack(each) for each in kiosk.due()]
    assert tuple(one for each in parts for one in each.segments) == unpack(whole[0]).segments
    assert [len(each.segments) for each in parts] == [1, 2, 2, 2, 0]
    assert [bool(each.totals) for each in parts] == [False, False, False, False, True]


def test_a_machine_that_is_never_switched_off_seals_what_it_no_longer_counts_in(
    kiosk: Kiosk,
) -> None:
    for _ in range(4):
        kiosk.count(2, restart=False)
        kiosk.clock.advance(24 * 3600)
    assert rows(kiosk.ledger, "SELECT sum(sealed), count(*) FROM segments") == [(2, 4)]
    assert read_waiting(kiosk.ledger, UTC8)[:2] == (2, 2)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert read_waiting(kiosk.ledger, UTC8)[:2] == (0, 2)


def test_a_ledger_of_an_older_form_is_read_as_it_is(kiosk: Kiosk) -> None:
    kiosk.count(2)
    with closing(sqlite3.connect(kiosk.ledger)) as connection, connection:
        for table in ("orders", "outings_confirmed", "resend", "install_ids", "acknowledged"):
            connection.execute(f"DROP TABLE {table}")
    assert read_waiting(kiosk.ledger, UTC8).segments == 1
    (envelope,) = kiosk.due()
    assert unpack(envelope).install_id == kiosk.install_id


def test_what_is_shown_beforehand_is_what_is_sent(kiosk: Kiosk) -> None:
    assert preview(kiosk.ledger, kiosk.about, kiosk.key).packed == ()
    book = OutingBook(kiosk.clock, kiosk.bench.segments, kiosk.bench.posted.append, UTC8)
    book.start(OutingDraft(place="木头城子镇中心小学"))
    kiosk.count(3)
    shown = preview(kiosk.ledger, kiosk.about, kiosk.key)
    chinese = "".join(each.zh for each in shown.words)
    assert "3 次互动" in chinese
    assert "活动记录：1 条" in chinese
    assert "不包含任何观众的姓名" in chinese
    assert list(shown.packed) == kiosk.due()
    text = as_json(shown.packed[0])
    told = json.loads(text)
    assert told["outings"][0]["row"]["place"] == "木头城子镇中心小学"
    assert told["segments"][0]["tallies"]
    assert kiosk.key.raw.hex() not in text


def test_all_that_is_sent_is_shown_however_many_envelopes_it_takes(kiosk: Kiosk) -> None:
    for _ in range(5):
        kiosk.count(2)
    with small_envelopes():
        shown = preview(kiosk.ledger, kiosk.about, kiosk.key)
        assert list(shown.packed) == kiosk.due()
    assert len(shown.packed) >= 3
    words = "".join(each.zh for each in shown.words)
    assert "5 段" in words and f"一共 {len(shown.packed)} 份" in words
    told = [json.loads(as_json(each)) for each in shown.packed]
    assert sum(len(each["segments"]) for each in told) == 5


def test_what_is_said_of_the_machine_is_said_in_words(tmp_path: Path) -> None:
    places = find_places(tmp_path, {})
    settle_identity(places.identity, identity_of(ID))
    own = about_here(places, Settings(), kept_clock(tmp_path))
    ledger = places.ledger
    with closing(open_ledger(ledger)) as opened:
        for code in ("ledger-damaged", "not-counted"):
            opened.note_incident(1, code, "")
    shown = preview(ledger, own, settle_device_key(tmp_path), everything=True)
    (line,) = [each.zh for each in shown.words if each.zh.startswith("机器状况")]
    assert "磁盘剩余空间" in line and "没记上" in line
    assert re.search("[a-z]", line) is None


def test_what_has_no_form_on_the_wire_holds_up_nothing_else(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expect_log: Any
) -> None:
    expect_log("kiosk.sync.outbox", "ERROR", "cannot be packed")
    book = OutingBook(kiosk.clock, kiosk.bench.segments, kiosk.bench.posted.append, UTC8)
    book.start(OutingDraft(place="木头城子镇中心小学"))
    for _ in range(7):
        kiosk.count(1)
    ids = [each.id for each in unpack(kiosk.due()[0]).segments]

    def spoilt(envelope: Envelope, sign: Sign) -> bytes:
        if any(each.id == ids[-1] for each in envelope.segments):
            raise WireFault("wire-shape", Words("", ""))
        return pack(envelope, sign)

    monkeypatch.setattr(outbox, "pack", spoilt)
    left_out: list[str] = []
    parts = [unpack(each) for each in kiosk.due(left_out=left_out)]
    assert sorted(one.id for each in parts for one in each.segments) == sorted(ids[:-1])
    assert left_out == [id_hex(ids[-1])]
    assert sum(len(each.outings) for each in parts) == 1
    assert parts[-1].totals["sessions"] == 7
    assert "1 条记录无法装进" in preview(kiosk.ledger, kiosk.about, kiosk.key).words[-1].zh
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    (alone,) = kiosk.due()  # nothing but the spoilt one is left
    assert (unpack(alone).segments, unpack(alone).totals["sessions"]) == ((), 7)


def test_a_segment_too_large_for_an_envelope_goes_in_pieces_and_is_confirmed(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk.count(9)

    def tight(envelope: Envelope, sign: Sign) -> bytes:
        if sum(len(each.tallies) for each in envelope.segments) > 2:
            raise WireFault("wire-too-large", Words("", ""))
        return pack(envelope, sign)

    (whole,) = unpack(kiosk.due()[0]).segments
    monkeypatch.setattr(outbox, "pack", tight)
    envelopes = kiosk.due()
    pieces = [one for each in envelopes for one in unpack(each).segments]
    assert len(pieces) > 1 and all(each.partial for each in pieces)
    assert sorted(one for each in pieces for one in each.tallies) == list(whole.tallies)
    assert "1 段" in preview(kiosk.ledger, kiosk.about, kiosk.key).words[0].zh
    for each in envelopes:
        kiosk.hear(kiosk.hub.take([each]))
    assert kiosk.hub.total("sessions") == 9
    assert kiosk.due() == []


def test_the_real_limit_of_the_wire_leaves_nothing_lying(kiosk: Kiosk) -> None:
    dice = random.Random(1)
    tallies = [
        Tally("cn.kepu.huge", "1.0", f"{dice.getrandbits(400):x}", "right", 1) for _ in range(6_000)
    ]
    huge = an_envelope(1)._replace(
        public_key=kiosk.key.public, segments=(a_segment(1, tallies=tuple(sorted(tallies))),)
    )
    left_out: list[str] = []
    parts = [unpack(each) for each in outbox._packed(huge, kiosk.key, left_out)]
    assert left_out == [] and len(parts) > 1
    assert sorted(one for each in parts for own in each.segments for one in own.tallies) == sorted(
        tallies
    )
    assert [bool(each.totals) for each in parts][-1]


class _Old:
    """The history of a machine, with a hub, and retention in between."""

    def __init__(self, data: Path, hub: LittleHub) -> None:
        self.data, self.hub = data, hub
        self.ledger = data / "ledger" / "ledger.db"
        self.key = settle_device_key(data)
        keep_hub(data, Hub("", hub.key.public))

    def due(self) -> list[bytes]:
        about = About(ID, Site(), "1.0", UTC8)
        return list(due_envelopes(self.ledger, about, self.key))

    def hear(self, receipt: bytes, clock: HandClock) -> None:
        posted: list[Message] = []
        apply_receipt(receipt, self.data, self.ledger, ID, clock, posted.append, live=True)
        ledger = open_ledger(self.ledger)
        for message in posted:
            ledger.apply(message)
        ledger.close()


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_whatever_retention_clears_away_the_hub_gets_it_all_and_once(old: Path, seed: int) -> None:
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(retention, "PROOF_VISITS", 20)
        patch.setattr(retention, "FOLD_AFTER_MONTHS", 3)
        patch.setattr(outbox, "SEGMENTS_AT_ONCE", 3)
        machine = _Old(Path(folder), LittleHub())
        shutil.copytree(old.parent, machine.ledger.parent)
        digests = _digests(machine)
        truth = read_totals(machine.ledger, None, UTC8)
        for _ in range(3):
            for envelope in machine.due():
                if dice.random() < 0.3:
                    machine.hear(machine.hub.take([envelope]), HandClock())
            clear(machine.ledger, at_most=dice.choice((None, 7, 40)), keep_months=2)
            acknowledged = _column(machine, "SELECT segment FROM acknowledged")
            assert _column(machine, "SELECT segment FROM folded") <= acknowledged
            left = _digests(machine)
            assert set(left) == set(digests) - acknowledged
            assert all(left[segment] == digests[segment] for segment in left)
        clear(machine.ledger, keep_months=2)
        if due := machine.due():
            machine.hub.take(due)
        assert machine.hub.total("sessions") == truth.sessions
        assert machine.hub.total("opened") == truth.overall.opened
        assert machine.hub.total("seconds") == truth.overall.seconds


def _digests(machine: _Old) -> dict[int, bytes]:
    return {
        segment.id: segment.digest
        for data in machine.due()
        for segment in unpack(data).segments
        if segment.sealed
    }


def _column(machine: _Old, query: str) -> set[object]:
    return {value for (value,) in rows(machine.ledger, query)}


def test_what_the_hub_asks_for_again_is_not_folded_by_a_survey_from_before(tmp_path: Path) -> None:
    machine = _Old(tmp_path, LittleHub())
    make_old(machine.ledger, seed=3, months=8, visits_a_month=10)
    machine.hear(machine.hub.take(machine.due()), HandClock())
    ((segment,),) = rows(machine.ledger, "SELECT min(segment) FROM acknowledged")
    assert isinstance(segment, int)
    machine.hear(machine.hub.sign(ID, resend=(segment,)), HandClock())
    ledger = open_ledger(machine.ledger)
    due = retention.Due(sessions=(segment,), folds=((segment, "2024-01"),))
    list(retention.steps(ledger, due))
    ledger.close()
    assert rows(machine.ledger, "SELECT count(*) FROM folded") == [(0,)]
