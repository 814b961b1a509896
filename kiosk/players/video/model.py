"""The model of ``video.toml``, format 1. Imports pydantic: see :mod:`kiosk.library.shapes`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Line, Number, Shape, Tag, Text

Seconds = Annotated[Number, Field(ge=0, le=LIMITS.film_s)]
AfterAWhile = Annotated[Number, Field(ge=1, le=LIMITS.film_s)]
"""A film that asks before it has shown anything is a quiz."""


class ChapterShape(Shape):
    """``[[chapter]]``: a place to jump to."""

    at_s: Seconds = Field(description="开始的时间，秒 | where it begins, in seconds")
    title: Text = Field(description="章节名，短一些 | its title, short")


class PauseShape(Shape):
    """``[[pause]]``: the film stops and asks a question."""

    at_s: AfterAWhile = Field(description="停下的时间，秒 | where the film stops, in seconds")
    entry: Line = Field(description="题目文件，如 pause.toml | its quiz file, such as pause.toml")


class VideoShape(Shape):
    """``video.toml``."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")
    file: Line = Field(description="影片，MP4（H.264），720p | the film, MP4 (H.264), 720p")
    file_1080: Line | None = Field(
        None, description="可选的 1080p 版本 | optional rendition in 1080p"
    )
    poster: Line | None = Field(
        None, description="播放前的图片 | the picture before the first frame"
    )
    captions: dict[Tag, Line] = Field(
        default_factory=dict,
        description="各语言的字幕文件（WebVTT 或 SRT） | caption files by language (WebVTT or SRT)",
    )
    chapter: Annotated[list[ChapterShape], Field(max_length=12)] = Field(
        default_factory=list, description="章节，按时间 | chapters, in the order of time"
    )
    pause: Annotated[list[PauseShape], Field(max_length=12)] = Field(
        default_factory=list, description="暂停提问，按时间 | pause questions, in order of time"
    )
