"""召回: what may not be shown any more, as the content role's deny list says. Values only."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.library.texts import LocalText

NO_REASON = LocalText("zh-Hans", (("zh-Hans", "内容有误"), ("en", "its content is faulty")))


class Denied(NamedTuple):
    """One line of the deny list: an exhibit in some versions, or a package up to a seq.

    ``exhibit`` with no ``versions`` means all of them, wherever they come from, the program's own
    folder too; ``package`` (``publisher.package``) means every bundle up to ``through_seq``.
    """

    exhibit: str = ""
    versions: tuple[str, ...] = ()
    package: str = ""
    through_seq: int = 0
    reason: LocalText = NO_REASON

    def hits_exhibit(self, id: str, version: str) -> bool:
        """Whether it means that version of that exhibit."""
        if not self.exhibit or self.exhibit != id:
            return False
        return not self.versions or version in self.versions

    def hits_package(self, key: str, seq: int) -> bool:
        """Whether it means that bundle."""
        return bool(self.package) and self.package == key and seq <= self.through_seq
