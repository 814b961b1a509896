"""The operator's figures in words and bars: numbers that are never mixed, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.core.words import Words
from kiosk.library.answer_key import AnswerKey, questions_of
from kiosk.library.exhibit import Catalogue
from kiosk.shell.leaves import Piece, Section
from kiosk.visits.hardest import LEAST_ASKED, QuestionTotals
from kiosk.visits.summary import Period, Summary
from kiosk.visits.totals import RATING_QUESTIONS, ExhibitTotals, Totals

Stems = Mapping[tuple[str, str], str]
"""Words of questions by exhibit and question."""

_EARLIEST_MONTH = "2020-01"
"""Months before are a clock's that had lost its battery."""


def period_words(period: Period, today: date, language: str) -> str:
    """The name of a period for its chooser."""
    if period.day is not None:
        day = period.day
        return Words(f"今天 {day.month}月{day.day}日", f"Today {day.month:02d}-{day.day:02d}").text(
            language
        )
    if period.month is None:
        return Words("全部时间", "All time").text(language)
    year, month = period.month.split("-")
    this = f"{today.year:04d}-{today.month:02d}"
    doubtful = period.month > this or period.month < _EARLIEST_MONTH
    zh, en = ("（时钟不准）", " (wrong clock)") if doubtful else ("", "")
    return Words(f"{year}年{int(month)}月{zh}", f"{period.month}{en}").text(language)


def stems_of(
    summary: Summary, catalogue: Catalogue, keys: Mapping[str, AnswerKey], language: str
) -> dict[tuple[str, str], str]:
    """The words of the hardest questions whose exhibit is still there in that version.

    Opens those exhibits' files: not for the window's thread.
    """
    stems = {}
    for hard in summary.hardest:
        exhibit = catalogue.get(hard.exhibit)
        if exhibit is not None and exhibit.version == hard.version:
            for question in questions_of(exhibit, keys, language):
                if question.id == hard.question:
                    stems[hard.exhibit, hard.question] = question.stem
    return stems


def figures(
    summary: Summary, catalogue: Catalogue, stems: Stems, language: str
) -> tuple[Section, ...]:
    """The sections of one period."""
    pieces = (
        _totals(summary.totals, language),
        _exhibits(summary.totals, catalogue, language),
        _answers(summary, catalogue, stems, language),
        _opinions(summary.totals, language),
    )
    return tuple(
        Section(id, title.text(language), each)
        for (id, title), each in zip(_SECTIONS, pieces, strict=True)
    )


def without_figures(piece: Piece, language: str) -> tuple[Section, ...]:
    """The same sections while nothing is known: each says why."""
    return tuple(Section(id, title.text(language), (piece,)) for id, title in _SECTIONS)


_SECTIONS = (
    ("totals", Words("总数", "Totals")),
    ("exhibits", Words("展项", "Exhibits")),
    ("answers", Words("答题", "Answers")),
    ("opinions", Words("评价", "Ratings")),
)


def _totals(totals: Totals, language: str) -> tuple[Piece, ...]:
    every = totals.overall
    share = every.right_share
    answered = Words(f"{every.asked} 次", f"{every.asked}")
    if share is not None:
        answered = Words(f"{every.asked} 次 · {share:.0%}", f"{every.asked} · {share:.0%}")
    rows = [
        (
            Words("互动次数", "Sessions"),
            Words(f"{totals.sessions} 次", f"{totals.sessions}"),
            Words(
                "来源：触摸记录，不是人数。从第一下到最后一下算一次，不到 5 秒不算。",
                "From touches, not people: first to last touch; under 5 s is not counted.",
            ),
        ),
        (
            Words("展项打开 · 完成", "Opened · completed"),
            Words(f"{every.opened} · {every.completed} 次", f"{every.opened} · {every.completed}"),
            Words(
                "来源：展项记录。看到最后一部分的末尾算完成。",
                "From exhibits: completed means the end of the last part was reached.",
            ),
        ),
        (
            Words("答题次数 · 正确率", "Answers · right"),
            answered,
            Words(
                "来源：第一次作答。民意题和翻牌记忆不算。",
                "From first tries; polls and memory games are not counted.",
            ),
        ),
    ]
    return (
        *(
            Piece("number", title.text(language), number.text(language), source.text(language))
            for title, number, source in rows
        ),
        Piece("note", words=_NOT_PEOPLE.text(language)),
        *_classes(totals, language),
    )


_NOT_PEOPLE = Words(
    "互动次数不是人数：一个人可以来几次，几个人也可以一起玩。现场人次要由工作人员数，"
    "三种数字不能相加。",
    "Sessions are not people: one person may come several times, several may play together. "
    "Visitors on site are counted by staff; the numbers are never added up.",
)


def _classes(totals: Totals, language: str) -> tuple[Piece, ...]:
    in_class = totals.in_class
    if not in_class.classes:
        return ()
    raised = sum(hands for hands, _ in in_class.hands.values())
    right = sum(right for _, right in in_class.hands.values())
    words = Words(
        f"其中班级模式 {in_class.classes} 次；老师数的举手 {raised}，答对 {right}，"
        "单独计数，不在答题次数里。",
        f"{in_class.classes} of the sessions were classes; hands counted by docents: {raised}, "
        f"right: {right}. They are kept apart from the answers.",
    )
    return (Piece("note", words=words.text(language)),)


def _exhibits(totals: Totals, catalogue: Catalogue, language: str) -> tuple[Piece, ...]:
    """Every exhibit that is there or was counted, most opened first; zero is told too."""
    counted = totals.exhibits
    ids = {exhibit.id for exhibit in catalogue.exhibits} | set(counted)
    opened = {id: counted[id].opened if id in counted else 0 for id in ids}
    most = max(opened.values(), default=0) or 1
    rows = []
    for id in sorted(ids, key=lambda id: (-opened[id], id)):
        completed = counted[id].completed if id in counted else 0
        words = Words(
            f"打开 {opened[id]} · 完成 {completed}", f"opened {opened[id]} · completed {completed}"
        )
        rows.append(
            Piece(
                "bar",
                _title(id, catalogue, language),
                words.text(language),
                topic=_topic(id, catalogue),
                share=opened[id] / most,
                inner=completed / most,
            )
        )
        if id in totals.versions:
            rows.append(Piece("note", words=_versions(totals.versions[id], language)))
    about = Words("长条：浅色是打开，深色是完成。", "Bars: pale is opened, full is completed.")
    return (Piece("text", words=about.text(language)), *rows) if rows else (_nothing(language),)


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
    summary: Summary, catalogue: Catalogue, stems: Stems, language: str
) -> tuple[Piece, ...]:
    asked = {id: each for id, each in summary.totals.exhibits.items() if each.asked}
    rows: list[Piece] = []
    for id in sorted(asked, key=lambda id: (-asked[id].asked, id)):
        each = asked[id]
        share = each.right_share or 0.0
        words = Words(
            f"答题 {each.asked} · 正确率 {share:.0%}", f"answers {each.asked} · right {share:.0%}"
        )
        title = _title(id, catalogue, language)
        topic = _topic(id, catalogue)
        rows.append(
            Piece("bar", title, words.text(language), topic=topic, share=share, inner=share)
        )
        hard = [one for one in summary.hardest if one.exhibit == id]
        rows += [Piece("note", words=_hardest(one, stems, language)) for one in hard]
    if not rows:
        return (_nothing(language),)
    about = Words(
        f"长条是正确率；下面是最难的一道题（至少答过 {LEAST_ASKED} 次才列出）。",
        f"Bars: share right. Below: the hardest question (asked at least {LEAST_ASKED} times).",
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
            row = sums.setdefault(question, [0, 0, 0])
            sums[question] = [one + more for one, more in zip(row, counts, strict=True)]
    rows: list[Piece] = []
    if sums:
        rows.append(
            Piece(
                "heading",
                Words("观众评价（长条：“是”的比例）", "Ratings (bars: share of yes)").text(
                    language
                ),
            )
        )
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
    return tuple(rows) or (_nothing(language),)


def _nothing(language: str) -> Piece:
    words = Words("这段时间没有记录。", "Nothing was counted in this time.")
    return Piece("note", words=words.text(language))


def _title(id: str, catalogue: Catalogue, language: str) -> str:
    exhibit = catalogue.get(id)
    if exhibit is not None:
        return exhibit.title.text(language)
    return Words(f"{id}（现在不在展）", f"{id} (not on show now)").text(language)


def _topic(id: str, catalogue: Catalogue) -> str:
    exhibit = catalogue.get(id)
    return exhibit.topics[0] if exhibit is not None and exhibit.topics else ""
