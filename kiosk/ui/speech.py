"""The interface's language: Chinese is in the source, English in a compiled translation."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.core.languages import ZH

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

FOLDER = Path(__file__).parent / "translations"

log = logging.getLogger(__name__)


class Speech:
    """Installs and removes the translation, live."""

    def __init__(self) -> None:
        self.language = ZH
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> bool:
        """Switch to ``language``; return whether anything changed."""
        if language == self.language:
            return False
        self.language = language
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        if language == ZH:
            return True
        # Late: with it come the names of all languages and countries, 4 ms of every start.
        from PySide6.QtCore import QTranslator

        self._translator = self._translator or QTranslator()
        if self._translator.load(str(FOLDER / f"kiosk_{language}.qm")):
            QCoreApplication.installTranslator(self._translator)
        else:
            log.warning(
                "no translation for %s in %s; the interface stays Chinese", language, FOLDER
            )
        return True
