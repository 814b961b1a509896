from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import Trouble
from kiosk.visits import mend
from kiosk.visits.aside import BACKUP_NAME
from kiosk.visits.facts import Message
from kiosk.visits.identity import new_identity
from kiosk.visits.ledger import open_ledger
from kiosk.visits.mend import Mended, open_or_mend
from kiosk.visits.totals import read_totals
from tests.visits.making import (
    UTC8,
    Bench,
    assert_tallies_are_the_sum_of_the_rows,
    rows,
    tables,
)

ExpectLog = Callable[..., object]
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger" / "ledger.db"


@pytest.fixture
def expect_mending(expect_log: ExpectLog) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger (is damaged|was mended)")


def _fill(path: Path, messages: list[Message], *, back_up_after: int | None = None) -> None:
    ledger = open_ledger(path)
    for number, message in enumerate(messages):
        if number == back_up_after:
            ledger.back_up()
        ledger.apply(message)
    ledger.close()


def _mend(path: Path, remembered: list[Message] | None = None) -> Mended | None:
    ledger, mended = open_or_mend(path, remembered or [], UTC8, 1_800_000_000)
    ledger.close()
    return mended


def test_a_sound_ledger_is_left_alone(path: Path) -> None:
    _fill(path, Bench().sessions(3))
    assert _mend(path) is None
    assert [each.name for each in path.parent.parent.iterdir()] == ["ledger"]


def test_where_nothing_is_a_new_one_is_made(path: Path) -> None:
    assert _mend(path) is None
    assert read_totals(path, None, UTC8).sessions == 0


def test_a_lost_first_page_loses_nothing(path: Path, expect_mending: None) -> None:
    _fill(path, Bench().sessions(100))
    before = tables(path)
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    mended = _mend(path)
    assert mended is not None
    assert (mended.sessions, mended.visits) == (100, 100)
    assert tables(path) == before


def test_classes_and_pairs_come_along_each_in_its_own_table(
    path: Path, expect_mending: None
) -> None:
    messages = Bench().all_sorts(40)
    _fill(path, messages)
    before = tables(path)
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    assert _mend(path) is not None
    assert tables(path) == before
    path.write_bytes(b"\xff" * PAGE * 3 + path.read_bytes()[PAGE * 3 :])
    assert _mend(path, messages) is not None
    assert tables(path) == before
    assert_tallies_are_the_sum_of_the_rows(path)


def test_the_damaged_folder_is_kept_as_it_was_and_the_incident_noted(
    path: Path, expect_mending: None
) -> None:
    _fill(path, Bench().sessions(20))
    damaged = b"\0" * PAGE + path.read_bytes()[PAGE:]
    path.write_bytes(damaged)
    mended = _mend(path)
    assert mended is not None
    assert mended.aside.name == "ledger.damaged-1"
    assert (mended.aside / "ledger.db").read_bytes() == damaged
    ((code, detail),) = rows(path, "SELECT code, detail FROM incidents")
    assert code == "ledger-damaged"
    assert "ledger.damaged-1" in str(detail)
    trouble = mended.trouble()
    assert "20 次互动" in trouble.what.zh
    assert "20 sessions" in trouble.what.en
    assert trouble.what.zh.count("。") == 1


def test_a_cut_off_file_gives_what_is_left_and_the_backup_the_rest(
    path: Path, expect_mending: None
) -> None:
    messages = Bench().sessions(200)
    _fill(path, messages, back_up_after=len(messages) - 5)
    whole = read_totals(path, None, UTC8)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // PAGE * PAGE + 100])
    _mend(path)
    totals = read_totals(path, None, UTC8)
    assert whole.sessions - 3 <= totals.sessions <= whole.sessions
    assert totals.overall.opened <= whole.overall.opened


@pytest.mark.parametrize("content", [b"", b"\0" * 9000, b"garbage" * 2000])
def test_with_nothing_left_the_backup_speaks(
    path: Path, content: bytes, expect_mending: None
) -> None:
    messages = Bench().sessions(50)
    _fill(path, messages, back_up_after=len(messages) - 1)
    path.write_bytes(content)
    _mend(path)
    assert read_totals(path, None, UTC8).sessions == 50


def test_a_missing_file_beside_its_backup_is_restored(path: Path, expect_mending: None) -> None:
    messages = Bench().sessions(10)
    _fill(path, messages, back_up_after=len(messages) - 1)
    path.unlink()
    _mend(path)
    assert read_totals(path, None, UTC8).sessions == 10


def test_what_is_set_aside_and_not_mended_yet_is_not_told_as_nothing_counted(
    path: Path, expect_mending: None
) -> None:
    messages = Bench().sessions(10)
    _fill(path, messages, back_up_after=len(messages) - 1)
    aside = path.parent.with_name("ledger.damaged-1")
    path.parent.rename(aside)  # and there the power was cut
    with pytest.raises(Trouble, match="ledger-damaged"):
        read_totals(path, None, UTC8)
    aside.rename(path.parent)
    for spoil in (lambda: path.write_bytes(b""), path.unlink):
        spoil()
        with pytest.raises(Trouble, match="ledger-damaged"):
            read_totals(path, None, UTC8)
    _mend(path)
    assert read_totals(path, None, UTC8).sessions == 10


def test_without_any_backup_garbage_still_gives_a_working_ledger(
    path: Path, expect_mending: None
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 2000)
    mended = _mend(path)
    assert mended is not None
    assert (mended.sessions, mended.visits) == (0, 0)
    assert _mend(path) is None


def test_what_only_the_log_holds_is_carried_over(path: Path, expect_mending: None) -> None:
    ledger = open_ledger(path)
    ledger.make_room()  # the tables themselves are in the file
    for message in Bench().sessions(2):  # less than a checkpoint
        ledger.apply(message)
    log = path.with_name("ledger.db-wal")
    kept = log.read_bytes()
    before = tables(path)
    ledger.close()
    path.write_bytes(b"\0" * PAGE)  # the power went before anything reached the file itself
    log.write_bytes(kept)
    ledger, _ = open_or_mend(path, [], UTC8, 0, known_broken=True)
    ledger.close()
    assert tables(path) == before


def test_the_identity_comes_along(path: Path, expect_mending: None) -> None:
    identity = new_identity()
    ledger = open_ledger(path)
    ledger.keep_identity(identity)
    ledger.close()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    ledger, _ = open_or_mend(path, [], UTC8, 0)
    assert ledger.identity_copy() == identity
    ledger.close()


def test_what_this_run_remembers_is_counted_in_again_and_only_once(
    path: Path, expect_mending: None
) -> None:
    messages = Bench().sessions(30)
    _fill(path, messages)
    before = tables(path)
    content = path.read_bytes()
    path.write_bytes(b"\xff" * PAGE * 3 + content[PAGE * 3 :])  # segments and sessions gone
    mended = _mend(path, messages)
    assert mended is not None
    assert tables(path) == before
    assert_tallies_are_the_sum_of_the_rows(path)


def test_tallies_that_outlive_their_rows_are_not_lowered(path: Path, expect_mending: None) -> None:
    _fill(path, Bench().sessions(30))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM answers")
    connection.execute("DELETE FROM visits WHERE number = 0")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    whole = read_totals(path, None, UTC8)
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    mended = _mend(path)
    assert mended is not None
    assert mended.visits == 0
    assert read_totals(path, None, UTC8) == whole


def test_a_lost_segment_gets_a_sealed_stand_in_of_the_right_month(
    path: Path, expect_mending: None
) -> None:
    bench = Bench()
    bench.clock.set_wall(1_793_462_400.0)  # 2026-11-01 in Beijing
    _fill(path, bench.sessions(3))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM segments")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    _mend(path)
    assert rows(path, "SELECT cause, sealed FROM segments") == [("salvage", 1)]
    assert read_totals(path, "2026-11", UTC8).sessions == 3


def test_texts_that_are_no_words_are_left_out(path: Path, expect_mending: None) -> None:
    _fill(path, Bench().sessions(3))
    content = path.read_bytes().replace(b"cn.kepu.b", b"\r\r\r\r\r\r\r\r\r")
    path.write_bytes(b"\0" * PAGE + content[PAGE:])
    _mend(path)
    assert sorted(read_totals(path, None, UTC8).exhibits) == ["cn.kepu.a", "cn.kepu.c"]


def test_figures_nobody_can_believe_are_left_out(path: Path, expect_mending: None) -> None:
    _fill(path, Bench().sessions(3))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE tallies SET count = -5 WHERE metric = 'asked'")
    connection.execute("UPDATE tallies SET count = ? WHERE metric = 'opened'", [1 << 60])
    connection.commit()
    connection.close()
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])
    _mend(path)
    overall = read_totals(path, None, UTC8).overall
    assert (overall.asked, overall.opened) == (9, 3)


def test_a_file_that_failed_in_use_is_mended_whatever_it_looks_like(
    path: Path, expect_mending: None
) -> None:
    _fill(path, Bench().sessions(3))
    before = tables(path)
    ledger, mended = open_or_mend(path, [], UTC8, 0, known_broken=True)
    ledger.close()
    assert mended is not None
    assert tables(path) == before


@pytest.mark.parametrize("stop_at", ["open_ledger", "_carry_over", "flush_folder"])
def test_a_mending_that_was_cut_off_begins_again(
    path: Path, stop_at: str, monkeypatch: pytest.MonkeyPatch, expect_mending: None
) -> None:
    _fill(path, Bench().sessions(20))
    before = tables(path)
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])

    class PowerCut(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCut

    def cut_while_mending(at: Path) -> object:
        if at.parent.name == "ledger.mending":
            raise PowerCut
        return open_ledger(at)

    with monkeypatch.context() as patch:
        patch.setattr(mend, stop_at, cut_while_mending if stop_at == "open_ledger" else cut)
        with pytest.raises(PowerCut):
            _mend(path)
    _mend(path)
    assert tables(path) == before
    assert [each.name for each in sorted(path.parent.parent.iterdir())] == [
        "ledger",
        "ledger.damaged-1",
    ]


def test_a_disk_too_full_to_mend_on_is_trouble_and_later_all_is_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, expect_mending: None
) -> None:
    _fill(path, Bench().sessions(20))
    before = tables(path)
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(mend, "_carry_over", full)
        with pytest.raises(Trouble) as caught:
            _mend(path)
    assert caught.value.code == "disk-full"
    _mend(path)
    assert tables(path) == before


def test_whatever_is_overwritten_the_ledger_opens_and_never_counts_too_much(
    tmp_path_factory: pytest.TempPathFactory, expect_log: ExpectLog
) -> None:
    expect_log("kiosk.visits.mend", logging.WARNING, "the ledger")
    source = tmp_path_factory.mktemp("source") / "ledger" / "ledger.db"
    _fill(source, Bench().all_sorts(20), back_up_after=40)
    content = source.read_bytes()
    backup = source.with_name(BACKUP_NAME).read_bytes()
    whole = read_totals(source, None, UTC8)
    hands = sum(map(sum, whole.in_class.hands.values()))

    @settings(max_examples=60)
    @given(
        st.lists(
            st.tuples(st.integers(0, len(content) // 512 - 1), st.sampled_from([0, 0xFF, 0x0D])),
            min_size=1,
            max_size=12,
        )
    )
    def opens(sectors: list[tuple[int, int]]) -> None:
        path = tmp_path_factory.mktemp("torn") / "ledger" / "ledger.db"
        path.parent.mkdir()
        torn = bytearray(content)
        for sector, byte in sectors:  # a disk loses whole sectors
            torn[sector * 512 : sector * 512 + 512] = bytes([byte]) * 512
        path.write_bytes(torn)
        path.with_name(BACKUP_NAME).write_bytes(backup)
        _mend(path)
        totals = read_totals(path, None, UTC8)
        assert totals.sessions <= whole.sessions
        assert totals.overall.opened <= whole.overall.opened
        assert totals.overall.asked <= whole.overall.asked
        assert totals.in_class.classes <= whole.in_class.classes
        assert sum(map(sum, totals.in_class.hands.values())) <= hands

    opens()
