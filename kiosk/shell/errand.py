"""A short read off the window's thread, for a page that is looked at meanwhile.

The newest wish counts: an operator who turns on before the last answer came gets only the new one,
and a slow disk is never asked twice at a time. Long work is a :class:`kiosk.shell.jobs.Job`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Errand(Generic[T]):
    """Belongs to the window's thread, which asks and looks; the thread it starts only reads."""

    def __init__(self) -> None:
        self._wish: Callable[[], T] | None = None
        self._thread: threading.Thread | None = None
        self._found: T | Exception | None = None

    def ask(self, wish: Callable[[], T]) -> None:
        """Call ``wish`` in a thread; what is still asked for is forgotten."""
        self._wish = wish
        if self._thread is None:
            self._go()

    def look(self) -> T | Exception | None:
        """What came of the newest wish, or the exception it raised; None until then."""
        if self._thread is None or self._thread.is_alive():
            return None
        self._thread = None
        if self._wish is not None:
            self._go()
            return None
        found, self._found = self._found, None
        return found

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._thread is not None

    def _go(self) -> None:
        wish, self._wish = self._wish, None
        assert wish is not None
        self._thread = threading.Thread(
            target=self._fetch, args=(wish,), name="errand", daemon=True
        )
        self._thread.start()

    def _fetch(self, wish: Callable[[], T]) -> None:
        try:
            self._found = wish()
        except Exception as error:
            self._found = error
