"""`kiosk send`, with a real hub behind real TLS on the loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main
from kiosk.core.program import own_command
from kiosk.sync.enrolling import FILE as TOKEN_FILE
from kiosk.sync.schedule import read_standing
from kiosk.sync.wire_token import Token, token_text
from tests.sync.sending_stage import Stage, stage


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path) as made:
        yield made


def send(made: Stage, *arguments: str) -> int:
    return main(["send", "--once", "--data", str(made.places.data), *arguments])


def test_everything_arrives_is_confirmed_and_is_not_sent_again(
    made: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    made.enrol()
    before = made.waiting
    assert before.segments >= 2
    assert send(made) == 0
    assert "已上传" in capsys.readouterr().out
    assert made.waiting.segments == 0
    total = made.hub.total("sessions")
    assert total > 0
    sent = len(made.server.got)
    assert send(made) == 0
    assert made.waiting.segments == 0
    assert made.hub.total("sessions") == total
    assert len(made.server.got) - sent <= 1  # what is still counted in, perhaps
    assert read_standing(made.places.data).failures == 0


@pytest.mark.parametrize(("enrolled", "code"), [(False, "登记"), (True, "没有人看过")])
def test_nothing_leaves_before_enrolment_and_consent(
    made: Stage, enrolled: bool, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if enrolled:
        made.enrol(agree=False)
    else:
        (made.places.data / "device" / "hub.json").unlink()
    assert send(made) == 1
    assert code in capsys.readouterr().err
    assert made.server.paths == []


def test_a_token_of_another_hub_makes_everything_due_again(made: Stage, tmp_path: Path) -> None:
    made.enrol()
    before = made.waiting.segments
    assert send(made) == 0
    assert made.waiting.segments == 0
    path = tmp_path / "enrol.json"
    path.write_text(token_text(Token("https://other.example", bytes(range(32)), "s" * 32, 3)))
    assert send(made, "--enrol", str(path)) == 1  # nobody has agreed to send it there
    assert made.waiting.segments == before


def test_a_token_enrols_and_an_agreement_sends(
    made: Stage, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    token = Token(made.server.address, made.hub.key.public, "s" * 32, 3, made.ca)
    path = tmp_path / "enrol.json"
    path.write_text(token_text(token))
    assert send(made, "--enrol", str(path)) == 1  # nobody has agreed yet
    assert made.server.paths == []
    assert send(made, "--agree") == 0
    told = json.loads(made.enrolled[0])
    assert told["secret"] == "s" * 32
    assert told["public_key"] == made.kiosk.key.public.hex()
    assert told["install_id"] == made.kiosk.install_id
    assert not (made.places.data / TOKEN_FILE).exists()
    assert made.waiting.segments == 0
    capsys.readouterr()


def test_what_would_be_sent_is_shown_and_is_not_sent(
    made: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    made.enrol(agree=False)
    assert send(made, "--show") == 0
    told = capsys.readouterr().out
    words, _, facts = told.partition("\n{")
    assert words
    shown = json.loads("{" + facts)
    assert shown["install_id"] == made.kiosk.install_id
    assert shown["health"]["clock.quality"] == 0
    assert made.server.paths == []


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_token_that_cannot_be_opened_is_told(
    made: Stage, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send(made, "--enrol", str(tmp_path / name)) == 1
    assert "令牌" in capsys.readouterr().err


def test_while_the_kiosk_runs_the_ledger_is_its_own(
    made: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    made.enrol()
    running = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "kiosk"])
    try:
        (made.places.data / "kiosk.lock").write_text(f"{running.pid}\n")
        assert send(made) == 1
    finally:
        running.kill()
        running.wait()
    assert "正在运行" in capsys.readouterr().err
    assert made.server.paths == []


def child(made: Stage) -> subprocess.Popen[str]:
    command = own_command("send", "--once", "--progress", "--data", str(made.places.data))
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def lines(process: subprocess.Popen[str]) -> list[dict[str, Any]]:
    assert process.stdout is not None
    return [json.loads(line) for line in process.stdout]


def test_for_the_kiosk_it_hands_the_receipts_over_and_leaves_the_ledger_alone(
    made: Stage,
) -> None:
    made.enrol()
    before = made.places.ledger.read_bytes()
    with child(made) as process:
        told = lines(process)
    assert process.returncode == 0
    assert [each["state"] for each in told[:-1]] == ["receipt"] * len(made.server.got)
    assert told[-1]["state"] == "done"
    assert told[-1]["sent"] == len(made.server.got) > 0
    assert made.places.ledger.read_bytes() == before
    assert made.waiting.segments > 0


def test_for_the_kiosk_a_trouble_is_its_last_word(made: Stage) -> None:
    made.enrol()
    made.refuses["/api/v1/envelopes"] = (503, {"Retry-After": "60"}, b"")
    with child(made) as process:
        told = lines(process)
    assert process.returncode == 1
    assert told[-1]["state"] == "trouble"
    assert told[-1]["code"] == "hub-busy"
    assert read_standing(made.places.data).failures == 1


def test_killed_in_the_midst_nothing_is_lost_and_it_does_not_hurry(made: Stage) -> None:
    made.enrol()

    def slow(_path: str, _body: bytes) -> None:
        time.sleep(20)

    made.server.reply = slow
    with child(made) as process:
        until_s = time.monotonic() + 30
        while not made.server.paths and time.monotonic() < until_s:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    standing = read_standing(made.places.data)
    assert (standing.failures, standing.code) == (1, "cut-off")
    assert standing.wait_s >= 60
    made.server.reply = made.answer
    assert send(made) == 0
    assert made.waiting.segments == 0
