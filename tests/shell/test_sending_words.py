from __future__ import annotations

import json
from datetime import date

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.shell.sending_state import Preview, SendingState, sent_month
from kiosk.shell.sending_words import (
    code_words,
    cut_lines,
    exchanged_words,
    folded_json,
    json_heading,
    outcome,
    preview_pieces,
    state_pieces,
)
from kiosk.sync.hub_known import ASIDE
from kiosk.sync.usb import Exchanged
from kiosk.visits.period import Period


def told(state: SendingState | None, language: str = "zh-Hans") -> str:
    return "\n".join(f"{piece.words} {piece.more}" for piece in state_pieces(state, language))


def test_what_the_platform_has_confirmed_is_said_with_its_day() -> None:
    assert "市级平台已确认至 2026年3月31日" in told(SendingState("2026-03-31"))
    assert "confirmed up to 2026-03-31" in told(SendingState("2026-03-31"), "en")


def test_before_any_receipt_it_is_said_that_nothing_is_confirmed() -> None:
    words = told(SendingState(waiting=3))
    assert "还没有确认" in words
    assert "已确认至" not in words
    assert "还不算确认" in words  # nor is handing it to a truck


def test_gaps_and_clones_are_named() -> None:
    words = told(SendingState(missing=12, resending=True))
    assert "约缺 12 次，已请求重传" in words and "补上" in words
    words = told(SendingState(missing=12))  # nothing is left that could close it
    assert "约缺 12 次" in words and "补上" not in words and "存档" in words
    assert "疑似克隆" in told(SendingState(cloned=True))
    words = told(SendingState())
    assert "约缺" not in words and "克隆" not in words


@pytest.mark.parametrize("code", list(ASIDE))
def test_it_is_said_when_the_platform_counts_nothing_of_it(code: str) -> None:
    assert "不计入汇总" in told(SendingState(aside=code))


def test_who_is_not_enrolled_is_told_what_to_ask_for() -> None:
    assert "还没有登记" in told(SendingState())
    assert "已登记到：hub.example.cn" in told(SendingState(hub="hub.example.cn"))


@pytest.mark.parametrize("asks", [True, False])
def test_the_preview_promises_what_is_not_in_it(asks: bool) -> None:
    preview = Preview((Words("计数：3 段。", "3 stretches."),), (b"",))
    pieces = preview_pieces(preview, asks, "zh-Hans")
    assert "没有姓名、照片、手机号" in pieces[1].words
    assert pieces[-1].words == "计数：3 段。"
    assert ("第一次" in pieces[0].title) is asks


def test_it_is_said_which_of_how_many_envelopes_is_shown() -> None:
    assert json_heading(0, 1).zh == "要上报的全部内容"
    assert "第 2 份，共 8 份" in json_heading(1, 8).zh


def test_a_stick_is_told_of_in_one_sentence() -> None:
    done = Exchanged(there=2, written=1, receipts=1, taken=3, passed_on=4, cleared=5)
    words = exchanged_words(done)
    for part in ("2 份", "1 份新回执", "带上 3 份", "转交别的展台 4 份", "清掉平台已收到的 5 份"):
        assert part in words.zh
    assert exchanged_words(Exchanged()).zh == "没有要存的，也没有新回执。"


def test_a_trouble_does_not_hide_what_was_done_before() -> None:
    trouble = Trouble("stick-full", Words("满了。", "Full."), Words("换一个。", "Another."))
    with pytest.raises(Trouble) as raised:
        outcome(Exchanged(receipts=2, trouble=trouble))
    assert raised.value.what.zh == "满了。取回 2 份新回执。"
    assert raised.value.next_step == trouble.next_step
    with pytest.raises(Trouble) as raised:
        outcome(Exchanged(trouble=trouble))
    assert raised.value.what == Words("满了。", "Full.")


def test_json_is_folded_and_stays_the_same_json() -> None:
    value = {
        "id": "a" * 16,
        "empty": [],
        "tallies": [{"exhibit": "cn.kepu.水", "count": n} for n in range(40)],
    }
    folded = folded_json(json.dumps(value, indent=2))
    assert json.loads(folded) == value
    assert sum("exhibit" in line for line in folded.splitlines()) == 40
    assert folded_json("") == ""


def test_lines_are_no_wider_than_the_page_and_lose_no_sign() -> None:
    text = ' "place": "' + "大板镇中心小学" * 9 + '",\n' + " " + "x" * 300
    lines = cut_lines(text, 30)
    assert "".join(line.strip() for line in lines) == "".join(
        line.strip() for line in text.splitlines()
    )
    for line in lines:
        assert sum(1.0 if ord(sign) > 0x2FF else 0.565 for sign in line) <= 30
    assert all(line.startswith(" ") for line in lines)


def test_without_an_address_the_code_is_called_digits() -> None:
    assert "网页" in code_words(link=True, count=1).zh
    assert "数字" in code_words(link=False, count=1).zh
    assert "3 个码" in code_words(link=True, count=3).zh


@pytest.mark.parametrize(
    ("label", "month"),
    [
        ("2026-11-28", "2026-11"),
        ("2026-03", "2026-03"),
        ("2026", "2026-11"),
        ("2025", "2025-12"),
        ("2027", "2027-01"),
    ],
)
def test_the_month_of_the_codes_is_the_one_looked_at(label: str, month: str) -> None:
    assert sent_month(Period(label), date(2026, 11, 28)).label == month
