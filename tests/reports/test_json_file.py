"""Facts as JSON: one form, both ways, and nothing else is taken for facts."""

from __future__ import annotations

import json

import pytest

from kiosk.core.errors import Trouble
from kiosk.reports.facts import MonthFacts
from kiosk.reports.json_file import LARGEST, facts_json, fingerprint, read_facts
from tests.reports.making import empty_month, truck_month


@pytest.mark.parametrize("facts", [truck_month(), empty_month()], ids=["truck", "empty"])
def test_facts_come_back_as_they_were(facts: MonthFacts) -> None:
    assert read_facts(facts_json(facts)) == facts


def test_equal_facts_have_equal_bytes_and_one_fingerprint() -> None:
    assert facts_json(truck_month()) == facts_json(truck_month())
    assert fingerprint(truck_month()) == fingerprint(truck_month())
    assert fingerprint(truck_month()) != fingerprint(empty_month())
    told = facts_json(truck_month())
    assert told.endswith(b"}\n") and json.loads(told)["period"]["id"] == "2026-03"
    again = json.dumps(json.loads(told), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() + b"\n" == told


def test_the_figure_that_changes_changes_the_fingerprint() -> None:
    facts = truck_month()
    (first, *rest) = facts.outings
    other = facts._replace(outings=(first._replace(head_count=861), *rest))
    assert fingerprint(facts) != fingerprint(other)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"format":2}',
        b'{"format":1}',
        b"[" * 100_000,
        facts_json(truck_month())[:-20],
        facts_json(truck_month()).replace(b'"head_count":860', b'"head_count":"860"'),
        facts_json(truck_month()).replace(b'"head_count":860', b'"head_count":true'),
        facts_json(truck_month()).replace(b'"head_count":860', b'"heads":860'),
        facts_json(truck_month()).replace(b'"county":"', b'"name":"x","county":"'),
        b" " * (LARGEST + 1),
    ],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(Trouble) as caught:
        read_facts(content)
    assert caught.value.code == "facts-damaged"
