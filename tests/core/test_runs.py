"""How runs ended: kept whole, read back, and never in the way when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core import runs
from kiosk.core.runs import (
    Moment,
    Runs,
    begin_run,
    end_run,
    note_crash,
    note_cut,
    note_safe,
    read_runs,
    this_moment,
)

AT = Moment("boot", 12.5, 1_800_000_000.0)


def test_a_new_machine_has_no_past(data: Path) -> None:
    assert read_runs(data) == Runs()
    assert read_runs(data).last_crash is None


def test_everything_is_read_back(data: Path) -> None:
    begin_run(data, 2**64 - 1, AT)
    opened = read_runs(data).open
    assert opened is not None and (opened.start, opened.began) == (2**64 - 1, AT)
    crash = note_crash(data, "hang", "no beat", "C-00FF", AT)
    assert read_runs(data).crashes == (crash,)
    assert read_runs(data).open is None
    begin_run(data, 3, AT._replace(boot=None))
    note_cut(data, AT)
    note_safe(data, AT)
    known = read_runs(data)
    assert (known.crash_count, known.cuts_noticed, known.safe, known.open) == (1, 1, AT, None)
    note_safe(data, None)
    assert read_runs(data).safe is None


def test_a_run_that_ended_well_leaves_nothing_open(data: Path) -> None:
    end_run(data)
    begin_run(data, 1, AT)
    end_run(data)
    assert read_runs(data).open is None


def test_the_last_twenty_crashes_are_known_and_all_are_counted(data: Path) -> None:
    for _ in range(25):
        note_crash(data, "crash", "SIGSEGV", "C-00FF", AT)
    known = read_runs(data)
    assert known.crash_count == 25
    assert [crash.number for crash in known.crashes] == list(range(6, 26))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": 1}',
        b"\x00" * 400,
        b'{"crashes": [[1,2]], "crash_count": 1, "cuts_noticed": 0, "last_cut": null,'
        b' "safe": null, "open": null}',
        b'{"crashes": [], "crash_count": -1, "cuts_noticed": 0, "last_cut": null,'
        b' "safe": null, "open": null}',
        b'{"crashes": [], "crash_count": 0, "cuts_noticed": 0, "last_cut": null,'
        b' "safe": ["boot", 1e999, 0], "open": null}',
        b'{"crashes": [[1, "crash", "x", "C", ["b", 1, 1], "../../etc"]], "crash_count": 1,'
        b' "cuts_noticed": 0, "last_cut": null, "safe": null, "open": null}',
        b" " * 300_000 + b"{}",
    ],
)
def test_a_damaged_file_says_nothing_and_is_set_aside_by_who_writes(
    data: Path, content: bytes
) -> None:
    (data / "runs.json").write_bytes(content)
    assert read_runs(data) == Runs()
    note_crash(data, "crash", "SIGSEGV", "C-00FF", AT)
    assert read_runs(data).crash_count == 1
    assert (data / "runs.json.damaged-1").read_bytes() == content


def test_after_damage_no_record_is_written_over(data: Path) -> None:
    (data / "crashes").mkdir()
    (data / "crashes" / "crash-0042.txt").write_text("precious", "utf-8")
    (data / "crashes" / "crash-my.txt").write_text("mine", "utf-8")
    assert note_crash(data, "crash", "SIGSEGV", "C-00FF", AT).record == "crash-0043.txt"


@settings(max_examples=40)
@given(st.recursive(st.none() | st.integers() | st.text(), st.lists))
def test_no_content_upsets_the_reader(content: object) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        told = {"crashes": content, "crash_count": 1, "cuts_noticed": 1, "last_cut": content}
        path = Path(folder) / runs.FILE
        path.write_text(json.dumps({**told, "safe": content, "open": content}), "utf-8")
        read_runs(Path(folder))


def test_this_moment_goes_on() -> None:
    one, two = this_moment(), this_moment()
    assert one.boot == two.boot
    assert one.monotonic_s <= two.monotonic_s
