"""Names of files that are safe on every disk and cannot lead out of the exhibit's folder."""

from __future__ import annotations

import re
import unicodedata

from kiosk.core.words import Words
from kiosk.library.limits import LIMITS, Limits

EXHIBIT_ID = r"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*){2,}$"
"""Reverse DNS in lower case, at least three parts."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³"}
)
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx", "system volume information"})

MEND_NAME = Words(
    "请用字母、数字、“-”和“_”起名，文件夹用“/”隔开，例如 pictures/q1.svg。",
    "Name it with letters, digits, “-” and “_”, folders parted by “/”, such as pictures/q1.svg.",
)


def is_junk(name: str) -> bool:
    """Whether systems leave files of that name behind; they are no part of an exhibit."""
    return name[:1] == "." or name.lower() in _JUNK


def name_fault(path: str, limits: Limits = LIMITS) -> Words | None:
    """What is wrong with a path relative to the exhibit's folder, or None.

    Refused are absolute paths, ``..``, drive letters, back-slashes, names reserved by Windows,
    characters that some disk refuses, and names that are not in Unicode's form NFC.
    """
    if not path or len(path) > limits.path_characters:
        return Words(
            f"路径是空的，或超过{limits.path_characters}个字符。",
            f"The path is empty, or longer than {limits.path_characters} characters.",
        )
    if re.match(r"[A-Za-z]:", path):
        return Words("路径带有盘符。", "The path has a drive letter.")
    if "\\" in path:
        return Words("路径里有反斜杠“\\”。", "The path has a back-slash.")
    if path.startswith("/"):
        return Words("这是绝对路径。", "The path is absolute.")
    if not unicodedata.is_normalized("NFC", path):
        return Words(
            "文件名的字符不是统一形式（NFC），换一台电脑会找不到。",
            "The name is not in Unicode's form NFC; other computers will not find it.",
        )
    return next((fault for step in path.split("/") if (fault := _step_fault(step))), None)


def _step_fault(step: str) -> Words | None:
    if step in ("", ".", ".."):
        return Words("路径里有“..”、“.”或空的一段。", "The path has “..”, “.” or an empty step.")
    if _FORBIDDEN.search(step):
        return Words('名字里有 < > : " | ? * 或控制字符。', 'The name has one of < > : " | ? *.')
    if step.endswith((" ", ".")):
        return Words("名字以空格或句点结尾。", "The name ends with a space or a full stop.")
    if step.split(".")[0].rstrip().casefold() in _RESERVED:
        return Words(f"“{step}”是 Windows 保留的名字。", f"“{step}” is a name reserved by Windows.")
    try:
        step.encode("utf-8")
    except UnicodeEncodeError:
        return Words("名字里有无法识别的字符。", "The name has characters that cannot be read.")
    return None
