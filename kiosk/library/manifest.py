"""The model of ``exhibit.toml``, format 1. Imports pydantic: see :mod:`kiosk.library.shapes`."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kiosk.core.topics import Audience, Topic
from kiosk.library.names import EXHIBIT_ID
from kiosk.library.shapes import Line, Shape, Spoken, Tag, Text, pattern_of, refused
from kiosk.library.takeaway import MOST_BYTES

_ID = pattern_of(
    EXHIBIT_ID,
    "倒写域名：小写字母、数字和“-”，至少三段，例如 cn.kepu.feathered",
    "a reverse domain name of three parts or more, such as cn.kepu.feathered",
)
_SEMVER = pattern_of(
    r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$",
    "三段数字，例如 1.0.0",
    "three numbers, such as 1.0.0",
)
_ENGINE = pattern_of(
    r"^\s*(>=|<=|==|<|>)\s*\d+(\.\d+){0,2}(\s*,\s*(>=|<=|==|<|>)\s*\d+(\.\d+){0,2})*\s*$",
    "版本范围，例如 >=0.1,<1",
    "a range of versions, such as >=0.1,<1",
)
_LICENCE = pattern_of(
    r"^[A-Za-z0-9][A-Za-z0-9.+-]*$",
    "许可证编号，例如 CC-BY-4.0 或 LicenseRef-Own",
    "a licence id, such as CC-BY-4.0 or LicenseRef-Own",
)
_LINK = pattern_of(
    r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?([/?#][!-~]*)?$",
    "https:// 开头的网址，只用英文字符，例如 https://www.example.org/fossils",
    "a web address beginning with https:// in ASCII, such as https://www.example.org/fossils",
)
_SHA256 = pattern_of(
    r"^[0-9a-f]{64}$",
    "64 位十六进制指纹，由 kiosk check 给出",
    "64 hex digits, as told by kiosk check",
)

Licence = Annotated[str, StringConstraints(pattern=_LICENCE, max_length=100)]
Few = Annotated[list[Line], Field(max_length=20)]


class PartShape(Shape):
    """``[[part]]``: what is played, in order."""

    kind: Line = Field(description="播放方式，如 quiz | how it is played, such as quiz")
    entry: Line = Field(description="内容文件，如 quiz.toml | its file, such as quiz.toml")
    title: Text | None = Field(None, description="这一部分的标题 | title of this part")


class EmergencyShape(Shape):
    """``[emergency]``: for emergency science, a record; what pins is the bundle."""

    hazard: Text = Field(description="灾害种类 | the hazard")
    authority: Text = Field(description="主管部门 | the authority in charge")
    valid_until: datetime.date = Field(description="有效期至 | valid until")
    hotlines: Few = Field(default_factory=list, description="热线电话 | telephone numbers")


class AccessShape(Shape):
    """``[access]``: for those who hear, see or read less easily."""

    narration: Literal["none", "recorded"] = Field(
        "none", description="是否有录音讲解 | whether narration is recorded"
    )
    captions: bool = Field(False, description="是否有字幕 | whether there are captions")
    reading_level: Line | None = Field(None, description="阅读水平 | reading level")


class DocentShape(Shape):
    """``[docent]``: the docent's card, to print (讲解卡)."""

    points: Annotated[list[Text], Field(min_length=3, max_length=3)] = Field(
        description="三个讲解要点 | three talking points"
    )
    questions: Annotated[list[Text], Field(min_length=2, max_length=2)] = Field(
        description="两个提问 | two questions to ask"
    )
    demonstration: Text = Field(description="一个安全的小演示 | one safe demonstration")
    safety: Text = Field(description="演示时怎样保证安全 | how the demonstration is kept safe")


class ReviewShape(Shape):
    """``[[review]]``: who signed which side of it; any later edit voids the signature."""

    kind: Literal["科学性", "编辑", "安全", "版权", "未成年人"] = Field(
        description="审核种类 | which side was reviewed"
    )
    reviewer: Line = Field(description="审核人 | the reviewer")
    institution: Line = Field(description="审核人单位 | the reviewer's institution")
    date: datetime.date = Field(description="审核日期 | date of the review")
    content_digest: Annotated[str, StringConstraints(pattern=_SHA256)] = Field(
        description="内容指纹，由 kiosk check 给出 | digest of the content, told by kiosk check"
    )


def _fits_a_code(text: Spoken) -> Spoken:
    for tag, words in text.items():
        size = len(words.encode())
        if size > MOST_BYTES:
            raise refused(
                f"文字太长，二维码放不下（{tag}：{size} 字节，至多 {MOST_BYTES}）。",
                f"Too long for the code ({tag}: {size} bytes; at most {MOST_BYTES}).",
                "请写短一些；一个汉字是 3 字节。",
                "Make it shorter; a Chinese character is 3 bytes.",
            )
    return text


class TakeawayShape(Shape):
    """``[takeaway]``: what the code on the result screen gives a visitor's phone; one of both."""

    link: Annotated[str, StringConstraints(pattern=_LINK, max_length=300)] | None = Field(
        None, description="网页，https（要能联网） | a web page, https (needs a network)"
    )
    text: Annotated[Text, AfterValidator(_fits_a_code)] | None = Field(
        None, description="文字，不用联网 | the text itself, needs no network"
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> TakeawayShape:
        if (self.link is None) == (self.text is None):
            raise refused(
                "link 和 text 要写一个，只写一个。",
                "Of link and text, one has to be given, and only one.",
                "请留下其中一个；都不写就删掉 [takeaway]，二维码里是要点。",
                "Keep one; without [takeaway] the code holds what to remember.",
            )
        return self


class RightsShape(Shape):
    """``[[rights]]``: a file whose licence differs."""

    file: Line = Field(description="文件 | the file")
    licence: Licence = Field(description="许可证（SPDX） | licence (SPDX)")
    attribution: Line = Field(description="署名 | whom to name")


class ManifestShape(Shape):
    """``exhibit.toml``."""

    format: Literal[1] = Field(description="格式编号，现在是 1 | number of this format, now 1")
    id: Annotated[str, StringConstraints(pattern=_ID, max_length=64)] = Field(
        description="编号，倒写域名，与文件夹同名 | id: reverse DNS, equals the folder"
    )
    version: Annotated[str, StringConstraints(pattern=_SEMVER, max_length=64)] = Field(
        description="版本，如 1.0.0 | version (SemVer), such as 1.0.0"
    )
    released: datetime.date | None = Field(None, description="发布日期 | date of release")
    engine: Annotated[str, StringConstraints(pattern=_ENGINE)] = Field(
        ">=0", description="适用的程序版本，如 >=0.1,<1 | versions of the kiosk it fits"
    )
    requires: Few = Field(
        default_factory=list, description="需要的功能，如 quiz.multiple | capabilities it needs"
    )
    language: Tag = Field(description="展项语言，如 zh-Hans | the exhibit's own language")
    title: Text = Field(description="标题 | title")
    summary: Text = Field(description="一两句介绍 | a sentence or two about it")
    keywords: Few = Field(default_factory=list, description="关键词 | keywords")
    goal: Text | None = Field(None, description="目标 | what visitors learn")
    remember: Annotated[list[Text], Field(max_length=3)] = Field(
        default_factory=list, description="结果页上的要点，至多三句 | up to three lines to remember"
    )
    notice: Text | None = Field(None, description="播放时一直显示的提示 | shown while it plays")
    takeaway: TakeawayShape | None = Field(
        None, description="结果页二维码里的内容 | what the code on the result screen holds"
    )
    part: Annotated[list[PartShape], Field(min_length=1, max_length=20)] = Field(
        description="内容，按顺序播放 | what is played, in order"
    )
    poster: Line | None = Field(None, description="封面图片 | the picture of the card")
    attract: Line | None = Field(
        None, description="招揽屏短片（无声，几秒） | short silent clip for the attract screen"
    )
    audience: Annotated[list[Audience], Field(min_length=1)] = Field(
        description="适合谁 | whom it is for"
    )
    stage: list[Literal["小学", "初中", "高中"]] = Field(
        default_factory=list, description="学段 | school stage"
    )
    duration_min: Annotated[int, Field(ge=1, le=60)] = Field(
        description="分钟数 | minutes it takes"
    )
    difficulty: Annotated[int, Field(ge=1, le=5)] = Field(
        1, description="难度 1–5 | difficulty from 1 to 5"
    )
    players: Annotated[int, Field(ge=1, le=4)] = Field(
        1, description="同时几人玩 | how many play together"
    )
    prerequisite: Text | None = Field(None, description="需要先知道什么 | what to know beforehand")
    topic: Annotated[list[Topic], Field(min_length=1)] = Field(
        description="主题，第一个决定颜色 | topics; the first gives the colour"
    )
    curriculum: Line | None = Field(None, description="课程标准条目 | curriculum point")
    emergency: EmergencyShape | None = Field(
        None, description="应急科普（只作记录） | emergency science (a record)"
    )
    access: AccessShape | None = Field(None, description="无障碍 | accessibility")
    docent: DocentShape | None = Field(None, description="讲解卡 | docent's card")
    institution: Line = Field(description="制作单位 | the institution that made it")
    authors: Few = Field(default_factory=list, description="作者 | authors")
    basis: Line = Field(description="依据 | what its statements rest on")
    adapted_from: Line | None = Field(None, description="改编自 | adapted from")
    review: Annotated[list[ReviewShape], Field(max_length=20)] = Field(
        default_factory=list, description="审核；没有就是样例 | reviews; none makes it a sample"
    )
    licence: Licence = Field(
        description="许可证（SPDX 或 LicenseRef-…） | licence (SPDX id or LicenseRef-…)"
    )
    licence_text: Line | None = Field(
        None, description="LicenseRef 的全文 | the text of a LicenseRef"
    )
    attribution: Line | None = Field(None, description="署名 | whom to name")
    rights: list[RightsShape] = Field(
        default_factory=list, description="许可不同的文件 | files under other terms"
    )
