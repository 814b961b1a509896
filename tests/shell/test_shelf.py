"""The home screen's shelf."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.topics import AUDIENCES, TOPICS
from kiosk.library.exhibit import Exhibit
from kiosk.shell.shelf import ALL, Shelf, arranged
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
    assert shelf.with_apart(False).shown == shelf.exhibits


def test_the_only_exhibit_may_stand_apart() -> None:
    shelf = Shelf(apart=True).with_exhibits(ONES[:1])
    assert (shelf.shown, shelf.page_count, shelf.featured) == ((), 1, ONES[0])


def test_pinned_ones_come_first_in_their_order_and_others_by_turns() -> None:
    ones = (
        exhibit("a", ("农业",)),
        exhibit("b", ("农业",)),
        exhibit("c", ("航天",)),
        exhibit("d", ("应急与安全",)),
        exhibit("e", ("航天",)),
    )
    pinned = ("cn.kepu.e", "cn.kepu.gone", "cn.kepu.b")
    shelf = Shelf(pinned_ids=pinned).with_exhibits(ones)
    assert [e.id[-1] for e in shelf.shown] == ["e", "b", "c", "a", "d"]


def test_the_audience_narrows_the_topics_and_the_wall() -> None:
    ones = (
        exhibit("a", ("农业",), audience=("农民", "公众")),
        exhibit("b", ("航天",), audience=("青少年",)),
        exhibit("c", ("农业", "气象"), audience=("青少年", "农民")),
    )
    shelf = Shelf().with_exhibits(ones)
    assert shelf.audiences == ("青少年", "农民")  # 公众 is for all, and none to choose
    farmers = shelf.choose_audience("农民")
    assert farmers.topics == ("农业", "气象")
    assert [(band.topic, band.count) for band in farmers.wall(1)] == [("农业", 2), ("气象", 1)]
    assert [len(band.first) for band in farmers.wall(1)] == [1, 1]
    assert farmers.choose("航天").topic == ALL  # nothing of it for farmers
    assert shelf.choose("航天").choose_audience("农民").topic == ALL
    assert shelf.choose("气象").choose_audience("农民").topic == "气象"
    assert farmers.tidy().audience == ALL


EXHIBITS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True),
        st.lists(st.sampled_from(AUDIENCES), min_size=1, max_size=3, unique=True),
    ),
    max_size=40,
).map(
    lambda all: tuple(
        exhibit(f"n{n}", tuple(topics), audience=tuple(audience))
        for n, (topics, audience) in enumerate(all)
    )
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("topic"), st.sampled_from(("", *TOPICS, "不是主题"))),
        st.tuples(st.just("audience"), st.sampled_from(("", *AUDIENCES, "没有这样的人"))),
        st.tuples(st.just("turn"), st.integers(-3, 3)),
        st.tuples(st.just("size"), st.integers(0, 12)),
        st.tuples(st.just("apart"), st.booleans()),
        st.tuples(st.just("exhibits"), EXHIBITS),
    ),
    max_size=12,
)


@given(EXHIBITS, st.lists(st.integers(0, 45), max_size=6), STEPS)
def test_whatever_one_does_there_is_something_to_see(
    ones: tuple[Exhibit, ...], pins: list[int], steps: list[tuple[str, object]]
) -> None:
    pinned = tuple(dict.fromkeys(f"cn.kepu.n{pin}" for pin in pins))
    shelf = Shelf(pinned_ids=pinned, featured_id="cn.kepu.n1").with_exhibits(ones)
    moves = {
        "topic": shelf.__class__.choose,
        "audience": shelf.__class__.choose_audience,
        "turn": shelf.__class__.turn,
        "size": shelf.__class__.with_page_size,
        "apart": shelf.__class__.with_apart,
        "exhibits": shelf.__class__.with_exhibits,
    }
    for name, value in steps:
        shelf = moves[name](shelf, value)  # type: ignore[operator]
        assert 0 <= shelf.page < shelf.page_count
        assert len(shelf.shown) <= shelf.page_size
        if len(shelf.exhibits) > 1 or not shelf.apart:
            assert bool(shelf.shown) == bool(shelf.exhibits)
        for one in shelf.shown:
            assert shelf.topic in (ALL, *one.topics) and shelf.audience in (ALL, *one.audience)
        everything = [e for page in _pages(shelf) for e in page]
        assert len(set(e.id for e in everything)) == len(everything) == len(shelf.matching)
        for band in shelf.wall(3):
            assert len(band.first) == min(3, band.count) > 0
            assert len(shelf.choose(band.topic).matching) == band.count


def _pages(shelf: Shelf) -> list[tuple[Exhibit, ...]]:
    return [shelf.turn(-99).turn(page).shown for page in range(shelf.page_count)]


@given(EXHIBITS, st.lists(st.integers(0, 45), max_size=6))
def test_the_order_loses_and_doubles_nothing(ones: tuple[Exhibit, ...], pins: list[int]) -> None:
    pinned = tuple(dict.fromkeys(f"cn.kepu.n{pin}" for pin in pins))
    order = arranged(ones, pinned)
    assert sorted(e.id for e in order) == sorted(e.id for e in ones)
    front = [id for id in pinned if any(e.id == id for e in ones)]
    assert [e.id for e in order[: len(front)]] == front
    rest = [e.topics[0] for e in order[len(front) :]]
    first_round = rest[: len(set(rest))]
    assert len(set(first_round)) == len(first_round)  # one of each topic before a second of any


def test_an_emergency_stands_before_what_the_operator_pinned_and_is_featured() -> None:
    shelf = Shelf(featured_id="cn.kepu.n4", pinned_ids=("cn.kepu.n2", "cn.kepu.n7"))
    shelf = shelf.with_exhibits(ONES).with_emergencies(("cn.kepu.n8", "cn.kepu.n2"))
    front = [e.id for e in shelf.exhibits[:3]]
    assert front == ["cn.kepu.n8", "cn.kepu.n2", "cn.kepu.n7"]
    assert shelf.featured is shelf.exhibits[0]
    assert shelf.is_emergency(shelf.exhibits[1]) and not shelf.is_emergency(shelf.exhibits[2])


def test_when_an_emergency_is_over_the_shelf_is_as_it_was() -> None:
    before = Shelf(featured_id="cn.kepu.n4", pinned_ids=("cn.kepu.n2",)).with_exhibits(ONES)
    assert before.with_emergencies(("cn.kepu.n8",)).with_emergencies(()) == before


def test_an_emergency_whose_exhibits_are_gone_features_nothing() -> None:
    shelf = Shelf(featured_id="cn.kepu.n4").with_exhibits(ONES).with_emergencies(("cn.kepu.x",))
    assert shelf.featured is not None and shelf.featured.id == "cn.kepu.n4"


def test_a_recall_leaves_nothing_dead_on_the_shelf() -> None:
    farming = exhibit("farm", ("农业",), audience=("农民",))
    ids = (farming.id,)
    shelf = Shelf(featured_id=farming.id, pinned_ids=ids, page_size=2)
    shelf = shelf.with_exhibits((*ONES, farming)).with_emergencies(ids)
    shelf = shelf.choose_audience("农民").choose("农业")
    assert shelf.shown == (farming,)
    after = shelf.with_exhibits(ONES)
    assert (after.topic, after.audience, after.page) == (ALL, ALL, 0)
    assert after.featured is after.exhibits[0] and farming not in after.exhibits
    assert farming not in after.related(ONES[0], 99)
    assert all(farming not in band.first for band in after.wall(99))
