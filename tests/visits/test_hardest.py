"""The hardest question of an exhibit is found, and nothing is said from too few answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.visits.facts import EndReason
from kiosk.visits.hardest import QuestionTotals, format_hardest, hardest, read_questions
from kiosk.visits.ledger import open_ledger
from tests.visits.making import UTC8, Bench


def played(path: Path, answers: list[tuple[str, str, str, bool]]) -> None:
    """A ledger in which each of these was a visit with one answer."""
    bench = Bench()
    for exhibit, version, question, right in answers:
        bench.counter.touch()
        bench.counter.enter(exhibit, version)
        bench.clock.advance(6)
        bench.counter.answer(question, right)
        bench.counter.leave(completed=True)
        bench.counter.touch()
        bench.counter.end(EndReason.LEFT)
    ledger = open_ledger(path)
    for message in bench.posted:
        ledger.apply(message)
    ledger.close()


def test_it_is_found_for_each_exhibit_and_version(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    easy = [("a", "1.0.0", "easy", True)] * 3 + [("a", "1.0.0", "easy", False)]
    hard = [("a", "1.0.0", "hard", True)] + [("a", "1.0.0", "hard", False)] * 3
    mended = [("a", "2.0.0", "hard", True)] * 3
    rare = [("a", "1.0.0", "rare", False)]
    other = [("b", "1.0.0", "q", False)] * 3
    played(path, easy + hard + mended + rare + other)
    found = hardest(read_questions(path, None, UTC8), least_asked=3)
    assert found == [
        QuestionTotals("a", "1.0.0", "hard", 4, 1),
        QuestionTotals("a", "2.0.0", "hard", 3, 3),
        QuestionTotals("b", "1.0.0", "q", 3, 0),
    ]
    assert len(read_questions(path, None, UTC8)) == 5
    assert read_questions(path, "1999-01", UTC8) == []


def test_where_nothing_was_asked_nothing_is_said(tmp_path: Path) -> None:
    assert read_questions(tmp_path / "none.db", None, UTC8) == []
    assert hardest([]) == [] and format_hardest([], "en") == ""
    with pytest.raises(Trouble) as caught:
        read_questions(tmp_path / "none.db", "2026-13", UTC8)
    assert caught.value.code == "bad-month"


totals = st.builds(
    lambda question, asked, share: QuestionTotals(
        "a", "1.0.0", question, asked, round(asked * share)
    ),
    st.sampled_from("abcdefgh"),
    st.integers(1, 20),
    st.floats(0, 1),
)


@given(st.lists(totals, max_size=8, unique_by=lambda each: each.question))
def test_none_is_harder_and_the_order_does_not_matter(questions: list[QuestionTotals]) -> None:
    found = hardest(questions, least_asked=5)
    enough = [each for each in questions if each.asked >= 5]
    assert len(found) == (1 if enough else 0)
    if found:
        assert found[0].right_share == min(each.right_share for each in enough)
    assert hardest(questions[::-1], least_asked=5) == found


def test_it_is_told_in_both_languages() -> None:
    one = QuestionTotals("cn.kepu.a", "1.0.0", "q3-colour", 40, 10)
    assert "最难的题" in format_hardest([one], "zh-Hans")
    told = format_hardest([one], "en")
    assert "Hardest" in told and "cn.kepu.a 1.0.0  q3-colour  10/40  25%" in told
    assert one.as_json() == {
        "exhibit": "cn.kepu.a",
        "version": "1.0.0",
        "question": "q3-colour",
        "asked": 40,
        "right": 10,
    }
