"""QML that the oldest Qt can read as well (6.9: `make test-oldest`), told here by the text alone.

Found when that lane ran for the first time: the home screen and the quiz did not load there, while
6.11 and its qmllint saw no fault.
"""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tools.qml import ROOT, sources

_WORDS = """
abstract boolean byte char final float goto implements interface long native package private
protected public short synchronized throws transient volatile
"""
RESERVED = frozenset(_WORDS.split())
"""What Qt 6.9 takes for words of the language and 6.11 no longer does: each was tried in both."""
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
NAME = re.compile(r"(?<![.\w])[a-z]\w*")
TYPE = re.compile(r"(?<![.\w])[A-Z]\w*")


def _code(text: str) -> str:
    return NOT_CODE.sub('""', text)


def _reserved(text: str) -> set[str]:
    return set(NAME.findall(_code(text))) & RESERVED


def _cycle(texts: dict[Path, str]) -> list[Path]:
    """Files (with their QML) whose types need one another before one is known; or none."""
    files: dict[str, list[Path]] = {}
    for path in texts:
        files.setdefault(path.stem, []).append(path)
    named = {
        path: [other for name in TYPE.findall(_code(text)) for other in files.get(name, ())]
        for path, text in texts.items()
    }
    try:
        TopologicalSorter({path: set(others) - {path} for path, others in named.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_name_is_a_word_of_the_older_language() -> None:
    found = {str(path.relative_to(ROOT)): _reserved(path.read_text("utf-8")) for path in sources()}
    assert {path: words for path, words in found.items() if words} == {}


def test_such_a_name_would_be_found() -> None:
    assert _reserved("Item {\n    readonly property bool short: width < 5\n}") == {"short"}
    assert _reserved('Item {\n    // a short one\n    text: "long"; x: page.final\n}') == set()


def test_no_two_types_need_each_other() -> None:
    assert _cycle({path: path.read_text("utf-8") for path in sources()}) == []


def test_two_that_do_would_be_found() -> None:
    frame, field = Path("Kit/Frame.qml"), Path("Quiz/Field.qml")
    texts = {frame: "Item { property Field inner }", field: "Item { property Frame outer }"}
    assert set(_cycle(texts)) == {frame, field}
    assert _cycle(texts | {field: "Item { property Item outer }"}) == []
