"""What can be shown: from the index at the start, and from a child process where it is stale.

The first home does not wait for a look at every file: the index is believed for about a second.
Then what changed while the program was away is found and taken off the shelf, and a child checks
it. (A visitor who is quicker meets the player, who reads its files anew in any case.)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kiosk.core.places import Places
from kiosk.library.exhibit import Catalogue
from kiosk.ui.catalogue_child import CatalogueChild
from kiosk.ui.catalogue_index import Beside, CatalogueCheck, FolderLook, IndexReader

LOOK_AFTER_MS = 300
"""Once home can be opened: who touches at once sees it first. Before films are warmed up."""

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
        *,
        safe: bool = False,
    ) -> None:
        self.catalogue = Catalogue((), (), "")
        self._safe = safe
        self._places = places
        self._exhibits = exhibits
        self._show = show
        self._ready = ready
        self._may_change = may_change
        self._parent = parent
        self._drawn = False
        self._is_ready = False
        self._child: CatalogueChild | None = None
        self._again = False
        self._reader: Beside | None = None
        self._index = IndexReader(
            *(exhibits, places.cache, self._index_read), content=self._store, believed=True
        )
        self._looking = QTimer(parent, singleShot=True, interval=LOOK_AFTER_MS)
        self._looking.timeout.connect(self._look_at_files)
        self._waiting: Catalogue | None = None
        self._stale: tuple[str, ...] | None = None
        self._seen = 0

    def start(self) -> None:
        """Begin to read the index, in a thread."""
        self._seen = self._store_stamp()
        self._index.start()

    def stop(self) -> None:
        """Read and rebuild nothing any more."""
        self._looking.stop()
        self._index.stop()
        if self._reader is not None:
            self._reader.stop()
        if self._child is not None:
            self._child.stop()

    @property
    def busy(self) -> bool:
        """Whether anything is still looked at, or is about to be."""
        return self._child is not None or self._reader is not None or self._looking.isActive()

    def look(self) -> None:
        """What has been read by now goes on the shelf before home is made: so it is made once."""
        self._index.look()

    def drawn(self) -> None:
        """The first frame is on the screen: time to tell that all is known, or to find out."""
        self._drawn = True
        self._use_index()

    def look_for_changes(self) -> None:
        """Nobody is here: what a command has installed or removed meanwhile is looked at."""
        if self._is_ready and self._store_stamp() != self._seen:
            self.refresh()

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
        self.show_waiting()
        if self._stale is None or not self._drawn:
            return
        stale, self._stale = self._stale, None  # once, whichever of the two comes last
        if stale:
            self._start_child(self._rebuilt)
        else:
            self._is_ready = True
            self._ready()
            self._looking.start()

    def _look_at_files(self) -> None:
        """Is everything that is shown still as it was checked?"""
        self._reader = FolderLook(self._index.unlooked, self._looked, self._parent)
        self._reader.start()

    def _looked(self, changed: tuple[str, ...]) -> None:
        self._reader, self._index.unlooked = None, ()
        if changed:
            log.info("changed since they were checked: %s", ", ".join(changed[:5]))
            self._reader = self._read_index(self._changed_read)
        else:
            self._look_again()

    def _changed_read(self, catalogue: Catalogue, stale: tuple[str, ...]) -> None:
        """What has changed is not shown before it has been checked."""
        self._reader = None
        self._show_soon(catalogue)
        if stale:
            self._start_child(self._checked)
        else:
            self._look_again()

    def _checked(self) -> None:
        self._child = None
        self._reader = self._read_index(self._checked_read)

    def _checked_read(self, catalogue: Catalogue, stale: tuple[str, ...]) -> None:
        self._reader = None
        if stale:
            self._check_here(self._checked_here)
        else:
            self._checked_here(catalogue)

    def _checked_here(self, catalogue: Catalogue) -> None:
        self._reader = None
        self._show_soon(catalogue)
        self._look_again()

    def _read_index(self, on_read: Callable[[Catalogue, tuple[str, ...]], None]) -> IndexReader:
        reader = IndexReader(self._exhibits, self._places.cache, on_read, content=self._store)
        reader.start()
        return reader

    def _rebuilt(self) -> None:
        """The child has ended."""
        self._child = None
        self._check_here(self._first_known)

    def _first_known(self, catalogue: Catalogue) -> None:
        self._reader = None
        self._show_soon(catalogue)
        self._is_ready = True
        self._ready()
        self._look_again()

    def _check_here(self, then: Callable[[Catalogue], None]) -> None:
        """Read the child's index; where it did not help, do its work, beside the window."""
        self._reader = CatalogueCheck(
            *(self._exhibits, self._places.cache, then, self._parent, self._places.content),
            safe=self._safe,
        )
        self._reader.start()

    def refresh(self) -> None:
        """Something was installed, taken back or recalled: look again in a child process, and show
        it at the next idle moment. Asked while one looks already, it looks once more.
        """
        self._seen = self._store_stamp()
        self._again = True
        self._look_again()

    def _look_again(self) -> None:
        if self._again and self._is_ready and not self.busy:
            self._again = False
            self._start_child(self._refreshed)

    def _start_child(self, on_done: Callable[[], None]) -> None:
        data, exhibits = self._places.data, self._exhibits
        self._child = CatalogueChild(data, exhibits, on_done, self._parent, safe=self._safe)
        self._child.start()

    def _refreshed(self) -> None:
        """The child has ended; its index is read in a thread, a visitor may be there."""
        self._child = None
        self._reader = self._read_index(self._reread)

    def _reread(self, catalogue: Catalogue, stale: tuple[str, ...]) -> None:
        self._reader = None
        if stale:  # the child could not store its index, or something changed meanwhile
            log.warning("the content was not looked at again to the end: %s", ", ".join(stale[:5]))
        if catalogue.exhibits or not stale:
            self._show_soon(catalogue)
        self._look_again()

    def _show_soon(self, catalogue: Catalogue) -> None:
        """Show it when nobody looks; what is shown already is not shown again."""
        self._waiting = None if catalogue == self.catalogue else catalogue
        if self._may_change() or not self.catalogue.exhibits:
            self.show_waiting()

    def _store_stamp(self) -> int:
        """When the store's record was last written (ns); 0 for none."""
        try:
            return (self._store / "content.db").stat().st_mtime_ns if self._store else 0
        except OSError:
            return 0

    @property
    def _store(self) -> Path | None:
        return None if self._safe else self._places.content
