"""Figures of the benchmarks: percentiles, verdicts, table and JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.rehearsal.bench_figures import _TOUCH, Figure, as_json, percentile, table, told


@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=200),
    st.sampled_from([0.5, 0.95, 0.99, 1.0]),
)
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(
    values: list[float], share: float
) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
    smaller = [value for value in values if value < found]
    assert len(smaller) < share * len(values)


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@pytest.mark.parametrize(
    ("value", "goal", "ok"), [(3.0, 3.0, True), (3.01, 3.0, False), (9.0, None, None)]
)
def test_a_goal_is_the_most_a_figure_may_be(value: float, goal: float | None, ok: object) -> None:
    assert Figure("start.500.ratio", value, "ratio", None, goal).ok is ok


def test_json_is_a_list_with_the_agreed_keys() -> None:
    figures = [
        Figure("start.500.ratio", 2.81, "ratio", 1.0, 3.0),
        Figure("idle.attract.cpu", 3.5, "percent"),
    ]
    assert json.loads(as_json(figures)) == [
        {
            "name": "start.500.ratio",
            "value": 2.81,
            "unit": "ratio",
            "baseline": 1.0,
            "goal": 3.0,
            "at_least": False,
            "ratio": 2.81,
            "ok": True,
        },
        {
            "name": "idle.attract.cpu",
            "value": 3.5,
            "unit": "percent",
            "baseline": None,
            "goal": None,
            "at_least": False,
            "ratio": None,
            "ok": None,
        },
    ]


def test_the_table_says_goal_and_verdict_in_both_languages() -> None:
    figures = [
        Figure("start.500.ratio", 3.2, "ratio", 1.0, 3.0),
        Figure("memory.rss", 133.0, "MiB", 68.0, 150.0),
        Figure("touch.pressed.p95", 7.0, "ms", None, 16.7),
    ]
    lines = table(figures, "zh-Hans").splitlines()
    assert lines[0].startswith("项目 figure")
    assert "未达到 missed" in lines[2]
    assert "1.96" in lines[3]  # 133 by 68
    assert "达到 ok" in lines[3] and "≤ 150 MiB" in lines[3] and "68 MiB" in lines[3]
    assert lines[4].startswith("触摸到按下状态的画面 p95")
    assert table(figures, "en").splitlines()[4].startswith("touch to the pressed frame, p95")


def test_every_figure_of_touch_has_a_name_in_both_languages() -> None:
    for stem in (name.removeprefix("touch.") for name in _TOUCH):
        zh, en = told(f"touch.{stem}.p50")
        assert zh.endswith("p50") and en.endswith("p50") and zh != en


@pytest.mark.parametrize(("value", "ok"), [(29.0, True), (28.9, False), (30.0, True)])
def test_a_goal_can_be_a_least(value: float, ok: bool) -> None:
    figure = Figure("video.1080p30.x11.painted.fps", value, "fps", 30.0, 29.0, at_least=True)
    assert figure.ok is ok
    assert "≥ 29 fps" in table([figure], "zh-Hans")


def test_figures_of_films_and_drawings_have_names() -> None:
    zh, en = told("video.720p25.offscreen.painted.cpu")
    assert "720p25" in zh and "processor" in en
    assert told("lottie.archaefructus/lake.p95")[1] == "Lottie archaefructus/lake, p95"
