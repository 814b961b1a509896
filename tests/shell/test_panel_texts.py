"""What the panel has to read: the machine, its licences, what is installed, what is not yet."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.places import Places, find_places
from kiosk.core.words import Words
from kiosk.library.exhibit import Catalogue, Recalled
from kiosk.library.holding import Note
from kiosk.library.problems import LeftOut, Problem
from kiosk.library.texts import LocalText
from kiosk.shell import promise
from kiosk.shell.about import Program, about_sections, plain_pieces
from kiosk.shell.installed import installed_sections
from kiosk.shell.leaves import LONGEST_TEXT, text
from kiosk.shell.promise import PROMISE, WITH_AGE
from kiosk.visits.identity import settle_identity
from tests.shell.making import exhibit

RUNS = Program("0.1.0", "3.13.1", "6.11.3", None)
PROBLEM = Problem(
    "quiz.toml", "question[2]", Words("缺答案。", "No answer."), Words("补上。", "Add.")
)
BOTH = Catalogue(
    (exhibit("one"), exhibit("two", topics=("航天",))._replace(is_sample=False, institution="馆")),
    (LeftOut("cn.kepu.bad", (PROBLEM,)), LeftOut("cn.kepu.mute", ())),
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return replace(find_places(tmp_path, {}), data=tmp_path)


def facts(places: Places, program: Program = RUNS, language: str = "zh-Hans") -> dict[str, str]:
    section = about_sections(program, places, BOTH, language)[0]
    return {piece.title: piece.words for piece in section.pieces if piece.kind == "fact"}


def test_the_promise_stands_first() -> None:
    machine = about_sections(RUNS, find_places(Path("/nowhere"), {}), BOTH, "zh-Hans")[0]
    assert machine.pieces[0].kind == "promise"
    assert machine.pieces[0].words == PROMISE.zh
    assert "不收集姓名、照片、手机号" in PROMISE.zh


def test_where_age_is_asked_the_promise_says_so(places: Places) -> None:
    machine = about_sections(RUNS, places, BOTH, "zh-Hans", asks_age=True)[0]
    assert "年龄段" in machine.pieces[0].words
    assert PROMISE.zh.split("，")[0] in machine.pieces[0].words


@pytest.mark.parametrize("words", [PROMISE, WITH_AGE])
def test_the_screen_promises_the_same(words: Words) -> None:
    label = Path(promise.__file__).parents[1] / "ui" / "qml" / "Screens" / "PromiseLabel.qml"
    assert f'qsTr("{words.zh}")' in label.read_text("utf-8")


def test_the_machine_is_named_as_its_file_names_it(places: Places) -> None:
    identity = settle_identity(places.identity, None)
    told = facts(places)
    assert told["设备代码"] == identity.device_code
    assert told["安装编号"].replace(" ", "") == identity.install_id
    assert told["程序版本"] == "0.1.0（Python 3.13.1，Qt 6.11.3）"
    assert told["展项"] == "在展 2 个，未显示 2 个"
    assert told["数据文件夹"] == str(places.data)


def test_a_new_machine_has_no_code_yet(places: Places) -> None:
    assert "还没有" in facts(places)["设备代码"]
    assert not places.identity.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="another error there")
def test_an_identity_that_cannot_be_read_is_told(places: Places) -> None:
    places.identity.symlink_to(places.identity)
    told = facts(places)
    assert told["安装编号"] == "—"
    assert told["设备代码"]


def test_a_date_is_told_only_where_one_is_known(places: Places) -> None:
    assert "程序文件日期" not in facts(places)
    built = facts(places, RUNS._replace(built=date(2026, 11, 30)))
    assert built["程序文件日期"] == "2026-11-30"


def test_all_licences_can_be_read_here(places: Places) -> None:
    sections = {each.id: each for each in about_sections(RUNS, places, BOTH, "zh-Hans")}
    said = {id: " ".join(p.title + p.words for p in each.pieces) for id, each in sections.items()}
    assert "LGPL" in said["notices"]
    assert "PySide6" in said["notices"]
    assert "pyside6-essentials: LGPL-3.0" in said["notices"]
    assert "Apache License" in said["licence"]
    assert "SIL OPEN FONT LICENSE" in said["fonts"]


def test_a_frozen_program_says_what_is_inside(places: Places, tmp_path: Path) -> None:
    frozen = replace(places, program=tmp_path)
    assert "inside" not in [each.id for each in about_sections(RUNS, frozen, BOTH, "zh-Hans")]
    inside = tmp_path / "licences" / "INSIDE.md"
    inside.parent.mkdir()
    inside.write_text("# Inside\n\n| part | licence |\n|---|---|\n| qt | LGPL |\n", "utf-8")
    sections = {each.id: each for each in about_sections(RUNS, frozen, BOTH, "zh-Hans")}
    assert "qt: LGPL" in " ".join(piece.words for piece in sections["inside"].pieces)


def test_a_missing_licence_is_told(places: Places, tmp_path: Path) -> None:
    sections = about_sections(RUNS, replace(places, program=tmp_path), BOTH, "zh-Hans")
    assert [(p.sign, "LICENSE" in p.title) for p in sections[2].pieces] == [("warn", True)]


def test_our_notices_are_read_without_their_marks() -> None:
    head = "# Notices\n\nUnder the [Apache](LICENSE),\n`x` **y**.\n\n-----\n"
    content = head + "\n| A | B |\n|---|---|\n| p | MIT |\n"
    told = [(piece.kind, piece.title or piece.words) for piece in plain_pieces(content)]
    assert told == [("heading", "Notices"), ("text", "Under the Apache, x y."), ("text", "p: MIT.")]


@given(st.text(alphabet="ab 。.；，\n" * 3 + "字", max_size=3000))
def test_cut_text_loses_nothing_and_is_never_long(words: str) -> None:
    parts = [piece.words for piece in text(words)]
    assert all(0 < len(part) <= LONGEST_TEXT for part in parts)
    assert "".join("".join(parts).split()) == "".join(words.split())


def test_each_exhibit_is_told_with_version_state_and_institution() -> None:
    shown, left_out = installed_sections(BOTH, "zh-Hans")
    assert [(p.title, p.words, p.topic) for p in shown.pieces if p.kind == "exhibit"] == [
        ("one", "1.0.0 版 · 样例", "物理"),
        ("two", "1.0.0 版 · 已审核 · 馆", "航天"),
    ]
    assert "样例 1 个" in shown.pieces[0].words
    assert (shown.title, left_out.title) == ("随机自带 2", "未显示 2")


def test_what_is_left_out_says_why_and_what_to_do() -> None:
    bad, mute = installed_sections(BOTH, "zh-Hans")[1].pieces
    assert (bad.title, bad.words, bad.more) == (
        "cn.kepu.bad",
        "quiz.toml question[2]：缺答案。",
        "补上。",
    )
    assert (mute.title, mute.words) == ("cn.kepu.mute", "")
    assert installed_sections(BOTH, "en")[1].pieces[0].words == "quiz.toml question[2]: No answer."


def test_what_was_not_let_on_says_why() -> None:
    title = LocalText("zh-Hans", (("zh-Hans", "天宫一天"), ("en", "A day in Tiangong")))
    note = Note("one", "refused", title, Words("单位写错了。", "A unit is wrong."))
    section = installed_sections(BOTH, "zh-Hans", (note,))[1]
    assert section.title == "未显示 3"
    piece = section.pieces[0]
    assert (piece.title, piece.words) == ("没有换上：“天宫一天”", "单位写错了。")
    assert piece.sign == "warn" and piece.more


def test_a_recalled_exhibit_is_told_once_with_its_reason() -> None:
    title = LocalText("zh-Hans", (("zh-Hans", "天宫一天"), ("en", "A day in Tiangong")))
    reason = LocalText("zh-Hans", (("zh-Hans", "单位写错了"), ("en", "a unit is wrong")))
    recalled = BOTH._replace(recalled=(Recalled("cn.kepu.bad", title, reason),))
    note = Note("one", "recalled", title, Words("单位写错了。", "A unit is wrong."))
    section = installed_sections(recalled, "zh-Hans", (note,))[1]
    assert section.title == "未显示 2"  # it stands in the place of its folder
    piece = section.pieces[0]
    assert piece.words == "展项“天宫一天”已被召回，不再展出。原因：单位写错了。"
    assert piece.sign == "warn" and piece.more


def test_nothing_left_out_is_good_news() -> None:
    assert [p.sign for p in installed_sections(Catalogue(), "zh-Hans")[1].pieces] == ["good"]
