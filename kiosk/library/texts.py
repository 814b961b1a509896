"""Text of an exhibit, in one language or several."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text by language. ``language`` is the exhibit's own and always among them."""

    language: str
    by_language: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """The text in ``language`` (BCP-47), else in the exhibit's own language."""
        own = ""
        for tag, text in self.by_language:
            if tag == language:
                return text
            if tag == self.language:
                own = text
        return own

    @property
    def languages(self) -> frozenset[str]:
        """The languages it is written in."""
        return frozenset(tag for tag, _ in self.by_language)
