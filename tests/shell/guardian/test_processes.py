"""Shells as real processes: started, ended with all their children, taken over by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.alive import process_mark
from kiosk.core.beat import open_beat
from kiosk.shell.guardian.port import UNSEEN
from kiosk.shell.guardian.processes import SystemShells, hold_place

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups")

BEATING = """
    import os, sys, time
    from pathlib import Path
    from kiosk.core.beat import open_beat
    from kiosk.core.runs import START_VARIABLE
    beats = open_beat(Path(sys.argv[1]))
    beats.claim(int(os.environ[START_VARIABLE], 16), safe="--safe" in sys.argv)
    while beats.asked() is None:
        beats.beat(idle=True, ready=True)
        time.sleep(0.01)
    beats.end(beats.asked())
    sys.exit(beats.asked())
"""


def shells(data: Path, code: str, *, blind: bool = False) -> SystemShells:
    command = [sys.executable, "-c", textwrap.dedent(code), str(data)]
    return SystemShells(data, lambda: command, None if blind else open_beat(data))


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_an_exit_code_comes_home(data: Path) -> None:
    shell = shells(data, "import sys; sys.exit(7)").start(safe=False)
    until(lambda: shell.ended() is not None)
    assert shell.ended() == 7
    shell = shells(data, "import os; os.abort()").start(safe=False)
    until(lambda: shell.ended() is not None)
    assert shell.ended() == -signal.SIGABRT


def test_what_it_says_is_kept_from_this_start_only(data: Path) -> None:
    for words in ("first", "second"):
        code = f"import sys; print({words!r}, file=sys.stderr)"
        shell = shells(data, code).start(safe=False)
        until(lambda shell=shell: shell.ended() is not None)  # type: ignore[misc]
    assert (data / "crashes" / "said.txt").read_text("utf-8") == "second\n"


def test_safe_mode_is_asked_for_in_words(data: Path) -> None:
    code = "import sys; sys.exit('--safe' in sys.argv)"
    for safe in (False, True):
        shell = shells(data, code).start(safe=safe)
        until(lambda shell=shell: shell.ended() is not None)  # type: ignore[misc]
        assert shell.ended() == int(safe)


def test_a_program_that_is_not_there_is_refused(data: Path) -> None:
    with pytest.raises(OSError):
        SystemShells(data, lambda: [str(data / "nothing")], None).start(safe=False)


def test_beats_are_those_of_this_start(data: Path) -> None:
    open_beat(data).claim(12345, safe=False)  # somebody else's
    shell = shells(data, BEATING).start(safe=True)
    until(lambda: shell.beat() is not None)
    told = shell.beat()
    assert told is not None and told.safe and told.pid == shell.pid
    shell.ask_to_end(10)
    until(lambda: shell.ended() is not None)
    assert shell.ended() == 10


def test_killed_it_goes_with_its_children(data: Path) -> None:
    code = """
        import subprocess, sys
        from pathlib import Path
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        Path(sys.argv[1], "child.new").write_text(str(child.pid))
        Path(sys.argv[1], "child.new").rename(Path(sys.argv[1], "child"))
        child.wait()
    """
    for end in ("kill", "crash"):
        shell = shells(data, code, blind=True).start(safe=False)
        until((data / "child").exists)
        child = int((data / "child").read_text())
        (data / "child").unlink()
        if end == "kill":
            shell.kill()
        else:
            os.kill(shell.pid, signal.SIGKILL)
            until(lambda shell=shell: shell.ended() is not None)  # type: ignore[misc]
        until(lambda child=child: process_mark(child) is None)  # type: ignore[misc]


def test_a_stopped_shell_is_killed_too(data: Path) -> None:
    shell = shells(data, "import time; time.sleep(60)").start(safe=False)
    os.kill(shell.pid, signal.SIGSTOP)
    shell.kill()
    assert shell.ended() == -signal.SIGKILL


def test_another_guardian_takes_a_running_shell_over(data: Path) -> None:
    first = shells(data, BEATING)
    assert first.adopt() is None
    started = first.start(safe=False)
    until(lambda: started.beat() is not None)
    second = shells(data, "")
    taken = second.adopt()
    assert taken is not None and taken.foreign and taken.pid == started.pid
    assert taken.ended() is None
    taken.ask_to_end(10)
    until(lambda: taken.ended() is not None)
    assert taken.ended() == 10
    assert started.ended() == 10
    assert second.adopt() is None


def test_a_shell_taken_over_that_dies_ended_unseen(data: Path) -> None:
    started = shells(data, BEATING).start(safe=False)
    until(lambda: started.beat() is not None)
    taken = shells(data, "").adopt()
    assert taken is not None
    taken.kill()
    assert taken.ended() == UNSEEN
    assert started.ended() == -signal.SIGKILL


def test_there_is_one_guardian_a_folder_and_death_lets_go(tmp_path: Path) -> None:
    release = hold_place(tmp_path)
    assert release is not None
    assert hold_place(tmp_path) is None
    release()
    code = f"""
        from pathlib import Path; import os
        from kiosk.shell.guardian.processes import hold_place
        kept = hold_place(Path({str(tmp_path)!r})); print(bool(kept), flush=True); os.abort()
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, check=False
    )
    assert done.stdout.strip() == b"True"
    again = hold_place(tmp_path)
    assert again is not None
    again()


def test_the_bell_rings_when_a_child_ends_or_somebody_says_so(data: Path) -> None:
    code = """
        import os, signal, subprocess, sys, time
        from kiosk.shell.guardian.processes import SignalBell
        bell = SignalBell()
        child = subprocess.Popen([sys.executable, "-c", "pass"])
        begun = time.monotonic()
        while child.poll() is None:
            bell.sleep(30)
        assert time.monotonic() - begun < 10 and not bell.told_to_end
        os.kill(os.getpid(), signal.SIGTERM)
        bell.sleep(30)
        assert time.monotonic() - begun < 10 and bell.told_to_end
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, timeout=60)
