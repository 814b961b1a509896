"""Media are opened in a child: whatever it does, the check goes on and says what came of it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from kiosk.core.program import own_command
from kiosk.library import probing
from kiosk.library.probing import MOST_OUTPUT_BYTES, ChildProber


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the child run ``code`` in place of the program; ``sys.argv`` is what it was asked."""

    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-c", f"import sys, os, time\n{code}", *arguments]

    monkeypatch.setattr(probing, "own_command", command)


def test_what_the_child_found_is_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import json; print('words of a library'); print(json.dumps(sys.argv[1:]))")
    assert ChildProber().open("video", Path("a.mp4"))["fault"] == "the opening process spoke oddly"
    child(monkeypatch, "import json; print('noise\\n' + json.dumps({'asked': sys.argv[1:]}))")
    found = ChildProber().open("video", tmp_path / "影片 1.mp4")
    assert found == {"asked": ["open-media", "video", str(tmp_path / "影片 1.mp4")]}


def test_the_path_is_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "print('{\"path\": \"' + sys.argv[3] + '\"}')")
    assert Path(ChildProber().open("lottie", Path("a.json"))["path"]).is_absolute()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "said nothing"),
        ("print('hello')", "said nothing"),
        ("print('[' * 60_000)", "said nothing"),
        ("print(3)", "spoke oddly"),
        ("print('[{}]')", "spoke oddly"),
        ("sys.stdout.buffer.write(b'\\xff\\xfe')", "said nothing"),
        ("print('{}'); sys.exit(3)", "ended with 3"),
        ("print('{}', flush=True); os.abort()", "ended with"),
        (f"print('{{}}'); print('x' * {MOST_OUTPUT_BYTES})", "ended with 0"),
    ],
)
def test_whatever_else_the_child_does_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    child(monkeypatch, code)
    assert words in ChildProber().open("video", Path("a.mp4"))["fault"]


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign = tmp_path / "still there"
    child(monkeypatch, f"time.sleep(1.5); open({str(sign)!r}, 'w')")
    begun_s = time.monotonic()
    assert "within 0 s" in ChildProber(limit_s=0.3).open("video", Path("a.mp4"))["fault"]
    assert time.monotonic() - begun_s < 1.4
    time.sleep(1.5)
    assert not sign.exists()


def test_a_program_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "own_command", lambda *_: ["/nowhere/at/all"])
    assert "did not start" in ChildProber().open("video", Path("a.mp4"))["fault"]


def test_the_real_child_tells_of_files_that_are_not_there(tmp_path: Path) -> None:
    for kind in ("video", "lottie"):
        found = ChildProber().open(kind, tmp_path / "none")
        assert found.get("fault") or found.get("error")
    assert "ended with 2" in ChildProber().open("opera", tmp_path)["fault"]


def test_own_command_starts_this_program_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("a", "b") == [sys.executable, "-m", "kiosk", "a", "b"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("a", "b") == [sys.executable, "a", "b"]


def test_what_is_printed_is_json() -> None:
    # As kiosk open-media does: one line, the last.
    assert probing._last_line(b"a\n" + json.dumps({"b": 1}).encode() + b"\n\n") == {"b": 1}
