"""The trial of a staged program: started twice, unseen, and believed only when it says so."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from kiosk.bundles.program.trying import MOST_SAID_BYTES, NICENESS, told_version, try_start
from kiosk.bundles.program.values import Program
from kiosk.core.releases import CONTRACT_VARIABLE
from kiosk.core.runs import START_VARIABLE
from kiosk.core.words import Words
from tests.bundles.program.making import PASSED, POSIX, SYSTEM

pytestmark = POSIX
QUICK_S = 0.3
PROGRAM = Program(
    seq=12,
    version="0.2.0",
    system=SYSTEM[0],
    machine=SYSTEM[1],
    contract=1,
    made="",
    news=None,
    files=(),
    links=(),
)


def scripted(folder: Path, doctor: str, version: str = "echo kiosk 0.2.0") -> Path:
    """A program of two lines of shell; ``$here`` is its own folder."""
    start = folder / "kiosk"
    start.write_text(
        f'#!/bin/sh\nhere="${{0%/*}}"\ncase "$1" in\n'
        f"--version) {version} ;;\ndoctor) {doctor} ;;\nesac\n",
        encoding="utf-8",
    )
    start.chmod(start.stat().st_mode | stat.S_IXUSR)
    return folder


def tried(folder: Path, called_off: bool = False) -> Words | None:
    return try_start(
        folder, PROGRAM, lambda: called_off, version_within_s=5.0, self_within_s=QUICK_S
    )


def finding(
    sign: str, zh: str = "视频", what: str = "视频播不出来（blank）。"
) -> dict[str, object]:
    return {
        "sign": sign,
        "title": {"zh": zh, "en": "Film"},
        "what": {"zh": what, "en": "No film plays (blank)."},
    }


def says(code: int, verdict: str, *findings: dict[str, object]) -> str:
    told = json.dumps({"verdict": verdict, "findings": findings}, ensure_ascii=False)
    return f"echo '{told}'; exit {code}"


def test_one_that_is_whole_passes(tmp_path: Path) -> None:
    assert tried(scripted(tmp_path, f"echo '{PASSED}'")) is None


def test_one_where_films_stutter_is_not_refused(tmp_path: Path) -> None:
    assert tried(scripted(tmp_path, says(0, "warn", finding("warn")))) is None


def test_what_its_self_test_misses_is_named(tmp_path: Path) -> None:
    files = finding("bad", "程序文件", "程序文件缺失或损坏：libav.so。")
    reason = tried(scripted(tmp_path, says(1, "bad", finding("good"), files, finding("bad"))))
    assert reason is not None
    assert reason.zh == (
        "它的自检没有通过。程序文件：程序文件缺失或损坏：libav.so。视频：视频播不出来（blank）。"
    )
    assert "Film: No film plays (blank)." in reason.en


def test_no_more_is_named_than_can_be_read(tmp_path: Path) -> None:
    many = [finding("bad", what="坏" * 5000) for _ in range(9)]
    reason = tried(scripted(tmp_path, says(1, "bad", *many)))
    assert reason is not None and len(reason.zh) < 700 and reason.zh.endswith("(+6)")


@pytest.mark.parametrize(
    "doctor",
    [
        "echo all is well",
        "echo '[]'",
        """echo '{"verdict": "good", "findings": []}'""",
        """echo '{"verdict": "good", "findings": [{"sign": "good"}]}'; exit 3""",
        """echo '{"verdict": "splendid", "findings": [{"sign": "good"}]}'""",
        """echo '{"verdict": "bad", "findings": [{"sign": "bad", "title": 7, "what": null}]}'""",
        "kill -SEGV $$",
        "true",
    ],
)
def test_one_that_talks_nonsense_has_not_passed(tmp_path: Path, doctor: str) -> None:
    reason = tried(scripted(tmp_path, doctor))
    assert reason is not None and "没有说出结果" in reason.zh


def test_its_last_words_are_told(tmp_path: Path) -> None:
    lost = "echo libQt6Core.so.6: cannot open >&2; exit 127"
    reason = tried(scripted(tmp_path, lost))
    assert reason is not None and "exit code 127; libQt6Core.so.6: cannot open" in reason.zh
    reason = tried(scripted(tmp_path, "true", version=lost))
    assert reason is not None and "启动不了" in reason.zh and "libQt6Core.so.6" in reason.zh


def test_one_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    folder = scripted(tmp_path, 'sleep 60 & echo $! > "$here/child"; sleep 60')
    began_s = time.monotonic()
    reason = tried(folder)
    assert reason is not None and "没有做完" in reason.zh and "0.3 s" in reason.en
    assert time.monotonic() - began_s < 5.0
    child = int((folder / "child").read_text())
    for _ in range(100):
        if not _lives(child):
            return
        time.sleep(0.02)
    pytest.fail("its child goes on")


def _lives(pid: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_one_that_never_stops_talking_is_ended(tmp_path: Path) -> None:
    flood = f"head -c {2 * MOST_SAID_BYTES} /dev/zero; sleep 60"
    folder = scripted(tmp_path, flood)
    reason = try_start(folder, PROGRAM, lambda: False, self_within_s=20.0)
    assert reason is not None and "stop talking" in reason.en


def test_one_that_is_called_off_has_not_passed(tmp_path: Path) -> None:
    began_s = time.monotonic()
    folder = scripted(tmp_path, "sleep 60")
    assert try_start(folder, PROGRAM, lambda: True) is not None
    assert time.monotonic() - began_s < 5.0


def test_it_is_nobodys_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No data and no guardian of this machine, no window, and everybody else goes first."""
    monkeypatch.setenv("KIOSK_DATA", "/the/precious/one")
    monkeypatch.setenv(CONTRACT_VARIABLE, "1:0.1.0")
    monkeypatch.setenv(START_VARIABLE, "0123456789abcdef")
    folder = scripted(
        tmp_path,
        'env > "$here/env"; nice > "$here/nice"; mkdir "$KIOSK_DATA"; '
        f"""touch "$KIOSK_DATA/x" "$TMPDIR/y"; echo '{PASSED}'""",
    )
    assert tried(folder) is None
    lines = (folder / "env").read_text(encoding="utf-8").splitlines()
    seen = dict(line.split("=", 1) for line in lines if "=" in line)
    assert CONTRACT_VARIABLE not in seen and START_VARIABLE not in seen
    assert seen["QT_QPA_PLATFORM"] == "offscreen"
    assert Path(seen["KIOSK_DATA"]).parent == Path(seen["TMPDIR"])
    assert not Path(seen["TMPDIR"]).exists()
    assert int((folder / "nice").read_text()) == max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0))


def test_another_version_or_none_is_refused(tmp_path: Path) -> None:
    folder = scripted(tmp_path, f"echo '{PASSED}'", version="echo kiosk 0.9.0")
    assert told_version(folder, SYSTEM[0]) == "0.9.0"
    other = tried(folder)
    assert other is not None and "版本号" in other.zh
    missing = tried(folder / "nowhere")
    assert missing is not None and "启动不了" in missing.zh
    with pytest.raises(OSError, match="exit code 0"):
        told_version(scripted(tmp_path, "true", version="true"), SYSTEM[0])
