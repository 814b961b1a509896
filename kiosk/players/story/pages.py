"""A story as it is shown: pages with pieces to touch, and where each of them leads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.library.texts import LocalText, LocalVoice

END = "end"
"""Where a page or a choice leads that ends the story; no page may have this id."""


class PageType(StrEnum):
    """What one does on a page."""

    PAGE = "page"
    TIMELINE = "timeline"
    COMPARE = "compare"
    HOTSPOTS = "hotspots"
    PICTURE = "picture"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be touched on a page: an era, a side, a spot, a look or a choice.

    ``x`` and ``y`` are the centre as shares of the picture, ``zoom`` how much nearer than whole.
    ``to`` (a page's id or ``END``), ``reply`` and ``good`` are a choice's.
    """

    title: LocalText
    text: LocalText | None = None
    when: LocalText | None = None
    picture: str | None = None
    narration: LocalVoice | None = None
    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0
    to: str | None = None
    reply: LocalText | None = None
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``next`` is the id of the page that follows, or ``END``; ``None``: in order."""

    id: str
    type: PageType
    title: LocalText | None = None
    text: LocalText | None = None
    picture: str | None = None
    narration: LocalVoice | None = None
    next: str | None = None
    speaker: LocalText | None = None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Pages in order, at least one."""

    pages: tuple[Page, ...]
