"""Where the operator is on the page 上报, and what a touch may do: nothing leaves before somebody
has seen what it is.
"""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """What is shown."""

    HOME = "home"
    PREVIEW = "preview"
    JSON = "json"
    CODE = "code"


class Way(StrEnum):
    """How counts can leave."""

    UPLOAD = "upload"
    STICK = "stick"
    CODE = "code"


class SendingWalk:
    """``consented``: whether somebody has agreed before."""

    def __init__(self, consented: bool) -> None:
        self.view = View.HOME
        self.consented = consented
        self.wanted: Way | None = None

    @property
    def asks(self) -> bool:
        """Whether the preview waits for the one tap."""
        return not self.consented and self.wanted is not None

    def take(self, way: Way) -> Way | None:
        """A way was touched: it is gone at once, or what would be sent is shown first."""
        if self.consented:
            return self._go(way)
        self.wanted, self.view = way, View.PREVIEW
        return None

    def agree(self) -> Way | None:
        """Somebody has seen it: the way that was touched is gone now."""
        self.consented = True
        way, self.wanted = self.wanted, None
        self.view = View.HOME
        return None if way is None else self._go(way)

    def look(self) -> None:
        """See what would be sent, without sending."""
        self.wanted, self.view = None, View.PREVIEW

    def look_closer(self) -> None:
        """The same as JSON."""
        self.view = View.JSON

    def back(self) -> None:
        """One step back."""
        self.view = View.PREVIEW if self.view is View.JSON else View.HOME
        if self.view is View.HOME:
            self.wanted = None

    def _go(self, way: Way) -> Way:
        if way is Way.CODE:
            self.view = View.CODE
        return way
