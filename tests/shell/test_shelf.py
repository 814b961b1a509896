"""The home screen's shelf."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.shelf import ALL, Shelf
from tests.shell.making import exhibit

ONES = tuple(exhibit(f"n{n}", ("物理",) if n % 3 else ("航天", "物理")) for n in range(10))


def test_an_empty_shelf_has_one_empty_page() -> None:
    shelf = Shelf()
    assert shelf.shown == ()
    assert shelf.page_count == 1
    assert shelf.featured is None


def test_topics_filter_and_a_gone_topic_shows_all_again() -> None:
    shelf = Shelf().with_exhibits(ONES).choose("航天")
    assert [e.id for e in shelf.matching] == [
        "cn.kepu.n0",
        "cn.kepu.n3",
        "cn.kepu.n6",
        "cn.kepu.n9",
    ]
    without = tuple(e for e in ONES if "航天" not in e.topics)
    assert shelf.with_exhibits(without).topic == ALL


def test_turning_stops_at_both_ends() -> None:
    shelf = Shelf(page_size=4).with_exhibits(ONES)
    assert shelf.turn(-1).page == 0
    assert shelf.turn(99).page == 2
    assert len(shelf.turn(2).shown) == 2


def test_what_was_in_sight_stays_in_sight_when_the_page_shrinks() -> None:
    shelf = Shelf(page_size=6).with_exhibits(ONES).turn(1)
    first = shelf.shown[0]
    assert first in shelf.with_page_size(2).shown


def test_the_featured_exhibit_is_the_configured_one_or_the_first() -> None:
    assert Shelf(ONES, featured_id="cn.kepu.n4").featured is ONES[4]
    assert Shelf(ONES, featured_id="cn.kepu.gone").featured is ONES[0]


def test_related_prefers_the_same_topic_and_never_the_exhibit_itself() -> None:
    ones = (exhibit("a", ("农业",)), exhibit("b", ("航天",)), exhibit("c", ("航天",)))
    assert [e.id for e in Shelf(ones).related(ones[2], 2)] == ["cn.kepu.b", "cn.kepu.a"]


@given(st.integers(0, 40), st.integers(1, 15), st.lists(st.integers(-3, 3), max_size=8))
def test_every_exhibit_is_on_exactly_one_page(count: int, size: int, turns: list[int]) -> None:
    ones = tuple(exhibit(f"n{n}") for n in range(count))
    shelf = Shelf(page_size=size).with_exhibits(ones)
    for turn in turns:
        shelf = shelf.turn(turn)
        assert 0 <= shelf.page < shelf.page_count
    pages = [shelf.turn(-99).turn(page).shown for page in range(shelf.page_count)]
    assert [e.id for page in pages for e in page] == [e.id for e in ones]


def test_the_featured_exhibit_stands_apart_while_no_topic_is_chosen() -> None:
    shelf = Shelf(featured_id="cn.kepu.n3", page_size=20, apart=True).with_exhibits(ONES)
    assert ONES[3] not in shelf.shown
    assert len(shelf.shown) == 9
    assert ONES[3] in shelf.choose("航天").shown
    assert shelf.with_apart(False).shown == ONES


def test_the_only_exhibit_may_stand_apart() -> None:
    shelf = Shelf(apart=True).with_exhibits(ONES[:1])
    assert (shelf.shown, shelf.page_count, shelf.featured) == ((), 1, ONES[0])
