"""展项使用 and 群众点单: what was used and understood, and what visitors would like to see."""

from __future__ import annotations

from kiosk.reports.facts import ExhibitRow, MonthFacts, Named, Question
from kiosk.reports.sheets import Cell, Chart, Form
from kiosk.reports.sums import AnswerSums, HandSums, Source, UseSums
from kiosk.reports.tables_parts import Sheet, Told, sheet

_EXHIBIT: tuple[Told[ExhibitRow], ...] = (
    Told("展项", None, lambda row: row.title, width=26),
    Told("编号", None, lambda row: row.id, width=24),
    Told("主题", None, lambda row: row.topic or None, width=14),
    Told("状态", Source.SCREEN, lambda row: _state(row), width=10),
    Told("使用（次）", Source.SCREEN, lambda row: row.use.opened, Form.COUNT, 10),
    Told("完成（次）", Source.SCREEN, lambda row: row.use.completed, Form.COUNT, 10),
    Told("完成率", Source.SCREEN, lambda row: row.use.completion, Form.SHARE, 10),
    Told("平均时长（秒）", Source.SCREEN, lambda row: row.use.mean_s, Form.SECONDS, 10),
    Told("答题（次）", Source.ANSWERS, lambda row: row.answers.asked, Form.COUNT, 10),
    Told("答对（次）", Source.ANSWERS, lambda row: row.answers.right, Form.COUNT, 10),
    Told("正确率", Source.ANSWERS, lambda row: row.answers.right_share, Form.SHARE, 10),
    Told("最难的题", Source.ANSWERS, lambda row: _hardest(row.hardest), Form.LONG, 30),
    Told("该题正确率", Source.ANSWERS, lambda row: _hardest_share(row.hardest), Form.SHARE, 10),
    Told("班级举手（人次）", Source.HANDS, lambda row: row.hands.raised, Form.COUNT, 10),
    Told("举手答对（人次）", Source.HANDS, lambda row: row.hands.right, Form.COUNT, 10),
    Told("讲得清楚（是/一般/不）", Source.SCREEN, lambda row: _rated(row, "clear"), width=14),
    Told("学到新东西（是/一般/不）", Source.SCREEN, lambda row: _rated(row, "learned"), width=14),
    Told("还想再来（是/一般/不）", Source.SCREEN, lambda row: _rated(row, "again"), width=14),
    Told("各版本使用（次）", Source.SCREEN, lambda row: _versions(row), width=18),
    Told("作者", None, lambda row: row.authors or None, width=18),
)
_AT = {each.title: at for at, each in enumerate(_EXHIBIT)}


def exhibits(facts: MonthFacts) -> Sheet:
    """The sheet 展项使用: used ones by use, then the installed ones that nobody opened."""
    rows = facts.exhibits
    used = sum(1 for row in rows if row.use.opened)
    asked = tuple(at for at, row in enumerate(rows) if row.answers.asked)[:12]
    charts = [Chart("展项使用（次）", 0, (_AT["使用（次）"],), lying=True)] if used else []
    if asked:
        charts.append(Chart("答题正确率", 0, (_AT["正确率"],), lying=True, rows=asked))
    return sheet(
        "exhibits",
        "展项使用",
        _EXHIBIT,
        rows,
        total=_total(rows) if rows else None,
        notes=(
            "使用：打开展项的次数。完成：到达最后一部分（视频看过九成）。答题：每题只计第一次作答。",
            "班级模式的举手由讲解员点数，不计入答题和正确率。",
            "最难的题：至少答过 5 次的题中，正确率最低的一题。",
        ),
        charts=tuple(charts),
        if_empty="没有展项",
    )


def _total(rows: tuple[ExhibitRow, ...]) -> tuple[Cell, ...]:
    use = UseSums(
        0,
        sum(row.use.opened for row in rows),
        sum(row.use.completed for row in rows),
        sum(row.use.seconds for row in rows),
    )
    answers = AnswerSums(
        sum(row.answers.asked for row in rows), sum(row.answers.right for row in rows)
    )
    hands = HandSums(sum(row.hands.raised for row in rows), sum(row.hands.right for row in rows))
    sums: dict[str, Cell] = {
        "展项": "合计",
        "使用（次）": use.opened,
        "完成（次）": use.completed,
        "完成率": use.completion,
        "平均时长（秒）": use.mean_s,
        "答题（次）": answers.asked,
        "答对（次）": answers.right,
        "正确率": answers.right_share,
        "班级举手（人次）": hands.raised,
        "举手答对（人次）": hands.right,
    }
    return tuple(sums.get(each.title) for each in _EXHIBIT)


def _state(row: ExhibitRow) -> str:
    if not row.installed:
        return "已卸下"
    return "使用中" if row.use.opened else "未使用"


def _hardest(question: Question | None) -> str | None:
    if question is None:
        return None
    return f"{question.stem}（{question.id}）" if question.stem else question.id


def _hardest_share(question: Question | None) -> float | None:
    return None if question is None else question.answers.right_share


def _rated(row: ExhibitRow, question: str) -> str | None:
    for rating in row.ratings:
        if rating.question == question:
            return f"{rating.yes}/{rating.so_so}/{rating.no}"
    return None


def _versions(row: ExhibitRow) -> str | None:
    return "；".join(f"{each.version}：{each.use.opened}" for each in row.versions) or None


_WISH: tuple[Told[Named], ...] = (
    Told("主题", None, lambda row: row.name, width=24),
    Told("我想看（票）", Source.SCREEN, lambda row: row.times, Form.COUNT),
)


def wishes(facts: MonthFacts) -> Sheet:
    """The sheet 群众点单: every topic, the most wanted first."""
    return sheet(
        "wishes",
        "群众点单",
        _WISH,
        facts.wishes,
        total=("合计", sum(each.times for each in facts.wishes)),
        notes=("每次互动最多投一票。",),
    )
