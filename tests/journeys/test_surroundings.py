"""Bad surroundings: each gets its sentence, the kiosk starts and is played all the same."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.core.config import load_settings
from kiosk.core.places import Places, find_places
from tests.ui.running import Running, own_places, quizzes_of, running, settings_with

ExpectLog = Callable[[str, str, str], Any]
SHIPPED = find_places().exhibits
FOOD = "cn.kepu.safefood"


def play_one(visitor: Running, exhibit: str = FOOD) -> None:
    """A visit that counts: wake, open, answer the first question, go home."""
    visitor.wake()
    visitor.open(exhibit)
    visitor.clock.advance(6)
    visitor.tap(visitor.option_of(right=True))
    visitor.tap("goHome")
    visitor.await_screen("home")


def told(visitor: Running) -> list[str]:
    return [trouble.code for trouble in visitor.kiosk.troubles]


def test_a_file_where_the_data_folder_should_be(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk", "WARNING", ".")
    expect_log("kiosk", "ERROR", ".")
    blocked = tmp_path / "data"
    blocked.write_text("not a folder")
    with running(blocked) as visitor:
        play_one(visitor)
        visitor.finger.until(lambda: bool(told(visitor)), "the sentence about the data folder")
        for trouble in visitor.kiosk.troubles:
            assert trouble.what.zh and trouble.next_step.zh
    assert blocked.read_text() == "not a folder"


def test_a_ledger_that_somebody_else_locks_is_written_once_it_is_free(tmp_path: Path) -> None:
    with running(tmp_path) as visitor:
        play_one(visitor)
        assert visitor.totals_of(FOOD)["opened"] == 1
        other = sqlite3.connect(visitor.kiosk.places.ledger, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        visitor.open(FOOD)
        visitor.tap("goHome")
        visitor.await_screen("home")
        other.execute("ROLLBACK")
        other.close()
        visitor.finger.until(
            lambda: visitor.totals_of(FOOD)["opened"] == 2, "the second visit to be stored"
        )


def test_a_torn_ledger_is_set_aside_and_counting_goes_on(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk", "WARNING", "ledger")
    with running(tmp_path) as visitor:
        play_one(visitor)
    ledger = find_places(tmp_path, {}).ledger
    content = bytearray(ledger.read_bytes())
    content[:100] = b"\xff" * 100
    ledger.write_bytes(bytes(content))
    with running(tmp_path) as visitor:
        play_one(visitor)
        assert visitor.totals_of(FOOD)["opened"] >= 1
        assert any("damaged" in code for code in told(visitor))
    assert list(tmp_path.glob("ledger.damaged-*"))


def test_a_broken_exhibit_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    exhibits = quizzes_of(tmp_path / "exhibits", FOOD, "cn.kepu.feathered")
    (exhibits / FOOD / "exhibit.toml").write_text("id = ", "utf-8")
    with running(tmp_path / "data", exhibits=exhibits) as visitor:
        assert [each.id for each in visitor.kiosk.catalogue.exhibits] == ["cn.kepu.feathered"]
        assert [each.folder for each in visitor.kiosk.catalogue.left_out] == [FOOD]
        play_one(visitor, "cn.kepu.feathered")


def test_a_quiz_that_breaks_after_the_check_says_sorry_and_leads_home(
    tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.ui", "ERROR", FOOD)
    exhibits = quizzes_of(tmp_path / "exhibits", FOOD, "cn.kepu.feathered")
    with running(tmp_path / "data", exhibits=exhibits) as visitor:
        (exhibits / FOOD / "quiz.toml").write_text("question = 3", "utf-8")
        visitor.wake()
        visitor.clock.advance(6)
        visitor.open(FOOD, expected="sorry")
        visitor.tap("goHome")
        visitor.await_screen("home")
        visitor.open("cn.kepu.feathered")
        visitor.tap("goHome")
        row = visitor.totals_of(FOOD)
        assert (row["opened"], row["completed"]) == (1, 0)


def test_no_exhibit_at_all_still_has_a_way_out(tmp_path: Path) -> None:
    empty = tmp_path / "exhibits"
    empty.mkdir()
    with running(tmp_path / "data", exhibits=empty) as visitor:
        visitor.wake()
        visitor.tap("endVisit")
        visitor.await_screen("attract")


def test_missing_fonts_cost_one_sentence(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("kiosk", "WARNING", "font-unreadable")
    shipped = find_places()
    program = tmp_path / "program"
    program.mkdir()
    shutil.copytree(shipped.assets, program / "assets")
    for font in (program / "assets" / "fonts").glob("*.otf"):
        font.write_bytes(b"no font")
    (program / "exhibits").symlink_to(shipped.exhibits)
    places = Places(program=program, data=tmp_path / "data")
    with running(tmp_path / "data", places=places) as visitor:
        assert told(visitor) == ["font-unreadable"]
        play_one(visitor)


def test_bad_settings_cost_a_sentence_each_and_the_kiosk_plays(tmp_path: Path) -> None:
    own = tmp_path / "config.toml"
    shipped = find_places().config_shipped
    for line in ("x =", "screen.diagonal_in = 900", 'language.start = "fr"'):
        own.write_text(line, "utf-8")
        loaded = load_settings(shipped, own)
        assert len(loaded.problems) == 1, line
        assert loaded.problems[0].words.zh.count("。") >= 1
    still = loaded.settings._replace(screen=settings_with("screen", motion="none").screen)
    with running(
        tmp_path / "data", settings=still, places=own_places(tmp_path / "data")
    ) as visitor:
        play_one(visitor)
        assert visitor.totals_of(FOOD)["asked"] == 1
