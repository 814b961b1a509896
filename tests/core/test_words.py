from __future__ import annotations

import pytest

from kiosk.core.languages import SHIPPED, canonical
from kiosk.core.words import Words


def test_words_speak_chinese_unless_english_is_asked_for() -> None:
    words = Words("磁盘已满。", "The disk is full.")
    assert words.text("en") == "The disk is full."
    assert words.text("zh-Hans") == "磁盘已满。"
    assert words.text("fr") == "磁盘已满。"


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("zh", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("ZH-HANS", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("en", "en"),
        (" en-GB ", "en"),
    ],
)
def test_aliases_mean_a_shipped_language(tag: str, meant: str) -> None:
    assert canonical(tag) == meant
    assert meant in SHIPPED


@pytest.mark.parametrize("tag", ["", "fr", "zh-Hant", "english", "zh-Hans-x"])
def test_an_unknown_language_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        canonical(tag)
