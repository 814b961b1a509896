"""The frozen folder itself starts, checks its exhibits and plays a visit (`make proof`)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.guarded import Guarded

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the executable of a fresh frozen folder."""
    folder = tmp_path_factory.mktemp("frozen")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(folder / "dist"), "--workpath", str(folder / "build")),
            str(ROOT / "build_kiosk.spec"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / "dist" / "kiosk" / ("kiosk.exe" if sys.platform == "win32" else "kiosk")


def _run(executable: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(executable), *map(str, arguments)],
        cwd=executable.parent,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_what_people_exchange_lies_beside_the_executable(frozen: Path) -> None:
    beside = {path.name for path in frozen.parent.iterdir()}
    wanted = {
        "exhibits",
        "assets",
        "config.toml",
        "campaigns.toml",
        "LICENSE",
        "NOTICES.md",
        "licences",
    }
    assert wanted <= beside
    assert (frozen.parent / "licences" / "pydantic").is_dir()


def test_no_module_of_another_licence_is_frozen(frozen: Path) -> None:
    names = {path.name for path in frozen.parent.rglob("*")}
    foreign = ("Charts", "DataVisualization", "Graphs", "HttpServer", "Quick3D", "VirtualKeyboard")
    assert not [name for name in names if any(f"Qt6{part}" in name for part in foreign)]
    assert not [name for name in names if "WebEngine" in name]


def test_it_checks_its_own_exhibits(frozen: Path) -> None:
    done = _run(frozen, "check", frozen.parent / "exhibits")
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_plays_a_visit_and_counts_it(frozen: Path, tmp_path: Path) -> None:
    done = _run(frozen, "tour", "--out", tmp_path / "tour", "--data", tmp_path / "data", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (tmp_path / "tour" / "001-attract.png").stat().st_size > 10_000
    counted = _run(frozen, "visits", "--json", "--data", tmp_path / "data")
    seen = json.loads(counted.stdout)
    assert seen["sessions"] == told["counted"]["sessions"] > 0
    assert seen["exhibits"].keys() == told["counted"]["exhibits"].keys()
    assert not list(frozen.parent.rglob("ledger.db"))


def test_it_has_the_operator_s_side(frozen: Path, tmp_path: Path) -> None:
    done = _run(frozen, "tour", "--operator", "--out", tmp_path / "tour", "--json")
    assert done.returncode == 0, done.stderr
    screens = json.loads(done.stdout)["screens"]
    assert any("page-about" in screen for screen in screens) and "closed" in screens[-1]
    doctor = _run(frozen, "doctor", "--json", "--data", tmp_path / "data")
    assert json.loads(doctor.stdout)


def test_it_packs_signs_installs_and_takes_back_a_bundle(frozen: Path, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("correct horse battery", "utf-8")
    keys, stick, data = tmp_path / "keys", tmp_path / "stick", ("--data", tmp_path / "data")
    told = ("--passphrase-file", words)
    build = ("--keys", keys, "--publisher", "own", "--package", "p", "--out", stick, *told)
    exhibit = frozen.parent / "exhibits" / "cn.kepu.physics"
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
        done = _run(frozen, *order)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "seq 1" in _run(frozen, "bundle", "list", *data).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_guardian_is_a_small_program_of_its_own(frozen: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    guarded = Guarded(data)
    command = [str(frozen), "guard", "--data", str(data), "--size", "1366x768"]
    guardian = subprocess.Popen(command, cwd=frozen.parent)
    guarded.guardians.append(guardian)  # type: ignore[arg-type]  # nothing of it is read
    try:
        beat = guarded.usable()
        kiosk, small = (Path(f"/proc/{pid}/exe").readlink() for pid in (beat.pid, guardian.pid))
        assert (kiosk, small) == (frozen, frozen.with_name("kiosk-guard"))
        status = Path(f"/proc/{guardian.pid}/status").read_text("ascii")
        mib = int(status.split("VmHWM:")[1].split()[0]) / 1024
        print(f"the frozen guardian: {mib:.1f} MiB")
        assert mib <= 20
        _, back_s = guarded.harm(signal.SIGKILL, beat=beat)
        print(f"from crash to usable: {back_s:.2f} s")
        guarded.end()
    finally:
        guarded.clear()
