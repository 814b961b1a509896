"""What the check says of a docent's card: too long to read out, or not safe to show."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.exhibit import Docent
from kiosk.library.manifest import DocentShape
from kiosk.library.shapes import Spoken
from kiosk.library.toml_file import TomlFile

MOST_CHARACTERS = {
    "points": (90, 220),
    "questions": (60, 150),
    "demonstration": (140, 360),
    "safety": (80, 200),
}
"""How much is read out in one breath: characters in Chinese, and in other languages."""

_RISKS = {
    "明火": ("点燃", "点火", "火柴", "打火机", "蜡烛", "酒精灯"),
    "登高": ("爬上", "梯子", "登高"),
    "市电": ("插座", "220伏", "市电"),
}
_IN_ENGLISH = {"明火": "an open flame", "登高": "climbing", "市电": "mains power"}

assert set(MOST_CHARACTERS) == set(Docent._fields)


def check_docent(check: Check, file: TomlFile, shape: DocentShape) -> None:
    """Hint at texts that do not fit the card, and at demonstrations that are not safe."""
    for name in MOST_CHARACTERS:
        value: Spoken | list[Spoken] = getattr(shape, name)
        if isinstance(value, list):
            for at, text in enumerate(value):
                _check_length(check, file, ("docent", name, at), name, text)
        else:
            _check_length(check, file, ("docent", name), name, value)
    for language, words in shape.demonstration.items():
        _check_safe(check, file, ("docent", "demonstration", language), words)


def _check_length(check: Check, file: TomlFile, place: Place, name: str, text: Spoken) -> None:
    chinese, other = MOST_CHARACTERS[name]
    for language, words in text.items():
        most = chinese if language.startswith("zh") else other
        if len(words) > most:
            what = Words(f"超过 {most} 个字，讲解卡上放不好。", f"Longer than {most} characters.")
            mend = Words("请写短一些，一口气能讲完。", "Shorten it: it is said in one breath.")
            check.hint(file, (*place, language), what, mend)


def _check_safe(check: Check, file: TomlFile, place: Place, words: str) -> None:
    for risk, signs in _RISKS.items():
        found = next((sign for sign in signs if sign in words), None)
        if found is not None:
            what = Words(
                f"演示里有“{found}”：不要用{risk}。",
                f"It says “{found}”: do without {_IN_ENGLISH[risk]}.",
            )
            mend = Words("请换一个谁都能安全做的。", "Choose one that anybody can do safely.")
            check.hint(file, place, what, mend)
