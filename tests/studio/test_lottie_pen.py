"""The Lottie pen: path data becomes outlines, seconds become frames, and ThorVG draws them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor

from studio.lottie import Scene, keys, sway
from studio.lottie_paths import outlines
from studio.svg import Pen, Picture, polygon, smooth
from tests.studio.frames import frame


def test_straight_lines_have_no_handles() -> None:
    (outline,) = outlines("M10 20L30 20l0 10h-20Z")
    assert outline.points == [(10, 20), (30, 20), (30, 30), (10, 30)]
    assert set(outline.arriving + outline.leaving) == {(0, 0)}
    assert outline.closed


def test_handles_are_relative_to_their_corner() -> None:
    (outline,) = outlines("M0 0C10 0 20 10 20 30")
    assert outline.leaving == [(10, 0), (0, 0)]
    assert outline.arriving == [(0, 0), (0, -20)]
    assert not outline.closed


def test_relative_and_absolute_data_mean_the_same() -> None:
    absolute = outlines("M10 10C20 10 30 20 30 40S50 60 60 60Q70 60 70 50T90 50V80H10Z")
    relative = outlines("m10 10c10 0 20 10 20 30s20 20 30 20q10 0 10-10t20 0v30h-80z")
    assert absolute == relative


def test_a_quadratic_curve_is_raised_to_a_cubic() -> None:
    (outline,) = outlines("M0 0q15 30 30 0")
    assert outline.leaving[0] == pytest.approx((10, 20))
    assert outline.arriving[1] == pytest.approx((-10, 20))


def test_numbers_may_touch_as_the_svg_pen_writes_them() -> None:
    (outline,) = outlines("M1-2l.5.5-3-4")
    assert outline.points == [(1, -2), (1.5, -1.5), (-1.5, -5.5)]


def test_a_closed_curve_has_each_corner_once() -> None:
    points = [(0.0, 0.0), (100.0, 3.0), (120.0, 90.0), (-7.3, 64.0)]
    (outline,) = outlines(smooth(points, closed=True))
    assert len(outline.points) == 4
    assert outline.arriving[0] != (0, 0)


def test_several_runs_and_a_pen_going_on_after_a_close() -> None:
    assert [len(run.points) for run in outlines(polygon([(0, 0), (9, 0), (9, 9)]) * 2)] == [3, 3]
    first, second = outlines("M5 5h10v10zl1 1")
    assert second.points == [(5, 5), (6, 6)]
    assert first.closed and not second.closed


@pytest.mark.parametrize("data", ["M0 0A5 5 0 0 1 9 9", "M0", "1 2", "M0 0L#", "M0 0Z3"])
def test_what_the_pen_cannot_draw_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        outlines(data)


def test_keys_must_be_in_order_and_eased_by_a_known_name() -> None:
    with pytest.raises(ValueError, match="order"):
        keys((0, 1.0), (0, 2.0))
    with pytest.raises(ValueError, match="ease"):
        keys((0, 1.0), (1, 2.0), ease="bouncy")
    with pytest.raises(ValueError, match="at least"):
        keys()


def test_seconds_become_frames_and_eases_handles() -> None:
    scene = Scene(100, 100, 2, fps=30)
    layer = scene.layer("a", turn=keys((0, 0.0), (0.5, 90.0, "linear"), (1, 0.0, "hold"), (2, 5.0)))
    layer.rect(0, 0, 10, 10, "#FF0000")
    frames = _read(scene)["layers"][0]["ks"]["r"]["k"]
    assert [key["t"] for key in frames] == [0, 15, 30, 60]
    assert [key["s"] for key in frames] == [[0], [90], [0], [5]]
    assert [key.get("o") for key in frames[:2]] == [{"x": 0.37, "y": 0}, {"x": 0, "y": 0}]
    assert frames[2]["h"] == 1
    assert set(frames[3]) == {"t", "s"}


def test_a_swing_begins_where_it_ends() -> None:
    swing = sway(4, 2, 6, phase=0.1)
    first, last = swing.stops[0], swing.stops[-1]
    assert first.second <= 0 and last.second >= 6
    assert {round(abs(key.value), 6) for key in swing.stops} == {4}
    assert swing.stops[1].second - first.second == pytest.approx(1)


def test_a_morph_keeps_its_corners() -> None:
    layer = Scene(100, 100, 1).layer("a")
    with pytest.raises(ValueError, match="same corners"):
        layer.path(keys((0, "M0 0h9v9z"), (1, "M0 0h9v9h-9z")), "#FF0000")


def test_later_shapes_lie_on_top_and_a_parent_carries_its_child() -> None:
    scene = Scene(80, 80, 1)
    arm = scene.layer("arm", pivot=(40, 40), turn=180)
    arm.rect(0, 0, 80, 80, "#FF0000")
    hand = scene.layer("hand", parent=arm)
    hand.rect(0, 0, 20, 20, "#00FF00")
    hand.circle(10, 10, 4, "#0000FF")
    image = frame(scene.text().encode(), 0, 80)
    assert image.pixelColor(5, 5).rgba() == _rgba(255, 0, 0, 255)
    assert image.pixelColor(62, 62).rgba() == _rgba(0, 255, 0, 255)
    assert image.pixelColor(70, 70).rgba() == _rgba(0, 0, 255, 255)


def test_a_layer_is_seen_in_its_time_only_and_colours_move() -> None:
    scene = Scene(40, 40, 2)
    scene.layer("a", end=1).rect(0, 0, 40, 40, keys((0, "#000000"), (1, "#FFFFFF"), ease="linear"))
    document = scene.text().encode()
    assert 120 < frame(document, 0.5, 40).pixelColor(20, 20).red() < 135
    assert frame(document, 1.5, 40).pixelColor(20, 20).alpha() == 0


def test_a_line_grows_and_a_gradient_spans_its_shape() -> None:
    scene = Scene(100, 100, 1)
    layer = scene.layer("a")
    fill = layer.gradient("night", ((0, "#000000"), (1, "#FFFFFF")), x2=1, y2=0)
    layer.rect(0, 0, 100, 100, fill)
    layer.stroke("M0 50H100", "#FF0000", 10, "butt", trim=(0, keys((0, 0.0), (1, 1.0))))
    image = frame(scene.text().encode(), 0.5, 100)
    assert image.pixelColor(10, 10).red() < 40 < 215 < image.pixelColor(90, 10).red()
    assert image.pixelColor(20, 50).rgba() == _rgba(255, 0, 0, 255)
    assert image.pixelColor(80, 50).rgba() != _rgba(255, 0, 0, 255)


def test_the_same_shapes_come_from_both_pens() -> None:
    picture, scene = Picture(40, 40), Scene(40, 40, 1)
    pens: tuple[Pen, Pen] = (picture, scene.layer("a"))
    for pen in pens:
        pen.path("M0 0h40v40h-40z", "#123456", opacity=0.5)
        pen.circle(20, 20, 10, "#FFFFFF")
    assert picture.text().count("#123456") == 1
    assert frame(scene.text().encode(), 0, 40).pixelColor(20, 20).red() == 255


def test_a_document_is_one_line_and_always_the_same(tmp_path: Path) -> None:
    def drawn() -> Scene:
        scene = Scene(1600, 1000, 6)
        scene.layer("dot", at=keys((0, (1.26, 2.0)), (1, (3.0, 4.0)))).circle(0, 0, 5, "#336699")
        return scene

    drawn().save(tmp_path / "deep" / "dot.json")
    text = (tmp_path / "deep" / "dot.json").read_text(encoding="utf-8")
    assert text == drawn().text()
    assert text.endswith("}\n") and text.count("\n") == 1
    assert _read(drawn())["layers"][0]["ks"]["p"]["k"][0]["s"] == [1.3, 2]


def _rgba(red: int, green: int, blue: int, alpha: int) -> int:
    return QColor(red, green, blue, alpha).rgba()


def _read(scene: Scene) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(scene.text())
    return document
