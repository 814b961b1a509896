"""What the models of authored files have in common, and their refusals in people's words.

Imports pydantic: only the check and the schemas need it, never the way to the first frame.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.limits import LIMITS
from kiosk.library.toml_file import TomlFile

_PATTERNS: dict[str, tuple[str, str]] = {}


def pattern_of(pattern: str, zh: str, en: str) -> str:
    """``pattern`` itself; what does not match it is told in these words what it has to be."""
    _PATTERNS[pattern] = (zh, en)
    return pattern


TAG = pattern_of(
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$",
    "语言标签，例如 zh-Hans、en",
    "a language tag such as zh-Hans or en",
)
_CONTROL = frozenset(map(chr, (*range(0x09), 0x0B, *range(0x0C, 0x20), 0x7F)))

M = TypeVar("M", bound=BaseModel)


class Shape(BaseModel):
    """A table of an authored file: unknown fields are errors, except ``x-…``."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        json_schema_extra={"patternProperties": {"^x-": {}}},
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_own_fields(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if not key.startswith("x-")}
        return data


class Spoken(dict[str, str]):
    """A text by language, as validated."""


def refused(zh: str, en: str, mend_zh: str, mend_en: str) -> PydanticCustomError:
    """An error of our own validators, with the words for people in it."""
    context = {"zh": zh, "en": en, "mend_zh": mend_zh, "mend_en": mend_en}
    return PydanticCustomError("kiosk", "{en}", context)


def _lift(value: Any, info: ValidationInfo) -> Any:
    own = (info.context or {}).get("language", "")
    return {own: value} if isinstance(value, str) else value


def _speak(value: dict[str, str], info: ValidationInfo) -> Spoken:
    own = (info.context or {}).get("language", "")
    if own not in value:
        raise refused(
            f"缺少展项语言（{own}）的文字。",
            f"The text in the exhibit's own language ({own}) is missing.",
            f'请加上 {own} = "…"。',
            f'Add {own} = "…".',
        )
    return Spoken(value)


def _plain(text: str) -> str:
    if any(sign in _CONTROL for sign in text):
        raise refused(
            "文字里有看不见的控制字符。",
            "The text has invisible control characters.",
            "请删掉后重新输入。",
            "Delete them and type it anew.",
        )
    return text


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LIMITS.text_characters),
    AfterValidator(_plain),
]
"""One text of 1 to 2,000 characters."""


def _canonical(tag: str) -> str:
    if tag in ("zh", "zh-CN"):
        raise refused(
            f"“{tag}”不够明确。",
            f"“{tag}” is not precise enough.",
            "请写 zh-Hans（简体中文）。",
            "Write zh-Hans (simplified Chinese).",
        )
    return tag


Tag = Annotated[str, StringConstraints(pattern=TAG), AfterValidator(_canonical)]
"""A language as BCP-47."""

_ID = pattern_of(
    r"^[a-z0-9][a-z0-9-]*$",
    "小写字母、数字和“-”，例如 q1",
    "lower-case letters, digits and “-”, such as q1",
)
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=48)]
"""What a question, a page, a step or a task is called by."""


def _number(value: object) -> object:
    """Authors write 6 as well as 6.0."""
    return float(value) if type(value) is int else value


Number = Annotated[float, BeforeValidator(_number)]

_LINE_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LIMITS.text_characters}

Text = Annotated[
    dict[Tag, Line],
    AfterValidator(_speak),
    BeforeValidator(_lift),
    WithJsonSchema(
        {
            "title": "Text",
            "oneOf": [
                _LINE_SCHEMA,
                {
                    "type": "object",
                    "propertyNames": {"pattern": TAG},
                    "additionalProperties": _LINE_SCHEMA,
                    "minProperties": 1,
                },
            ],
        }
    ),
]
"""A text in the exhibit's own language, or a map by language."""

Voice = Annotated[
    dict[Tag, Line],
    Field(min_length=1),
    BeforeValidator(_lift),
    WithJsonSchema(
        {
            "title": "Voice",
            "oneOf": [
                _LINE_SCHEMA,
                {
                    "type": "object",
                    "propertyNames": {"pattern": TAG},
                    "additionalProperties": _LINE_SCHEMA,
                    "minProperties": 1,
                },
            ],
        }
    ),
]
"""A sound file in the exhibit's own language, or a map by language."""


def fit(
    shape: TypeAdapter[M], data: Any, check: Check, file: TomlFile, place: Place = ()
) -> M | None:
    """``data`` as the model, or None; every misfit is reported at its place below ``place``."""
    try:
        return shape.validate_python(data, context={"language": check.language})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            inner = _inner_place(detail, data)
            if detail["type"].startswith("union_tag"):
                inner += ("type",)
            what, mend = _explain(detail, inner)
            check.error(file, place + inner, what, mend)
        return None


def texts_of(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, Spoken]]:
    """Every text of a model, with its place below ``place``."""
    for name in type(model).model_fields:
        yield from _texts_in(getattr(model, name), (*place, name))


def _texts_in(value: Any, place: Place) -> Iterator[tuple[Place, Spoken]]:
    if isinstance(value, Spoken):
        yield place, value
    elif isinstance(value, BaseModel):
        yield from texts_of(value, place)
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from _texts_in(item, (*place, at))


def _inner_place(detail: ErrorDetails, data: Any) -> Place:
    """The error's place without what pydantic adds: the tag of a union, the key mark."""
    place: list[str | int] = []
    here = data
    tagged: Any = None  # the table whose tag was seen: a field may have the tag's name
    for step in detail["loc"]:
        tag = isinstance(here, dict) and here is not tagged and here.get("type") == step
        tagged = here if tag else tagged
        # A text in one language was lifted into a map; its author knows of none.
        if step == "[key]" or tag or isinstance(here, str):
            continue
        place.append(step)
        if isinstance(here, dict):
            here = here.get(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            here = None
    return tuple(place)


_FIXED: Mapping[str, tuple[str, str, str, str]] = {
    "missing": ("缺少必填的“{name}”。", "“{name}” is required and missing.",
                "请加上“{name} = …”，写法见作者手册。", "Add “{name} = …”; see the author guide."),
    "string_type": ("这里要写文字。", "This has to be text.",
                    "请放在英文引号里：\"…\"。", "Put it in quotes: \"…\"."),
    "string_too_short": ("文字是空的。", "The text is empty.", "请写上内容，或删掉这一项。",
                         "Write something, or remove the field."),
    "string_too_long": ("文字超过 {max_length} 个字符。", "Longer than {max_length} characters.",
                        "请写短一些。", "Make it shorter."),
    "int_type": ("这里要写整数。", "This has to be a whole number.",
                 "例如 3，不加引号。", "Such as 3, without quotes."),
    "int_from_float": ("这里要写整数。", "This has to be a whole number.",
                       "例如 3，没有小数点。", "Such as 3, without a decimal point."),
    "float_type": ("这里要写数字。", "This has to be a number.",
                   "例如 12.5，不加引号。", "Such as 12.5, without quotes."),
    "bool_type": ("这里要写 true 或 false。", "This has to be true or false.",
                  "小写，不加引号。", "In lower case, without quotes."),
    "greater_than_equal": ("数字太小，至少是 {ge}。", "Too small; at least {ge}.",
                           "请改大一些。", "Make it larger."),
    "less_than_equal": ("数字太大，至多是 {le}。", "Too large; at most {le}.",
                        "请改小一些。", "Make it smaller."),
    "list_type": ("这里要写一个列表。", "This has to be a list.",
                  "请用方括号：[\"…\", \"…\"]。", "Use square brackets: [\"…\", \"…\"]."),
    "too_short": ("太少了：至少 {min_length} 个。", "Too few: at least {min_length}.",
                  "请补上。", "Add more."),
    "too_long": ("太多了：至多 {max_length} 个。", "Too many: at most {max_length}.",
                 "请减少，或分开。", "Remove some, or part them."),
    "date_type": ("这里要写日期。", "This has to be a date.",
                  "例如 2026-11-24，不加引号。", "Such as 2026-11-24, without quotes."),
    "union_tag_not_found": ("没有写类型 type。", "The type is missing.",
                            "请加上 type = \"…\"，写法见作者手册。",
                            "Add type = \"…\"; see the author guide."),
}  # fmt: skip


def _explain(detail: ErrorDetails, place: Place) -> tuple[Words, Words]:
    context = detail.get("ctx", {})
    name = str(place[-1]) if place else ""
    kind = detail["type"]
    if kind == "kiosk":
        return Words(context["zh"], context["en"]), Words(context["mend_zh"], context["mend_en"])
    if kind in _FIXED:
        filled = [text.format(name=name, **context) for text in _FIXED[kind]]
        return Words(filled[0], filled[1]), Words(filled[2], filled[3])
    if kind == "extra_forbidden":
        return _unknown_field(name)
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return (
            Words(
                "这里要写一张表（若是文字，也可以按语言写）。", "This has to be a table or a text."
            ),
            Words('例如 { zh-Hans = "…", en = "…" }。', 'Such as { zh-Hans = "…", en = "…" }.'),
        )
    if kind in ("literal_error", "union_tag_invalid"):
        chosen = str(context.get("tag", detail["input"]))[:80]
        expected = str(context.get("expected_tags", context.get("expected")))
        expected = expected.replace("'", "").replace(" or ", ", ")
        return (
            Words(f"没有“{chosen}”这个选择。", f"“{chosen}” is none of the choices."),
            Words(f"可以写：{expected.replace(', ', '、')}。", f"Choose one of {expected}."),
        )
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        zh, en = _PATTERNS.get(pattern, (pattern, pattern))
        return (
            Words("写法不对。", "It is not written as it should be."),
            Words(f"应该是{zh}。", f"It has to be {en}."),
        )
    return (
        Words(f"这一项不对（{kind}）。", detail["msg"]),
        Words("请对照作者手册。", "See the author guide."),
    )


def _unknown_field(name: str) -> tuple[Words, Words]:
    near = difflib.get_close_matches(name, _all_names(Shape) - {name}, n=1)
    mend = Words(
        "请删掉；自己的备注请以“x-”开头。", "Remove it; notes of your own start with “x-”."
    )
    if near:
        mend = Words(f"是不是“{near[0]}”？", f"Is it “{near[0]}”?")
    return Words(f"不认识“{name}”。", f"“{name}” is not known."), mend


def _all_names(shape: type[BaseModel]) -> set[str]:
    names = set(shape.model_fields)
    for child in shape.__subclasses__():
        names |= _all_names(child)
    return names
