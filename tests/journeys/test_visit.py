"""Visits by touch: what is shown, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.visits.facts import EndReason
from tests.ui.running import Running, quizzes_of, running

FEATHERED = "cn.kepu.feathered"
QUESTIONS = 8


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    quizzes = quizzes_of(tmp_path_factory.mktemp("made") / "exhibits", FEATHERED)
    with running(tmp_path_factory.mktemp("data"), exhibits=quizzes) as one:
        one.finger.until(lambda: one.kiosk.visits.identity is not None, "the ledger's thread")
        yield one


@pytest.fixture
def visitor(kiosk: Running) -> Iterator[Running]:
    """A visitor at home; afterwards the kiosk waits for the next one."""
    kiosk.wake()
    yield kiosk
    if kiosk.screen != "attract":
        kiosk.to_attract()


def answer(visitor: Running, right: bool) -> None:
    visitor.clock.advance(2)
    visitor.answer(right)
    visitor.finger.settle()


def gained(visitor: Running, before: dict[str, int]) -> dict[str, int]:
    after = visitor.totals_of(FEATHERED)
    return {word: after[word] - before[word] for word in after}


def test_a_whole_visit_is_counted_as_it_was_played(visitor: Running) -> None:
    before, sessions = visitor.totals_of(FEATHERED), visitor.totals()["sessions"]
    visitor.open(FEATHERED)
    for number in range(QUESTIONS):
        answer(visitor, right=number != 1)
        visitor.tap("quizNext")
    visitor.await_screen("result")
    assert visitor.finger.need("score").property("text") == "8 题答对了 7 题"
    visitor.tap("nextVisitor")
    visitor.await_screen("attract")
    assert gained(visitor, before) == {
        "opened": 1,
        "completed": 1,
        "asked": 8,
        "right": 7,
        "seconds": 16,
    }
    assert visitor.totals()["sessions"] == sessions + 1


def test_leaving_in_the_middle_counts_what_was_done(visitor: Running) -> None:
    before = visitor.totals_of(FEATHERED)
    visitor.open(FEATHERED)
    answer(visitor, right=True)
    visitor.tap("quizNext")
    visitor.clock.advance(4)
    visitor.tap("goHome")
    visitor.await_screen("home")
    assert gained(visitor, before) == {
        "opened": 1,
        "completed": 0,
        "asked": 1,
        "right": 1,
        "seconds": 6,
    }


def test_two_fingers_on_two_options_give_one_answer(visitor: Running) -> None:
    before = visitor.totals_of(FEATHERED)
    visitor.open(FEATHERED)
    first, second = visitor.place_of("option0"), visitor.place_of("option1")
    visitor.clock.advance(6)
    visitor.finger.press_at(first, 0)
    visitor.finger.press_at(second, 1)
    visitor.finger.release_at(second, 1)
    visitor.finger.release_at(first, 0)
    visitor.finger.settle()
    marks = [visitor.finger.need(f"option{at}").property("mark") for at in range(4)]
    assert marks.count("none") >= 2 and marks.count("right") + marks.count("wrong") == 1
    visitor.tap("goHome")
    assert gained(visitor, before)["asked"] == 1


def test_a_double_tap_does_not_skip_a_question(visitor: Running) -> None:
    visitor.open(FEATHERED)
    answer(visitor, right=True)
    place = visitor.place_of("quizNext")
    for _ in range(2):
        visitor.finger.tap_at(place)
    visitor.finger.settle()
    assert visitor.player.property("number") == 1
    assert not visitor.player.property("answered")


def test_a_resting_palm_blocks_nothing_and_is_dirt_after_a_minute(visitor: Running) -> None:
    visitor.open(FEATHERED)
    stem = visitor.place_of("quizStem")
    visitor.finger.press_at(stem, 7)
    visitor.let_pass(50)
    answer(visitor, right=True)
    assert visitor.player.property("answered")
    visitor.let_pass(82)  # until 60 s + 75 s after the palm last moved
    assert visitor.finger.find("idleWarning") is None
    visitor.let_pass(2)
    visitor.finger.need("idleWarning")
    visitor.tap("promptYes")
    visitor.finger.release_at(stem, 7)


def test_left_alone_it_warns_then_forgets_the_visitor(visitor: Running) -> None:
    visitor.tap("languageSwitch")
    visitor.tap("elderSwitch")
    assert visitor.kiosk.shell.property("language") == "en"
    visitor.let_pass(75)
    visitor.finger.need("idleWarning")
    assert visitor.finger.need("secondsLeft").property("text") == "15"
    visitor.let_pass(5)
    assert visitor.finger.need("secondsLeft").property("text") == "10"
    visitor.let_pass(10)
    visitor.await_screen("attract")
    shell = visitor.kiosk.shell
    assert (shell.property("language"), shell.property("elder")) == ("zh-Hans", False)


def test_starting_over_is_a_reset_and_staying_is_not(visitor: Running) -> None:
    visitor.let_pass(75)
    visitor.tap("promptYes")
    assert visitor.finger.find("idleWarning") is None
    assert visitor.screen == "home"
    visitor.let_pass(75)
    visitor.tap("promptNo")
    visitor.await_screen("attract")


def test_a_single_stray_tap_counts_nothing(visitor: Running) -> None:
    sessions = visitor.totals()["sessions"]
    visitor.let_pass(75)
    visitor.let_pass(15)
    visitor.await_screen("attract")
    assert visitor.totals()["sessions"] == sessions


def test_the_language_changes_the_words_and_not_the_game(visitor: Running) -> None:
    visitor.open(FEATHERED)
    answer(visitor, right=False)
    chinese = visitor.finger.need("quizStem").property("text")
    visitor.kiosk.shell.speak("en")
    visitor.finger.settle()
    english = visitor.finger.need("quizStem").property("text")
    assert english != chinese and english.isascii()
    assert visitor.player.property("answered")
    assert visitor.finger.need("quizNext").property("text") == "Next"


def test_the_end_of_the_program_is_the_end_of_the_visit(tmp_path: Path) -> None:
    quizzes = quizzes_of(tmp_path / "exhibits", FEATHERED)
    with running(tmp_path / "data", exhibits=quizzes) as one:
        one.wake()
        one.open(FEATHERED)
        answer(one, right=True)
        one.clock.advance(6)
        one.tap("quizNext")
        places = one.kiosk.places
    import sqlite3

    with sqlite3.connect(places.ledger) as ledger:
        (ended,) = ledger.execute("select ended from sessions").fetchone()
    ledger.close()
    assert ended == EndReason.STOPPED
