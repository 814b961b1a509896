"""For whom an exhibit is, in words: audiences and school stages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit

NAMES: Mapping[str, Words] = MappingProxyType(
    {
        "青少年": Words("青少年", "young people"),
        "农民": Words("农民", "farmers"),
        "产业工人": Words("产业工人", "workers"),
        "老年人": Words("老年人", "elders"),
        "领导干部和公务员": Words("领导干部和公务员", "officials"),
        "公众": Words("公众", "everybody"),
        "小学": Words("小学", "primary school"),
        "初中": Words("初中", "middle school"),
        "高中": Words("高中", "high school"),
    }
)
"""Every audience and stage of the manifest."""


def for_whom(exhibit: Exhibit, language: str) -> str:
    """Such as “青少年、公众 · 小学、初中”."""
    comma = ", " if language == "en" else "、"
    groups = (exhibit.audience, exhibit.stage)
    named = [[NAMES[each].text(language) for each in group if each in NAMES] for group in groups]
    return " · ".join(comma.join(group) for group in named if group)
