"""Switching the machine off, by what systems are known to answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.errors import Trouble
from kiosk.shell.power import (
    Answer,
    LinuxPower,
    WindowsPower,
    find_power,
    run_command,
)

ExpectLog = Callable[..., Any]

# Recorded on Debian 12 (systemd 252) in a container without an init system.
NO_SYSTEMD = Answer(
    1,
    "System has not been booted with systemd as init system (PID 1). Can't operate.\n"
    "Failed to connect to bus: Host is down",
)
# From systemd's source and winerror.h; not recorded by us.
NOT_ALLOWED = Answer(1, "Call to PowerOff failed: Interactive authentication required.")
WINDOWS_DENIED = Answer(5, "Access is denied.(5)")
WINDOWS_NO_PRIVILEGE = Answer(1314, "A required privilege is not held by the client.(1314)")
WINDOWS_GOES_ALREADY = Answer(1115, "A system shutdown is in progress.(1115)")


class Commands:
    """Writes down what was to be run, and answers as told."""

    def __init__(self, answer: Answer | Exception = Answer(0)) -> None:  # noqa: B008
        self.asked: list[tuple[str, ...]] = []
        self._answer = answer

    def __call__(self, command: Sequence[str]) -> Answer:
        self.asked.append(tuple(command))
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def _linux(commands: Commands) -> LinuxPower:
    return LinuxPower(commands, lambda name: f"/usr/bin/{name}")


def _windows(commands: Commands) -> WindowsPower:
    return WindowsPower(commands, {"SystemRoot": r"D:\Windows"})


def test_linux_is_asked_through_systemd_and_never_for_a_password() -> None:
    commands = Commands()
    _linux(commands).shut_down()
    _linux(commands).reboot()
    assert commands.asked == [
        ("/usr/bin/systemctl", "--no-ask-password", "poweroff"),
        ("/usr/bin/systemctl", "--no-ask-password", "reboot"),
    ]


def test_windows_is_asked_through_its_own_program_by_full_path() -> None:
    commands = Commands()
    _windows(commands).shut_down()
    _windows(commands).reboot()
    program = r"D:\Windows\System32\shutdown.exe"
    assert commands.asked == [(program, "/s", "/t", "0"), (program, "/r", "/t", "0")]
    other = Commands()
    WindowsPower(other, {}).shut_down()
    assert other.asked[0][0] == r"C:\Windows\System32\shutdown.exe"


def test_a_windows_that_goes_down_already_is_no_trouble() -> None:
    _windows(Commands(WINDOWS_GOES_ALREADY)).shut_down()


@pytest.mark.parametrize(
    ("answer", "code"), [(NO_SYSTEMD, "power-failed"), (NOT_ALLOWED, "power-denied")]
)
def test_a_linux_that_refuses_is_told(answer: Answer, code: str, expect_log: ExpectLog) -> None:
    expect_log("kiosk.shell.power", "WARNING", "systemctl poweroff ended with 1")
    _raises(code, lambda: _linux(Commands(answer)).shut_down())


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (WINDOWS_DENIED, "power-denied"),
        (WINDOWS_NO_PRIVILEGE, "power-denied"),
        (Answer(87, "?"), "power-failed"),
    ],
)
def test_a_windows_that_refuses_is_told(answer: Answer, code: str, expect_log: ExpectLog) -> None:
    expect_log("kiosk.shell.power", "WARNING", "shutdown /r ended with")
    _raises(code, lambda: _windows(Commands(answer)).reboot())


def test_a_system_without_the_program_is_told(expect_log: ExpectLog) -> None:
    _raises("power-missing", lambda: LinuxPower(Commands(), lambda _name: None).shut_down())
    expect_log("kiosk.shell.power", "WARNING", "cannot be started")
    _raises("power-missing", lambda: _windows(Commands(FileNotFoundError(2, "?"))).reboot())


def test_a_system_that_does_not_answer_is_told() -> None:
    silent = Commands(subprocess.TimeoutExpired("systemctl", 6))
    _raises("power-silent", lambda: _linux(silent).shut_down())


def test_a_command_is_run_without_a_shell(tmp_path: Path) -> None:
    said = run_command(
        (sys.executable, "-c", "import sys; print(sys.argv[1]); sys.exit(7)", "$HOME;x")
    )
    assert said == Answer(7, "$HOME;x")
    with pytest.raises(OSError, match="nothing"):
        run_command((str(tmp_path / "nothing"),))


def test_each_system_has_its_switch() -> None:
    assert isinstance(find_power("linux"), LinuxPower)
    assert isinstance(find_power("win32"), WindowsPower)


def _raises(code: str, act: Callable[[], None]) -> None:
    with pytest.raises(Trouble) as caught:
        act()
    assert caught.value.code == code
    assert caught.value.what.zh and caught.value.next_step.zh
