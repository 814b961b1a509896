"""What is read of the catalogue's index in the kiosk itself, in threads beside the window's: the
index at the start, beside the making of the first frame, which is mostly Qt's work; soon after it,
whether the exhibits still are as the index has them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.core.errors import operator_code
from kiosk.library.exhibit import Catalogue

if TYPE_CHECKING:
    from kiosk.library.catalogue import Unlooked

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 4
STOP_WITHIN_S = 2.0


class Beside(QObject):
    """Does one thing in a thread, then calls ``done`` in the window's.

    The thread touches no QObject (docs/decisions/0013): the window's thread looks whether it is
    done, which it is before long.
    """

    def __init__(self, work: Callable[[], None], done: Callable[[], None], parent: QObject | None):
        super().__init__(parent)
        self._work = work
        self._done = done
        self._worked = False
        self._thread = threading.Thread(target=self._run, name="index", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Start the work."""
        self._thread.start()
        self._timer.start()

    def stop(self) -> None:
        """Hand nothing over any more, and wait a moment for the thread."""
        self._timer.stop()
        if self._thread.is_alive():
            self._thread.join(STOP_WITHIN_S)

    def _run(self) -> None:
        self._work()
        self._worked = True

    def look(self) -> None:
        """Call ``done`` if it is done, and has not been called."""
        if self._worked and self._timer.isActive():
            self._timer.stop()
            self._done()


class IndexReader(Beside):
    """Reads the index once; ``on_read`` gets (catalogue, stale) in the window's thread.

    ``content`` is the store's folder, or None to show only what ships with the program.
    ``believed``: no exhibit's files are looked at; :attr:`unlooked` are those to be looked at then.
    """

    def __init__(
        self,
        exhibits: Path,
        cache: Path,
        on_read: Callable[[Catalogue, tuple[str, ...]], None],
        parent: QObject | None = None,
        content: Path | None = None,
        *,
        believed: bool = False,
    ) -> None:
        super().__init__(self._try, lambda: on_read(*self._found), parent)
        self._exhibits = exhibits
        self._cache = cache
        self._content = content
        self._believed = believed
        self._found: tuple[Catalogue, tuple[str, ...]] = Catalogue(), ()
        self.unlooked: tuple[Unlooked, ...] = ()

    def _try(self) -> None:
        try:
            self._found = self._read()
        except Exception as error:  # ours: better no exhibit than a kiosk that waits for ever
            log.exception("the index was not read, code %s", operator_code(error))

    def _read(self) -> tuple[Catalogue, tuple[str, ...]]:
        # Imported here, in the thread, while Qt compiles what it will draw.
        from kiosk.library.catalogue import read_index, recall_index
        from kiosk.library.holding import NOTHING_INSTALLED
        from kiosk.library.installed import read_installed

        found = NOTHING_INSTALLED if self._content is None else read_installed(self._content)
        if self._believed and not found.troubles:
            catalogue, stale, self.unlooked = recall_index(self._exhibits, self._cache, found)
        else:
            catalogue, stale = read_index(self._exhibits, self._cache, found)
        for trouble in found.troubles:
            log.warning("%s: %s%s", trouble.code, trouble.what.zh, trouble.next_step.zh)
        # A record that is not sound is mended by the child that checks what is stale.
        return catalogue, (*stale, *(trouble.code for trouble in found.troubles))


class FolderLook(Beside):
    """Looks whether folders are as the index has them; ``on_looked`` gets the names of those that
    are not (perhaps none), in the window's thread.
    """

    def __init__(
        self,
        unlooked: tuple[Unlooked, ...],
        on_looked: Callable[[tuple[str, ...]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self._compare, lambda: on_looked(self._changed), parent)
        self._unlooked = unlooked
        self._changed: tuple[str, ...] = ()

    def _compare(self) -> None:
        from kiosk.library.catalogue import changed_folders

        try:
            self._changed = changed_folders(self._unlooked)
        except Exception as error:  # ours: then all of it is looked at by the child
            log.exception("no folder was looked at, code %s", operator_code(error))
            self._changed = tuple(one.name for one in self._unlooked)


class CatalogueCheck(Beside):
    """Checks here what is stale, where the child did not help (no room for its index, or no memory
    for the child); ``on_checked`` gets the catalogue in the window's thread. Some dozens of
    exhibits take an old machine longer than the guardian waits for a sign of life.
    """

    def __init__(
        self,
        exhibits: Path,
        cache: Path,
        on_checked: Callable[[Catalogue], None],
        parent: QObject | None,
        content: Path,
        *,
        safe: bool,
    ) -> None:
        super().__init__(self._try, lambda: on_checked(self._found), parent)
        self._exhibits = exhibits
        self._cache = cache
        self._content = content
        self._safe = safe
        self._found = Catalogue()

    def _try(self) -> None:
        from kiosk.library.catalogue import read_catalogue
        from kiosk.library.installed import read_installed
        from kiosk.players.registry import KINDS

        try:
            installed = read_installed(self._content, safe=self._safe)
            self._found = read_catalogue(self._exhibits, self._cache, KINDS, installed=installed)
        except Exception as error:  # ours: better no exhibit than a kiosk that waits for ever
            log.exception("the exhibits were not checked, code %s", operator_code(error))
