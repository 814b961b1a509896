"""What many tests of pages and bridges begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.ui.speech import Speech


@pytest.fixture
def owner(qt_app: QGuiApplication) -> Iterator[QObject]:
    """The parent of a test's bridges."""
    one = QObject()
    yield one
    one.deleteLater()


@pytest.fixture
def english(qt_app: QGuiApplication) -> Iterator[None]:
    """The window speaks English meanwhile."""
    speech = Speech()
    speech.speak("en")
    yield
    speech.speak("zh-Hans")


@pytest.fixture(params=["zh-Hans", "en"])
def language(qt_app: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """The window speaks one language after the other."""
    speech = Speech()
    speech.speak(request.param)
    yield request.param
    speech.speak("zh-Hans")
