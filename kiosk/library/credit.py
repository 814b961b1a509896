"""Who made an exhibit, and who answers for it (出处): the same facts on the screen and on paper."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit

_SAMPLE = Words("样例，还没有专家审核签名", "A sample; no expert has signed it yet")
_REVIEWED = Words("已通过科学性审核", "Reviewed for its science")
_BASIS = Words("依据", "Basis")
_MATERIAL = Words("素材", "Material")


MOST_FILES = 3
"""So many files under other terms are named; of more, how many there are."""


class Credit(NamedTuple):
    """One fact: what it is, and what it says."""

    name: Words
    said: str


def credits_of(exhibit: Exhibit, language: str) -> tuple[Credit, ...]:
    """The facts that are known, in the order in which they are told."""
    comma = ", " if language == "en" else "、"
    review = _SAMPLE if exhibit.is_sample else _REVIEWED
    told = (
        Credit(Words("发布", "Publisher"), exhibit.publisher),
        Credit(Words("单位", "Institution"), exhibit.institution),
        Credit(Words("作者", "Authors"), comma.join(exhibit.authors)),
        Credit(Words("署名", "Attribution"), exhibit.attribution),
        Credit(Words("改编自", "Adapted from"), exhibit.adapted_from),
        Credit(Words("版本", "Version"), exhibit.version),
        Credit(Words("许可", "Licence"), exhibit.licence),
        *(Credit(_MATERIAL, said) for said in _others(exhibit, language)),
        Credit(_BASIS, exhibit.basis),
        Credit(Words("审核", "Review"), review.text(language)),
    )
    return tuple(one for one in told if one.said)


def _others(exhibit: Exhibit, language: str) -> tuple[str, ...]:
    """Whom to name for files under other terms, under which, and for which."""
    files: dict[tuple[str, str], list[str]] = {}
    for right in exhibit.rights:
        files.setdefault((right.attribution, right.licence), []).append(right.file)
    form = "{} ({}): {}" if language == "en" else "{}（{}）：{}"
    return tuple(form.format(*terms, _listed(names, language)) for terms, names in files.items())


def _listed(files: list[str], language: str) -> str:
    told = (", " if language == "en" else "、").join(files[:MOST_FILES])
    if len(files) <= MOST_FILES:
        return told
    more = len(files) - MOST_FILES
    return Words(f"{told}等 {len(files)} 个文件", f"{told} and {more} more").text(language)


def short_credit(exhibit: Exhibit) -> str:
    """Who made it and who sent it, in one line for a card; nobody is named twice."""
    return " · ".join(dict.fromkeys(filter(None, (exhibit.institution, exhibit.publisher))))


def credit_line(exhibit: Exhibit, language: str) -> str:
    """All but the basis and the material, in one line: for the docent's card."""
    colon = ": " if language == "en" else "："
    facts = (one for one in credits_of(exhibit, language) if one.name not in (_BASIS, _MATERIAL))
    return " · ".join(f"{one.name.text(language)}{colon}{one.said}" for one in facts)
