"""Recall in words: what was taken out of the exhibition, why, and whom to ask."""

from __future__ import annotations

from typing import Protocol

from kiosk.core.words import Words
from kiosk.library.texts import LocalText


class TakenOut(Protocol):
    """An exhibit that a deny list names (``kiosk.library.exhibit.Recalled``)."""

    @property
    def id(self) -> str:
        """The exhibit's id."""
        ...

    @property
    def title(self) -> LocalText:
        """Its name."""
        ...

    @property
    def reason(self) -> LocalText:
        """Why, in the words of who recalled it."""
        ...


def recall_words(one: TakenOut) -> Words:
    """One plain sentence and the reason."""
    return Words(
        f"展项“{one.title.text('zh-Hans')}”已被召回，不再展出。原因：{_said(one, 'zh-Hans')}",
        f"The exhibit “{one.title.text('en')}” has been recalled and is no longer shown. "
        f"Reason: {_said(one, 'en')}",
    )


def whom_to_ask() -> Words:
    """The next step: nothing on this machine has to be done."""
    return Words(
        "这里不用处理。要换成改好的版本，请向发资源包给您的单位要新的资源包。",
        "Nothing has to be done here. For a mended version ask whoever sends you your bundles.",
    )


def _said(one: TakenOut, language: str) -> str:
    """The reason, ending as a sentence does."""
    said = one.reason.text(language).strip()
    stop = "." if language == "en" else "。"
    return said if said.endswith(("。", ".", "！", "!", "？", "?")) else said + stop
