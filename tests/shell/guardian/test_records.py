"""What is kept of a crash: traces, words, log; bounded, and with a code for the telephone."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.core.runs import Crash, Moment
from kiosk.shell.guardian.records import Traces, crash_code, cut_short, take_traces, write_record

FAULT = """Fatal Python error: Segmentation fault

Current thread 0x00007f2a (most recent call first):
  File "{where}/kiosk/ui/window.py", line {line} in paint
  File "{where}/kiosk/app.py", line 7 in start
  File "{where}/kiosk/cli.py", line 3 in _run
  File "{where}/lib/runpy.py", line {line} in run
"""
TRACEBACK = """Traceback (most recent call last):
  File "/a/kiosk/cli.py", line 9, in main
  File "/a/kiosk/app.py", line 5, in {function}
ValueError: no
"""
AT = Moment("boot", 5.0, 1_800_000_000.0)


def crash(number: int = 1) -> Crash:
    return Crash(number, "crash", "SIGSEGV", "C-12AB", AT, f"crash-{number:04d}.txt")


def test_the_same_fault_has_the_same_code_on_every_machine() -> None:
    here = crash_code("crash", "SIGSEGV", Traces(FAULT.format(where="/a", line=1), ""))
    there = crash_code("crash", "SIGSEGV", Traces(FAULT.format(where="/b/c", line=77), "words"))
    assert here == there
    assert re.fullmatch(r"C-[0-9A-F]{4}", here)


def test_only_the_thread_that_died_gives_the_code() -> None:
    fault = FAULT.format(where="/a", line=1)
    title, current = fault.split("\n\n")
    other = 'Thread 0x01 (most recent call first):\n  File "/a/ledger.py", line 5 in write\n'
    alone, among = Traces(fault, ""), Traces(f"{title}\n\n{other}\n{current}", "")
    assert crash_code("crash", "SIGSEGV", alone) == crash_code("crash", "SIGSEGV", among)
    hung = current.replace("Current thread", "Thread")
    codes = {
        crash_code("hang", "no beat", Traces(f"Timeout (0:00:08)!\n{threads}", ""))
        for threads in (f"{other}\n{hung}", f"{other}\n{other}\n{hung}")
    }
    assert len(codes) == 1
    assert crash_code("hang", "no beat", Traces("Timeout (0:00:08)!\n" + other, "")) not in codes


def test_another_fault_has_another_code() -> None:
    fault = Traces(FAULT.format(where="/a", line=1), "")
    codes = {
        crash_code("crash", "SIGSEGV", fault),
        crash_code("crash", "SIGABRT", fault),
        crash_code("hang", "no beat", fault),
        crash_code("crash", "SIGSEGV", Traces(fault.faults.replace("paint", "load"), "")),
        crash_code("crash", "exit 1", Traces("", TRACEBACK.format(function="start"))),
        crash_code("crash", "exit 1", Traces("", TRACEBACK.format(function="stop"))),
    }
    assert len(codes) == 6


def test_a_record_holds_trace_words_and_the_end_of_the_log(data: Path) -> None:
    (data / "logs").mkdir()
    lines = [f"line {number}" for number in range(100)]
    (data / "logs" / "kiosk.log").write_text("\n".join(lines[90:]) + "\n", "utf-8")
    (data / "logs" / "kiosk.log.1").write_text("\n".join(lines[:90]) + "\n", "utf-8")
    write_record(data, crash(), {"mode": "safe"}, Traces("where it stood", "坏了"))
    text = (data / "crashes" / "crash-0001.txt").read_text("utf-8")
    assert text.startswith("kind: crash\nhow: SIGSEGV\ncode: C-12AB\nmode: safe\n")
    assert "where it stood" in text and "坏了" in text
    assert "line 99" in text and "line 40" in text and "line 39" not in text


def test_a_record_of_a_machine_that_left_nothing_says_so(data: Path) -> None:
    write_record(data, crash(), {}, Traces("", ""))
    assert (data / "crashes" / "crash-0001.txt").read_text("utf-8").count("(nothing)") == 3


def test_the_newest_twenty_records_stay(data: Path) -> None:
    for number in (*range(9_985, 10_010),):
        write_record(data, crash(number), {}, Traces("", ""))
    kept = {path.name for path in (data / "crashes").iterdir()}
    assert kept == {f"crash-{number:04d}.txt" for number in range(9_990, 10_010)}


def test_a_huge_file_of_words_is_read_and_kept_in_part(data: Path) -> None:
    folder = data / "crashes"
    folder.mkdir()
    (folder / "said.txt").write_bytes(b"x" * 5_000_000 + b"the last word")
    (folder / "faults.txt").write_bytes(b"the first word" + b"\xff" * 5_000_000)
    traces = take_traces(data)
    assert traces.said.endswith("the last word")
    assert traces.faults.startswith("the first word")
    assert len(traces.said) + len(traces.faults) < 100_000
    assert list(folder.iterdir()) == []


def test_words_that_fill_the_disk_are_cut_short_while_the_shell_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "said.txt"
    with path.open("ab") as shell:
        shell.write(b"x" * 5000)
        shell.flush()
        cut_short(path, most=4000)
        shell.write(b"then this")
    assert path.read_bytes() == b"then this"
    cut_short(path, most=4000)
    assert path.read_bytes() == b"then this"
    cut_short(tmp_path / "none.txt")
