"""Authored TOML: from bytes to data, with limits first and every refusal explained."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.words import Words
from kiosk.library.folder import read_limited
from kiosk.library.limits import LIMITS, Limits
from kiosk.library.problems import Problem
from kiosk.library.toml_scan import Scan, scan

_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_CHINESE_SIGNS = "＝＂＇“”‘’，：［］｛｝【】＃　"
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SAVE_AS_UTF8 = Words(
    "用记事本打开，点“另存为”，编码选“UTF-8”，再保存。",
    "Open it in an editor, choose “Save as” with the encoding UTF-8, and save.",
)
_REASONS = (
    ("Cannot overwrite a value", "同一个名字写了两次", "the same name is given twice"),
    ("Cannot declare", "同一个表写了两次", "the same table is declared twice"),
    (
        "Illegal character",
        "引号没有成对，或文字里直接换了行",
        "a quote is missing, or a line broken",
    ),
    ("Expected '='", "名字后面少了“=”", "“=” is missing after the name"),
    ("Unclosed array", "方括号“[”没有用“]”关上", "“[” is not closed by “]”"),
    ("Unclosed inline table", "花括号“{”没有用“}”关上", "“{” is not closed by “}”"),
    ("Unterminated string", "引号没有成对", "a quote is missing"),
    ("Expected newline", "一行写完后还有多余的内容", "something is left over at the end of a line"),
    ("Unescaped '\\'", "反斜杠“\\”要写成“\\\\”", "a back-slash has to be written as “\\\\”"),
    (
        "Invalid value",
        "“=”后面的内容看不懂，文字要放在引号里",
        "the value is not understood; quote text",
    ),
    ("Invalid statement", "这一行看不懂", "this line is not understood"),
    ("Exceeds the limit", "数字太长", "the number is too long"),
    (
        "Invalid initial character",
        "名字里有不能用的字符",
        "the name has a character it may not have",
    ),
)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed file: its name, its data, and where in the text things stand."""

    name: str
    data: dict[str, Any]
    places: Scan

    def line(self, place: tuple[str | int, ...]) -> int:
        """The line of a place in the data, from 1; 0 when unknown."""
        return self.places.line_of(place)


def read_toml(
    folder: Path, name: str, limits: Limits = LIMITS
) -> tuple[TomlFile | None, list[Problem]]:
    """Read and parse ``folder/name``; a file that cannot be used gives None and the reason."""
    try:
        content = read_limited(folder / name, limits.toml_bytes)
    except FileNotFoundError:
        return None, [_missing(name)]
    except OverflowError:
        return None, [_too_large(name, limits)]
    except (OSError, ValueError) as error:
        return None, [unreadable(name, error)]
    return parse_toml(name, content, limits)


def parse_toml(
    name: str, content: bytes, limits: Limits = LIMITS
) -> tuple[TomlFile | None, list[Problem]]:
    """Parse ``content``; see :func:`read_toml`. Raises nothing, whatever the bytes are."""
    problems: list[Problem] = []
    if len(content) > limits.toml_bytes:
        return None, [_too_large(name, limits)]
    if content.startswith(_BOM):
        problems.append(_has_bom(name))
        content = content[len(_BOM) :]
    try:
        if content.startswith(_WIDE_BOMS) or b"\0" in content:
            raise UnicodeError
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeError:
        return None, [*problems, _wrong_encoding(name, content)]
    places = scan(text, limits)
    if places.deepest > limits.toml_depth or places.most_key_parts > limits.toml_key_parts:
        return None, [*problems, _too_deep(name, limits)]
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [*problems, _not_toml(name, text, str(error))]
    return TomlFile(name, data, places), problems


def unreadable(name: str, error: Exception) -> Problem:
    """The problem for a file that is there and does not let itself be read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(
        name,
        "",
        Words(f"文件无法读取（{reason}）。", f"The file cannot be read ({reason})."),
        Words("请检查文件权限，或重新复制一次。", "Check its permissions, or copy it again."),
    )


def _missing(name: str) -> Problem:
    return Problem(
        name,
        "",
        Words(f"没有找到文件“{name}”。", f"The file “{name}” is not there."),
        Words("请把它放进展项文件夹，名字要一模一样。", "Put it into the exhibit's folder."),
    )


def _too_large(name: str, limits: Limits) -> Problem:
    mib = limits.toml_bytes // 1024**2
    return Problem(
        name,
        "",
        Words(f"文件超过 {mib} MiB。", f"The file is larger than {mib} MiB."),
        Words("请把内容分成几个展项。", "Part it into several exhibits."),
    )


def _has_bom(name: str) -> Problem:
    return Problem(
        name,
        "",
        Words("文件开头有看不见的标记（BOM）。", "The file starts with an invisible mark (BOM)."),
        Words(
            "可以展出。下次保存时编码请选“UTF-8”，不选“带 BOM 的 UTF-8”。",
            "It works. Next time save it as UTF-8 without BOM.",
        ),
        "hint",
    )


def _wrong_encoding(name: str, content: bytes) -> Problem:
    if content.startswith(_WIDE_BOMS) or b"\0" in content:
        return Problem(
            name,
            "",
            Words("文件不是 UTF-8，像是 UTF-16（“Unicode”）。", "The file is UTF-16, not UTF-8."),
            _SAVE_AS_UTF8,
        )
    try:
        content.decode("gb18030")
    except UnicodeError:
        return Problem(
            name,
            "",
            Words("文件不是 UTF-8 文字，可能已损坏。", "The file is not UTF-8 text; damaged?"),
            _SAVE_AS_UTF8,
        )
    return Problem(
        name,
        "",
        Words("文件不是 UTF-8，像是 GBK/GB18030。", "The file is GBK/GB18030, not UTF-8."),
        _SAVE_AS_UTF8,
    )


def _too_deep(name: str, limits: Limits) -> Problem:
    return Problem(
        name,
        "",
        Words(
            f"括号或名字嵌套超过 {limits.toml_depth} 层。",
            f"Brackets or dotted names go deeper than {limits.toml_depth}.",
        ),
        Words("请照作者手册的例子写。", "Write it as in the author guide's examples."),
    )


def _not_toml(name: str, text: str, message: str) -> Problem:
    place = _PLACE.search(message)
    line = _line_of(text, place)
    zh, en = next(
        ((zh, en) for start, zh, en in _REASONS if message.startswith(start)),
        ("写法不符合 TOML", message.split(" (at ")[0]),
    )
    column = int(place[2]) if place and place[2] else 0
    lines = text.split("\n")
    content = lines[line - 1][:500] if 0 < line <= len(lines) else ""
    mend = Words("请对照作者手册检查这一行和上一行。", "Check this line and the one before it.")
    if any(sign in _outside_quotes(content) for sign in _CHINESE_SIGNS):
        mend = Words(
            '这一行有中文标点。请把引号、等号、逗号换成英文半角： = " , [ ]',
            "This line has full-width signs. Use ASCII quotes, equals signs and commas.",
        )
    at = Words(f"（第{column}个字符）", f" (character {column})") if column else Words("", "")
    return Problem(name, "", Words(f"{zh}{at.zh}。", f"{en}{at.en}."), mend, line=line)


def _line_of(text: str, place: re.Match[str] | None) -> int:
    if place is None:
        return 0
    return int(place[1]) if place[1] else text.count("\n") + 1


def _outside_quotes(line: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*+"', "", line)
