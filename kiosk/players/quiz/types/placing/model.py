"""How authors write pairs, groups and gaps. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.shapes import Shape, Text
from kiosk.players.quiz.common_model import CommonShape
from kiosk.players.quiz.types.faces_model import FaceShape


class MatchShape(CommonShape):
    """Find the pairs."""

    type: Literal["match"] = Field(description="配对 | find the pairs")
    left: Annotated[list[FaceShape], Field(min_length=2, max_length=4)] = Field(
        description="左边，两到四项 | the left side, two to four"
    )
    right: Annotated[list[FaceShape], Field(min_length=2, max_length=4)] = Field(
        description="右边，按左边的先后写，一样多 | the right side, as many, in the same order"
    )
    extra: Annotated[list[FaceShape], Field(max_length=2)] = Field(
        default_factory=list,
        description="右边多出来的，没有搭档 | more on the right, that belong to none",
    )


class BinShape(Shape):
    """A group and what belongs into it."""

    text: Text = Field(description="这一组的名字 | the group's name")
    items: Annotated[list[FaceShape], Field(min_length=1, max_length=5)] = Field(
        description="属于这一组的 | what belongs into it"
    )


class BinsShape(CommonShape):
    """Sort into groups."""

    type: Literal["bins"] = Field(description="分组 | sort into groups")
    bins: Annotated[list[BinShape], Field(min_length=2, max_length=4)] = Field(
        description="两到四组，卡片一共至多六张 | two to four groups, at most six tiles in all"
    )


class WordShape(Shape):
    """A word for a gap."""

    text: Text = Field(description="词语 | the word")
    gap: Annotated[int, Field(ge=1, le=4)] | None = Field(
        None, description="填在第几个空；不写就是多余的 | the gap it fills; none for one too many"
    )


class WordBankShape(CommonShape):
    """Fill gaps with given words."""

    type: Literal["word_bank"] = Field(description="选词填空 | fill the gaps")
    sentence: Text = Field(
        description="句子，空写成 {1}、{2} …… | the sentence, its gaps written {1}, {2} …"
    )
    words: Annotated[list[WordShape], Field(min_length=2, max_length=6)] = Field(
        description="两到六个词语 | two to six words"
    )
