"""The frozen program does what a kiosk is for: visits, films, simulations, bundles, reports."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk import __version__
from kiosk.bundles.program.trying import try_start
from kiosk.bundles.program.values import Program, this_system
from tests.frozen.folder import Frozen, replace_file
from tests.journeys.guarded import Guarded

ROWS = ("files", "modules", "screens", "film", "exhibits")
pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]


def _colours(picture: Path, left: float = 0.2, right: float = 0.8) -> int:
    """How many colours a grid of points in the middle of a picture has."""
    image = QImage(str(picture))
    assert not image.isNull(), picture
    across = range(int(image.width() * left), int(image.width() * right), 17)
    down = range(int(image.height() * 0.2), int(image.height() * 0.7), 13)
    return len({image.pixel(x, y) for x in across for y in down})


@pytest.fixture
def xvfb() -> Iterator[str]:
    """A display that nobody sees."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb")
    reading, writing = os.pipe()
    order = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(order, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def test_it_finds_itself_whole(frozen: Frozen) -> None:
    told = frozen.told("doctor", "--self")
    signs = {each["id"]: each["sign"] for each in told["findings"]}
    assert list(signs) == [f"self-{name}" for name in ROWS]
    film = next(each["facts"] for each in told["findings"] if each["id"] == "self-film")
    assert film["frames"] > 0 and signs["self-files"] == "good", told


@pytest.mark.skipif(sys.platform == "win32", reason="names of Linux")
def test_it_would_be_taken_as_an_update(frozen: Frozen, tmp_path: Path) -> None:
    program = Program(1, __version__, *this_system(), "", None, 1, (), ())
    assert try_start(frozen.folder, program, lambda: False) is None
    copy = frozen.copy(tmp_path / "kiosk")
    next(copy.internal.rglob("libQt6QmlModels.so.6")).unlink()
    reason = try_start(copy.folder, program, lambda: False)
    assert reason is not None and "libQt6QmlModels.so.6" in reason.zh


@pytest.mark.parametrize(
    ("lost", "row"),
    [
        ("_internal/PySide6/Qt/plugins/multimedia", "self-film"),
        ("_internal/PySide6/Qt/plugins/imageformats", "self-screens"),
        ("_internal/PySide6/Qt/qml/QtQuick/Layouts", "self-screens"),
        ("_internal/pygame", "self-modules"),
        ("assets/fonts", "self-screens"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="names of Linux")
def test_it_notices_what_is_lost(frozen: Frozen, tmp_path: Path, lost: str, row: str) -> None:
    copy = frozen.copy(tmp_path / "kiosk")
    shutil.rmtree(copy.folder / lost)
    done = copy.run("doctor", "--self", "--json", "--data", tmp_path / "data")
    assert done.returncode == 1, done.stdout + done.stderr
    signs = {each["id"]: each["sign"] for each in json.loads(done.stdout)["findings"]}
    assert signs["self-files"] == "bad" and signs[row] == "bad"


def test_it_checks_its_own_exhibits(frozen: Frozen) -> None:
    done = frozen.run("check", frozen.folder / "exhibits")
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_plays_a_visit_and_counts_it(frozen: Frozen, tmp_path: Path) -> None:
    data = ("--data", tmp_path / "data")
    told = frozen.told("tour", "--out", tmp_path / "tour", *data)
    assert (tmp_path / "tour" / "001-attract.png").stat().st_size > 10_000
    seen = frozen.told("visits", *data)
    assert seen["sessions"] == told["counted"]["sessions"] > 0
    assert seen["exhibits"].keys() == told["counted"]["exhibits"].keys()
    assert not list(frozen.folder.rglob("ledger.db"))


def test_under_x11_it_shows_films_and_simulations(
    frozen: Frozen, tmp_path: Path, xvfb: str
) -> None:
    words = ("--exhibit", "cn.kepu.tiangong", "--exhibit", "cn.kepu.drip")
    out = ("--out", tmp_path / "tour", "--data", tmp_path / "data")
    told = frozen.told(
        "tour", *words, *out, environment={"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"}
    )
    pictures = sorted((tmp_path / "tour").glob("*.png"))
    assert len(pictures) == len(told["screens"])
    films = [path for path in pictures if path.stem.endswith("film")]
    simulations = [path for path in pictures if "simulation" in path.stem]
    assert films and simulations, [path.name for path in pictures]
    for path in (*films, *simulations):
        colours = _colours(path)
        print(f"{path.name}: {colours} colours")
        assert colours > 20, path


def test_it_has_the_operator_s_side(frozen: Frozen, tmp_path: Path) -> None:
    told = frozen.told("tour", "--operator", "--out", tmp_path / "tour")
    screens = told["screens"]
    assert any("page-about" in screen for screen in screens) and "closed" in screens[-1]
    doctor = frozen.run("doctor", "--json", "--data", tmp_path / "data")
    assert json.loads(doctor.stdout)


def test_it_packs_signs_installs_and_takes_back_a_bundle(frozen: Frozen, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("correct horse battery", "utf-8")
    keys, stick, data = tmp_path / "keys", tmp_path / "stick", ("--data", tmp_path / "data")
    told = ("--passphrase-file", words)
    build = ("--keys", keys, "--publisher", "own", "--package", "p", "--out", stick, *told)
    exhibit = frozen.folder / "exhibits" / "cn.kepu.physics"
    for order in (
        ("keys", "new", "--out", keys, *told),
        ("keys", "trust", keys, *data),
        ("bundle", "build", exhibit, "--seq", "1", *build),
        ("bundle", "install", stick, *data),
        ("bundle", "build", exhibit, "--seq", "2", *build),
        ("bundle", "install", stick, *data),
        ("bundle", "rollback", "own.p", *data),
        ("bundle", "verify", "own.p", *data),
    ):
        done = frozen.run(*order)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "seq 1" in frozen.run("bundle", "list", *data).stdout


def test_it_writes_a_month_s_report(frozen: Frozen, tmp_path: Path) -> None:
    out, data = tmp_path / "history", tmp_path / "data"
    words = ("--years", "1", "--until", "2026-10", "--visits-a-month", "500")
    made = frozen.run("demo-history", *words, "--data", data)
    assert made.returncode == 0, made.stdout + made.stderr
    months = frozen.told("visits", "--data", data)
    assert months["sessions"] > 0
    done = frozen.run("report", "--month", "2026-10", "--out", out, "--data", data)
    assert done.returncode == 0, done.stdout + done.stderr
    heads = {path.suffix: path.read_bytes()[:5] for path in out.rglob("*") if path.is_file()}
    assert heads[".xlsx"].startswith(b"PK") and heads[".pdf"] == b"%PDF-", sorted(heads)


def test_safe_mode_passes_damaged_byte_code_by(frozen: Frozen, tmp_path: Path) -> None:
    """Qt runs byte code as it lies; a damaged one is why safe mode may have been entered."""
    copy = frozen.copy(tmp_path / "kiosk")
    for path in (copy.internal / "kiosk").rglob("*.qmlc"):
        content = path.read_bytes()
        replace_file(path, content[:400] + bytes(reversed(content[400:])))
    guarded = Guarded(tmp_path / "data")
    shell = subprocess.Popen(
        [str(copy.program), "run", "--safe", "--size", "1366x768", "--data", str(guarded.data)],
        cwd=copy.folder,
    )
    try:
        beat = guarded.usable()
        assert beat.pid == shell.pid
    finally:
        shell.terminate()
        shell.wait(30)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_guardian_is_a_small_program_of_its_own(frozen: Frozen, tmp_path: Path) -> None:
    data = tmp_path / "data"
    guarded = Guarded(data)
    command = [str(frozen.program), "guard", "--data", str(data), "--size", "1366x768"]
    guardian = subprocess.Popen(command, cwd=frozen.folder)
    guarded.guardians.append(guardian)  # type: ignore[arg-type]  # nothing of it is read
    try:
        beat = guarded.usable()
        kiosk, small = (Path(f"/proc/{pid}/exe").readlink() for pid in (beat.pid, guardian.pid))
        assert (kiosk, small) == (frozen.program, frozen.program.with_name("kiosk-guard"))
        status = Path(f"/proc/{guardian.pid}/status").read_text("ascii")
        mib = int(status.split("VmHWM:")[1].split()[0]) / 1024
        print(f"the frozen guardian: {mib:.1f} MiB")
        assert mib <= 20
        _, back_s = guarded.harm(signal.SIGKILL, beat=beat)
        print(f"from crash to usable: {back_s:.2f} s")
        guarded.end()
    finally:
        guarded.clear()
