"""Files that are gone: a picture, the drawings, an index; the visitor goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.places import Places, find_places
from kiosk.ui import catalogue_child
from tests.library.making import make_exhibits, write_exhibit
from tests.ui.running import Running, running

FOOD = "cn.kepu.safefood"
ExpectLog = Callable[[str, str, str], Any]


def _play_to_the_end(
    visitor: Running, exhibit: str, look: Callable[[], None] = lambda: None
) -> None:
    visitor.wake()
    visitor.open(exhibit)
    for _ in range(visitor.player.property("count")):
        visitor.clock.advance(6)
        visitor.answer()
        look()
        visitor.finger.tap("quizNext")
        visitor.finger.pause(0.05)  # nobody hits what has not been drawn yet
    visitor.await_screen("result")
    visitor.tap("goHome")
    row = visitor.totals_of(exhibit)
    assert (row["opened"], row["completed"]) == (1, 1)
    assert row["asked"] == row["right"]


def test_a_picture_that_goes_missing_costs_a_word_in_the_log(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    told = expect_log("qt", "WARNING", r"q1\.svg")
    exhibits = tmp_path / "exhibits"
    shutil.copytree(find_places().exhibits / FOOD, exhibits / FOOD)
    with running(tmp_path / "data", exhibits=exhibits) as visitor:
        (exhibits / FOOD / "q1.svg").unlink()
        # It comes with the first answer, from a thread of its own.
        wait = partial(visitor.finger.until, lambda: told.seen > 0, "a word in the log")
        _play_to_the_end(visitor, FOOD, wait)


def test_without_icons_and_drawings_it_plays_all_the_same(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.ui.icons", "WARNING", "no icon")
    expect_log("qt", "WARNING", r"\.svg")
    shipped = find_places()
    program = tmp_path / "program"
    (program / "assets").mkdir(parents=True)
    shutil.copytree(shipped.fonts, program / "assets" / "fonts")
    (program / "exhibits").symlink_to(shipped.exhibits)
    places = Places(program=program, data=tmp_path / "data")
    with running(tmp_path / "data", places=places) as visitor:
        _play_to_the_end(visitor, FOOD)


def test_without_the_child_the_kiosk_checks_its_exhibits_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.ui.catalogue_child", "ERROR", "did not start")
    monkeypatch.setattr(catalogue_child, "own_command", lambda *_: ["/no/such/program"])
    write_exhibit(tmp_path / "exhibits", "cn.test.one")
    exhibits = tmp_path / "exhibits"
    with running(tmp_path / "data", exhibits=exhibits, indexed=False) as visitor:
        _play_to_the_end(visitor, "cn.test.one")


def test_many_exhibits_turn_page_by_page(tmp_path: Path) -> None:
    make_exhibits(tmp_path / "exhibits", 30)
    with running(tmp_path / "data", exhibits=tmp_path / "exhibits") as visitor:
        visitor.wake()
        pages = visitor.kiosk.shelf.property("pageCount")
        assert pages > 1
        seen: list[str] = [visitor.finger.need("hero").property("exhibit")]
        for page in range(pages):
            seen += [
                item.property("exhibit")
                for item in visitor.finger.items()
                if item.objectName().startswith("card")
            ]
            if page + 1 < pages:
                visitor.tap("pageOn")
        assert sorted(seen) == [f"cn.test.made{number:04}" for number in range(30)]
        assert not visitor.finger.need("pageOn").isEnabled()
        visitor.open(seen[-1])
        visitor.tap("goHome")
        assert visitor.kiosk.shelf.property("page") == pages - 1  # where one was
        visitor.to_attract()
        visitor.wake()
        assert visitor.kiosk.shelf.property("page") == 0  # a new visitor begins at the beginning


def test_a_defect_in_a_player_leads_the_visitor_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: ExpectLog
) -> None:
    """An exception of ours in a slot: told with a code for the operator, and a way home."""
    from kiosk.players.quiz.types.choices.rules import ChoiceTry

    expect_log("kiosk.app", "CRITICAL", r"defect D-[0-9A-F]{4}")
    expect_log("qt", "WARNING", "Error: ours")  # QML says it too
    with running(tmp_path / "data") as visitor:
        visitor.wake()
        visitor.open(FOOD)

        def breaks(*_: object) -> None:
            raise RuntimeError("ours")

        monkeypatch.setattr(ChoiceTry, "tap", breaks)
        visitor.finger.tap("option0")
        visitor.await_screen("sorry")
        visitor.tap("goHome")
        assert visitor.screen == "home"
