"""The operator's figures in words and bars: numbers that are never mixed, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.core.words import Words
from kiosk.library.answer_key import AnswerKey, questions_of
from kiosk.library.exhibit import Catalogue
from kiosk.shell.figures_notes import notes
from kiosk.shell.figures_words import exhibit_title, exhibit_topic, nothing_counted
from kiosk.shell.leaves import Piece, Section
from kiosk.visits.days import Figures
from kiosk.visits.hardest import LEAST_ASKED, QuestionTotals
from kiosk.visits.totals import RATING_QUESTIONS, ExhibitTotals, Totals

Stems = Mapping[tuple[str, str], str]
"""Words of questions by exhibit and question."""

OVERVIEW, REPORT = "overview", "report"
"""The sections that are more than leaves."""

_TITLES = {
    OVERVIEW: Words("总览", "Totals"),
    "exhibits": Words("展项", "Exhibits"),
    "answers": Words("答题", "Answers"),
    "opinions": Words("评价", "Ratings"),
    "notes": Words("说明", "Notes"),
    REPORT: Words("报送", "Report"),
}


def stems_of(
    figures: Figures, catalogue: Catalogue, keys: Mapping[str, AnswerKey], language: str
) -> dict[tuple[str, str], str]:
    """The words of the hardest questions whose exhibit is still there in that version.

    Opens those exhibits' files: not for the window's thread.
    """
    stems = {}
    for hard in figures.hardest:
        exhibit = catalogue.get(hard.exhibit)
        if exhibit is not None and exhibit.version == hard.version:
            for question in questions_of(exhibit, keys, language):
                if question.id == hard.question:
                    stems[hard.exhibit, hard.question] = question.stem
    return stems


def sections(
    figures: Figures, catalogue: Catalogue, stems: Stems, language: str
) -> tuple[Section, ...]:
    """The sections of one period; the overview and the report have their own faces."""
    pieces = {
        "exhibits": _exhibits(figures.totals, catalogue, language),
        "answers": _answers(figures, catalogue, stems, language),
        "opinions": _opinions(figures.totals, language),
        "notes": notes(figures, language),
    }
    return _sections(lambda id: pieces.get(id, ()), language)


def without_figures(piece: Piece | None, language: str) -> tuple[Section, ...]:
    """The same sections while nothing is known: each says why."""
    told = () if piece is None else (piece,)
    return _sections(lambda id: () if id == REPORT else told, language)


def _sections(pieces: Callable[[str], tuple[Piece, ...]], language: str) -> tuple[Section, ...]:
    return tuple(Section(id, title.text(language), pieces(id)) for id, title in _TITLES.items())


def _exhibits(totals: Totals, catalogue: Catalogue, language: str) -> tuple[Piece, ...]:
    """Every exhibit that was opened, most opened first; then those that nobody opened."""
    counted = totals.exhibits
    ids = sorted(
        (id for id in counted if counted[id].opened), key=lambda id: (-counted[id].opened, id)
    )
    most = max((counted[id].opened for id in ids), default=1)
    rows = []
    for id in ids:
        each = counted[id]
        words = Words(
            f"打开 {each.opened} · 完成 {each.completed}",
            f"opened {each.opened} · completed {each.completed}",
        )
        rows.append(
            Piece(
                "bar",
                exhibit_title(id, catalogue, language),
                words.text(language),
                topic=exhibit_topic(id, catalogue),
                share=each.opened / most,
                inner=each.completed / most,
            )
        )
        if id in totals.versions:
            rows.append(Piece("note", words=_versions(totals.versions[id], language)))
    unused = _unused(ids, catalogue, language)
    if not rows:
        return (nothing_counted(language), *unused)
    about = Words("长条：浅色是打开，深色是完成。", "Bars: pale is opened, full is completed.")
    return (Piece("text", words=about.text(language)), *rows, *unused)


def _unused(opened: list[str], catalogue: Catalogue, language: str) -> tuple[Piece, ...]:
    titles = [
        each.title.text(language) for each in catalogue.exhibits if each.id not in set(opened)
    ]
    if not titles:
        return ()
    heading = Words(f"没有人打开（{len(titles)}）", f"Opened by nobody ({len(titles)})")
    lines = [titles[at : at + _TITLES_A_LINE] for at in range(0, len(titles), _TITLES_A_LINE)]
    between = Words("、", ", ").text(language)
    return (
        Piece("heading", heading.text(language)),
        *(Piece("note", words=between.join(line)) for line in lines),
    )


_TITLES_A_LINE = 8
"""A longer piece would not fit a leaf of the smallest panel."""


def _versions(versions: Mapping[str, ExhibitTotals], language: str) -> str:
    """What was counted of each version of one exhibit."""
    told = [
        Words(
            f"{version} 版：打开 {each.opened} · 完成 {each.completed}",
            f"version {version}: opened {each.opened} · completed {each.completed}",
        ).text(language)
        for version, each in versions.items()
    ]
    return ("; " if language == "en" else "；").join(told)


def _answers(
    figures: Figures, catalogue: Catalogue, stems: Stems, language: str
) -> tuple[Piece, ...]:
    """By share right, the lowest first: there help is wanted. Below them, what says little yet."""
    asked = {id: each for id, each in figures.totals.exhibits.items() if each.asked}

    def order(id: str) -> tuple[bool, float, str]:
        return asked[id].asked < LEAST_ASKED, asked[id].right_share or 0.0, id

    rows: list[Piece] = []
    for id in sorted(asked, key=order):
        each = asked[id]
        share = each.right_share or 0.0
        words = Words(
            f"答题 {each.asked} · 正确率 {share:.0%}", f"answers {each.asked} · right {share:.0%}"
        )
        title = exhibit_title(id, catalogue, language)
        topic = exhibit_topic(id, catalogue)
        rows.append(
            Piece("bar", title, words.text(language), topic=topic, share=share, inner=share)
        )
        hard = [one for one in figures.hardest if one.exhibit == id]
        rows += [Piece("note", words=_hardest(one, stems, language)) for one in hard]
    if not rows:
        return (nothing_counted(language),)
    about = Words(
        f"长条是正确率，低的在前；下面是最难的一道题（至少答过 {LEAST_ASKED} 次才列出）。",
        f"Bars: share right, the lowest first. Below: the hardest question (asked at least "
        f"{LEAST_ASKED} times).",
    )
    return (Piece("text", words=about.text(language)), *rows)


def _hardest(one: QuestionTotals, stems: Stems, language: str) -> str:
    stem = stems.get((one.exhibit, one.question), "")
    name = Words(
        f"“{stem}”" if stem else f"第 {one.version} 版的题 {one.question}",
        f"“{stem}”" if stem else f"question {one.question} of version {one.version}",
    )
    return Words(
        f"最难：{name.zh}（答 {one.asked} 次，对 {one.right} 次）",
        f"Hardest: {name.en} ({one.right} right of {one.asked})",
    ).text(language)


def _opinions(totals: Totals, language: str) -> tuple[Piece, ...]:
    sums: dict[str, list[int]] = {}
    for asked in totals.ratings.values():
        for question, counts in asked.items():
            into = sums.setdefault(question, [0, 0, 0])
            for at, count in enumerate(counts):
                into[at] += count
    rows: list[Piece] = []
    if sums:
        heading = Words("观众评价（长条：“是”的比例）", "Ratings (bars: share of yes)")
        rows.append(Piece("heading", heading.text(language)))
    for question in sorted(sums, key=lambda one: (-sum(sums[one]), one)):
        no, so, yes = sums[question]
        given = Words(f"是 {yes} · 一般 {so} · 不 {no}", f"yes {yes} · so-so {so} · no {no}")
        known = RATING_QUESTIONS.get(question, Words(question, question)).text(language)
        inner = yes / (yes + so + no)
        rows.append(Piece("bar", known, given.text(language), share=inner, inner=inner))
    if totals.wanted:
        wishes = Words("我想看（点单，一次互动最多一票）", "I want to see (one vote a session)")
        rows.append(Piece("heading", wishes.text(language)))
    most = max(totals.wanted.values(), default=1)
    for topic, votes in totals.wanted.items():
        share = votes / most
        told = Words(f"{votes} 票", f"{votes}").text(language)
        rows.append(Piece("bar", "", told, topic=topic, share=share, inner=share))
    return tuple(rows) or (nothing_counted(language),)
