from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.logs import LOG_BYTES, LOG_FILES, LOG_NAME, start_logging, stop_logging

log = logging.getLogger("kiosk.core.test_logs")


@pytest.fixture(autouse=True)
def _quiet_again() -> Iterator[None]:
    level = logging.getLogger("kiosk").level
    yield
    stop_logging()
    logging.getLogger("kiosk").setLevel(level)


def test_a_line_has_both_clocks_the_level_and_the_name(tmp_path: Path) -> None:
    assert start_logging(tmp_path / "logs", to_stderr=False) is None
    log.info("互动 %d", 3)
    line = (tmp_path / "logs" / LOG_NAME).read_text("utf-8")
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+\.\d{3} INFO kiosk\.core\.test_logs: 互动 3\n",
        line,
    )


def test_the_level_decides_what_is_written(tmp_path: Path) -> None:
    start_logging(tmp_path, to_stderr=False, level="INFO")
    log.debug("quiet")
    start_logging(tmp_path, to_stderr=False, level="DEBUG")
    log.debug("loud")
    assert [line[-4:] for line in (tmp_path / LOG_NAME).read_text().splitlines()] == ["loud"]


def test_starting_twice_does_not_write_twice(tmp_path: Path) -> None:
    start_logging(tmp_path, to_stderr=False)
    start_logging(tmp_path, to_stderr=False)
    log.info("once")
    assert (tmp_path / LOG_NAME).read_text().count("once") == 1


def test_the_files_rotate_and_never_take_more_than_their_share(tmp_path: Path) -> None:
    start_logging(tmp_path, to_stderr=False)
    for number in range(6 * LOG_BYTES // 10_000):
        log.info("%06d %s", number, "x" * 10_000)
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == [
        LOG_NAME,
        *(f"{LOG_NAME}.{number}" for number in range(1, LOG_FILES)),
    ]
    assert all(each.stat().st_size <= LOG_BYTES + 11_000 for each in files)
    newest = files[0].read_text().splitlines()[-1]
    assert f"{6 * LOG_BYTES // 10_000 - 1:06d}" in newest


def test_a_folder_that_cannot_be_gives_trouble_and_words_go_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("in the way")
    trouble = start_logging(tmp_path / "logs", to_stderr=False)
    assert trouble is not None
    assert trouble.code == "cannot-write"
    log.info("still heard")
    assert "still heard" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_borne_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / LOG_NAME).symlink_to("/dev/full")
    assert start_logging(tmp_path, to_stderr=False) is None
    log.info("lost")
    stop_logging()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be moved there")
def test_a_folder_that_vanishes_while_rotating_is_borne_too(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    start_logging(logs, to_stderr=False)
    log.info("x" * LOG_BYTES)
    logs.rename(tmp_path / "gone")
    log.info("nowhere to go")
    log.info("and again")
    assert not logs.exists()


def test_stderr_beside_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(tmp_path, to_stderr=True)
    log.info("both")
    assert "both" in capsys.readouterr().err
    assert "both" in (tmp_path / LOG_NAME).read_text()
