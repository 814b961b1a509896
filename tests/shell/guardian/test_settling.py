"""A run found open: cut off with the machine, or lost while it went on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.runs import Moment, begin_run, end_run, read_runs
from kiosk.shell.guardian.settling import settle
from tests.shell.guardian.pretending import left_open

NOW = Moment("boot-b", 100.0, 1_800_000_000.0)


def test_a_run_that_ended_well_is_no_matter(data: Path) -> None:
    assert settle(data, NOW) == ""
    assert not (data / "runs.json").exists()  # nothing is written for nothing
    begin_run(data, 1, Moment("boot-a", 5.0, 0.0))
    end_run(data)
    assert settle(data, NOW) == ""
    assert read_runs(data).cuts_noticed == 0


def test_another_boot_means_the_power_went(data: Path) -> None:
    left_open(data, boot="boot-a", at_s=50.0)
    assert settle(data, NOW) == "cut"
    assert settle(data, NOW) == ""
    known = read_runs(data)
    assert (known.cuts_noticed, known.crash_count, known.open) == (1, 0, None)
    assert known.cut_before("boot-b") and not known.cut_before("boot-a")
    assert known.last_cut is not None and known.last_cut.noticed == NOW


def test_the_same_boot_means_the_program_died_unseen(data: Path) -> None:
    left_open(data, boot="boot-b", at_s=50.0)
    (data / "crashes").mkdir()
    (data / "crashes" / "faults.txt").write_text("Segmentation fault", "utf-8")
    assert settle(data, NOW) == "lost"
    known = read_runs(data)
    assert (known.cuts_noticed, known.crash_count) == (0, 1)
    assert known.last_crash is not None and known.last_crash.kind == "lost"
    assert "Segmentation fault" in (data / "crashes" / known.last_crash.record).read_text("utf-8")


def test_a_crash_is_noted_although_the_folder_of_records_cannot_be_listed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else no kiosk would start: each start asks how the run before has ended."""
    left_open(data, boot="boot-b", at_s=50.0)
    glob = Path.glob

    def hurt(folder: Path, pattern: str) -> Iterator[Path]:
        if folder.name == "crashes":
            raise OSError(errno.EIO, "Input/output error", str(folder))
        return glob(folder, pattern)

    monkeypatch.setattr(Path, "glob", hurt)
    assert settle(data, NOW) == "lost"
    known = read_runs(data)
    assert (known.crash_count, known.open) == (1, None)


@pytest.mark.parametrize(
    ("began_s", "last_beat_s", "found"),
    [(150.0, 0.0, "cut"), (90.0, 30_000.0, "cut"), (90.0, 95.0, "lost"), (90.0, 0.0, "lost")],
)
def test_where_boots_have_no_name_the_seconds_since_the_boot_tell(
    data: Path, began_s: float, last_beat_s: float, found: str
) -> None:
    left_open(data, boot=None, at_s=began_s)
    assert settle(data, NOW._replace(boot=None), last_beat_s) == found
