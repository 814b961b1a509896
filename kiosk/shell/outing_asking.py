"""What the page 活动 asks before something is done."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.shell.outing_card import OutingCard, Purpose

_MOST_REMARKS = 3


class Question(NamedTuple):
    """What is asked before something is done: ``doing`` is ``done`` or ``discard``."""

    doing: str
    heading: Words
    detail: tuple[Words, ...]
    yes: Words
    no: Words


THROW_AWAY = Question(
    "discard",
    Words("不要这些内容了吗？", "Throw this away?"),
    (Words("填过的会清掉。", "What was filled in is lost."),),
    Words("不要了", "Throw away"),
    Words("接着填", "Go on"),
)


def look_again(card: OutingCard) -> Question:
    """What is missing or looks odd on a card that could be stored: whoever is sure goes on."""
    remarks = tuple(remark.words for remark in card.remarks)
    more = len(remarks) - _MOST_REMARKS
    if more > 0:
        also = Words(f"另外还有 {more} 处。", f"And {more} more.")
        remarks = (*remarks[:_MOST_REMARKS], also)
    if card.purpose is Purpose.END:
        heading, yes = Words("就这样结束吗？", "End it like this?"), Words("结束", "End it")
    else:
        heading, yes = Words("就这样保存吗？", "Keep it like this?"), Words("保存", "Keep it")
    return Question("done", heading, remarks, yes, Words("回去填", "Fill it in"))
