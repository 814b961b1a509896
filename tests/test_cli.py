"""The command line: its help, its messages, its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk import __version__
from kiosk.cli import main
from tests.library.making import manifest, write_exhibit

COMMANDS = (
    *("run", "check", "docent-card", "visits", "tour", "bench", "index", "doctor", "guard"),
    *("gate-key", "gate-reset", "gate-pin", "operator-card", "keys", "bundle", "report"),
    *("demo-history", "send"),
)
ROOT = Path(__file__).parents[1]


@contextmanager
def _ends_with(code: int) -> Iterator[None]:
    with pytest.raises(SystemExit) as ended:
        yield
    assert ended.value.code == code


def _help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with _ends_with(0):
        main([command, "--help"] if command else ["--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = _help_of(command, capsys)
    assert f"kiosk {command}" in told
    assert "--data" in told
    assert "--lang" in told


def test_the_help_names_every_command_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = _help_of("", capsys)
    for command in COMMANDS:
        # A long name pushes its words to the next line.
        words = " ".join(told.split(f"\n    {command}")[1].split("\n")[:2])
        assert any("\u4e00" <= sign <= "\u9fff" for sign in words), command
        assert any("a" <= sign <= "z" for sign in words), command


def test_what_only_the_benchmark_uses_is_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--probe" not in _help_of("bench", capsys)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with _ends_with(0):
        main(["--version"])
    assert capsys.readouterr().out == f"kiosk {__version__}\n"


def test_without_a_command_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with _ends_with(2):
        main([])
    assert "COMMAND" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_before_and_after_the_command(
    before: bool, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "ledger").mkdir()
    (data / "ledger" / "ledger.db").write_bytes(b"no ledger" * 200)
    given = ["--data", str(data)]
    assert main([*given, "visits"] if before else ["visits", *given]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("tag", "word"), [("en", "No problem"), ("zh", "没有"), ("zh-Hans", "没有")]
)
def test_the_language_before_and_after_the_command(
    before: bool, tag: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_exhibit(tmp_path, "cn.test.sound")
    given, command = ["--lang", tag], ["check", str(folder)]
    assert main([*given, *command] if before else [*command, *given]) == 0
    assert word in capsys.readouterr().out


def test_the_later_language_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write_exhibit(tmp_path, "cn.test.sound"))
    main(["check", folder, "--lang", "en"])
    english = capsys.readouterr().out
    main(["--lang", "zh", "check", folder, "--lang", "en"])
    assert capsys.readouterr().out == english


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lang", "fr", "visits"], ["不认识的语言 'fr'", "unknown language"]),
        (["visits", "--lang", ""], ["不认识的语言 ''"]),
        (["tour", "--size", "big"], ["尺寸 'big' 应写成 1920x1080"]),
        (["tour", "--size", "100x100"], ["尺寸 '100x100'", "320–7680"]),
        (["tour", "--size", "1920x1080x3"], ["尺寸 '1920x1080x3'"]),
        (["run", "--size", "-1920x1080"], ["--size"]),
        (["tour", "--diagonal", "14"], ["对角线 '14' 应为 15–86 英寸"]),
        (["tour", "--diagonal", "nan"], ["对角线 'nan'"]),
        (["run", "--diagonal", "large"], ["对角线 'large'"]),
        (["bench", "speed"], ["没有 'speed' 这项测量"]),
    ],
)
def test_a_bad_word_costs_one_sentence_in_both_languages(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with _ends_with(2):
        main(arguments)
    told = capsys.readouterr().err
    assert all(word in told for word in words), told
    assert "Traceback" not in told


def test_a_size_may_be_written_large(capsys: pytest.CaptureFixture[str]) -> None:
    with _ends_with(0):  # the size is read before the help is printed
        main(["tour", "--size", "1366X768", "--help"])


def test_check_finds_problems_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = write_exhibit(tmp_path, "cn.test.one", files={"quiz.toml": "format = ["})
    two = write_exhibit(
        tmp_path, "cn.test.two", manifest_data=manifest("cn.test.two", version="new")
    )
    assert main(["check", str(one), str(two)]) == 1
    told = capsys.readouterr().out
    assert "quiz.toml" in told  # both are told at once
    assert "version" in told
    main(["--lang", "en", "check", str(one), str(two)])
    english = capsys.readouterr().out
    assert english != told
    assert "quiz.toml" in english


def test_check_of_nothing_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().out


def test_visits_of_a_fresh_machine(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["visits", "--data", str(data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "sessions": 0,
        "exhibits": {},
        "hardest": [],
        "ratings": {},
        "wanted": {},
    }
    assert list(data.iterdir()) == []  # to look is to change nothing
    assert main(["visits", "--data", str(data)]) == 0
    assert "互动次数" in capsys.readouterr().out
    assert main(["visits", "--data", str(data), "--lang", "en"]) == 0
    assert "互动次数" not in capsys.readouterr().out


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "november", "２０２６-11", ""])
def test_a_month_that_is_none(month: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["visits", "--data", str(data), "--month", month]) == 1
    told = capsys.readouterr().err
    assert "月" in told
    assert "Traceback" not in told


def test_a_damaged_ledger_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "ledger").mkdir()
    (data / "ledger" / "ledger.db").write_bytes(b"no ledger at all" * 100)
    assert main(["visits", "--data", str(data), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()


def test_index_counts_what_can_be_shown(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exhibits = tmp_path / "exhibits"
    write_exhibit(exhibits, "cn.test.one")
    write_exhibit(exhibits, "cn.test.two", files={"quiz.toml": ""})
    assert main(["index", "--data", str(data), "--exhibits", str(exhibits)]) == 0
    assert capsys.readouterr().out == "1 + 1\n"
    assert (data / "cache" / "catalogue.json").is_file()


def test_the_program_as_a_child(tmp_path: Path, data: Path) -> None:
    """``python -m kiosk`` from elsewhere, with a console that speaks another code page."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "kiosk", "visits", "--data", str(data)]
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert "互动次数" in ended.stdout.decode("utf-8")


def test_all_is_well_with_0_and_commands_that_show_nothing_load_no_qt(data: Path) -> None:
    """One child for both: to check every shipped exhibit is to open each."""
    script = (
        "import sys; from kiosk.cli import main;"
        f"main(['visits', '--data', {str(data)!r}]);"
        f"main(['doctor', '--data', {str(data)!r}]);"
        f"well = main(['check', {str(ROOT / 'exhibits')!r}]);"
        "sys.exit(well or 9 * any(name.startswith('PySide6') for name in sys.modules))"
    )
    command = [sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, timeout=110, check=False
    )
    told = ended.stdout.decode("utf-8")
    assert ended.returncode == 0, told + ended.stderr.decode()
    assert told.splitlines()[-1] == "没有发现问题。"
