"""The catalogue's index is read beside the making of the first frame, which is mostly Qt's work."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kiosk.core.errors import operator_code
from kiosk.library.exhibit import Catalogue

log = logging.getLogger(__name__)


LOOK_EVERY_MS = 4


class IndexReader(QObject):
    """Reads the index once, in a thread; ``on_read`` gets (catalogue, stale) in the window's.

    ``content`` is the store's folder, or None to show only what ships with the program.

    The thread touches no QObject (docs/decisions/0013): the window's thread looks whether it is
    done, which it is before long.
    """

    def __init__(
        self,
        exhibits: Path,
        cache: Path,
        on_read: Callable[[Catalogue, tuple[str, ...]], None],
        parent: QObject | None = None,
        content: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._exhibits = exhibits
        self._cache = cache
        self._content = content
        self._on_read = on_read
        self._found: tuple[Catalogue, tuple[str, ...]] | None = None
        self._thread = threading.Thread(target=self._work, name="index", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Start to read."""
        self._thread.start()
        self._timer.start()

    def stop(self) -> None:
        """Hand nothing over any more, and wait for the thread."""
        self._timer.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self) -> None:
        if self._found is not None:
            self._timer.stop()
            self._on_read(*self._found)

    def _read(self) -> tuple[Catalogue, tuple[str, ...]]:
        # Imported here, in the thread, while Qt compiles what it will draw.
        from kiosk.library.catalogue import read_index
        from kiosk.library.holding import NOTHING_INSTALLED
        from kiosk.library.installed import read_installed

        found = NOTHING_INSTALLED if self._content is None else read_installed(self._content)
        catalogue, stale = read_index(self._exhibits, self._cache, found)
        for trouble in found.troubles:
            log.warning("%s: %s%s", trouble.code, trouble.what.zh, trouble.next_step.zh)
        # A record that is not sound is mended by the child that checks what is stale.
        return catalogue, (*stale, *(trouble.code for trouble in found.troubles))

    def _work(self) -> None:
        try:
            self._found = self._read()
        except Exception as error:  # ours: better no exhibit than a kiosk that waits for ever
            log.exception("the index was not read, code %s", operator_code(error))
            self._found = Catalogue(), ()
