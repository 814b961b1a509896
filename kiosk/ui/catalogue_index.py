"""The catalogue's index is read beside the making of the first frame, which is mostly Qt's work."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.core.errors import operator_code
from kiosk.library.catalogue import read_index
from kiosk.library.exhibit import Catalogue

log = logging.getLogger(__name__)


class IndexReader(QObject):
    """Reads the index once, in a thread; ``on_read`` gets (catalogue, stale) in the window's."""

    _read = Signal(object, object)

    def __init__(
        self,
        exhibits: Path,
        cache: Path,
        on_read: Callable[[Catalogue, tuple[str, ...]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._exhibits = exhibits
        self._cache = cache
        self._on_read = on_read
        self._stopped = False
        self._read.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="index", daemon=True)

    def start(self) -> None:
        """Start to read."""
        self._thread.start()

    def stop(self) -> None:
        """Hand nothing over any more, and wait for the thread."""
        self._stopped = True  # what is already on its way would not heed a disconnection
        if self._thread.is_alive():
            self._thread.join()

    def _hand_over(self, catalogue: Catalogue, stale: tuple[str, ...]) -> None:
        if not self._stopped:
            self._on_read(catalogue, stale)

    def _work(self) -> None:
        try:
            catalogue, stale = read_index(self._exhibits, self._cache)
        except Exception as error:  # ours: better no exhibit than a kiosk that waits for ever
            log.exception("the index was not read, code %s", operator_code(error))
            catalogue, stale = Catalogue(), ()
        self._read.emit(catalogue, stale)
