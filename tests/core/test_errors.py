from __future__ import annotations

import pickle
import re
from collections.abc import Callable

from kiosk.core.errors import Defect, Trouble, operator_code
from kiosk.core.words import Words


def _full() -> Trouble:
    return Trouble(
        "disk-full",
        Words("磁盘已满。", "The disk is full."),
        Words("请腾出空间。", "Please make room."),
    )


def _code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except Exception as error:
        return operator_code(error)
    raise AssertionError("nothing was raised")


def _break(message: str = "") -> None:
    raise Defect(message)


def _break_otherwise() -> None:
    raise Defect("x")


def _through_another_way() -> None:
    _through()


def _through() -> None:
    _break()


def test_trouble_says_what_and_what_next_in_both_languages() -> None:
    assert str(_full()) == "disk-full: The disk is full."
    assert _full().text("zh-Hans") == "磁盘已满。请腾出空间。"
    assert _full().text("en") == "The disk is full. Please make room."


def test_trouble_survives_the_way_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(_full()))
    assert isinstance(copy, Trouble)
    assert (copy.code, copy.what, copy.next_step) == (
        _full().code,
        _full().what,
        _full().next_step,
    )


def test_the_code_can_be_read_out_on_the_telephone() -> None:
    assert re.fullmatch(r"D-[0-9A-F]{4}", _code_of(_break))
    assert re.fullmatch(r"T-[0-9A-F]{4}", operator_code(_full()))
    assert re.fullmatch(r"D-[0-9A-F]{4}", operator_code(ValueError("never raised")))


def test_the_same_fault_has_the_same_code_whatever_it_says_and_whoever_called() -> None:
    assert _code_of(lambda: _break("one")) == _code_of(lambda: _break("another"))
    assert _code_of(_through) == _code_of(_through_another_way)


def test_different_faults_have_different_codes() -> None:
    assert len({_code_of(_break), _code_of(_break_otherwise), _code_of(lambda: [][0])}) == 3
