"""Whom the kiosk takes for the hub: against a real TLS server on the loopback."""

from __future__ import annotations

import ssl
import time
from pathlib import Path

import pytest

from kiosk.core.clock import HandClock, Quality
from kiosk.core.errors import Trouble
from kiosk.core.timekeeping import KeptClock
from kiosk.core.trusted_time import keep_time
from kiosk.sync.https import HubLine
from kiosk.sync.tls import CA_FILE, KnownTime, hub_context, judge_dates, known_time, read_ca
from tests.sync.certificates import authority, certificate
from tests.sync.tiny_hub import DAY_S, TinyHub, tiny_hub

NOW_S = time.time()
YEAR_S = 365 * DAY_S
LONG_AGO = (NOW_S - 3 * YEAR_S, NOW_S - 2 * YEAR_S)
NOW = (NOW_S - 30 * DAY_S, NOW_S + 60 * DAY_S)
LATER = (NOW_S + 2 * YEAR_S, NOW_S + 3 * YEAR_S)
EVER = (NOW_S - 9 * YEAR_S, NOW_S + 9 * YEAR_S)

MACHINE = KnownTime(NOW_S)
"""The clock is believed, and is the machine's own: OpenSSL judges."""
NOBODY = KnownTime(None)
"""The clock is not believed, and nobody has ever vouched for a time."""


def ask(hub: TinyHub, known: KnownTime, ca: str) -> str:
    """`well`, or the code of the trouble; nothing may have arrived then."""
    with HubLine(hub.address, hub_context(known, ca)) as line:
        try:
            assert line.post("/x", b"counts", "application/octet-stream").status == 200
        except Trouble as trouble:
            assert hub.got == []
            assert hub.paths == []
            return trouble.code
    assert hub.got == [b"counts"]
    return "well"


def asked(
    folder: Path,
    known: KnownTime,
    dates: tuple[float, float] = NOW,
    *,
    ca_dates: tuple[float, float] = EVER,
    address: str = "127.0.0.1",
    foreign: bool = False,
    self_signed: bool = False,
    system: bool = False,
) -> str:
    city = authority(*ca_dates)
    ca = (authority(*EVER) if foreign else city).pem.decode()
    pem = certificate(folder, None if self_signed else city, *dates, address=address)
    with tiny_hub(pem) as hub:
        return ask(hub, known, "" if system else ca)


def other_clock(wall_s: float) -> KnownTime:
    """Believed, but not what the machine's own clock says: the dates are judged here."""
    return KnownTime(wall_s)


KNOWN = {
    "machine": MACHINE,
    "corrected": other_clock(NOW_S + 600),
    "nobody": NOBODY,
    "vouched": KnownTime(None, NOW_S - YEAR_S),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_city_s_hub_is_believed(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name]) == "well"


@pytest.mark.parametrize("name", KNOWN)
def test_a_foreign_authority_is_not_whatever_the_clock_says(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], foreign=True) == "hub-authority"


@pytest.mark.parametrize("name", KNOWN)
def test_who_signs_for_itself_is_not(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], self_signed=True) == "hub-authority"


@pytest.mark.parametrize("name", KNOWN)
def test_another_name_is_not(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], address="127.0.0.9") == "hub-name"


@pytest.mark.parametrize("name", KNOWN)
def test_the_system_s_authorities_do_not_know_the_city(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], system=True) == "hub-authority"


@pytest.mark.parametrize("name", ["machine", "corrected", "vouched"])
def test_what_was_over_before_the_known_time_is_over(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], LONG_AGO) == "hub-dates"


@pytest.mark.parametrize("name", ["machine", "corrected"])
def test_with_a_believed_clock_tomorrow_s_certificate_is_too_early(
    tmp_path: Path, name: str
) -> None:
    assert asked(tmp_path, KNOWN[name], LATER) == "hub-dates"


@pytest.mark.parametrize("dates", [LONG_AGO, NOW, LATER])
def test_with_no_known_time_dates_are_not_judged_at_all(
    tmp_path: Path, dates: tuple[float, float]
) -> None:
    assert asked(tmp_path, NOBODY, dates) == "well"


def test_a_vouched_time_is_only_a_beginning_later_certificates_may_be_right(
    tmp_path: Path,
) -> None:
    assert asked(tmp_path, KnownTime(None, NOW_S - 8 * YEAR_S), LONG_AGO) == "well"
    assert asked(tmp_path, KnownTime(None, NOW_S - 8 * YEAR_S), LATER) == "well"


@pytest.mark.parametrize("name", ["machine", "corrected", "vouched"])
def test_an_authority_that_is_over_carries_nobody(tmp_path: Path, name: str) -> None:
    assert asked(tmp_path, KNOWN[name], ca_dates=LONG_AGO) == "hub-dates"


def test_a_machine_in_2001_that_was_corrected_by_hand_reaches_the_hub(tmp_path: Path) -> None:
    """The machine's own clock would say not yet; the kiosk's own does not."""
    in_2001 = 1_000_000_000.0
    clock = KeptClock(HandClock(in_2001), tmp_path)
    clock.vouch(NOW_S, Quality.OPERATOR)
    known = known_time(clock, tmp_path, NOW_S - YEAR_S)
    assert known.now_s == pytest.approx(NOW_S, abs=5)
    assert asked(tmp_path, known) == "well"


def test_a_clock_before_the_program_is_not_believed(tmp_path: Path) -> None:
    clock = KeptClock(HandClock(1_000_000_000.0), tmp_path)
    assert known_time(clock, tmp_path, NOW_S) == KnownTime(None, 0.0)


def test_a_clock_that_went_back_is_judged_by_what_was_vouched_for(tmp_path: Path) -> None:
    keep_time(tmp_path, NOW_S, Quality.HUB)
    clock = KeptClock(HandClock(NOW_S - 4 * YEAR_S), tmp_path)
    known = known_time(clock, tmp_path, NOW_S - 5 * YEAR_S)
    assert known == KnownTime(None, NOW_S)
    assert asked(tmp_path, known, LONG_AGO) == "hub-dates"


def test_a_clock_that_goes_on_is_believed(tmp_path: Path) -> None:
    keep_time(tmp_path, NOW_S - DAY_S, Quality.HUB)
    clock = KeptClock(HandClock(NOW_S), tmp_path)
    assert known_time(clock, tmp_path, NOW_S - YEAR_S).now_s == pytest.approx(NOW_S)


def test_the_normal_case_is_openssl_s_own() -> None:
    ours = hub_context(NOBODY)
    assert type(hub_context(KnownTime(time.time()))) is ssl.SSLContext
    for context in (ours, hub_context(KnownTime(time.time()))):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize(
    ("begins_s", "ends_s", "known", "code"),
    [
        (10 * DAY_S, 20 * DAY_S, KnownTime(15 * DAY_S), 0),
        (10 * DAY_S, 20 * DAY_S, KnownTime(20 * DAY_S + 1), 10),
        (10 * DAY_S, 20 * DAY_S, KnownTime(9 * DAY_S), 0),  # clocks differ by up to a day
        (10 * DAY_S, 20 * DAY_S, KnownTime(9 * DAY_S - 1), 9),
        (10 * DAY_S, 20 * DAY_S, KnownTime(None, 9 * DAY_S - 1), 0),
        (10 * DAY_S, 20 * DAY_S, KnownTime(None, 20 * DAY_S + 1), 10),
        (10 * DAY_S, 20 * DAY_S, KnownTime(5 * DAY_S, 30 * DAY_S), 9),
    ],
)
def test_dates(begins_s: float, ends_s: float, known: KnownTime, code: int) -> None:
    try:
        judge_dates([(0.0, 1e10), (begins_s, ends_s)], known)
        found = 0
    except ssl.SSLCertVerificationError as refusal:
        found = refusal.verify_code
    assert found == code


@pytest.mark.parametrize("content", [b"", b"no certificate", b"\xff\xfe", b"x" * 2_000_000])
def test_a_file_that_holds_no_authority_is_told_and_no_other_is_believed(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path.joinpath(*CA_FILE)
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Trouble) as told:
        hub_context(MACHINE, read_ca(tmp_path))
    assert told.value.code == "bad-hub-ca"


def test_the_city_s_own_file_is_read_and_a_missing_one_means_the_system(tmp_path: Path) -> None:
    assert read_ca(tmp_path) == ""
    path = tmp_path.joinpath(*CA_FILE)
    path.parent.mkdir()
    path.write_bytes(authority(*EVER).pem)
    assert hub_context(MACHINE, read_ca(tmp_path)).cert_store_stats()["x509_ca"] == 1
