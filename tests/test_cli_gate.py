"""The gate's commands: a key for the office, an answer for a stick, a PIN for an installer."""

from __future__ import annotations

import io
import logging
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.drives import FolderDrives
from kiosk.cli import main
from kiosk.core.clock import HandClock
from kiosk.shell.gate.gate import Found, Gate, Standing, Verdict
from kiosk.visits.identity import new_identity

DEVICE = new_identity().device_code
Expect = Callable[..., object]


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.shell.gate.pins.COST_N", 2)


def _gate(data: Path) -> Gate:
    return Gate(data / "gate", HandClock(), lambda: DEVICE)


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_the_whole_way_back_in_by_commands(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], expect_log: Expect
) -> None:
    expect_log("kiosk.shell.gate.gate", "WARNING", "is trusted")
    expect_log("kiosk.shell.gate.gate", "WARNING", "reset by recovery key")
    office, stick = tmp_path / "office", tmp_path / "stick"
    assert main(["gate-key", "new", "--out", str(office)]) == 0
    id = capsys.readouterr().out.splitlines()[0]
    private = office / f"kepu-recovery-{id}.private.json"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    public = office / "KEPU" / "trust" / "recovery.pub.json"
    assert main(["--data", str(data), "gate-key", "show"]) == 1
    assert main(["--data", str(data), "gate-key", "trust", str(public)]) == 0
    assert main(["gate-key", "show", "--data", str(data)]) == 0
    assert capsys.readouterr().out.split() == ["—", id, id]
    gate = _gate(data)
    code = gate.reset_code()
    typed = code.lower().replace("-", "")
    assert main(["gate-reset", typed, "--key", str(private), "--out", str(stick)]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path == stick / "KEPU" / "in" / f"gate-answer-{code}.json"
    assert gate.look_for_answer(FolderDrives([stick]).present()) is Found.GOOD


def test_a_second_key_does_not_replace_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gate-key", "new", "--out", str(tmp_path)]) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    assert main(["--lang", "en", "gate-key", "new", "--out", str(tmp_path)]) == 1
    assert "already" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


@pytest.mark.parametrize(
    "code",
    ["", "ABCD", "ABCD-EFGH-JKLM-NPQ0", f"{DEVICE}-{DEVICE}2"],
    ids=("empty", "short", "wrong sign", "too long"),
)
def test_a_mistyped_code_is_answered_by_nothing(
    tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    key = ["--key", str(tmp_path / "none"), "--out", str(tmp_path / "stick")]
    assert main(["gate-reset", code, *key]) == 1
    assert "16" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()


def test_a_file_without_a_key_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key.json").write_text("{}")
    key = ["--key", str(tmp_path / "key.json"), "--out", str(tmp_path / "stick")]
    assert main(["gate-reset", f"{DEVICE}-{DEVICE}", *key]) == 1
    assert "恢复密钥" in capsys.readouterr().err


def test_an_installer_sets_the_pin(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _type(monkeypatch, "5831", "5831")
    assert main(["--data", str(data), "gate-pin"]) == 0
    assert _gate(data).try_pin("5831") is Verdict.OPEN
    assert "a new PIN was set" in caplog.text
    assert "5831" not in caplog.text


@pytest.mark.parametrize(
    ("lines", "words"), [(("5831", "5832"), "differ"), (("1234", "1234"), "row"), ((), "4 to 8")]
)
def test_a_pin_that_is_weak_or_mistyped_is_not_set(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: tuple[str, ...],
    words: str,
) -> None:
    _type(monkeypatch, *lines)
    assert main(["--data", str(data), "--lang", "en", "gate-pin"]) == 1
    assert words in capsys.readouterr().err
    assert _gate(data).standing() is Standing.NEVER
