"""What can be wrong with pairs, groups and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.checking import Check, Place
from kiosk.library.toml_file import TomlFile
from kiosk.players.quiz.types.placing.body import GAP

if TYPE_CHECKING:
    from kiosk.players.quiz.types.placing.model import BinsShape, MatchShape, WordBankShape

MOST_TILES = 6
SIDE = (14, 34)
GROUP = (8, 20)
TILE = (9, 22)
WORD = (6, 14)
SENTENCE = (34, 80)


def check_match(check: Check, file: TomlFile, place: Place, question: MatchShape) -> None:
    """Sides of unequal length, faces that show nothing or the same."""
    from kiosk.players.quiz.types.faces_model import check_faces

    left, right = len(question.left), len(question.right)
    if left != right:
        what = Words(
            f"左边 {left} 项，右边 {right} 项，不一样多。",
            f"The sides are unequal: {left} on the left, {right} on the right.",
        )
        mend = Words(
            "请补成一样多；多余的干扰项写进 extra。",
            "Make them equal; what belongs to none goes into “extra”.",
        )
        check.error(file, (*place, "right"), what, mend)
    left_faces = (((*place, "left", at), face) for at, face in enumerate(question.left))
    check_faces(check, file, left_faces, SIDE)
    others = [((*place, "right", at), face) for at, face in enumerate(question.right)]
    others += [((*place, "extra", at), face) for at, face in enumerate(question.extra)]
    check_faces(check, file, others, SIDE)


def check_bins(check: Check, file: TomlFile, place: Place, question: BinsShape) -> None:
    """Too many tiles, groups or tiles that show nothing or the same."""
    from kiosk.players.quiz.types.faces_model import FaceShape, check_faces

    where = (*place, "bins")
    count = sum(len(bin.items) for bin in question.bins)
    if count > MOST_TILES:
        what = Words(
            f"卡片一共 {count} 张，至多 {MOST_TILES} 张。",
            f"There are {count} tiles; at most {MOST_TILES}.",
        )
        mend = Words("请减少，或分成两道题。", "Remove some, or make two questions.")
        check.error(file, where, what, mend)
    names = (
        ((*where, at), FaceShape.model_construct(text=bin.text))
        for at, bin in enumerate(question.bins)
    )
    check_faces(check, file, names, GROUP)
    tiles = (
        ((*where, at, "items", number), tile)
        for at, bin in enumerate(question.bins)
        for number, tile in enumerate(bin.items)
    )
    check_faces(check, file, tiles, TILE)


def check_word_bank(check: Check, file: TomlFile, place: Place, question: WordBankShape) -> None:
    """Gaps and words that do not fit one another, words that are the same, or long."""
    from kiosk.players.quiz.types.faces_model import check_length

    _check_words(check, file, place, question)
    wanted = sorted({word.gap for word in question.words if word.gap is not None})
    for language, sentence in question.sentence.items():
        gaps = sorted(int(number) for number in GAP.findall(sentence))
        where = (*place, "sentence", language)
        if gaps != list(range(1, len(gaps) + 1)) or not gaps:
            what = Words(
                "空要写成 {1}、{2} ……，每个一次。", "The gaps have to be {1}, {2} …, each once."
            )
            mend = Words("例如：先{1}，再{2}。", "Such as: first {1}, then {2}.")
            check.error(file, where, what, mend)
        elif gaps != wanted:
            what = Words(
                f"句子有 {len(gaps)} 个空，词语填的是第 {_list(wanted)} 个。",
                f"The sentence has {len(gaps)} gaps, the words fill {_list(wanted)}.",
            )
            mend = Words(
                "每个空要有一个词语，gap 写它。",
                "Each gap needs a word with its number in “gap”.",
            )
            check.error(file, where, what, mend)
    check_length(check, file, (*place, "sentence"), question.sentence, SENTENCE)


def _check_words(check: Check, file: TomlFile, place: Place, question: WordBankShape) -> None:
    from kiosk.players.quiz.types.faces_model import check_length

    filled: dict[int, int] = {}
    said: dict[tuple[str, str], int] = {}
    for at, word in enumerate(question.words):
        where = (*place, "words", at)
        if word.gap is not None and filled.setdefault(word.gap, at) != at:
            first = filled[word.gap] + 1
            what = Words(
                f"第 {word.gap} 个空已经有第 {first} 个词语了。",
                f"Word {first} fills gap {word.gap} already.",
            )
            mend = Words("一个空只有一个正确的词语。", "One word is right for a gap.")
            check.error(file, (*where, "gap"), what, mend)
        check_length(check, file, (*where, "text"), word.text, WORD)
        for key in word.text.items():
            if said.setdefault(key, at) != at:
                first = said[key] + 1
                what = Words(f"和第 {first} 个词语一样。", f"The same as word {first}.")
                check.error(file, where, what, Words("请改掉一个。", "Change one of them."))
                break


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers)) or "0"
