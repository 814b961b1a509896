"""Shut the machine down, or start it again: the system's own command, as a list of arguments.

The kiosk itself is started again by its guardian, which knows the exit code; no command is needed.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import PureWindowsPath
from typing import NamedTuple, Protocol

from kiosk.core.errors import Trouble
from kiosk.core.words import Words

ANSWERS_WITHIN_S = 6.0
"""Less than the guardian waits for a beat: a command that hangs must not look like our hang."""

_WINDOWS_GOES_ALREADY = 1115  # ERROR_SHUTDOWN_IN_PROGRESS, winerror.h
_WINDOWS_DENIED = (5, 1314)  # ERROR_ACCESS_DENIED, ERROR_PRIVILEGE_NOT_HELD, winerror.h
_DENIED = ("interactive authentication required", "access denied", "permission denied", "polkit")

log = logging.getLogger(__name__)


class Answer(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    said: str = ""


class Power(Protocol):
    """What an operator can do to the machine. After either the kiosk has to end by itself."""

    def shut_down(self) -> None:
        """Switch the machine off.

        :raises Trouble: ``power-denied``, ``power-missing``, ``power-silent``, ``power-failed``.
        """
        ...

    def reboot(self) -> None:
        """Start the machine again.

        :raises Trouble: as :meth:`shut_down`.
        """
        ...


Run = Callable[[Sequence[str]], Answer]


class LinuxPower:
    """By systemd, which asks logind whether this session may. ``run`` runs a command."""

    def __init__(self, run: Run, find: Callable[[str], str | None] = shutil.which) -> None:
        self._run = run
        self._find = find

    def shut_down(self) -> None:
        """``systemctl poweroff``."""
        self._call("poweroff")

    def reboot(self) -> None:
        """``systemctl reboot``."""
        self._call("reboot")

    def _call(self, verb: str) -> None:
        program = self._find("systemctl")
        if program is None:
            raise _missing("systemctl")
        # Nobody could answer a question for a password on this screen.
        answer = _ask(self._run, (program, "--no-ask-password", verb))
        if answer.code != 0:
            log.warning("systemctl %s ended with %d: %s", verb, answer.code, answer.said)
            denied = any(word in answer.said.lower() for word in _DENIED)
            raise _denied() if denied else _failed(answer)


class WindowsPower:
    """By ``shutdown.exe`` in the system's own folder. ``run`` runs a command."""

    def __init__(self, run: Run, environment: Mapping[str, str]) -> None:
        self._run = run
        self._root = environment.get("SystemRoot") or r"C:\Windows"

    def shut_down(self) -> None:
        """``shutdown /s /t 0``."""
        self._call("/s")

    def reboot(self) -> None:
        """``shutdown /r /t 0``."""
        self._call("/r")

    def _call(self, switch: str) -> None:
        # By its full path: Windows would look beside our program first.
        program = str(PureWindowsPath(self._root) / "System32" / "shutdown.exe")
        answer = _ask(self._run, (program, switch, "/t", "0"))
        if answer.code in (0, _WINDOWS_GOES_ALREADY):
            return
        log.warning("shutdown %s ended with %d: %s", switch, answer.code, answer.said)
        raise _denied() if answer.code in _WINDOWS_DENIED else _failed(answer)


def find_power(platform: str = sys.platform) -> Power:
    """The power switch of this system."""
    return WindowsPower(run_command, os.environ) if platform == "win32" else LinuxPower(run_command)


def run_command(command: Sequence[str]) -> Answer:
    """Run a command without a shell and without a window, and wait for its answer.

    :raises OSError: it cannot be started.
    :raises subprocess.TimeoutExpired: no answer within :data:`ANSWERS_WITHIN_S`; it is ended.
    """
    done = subprocess.run(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=ANSWERS_WITHIN_S,
        check=False,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    # A Chinese Windows answers in its own code page; only the exit code is decided by.
    return Answer(done.returncode, done.stdout[:2000].decode("utf-8", "replace").strip())


def _ask(run: Run, command: Sequence[str]) -> Answer:
    try:
        return run(command)
    except subprocess.TimeoutExpired as error:
        raise Trouble(
            "power-silent",
            Words("系统没有回答关机的请求。", "The system did not answer the request."),
            _BY_BUTTON,
        ) from error
    except OSError as error:
        log.warning("%s cannot be started: %s", command[0], error)
        raise _missing(command[0]) from error


_BY_BUTTON = Words(
    "请等一分钟；如果还亮着，请短按主机上的电源键。",
    "Wait a minute; if it is still on, press the machine's power button briefly.",
)


def _missing(program: str) -> Trouble:
    return Trouble(
        "power-missing",
        Words(f"系统里没有关机用的程序 {program}。", f"The system has no {program}."),
        Words("请短按主机上的电源键。", "Press the machine's power button briefly."),
    )


def _denied() -> Trouble:
    return Trouble(
        "power-denied",
        Words("系统不让本程序关机。", "The system does not let the kiosk switch it off."),
        Words(
            "请短按主机上的电源键；以后请按操作手册装好关机权限。",
            "Press the machine's power button briefly; the operator's guide tells how to allow it.",
        ),
    )


def _failed(answer: Answer) -> Trouble:
    return Trouble(
        "power-failed",
        Words(f"关机没有成功（{answer.code}）。", f"Switching off failed ({answer.code})."),
        Words("请短按主机上的电源键。", "Press the machine's power button briefly."),
    )
