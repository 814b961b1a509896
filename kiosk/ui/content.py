"""What can be shown: from the index at the start, and from a child process where it is stale."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.core.places import Places
from kiosk.library.catalogue import read_catalogue
from kiosk.library.exhibit import Catalogue
from kiosk.ui.catalogue_child import CatalogueChild
from kiosk.ui.catalogue_index import IndexReader

log = logging.getLogger(__name__)


class Content:
    """The catalogue on its way to the screen.

    ``show`` is called with every catalogue that comes into view, ``ready`` once, when all is
    known; ``may_change`` says whether nobody would see what is on show change.
    """

    def __init__(
        self,
        places: Places,
        exhibits: Path,
        show: Callable[[Catalogue], None],
        ready: Callable[[], None],
        may_change: Callable[[], bool],
        parent: QObject,
    ) -> None:
        self.catalogue = Catalogue((), (), "")
        self._places = places
        self._exhibits = exhibits
        self._show = show
        self._ready = ready
        self._may_change = may_change
        self._parent = parent
        self._drawn = False
        self._child: CatalogueChild | None = None
        self._index = IndexReader(exhibits, places.cache, self._index_read)
        self._waiting: Catalogue | None = None
        self._stale: tuple[str, ...] | None = None

    def start(self) -> None:
        """Begin to read the index, in a thread."""
        self._index.start()

    def stop(self) -> None:
        """Read and rebuild nothing any more."""
        self._index.stop()
        if self._child is not None:
            self._child.stop()

    def drawn(self) -> None:
        """The first frame is on the screen: what has been read may be shown."""
        self._drawn = True
        self._use_index()

    def refresh(self) -> None:
        """Look again, in a child process; what has changed is shown when nobody would see it."""
        if self._child is None and self._drawn:
            data = self._places.data
            self._child = CatalogueChild(data, self._exhibits, self._rebuilt, self._parent)
            self._child.start()

    def show_waiting(self) -> None:
        """Show a catalogue that waits for the right moment."""
        if self._waiting is None:
            return
        self.catalogue, self._waiting = self._waiting, None
        for left_out in self.catalogue.left_out:
            reason = left_out.problems[0].what.zh if left_out.problems else ""
            log.info("exhibit %s is left out: %s", left_out.folder, reason)
        self._show(self.catalogue)

    def _index_read(self, catalogue: Catalogue, stale: tuple[str, ...]) -> None:
        self._waiting, self._stale = catalogue, stale
        self._use_index()

    def _use_index(self) -> None:
        """Show what the index knows at once; what it does not know, a child process checks."""
        if self._stale is None or not self._drawn:
            return
        stale, self._stale = self._stale, None  # once, whichever of the two comes last
        self.show_waiting()
        if stale:
            data = self._places.data
            self._child = CatalogueChild(data, self._exhibits, self._rebuilt, self._parent)
            self._child.start()
        else:
            self._ready()

    def _rebuilt(self) -> None:
        """The child has ended; where it did not help (no room for its index), do it here."""
        from kiosk.players.registry import KINDS  # late: no player is needed for the first frame

        self._child = None
        self._waiting = read_catalogue(self._exhibits, self._places.cache, KINDS)
        if self._may_change() or not self.catalogue.exhibits:
            self.show_waiting()
        self._ready()
