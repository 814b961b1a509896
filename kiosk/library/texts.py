"""Text and voice of an exhibit, in one language or several."""

from __future__ import annotations

from typing import NamedTuple


class LocalText(NamedTuple):
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


class LocalVoice(NamedTuple):
    """Recordings by language; not every language has one. ``language`` is the exhibit's own."""

    language: str
    by_language: tuple[tuple[str, str], ...]

    def file(self, language: str, shown: LocalText | None = None) -> str:
        """The recording in the language in which ``shown`` stands before a visitor; empty if none.

        The voice speaks what can be read: where a text falls back to the exhibit's own language,
        so does its voice, and only there.
        """
        spoken = language
        if shown is not None and language not in shown.languages:
            spoken = self.language
        return dict(self.by_language).get(spoken, "")
