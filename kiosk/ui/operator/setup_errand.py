"""The set-up's errand: its pages show when one begins and when it has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal

from kiosk.core.errors import Trouble
from kiosk.ui.operator.errand import Errand

T = TypeVar("T")


class SetupErrand(Errand):
    """One errand at a time, for all parts of the set-up."""

    changed = Signal()

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Trouble], None]
    ) -> bool:
        """As :meth:`Errand.run`, and tell of its begin and its end."""

        def told(found: T) -> None:
            then(found)
            self.changed.emit()

        def refused(trouble: Trouble) -> None:
            failed(trouble)
            self.changed.emit()

        begun = super().run(work, told, refused)
        if begun:
            self.changed.emit()
        return begun
