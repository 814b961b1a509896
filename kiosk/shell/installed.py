"""What is installed now, in words for the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue, Exhibit, Recalled
from kiosk.library.problems import LeftOut
from kiosk.shell.leaves import Piece, Section
from kiosk.shell.recalled import recall_words, whom_to_ask

if TYPE_CHECKING:
    from kiosk.library.holding import Note


def installed_sections(
    catalogue: Catalogue, language: str, notes: tuple[Note, ...] = ()
) -> tuple[Section, ...]:
    """The exhibits that came with the kiosk; and what is not shown, with the reason for each:
    recalled, refused by its trial, or faulty.
    """
    shown = [exhibit for exhibit in catalogue.exhibits if not exhibit.publisher]
    samples = sum(exhibit.is_sample for exhibit in shown)
    head = Words(
        f"{len(shown)} 个自带的展项在展，其中样例 {samples} 个（科学内容还没有人审核签字）。",
        f"{len(shown)} shipped exhibits on show, {samples} of them samples (nobody has signed "
        "their science yet).",
    )
    recalled = {each.id for each in catalogue.recalled}
    outside = (
        *(_recalled(each, language) for each in catalogue.recalled),
        *(_noted(note, language) for note in notes if note.kind != "recalled"),
        *(_left_out(each, language) for each in catalogue.left_out if each.folder not in recalled),
    )
    return (
        Section(
            "shown",
            Words(f"随机自带 {len(shown)}", f"Shipped {len(shown)}").text(language),
            (
                Piece("text", words=head.text(language)),
                *(_exhibit(each, language) for each in shown),
            ),
        ),
        Section(
            "left-out",
            Words(f"未显示 {len(outside)}", f"Left out {len(outside)}").text(language),
            outside or (Piece("sign", _ALL_SHOWN.text(language), sign="good"),),
        ),
    )


_ALL_SHOWN = Words("没有被挡下的展项。", "No exhibit is left out.")


def _exhibit(exhibit: Exhibit, language: str) -> Piece:
    state = Words("样例", "sample") if exhibit.is_sample else Words("已审核", "reviewed")
    version = Words(f"{exhibit.version} 版", f"version {exhibit.version}")
    words = (version.text(language), state.text(language), exhibit.institution)
    return Piece(
        "exhibit",
        exhibit.title.text(language),
        " · ".join(each for each in words if each),
        topic=exhibit.topics[0] if exhibit.topics else "",
    )


def _recalled(each: Recalled, language: str) -> Piece:
    """What was taken off, why, and whom to ask."""
    heading = Words("召回", "Recalled").text(language)
    why, step = recall_words(each).text(language), whom_to_ask().text(language)
    return Piece("sign", heading, why, step, sign="warn")


def _noted(note: Note, language: str) -> Piece:
    """What was not let on, or went wrong with the store's own record, and why."""
    title = note.title.text(language)
    if note.kind == "refused":
        title = Words(f"没有换上：“{title}”", f"Not let on: “{title}”").text(language)
        step = Words(
            "仍用原来的版本。请告诉发资源包的单位。", "The former version stays. Tell its maker."
        )
        return Piece("sign", title, note.reason.text(language), step.text(language), sign="warn")
    return Piece("sign", title, note.reason.text(language), sign="warn")


def _left_out(each: LeftOut, language: str) -> Piece:
    """One reason is enough here; ``kiosk check`` tells all."""
    if not each.problems:
        return Piece("sign", each.folder, sign="warn")
    first = each.problems[0]
    place = " ".join(part for part in (first.file, first.field) if part)
    what = first.what.text(language)
    return Piece(
        "sign",
        each.folder,
        f"{place}：{what}" if place and language != "en" else f"{place}: {what}" if place else what,
        first.mend.text(language),
        sign="warn",
    )
