"""From checked data to values: quick, strict, without pydantic.

The check has seen the file before; whoever reads it for play only has to notice that it is no
longer that file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Docent, Exhibit, Part, Right
from kiosk.library.texts import LocalText, LocalVoice

T = TypeVar("T")


class Table:
    """A TOML table whose values are asked for by type.

    Every method raises ValueError when the value is of another type, or missing though it is
    required.
    """

    def __init__(self, data: object, language: str) -> None:
        if not isinstance(data, Mapping):
            raise ValueError("not a table")
        self._data = data
        self._language = language

    def has(self, name: str) -> bool:
        """Whether there is a value at all."""
        return name in self._data

    def get(self, name: str, kind: type[T], default: T) -> T:
        """The value, of that type exactly, or the default."""
        value = self._data.get(name, default)
        if type(value) is not type(default) and type(value) is not kind:
            raise ValueError(f"{name} is not {kind.__name__}")
        return value

    def need(self, name: str, kind: type[T]) -> T:
        """The value, of that type exactly."""
        value = self._data.get(name)
        if type(value) is not kind:
            raise ValueError(f"{name} is not {kind.__name__}")
        return value

    def number(self, name: str, default: float) -> float:
        """A number, whole or not, or the default."""
        value = self._data.get(name, default)
        if type(value) not in (int, float):
            raise ValueError(f"{name} is no number")
        return float(value)

    def table(self, name: str) -> Table | None:
        """A table, or None when missing."""
        return Table(self._data[name], self._language) if name in self._data else None

    def texts(self, name: str) -> tuple[LocalText, ...]:
        """A list of texts, empty when missing."""
        return tuple(_text(item, self._language) for item in self.get(name, list, []))

    def text(self, name: str) -> LocalText | None:
        """A text, or None when missing."""
        value = self._data.get(name)
        return None if value is None else _text(value, self._language)

    def needed_text(self, name: str) -> LocalText:
        """A text."""
        return _text(self._data.get(name), self._language)

    def voice(self, name: str) -> LocalVoice | None:
        """Recordings by language, or None when missing."""
        value = self._data.get(name)
        return None if value is None else _voice(value, self._language)

    def names(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty when missing."""
        return tuple(str(item) for item in self.get(name, list, []))

    def tables(self, name: str) -> list[Table]:
        """A list of tables, empty when missing."""
        return [Table(item, self._language) for item in self.get(name, list, [])]

    def name(self, name: str) -> str | None:
        """A string, or None when missing."""
        return self.need(name, str) if name in self._data else None


def read_exhibit(folder: Path, data: Mapping[str, Any], *, is_sample: bool) -> Exhibit:
    """The exhibit that the checked manifest ``data`` describes.

    :raises ValueError: when the data is not that of a checked manifest.
    """
    language = str(data.get("language", ""))
    table = Table(data, language)
    takeaway = table.table("takeaway")
    return Exhibit(
        id=table.need("id", str),
        version=table.need("version", str),
        folder=folder,
        language=table.need("language", str),
        title=table.needed_text("title"),
        summary=table.needed_text("summary"),
        parts=tuple(
            Part(part.need("kind", str), part.need("entry", str), part.text("title"))
            for part in table.tables("part")
        ),
        poster=table.name("poster"),
        audience=table.names("audience"),
        authors=table.names("authors"),
        topics=table.names("topic"),
        duration_min=table.need("duration_min", int),
        difficulty=table.get("difficulty", int, 1),
        goal=table.text("goal"),
        remember=table.texts("remember"),
        notice=table.text("notice"),
        basis=table.need("basis", str),
        institution=table.need("institution", str),
        is_sample=is_sample,
        attract=table.name("attract"),
        players=table.get("players", int, 1),
        licence=table.need("licence", str),
        takeaway_link=takeaway.name("link") if takeaway else None,
        takeaway_text=takeaway.text("text") if takeaway else None,
        stage=table.names("stage"),
        docent_json=_docent(table.table("docent")),
        attribution=table.name("attribution") or "",
        adapted_from=table.name("adapted_from") or "",
        rights=tuple(
            Right(
                right.need("file", str), right.need("licence", str), right.need("attribution", str)
            )
            for right in table.tables("rights")
        ),
    )


def _docent(table: Table | None) -> str:
    if table is None:
        return ""
    docent = Docent(
        points=table.texts("points"),
        questions=table.texts("questions"),
        demonstration=table.needed_text("demonstration"),
        safety=table.needed_text("safety"),
    )
    return docent.as_json()


def changed_since_check(name: str, reason: str) -> Trouble:
    """The Trouble of a file that is no longer what the check saw."""
    return Trouble(
        "exhibit-changed",
        Words(
            f"展项文件“{name}”变了，暂时不能播放（{reason}）。",
            f"The exhibit's file “{name}” has changed and cannot be played ({reason}).",
        ),
        Words("请运行 kiosk check 查看问题。", "Please run “kiosk check” to see what is wrong."),
    )


def _text(value: object, language: str) -> LocalText:
    if isinstance(value, str):
        return LocalText(language, ((language, value.strip()),))
    if isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
        by_language = {
            str(tag): str(text).strip() for tag, text in value.items() if tag[:2] != "x-"
        }
        if language in by_language:
            return LocalText(language, tuple(by_language.items()))
    raise ValueError("not a text")


def _voice(value: object, language: str) -> LocalVoice:
    if isinstance(value, str):
        return LocalVoice(language, ((language, value),))
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value.values()):
        return LocalVoice(language, tuple((str(tag), str(name)) for tag, name in value.items()))
    raise ValueError("no voice")
