"""Sentences for people, always in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence for people: Chinese and English say the same."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The sentence in ``language`` (BCP-47): English for ``en``, else Chinese."""
        return self.en if language == "en" else self.zh
