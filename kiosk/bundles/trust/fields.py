"""One field of a document after the other, each of the type and size it has to be.

:class:`Fields` wraps one JSON object and knows its place, so that every refusal can say where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.core.languages import EN, ZH
from kiosk.core.words import Words
from kiosk.library.texts import LocalText

SHA256 = r"[0-9a-f]{64}"
PUBLISHER = r"[a-z][a-z0-9-]{0,31}"
PACKAGE = PUBLISHER
MOST_NUMBER: int = 10**BUNDLE_LIMITS.version_digits - 1
TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
"""A language, BCP-47."""
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, and those that turn the direction of reading: a name must look as it is."""
_LANGUAGES = 20


class Fields:
    """One JSON object at its place in the document.

    Every method raises :class:`DocumentFault` when the field is not as it says.
    """

    def __init__(self, found: object, place: str) -> None:
        if not isinstance(found, dict):
            refuse(place, "应该是一个对象", "has to be an object")
        self.all: dict[str, Any] = found
        self.place = place

    def at(self, name: str) -> str:
        """The place of one of its fields."""
        shown = visible(name[:80])
        return f"{self.place}.{shown}" if self.place else shown

    def only(self, *names: str) -> None:
        """Refuse fields of other names; those that begin with ``x-`` are notes of the maker."""
        for name in self.all:
            if name not in names and not name.startswith("x-"):
                refuse(self.at(name), "不认识这一项", "is not known in this format")

    def get(self, name: str) -> Any:
        """The field, whatever it is."""
        if name not in self.all:
            refuse(self.at(name), "缺少这一项", "is missing")
        return self.all[name]

    def object(self, name: str) -> Fields:
        """An object."""
        return Fields(self.get(name), self.at(name))

    def objects(self, name: str, most: int) -> Iterator[tuple[str, Fields]]:
        """The objects in an object, by name."""
        inner = self.object(name)
        if len(inner.all) > most:
            refuse(inner.place, f"超过 {most} 个", f"holds more than {most}")
        for key, value in inner.all.items():
            yield key, Fields(value, inner.at(key))

    def list(self, name: str, most: int) -> list[Any]:
        """A list of at most so many."""
        found = self.get(name)
        if not isinstance(found, list):
            refuse(self.at(name), "应该是一个列表", "has to be a list")
        if len(found) > most:
            refuse(self.at(name), f"超过 {most} 个", f"holds more than {most}")
        return found

    def number(self, name: str, least: int = 0, most: int = MOST_NUMBER) -> int:
        """A whole number."""
        return number(self.get(name), self.at(name), least, most)

    def match(self, name: str, pattern: str) -> str:
        """A text that fits all of ``pattern``, of at most 200 characters."""
        return match(self.get(name), self.at(name), pattern)

    def line(self, name: str, *, empty: bool = False) -> str:
        """One line of text for people."""
        return line(self.get(name), self.at(name), empty=empty)

    def text(self, name: str, language: str = "") -> LocalText:
        """Text by language; its own is ``language``, else Chinese, English, or what there is."""
        inner = self.object(name)
        if not 0 < len(inner.all) <= _LANGUAGES:
            refuse(inner.place, "要有一种到二十种语言", "needs one to twenty languages")
        pairs = []
        for tag in sorted(inner.all):
            match(tag, inner.at(tag), TAG)
            pairs.append((tag, inner.line(tag)))
        tags = [tag for tag, _ in pairs]
        if language and language not in tags:
            refuse(inner.place, f"缺少 {language} 的文字", f"has no text in {language}")
        own = language or next((tag for tag in (ZH, EN) if tag in tags), tags[0])
        return LocalText(own, tuple(pairs))


def number(found: object, place: str, least: int = 0, most: int = MOST_NUMBER) -> int:
    """``found`` as a whole number from ``least`` to ``most``."""
    if type(found) is not int or not least <= found <= most:  # bool is an int to Python
        refuse(place, f"应该是 {least} 到 {most} 的整数", f"has to be a number {least} to {most}")
    return found


def match(found: object, place: str, pattern: str) -> str:
    """``found`` as a text that fits all of ``pattern``."""
    if not isinstance(found, str) or len(found) > 200 or re.fullmatch(pattern, found) is None:
        refuse(place, "写法不对", "is not written as it has to be")
    return found


def line(found: object, place: str, *, empty: bool = False) -> str:
    """``found`` as one line of text for people, without characters that cannot be seen."""
    if not isinstance(found, str):
        refuse(place, "应该是文字", "has to be text")
    if len(found) > BUNDLE_LIMITS.texts_characters:
        refuse(place, "文字太长", f"is longer than {BUNDLE_LIMITS.texts_characters} characters")
    if not found.strip() and not empty:
        refuse(place, "文字是空的", "is empty")
    if UNSEEN.search(found):
        refuse(place, "文字里有看不见的控制字符", "has invisible control characters")
    return found


def visible(name: str) -> str:
    """A name out of somebody's document as it may stand in a sentence."""
    return UNSEEN.sub("\ufffd", name)


def refuse(place: str, zh: str, en: str) -> NoReturn:
    """Say what is wrong at ``place``."""
    raise DocumentFault(place, Words(zh, en))
