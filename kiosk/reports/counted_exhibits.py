"""Exhibits, wishes and what visitors chose, of what a kiosk's ledger or the hub has counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kiosk.core.topics import TOPICS
from kiosk.reports.facts import (
    About,
    ExhibitRow,
    Installed,
    Named,
    PersonsRow,
    Question,
    Rating,
    VersionRow,
)
from kiosk.reports.few import suppressed
from kiosk.reports.sums import AnswerSums, HandSums, UseSums
from kiosk.visits.breakdowns import ELDER, ENDED, LANGUAGE
from kiosk.visits.facts import AGE, AGE_BANDS, RATED, WANTED
from kiosk.visits.hardest import QuestionTotals, hardest

_Sums = dict[str, int]
CountedRow = tuple[str, str, str, str, int]
"""Exhibit, version, question, metric, count."""

_LANGUAGES = {"zh-Hans": "中文", "en": "英文"}
_MODES = {"0": "普通模式", "1": "长辈模式"}
_BANDS = dict(zip(AGE_BANDS, ("小学生", "初中生", "高中生", "成人", "60岁以上"), strict=True))
_ENDS = {
    "left": "按了结束",
    "next": "按了下一位",
    "reset": "离开后自动结束",
    "operator": "进入操作员界面",
    "stopped": "程序正常关闭",
    "lost": "断电或异常退出",
    "running": "尚未结束",
}


def exhibit_rows(about: About, rows: Iterable[CountedRow]) -> tuple[ExhibitRow, ...]:
    """Those that were used, the most used first; then the installed ones that nobody opened."""
    by_exhibit: dict[str, list[CountedRow]] = defaultdict(list)
    for row in rows:
        if row[0]:
            by_exhibit[row[0]].append(row)
    here = {each.id: each for each in about.installed}
    found = [
        _exhibit(id, here.get(id), by_exhibit.get(id, ()), about.stems)
        for id in sorted({*by_exhibit, *here})
    ]
    return tuple(sorted(found, key=lambda each: (-each.use.opened, not each.installed)))


def _exhibit(
    id: str,
    installed: Installed | None,
    rows: Iterable[CountedRow],
    stems: Mapping[tuple[str, str], str],
) -> ExhibitRow:
    total: _Sums = defaultdict(int)
    by_version: dict[str, _Sums] = defaultdict(lambda: defaultdict(int))
    questions: dict[tuple[str, str], _Sums] = defaultdict(lambda: defaultdict(int))
    rated: dict[str, _Sums] = defaultdict(lambda: defaultdict(int))
    for _, version, question, metric, count in rows:
        total[metric] += count
        by_version[version][metric] += count
        if metric in RATED:
            rated[question][metric] += count
        elif question:
            questions[version, question][metric] += count
    named = installed or Installed(id, "", id)
    return ExhibitRow(
        id,
        named.title,
        named.topic,
        named.authors,
        installed is not None,
        _use(total),
        _answers(total),
        HandSums(total["hands"], total["hands_right"]),
        tuple(
            VersionRow(version, _use(sums), _answers(sums))
            for version, sums in sorted(by_version.items(), key=lambda each: _in_order(each[0]))
        ),
        _hardest(id, questions, stems),
        tuple(
            Rating(question, *(sums[metric] for metric in reversed(RATED)))
            for question, sums in sorted(rated.items())
        ),
    )


def _use(sums: Mapping[str, int]) -> UseSums:
    opened, completed, seconds = (sums.get(each, 0) for each in ("opened", "completed", "seconds"))
    return UseSums(0, opened, completed, seconds)


def _answers(sums: Mapping[str, int]) -> AnswerSums:
    return AnswerSums(sums.get("asked", 0), sums.get("right", 0))


def _hardest(
    id: str, questions: Mapping[tuple[str, str], _Sums], stems: Mapping[tuple[str, str], str]
) -> Question | None:
    """The hardest of all versions together; each version's is found as everywhere else."""
    of_versions = hardest(
        QuestionTotals(id, version, question, sums["asked"], sums["right"])
        for (version, question), sums in questions.items()
    )
    if not of_versions:
        return None
    one = min(of_versions, key=lambda each: (each.right_share, -each.asked, each.version))
    stem = stems.get((id, one.question), "")
    return Question(one.version, one.question, stem, AnswerSums(one.asked, one.right))


def _in_order(version: str) -> tuple[list[int], str]:
    """1.10 comes after 1.9."""
    return [int(part) if part.isdecimal() else -1 for part in version.split(".")], version


def wishes(rows: Iterable[CountedRow]) -> tuple[Named, ...]:
    """Every topic, the most wanted first; a topic we do not know any more under its own name."""
    votes: dict[str, int] = dict.fromkeys(TOPICS, 0)
    for _, _, topic, metric, count in rows:
        if metric == WANTED:
            votes[topic] = votes.get(topic, 0) + count
    # Sorting keeps the order of the topics among equals.
    ranked = sorted(votes.items(), key=lambda each: -each[1])
    return tuple(Named(topic, topic, count) for topic, count in ranked)


def ages(rows: Iterable[CountedRow]) -> tuple[PersonsRow, ...]:
    """Age bands that visitors tapped; those of fewer than five withheld."""
    counts: dict[str, int] = {}
    for _, _, band, metric, count in rows:
        if metric == AGE:
            counts[band] = counts.get(band, 0) + count
    return _persons(_BANDS, counts)


def languages(breakdowns: Mapping[str, Mapping[str, int]]) -> tuple[PersonsRow, ...]:
    """互动次数 by the language it ended in."""
    return _persons(_LANGUAGES, breakdowns.get(LANGUAGE, {}))


def modes(breakdowns: Mapping[str, Mapping[str, int]]) -> tuple[PersonsRow, ...]:
    """互动次数 with and without 长辈模式."""
    return _persons(_MODES, breakdowns.get(ELDER, {}))


def ends(breakdowns: Mapping[str, Mapping[str, int]]) -> tuple[Named, ...]:
    """How sessions ended; not a breakdown of persons."""
    counts = breakdowns.get(ENDED, {})
    names = {**_ENDS, **{each: each for each in sorted(set(counts) - set(_ENDS))}}
    return tuple(
        Named(id, name, counts.get(id, 0))
        for id, name in names.items()
        if id != "running" or counts.get(id)
    )


def _persons(names: Mapping[str, str], counts: Mapping[str, int]) -> tuple[PersonsRow, ...]:
    others = {each: each for each in sorted(set(counts) - set(names))}
    told = {**names, **others}
    hidden = suppressed([counts.get(id, 0) for id in told])
    return tuple(
        PersonsRow(id, name, count) for (id, name), count in zip(told.items(), hidden, strict=True)
    )
