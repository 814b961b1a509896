"""A docent's card from an exhibit's folder into a PDF file, for the command line."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.library.answer_key import AnswerKey, questions_of
from kiosk.library.checking import Kind
from kiosk.library.docent_card import docent_card
from kiosk.library.examine import examine
from kiosk.library.folder import MANIFEST


def write_docent_card(
    folder: Path,
    out: Path,
    kinds: Mapping[str, Kind],
    keys: Mapping[str, AnswerKey],
    fonts: Path,
    *,
    language: str,
    place: str,
    wall_s: float | None = None,
) -> None:
    """Check the exhibit in ``folder`` and write its card to ``out``, whole or not at all.

    ``wall_s`` (seconds since 1970) dates the file; now, unless given.

    :raises Trouble: no such exhibit, one with errors, one without a card, or the disk refuses.
    """
    if not (folder / MANIFEST).is_file():
        raise _unknown(folder)
    exhibit = examine(folder, kinds).exhibit
    if exhibit is None:
        raise _broken(folder)
    made = datetime.datetime.fromtimestamp(time.time() if wall_s is None else wall_s, datetime.UTC)
    questions = questions_of(exhibit, keys, language)
    content = docent_card(exhibit, questions, fonts, language=language, made=made, place=place)
    write_durably(out.absolute(), content)


def _unknown(folder: Path) -> Trouble:
    parent = folder.parent
    there = sorted(path.parent.name for path in parent.glob(f"*/{MANIFEST}")) if parent else []
    listed = "、".join(there[:20]) or "—"
    return Trouble(
        "no-such-exhibit",
        Words(
            f"“{parent}”里没有展项 {folder.name}。",
            f"There is no exhibit {folder.name} in {parent}.",
        ),
        Words(f"这里有：{listed}。", f"There are: {', '.join(there[:20]) or '—'}."),
    )


def _broken(folder: Path) -> Trouble:
    return Trouble(
        "exhibit-has-errors",
        Words(
            f"展项 {folder.name} 有错误，讲解卡没有做。", f"The exhibit {folder.name} has errors."
        ),
        Words(
            f"请运行 kiosk check {folder}，改好再来。",
            f"Run kiosk check {folder} and mend it first.",
        ),
    )
