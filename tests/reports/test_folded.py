"""A month tells the same once its sessions have gone and its segments are folded into sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.rehearsal.history import make_history
from kiosk.reports.facts import Certain, MonthFacts
from kiosk.reports.from_ledger import read_month
from kiosk.reports.wording import certainty
from kiosk.visits.ledger import open_ledger
from kiosk.visits.retention import steps, survey
from tests.reports.test_sums_agree import ABOUT

MONTH = "2023-06"
WITHOUT_DAYS = ("days", "certain", "clock_steps", "outings", "campaigns", "counties")
"""What the days, the outing or the campaign of a segment were needed for."""


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[MonthFacts, MonthFacts]:
    ledger = tmp_path_factory.mktemp("folded") / "ledger.db"
    make_history(ledger, first_month="2023-05", months=31, seed=2, visits_a_month=500)
    before = read_month(ledger, ABOUT, MONTH, None)
    _confirm_and_fold(ledger)
    return before, read_month(ledger, ABOUT, MONTH, None)


def _confirm_and_fold(ledger: Path) -> None:
    opened = open_ledger(ledger)
    try:
        with opened.transaction() as db:
            db.execute("INSERT INTO acknowledged SELECT id, 0, '' FROM segments")
        due = survey(ledger, 480, 24)
        assert due.sessions and due.folds
        for _ in steps(opened, due):
            pass
    finally:
        opened.close()


def test_all_sums_of_a_folded_month_stay(before_and_after: tuple[MonthFacts, MonthFacts]) -> None:
    before, after = before_and_after
    assert before.compared.this.use.sessions > 50
    assert after.certain.folded > 0
    assert _sums(after) == _sums(before)
    for name in MonthFacts._fields:
        if name not in (*WITHOUT_DAYS, "compared", "site_kinds", "activities"):
            assert getattr(after, name) == getattr(before, name), name
    assert [row.record for row in after.counties if row.known] == [
        row.record for row in before.counties if row.known
    ]
    for rows in (before.counties, after.counties, before.site_kinds, after.site_kinds):
        assert sum(row.sessions or 0 for row in rows) == before.compared.this.use.sessions


def test_what_only_days_and_labels_could_tell_is_a_dash_and_not_a_zero(
    before_and_after: tuple[MonthFacts, MonthFacts],
) -> None:
    before, after = before_and_after
    assert after.compared.this.machine == (None, None)
    assert after.term_days is None
    assert before.outings and all(row.sessions is None for row in after.outings)
    assert all(row.sessions is None for row in after.campaigns)
    certain: Certain = after.certain
    total = certain.sure + certain.clock + certain.unsure + certain.folded
    assert total == before.compared.this.use.sessions


def test_the_sentence_about_dates_counts_what_is_folded(
    before_and_after: tuple[MonthFacts, MonthFacts],
) -> None:
    before, after = before_and_after
    said = certainty(after)
    assert said.startswith(f"本月互动 {before.compared.this.use.sessions} 次，")
    assert said.endswith(f"，{after.certain.folded} 次只留有月份的合计。")
    assert "合计" not in certainty(before)


def _sums(facts: MonthFacts) -> object:
    return facts.compared.this._replace(
        machine=facts.compared.this.machine._replace(days=0, starts=0)
    )
