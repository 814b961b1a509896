"""The Inno Setup script cannot be compiled here: what can be said of it as text.

Names of sections, directives and flags are those of Inno Setup's own help (version 6.3 and newer).
"""

from __future__ import annotations

import re
from pathlib import Path

WINDOWS = Path(__file__).parents[2] / "deploy" / "windows"
SCRIPT = WINDOWS / "kiosk.iss"
DIRECTIVES = {
    *("AppId", "AppName", "AppPublisher", "AppVersion", "ArchitecturesAllowed"),
    *("ArchitecturesInstallIn64BitMode", "CloseApplications", "Compression", "DefaultDirName"),
    *("DisableDirPage", "DisableProgramGroupPage", "MinVersion", "OutputBaseFilename"),
    *("OutputDir", "PrivilegesRequired", "SetupLogging", "SolidCompression"),
    "UninstallDisplayName",
}
PARAMETERS = {
    "Languages": {"Name", "MessagesFile"},
    "Tasks": {"Name", "Description"},
    "InstallDelete": {"Type", "Name"},
    "Files": {"Source", "DestDir", "Flags"},
}
FLAGS = {"ignoreversion", "recursesubdirs", "createallsubdirs"}
HOOKS = {
    "PrepareToInstall": "function PrepareToInstall(var NeedsRestart: Boolean): String;",
    "CurStepChanged": "procedure CurStepChanged(CurStep: TSetupStep);",
    "NeedRestart": "function NeedRestart(): Boolean;",
    "InitializeUninstall": "function InitializeUninstall(): Boolean;",
    "UninstallNeedRestart": "function UninstallNeedRestart(): Boolean;",
}
"""What Inno Setup calls by itself; with another head it would be refused or never called."""


def _text() -> str:
    raw = SCRIPT.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # else its Chinese is read as a code page
    return raw.decode("utf-8-sig")


def _sections() -> dict[str, list[str]]:
    parts = re.split(r"^\[(\w+)\]$", _text(), flags=re.MULTILINE)
    return {
        name: [line for line in body.splitlines() if line and not line.startswith((";", "#"))]
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_it_says_first_that_it_was_not_run() -> None:
    first = _text().splitlines()[:3]
    assert "NOT RUN HERE" in first[0]
    assert "未" in first[2]


def test_every_line_is_of_a_form_the_compiler_knows() -> None:
    sections = _sections()
    assert set(sections) == {*PARAMETERS, "Setup", "Messages", "CustomMessages", "Code"}
    named = [line.split("=", 1)[0] for line in sections["Setup"]]
    assert set(named) == DIRECTIVES and len(named) == len(DIRECTIVES)
    for name, known in PARAMETERS.items():
        for line in sections[name]:
            pairs = re.findall(r'(\w+): ("[^"]*"|[\w ]+)(?:; |$)', line)
            assert "; ".join(f"{key}: {value}" for key, value in pairs) == line
            assert {key for key, _ in pairs} == known
            flags = dict(pairs).get("Flags", "ignoreversion")
            assert set(flags.split()) <= FLAGS


def test_messages_that_are_used_are_there_in_both_languages() -> None:
    sections = _sections()
    own = dict(line.split("=", 1) for line in sections["CustomMessages"])
    used = set(re.findall(r"CustomMessage\('(\w+)'\)|\{cm:(\w+)\}", _text()))
    assert {first or second for first, second in used} == own.keys()
    for words in own.values():
        assert re.search("[一-鿿]", words) and re.search(r"[A-Za-z]{4}", words)


def test_the_code_has_the_heads_that_are_called() -> None:
    code = "\n".join(_sections()["Code"])
    for name, head in HOOKS.items():
        assert head in code, name
    opened = len(re.findall(r"\bbegin\b", code))
    assert opened == len(re.findall(r"\bend;", code)) == len(HOOKS) + 2


def test_it_calls_the_one_script_that_locks_down_with_words_it_takes() -> None:
    script = (WINDOWS / "Install-Kiosk.ps1").read_text("utf-8-sig")
    assert r'#define Script "{app}\deploy\windows\Install-Kiosk.ps1"' in _text()
    words = re.findall(r"Run\('(-\w+)", _text())
    assert words == ["-Program", "-Uninstall"]
    for word in words:
        assert re.search(rf"\[(string|switch)\] \${word[1:]}\b", script), word
    assert "ProgramFiles" not in _text()  # the folder is the one docs/operator/lockdown.md names
    assert r"DefaultDirName={sd}\Kepu\kiosk" in _text()
