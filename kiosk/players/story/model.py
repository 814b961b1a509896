"""The model of ``story.toml``, format 1: pages tagged by type. Imports pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kiosk.library.limits import LIMITS
from kiosk.library.shapes import Id, Line, Number, Shape, Text, Voice

Share = Annotated[Number, Field(ge=0, le=1)]


class EraShape(Shape):
    """``[[page.era]]``: a layer of a timeline."""

    when: Text = Field(description="什么时候，短一些 | when it was, short")
    title: Text = Field(description="名字，短一些 | its name, short")
    text: Text | None = Field(None, description="一两句话 | a sentence or two")
    picture: Line | None = Field(
        None, description="图片；没有就用这一页的 | its picture, else the page's"
    )
    narration: Voice | None = Field(None, description="录音讲解 | recorded narration")


class SideShape(Shape):
    """``before`` and ``after`` of a comparison."""

    picture: Line = Field(description="图片，两张一样大 | its picture, both of one size")
    label: Text = Field(description="标签，几个字 | its label, a few words")
    text: Text | None = Field(None, description="只看这一边时说的话 | said when only it is shown")


class SpotShape(Shape):
    """``[[page.spot]]``: a place on a picture that can be touched."""

    x: Share = Field(description="中心的横向位置，0 左 1 右 | centre, 0 left to 1 right")
    y: Share = Field(description="中心的纵向位置，0 上 1 下 | centre, 0 top to 1 bottom")
    title: Text = Field(description="名字，短一些 | its name, short")
    text: Text = Field(description="一两句话 | a sentence or two")
    picture: Line | None = Field(None, description="近看的图片 | a closer picture")
    narration: Voice | None = Field(None, description="录音讲解 | recorded narration")


class LookShape(Shape):
    """``[[page.look]]``: a place of a large picture to look at closely."""

    x: Share = Field(description="中心的横向位置，0 左 1 右 | centre, 0 left to 1 right")
    y: Share = Field(description="中心的纵向位置，0 上 1 下 | centre, 0 top to 1 bottom")
    zoom: Annotated[Number, Field(ge=1, le=6)] = Field(
        description="放大倍数，1 是全图 | how much nearer; 1 shows all of it"
    )
    title: Text = Field(description="名字，短一些 | its name, short")
    text: Text = Field(description="一两句话 | a sentence or two")
    narration: Voice | None = Field(None, description="录音讲解 | recorded narration")


class ChoiceShape(Shape):
    """``[[page.choice]]``: what one can say."""

    text: Text = Field(description="可以选的话，短一些 | what one can say, short")
    to: Id | None = Field(
        None,
        description="接着到哪一页；不写：good = false 就再试一次，其他就到下一页；end 是结束 "
        "| the page it leads to; without it: try again after good = false, else the next page; "
        "end ends the story",
    )
    reply: Text | None = Field(
        None,
        description="选了以后说的话：会怎么样 | said before going on: what happens, and why",
    )
    good: bool | None = Field(
        None,
        description="是不是好办法；写了它，回答由小鸟来说，选项打乱顺序 "
        "| whether it is a good choice; with it the guide says the reply, "
        "and the choices are shuffled",
    )


class _AnyPageShape(Shape):
    id: Id = Field(description="编号，同一展项里不重复 | id, unique in its exhibit")
    title: Text | None = Field(None, description="标题 | its heading")
    text: Text | None = Field(None, description="几句话，五行以内 | some sentences, five lines")
    narration: Voice | None = Field(
        None, description="录音讲解，一个文件或按语言 | recorded narration: a file, or by language"
    )
    next: Id | None = Field(
        None,
        description="下一页的编号，end 是结束；不写就是文件里的下一页 "
        "| the page that follows, or end; without it the next in the file",
    )


class PageShape(_AnyPageShape):
    """A picture and some words."""

    type: Literal["page"] = Field(description="图和文字 | a picture and words")
    picture: Line | None = Field(None, description="图片 | its picture")


class TimelineShape(_AnyPageShape):
    """Layers of time."""

    type: Literal["timeline"] = Field(description="时间线 | a timeline")
    picture: Line | None = Field(None, description="图片 | its picture")
    era: Annotated[list[EraShape], Field(min_length=2, max_length=6)] = Field(
        description="二到六个年代，从最早的写起 | two to six eras, the oldest first"
    )


class CompareShape(_AnyPageShape):
    """Two pictures, one over the other."""

    type: Literal["compare"] = Field(description="拉一拉，比一比 | two pictures to compare")
    before: SideShape = Field(description="左边的图 | the left picture")
    after: SideShape = Field(description="右边的图 | the right picture")


class HotspotsShape(_AnyPageShape):
    """A picture with places to touch."""

    type: Literal["hotspots"] = Field(description="图上点一点 | places to touch on a picture")
    picture: Line = Field(description="图片 | its picture")
    spot: Annotated[list[SpotShape], Field(min_length=1, max_length=8)] = Field(
        description="一到八个点 | one to eight places"
    )


class PictureShape(_AnyPageShape):
    """A picture to zoom into."""

    type: Literal["picture"] = Field(description="放大看 | a picture to look at closely")
    picture: Line = Field(description="图片，大一些 | its picture, a large one")
    look: Annotated[list[LookShape], Field(min_length=1, max_length=4)] = Field(
        description="一到四个看点 | one to four places to look at"
    )


class TalkShape(_AnyPageShape):
    """Somebody speaks, and the visitor answers."""

    type: Literal["choice"] = Field(description="对话，选一句 | a talk: choose what to say")
    picture: Line | None = Field(None, description="图片 | its picture")
    text: Text = Field(description="对方说的话 | what is said to one")
    speaker: Text | None = Field(None, description="谁在说话 | who speaks")
    choice: Annotated[list[ChoiceShape], Field(min_length=2, max_length=4)] = Field(
        description="二到四句可以选的话 | two to four things one can say"
    )


AnyPageShape = Annotated[
    PageShape | TimelineShape | CompareShape | HotspotsShape | PictureShape | TalkShape,
    Field(discriminator="type"),
]


class StoryHeadShape(Shape):
    """``story.toml`` without its pages."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")


class StoryShape(StoryHeadShape):
    """``story.toml``."""

    page: Annotated[list[AnyPageShape], Field(min_length=1, max_length=LIMITS.story_pages)] = Field(
        description="页，按顺序 | the pages, in order"
    )
