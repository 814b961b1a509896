"""The machine's own gate behind the set-up: PIN and recovery key, with sticks that are folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.bundles.drives import FolderDrives
from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.shell.gate.gate import Gate, Verdict
from kiosk.shell.gate.recovery import PUBLIC_PLACE
from kiosk.shell.setup.site_gate import SiteGate


def site(folder: Path, *sticks: Path) -> tuple[Gate, SiteGate]:
    gate = Gate(folder / "gate", HandClock(), lambda: None)
    return gate, SiteGate(gate, FolderDrives(sticks))


def test_a_pin_that_was_set_here_opens_the_gate(tmp_path: Path) -> None:
    gate, setup = site(tmp_path)
    assert not setup.pin_set() and setup.weakness("1234") is not None
    setup.set_pin("2468")
    assert setup.pin_set() and gate.try_pin("2468") is Verdict.OPEN


def test_a_key_is_made_on_a_stick_and_only_there(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.shell.gate", "WARNING", "trusted from now on")
    stick = tmp_path / "stick"
    stick.mkdir()
    _, setup = site(tmp_path, stick)
    assert setup.key_id() == ""
    made = setup.make_key()
    assert setup.key_id() == made
    assert [path.name for path in stick.iterdir()] == [f"kepu-recovery-{made}.private.json"]


def test_a_key_that_a_stick_brings_is_trusted(tmp_path: Path, expect_log: Any) -> None:
    expect_log("kiosk.shell.gate", "WARNING", "trusted from now on")
    office, stick = tmp_path / "office", tmp_path / "stick"
    office.mkdir()
    other, elsewhere = site(tmp_path / "other", office)
    made = elsewhere.make_key()
    key = other.recovery_key()
    assert key is not None
    place = stick.joinpath(*PUBLIC_PLACE)
    place.parent.mkdir(parents=True)
    place.write_bytes(key.as_file())
    _, setup = site(tmp_path, stick)
    assert setup.take_key() == made == setup.key_id()


def test_without_a_stick_or_a_key_on_it_it_is_told(tmp_path: Path) -> None:
    _, bare = site(tmp_path)
    for ask in (bare.make_key, bare.take_key):
        with pytest.raises(Trouble, match="no-stick"):
            ask()
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(Trouble, match="no-key-on-stick"):
        site(tmp_path, empty)[1].take_key()
