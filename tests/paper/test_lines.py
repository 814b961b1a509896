"""Where lines end: everything is kept, nothing sticks out, signs stand where they may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.paper.lines import break_lines, pieces

SIGNS = st.text(st.sampled_from("中文字，。、“”（）《》？abcXYZ 0123456789.%—-"), max_size=80)


def _wide(text: str) -> float:
    return sum(1.0 if sign > "\u2000" else 0.5 for sign in text)


@given(SIGNS)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(SIGNS, st.integers(2, 30))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: int) -> None:
    lines = break_lines(text, width, _wide)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(_wide(line) <= width for line in lines)


@given(st.text(st.sampled_from("中文字，。、”）？"), min_size=1, max_size=60))
def test_no_line_begins_with_a_closing_sign(text: str) -> None:
    lines = break_lines("中" + text, 60, _wide)
    longest = max(len(piece) for piece in pieces("中" + text))
    if longest <= 12:
        lines = break_lines("中" + text, 12, _wide)
        assert all(line[0] not in "，。、”）？" for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("一行\n两行", 10, ["一行", "两行"]),
        ("约1.3亿年", 3, ["约", "1.3亿", "年"]),
        ("dinosaurs and birds", 6, ["dinosaurs", "and birds"]),
        ("他说：“好。”", 4, ["他说：", "“好。”"]),
        ("abcdefgh", 2, ["abcd", "efgh"]),
    ],
)
def test_examples(text: str, width: float, lines: list[str]) -> None:
    assert break_lines(text, width, _wide) == lines
