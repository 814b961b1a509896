"""The desk over a real ledger, a real key and a little hub: sticks, codes, enrolment."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.clock import local_month
from kiosk.core.config import load_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.settings import Settings
from kiosk.shell.sending_desk import SendingDesk
from kiosk.sync.hub_known import HUB_FILE, LastWord, keep_last_word, read_hub
from kiosk.sync.qr_courier import METRICS, month_facts
from kiosk.sync.schedule import Standing, keep_standing
from kiosk.sync.wire import unpack
from kiosk.sync.wire_qr import read_parts
from kiosk.sync.wire_token import Token, token_file
from kiosk.visits.period import Period
from tests.sync.hub_bench import Kiosk, LittleHub
from tests.visits.making import UTC8


def places_of(kiosk: Kiosk) -> Places:
    return find_places(kiosk.data, {})


def desk_of(kiosk: Kiosk, settings: Settings | None = None) -> SendingDesk:
    return SendingDesk(
        places_of(kiosk),
        settings or Settings(),
        kiosk.clock,
        lambda: kiosk.about,
        kiosk.posted.append,
    )


@pytest.fixture
def hub() -> LittleHub:
    return LittleHub()


@pytest.fixture
def kiosk(tmp_path: Path, hub: LittleHub) -> Kiosk:
    return Kiosk(tmp_path / "a", hub)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    root = tmp_path / "stick"
    root.mkdir()
    return root


def settle(kiosk: Kiosk) -> None:
    """The ledger's thread does what it was told."""
    with kiosk.opened() as ledger:
        for message in kiosk.posted:
            ledger.apply(message)


def silent(_: float) -> None:
    pass


def envelopes(stick: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(stick.glob("KEPU/out/*.kpe"))]


def answer(stick: Path, receipt: bytes) -> None:
    folder = stick / "KEPU" / "in"
    folder.mkdir(exist_ok=True)
    (folder / "answer.kpr").write_bytes(receipt)


def test_by_stick_there_and_back(kiosk: Kiosk, hub: LittleHub, stick: Path) -> None:
    kiosk.count(3)
    kiosk.count(2)
    desk = desk_of(kiosk)
    assert desk.state().waiting >= 2
    assert desk.exchange(stick, silent).written == 1
    assert desk.exchange(stick, silent).written == 0  # the same ledger, the same bytes
    answer(stick, hub.take(envelopes(stick)))
    assert hub.total("sessions") == 5
    done = desk.exchange(stick, silent)
    settle(kiosk)
    assert (done.receipts, done.cleared, done.trouble) == (1, 1, None)
    assert desk.state().waiting == 0
    assert desk.state().confirmed_until != ""
    assert envelopes(stick) == []


def test_a_truck_carries_for_a_school(
    tmp_path: Path, kiosk: Kiosk, hub: LittleHub, stick: Path
) -> None:
    school = Kiosk(tmp_path / "school", hub)
    school.count(4)
    desk_of(school).exchange(stick, silent)
    [theirs] = envelopes(stick)
    truck = desk_of(kiosk)
    assert truck.exchange(stick, silent).taken == 1
    assert truck.state().carried == 1
    other = tmp_path / "other"
    other.mkdir()
    truck.exchange(other, silent)
    [wrapped] = envelopes(other)
    assert wrapped != theirs and theirs in wrapped  # the envelope inside is untouched
    answer(other, hub.take([theirs]))
    assert truck.exchange(other, silent).receipts_taken == 1
    assert truck.state().carried == 0
    truck.exchange(stick, silent)
    assert desk_of(school).exchange(stick, silent).receipts == 1
    settle(school)
    assert desk_of(school).state().waiting == 0


def test_a_changed_envelope_is_not_carried(
    tmp_path: Path, kiosk: Kiosk, hub: LittleHub, stick: Path
) -> None:
    school = Kiosk(tmp_path / "school", hub)
    school.count(4)
    desk_of(school).exchange(stick, silent)
    [path] = stick.glob("KEPU/out/*.kpe")
    content = bytearray(path.read_bytes())
    content[-10] ^= 1
    path.write_bytes(bytes(content))
    done = desk_of(kiosk).exchange(stick, silent)
    assert (done.taken, done.refused) == (0, 1)


def test_a_month_in_codes_says_what_the_ledger_says(kiosk: Kiosk) -> None:
    kiosk.count(3)
    kiosk.count(2)
    desk = desk_of(kiosk)
    month = Period(_month_of(kiosk))
    codes = desk.codes(month)
    assert codes.link and codes.texts[0].startswith("https://hub.example/u#")
    [envelope] = month_facts(kiosk.ledger, kiosk.about, kiosk.key.public, month.label)
    read = read_parts(codes.texts)
    assert {each.id for each in read.segments} == {each.id for each in envelope.segments}
    assert all(each.partial for each in read.segments)
    for was, came in zip(envelope.segments, read.segments, strict=True):
        wanted = {each for each in was.tallies if each.metric in METRICS and not each.question}
        assert set(came.tallies) == wanted
    tallies = [tally for each in read.segments for tally in each.tallies]
    assert sum(each.count for each in tallies if each.metric == "sessions") == 5


def test_a_month_that_fits_no_codes_is_sent_another_way(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expect_log: Any
) -> None:
    expect_log("kiosk.sync.qr_courier", "WARNING", "fits no codes")
    kiosk.count(3)
    monkeypatch.setattr("kiosk.sync.wire_qr.MOST_PARTS", 0)
    with pytest.raises(Trouble) as told:
        desk_of(kiosk).codes(Period(_month_of(kiosk)))
    assert "U 盘" in told.value.next_step.zh


def test_a_month_without_counts_has_no_code(kiosk: Kiosk) -> None:
    kiosk.count(3)
    assert desk_of(kiosk).codes(Period("1999-01")).texts == ()


def test_without_a_hub_the_codes_are_plain_digits(kiosk: Kiosk) -> None:
    kiosk.count(3)
    (kiosk.data / HUB_FILE).unlink()
    codes = desk_of(kiosk).codes(Period(_month_of(kiosk)))
    assert not codes.link
    assert codes.texts[0].startswith("KEPU:") and codes.texts[0][5:].isdigit()
    assert read_parts(codes.texts).install_id == kiosk.install_id


def test_the_preview_tells_of_the_very_envelope(kiosk: Kiosk) -> None:
    kiosk.count(3)
    desk = desk_of(kiosk)
    shown = desk.preview()
    assert list(shown.envelopes) == kiosk.due()
    assert "3 次互动" in shown.words[0].zh
    assert unpack(kiosk.due()[0]).device_code in desk.as_json(shown.envelopes[0])


def test_when_all_is_confirmed_the_preview_still_shows_what_is_sent(kiosk: Kiosk) -> None:
    kiosk.count(3)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    assert kiosk.due() == []
    assert len(desk_of(kiosk).preview().envelopes) == 1


def test_consent_is_once_for_an_address(kiosk: Kiosk) -> None:
    desk = desk_of(kiosk)
    assert not desk.consented
    desk.consent()
    assert desk_of(kiosk).consented
    moved = Settings()._replace(hub=Settings().hub._replace(address="https://another.example"))
    assert not desk_of(kiosk, moved).consented


def test_consent_for_sticks_needs_no_address(kiosk: Kiosk) -> None:
    (kiosk.data / HUB_FILE).unlink()
    desk = desk_of(kiosk)
    assert not desk.consented
    desk.consent()
    assert desk.consented


def test_who_moves_to_another_hub_sends_there_at_once_and_is_asked_anew(
    kiosk: Kiosk, token: bytes
) -> None:
    before = Settings()._replace(hub=Settings().hub._replace(address="https://before.example"))
    kiosk.count(1)
    desk = desk_of(kiosk, before)
    desk.consent()
    desk.enrol(token)
    assert (desk.state().hub, desk.consented) == ("city.example", False)
    month = Period(_month_of(kiosk))
    assert desk.codes(month).texts[0].startswith("https://city.example/u#")


def test_another_hub_gets_what_the_first_one_has_confirmed_too(kiosk: Kiosk, token: bytes) -> None:
    kiosk.count(2)
    kiosk.hear(kiosk.hub.take(kiosk.due()))
    desk = desk_of(kiosk)
    assert (desk.state().waiting, kiosk.due()) == (0, [])
    kiosk.posted.clear()
    desk.enrol(token)
    settle(kiosk)
    assert desk.state().waiting == 1
    assert desk.state().confirmed_until == ""
    kiosk.posted.clear()
    desk.enrol(token)  # the same once more asks for nothing
    assert kiosk.posted == []


@pytest.mark.parametrize("refused", ["not-approved", "token-refused", "moved", ""])
def test_a_new_token_of_the_same_hub_is_taken_where_it_may_help(kiosk: Kiosk, refused: str) -> None:
    hub = read_hub(kiosk.data)
    assert hub is not None
    desk = desk_of(kiosk)
    address = "https://moved.example" if refused == "moved" else hub.address
    new = token_file(Token(address, hub.key, "n" * 20, 8))
    if refused == "token-refused":
        keep_standing(kiosk.data, Standing(1, 60.0, 1, 1.0, code=refused))
    elif refused == "not-approved":
        keep_last_word(kiosk.data, LastWord(words_code=refused))
    assert (desk.asks(new) is not None) == bool(refused)
    desk.enrol(new)
    assert desk.asks(new) is None  # it waits to be handed in


@pytest.fixture
def token() -> bytes:
    return token_file(Token("https://city.example", bytes(range(32)), "s" * 20, 7))


def test_enrolment_by_a_token_from_a_stick(kiosk: Kiosk, stick: Path, token: bytes) -> None:
    (kiosk.data / HUB_FILE).unlink()
    folder = stick / "KEPU" / "in"
    folder.mkdir(parents=True)
    (folder / "enrol.json").write_bytes(token)
    desk = desk_of(kiosk)
    done = desk.exchange(stick, silent)
    assert done.token == token
    asked = desk.asks(token)
    assert asked is not None and "city.example" in asked[0].zh
    assert read_hub(kiosk.data) is None  # asked, not done
    desk.enrol(token)
    hub = read_hub(kiosk.data)
    assert hub is not None and (hub.address, hub.key) == ("https://city.example", bytes(range(32)))
    places = places_of(kiosk)
    stored = load_settings(places.config_shipped, places.config_own).settings
    assert stored.hub.address == "https://city.example"
    assert desk.asks(token) is None  # one belongs to it now


def test_what_is_no_token_is_refused_and_changes_nothing(kiosk: Kiosk) -> None:
    desk = desk_of(kiosk)
    before = read_hub(kiosk.data)
    calls: tuple[Callable[[bytes], object], ...] = (desk.asks, desk.enrol)
    for call in calls:
        with pytest.raises(Trouble):
            call(b'{"kepu": "enrol"}')
    assert read_hub(kiosk.data) == before


def _month_of(kiosk: Kiosk) -> str:
    return local_month(kiosk.clock.wall_s(), UTC8)
