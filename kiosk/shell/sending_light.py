"""The screen as bright as it gets while a phone reads from it, and as it was before afterwards."""

from __future__ import annotations

import logging
from typing import Protocol

from kiosk.core.errors import Trouble

FULL_PERCENT = 100

log = logging.getLogger(__name__)


class Light(Protocol):
    """:class:`kiosk.shell.backlight.Backlight` is one."""

    def percent(self) -> int | None:
        """How bright it is; None where it does not tell."""
        ...

    def set_percent(self, percent: int) -> None:
        """Set it.

        :raises Trouble: the system does not allow it.
        """
        ...


class LitUp:
    """``light``: None where no program can set the brightness."""

    def __init__(self, light: Light | None) -> None:
        self._light = light
        self._before: int | None = None

    @property
    def known(self) -> bool:
        """Whether a program can set it at all."""
        return self._light is not None

    def up(self) -> None:
        """A code is shown. A light that refuses is no reason not to show it."""
        if self._light is None or self._before is not None:
            return
        before = self._light.percent()
        if before is not None and before < FULL_PERCENT and self._set(FULL_PERCENT):
            self._before = before

    def down(self) -> None:
        """It is shown no more."""
        before, self._before = self._before, None
        if before is not None:
            self._set(before)

    def _set(self, percent: int) -> bool:
        try:
            if self._light is not None:
                self._light.set_percent(percent)
        except Trouble as trouble:
            log.info("the brightness stays: %s", trouble)
            return False
        return True
