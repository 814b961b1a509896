"""The ten topics and six audiences of the product, by their Chinese names, which are their ids."""

from __future__ import annotations

from typing import Literal, get_args

Topic = Literal[
    "古生物与地质",
    "航天",
    "物理",
    "生命与健康",
    "农业",
    "应急与安全",
    "气象",
    "信息与反诈",
    "文化遗产",
    "科学家精神",
]
TOPICS: tuple[str, ...] = get_args(Topic)
"""In the order in which they are shown."""

Audience = Literal["青少年", "农民", "产业工人", "老年人", "领导干部和公务员", "公众"]
AUDIENCES: tuple[str, ...] = get_args(Audience)
"""In the order in which they are shown."""

EVERYBODY = AUDIENCES[-1]
"""公众, the audience that stands for all."""
