"""The hardest question of each exhibit: where help is wanted, or the question is bad."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.words import Words
from kiosk.visits.asking import Rows, ask_ledger

LEAST_ASKED = 5
"""Fewer answers say nothing of a question."""


@dataclass(frozen=True, slots=True)
class QuestionTotals:
    """How often one question of one version of an exhibit was asked, and answered right."""

    exhibit: str
    version: str
    question: str
    asked: int
    right: int

    @property
    def right_share(self) -> float:
        """正确率 from 0 to 1."""
        return self.right / self.asked if self.asked else 0.0

    def as_json(self) -> dict[str, object]:
        """The shape that ``kiosk visits --json`` prints."""
        return {
            "exhibit": self.exhibit,
            "version": self.version,
            "question": self.question,
            "asked": self.asked,
            "right": self.right,
        }


QUESTIONS = """
    SELECT exhibit, version, question,
           sum(CASE metric WHEN 'asked' THEN count ELSE 0 END),
           sum(CASE metric WHEN 'right' THEN count ELSE 0 END)
      FROM counted
     WHERE question <> '' AND metric IN ('asked', 'right')
       AND (:month IS NULL OR month = :month) AND (:day IS NULL OR day = :day)
     GROUP BY exhibit, version, question
     ORDER BY exhibit, version, question
"""


def read_questions(
    ledger: Path, month: str | None, utc_offset_min: int, *, day: date | None = None
) -> list[QuestionTotals]:
    """Every question that was asked in one month (``2026-11``), on one day, or of all time.

    :raises Trouble: as :func:`kiosk.visits.asking.ask_ledger`.
    """
    return questions_of(ask_ledger(ledger, QUESTIONS, month, utc_offset_min, day))


def questions_of(rows: Rows) -> list[QuestionTotals]:
    """What the rows of :data:`QUESTIONS` say."""
    return [QuestionTotals(*row) for row in rows if row[3] > 0]


def hardest(
    questions: Iterable[QuestionTotals], least_asked: int = LEAST_ASKED
) -> list[QuestionTotals]:
    """For each exhibit and version, the question with the lowest share right.

    Only those asked at least ``least_asked`` times are looked at. Of two that are as hard, the one
    that was asked more often, then the one whose id comes first.
    """
    found: dict[tuple[str, str], QuestionTotals] = {}
    for each in sorted(questions, key=lambda one: (one.right_share, -one.asked, one.question)):
        if each.asked >= least_asked:
            found.setdefault((each.exhibit, each.version), each)
    return [found[key] for key in sorted(found)]


def format_hardest(questions: Iterable[QuestionTotals], language: str) -> str:
    """What ``kiosk visits`` prints below its table, ending in a line feed; empty for none."""
    lines = [
        f"  {each.exhibit} {each.version}  {each.question}  {each.right}/{each.asked}"
        f"  {each.right_share:.0%}"
        for each in questions
    ]
    if not lines:
        return ""
    heading = Words(
        f"最难的题（至少答过 {LEAST_ASKED} 次，答对/答题）",
        f"Hardest questions (asked at least {LEAST_ASKED} times, right/asked)",
    )
    return "\n".join(["", heading.text(language), *lines]) + "\n"
