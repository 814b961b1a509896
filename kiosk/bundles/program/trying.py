"""Whether a staged program runs on this machine: started twice, unseen, before it has a place.

First it tells its version, then it looks at itself (``kiosk doctor --self``): its files, modules
and screens, a second of a film, its own exhibits. It finds neither this machine's data nor its
guardian, has no window, and lets the kiosk and its visitor go first.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.bundles.program.values import Program, start_name
from kiosk.core.program import foreign_environment
from kiosk.core.releases import CONTRACT_VARIABLE
from kiosk.core.runs import START_VARIABLE
from kiosk.core.words import Words

VERSION_WITHIN_S = 120.0
"""A cold, slow disk reads a whole Python for it."""
SELF_WITHIN_S = 900.0
"""Half a minute on a machine of today; its own steps give up after two minutes each."""
LOOK_EACH_S = 0.2
MOST_SAID_BYTES = 1024**2
MOST_NAMED = 3
MOST_CHARACTERS = 200
NICENESS = 10
_SELF = ("doctor", "--self", "--json")
_CALLED_OFF = Words("试启动没有做完。", "Its trial was called off.")


class Said(NamedTuple):
    """How a program ended, and what it said."""

    code: int
    out: str
    last_words: str


def try_start(
    folder: Path,
    program: Program,
    called_off: Callable[[], bool],
    *,
    version_within_s: float = VERSION_WITHIN_S,
    self_within_s: float = SELF_WITHIN_S,
) -> Words | None:
    """Start the staged program in ``folder``: why it is not fit for this machine, or None.

    ``called_off`` is asked all the while; what was called off has not been passed.
    """
    stage = _Stage(folder / start_name(program.system), called_off)
    try:
        version = stage.version(version_within_s)
    except InterruptedError:
        return _CALLED_OFF
    except OSError as error:
        detail = error.strerror or str(error)
        return Words(f"它在本机启动不了（{detail}）。", f"It does not start here ({detail}).")
    if version != program.version:
        return Words("它说的版本号和清单不符。", "It tells another version than its list.")
    try:
        return _fault_found(stage.run(_SELF, self_within_s))
    except InterruptedError:
        return _CALLED_OFF
    except OSError as error:
        detail = error.strerror or str(error)
        return Words(f"它的自检没有做完（{detail}）。", f"Its self-test did not end ({detail}).")


def told_version(folder: Path, system: str) -> str:
    """The version that the program in ``folder`` tells of itself.

    :raises OSError: it cannot be started, fails, says nothing, or does not end.
    """
    return _Stage(folder / start_name(system), lambda: False).version(VERSION_WITHIN_S)


def _fault_found(said: Said) -> Words | None:
    """What a self-test complains of. One that cannot be read has not been passed."""
    try:
        told = json.loads(said.out)
        found = list(told["findings"])
        bad = [_named(one) for one in found if one["sign"] == "bad"]
        passed = told["verdict"] in ("good", "warn")
    except (ValueError, KeyError, TypeError, RecursionError):
        found, bad, passed = [], [], False
    if bad:
        more = f" (+{len(bad) - MOST_NAMED})" if len(bad) > MOST_NAMED else ""
        named = bad[:MOST_NAMED]
        zh, en = "".join(one.zh for one in named), " ".join(one.en for one in named)
        return Words(f"它的自检没有通过。{zh}{more}", f"Its self-test failed. {en}{more}")
    if not found or not passed or said.code != 0:
        how = _how(said)
        return Words(f"它的自检没有说出结果（{how}）。", f"Its self-test gave no answer ({how}).")
    return None


def _named(finding: dict[str, Any]) -> Words:
    title, what = finding["title"], finding["what"]
    zh, en = f"{title['zh']}：{what['zh']}", f"{title['en']}: {what['en']}"
    return Words(zh[:MOST_CHARACTERS], en[:MOST_CHARACTERS])


def _how(said: Said) -> str:
    words = f"; {said.last_words[-MOST_CHARACTERS:]}" if said.last_words else ""
    return f"exit code {said.code}{words}"


class _Stage:
    """Where a program is started: with a folder for its data and scraps that goes when it ends."""

    def __init__(self, start: Path, called_off: Callable[[], bool]) -> None:
        self._start = start
        self._called_off = called_off

    def version(self, within_s: float) -> str:
        """What it says of itself last.

        :raises InterruptedError: called off.
        :raises OSError: it cannot be started, fails, says nothing, or does not end.
        """
        said = self.run(("--version",), within_s)
        words = said.out.split()
        if said.code != 0 or not words:
            raise OSError(0, _how(said))
        return words[-1]

    def run(self, arguments: tuple[str, ...], within_s: float) -> Said:
        """Run it to its end.

        What it says goes into files, not into pipes: whatever it has started and left behind might
        hold those open for ever.

        :raises InterruptedError: called off.
        :raises OSError: it cannot be started, or does not end.
        """
        with tempfile.TemporaryDirectory(prefix="kiosk-trial-", ignore_cleanup_errors=True) as own:
            out, err = Path(own, "out"), Path(own, "err")
            with out.open("wb") as to_out, err.open("wb") as to_err:
                process = subprocess.Popen(
                    [str(self._start), *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=to_out,
                    stderr=to_err,
                    env=_environment(os.environ, own),
                    start_new_session=True,
                    creationflags=_flags(),
                )
            with _ended_at_last(process):
                _step_back(process.pid)
                code = self._wait(process, within_s, (out, err))
            last = _read(err).strip().splitlines()[-1:]
            return Said(code, _read(out), "".join(last))

    def _wait(
        self, process: subprocess.Popen[bytes], within_s: float, said: tuple[Path, ...]
    ) -> int:
        until_s = time.monotonic() + within_s
        while True:
            left_s = max(0.0, until_s - time.monotonic())
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(min(LOOK_EACH_S, left_s))
            if self._called_off():
                raise InterruptedError("called off")
            if left_s == 0.0:
                raise TimeoutError(0, f"no end within {within_s:g} s")
            if any(path.stat().st_size > MOST_SAID_BYTES for path in said):
                raise OSError(0, "it does not stop talking")


@contextlib.contextmanager
def _ended_at_last(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens, nothing goes on that was started from a folder that may be removed.

    On Windows this ends the program alone; what it started ends by itself within two minutes.
    """
    try:
        yield
    finally:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # nobody is left of its group
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _environment(ours: Mapping[str, str], own: str) -> dict[str, str]:
    """It is nobody's kiosk, and its data and scraps go with its folder."""
    foreign = foreign_environment(ours)
    kept = {
        name: value
        for name, value in foreign.items()
        if name not in (CONTRACT_VARIABLE, START_VARIABLE)
    }
    scraps = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), own)
    data = {"KIOSK_DATA": str(Path(own, "data"))}
    return {**kept, **scraps, **data, "QT_QPA_PLATFORM": "offscreen"}


def _flags() -> int:
    if sys.platform != "win32":
        return 0
    return subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW


def _step_back(pid: int) -> None:
    """From outside, and at once: what it starts is as low. A thread of ours makes it unwise to
    run Python between the fork and the program.
    """
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # it has ended already, or is lower
            os.setpriority(os.PRIO_PROCESS, pid, NICENESS)


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(MOST_SAID_BYTES).decode("utf-8", "replace")
