"""A story is read forth and back; whatever a visitor touches, there is a way to its end."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.texts import LocalText
from kiosk.players.story.pages import END, Page, PageType, Piece, Story
from kiosk.players.story.rules import NOTHING, Reading
from kiosk.players.story.ways import Stop, Ways

WORDS = LocalText("en", (("en", "words"),))


def plain(id: str, next: str | None = None) -> Page:
    return Page(id, PageType.PAGE, next=next)


def talk(id: str, *choices: tuple[str | None, bool | None], next: str | None = None) -> Page:
    pieces = tuple(Piece(WORDS, to=to, good=good) for to, good in choices)
    return Page(id, PageType.CHOICE, next=next, pieces=pieces)


def pieces(id: str, type: PageType, count: int = 3) -> Page:
    return Page(id, type, pieces=tuple(Piece(WORDS) for _ in range(count)))


def reading(*pages: Page, seed: int = 1) -> Reading:
    return Reading(Story(pages), Random(seed))


def say(one: Reading, good: bool | None) -> None:
    one.touch(next(at for at, piece in enumerate(one.pieces) if piece.good is good))


def test_pages_follow_in_order_and_the_last_one_ends() -> None:
    one = reading(plain("a"), plain("b"))
    assert (one.number, one.count, one.last) == (0, 2, False)
    assert one.next() is False
    assert (one.page.id, one.number, one.count, one.last) == ("b", 1, 2, True)
    assert one.next() is True and one.page.id == "b"


def test_next_leads_elsewhere_and_to_the_end() -> None:
    one = reading(plain("a", next="c"), plain("b", next=END), plain("c", next="b"))
    one.next()
    assert one.page.id == "c"
    one.next()
    assert one.page.id == "b" and one.last and one.next() is True


def test_back_goes_the_way_one_came() -> None:
    one = reading(plain("a", next="c"), plain("b"), plain("c", next="b"))
    one.next()
    one.next()
    one.back()
    assert one.page.id == "c"
    one.back()
    one.back()
    one.back()
    assert one.page.id == "a" and one.number == 0


@pytest.mark.parametrize("type", [PageType.HOTSPOTS, PageType.PICTURE, PageType.COMPARE])
def test_what_was_touched_is_remembered_and_going_on_is_always_allowed(type: PageType) -> None:
    one = reading(pieces("a", type), plain("b"))
    assert one.can_go_on and one.shown == NOTHING and one.seen == (False, False, False)
    one.touch(1)
    assert one.shown == 1 and one.seen == (False, True, False)
    one.touch(7)
    one.touch(-1)
    assert one.shown == 1
    one.let_go()
    assert one.shown == NOTHING and one.seen == (False, True, False)
    one.next()
    one.back()
    assert one.seen == (False, True, False)
    one.replay()
    assert one.seen == (False, False, False)


def test_a_timeline_opens_with_its_oldest_layer() -> None:
    one = reading(pieces("a", PageType.TIMELINE))
    assert one.shown == 0 and one.seen == (True, False, False)
    one.touch(2)
    one.let_go()
    assert one.shown == 2


def test_a_poor_choice_is_tried_again_and_a_good_one_leads_on() -> None:
    one = reading(talk("a", (None, False), ("c", True)), plain("b"), plain("c"))
    assert not one.can_go_on and one.next() is False
    say(one, False)
    assert one.can_go_on and one.tries_again and not one.last
    assert one.next() is False and one.page.id == "a"
    assert one.chosen is None and sum(one.seen) == 1  # it is known that this was tried
    say(one, True)
    assert not one.tries_again
    one.next()
    assert one.page.id == "c" and one.last


def test_only_the_first_answer_counts_until_it_is_taken_back() -> None:
    one = reading(talk("a", ("b", None), (END, None)), plain("b"))
    one.touch(0)
    one.touch(1)
    assert one.chosen is one.pieces[0]
    one.back()
    assert one.chosen is None and one.page.id == "a"
    one.touch(1)
    assert one.last and one.next() is True


def test_a_choice_that_leads_back_does_not_make_the_way_longer() -> None:
    one = reading(plain("a"), talk("b", ("a", None), (None, None)), plain("c"))
    for _ in range(5):
        one.next()
        one.touch(0)
        one.next()
    assert one.page.id == "a" and one.number == 0 and one.count == 3


def test_choices_are_shuffled_only_where_one_of_them_is_good() -> None:
    told = tuple((None, good) for good in (True, False, False, False))
    orders = {
        tuple(p.good for p in reading(talk("a", *told), plain("b"), seed=seed).pieces)
        for seed in range(40)
    }
    assert len(orders) == 4
    neutral = talk("a", ("b", None), ("c", None), (END, None))
    one = reading(neutral, plain("b"), plain("c"))
    assert one.pieces == neutral.pieces


def test_the_order_stays_while_it_is_read() -> None:
    one = reading(talk("a", (None, False), (None, False), (None, True)), plain("b"))
    before = one.pieces
    say(one, True)
    one.next()
    one.back()
    assert one.pieces == before


IDS = ("a", "b", "c", "d", "e")


@st.composite
def stops(draw: st.DrawFn) -> list[Stop]:
    count = draw(st.integers(1, 5))
    goals = st.none() | st.sampled_from([*IDS[:count], END])
    choices = st.lists(st.tuples(goals, st.none() | st.booleans()), min_size=2, max_size=3)
    return [
        Stop(id, draw(goals), tuple(draw(choices)) if draw(st.booleans()) else ())
        for id in IDS[:count]
    ]


@given(stops())
def test_the_count_of_pages_left_is_that_of_a_shortest_way(told: list[Stop]) -> None:
    ways = Ways(told)
    for stop in told:
        goals = ways.goals(stop.id)
        known = [0 if goal == END else ways.left[goal] for goal in goals
                 if goal == END or goal in ways.left]  # fmt: skip
        assert (stop.id in ways.left) == bool(known)
        if known:
            assert ways.left[stop.id] == min(known) + 1


@given(stops(), st.lists(st.integers(0, 5), max_size=30), st.integers(0, 9))
def test_whatever_is_touched_the_way_out_stays_open(
    told: list[Stop], touches: list[int], seed: int
) -> None:
    ways = Ways(told)
    if not ways.reached() <= ways.left.keys():
        return  # the check refuses it
    pages = [
        talk(stop.id, *stop.choices, next=stop.next) if stop.choices else plain(stop.id, stop.next)
        for stop in told
    ]
    one = reading(*pages, seed=seed)
    for touch in touches:
        if touch == 5:
            one.back()
        elif one.can_go_on:
            if one.next():
                one.replay()
        else:
            one.touch(touch)
        assert one.page.id in ways.reached()
        assert one.number < one.count <= 2 * len(pages)
    for _ in range(3 * len(pages)):  # and by the shortest way it ends
        if not one.can_go_on:
            goals = [p.to or (one.page.id if p.good is False else ways.after(one.page.id))
                     for p in one.pieces]  # fmt: skip
            known = [0 if goal == END else ways.left.get(goal, 99) for goal in goals]
            one.touch(known.index(min(known)))
        if one.next():
            return
    raise AssertionError("it did not end")
