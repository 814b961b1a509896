"""What only the system can do, on Linux: the files are what systemd, logind and weston know."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.ui.window import NIGHT

LINUX = Path(__file__).parents[2] / "deploy" / "linux"
LIB = "/usr/lib/kepu-kiosk/"
UNITS = sorted((LINUX / "units").glob("*.service"))
SCRIPTS = [
    LINUX / "install.sh",
    *sorted((LINUX / "lib").iterdir()),
    *sorted((LINUX / "debian").iterdir()),
]
READERS = {
    "logind.conf": ("usr/lib/systemd/systemd-logind", "lib/systemd/systemd-logind"),
    "journald.conf": ("usr/lib/systemd/systemd-journald", "lib/systemd/systemd-journald"),
    "system.conf": ("usr/lib/systemd/systemd", "lib/systemd/systemd"),
}
"""Who reads a file; its names stand in the reader as plain text."""


def _need(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"this machine has no {program}")
    return found


def _settings(path: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(path.read_text("utf-8"))
    return parser


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_no_fault_in_a_unit(unit: Path, tmp_path: Path) -> None:
    analyze = _need("systemd-analyze")
    programs = tmp_path / "lib"
    shutil.copytree(LINUX / "lib", programs)
    (programs / "kiosk").symlink_to("/bin/true")
    for each in UNITS:  # they name each other
        text = each.read_text("utf-8").replace(LIB, f"{programs}/")
        (tmp_path / each.name).write_text(text, "utf-8")
    named = tmp_path / unit.name.replace("@.", "@sdb1.")
    if named.name != unit.name:
        named.write_text((tmp_path / unit.name).read_text("utf-8"), "utf-8")
    done = subprocess.run(
        [analyze, "verify", "--man=no", "--recursive-errors=one", str(named)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = [line for line in done.stderr.splitlines() if "kepu" in line]
    assert said == []
    assert done.returncode == 0, done.stderr


def test_systemd_would_find_a_fault(tmp_path: Path) -> None:
    analyze = _need("systemd-analyze")
    unit = tmp_path / "kepu-wrong.service"
    unit.write_text("[Service]\nExecStart=/no/such/program\nRestart=sometimes\n", "utf-8")
    done = subprocess.run(
        [analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    assert "kepu-wrong" in done.stderr


def test_the_kiosk_comes_back_for_ever_and_survives_its_guardian() -> None:
    for name in ("kepu-kiosk.service", "kepu-display.service"):
        unit = _settings(LINUX / "units" / name)
        assert unit["Service"]["Restart"] == "always"
        assert unit["Unit"]["StartLimitIntervalSec"] == "0"  # never "start request repeated"
        assert unit["Service"]["User"] == "kepu"
        assert unit["Unit"]["ConditionKernelCommandLine"] == "!kepu.maintenance"
    kiosk = _settings(LINUX / "units" / "kepu-kiosk.service")
    assert kiosk["Service"]["ExecStart"] == f"{LIB}kiosk guard"
    assert kiosk["Service"]["KillMode"] == "process"
    assert "kepu-kiosk.service" in (LINUX / "units" / "kepu-display.service").read_text("utf-8")


@pytest.mark.parametrize("name", READERS)
def test_every_setting_is_one_its_reader_knows(name: str) -> None:
    readers = [Path("/") / path for path in READERS[name] if (Path("/") / path).is_file()]
    if not readers:
        pytest.skip(f"the reader of {name} is not on this machine")
    words = readers[0].read_bytes()
    parser = _settings(LINUX / "etc" / name)
    keys = [key for section in parser.sections() for key in parser[section]]
    assert len(keys) > 1
    assert [key for key in keys if key.encode() not in words] == []


def test_weston_knows_every_setting_and_shows_the_night() -> None:
    folders = [Path("/usr/lib"), *Path("/usr/lib").glob("*-linux-gnu")]
    found = [file for folder in folders for file in folder.glob("weston/*.so*")]
    found += [file for folder in folders for file in folder.glob("libweston-*/*.so")]
    parser = _settings(LINUX / "etc" / "weston.ini")
    night = int(parser["shell"]["background-color"], 16)
    assert night == 0xFF000000 | int(NIGHT[1:], 16)
    assert parser["keyboard"]["vt-switching"] == "false"
    if not found:
        pytest.skip("this machine has no weston")
    words = b"".join(file.read_bytes() for file in found)
    keys = [key for section in parser.sections() for key in parser[section]]
    assert [key for key in keys if key.encode() not in words] == []


def test_a_bare_x_server_is_as_dark_and_as_closed() -> None:
    assert NIGHT in (LINUX / "lib" / "x-client").read_text("utf-8")
    options = dict(re.findall(r'Option "(\w+)" "(\w+)"', (LINUX / "etc" / "xorg.conf").read_text()))
    assert options["DontVTSwitch"] == options["DontZap"] == "true"
    assert options["BlankTime"] == options["OffTime"] == "0"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_scripts_are_sound_shell(script: Path) -> None:
    checker = _need("shellcheck")
    done = subprocess.run([checker, str(script)], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert script.stat().st_mode & 0o111 == 0o111


def test_the_rules_for_sticks_jump_to_where_they_end() -> None:
    text = (LINUX / "etc" / "sticks.rules").read_text("utf-8")
    assert set(re.findall(r'GOTO="(\w+)"', text)) == set(re.findall(r'LABEL="(\w+)"', text))
    assert "kepu-stick@$kernel.service" in text
    assert (LINUX / "units" / "kepu-stick@.service").is_file()


def test_the_two_forms_of_the_permission_allow_the_same() -> None:
    action = r"org\.freedesktop\.login1\.[\w-]+"
    rules = (LINUX / "etc" / "polkit.rules").read_text("utf-8")
    older = (LINUX / "etc" / "polkit.pkla").read_text("utf-8")
    assert sorted(re.findall(action, rules)) == sorted(re.findall(action, older))
    assert "org.freedesktop.login1.power-off" in re.findall(action, rules)


def test_there_is_no_secret_in_what_is_installed() -> None:
    for path in (LINUX, LINUX.parent / "windows"):
        for file in path.rglob("*"):
            if file.is_file():
                text = file.read_text("utf-8")
                assert not re.search(r"(?i)(password|passwd|pwd|token)\s*=\s*['\"]?\w", text), file
