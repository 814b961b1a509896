"""`kiosk keys programs` and `kiosk program pack|install|list|use`, from an office to a machine."""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from pathlib import Path

import pytest

from kiosk.bundles.intake.progress import State
from kiosk.bundles.program.values import this_system
from kiosk.cli import main
from kiosk.core import releases
from kiosk.core.errors import Trouble
from kiosk.core.places import find_places
from kiosk.core.releases import CONTRACT_VARIABLE
from kiosk.shell.installing import bring_program
from kiosk.shell.jobs import Going
from kiosk.shell.store_desk import program_facts
from kiosk.visits.aside import BEFORE_NAME
from tests.bundles.offices import PASSPHRASE, cheap
from tests.bundles.program.making import make_program

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not platform.machine(), reason="scripts that start by themselves"
)


class Town:
    """An office with keys, a stick, and a machine that trusts it."""

    def __init__(self, folder: Path) -> None:
        self.keys, self.stick, self.data = (folder / name for name in ("keys", "stick", "data"))
        self.folder = folder
        self.words = folder / "words.txt"
        self.words.write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def run(self, *arguments: str | Path) -> int:
        return main([str(one) for one in ("--data", self.data, *arguments)])

    def open_office(self) -> None:
        words = ("--passphrase-file", self.words)
        assert self.run("keys", "new", "--out", self.keys, "--authority", "朝阳", *words) == 0
        assert self.run("keys", "programs", self.keys, *words) == 0

    def pack(self, seq: int, version: str) -> int:
        program = make_program(self.folder / f"program-{seq}", version)
        words = ("--passphrase-file", self.words, "--news", "更快")
        where = ("--keys", self.keys, "--seq", str(seq), "--out", self.stick)
        return self.run("program", "pack", program, *where, *words)

    def listed(self, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
        capsys.readouterr()
        assert self.run("program", "list", "--json") == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    cheap(monkeypatch)
    monkeypatch.delenv(CONTRACT_VARIABLE, raising=False)
    made = Town(tmp_path)
    made.open_office()
    return made


def test_from_the_office_to_the_next_start(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    assert town.pack(12, "0.2.0") == 0
    assert "0.2.0-12" in capsys.readouterr().out
    assert town.run("program", "install", town.stick) == 1, "this machine trusts nobody yet"
    assert "还没有信任" in capsys.readouterr().err
    assert town.run("keys", "trust", town.stick) == 0
    assert town.run("program", "install", town.stick) == 0
    assert town.listed(capsys)["current"] == "", "what runs was not changed"
    ledger = town.data / "ledger" / "ledger.db"
    ledger.parent.mkdir()
    sqlite3.connect(ledger).execute("CREATE TABLE counted (id)").connection.close()
    assert town.run("program", "use", "0.2.0-12") == 0
    assert ledger.with_name(BEFORE_NAME).exists(), "what was counted is copied first"
    found = town.listed(capsys)
    assert (found["current"], found["previous"], found["proven"]) == ("0.2.0-12", "", False)
    assert found["here"] == ["0.2.0-12"]
    assert town.run("program", "list") == 0
    assert "* 0.2.0-12  试用中" in capsys.readouterr().out
    assert town.run("program", "use", "previous") == 0
    assert town.listed(capsys)["current"] == ""


def test_older_ones_and_unknown_ones_are_refused_in_words(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    town.pack(13, "0.3.0")
    town.run("keys", "trust", town.stick)
    assert town.run("program", "install", town.stick) == 0
    (town.stick / "KEPU" / "programs" / f"{'-'.join(this_system())}.13").rename(
        town.folder / "newer"
    )
    town.pack(12, "0.2.0")
    capsys.readouterr()
    assert town.run("program", "install", town.stick) == 1
    assert "比本机装过的程序旧" in capsys.readouterr().err
    assert town.run("program", "use", "0.9.9-99") == 1
    assert "没有程序" in capsys.readouterr().err
    (town.folder / "empty").mkdir()
    assert town.run("program", "install", town.folder / "empty") == 1
    assert "里没有程序" in capsys.readouterr().err
    assert releases.releases(town.data) == ("0.3.0-13",)


def test_the_panel_brings_it_in_by_a_child(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    town.pack(12, "0.2.0")
    town.run("keys", "trust", town.stick)
    places, name = find_places(town.data), f"{'-'.join(this_system())}.12"
    bringing = bring_program(places, town.stick, name)
    assert bringing.work(Going()).zh == "新程序装好了，现在用的没有变。"
    assert bringing.last is not None and bringing.last.state is State.CONFIRMED
    told = {CONTRACT_VARIABLE: "1:0.1.0"}
    facts = program_facts(town.data, told)
    assert (facts.here, facts.fresh, facts.running) == (("0.2.0-12",), "0.2.0-12", "")
    assert facts.guarded and not program_facts(town.data, {}).guarded
    with pytest.raises(Trouble, match="install-refused") as refused:
        bring_program(places, town.stick, "linux-x86_64.99").work(Going())
    assert "没有程序" in refused.value.what.zh
