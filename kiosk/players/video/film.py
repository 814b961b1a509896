"""A film as it is played: its files, captions, chapters, and where it stops to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.library.texts import LocalText


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place to jump to, ``at_s`` seconds from the start."""

    at_s: float
    title: LocalText


@dataclass(frozen=True, slots=True)
class Pause:
    """Where the film stops and asks: ``entry`` is a quiz file of the exhibit."""

    at_s: float
    entry: str


@dataclass(frozen=True, slots=True)
class Film:
    """What ``video.toml`` says. Files are relative to the exhibit's folder.

    ``file_1080`` is a larger rendition for machines that can show it, ``captions`` a file by
    language. Chapters and pauses are in the order of their time.
    """

    file: str
    file_1080: str | None = None
    poster: str | None = None
    captions: Mapping[str, str] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    pauses: tuple[Pause, ...] = ()
