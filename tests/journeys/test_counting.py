"""Counting to the last figure: twice, twins, too short, walked away, warned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui.running import Running, quizzes_of, running

E2, E8 = "cn.kepu.feathered", "cn.kepu.safefood"
WORDS = ("opened", "completed", "asked", "right", "seconds")


class Count:
    """What has been added to the ledger since."""

    def __init__(self, kiosk: Running) -> None:
        self._kiosk = kiosk
        self._before = kiosk.totals()

    def added(self) -> dict[str, Any]:
        now = self._kiosk.totals()
        changed = {
            name: {word: row[word] - self._row(name)[word] for word in WORDS}
            for name, row in now["exhibits"].items()
            if row != self._row(name)
        }
        return {"sessions": now["sessions"] - self._before["sessions"], "exhibits": changed}

    def _row(self, name: str) -> dict[str, int]:
        row: dict[str, int] = self._before["exhibits"].get(name, dict.fromkeys(WORDS, 0))
        return row


def _row(**counted: int) -> dict[str, int]:
    return {**dict.fromkeys(WORDS, 0), **counted}


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    quizzes = quizzes_of(tmp_path_factory.mktemp("made") / "exhibits", E2, E8)
    with running(tmp_path_factory.mktemp("counting"), exhibits=quizzes) as one:
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    """A visitor at home; afterwards the kiosk waits for the next one."""
    kiosk.wake()
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


@pytest.fixture
def count(visitor: Running) -> Count:
    return Count(visitor)


def test_the_same_exhibit_twice_asks_twice(visitor: Running, count: Count) -> None:
    for right in (True, False):
        visitor.open(E8)
        visitor.clock.advance(5)
        visitor.tap(visitor.option_of(right=right))
        visitor.tap("goHome")
    visitor.tap("endVisit")
    row = _row(opened=2, asked=2, right=1, seconds=10)
    assert count.added() == {"sessions": 1, "exhibits": {E8: row}}


def test_a_double_tap_opens_once_and_answers_once(visitor: Running, count: Count) -> None:
    visitor.finger.settle()
    card = visitor.finger.middle(visitor.card_of(E8))
    visitor.finger.tap_at(card)
    visitor.finger.tap_at(card)
    visitor.await_screen("exhibit")
    visitor.finger.need("option0")
    visitor.clock.advance(6)
    place = visitor.place_of(visitor.option_of(right=False))
    visitor.finger.tap_at(place)
    visitor.finger.tap_at(place)
    visitor.tap("goHome")
    visitor.tap("endVisit")
    row = _row(opened=1, asked=1, seconds=6)
    assert count.added() == {"sessions": 1, "exhibits": {E8: row}}


def test_a_child_of_four_seconds_counts_nothing(visitor: Running, count: Count) -> None:
    visitor.open(E8)
    visitor.clock.advance(4)
    visitor.tap("goHome")
    visitor.tap("endVisit")
    assert count.added() == {"sessions": 0, "exhibits": {}}


def test_next_visitor_is_another_session(visitor: Running, count: Count) -> None:
    for _ in range(2):
        visitor.clock.advance(6)
        visitor.tap("endVisit")
        visitor.wake()
    assert count.added() == {"sessions": 2, "exhibits": {}}


def test_who_walks_away_in_an_exhibit_is_counted_as_long_as_it_stood(
    visitor: Running, count: Count
) -> None:
    visitor.open(E2)
    visitor.clock.advance(10)
    visitor.tap(visitor.option_of(right=False))
    visitor.let_pass(75)
    assert visitor.finger.find("idleWarning") is not None
    visitor.let_pass(15)
    visitor.await_screen("attract")
    row = _row(opened=1, asked=1, seconds=100)
    assert count.added() == {"sessions": 1, "exhibits": {E2: row}}


def test_the_warning_and_its_two_buttons(visitor: Running, count: Count) -> None:
    visitor.open(E2)
    visitor.clock.advance(6)
    visitor.tap(visitor.option_of(right=True))
    visitor.let_pass(75)
    visitor.tap("promptYes")
    assert (visitor.screen, visitor.kiosk.shell.property("warning")) == ("exhibit", False)
    assert visitor.player.property("answered")  # 继续看: where one was
    visitor.let_pass(74)
    assert not visitor.kiosk.shell.property("warning")
    visitor.let_pass(1)
    visitor.tap("promptNo")
    assert visitor.screen == "attract"
    row = _row(opened=1, asked=1, right=1, seconds=156)
    assert count.added() == {"sessions": 1, "exhibits": {E2: row}}


def test_nothing_below_the_warning_can_be_touched(visitor: Running) -> None:
    visitor.open(E2)
    places = [visitor.place_of(name) for name in ("option0", "goHome")]
    for place in places:
        visitor.let_pass(75)
        visitor.finger.settle()
        visitor.finger.tap_at(place)  # beside the card: a sign of life, nothing more
        visitor.finger.settle()
        assert (visitor.screen, visitor.kiosk.shell.property("warning")) == ("exhibit", False)
        assert not visitor.player.property("answered")
