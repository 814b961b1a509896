"""The Windows script cannot be run here: what can be said of it as text, and that it says so."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.ui.window import NIGHT

SCRIPT = Path(__file__).parents[2] / "deploy" / "windows" / "Install-Kiosk.ps1"
ROW = re.compile(r"@\('([^']+)', '([^']+)', '(DWord|String)', (\d+|'[^']*'|\$[\w:]+)\)")


def test_it_says_first_that_it_was_not_run() -> None:
    raw = SCRIPT.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # without it PowerShell 5.1 reads Chinese as a code page
    first = raw.decode("utf-8-sig").splitlines()[:3]
    assert "NOT RUN HERE" in first[0]
    assert "未" in first[2] and "-WhatIf" in first[2]


def test_every_setting_is_a_whole_row_and_stands_once() -> None:
    text = SCRIPT.read_text("utf-8-sig")
    tables = re.findall(r"^\$\w+Policies = @\((.*?)^\)", text, re.DOTALL | re.MULTILINE)
    assert len(tables) == 2
    for table in tables:
        lines = [line.strip() for line in table.splitlines() if line.strip().startswith("@")]
        rows = [ROW.match(line) for line in lines]
        assert len(rows) > 10
        assert [line for line, row in zip(lines, rows, strict=True) if row is None] == []
        assert [line for line in lines[:-1] if not line.endswith(",")] == []
        assert not lines[-1].endswith(",")
        names = [row.group(1, 2) for row in rows if row]
        assert len(set(names)) == len(names)
        for row in rows:
            assert row and (row[3] == "DWord") == row[4].isdigit()


def test_the_desktop_behind_is_the_night() -> None:
    red, green, blue = (int(NIGHT[at : at + 2], 16) for at in (1, 3, 5))
    assert f"'{red} {green} {blue}'" in SCRIPT.read_text("utf-8-sig")


def test_powershell_can_read_it() -> None:
    shell = shutil.which("pwsh")
    if shell is None:
        pytest.skip("PowerShell is not on this machine: the script was never parsed")
    command = (
        "$e=$null;[void][Management.Automation.Language.Parser]::ParseFile("
        f"'{SCRIPT}',[ref]$null,[ref]$e);$e.Count"
    )
    done = subprocess.run(
        [shell, "-NoProfile", "-Command", command], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"
