"""What is installed now, in words for the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue, Exhibit
from kiosk.library.problems import LeftOut
from kiosk.shell.leaves import Piece, Section

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
    told = {note.title.text(language) for note in notes}
    outside = (
        *(_noted(note, language) for note in notes),
        *(_left_out(each, language) for each in catalogue.left_out if each.folder not in told),
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


def _noted(note: Note, language: str) -> Piece:
    """What was taken off, or not let on, and why."""
    recalled = note.kind == "recalled"
    title = note.title.text(language)
    heading = (
        Words(f"召回：“{title}”", f"Recalled: “{title}”")
        if recalled
        else Words(f"没有换上：“{title}”", f"Not let on: “{title}”")
    )
    step = (
        Words("已经撤下。有新版时会随 U 盘来。", "Taken off. A new version comes with a stick.")
        if recalled
        else Words(
            "仍用原来的版本。请告诉发资源包的单位。", "The former version stays. Tell its maker."
        )
    )
    words = note.reason.text(language), step.text(language)
    return Piece("sign", heading.text(language), *words, sign="warn")


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
