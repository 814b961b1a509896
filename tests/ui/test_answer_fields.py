"""A field for every type, twice on one screen, by touch: neither side disturbs the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF

from kiosk.players.quiz.answer_bridge import AnswerBridge
from kiosk.players.quiz.questions import QuestionType
from kiosk.rehearsal.quiz_answers import Move, answer_moves, make
from tests.ui.glass import ELDER, Glass, Rules
from tests.ui.two_fields import Table, two_fields

pytestmark = pytest.mark.usefixtures("qt_app")

CHOICES = ("single", "multiple", "true_false", "picture", "poll")


def spot(table: Table, side: str, move: Move, answer: AnswerBridge) -> QPoint:
    """Where on the glass a side has to touch for a move."""
    match move.on:
        case "tile":
            kind = "option" if answer.property("kind") in CHOICES else "tile"
            return table.place(f"{side}-{kind}{move.number}")
        case "place":
            return table.place(f"{side}-place{move.number}")
        case on:
            item = table.finger.need(f"{side}-{'sight' if on == 'picture' else 'track'}")
            share = item.mapToScene(QPoint(0, 0)).toPoint()
            far = item.mapToScene(QPoint(round(item.width()), round(item.height()))).toPoint()
            return QPoint(
                round(share.x() + (far.x() - share.x()) * move.x),
                round(share.y() + (far.y() - share.y()) * (move.y or 0.5)),
            )


@pytest.mark.parametrize("type", [str(type) for type in QuestionType])
def test_both_sides_answer_at_once_one_right_one_wrong(tmp_path: Path, type: str) -> None:
    with two_fields(tmp_path, type) as table:
        sides = {"left": (table.left, True), "right": (table.right, False)}
        if type in ("picture", "hotspot", "memory"):
            table.finger.settle()
        moves = {
            side: answer_moves(answer.attempt, rightly) for side, (answer, rightly) in sides.items()
        }
        for number in range(max(map(len, moves.values()))):
            touched = [side for side in sides if number < len(moves[side])]
            spots = [spot(table, side, moves[side][number], sides[side][0]) for side in touched]
            for point, place in enumerate(spots):
                table.finger.press_at(place, point)
            table.finger.pause(0.02)
            for point, place in enumerate(spots):
                table.finger.release_at(place, point)
            table.finger.pause(0.02)
        for answer, _ in sides.values():
            answer.submit()
        table.finger.pause(0.02)
        assert all(answer.property("answered") for answer, _ in sides.values())
        if table.left.property("counts"):
            assert table.left.property("right") is True
            assert table.right.property("right") is False
        assert table.left.property("given") and table.right.property("given")


def drag(table: Table, routes: list[tuple[QPoint, QPoint]]) -> None:
    """Several fingers drag at once, step by step in turn."""
    for point, (start, _) in enumerate(routes):
        table.finger.press_at(start, point)
    for step in range(1, 9):
        for point, (start, goal) in enumerate(routes):
            table.finger.move_to(start + (goal - start) * step / 8, point)
    for point, (_, goal) in enumerate(routes):
        table.finger.release_at(goal, point)
    table.finger.pause(0.02)


@pytest.mark.parametrize("type", ["bins", "match", "word_bank"])
def test_both_sides_drag_at_once(tmp_path: Path, type: str) -> None:
    with two_fields(tmp_path, type) as table:
        belongs = table.left.attempt.belongs  # type: ignore[attr-defined]
        for tile, place in enumerate(belongs):
            if place < 0:
                continue
            routes = [
                (table.place(f"{side}-tile{tile}"), table.place(f"{side}-place{place}"))
                for side in ("left", "right")
            ]
            if type == "match":  # beside its partner, not upon it
                routes = [
                    (start, QPoint((2 * goal.x() + start.x()) // 3, goal.y()))
                    for start, goal in routes
                ]
            drag(table, routes)
            assert table.left.attempt.tiles[tile].place == place
            assert table.right.attempt.tiles[tile].place == place
        for answer in (table.left, table.right):
            assert answer.property("canSubmit")
            answer.submit()
            assert answer.property("right")


def test_both_sides_drag_into_order_at_once(tmp_path: Path) -> None:
    with two_fields(tmp_path, "order") as table:
        ranks = table.left.attempt.ranks  # type: ignore[attr-defined]
        first = ranks.index(0)
        tops = {side: min if side == "left" else max for side in ("left", "right")}
        routes = []
        for side, highest in tops.items():
            places = [table.place(f"{side}-tile{tile}") for tile in range(len(ranks))]
            routes.append((places[first], QPoint(places[0].x(), highest(p.y() for p in places))))
        drag(table, routes)
        for answer in (table.left, table.right):
            assert answer.attempt.tiles[first].at == 0
            assert answer.property("canSubmit")


def test_a_tile_that_is_let_go_beside_everything_goes_back(tmp_path: Path) -> None:
    with two_fields(tmp_path, "bins") as table:
        start = table.place("left-tile0")
        drag(table, [(start, QPoint(start.x(), 5))])
        assert table.left.attempt.tiles[0].place == -1
        assert table.place("left-tile0") == start


def test_a_quiet_field_takes_no_touch_and_reveals_without_an_answer(tmp_path: Path) -> None:
    with two_fields(tmp_path, "single") as table:
        table.set("quiet", True)
        table.finger.tap("left-option0")
        table.finger.tap("right-option0")
        table.finger.pause(0.02)
        assert not table.left.property("answered") and table.right.property("answered")
        table.set("reveal", True)
        assert table.left.property("answered") and not table.left.property("given")
        assert "missed" in [tile.mark for tile in table.left.attempt.tiles]


@pytest.mark.parametrize("elder", [False, True], ids=["usual", "elder"])
@pytest.mark.parametrize("type", [str(type) for type in QuestionType])
def test_it_fits_in_half_of_the_smallest_panel(tmp_path: Path, type: str, elder: bool) -> None:
    with two_fields(tmp_path, type) as table:
        table.set("elder", elder)
        window = QRectF(0, 0, 1366, 768)
        faults = []
        field = table.finger.need("left")
        for rightly in (None, False):
            if rightly is not None:
                for move in answer_moves(table.left.attempt, rightly):
                    make(move, table.left.attempt)
                table.left.submit()
            table.finger.settle()
            faults += Glass(field, 3.335, window).faults(ELDER if elder else Rules())
        assert field.property("least") <= field.height(), "the box is too low"
        assert not faults, "\n".join(dict.fromkeys(faults))
