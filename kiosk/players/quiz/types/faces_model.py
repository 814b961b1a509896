"""How authors write what stands on a tile. Imports pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import Field

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.shapes import Line, Shape, Text
from kiosk.library.toml_file import TomlFile


class FaceShape(Shape):
    """A tile: words, a picture, or both."""

    text: Text | None = Field(None, description="文字 | words")
    picture: Line | None = Field(None, description="图片 | picture")


Most = tuple[int, int]
"""How many characters fit a tile in the smallest room: of Chinese, of other languages."""


def check_faces(
    check: Check, file: TomlFile, faces: Iterable[tuple[Place, FaceShape]], most: Most
) -> None:
    """Every face shows something, its picture is there, no two are the same, and none is long."""
    shown: dict[tuple[str, str], str] = {}
    for place, face in faces:
        if face.picture is not None:
            check.picture(file, (*place, "picture"), face.picture)
        keys = [*(face.text or {}).items()]
        keys += [] if face.picture is None or keys else [("", face.picture)]
        if not keys:
            what = Words("既没有文字，也没有图片。", "There are neither words nor a picture.")
            mend = Words("请写 text 或 picture。", "Write “text” or “picture”.")
            check.error(file, place, what, mend)
        for key in keys:
            first = shown.setdefault(key, _told(place))
            if first != _told(place):
                what = Words(f"和 {first} 一样。", f"The same as {first}.")
                mend = Words("请改掉一个。", "Change one of them.")
                check.error(file, place, what, mend)
                break
        check_length(check, file, (*place, "text"), face.text or {}, most)


def check_length(
    check: Check, file: TomlFile, place: Place, text: Mapping[str, str], most: Most
) -> None:
    """Hint at words that are long for their tile."""
    for language, words in text.items():
        characters = most[0] if language[:2] == "zh" else most[1]
        if len(words) > characters:
            what = Words(
                f"有 {len(words)} 个字符，长辈模式里最多放得下 {characters} 个。",
                f"{len(words)} characters; in elder mode {characters} fit the tile.",
            )
            mend = Words("请写短一些。", "Make it shorter.")
            check.hint(file, (*place, language), what, mend)


def _told(place: Place) -> str:
    from kiosk.library.checking import path_of

    return path_of(place)
