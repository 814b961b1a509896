"""Garbage is looked for in the window's thread alone (docs/decisions/0066), QML's own too.

Left alone, Python looks for it in whichever thread makes one object too many. What the ledger's
thread finds it also destroys, and a Qt object does not bear that in another thread than its own.

QML looks by itself too, but only once much has gathered: then that takes a moment in which nothing
moves, and its store stays as large as it was just before, with little in it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QJSEngine

LOOK_EVERY_MS = 10_000
MANY = 10_000
"""So many objects more than after the last look are worth another one, which takes some 5 ms."""


class Garbage:
    """Takes over from Python when it is made, and gives back with :meth:`stop`.

    ``parent`` lives in the window's thread, and all this is called there. ``engine``: QML's, once
    there is one.
    """

    def __init__(self, parent: QObject) -> None:
        self.engine: QJSEngine | None = None
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(parent, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look now and then; what there is by now stays as long as the program, unsearched."""
        gc.freeze()
        self._timer.start()

    def clear(self) -> None:
        """A quiet moment: look at once. QML first, which lets go of objects of Python's."""
        if self.engine is not None:
            self.engine.collectGarbage()
        gc.collect()

    def stop(self) -> None:
        """The kiosk has ended: Python looks by itself again, if it did before."""
        self._timer.stop()
        self.engine = None
        if self._by_itself:
            gc.enable()

    def _look(self) -> None:
        if gc.get_count()[0] > MANY:  # counted while Python does not look by itself, too
            gc.collect()
