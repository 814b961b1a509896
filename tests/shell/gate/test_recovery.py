"""The way back in: only the site's key answers, only this code, and only once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.bundles.drives import Drive, FolderDrives
from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.shell.gate.gate import Found, Gate, Standing, Verdict, key_on
from kiosk.shell.gate.recovery import (
    PrivateKey,
    answer_name,
    make_private_key,
    new_code,
    plain_code,
    read_private_key,
    read_public_key,
)
from kiosk.visits.identity import new_identity

Expect = Callable[..., object]
KEY = make_private_key()
OTHER = make_private_key()
DEVICE = new_identity().device_code


class _Site:
    """A machine that trusts KEY, and a stick."""

    def __init__(self, data: Path, stick: Path) -> None:
        self.data = data
        self.stick = stick
        self.device: str | None = DEVICE
        self.gate = self.restart()
        stick.mkdir()
        (data / "gate").mkdir()
        (data / "gate" / "recovery.json").write_bytes(KEY.public.as_file())
        self.gate.set_pin("5831")

    def restart(self) -> Gate:
        self.gate = Gate(self.data / "gate", HandClock(), lambda: self.device)
        return self.gate

    @property
    def drives(self) -> tuple[Drive, ...]:
        return FolderDrives([self.stick]).present()

    def bring(self, content: bytes, code: str) -> Path:
        path = self.stick / "KEPU" / "in" / answer_name(code)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def look(self) -> Found:
        return self.gate.look_for_answer(self.drives)


@pytest.fixture
def site(data: Path, tmp_path: Path) -> _Site:
    return _Site(data, tmp_path / "stick")


def test_the_answer_of_the_sites_key_resets_the_gate_once(site: _Site, expect_log: Expect) -> None:
    told = expect_log("kiosk.shell.gate.gate", "WARNING", rf"reset by recovery key {KEY.public.id}")
    code = site.gate.reset_code()
    assert site.look() is Found.NO_ANSWER
    site.bring(KEY.answer(code), code)
    assert site.look() is Found.GOOD
    site.restart()  # the power goes before a new PIN is set: the answer still holds
    assert site.look() is Found.GOOD
    site.gate.set_pin("77032")
    assert site.look() is Found.NO_ANSWER
    assert site.restart().look_for_answer(site.drives) is Found.NO_ANSWER
    assert site.gate.try_pin("77032") is Verdict.OPEN
    assert site.gate.reset_code() != code
    assert told


def test_a_lost_pin_is_reset_the_same_way(site: _Site, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.records", "WARNING", "damaged")
    expect_log("kiosk.shell.gate.gate", "WARNING", "reset by recovery key")
    (site.data / "gate" / "pin.json").write_bytes(b"??")
    assert site.gate.standing() is Standing.LOST
    code = site.gate.reset_code()
    site.bring(KEY.answer(code), code)
    assert site.look() is Found.GOOD
    site.gate.set_pin("77032")
    assert site.gate.standing() is Standing.SET
    assert site.look() is Found.NO_ANSWER


def test_the_code_stands_over_restarts_until_a_new_pin(site: _Site) -> None:
    code = site.gate.reset_code()
    assert site.gate.reset_code() == code
    assert site.restart().reset_code() == code
    site.device = None  # the disk has not said who we are yet
    assert site.restart().reset_code() == code
    site.gate.set_pin("77032")
    with pytest.raises(Trouble) as raised:
        site.gate.reset_code()
    assert raised.value.code == "no-device-code"
    site.device = DEVICE
    assert site.gate.reset_code() != code


def test_a_code_of_another_machine_is_replaced(site: _Site) -> None:
    code = site.gate.reset_code()
    site.device = new_identity().device_code
    other = site.gate.reset_code()
    assert other != code
    assert other.startswith(site.device)


def _forgeries(code: str) -> dict[str, bytes]:
    good = json.loads(KEY.answer(code))
    elsewhere = new_code(DEVICE)
    return {
        "another key": OTHER.answer(code),
        "another code inside": KEY.answer(elsewhere),
        "another code, renamed": json.dumps(
            {**json.loads(KEY.answer(elsewhere)), "code": code}
        ).encode(),
        "no signature": json.dumps({**good, "signature": ""}).encode(),
        "zeros": json.dumps({**good, "signature": "00" * 64}).encode(),
        "upper case": json.dumps({**good, "signature": good["signature"].upper()}).encode(),
        "another kind": json.dumps({**good, "kind": "kepu-receipt"}).encode(),
        "a newer kind": json.dumps({**good, "version": 2}).encode(),
        "a list": b"[]",
        "deep": b"[" * 3000,
        "nothing": b"",
        "noise": os.urandom(500),
    }


@pytest.mark.parametrize("name", _forgeries(new_code(DEVICE)))
def test_nothing_else_opens_it(site: _Site, name: str, expect_log: Expect) -> None:
    seen = expect_log("kiosk.shell.gate.gate", "WARNING", "not from the site's key")
    code = site.gate.reset_code()
    site.bring(_forgeries(code)[name], code)
    assert site.look() is Found.WRONG
    assert site.look() is Found.WRONG
    assert seen.seen == 1  # type: ignore[attr-defined]


def test_what_is_no_small_plain_file_is_not_even_read(site: _Site, tmp_path: Path) -> None:
    code = site.gate.reset_code()
    path = site.bring(KEY.answer(code) + b" " * 5000, code)
    assert site.look() is Found.NO_ANSWER
    real = tmp_path / "elsewhere"
    real.write_bytes(KEY.answer(code))
    path.unlink()
    path.symlink_to(real)
    assert site.look() is Found.NO_ANSWER
    path.unlink()
    os.mkfifo(path)  # a reader would wait for ever
    assert site.look() is Found.NO_ANSWER
    path.unlink()
    path.mkdir()
    assert site.look() is Found.NO_ANSWER


def test_without_a_key_no_answer_is_good(site: _Site, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "not from the site's key")
    code = site.gate.reset_code()
    site.bring(KEY.answer(code), code)
    (site.data / "gate" / "recovery.json").unlink()
    assert site.gate.recovery_key() is None
    assert site.look() is Found.WRONG


def test_a_damaged_key_is_told_and_opens_nothing(site: _Site, expect_log: Expect) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "recovery key cannot be used")
    (site.data / "gate" / "recovery.json").write_bytes(b"{}")
    assert site.gate.recovery_key() is None


def test_no_stick_is_nothing(site: _Site) -> None:
    site.gate.reset_code()
    site.stick.rmdir()
    assert site.look() is Found.NOTHING


def test_a_copy_of_the_disk_holds_nothing_secret(site: _Site) -> None:
    site.gate.reset_code()
    content = b"".join(path.read_bytes() for path in (site.data / "gate").iterdir())
    assert KEY.raw.hex().encode() not in content
    assert KEY.public.raw.hex().encode() in content


def test_a_key_made_here_goes_onto_the_stick_and_is_forgotten(
    site: _Site, expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "is trusted")
    public = site.gate.hand_out_key(site.drives[0])
    files = list(site.stick.iterdir())
    assert [path.name for path in files] == [f"kepu-recovery-{public.id}.private.json"]
    private = read_private_key(files[0])
    assert private.public == public == site.restart().recovery_key()
    assert private.raw.hex() not in "".join(
        path.read_text("utf-8") for path in site.data.rglob("*.json")
    )


def test_a_stick_that_refuses_leaves_the_old_key(
    site: _Site, read_only: Callable[[Path], None]
) -> None:
    drive = site.drives[0]
    read_only(site.stick)
    with pytest.raises(Trouble):
        site.gate.hand_out_key(drive)
    assert site.gate.recovery_key() == KEY.public


def test_a_stick_that_swallows_what_is_written_is_found(
    site: _Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.shell.gate.gate.read_private_key", lambda _: OTHER)
    with pytest.raises(Trouble) as raised:
        site.gate.hand_out_key(site.drives[0])
    assert raised.value.code == "stick-unsound"
    assert site.gate.recovery_key() == KEY.public


def test_a_public_key_comes_by_stick(site: _Site) -> None:
    assert key_on(site.drives) is None
    path = site.stick / "KEPU" / "trust" / "recovery.pub.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(OTHER.public.as_file())
    assert key_on(site.drives) == OTHER.public
    path.write_bytes(OTHER.as_file())  # the private one, under the wrong name
    with pytest.raises(Trouble) as raised:
        key_on(site.drives)
    assert raised.value.code == "no-key-file"


def test_a_flipped_bit_in_a_key_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    for key, read in ((KEY, read_private_key), (KEY.public, read_public_key)):
        digits = key.raw.hex()
        spoilt = digits[:9] + ("0" if digits[9] != "0" else "1") + digits[10:]
        path.write_bytes(key.as_file().replace(digits.encode(), spoilt.encode()))
        with pytest.raises(Trouble) as raised:
            read(path)
        assert raised.value.code == "no-key-file"


def test_key_files_are_not_taken_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_bytes(KEY.public.as_file())
    assert read_public_key(path) == KEY.public
    with pytest.raises(Trouble):
        read_private_key(path)
    with pytest.raises(Trouble):
        read_public_key(tmp_path / "none.json")


@given(st.binary(min_size=32, max_size=32), st.integers(0, 15), st.integers(1, 30))
def test_a_mistyped_code_is_found(raw: bytes, at: int, shift: int) -> None:
    from kiosk.visits.identity import SIGNS

    code = new_code(new_identity().device_code)
    assert plain_code(code.lower().replace("-", " ")) == code
    plain = code.replace("-", "")
    other = SIGNS[(SIGNS.index(plain[at]) + shift) % len(SIGNS)]
    assert plain_code(plain[:at] + other + plain[at + 1 :]) is None
    assert plain_code(plain[:-1]) is None
    assert PrivateKey(raw).public.accepts(PrivateKey(raw).answer(code), code)


def test_no_answer_is_made_to_what_is_no_code() -> None:
    with pytest.raises(ValueError, match="ABCD"):
        KEY.answer("ABCD")


def test_letters_that_look_alike_are_in_no_code() -> None:
    signs = set("".join(new_code(new_identity().device_code) for _ in range(300)))
    assert not signs & set("01ILO")
