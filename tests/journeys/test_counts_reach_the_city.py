"""Counts on their way from a kiosk's ledger into the city's tables, with every part real: the
commands of both sides, TLS by a certificate of the hub's own, a token, a stick, and the codes as a
phone reads them from a picture of the page 上报.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.core.config import load_settings
from kiosk.core.places import Places
from kiosk.core.timekeeping import kept_clock
from kiosk.rehearsal.history_folder import fill_folder
from kiosk.shell.sending_desk import SendingDesk
from kiosk.shell.sending_state import Codes
from kiosk.sync.about_here import about_here
from kiosk.sync.device_key import settle_device_key
from kiosk.sync.outbox import read_waiting
from kiosk.sync.receipts import confirmed_until
from kiosk.sync.usb import Exchanged
from kiosk.visits.facts import Message
from kiosk.visits.ledger import open_ledger
from kiosk.visits.period import Period
from tests.ui.data_stage import HandLedger, data_scene
from tests.ui.scanning import scanned
from tests.ui.sending_hand import HandPort, HandSide
from tests.ui.test_data_page import busy
from tests.ui.test_sending_page import is_drawn, open_page

ROOT = Path(__file__).parents[2]
MONTH = "2026-03"
UTC8 = 480
BROKEN_DOWN = "('language', 'elder', 'ended', 'stayed')"
"""What the kiosk works out of its sessions while it sends: it stands in no tally of the ledger."""
Figures = dict[tuple[str, ...], int]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """A kiosk with a month of visits that has told nobody yet; to be copied, not used."""
    places = Places(program=ROOT, data=tmp_path_factory.mktemp("kept"))
    fill_folder(
        places, first_month=MONTH, months=1, seed=8, visits_a_month=400, site="truck",
        environment={},
    )  # fmt: skip
    return places


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The hub behind its own certificate; its address."""
    command = [sys.executable, "-m", "kiosk.hub", "serve", "--data", str(data), "--port", "0"]
    command += ["--own-certificate", "localhost,127.0.0.1"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as hub:
        assert hub.stdout is not None
        try:
            yield re.findall(r"https://[0-9.:]+", hub.stdout.readline())[0]
        finally:
            hub.send_signal(signal.SIGTERM)
            hub.wait(20)


def run(module: str, *words: str | Path) -> str:
    """One command of ours, which must end well; what it said."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copied(kept: Places, data: Path) -> Places:
    """The same machine: it has its key, and nobody knows it yet."""
    settle_device_key(kept.data)
    shutil.copytree(kept.data, data)
    return Places(program=ROOT, data=data)


def asked(path: Path, query: str) -> Figures:
    with closing(sqlite3.connect(path)) as connection:
        return {tuple(row[:-1]): row[-1] for row in connection.execute(query)}


def kiosk_figures(places: Places) -> Figures:
    """Every total of the ledger."""
    return asked(
        places.ledger,
        "SELECT exhibit, version, question, metric, sum(count) FROM tallies"
        f" WHERE metric NOT IN {BROKEN_DOWN} AND count > 0 GROUP BY 1, 2, 3, 4",
    )


def hub_figures(data: Path) -> Figures:
    """The same of everything in the hub's tables."""
    return asked(
        data / "hub" / "hub.sqlite3",
        "SELECT exhibit, version, question, metric, sum(tallies.count) FROM tallies"
        " JOIN kinds ON kinds.kind = tallies.kind"
        f" WHERE metric NOT IN {BROKEN_DOWN} GROUP BY 1, 2, 3, 4",
    )


def hub_state(data: Path) -> tuple[object, ...]:
    """All that the pages show of counts; not which paths they came by."""
    with closing(sqlite3.connect(data / "hub" / "hub.sqlite3")) as connection:
        return tuple(
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4").fetchall()
            for table in ("tallies", "outings", "device_months", "fleet_months", "exhibit_months")
        )


def desk_of(places: Places, told: list[Message]) -> SendingDesk:
    """What stands behind the page 上报 of that kiosk."""
    clock = kept_clock(places.data)
    settings = load_settings(places.config_shipped, places.config_own).settings
    return SendingDesk(
        places, settings, clock, lambda: about_here(places, settings, clock), told.append
    )


def exchanged(places: Places, stick: Path) -> Exchanged:
    """The stick in that kiosk, whose ledger's thread does at once what it is told."""
    told: list[Message] = []
    done = desk_of(places, told).exchange(stick, lambda _: None)
    with closing(open_ledger(places.ledger)) as ledger:
        for message in told:
            ledger.apply(message)
    return done


class MonthPort(HandPort):
    """The page asks for the month that it shows; here it gets the one that is kept."""

    def __init__(self, desk: SendingDesk) -> None:
        super().__init__()
        self._desk = desk

    def codes(self, month: Period) -> Codes:
        return self._desk.codes(Period(MONTH))


def read_from_the_glass(places: Places, folder: Path) -> list[str]:
    """The codes of the month, one after the other, from pictures of the window."""
    side, owner = HandSide(), QObject()
    desk = desk_of(places, [])
    side.port = MonthPort(desk)
    found: list[str] = []
    with data_scene(owner, folder, HandLedger(busy), sending=side) as scene:
        open_page(scene)
        scene.tap("sendCode")
        while True:
            scene.until(lambda: is_drawn(scene))
            found += scanned(scene.stage.view.grabWindow())
            turner = scene.stage.finger.find("pageOn")
            if turner is None or not turner.isEnabled():
                break
            scene.tap("pageOn")
    owner.deleteLater()
    return found


def test_counts_reach_the_city_by_network_stick_and_phone_and_count_once(
    kept: Places, tmp_path: Path, qt_app: QGuiApplication
) -> None:
    hub, stick = tmp_path / "hub", tmp_path / "stick"
    kiosk = copied(kept, tmp_path / "kiosk")
    figures = kiosk_figures(kiosk)
    sessions = asked(kiosk.ledger, "SELECT count(*) FROM sessions")[()]
    assert sessions > 100 and sum(figures.values()) > 1_000

    with serving(hub) as address:
        run("kiosk.hub", "token", "new", "--data", hub, "--label", "科普大篷车", "--stick", stick)
        token = stick / "KEPU" / "in" / "enrol.json"
        run("kiosk", "send", "--once", "--agree", "--enrol", token, "--data", kiosk.data)
        assert hub_figures(hub) == figures
        assert hub_figures(hub)["", "", "", "sessions"] == sessions
        outings = "SELECT count(DISTINCT outing) FROM outings"
        assert asked(hub / "hub" / "hub.sqlite3", outings) == asked(kiosk.ledger, outings)
        assert not read_waiting(kiosk.ledger, UTC8).due
        assert confirmed_until(kiosk.ledger, UTC8) == "2026-03-31"
        before = hub_state(hub)

        # A copy of the disk from before the upload brings the very same once more, by stick.
        restored = copied(kept, tmp_path / "restored")
        run("kiosk", "send", "--show", "--enrol", token, "--data", restored.data)
        assert exchanged(restored, stick).written > 0
        run("kiosk.hub", "ingest", "--data", hub, stick)
        assert hub_state(hub) == before
        assert exchanged(restored, stick).receipts > 0
        assert not read_waiting(restored.ledger, UTC8).due
        assert confirmed_until(restored.ledger, UTC8) == "2026-03-31"
        assert exchanged(restored, stick).there == 0, "and all that is confirmed is cleared away"
        assert not list((stick / "KEPU" / "out").iterdir())

        # And a phone brings the month, twice.
        texts = read_from_the_glass(kiosk, tmp_path)
        assert texts and all(text.startswith(f"{address}/u#") for text in texts)
        for words in (f"互动 {sessions:,} 次", "以前已经收到，没有重复计算"):
            told = opened_by_a_phone(address, hub, texts)
            assert told["state"] == "merged" and words in str(told["words"])
            assert hub_state(hub) == before
    missing = asked(hub / "hub" / "hub.sqlite3", "SELECT sum(missing) FROM devices")[()]
    assert missing == 0


def opened_by_a_phone(address: str, hub: Path, texts: list[str]) -> dict[str, object]:
    """What the phone says after the last code, each scanned as a link."""
    context = ssl.create_default_context(cafile=str(hub / "hub" / "tls" / "ca.pem"))
    kept: list[str] = []
    with httpx.Client(verify=context, base_url=address, trust_env=False) as phone:
        for text in texts:
            page, digits = text.split("#")
            assert phone.get(page).status_code == 200
            answer = phone.post("/u/parts", json={"parts": [*kept, digits], "latest": digits})
            assert answer.status_code == 200, answer.text
            kept.append(digits)
        told: dict[str, object] = answer.json()
    return told
