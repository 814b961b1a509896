"""What authors write of every question, whatever its type. Imports pydantic."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kiosk.library.shapes import Id, Line, Shape, Text, Voice

TimeLimit = Annotated[int, Field(ge=0, le=600)]
Difficulty = Annotated[int, Field(ge=1, le=5)]


class CommonShape(Shape):
    """The fields of every question."""

    id: Id = Field(description="编号，同一展项里不重复 | id, unique in its exhibit")
    stem: Text = Field(description="题干 | the question")
    explanation: Text | None = Field(None, description="答后的解释 | shown after the answer")
    picture: Line | None = Field(None, description="配图 | illustration")
    picture_after: bool = Field(
        False,
        description="答完才露出配图（图里有答案时用） "
        "| show the illustration only after the answer, because it gives the answer away",
    )
    tags: Annotated[list[Line], Field(max_length=20)] = Field(
        default_factory=list, description="标签 | tags"
    )
    difficulty: Difficulty | None = Field(None, description="难度 1–5 | difficulty from 1 to 5")
    time_limit_s: TimeLimit | None = Field(
        None,
        description="限时，秒；0 不限；不写就按整份题目的 "
        "| its time limit in seconds; 0 for none; the quiz's own if left out",
    )
    narration: Voice | None = Field(
        None, description="录音讲解，一个文件或按语言 | recorded narration: a file, or by language"
    )
