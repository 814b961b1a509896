"""Two reports at once: one waits for the other, and both are whole."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.in_turn import LOCK, in_turn
from kiosk.reports.placing import CalledOff
from kiosk.reports.versions import read_versions
from tests.reports.kept import CODE, MONTH, names

ROOT = Path(__file__).parents[2]


def test_the_second_waits_for_the_first(data: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with in_turn(data):
            order.append("second")

    other = threading.Thread(target=second)
    with in_turn(data):
        other.start()
        other.join(0.3)
        order.append("first")
    other.join(5.0)
    assert order == ["first", "second"]


def test_it_does_not_wait_for_ever_and_can_be_called_off(data: Path) -> None:
    with in_turn(data):
        with pytest.raises(Trouble, match="report-busy"), in_turn(data, patience_s=0.0):
            pass
        with pytest.raises(CalledOff), in_turn(data, lambda: True):
            pass


def test_a_disk_that_takes_no_lock_stops_no_report(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("kiosk.reports.in_turn.os.open", full)
    with in_turn(data):
        assert not (data / "reports" / LOCK).exists()


@pytest.mark.usefixtures("child_environment")
def test_two_processes_make_the_same_version_and_all_its_files(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = "import sys; import kiosk.health.this_machine as m; m.program_made_s = lambda: 0.0; "
    told += "from kiosk.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", told, "--data", str(kept), "report"]
    command += ["--month", MONTH, "--out", str(out)]
    both = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for each in both:
        _, said = each.communicate(timeout=60)
        assert each.returncode == 0, said
    assert [version.number for version in read_versions(kept, MONTH)] == [1]
    assert len(names(out)) == 14 and all(name.find(f"{MONTH}_") > 0 for name in names(out))
    assert f"{CODE}_{MONTH}_v1.xlsx" in names(out)
