"""What the operator reads of a recall."""

from __future__ import annotations

from kiosk.library.exhibit import Recalled
from kiosk.library.texts import LocalText
from kiosk.shell.recalled import recall_words, whom_to_ask


def _recalled(zh: str, reason: str) -> Recalled:
    both = (("zh-Hans", zh), ("en", f"{zh} (en)"))
    return Recalled(
        "cn.kepu.a", LocalText("zh-Hans", both), LocalText("zh-Hans", (("zh-Hans", reason),))
    )


def test_one_recall_says_what_and_why_in_whole_sentences() -> None:
    words = recall_words(_recalled("地震避险", "第 3 题答案有误"))
    assert words.zh == "展项“地震避险”已被召回，不再展出。原因：第 3 题答案有误。"
    assert "地震避险 (en)" in words.en and words.en.endswith("第 3 题答案有误.")
    assert recall_words(_recalled("地震避险", "答案有误。")).zh.count("。") == 2
    assert "新的资源包" in whom_to_ask().zh
