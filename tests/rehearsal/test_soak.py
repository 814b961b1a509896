"""A few random visitors every day, ten thousand in the long lane; and that a soak can fail."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.rehearsal.soak import Soak, Soaked, hear
from kiosk.rehearsal.soak_curve import draw_curve
from kiosk.rehearsal.soak_plan import Chore, visitors
from kiosk.rehearsal.soak_visitor import SoakVisitor
from kiosk.ui.fonts import load_fonts
from tests.rehearsal.test_soak_judge import LOOKS, a_day
from tests.ui.running import Running, running

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("data")) as one:
        one.finger.until(lambda: one.kiosk.visits.identity is not None, "the ledger's thread")
        yield one


def test_random_visitors_leave_the_kiosk_as_they_found_it(kiosk: Running) -> None:
    visitor = SoakVisitor(kiosk.kiosk, kiosk.clock.advance)
    for each in visitors(8, seed=5):
        visitor.visit(each)
        assert kiosk.screen == "attract"
    view = kiosk.kiosk.walk.view
    assert (view.language, view.elder, view.volume, view.exhibit) == ("zh-Hans", False, 2, None)
    seen = visitor.seen
    assert seen["left"] + seen["walked off"] == 8
    assert seen["opened"] > 3
    assert seen["fumbled"] and seen["wild"]
    assert kiosk.totals()["sessions"] > 0


def test_a_warning_of_the_kiosk_stands_in_what_a_soak_found(kiosk: Running) -> None:
    soaked, done = Soaked(), []

    def do(chore: Chore) -> bool:
        done.append(chore)
        logging.getLogger("kiosk.ui.planted").warning("a shelf creaks")
        return True

    with hear(soaked.warnings):
        Soak(SoakVisitor(kiosk.kiosk, kiosk.clock.advance), do, soaked).run(1, 9, lambda _: None)
    assert done
    assert soaked.warnings == ["WARNING kiosk.ui.planted: a shelf creaks"] * len(done)
    assert (soaked.visits, soaked.broken, soaked.well) == (1, "", False)
    assert soaked.chores == {chore.value: 1 for chore in done}


@pytest.fixture(autouse=True)
def planted(request: pytest.FixtureRequest, expect_log) -> None:  # type: ignore[no-untyped-def]
    """Some tests plant what they look for."""
    if "warning" in request.node.name:
        expect_log("kiosk.ui.planted", "WARNING", "creaks")
    if "breaks" in request.node.name:
        expect_log("kiosk.soak", "ERROR", "ends at visit 1")


def test_a_soak_that_breaks_off_is_told_and_judged(kiosk: Running) -> None:
    soaked = Soaked()

    def do(_chore: Chore) -> bool:
        raise RuntimeError("the stick broke")

    Soak(SoakVisitor(kiosk.kiosk, kiosk.clock.advance), do, soaked).run(3, 9, lambda _: None)
    assert soaked.visits == 1
    assert soaked.broken == "RuntimeError: the stick broke"
    assert not soaked.well


def test_an_exception_nobody_can_catch_is_heard() -> None:
    class Bad:
        def __del__(self) -> None:
            raise ValueError("gone wrong")

    said: list[str] = []
    with hear(said):
        Bad().__del__  # noqa: B018
        bad = Bad()
        del bad
    assert len(said) == 2
    assert said[0].startswith("unraisable ValueError: gone wrong")


@pytest.mark.usefixtures("qt_app")
def test_the_curve_shows_a_leak(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    from kiosk.core.places import find_places

    load_fonts(find_places().fonts)
    flat, leaking = tmp_path / "flat.png", tmp_path / "leaking.png"
    draw_curve(a_day([150.0] * LOOKS), "flat", True, flat)
    draw_curve(a_day([150.0 + number for number in range(LOOKS)]), "flat", True, leaking)
    one, other = QImage(str(flat)), QImage(str(leaking))
    assert one.size() == other.size()
    assert one.width() == 1600
    assert one != other
    last = 0.99  # the line of the leak ends at the top of its band
    x = round(330 + last * (1600 - 330 - 60))
    assert _top_of_line(other, x) < _top_of_line(one, x) - 20


def _top_of_line(image, x: int) -> int:  # type: ignore[no-untyped-def]
    """Where the line of the first band is at ``x``, from the top."""
    rows = [y for y in range(122, 300) if image.pixelColor(x, y).name() == "#12717e"]
    assert rows
    return rows[0]


def test_the_command_refuses_what_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in ("0", "-3", "viele", "1000001"):
        with pytest.raises(SystemExit) as ended:
            main(["soak", "--visits", wrong])
        assert ended.value.code == 2
        assert "1 to 1000000" in capsys.readouterr().err


@pytest.mark.proof
@pytest.mark.timeout(5 * 3600)
def test_ten_thousand_visits_without_growth(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "kiosk",
            "soak",
            "--visits",
            "10000",
            "--out",
            str(tmp_path / "out"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["visits"] == 10_000
    assert summary["judged"]
    assert set(summary["chores"]) == {chore.value for chore in Chore}
    assert min(count for word, count in summary["seen"].items() if word.startswith("opened")) > 50
    assert (tmp_path / "out" / "curve.png").stat().st_size > 10_000
