"""What is installed now, in words for the operator."""

from __future__ import annotations

from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue, Exhibit
from kiosk.library.problems import LeftOut
from kiosk.shell.leaves import Piece, Section


def installed_sections(catalogue: Catalogue, language: str) -> tuple[Section, ...]:
    """The exhibits on show, and those left out with the reason for each."""
    shown, left_out = catalogue.exhibits, catalogue.left_out
    samples = sum(exhibit.is_sample for exhibit in shown)
    head = Words(
        f"{len(shown)} 个展项在展，其中样例 {samples} 个（科学内容还没有人审核签字）。",
        f"{len(shown)} exhibits on show, {samples} of them samples (nobody has signed their "
        "science yet).",
    )
    outside = tuple(_left_out(each, language) for each in left_out) or (
        Piece("sign", _ALL_SHOWN.text(language), sign="good"),
    )
    return (
        Section(
            "shown",
            Words(f"在展 {len(shown)}", f"On show {len(shown)}").text(language),
            (
                Piece("text", words=head.text(language)),
                *(_exhibit(each, language) for each in shown),
            ),
        ),
        Section(
            "left-out",
            Words(f"未显示 {len(left_out)}", f"Left out {len(left_out)}").text(language),
            outside,
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
