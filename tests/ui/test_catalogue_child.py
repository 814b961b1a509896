"""The child process that rebuilds the catalogue: however it ends, the kiosk hears of it once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QProcess, QTimer

from kiosk.core.program import own_command
from kiosk.library.catalogue import read_index
from kiosk.ui import catalogue_child
from kiosk.ui.catalogue_child import CatalogueChild
from kiosk.ui.catalogue_index import IndexReader
from tests.library.making import make_exhibits

pytestmark = pytest.mark.usefixtures("qt_app")

Start = Callable[..., CatalogueChild]


class Ear:
    """Hears the child's end, and waits for it."""

    def __init__(self) -> None:
        self.times = 0
        self.parent = QObject()
        self._loop = QEventLoop()

    def hear(self) -> None:
        self.times += 1
        self._loop.quit()

    def wait(self, at_most_s: float = 20) -> None:
        QTimer.singleShot(round(at_most_s * 1000), self._loop, self._loop.quit)
        self._loop.exec()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that puts another command in the place of our own."""

    def put(*command: str) -> None:
        monkeypatch.setattr(catalogue_child, "own_command", lambda *_: list(command))

    return put


def test_it_writes_an_index_that_the_kiosk_can_use(
    ear: Ear, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_exhibits(tmp_path / "exhibits", 3)
    cache = data / "cache"
    assert len(read_index(tmp_path / "exhibits", cache)[1]) == 3
    CatalogueChild(data, tmp_path / "exhibits", ear.hear, ear.parent).start()
    ear.wait()
    assert ear.times == 1
    catalogue, stale = read_index(tmp_path / "exhibits", cache)
    assert (len(catalogue.exhibits), stale) == (3, ())


def test_a_frozen_program_runs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("index") == [sys.executable, "-m", "kiosk", "index"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("index") == [sys.executable, "index"]


def test_one_that_fails_is_told_with_its_last_words(
    ear: Ear,
    instead: Callable[..., None],
    data: Path,
    expect_log: Callable[..., object],
) -> None:
    expect_log("kiosk.ui.catalogue_child", "ERROR", "ended with 3: no room")
    instead(sys.executable, "-c", "import sys; print('no room'); sys.exit(3)")
    CatalogueChild(data, data, ear.hear, ear.parent).start()
    ear.wait()
    ear.wait(0.1)
    assert ear.times == 1


def test_one_that_is_killed_is_told(
    ear: Ear,
    instead: Callable[..., None],
    data: Path,
    expect_log: Callable[..., object],
) -> None:
    expect_log("kiosk.ui.catalogue_child", "ERROR", "ended with 9")
    instead(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)")
    CatalogueChild(data, data, ear.hear, ear.parent).start()
    ear.wait()
    ear.wait(0.1)
    assert ear.times == 1


def test_one_that_cannot_start_is_told(
    ear: Ear,
    instead: Callable[..., None],
    data: Path,
    expect_log: Callable[..., object],
) -> None:
    expect_log("kiosk.ui.catalogue_child", "ERROR", "did not start")
    instead(str(data / "no-such-program"))
    child = CatalogueChild(data, data, ear.hear, ear.parent)
    child.start()
    ear.wait(0.2)
    assert ear.times == 1


def test_a_kiosk_that_stops_takes_it_along(
    ear: Ear, instead: Callable[..., None], data: Path
) -> None:
    instead(sys.executable, "-c", "import time; time.sleep(60)")
    child = CatalogueChild(data, data, ear.hear, ear.parent)
    child.start()
    child.stop()
    assert child._process.state() == QProcess.ProcessState.NotRunning
    ear.wait(0.05)
    assert ear.times == 0


def test_the_index_is_read_beside_the_window(ear: Ear, data: Path, tmp_path: Path) -> None:
    make_exhibits(tmp_path / "exhibits", 2)
    got: list[object] = []

    def take(*what: object) -> None:
        got.extend(what)
        ear.hear()

    reader = IndexReader(tmp_path / "exhibits", data / "cache", take, ear.parent)
    reader.start()
    ear.wait()
    reader.stop()
    assert ear.times == 1
    assert len(got[1]) == 2  # type: ignore[arg-type]


def test_an_index_reader_that_breaks_leaves_a_kiosk_that_starts(
    ear: Ear,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[..., object],
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("kiosk.library.catalogue.read_index", breaks)
    expect_log("kiosk.ui.catalogue_index", "ERROR", "index was not read")
    reader = IndexReader(data, data, lambda *_: ear.hear(), ear.parent)
    reader.start()
    ear.wait()
    reader.stop()
    assert ear.times == 1


def test_a_reader_that_is_stopped_says_nothing_more(ear: Ear, data: Path) -> None:
    reader = IndexReader(data, data, lambda *_: ear.hear(), ear.parent)
    reader.start()
    reader.stop()
    ear.wait(0.05)
    assert ear.times == 0
