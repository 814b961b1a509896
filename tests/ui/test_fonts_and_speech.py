"""The typeface and the two languages of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont

from kiosk.core.languages import EN, ZH
from kiosk.core.places import find_places
from kiosk.rehearsal.touching import QSignalSpy
from kiosk.ui.fonts import FAMILY, FILES, forget_sizes, load_fonts
from kiosk.ui.speech import Speech
from tests.ui.running import running

pytestmark = pytest.mark.usefixtures("qt_app")


def test_the_shipped_type_is_used_by_its_name() -> None:
    assert load_fonts(find_places().fonts) is None
    assert QGuiApplication.font().family() == FAMILY
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = QFont(FAMILY)
        font.setWeight(weight)
        raw = QRawFont.fromFont(font)
        assert raw.familyName() == FAMILY
        assert all(raw.supportsCharacter(ord(sign)) for sign in "中华龙鸟长辈模式？！—…“”·A1")


@pytest.mark.parametrize("broken", FILES)
def test_a_broken_font_is_one_sentence_for_the_operator(broken: str, tmp_path: Path) -> None:
    for name in FILES:
        good = (find_places().fonts / name).read_bytes()
        (tmp_path / name).write_bytes(b"no font" if name == broken else good)
    trouble = load_fonts(tmp_path)
    assert trouble is not None
    assert trouble.code == "font-unreadable"
    assert broken in trouble.what.zh
    assert broken in trouble.what.en
    assert not any(name in trouble.what.zh for name in FILES if name != broken)
    assert trouble.next_step.zh
    assert trouble.next_step.en


def test_what_was_drawn_is_forgotten_and_everything_looks_as_before(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        one.wake()
        one.finger.settle()
        before = one.kiosk.window.grabWindow()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        heard = QSignalSpy(application.fontDatabaseChanged)
        forget_sizes(one.kiosk.places.fonts)
        assert heard.count() == 2  # a font came and went; each time Qt empties its store
        one.finger.pause(0.2)
        assert one.kiosk.window.grabWindow() == before
    assert QRawFont.fromFont(QFont(FAMILY)).familyName() == FAMILY


def test_where_the_font_is_gone_nothing_is_forgotten(tmp_path: Path) -> None:
    forget_sizes(tmp_path)
    assert QRawFont.fromFont(QFont(FAMILY)).familyName() == FAMILY


def test_a_missing_folder_of_fonts_names_them_all(tmp_path: Path) -> None:
    trouble = load_fonts(tmp_path / "nowhere")
    assert trouble is not None
    assert all(name in trouble.what.zh for name in FILES)


def test_no_other_type_is_taken_for_ours() -> None:
    load_fonts(find_places().fonts)
    assert QFontDatabase.families().count(FAMILY) == 1


@pytest.fixture
def speech() -> Iterator[Speech]:
    speech = Speech()
    yield speech
    speech.speak(ZH)


def _said() -> str:
    return QCoreApplication.translate("Switches", "长辈模式")


def test_the_language_changes_at_once_and_back(speech: Speech) -> None:
    assert _said() == "长辈模式"
    assert speech.speak(EN)
    assert _said() not in ("", "长辈模式")
    assert _said().isascii()
    assert not speech.speak(EN)  # nothing to draw anew
    assert speech.speak(ZH)
    assert _said() == "长辈模式"


def test_a_language_without_words_stays_chinese_and_is_told(
    speech: Speech, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.ui.speech", "WARNING", "no translation for fr")
    assert speech.speak("fr")
    assert _said() == "长辈模式"
    assert speech.speak(EN)
    assert _said() != "长辈模式"
