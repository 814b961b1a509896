"""Releases as real processes: one that fails leads back to the program the machine was given."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from pathlib import Path

import pytest

from kiosk.core.places import find_places
from kiosk.core.release_pointer import change_pointer, read_pointer
from kiosk.core.releases import CONTRACT, MANIFEST_NAME, chosen, start_file
from kiosk.core.runs import END
from kiosk.shell.guardian.entry import guard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts that start by themselves")

PROGRAM = """\
#!{python}
import json, os, sys, time
from pathlib import Path
data = Path(sys.argv[sys.argv.index("--data") + 1])
with (data / "ran.txt").open("a") as file:
    print(json.dumps([{name!r}, os.environ["KIOSK_GUARDIAN"], "--safe" in sys.argv]), file=file)
if {fails}:
    sys.exit(3)
from kiosk.core.beat import open_beat
from kiosk.core.runs import START_VARIABLE
beats = open_beat(data)
beats.claim(int(os.environ[START_VARIABLE], 16), safe=False)
beats.beat(idle=True, ready=True)
beats.end(0)
"""


def program(path: Path, name: str, *, fails: bool) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = PROGRAM.format(python=sys.executable, name=name, fails=fails)
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_three_failures_lead_back_to_what_the_machine_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk import __version__

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    data, release = tmp_path / "data", "0.3.0-13"
    start = program(start_file(data, release), "new", fails=True)
    (start.parent / MANIFEST_NAME).write_text("{}", encoding="utf-8")
    change_pointer(data, lambda now: chosen(now, release, __version__))
    given = program(tmp_path / "given", "given", fails=False)
    code = os.fork()
    if code == 0:  # the guardian sets signals of its own
        os._exit(guard(find_places(data), [], program=[str(given)]))
    assert os.waitstatus_to_exitcode(os.waitpid(code, 0)[1]) == END
    ran = [json.loads(line) for line in (data / "ran.txt").read_text("utf-8").splitlines()]
    told = f"{CONTRACT}:{__version__}"
    assert ran == [["new", told, False]] * 3 + [["given", told, False]]
    fell = read_pointer(data).fell
    assert fell is not None and (fell.release, fell.failed) == (release, 3)
    assert "0.3.0-13 is given up" in (data / "logs" / "guardian.log").read_text("utf-8")
