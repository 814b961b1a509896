"""The row 上报: whether counts leave, and what is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.config import LoadedSettings
from kiosk.core.settings import HubSettings, Settings
from kiosk.health.checks.sync import LATE_DAYS, look_at_sync
from kiosk.health.port import Finding, Sign
from kiosk.sync.consent import give_consent
from kiosk.sync.hub_known import Hub, LastWord, keep_hub, keep_last_word
from kiosk.sync.schedule import Standing, keep_standing
from tests.health.making import NOW_S, HandGoing, machine_at

ADDRESS = "https://hub.example.org"
DAY_S = 86_400


def row(
    root: Path, *, address: str = ADDRESS, enrolled: bool = True, agreed: bool = True
) -> Finding:
    settings = LoadedSettings(Settings(hub=HubSettings(address)), ())
    machine = machine_at(root, loaded=settings, indexed=False)
    if enrolled:
        keep_hub(machine.places.data, Hub(ADDRESS, bytes(32)))
    if agreed:
        give_consent(machine.places.data, ADDRESS, NOW_S)
    return look_at_sync(machine, HandGoing())


def test_nothing_set_up_is_honestly_said(tmp_path: Path) -> None:
    found = row(tmp_path, address="", enrolled=False, agreed=False)
    assert found.sign is Sign.NOTE
    assert "尚未启用" in found.what.zh
    assert found.facts == {"in_use": False}


def test_an_address_alone_is_no_enrolment(tmp_path: Path) -> None:
    assert "没有登记" in row(tmp_path, enrolled=False).what.zh


def test_enrolled_and_not_agreed(tmp_path: Path) -> None:
    assert "同意" in row(tmp_path, agreed=False).what.zh


def test_enrolled_and_never_sent(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.sign is Sign.NOTE
    assert found.facts["failures"] == 0


def test_confirmed_up_to_a_day_is_good(tmp_path: Path) -> None:
    data = tmp_path / "data"
    keep_standing(data, Standing(sent_wall_s=NOW_S - 2 * DAY_S))
    keep_last_word(data, LastWord(confirmed_day="2027-01-12", missing=3))
    found = row(tmp_path)
    assert found.sign is Sign.GOOD
    assert "2027-01-12" in found.what.zh
    assert found.facts["sent_days_ago"] == 2
    assert found.facts["missing"] == 3


@pytest.mark.parametrize("code", ["not-approved", "revoked"])
def test_a_hub_that_keeps_everything_aside_is_not_called_well(tmp_path: Path, code: str) -> None:
    data = tmp_path / "data"
    keep_hub(data, Hub(ADDRESS, bytes(32)))
    keep_standing(data, Standing(sent_wall_s=NOW_S - DAY_S))
    keep_last_word(data, LastWord(words_code=code))
    found = row(tmp_path)
    assert found.sign is Sign.WARN
    assert "不计入汇总" in found.what.zh and found.next_step is not None


@pytest.mark.parametrize(
    ("standing", "sign"),
    [
        (Standing(7, code="hub-unreachable", sent_wall_s=NOW_S - DAY_S), Sign.GOOD),
        (Standing(8, code="hub-unreachable", sent_wall_s=NOW_S - DAY_S), Sign.WARN),
        (Standing(1, code="hub-authority", sent_wall_s=NOW_S - DAY_S), Sign.WARN),
        (Standing(1, code="hub-dates"), Sign.WARN),
        # By a clock that went back nobody knows how long ago; nothing is made of it.
        (Standing(sent_wall_s=NOW_S + 90 * DAY_S), Sign.GOOD),
    ],
)
def test_what_does_not_pass_by_itself_is_told(
    tmp_path: Path, standing: Standing, sign: Sign
) -> None:
    keep_standing(tmp_path / "data", standing)
    assert row(tmp_path).sign is sign


def test_long_silence_matters_only_while_something_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_standing(tmp_path / "data", Standing(sent_wall_s=NOW_S - (LATE_DAYS + 1) * DAY_S))
    assert row(tmp_path).sign is Sign.GOOD
    monkeypatch.setattr("kiosk.health.checks.sync._waiting", lambda _machine: (3, ""))
    found = row(tmp_path)
    assert found.sign is Sign.WARN
    assert str(LATE_DAYS + 1) in found.what.zh
    assert found.next_step is not None


def test_a_clone_is_told(tmp_path: Path) -> None:
    keep_last_word(tmp_path / "data", LastWord(cloned=True))
    found = row(tmp_path)
    assert found.sign is Sign.WARN
    assert "克隆" in found.what.zh
