"""The operator's job that installs: it listens to a child, cancels it, tells how it ended."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.lock import alone
from kiosk.bundles.intake.order import Order, write_order
from kiosk.bundles.intake.progress import SAID, Progress, State
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.shell.installing import TITLE, Installing, drop_unfinished, pending, resume_quietly
from kiosk.shell.jobs import Going, Jobs

SAY = """
import json, sys
def say(state, done=0):
    words = {"zh": "话", "en": state}
    print(json.dumps({"state": state, "done_bytes": done, "of_bytes": 100,
                      "bytes_per_s": 5, "left_s": None, "words": words}), flush=True)
"""


def child(script: str) -> Callable[[list[str]], subprocess.Popen[str]]:
    def begin(command: list[str]) -> subprocess.Popen[str]:
        assert command[-2:] == ["--data", "/d"]
        assert "--json" in command
        return subprocess.Popen(
            [sys.executable, "-c", SAY + script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return begin


def installing(script: str, ended: Callable[[], None] = lambda: None) -> Installing:
    return Installing(find_places(Path("/d")), ["/stick"], ended, child(script))


def test_it_says_how_far_it_is_and_that_it_is_done() -> None:
    done: list[bool] = []
    going = Going()
    one = installing('say("copying", 40); say("confirmed", 100)', lambda: done.append(True))
    assert one.work(going).en == "confirmed"
    assert done == [True]
    assert going.told()[0] == 1.0
    assert one.last is not None and one.last.state is State.CONFIRMED


def test_a_cancel_reaches_the_child() -> None:
    going = Going()
    going.cancel()
    told = 'say("copying"); assert sys.stdin.readline() == "cancel\\n"; say("cancelled")'
    one = installing(f"{told}; sys.exit(1)")
    assert one.work(going).en == "cancelled"


@pytest.mark.parametrize("state", ["refused", "stopped"])
def test_what_was_not_installed_is_trouble(state: str) -> None:
    done: list[bool] = []
    with pytest.raises(Trouble) as trouble:
        installing(f'say("{state}"); sys.exit(1)', lambda: done.append(True)).work(Going())
    assert trouble.value.code == f"install-{state}"
    assert trouble.value.what.zh == "话"
    assert done == []


def test_a_child_that_dies_changed_nothing() -> None:
    with pytest.raises(Trouble) as trouble:
        installing('say("copying"); sys.exit(9)').work(Going())
    assert trouble.value.code == "install-ended"


def test_what_is_no_report_is_left_out(expect_log: Callable[..., object]) -> None:
    expect_log("kiosk.shell.installing", "WARNING", "said")
    assert installing('print("hello"); say("confirmed")').work(Going()).en == "confirmed"


def test_an_interrupted_one_is_known_by_its_order(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    assert pending(places) is None
    write_order(places.content, Order("own.shipped.1", Path("/stick"), "U盘"), b"{}", RealDisk())
    found = pending(places)
    assert found is not None
    assert (found.bundle, found.source_name) == ("own.shipped.1", "U盘")
    with alone(places.content):
        assert pending(places) is None


def test_without_its_stick_nothing_is_started_again(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    stick = tmp_path / "away"
    write_order(places.content, Order("own.shipped.1", stick, "U盘"), b"{}", RealDisk())
    ended: list[bool] = []
    resume_quietly(places, lambda: ended.append(True), start=False)(Going())
    assert ended == []
    assert pending(places) is not None


def test_when_the_kiosk_ends_the_child_rests_and_undoes_nothing(
    tmp_path: Path, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.shell.jobs", "WARNING", "install-stopped")
    heard, jobs = tmp_path / "heard", Jobs()
    script = (
        f"say('copying'); line = sys.stdin.readline(); open({str(heard)!r}, 'w').write(repr(line));"
        " say('stopped'); sys.exit(1)"
    )
    one = installing(script)
    jobs.start("bundles", TITLE, one.work)
    while one.last is None:
        time.sleep(0.01)
    assert jobs.stop(10.0)
    assert heard.read_text() == "''"  # the end of its lines; not "cancel"
    assert one.last is not None and one.last.state is State.STOPPED


def test_what_was_called_off_before_the_kiosk_ends_is_undone() -> None:
    going = Going()
    going.cancel()
    going.rest()
    assert going.cancelled and not going.resting


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> list[Places]:
    """Where an unfinished installation was thrown away."""
    found: list[Places] = []
    monkeypatch.setattr("kiosk.shell.installing.drop_unfinished", found.append)
    return found


def test_what_is_called_off_while_its_child_hangs_in_a_dying_stick_is_dropped(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., object], dropped: list[Places]
) -> None:
    expect_log("kiosk.shell.installing", "WARNING", "does not come to rest")
    monkeypatch.setattr("kiosk.shell.installing._REST_S", 0.5)
    going = Going()
    going.cancel()
    words = installing("import time; say('copying'); time.sleep(60)").work(going)
    assert words == SAID[State.CANCELLED]
    assert dropped == [find_places(Path("/d"))]


@pytest.mark.parametrize("end", ["sys.exit(9)", "say('stopped'); sys.exit(1)"])
def test_what_is_called_off_while_it_ends_otherwise_is_dropped(
    end: str, dropped: list[Places]
) -> None:
    going = Going()
    going.cancel()
    one = installing(f"say('trial'); sys.stdin.readline(); {end}")
    assert one.work(going) == SAID[State.CANCELLED]
    assert len(dropped) == 1


def test_what_rests_or_was_refused_is_not_dropped(dropped: list[Places]) -> None:
    going = Going()
    going.rest()
    with pytest.raises(Trouble):
        installing("say('copying'); sys.stdin.readline(); sys.exit(9)").work(going)
    going = Going()
    going.cancel()
    with pytest.raises(Trouble) as trouble:
        installing("say('refused'); sys.exit(1)").work(going)
    assert trouble.value.code == "install-refused"
    assert dropped == []


def test_the_child_s_own_next_step_is_passed_on() -> None:
    step = Words("请腾出空间。", "Please make room.")
    line = Progress(State.REFUSED, 0, 0, 0.0, None, Words("不够", "full"), step).as_json()
    with pytest.raises(Trouble) as trouble:
        installing(f"print(json.dumps({line!r}), flush=True); sys.exit(1)").work(Going())
    assert trouble.value.next_step == step


def test_what_was_left_unfinished_is_thrown_away_by_a_real_child(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    write_order(places.content, Order("own.shipped.1", tmp_path, "U盘"), b"{}", RealDisk())
    assert pending(places) is not None
    drop_unfinished(places)
    assert pending(places) is None


def test_what_is_being_installed_is_not_thrown_away(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    write_order(places.content, Order("own.shipped.1", tmp_path, "U盘"), b"{}", RealDisk())
    with alone(places.content), pytest.raises(Trouble, match="install-kept"):
        drop_unfinished(places)
    assert pending(places) is not None
