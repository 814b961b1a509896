"""The operator's note of safe mode: on attract and home, nowhere else, in nobody's way."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.config import LoadedSettings
from kiosk.core.runs import note_crash, this_moment
from kiosk.ui.starting import Options, last_code, prepare
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.running import Running, own_places, quizzes_of, running

SIZES = [((1920, 1080), 21.5), ((1080, 1920), 21.5), ((1366, 768), 18.5)]


def faults(visitor: Running, rules: Rules) -> list[str]:
    window, shell = visitor.kiosk.window, visitor.kiosk.shell
    px_per_mm = shell.property("pxPerMm") * shell.property("unitMm") / 4
    size = QRectF(0, 0, window.width(), window.height())
    return Glass(window.rootObject(), px_per_mm, size).faults(rules)


@pytest.mark.usefixtures("qt_app")
@pytest.mark.parametrize(("size_px", "diagonal_in"), SIZES)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_it_stands_on_attract_and_home_without_covering_anything(
    data: Path,
    tmp_path: Path,
    size_px: tuple[int, int],
    diagonal_in: float,
    language: str,
) -> None:
    exhibits = quizzes_of(tmp_path / "quizzes", "cn.kepu.feathered", "cn.kepu.safefood")
    with (
        patch("kiosk.app.last_code", return_value="C-1A2B"),
        running(data, size_px=size_px, diagonal_in=diagonal_in, exhibits=exhibits) as visitor,
    ):
        if language == "en":
            visitor.kiosk.shell.speak("en")
            visitor.finger.settle()
            visitor.finger.pause(0.1)
        assert "C-1A2B" in str(visitor.finger.need("safeNoteWords").property("text"))
        assert faults(visitor, Rules()) == []
        visitor.wake()
        assert faults(visitor, Rules()) == []
        visitor.kiosk.shell.setElder(True)
        visitor.finger.settle()
        assert faults(visitor, ELDER) == []
        visitor.open("cn.kepu.feathered")
        assert visitor.finger.find("safeNoteWords") is None


@pytest.mark.usefixtures("qt_app")
def test_without_safe_mode_there_is_no_note(data: Path, tmp_path: Path) -> None:
    exhibits = quizzes_of(tmp_path / "quizzes", "cn.kepu.feathered")
    with running(data, exhibits=exhibits) as visitor:
        assert not any(item.objectName() == "safeNote" for item in visitor.finger.items())


def test_the_note_names_the_last_crash(data: Path) -> None:
    places = own_places(data)
    assert last_code(places, Options()) is None
    assert last_code(places, Options(safe=True)) == ""
    note_crash(data, "crash", "SIGSEGV", "C-77AA", this_moment())
    assert last_code(places, Options(safe=True)) == "C-77AA"


def test_safe_mode_draws_plainly_and_trusts_no_compiled_file(data: Path) -> None:
    places = own_places(data)
    compiled = places.cache / "qml" / "Main.qmlc"
    compiled.parent.mkdir(parents=True)
    compiled.write_bytes(b"damaged")
    (data / "config.toml").write_text('[screen]\nrender = "gpu"\nmotion = true\n', "utf-8")

    def settings(*, safe: bool) -> LoadedSettings:
        return prepare(places, Options(safe=safe), to_stderr=False)

    assert settings(safe=False).settings.screen.render == "gpu"
    assert compiled.exists()
    screen = settings(safe=True).settings.screen
    assert (screen.render, screen.motion) == ("software", "none")
    assert not compiled.exists()
