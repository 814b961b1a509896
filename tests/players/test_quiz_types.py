"""Every type of question: what moves do, and what an answer is worth."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.library.texts import LocalText
from kiosk.players.quiz.tries import NOWHERE, Attempt, Try
from kiosk.players.quiz.types.choices.body import Choices, Option
from kiosk.players.quiz.types.choices.rules import PollTry
from kiosk.players.quiz.types.faces import Face
from kiosk.players.quiz.types.memory.body import Pairs
from kiosk.players.quiz.types.memory.rules import MemoryTry
from kiosk.players.quiz.types.numbers.body import Estimate
from kiosk.players.quiz.types.numbers.rules import NumberTry, is_right
from kiosk.players.quiz.types.ordering.body import Ordered
from kiosk.players.quiz.types.ordering.rules import OrderTry, longest_rise, order_credit
from kiosk.players.quiz.types.placing.body import Chunk, Piece, Placing, chunks
from kiosk.players.quiz.types.placing.rules import PlacingTry, placing_credit
from kiosk.players.quiz.types.spots.body import Area, Spots
from kiosk.players.quiz.types.spots.rules import SpotsTry, hit, spots_credit
from kiosk.rehearsal.quiz_answers import answer_moves, make
from tests.players.quizzing import text


def face(words: str) -> Face:
    return Face(text(words))


def marks(attempt: Try) -> list[str]:
    return [tile.mark for tile in attempt.tiles]


def order(count: int, seed: int = 1) -> OrderTry:
    return OrderTry(Ordered(tuple(face(str(at)) for at in range(count))), Random(seed))


def placing(
    belongs: list[int], places: int, *, one_each: bool, sentence: LocalText | None = None
) -> Placing:
    pieces = tuple(Piece(face(f"t{at}"), place) for at, place in enumerate(belongs))
    return Placing(pieces, tuple(face(f"p{at}") for at in range(places)), one_each, sentence)


MATCH = placing([0, 1, 2, NOWHERE], 3, one_each=True)
BINS = placing([0, 0, 1, 1, 1], 2, one_each=False)
WORDS = placing([0, 1, NOWHERE], 2, one_each=True, sentence=text("先{1}再{2}"))
AREAS = (
    Area(0.1, 0.1, 0.2, 0.2, True),
    Area(0.6, 0.6, 0.2, 0.2, True),
    Area(0.1, 0.6, 0.02, 0.02, False),
)
KM = Estimate(0, 1000, 50, 400, 50)
PAIRS = Pairs(tuple((face(f"a{at}"), face(f"b{at}")) for at in range(3)))


def tries(seed: int) -> dict[str, Attempt]:
    options = tuple(Option(text(str(at)), None, False) for at in range(3))
    return {
        "order": order(4, seed),
        "match": PlacingTry(MATCH, Random(seed)),
        "bins": PlacingTry(BINS, Random(seed)),
        "words": PlacingTry(WORDS, Random(seed)),
        "one": SpotsTry(Spots("a.svg", AREAS, False), Random(seed)),
        "all": SpotsTry(Spots("a.svg", AREAS, True), Random(seed)),
        "number": NumberTry(KM, Random(seed)),
        "memory": MemoryTry(PAIRS, Random(seed)),
        "poll": PollTry(Choices(options), Random(seed)),
    }


KINDS = sorted(tries(0))
index = st.integers(-2, 8)
share = st.floats(-0.5, 1.5)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("tap"), index),
        st.tuples(st.just("tap_place"), index),
        st.tuples(st.just("put"), index, index, index),
        st.tuples(st.just("point"), share, share, st.floats(0, 0.3), st.floats(0, 0.3)),
        st.tuples(st.just("set"), st.floats(-100, 2000)),
        st.tuples(st.just("submit")),
        st.tuples(st.just("give_up")),
    ),
    max_size=30,
)


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 99), made=moves)
def test_no_move_breaks_a_try(kind: str, seed: int, made: list[tuple[object, ...]]) -> None:
    attempt = tries(seed)[kind]
    answered = None
    for name, *rest in made:
        getattr(attempt, str(name))(*rest)
        shown = (attempt.tiles, attempt.places, attempt.scale)
        assert 0 <= attempt.share <= 1
        assert attempt.right == (attempt.share == 1.0)
        assert not (attempt.given and not attempt.answered)
        assert not (attempt.can_submit and (attempt.answered or not attempt.waits))
        if answered is not None:
            assert shown == answered  # nothing moves any more
        elif attempt.answered:
            answered = shown


@pytest.mark.parametrize("kind", KINDS)
@given(seed=st.integers(0, 99))
def test_two_tries_with_one_seed_are_alike_and_say_nothing(kind: str, seed: int) -> None:
    one, other = tries(seed)[kind], tries(seed)[kind]
    assert one.tiles == other.tiles and one.scale == other.scale
    assert set(marks(one)) <= {"none"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rightly", [True, False])
@given(seed=st.integers(0, 99))
def test_who_knows_it_gets_it(kind: str, rightly: bool, seed: int) -> None:
    attempt = tries(seed)[kind]
    for move in answer_moves(attempt, rightly):
        make(move, attempt)
    attempt.submit()
    assert attempt.answered and attempt.given
    if attempt.counts:
        assert attempt.right is rightly
        good = {"right"} if rightly else {"moved", "wrong", "missed", "right"}
        assert set(marks(attempt)) - {"none"} <= good


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("number", "poll")])
@given(seed=st.integers(0, 99))
def test_given_up_it_shows_what_is_right_and_earns_nothing(kind: str, seed: int) -> None:
    attempt = tries(seed)[kind]
    attempt.give_up()
    assert attempt.answered and not attempt.given and attempt.share == 0 and not attempt.right
    assert set(marks(attempt)) <= {"missed", "none"} and "missed" in marks(attempt)


# Order.


@given(st.permutations(range(5)))
def test_an_order_s_credit(ranks: list[int]) -> None:
    credit = order_credit(ranks)
    assert 0 <= credit <= 1
    assert (credit == 1.0) == (ranks == sorted(ranks))
    for at in range(4):  # putting two neighbours right never costs
        if ranks[at] > ranks[at + 1]:
            better = [*ranks[:at], ranks[at + 1], ranks[at], *ranks[at + 2 :]]
            assert order_credit(better) >= credit


def test_guessing_an_order_earns_little() -> None:
    credits = [order_credit(ranks) for ranks in permutations(range(4))]
    assert sum(credits) / len(credits) < 0.25
    assert order_credit([]) == order_credit([0]) == 0.0
    assert order_credit([0, 1, 3, 2]) == pytest.approx(4 / 6)


@given(st.permutations(range(6)))
def test_the_longest_rise_rises_and_none_is_longer(ranks: list[int]) -> None:
    found = longest_rise(ranks)
    rising = [ranks[at] for at in found]
    assert found == sorted(found) and rising == sorted(rising)
    lengths = [1] * len(ranks)
    for at in range(len(ranks)):
        lengths[at] += max((lengths[b] for b in range(at) if ranks[b] < ranks[at]), default=0)
    assert len(found) == max(lengths)


def test_taps_put_in_line_and_take_out_again() -> None:
    attempt = order(3)
    attempt.tap(2)
    attempt.tap(0)
    assert [(tile.place, tile.at, tile.letter) for tile in attempt.tiles] == [
        (0, 1, "2"),
        (NOWHERE, 0, ""),
        (0, 0, "1"),
    ]
    assert not attempt.can_submit
    attempt.tap(2)
    assert attempt.tiles[0].letter == "1" and attempt.tiles[2].place == NOWHERE


@given(st.integers(0, 99), st.integers(0, 3), st.integers(-3, 9))
def test_a_drag_puts_all_in_line(seed: int, tile: int, at: int) -> None:
    attempt = order(4, seed)
    attempt.put(tile, 0, at)
    assert attempt.can_submit and attempt.tiles[tile].at == min(max(at, 0), 3)
    others = [(t.at, number) for number, t in enumerate(attempt.tiles) if number != tile]
    assert [number for _, number in sorted(others)] == [n for n in range(4) if n != tile]


def test_only_what_was_out_of_order_is_called_moved() -> None:
    attempt = order(4)
    at = attempt.ranks.index
    for rank in (1, 2, 3, 0):
        attempt.tap(at(rank))
    attempt.submit()
    assert [attempt.tiles[at(rank)].mark for rank in range(4)] == ["moved", *["right"] * 3]
    assert [attempt.tiles[at(rank)].at for rank in range(4)] == [0, 1, 2, 3]


@given(st.integers(0, 99))
def test_it_is_never_shown_in_the_right_order(seed: int) -> None:
    assert order(3, seed).ranks != (0, 1, 2)


# Placing.


@given(st.data())
def test_a_placing_s_credit(data: st.DataObject) -> None:
    belongs = data.draw(st.lists(st.integers(-1, 2), min_size=1, max_size=6))
    lies = data.draw(st.dictionaries(st.integers(0, len(belongs) - 1), st.integers(0, 2)))
    credit = placing_credit(belongs, lies)
    assert 0 <= credit <= 1
    real = {tile: place for tile, place in enumerate(belongs) if place != NOWHERE}
    assert (credit == 1.0) == (bool(real) and all(lies.get(t) == p for t, p in real.items()))
    for tile, place in real.items():  # putting one more right never costs
        assert placing_credit(belongs, {**lies, tile: place}) >= credit
    turned = data.draw(st.permutations(list(lies.items())))
    assert placing_credit(belongs, dict(turned)) == credit


def test_tile_then_place_and_place_then_tile() -> None:
    attempt = PlacingTry(MATCH, Random(1))
    attempt.tap(0)
    assert marks(attempt)[0] == "chosen"
    attempt.tap_place(2)
    assert attempt.tiles[0].place == 2 and attempt.places[2].holds == 1
    attempt.tap_place(1)
    assert attempt.places[1].mark == "chosen"
    attempt.tap(3)
    assert attempt.tiles[3].place == 1 and attempt.places[1].mark == "none"
    attempt.tap(2)
    attempt.tap(3)  # on what lies there: it takes its place
    assert attempt.tiles[2].place == 1 and attempt.tiles[3].place == NOWHERE
    attempt.tap(2)
    attempt.tap(2)
    assert set(marks(attempt)) == {"none"}  # picked up and put down again
    attempt.tap(2)
    attempt.tap_place(NOWHERE)
    assert attempt.tiles[2].place == NOWHERE


def test_groups_hold_many_and_all_must_be_sorted() -> None:
    attempt = PlacingTry(BINS, Random(1))
    for tile in range(5):
        assert not attempt.can_submit
        attempt.tap(tile)
        attempt.tap_place(0)
    assert attempt.can_submit and attempt.places[0].holds == 5
    assert sorted(tile.at for tile in attempt.tiles) == [0, 1, 2, 3, 4]
    attempt.submit()
    assert attempt.share == pytest.approx(2 / 5)
    assert sorted(marks(attempt)) == ["moved"] * 3 + ["right"] * 2
    assert [tile.place for tile in attempt.tiles] == list(attempt.belongs)


def test_words_go_into_the_next_gap_and_come_back() -> None:
    attempt = PlacingTry(WORDS, Random(1))
    attempt.tap(0)
    attempt.tap(1)
    assert [tile.place for tile in attempt.tiles] == [0, 1, NOWHERE] and attempt.can_submit
    attempt.tap(2)  # no gap is left
    assert attempt.tiles[2].place == NOWHERE
    attempt.tap_place(0)
    assert attempt.tiles[0].place == NOWHERE
    attempt.tap(2)
    assert attempt.tiles[2].place == 0
    attempt.tap(2)
    assert attempt.tiles[2].place == NOWHERE
    attempt.tap_place(0)
    attempt.tap(2)
    assert attempt.tiles[2].place == 0
    assert all(place.text is None for place in attempt.places)


def test_a_word_too_many_is_told_apart() -> None:
    attempt = PlacingTry(WORDS, Random(1))
    extra = attempt.belongs.index(NOWHERE)
    first, second = attempt.belongs.index(0), attempt.belongs.index(1)
    attempt.put(extra, 0, 0)
    attempt.put(second, 1, 0)
    attempt.submit()
    assert [attempt.tiles[tile].mark for tile in (extra, first, second)] == [
        "wrong",
        "moved",
        "right",
    ]
    assert attempt.tiles[extra].place == NOWHERE and attempt.share == 0.5


def test_a_sentence_breaks_where_lines_may() -> None:
    assert chunks("先{1}，再看。") == [
        Chunk("先"),
        Chunk("", 0, "，"),
        Chunk("再"),
        Chunk("看。"),
    ]
    assert chunks("First “{2}”, then {1}.") == [
        Chunk("First "),
        Chunk("“"),
        Chunk("", 1, "”, "),
        Chunk("then "),
        Chunk("", 0, "."),
    ]


@given(st.text(alphabet="先再看abc ，。“”{}12\n(", max_size=30))
def test_no_sign_of_a_sentence_is_lost(sentence: str) -> None:
    bits = chunks(sentence)
    joined = "".join(f"{{{bit.gap + 1}}}" if bit.gap >= 0 else bit.words for bit in bits)
    joined = "".join(bit.words if bit.gap < 0 else f"{{{bit.gap + 1}}}{bit.after}" for bit in bits)
    assert "".join(joined.split()) == "".join(sentence.split())


# Spots.


@given(st.lists(st.booleans(), min_size=1, max_size=5).filter(any), st.data())
def test_a_spot_s_credit(right: list[bool], data: st.DataObject) -> None:
    known = st.one_of(st.none(), st.integers(0, len(right) - 1))
    touched = data.draw(st.lists(known, max_size=8))
    credit = spots_credit(right, touched, all=True)
    assert 0 <= credit <= 1
    wanted = {at for at, each in enumerate(right) if each}
    assert (credit == 1.0) == (set(touched) == wanted)
    assert spots_credit(right, data.draw(st.permutations(touched)), all=True) == credit
    everything = [*range(len(right)), None]
    assert spots_credit(right, everything, all=True) < 1  # touching everything does not pay
    missing = sorted(wanted - set(touched))
    if missing:
        assert spots_credit(right, [*touched, missing[0]], all=True) >= credit
    assert spots_credit(right, touched, all=False) == (1.0 if wanted & set(touched) else 0.0)


def test_small_areas_are_widened_and_real_ones_go_first() -> None:
    tiny, near = Area(0.5, 0.5, 0.01, 0.01, True), Area(0.52, 0.5, 0.2, 0.1, False)
    assert hit((tiny,), 0.45, 0.5, 0.1, 0.1) == 0
    assert hit((tiny,), 0.45, 0.5, 0.01, 0.01) is None
    assert hit((tiny, near), 0.53, 0.51, 0.1, 0.1) == 1
    assert hit((tiny, near), 0.5, 0.505, 0.1, 0.1) == 0


def test_pins_are_set_taken_away_and_limited() -> None:
    attempt = SpotsTry(Spots("a.svg", AREAS, True), Random(1))
    assert attempt.wanted == 2 and not attempt.can_submit
    attempt.point(0.2, 0.2, 0.05, 0.05)
    attempt.point(0.25, 0.25, 0.05, 0.05)  # the same area: taken away
    assert attempt.tiles == ()
    for number in range(8):
        attempt.point(0.9, 0.1 * number, 0.01, 0.01)
    assert len(attempt.tiles) == 5
    attempt.point(0.9, 0.1, 0.05, 0.05)
    assert len(attempt.tiles) == 4
    attempt.point(0.2, 0.2, 0.05, 0.05)
    attempt.submit()
    told = [(tile.mark, tile.width > 0) for tile in attempt.tiles]
    assert told == [("right", True), ("missed", True), *[("wrong", False)] * 4]


def test_one_touch_answers_where_one_is_looked_for() -> None:
    attempt = SpotsTry(Spots("a.svg", AREAS, False), Random(1))
    assert attempt.wanted == 0 and attempt.picture == "a.svg"
    attempt.point(0.11, 0.61, 0.05, 0.05)
    assert attempt.answered and not attempt.right
    assert [tile.mark for tile in attempt.tiles] == ["missed", "missed", "wrong", "wrong"]
    lucky = SpotsTry(Spots("a.svg", AREAS, False), Random(1))
    lucky.point(0.7, 0.7, 0.0, 0.0)
    assert lucky.right and [tile.mark for tile in lucky.tiles] == ["right"]


# Numbers.


@given(st.floats(-1e6, 1e6))
def test_a_number_is_always_on_a_step_within_the_range(value: float) -> None:
    attempt = NumberTry(Estimate(-1.5, 1.5, 0.1, 0.3, 0.1), Random(1))
    attempt.set(value)
    now = attempt.scale.value
    assert -1.5 <= now <= 1.5 and round(now * 10) == pytest.approx(now * 10)
    attempt.submit()
    assert attempt.right == (abs(now - 0.3) <= 0.1 + 1e-9)
    assert attempt.scale.right == 0.3


def test_a_number_does_not_begin_right_and_wants_to_be_moved() -> None:
    attempt = NumberTry(KM, Random(1))
    assert attempt.scale.value == 500 and not attempt.can_submit and attempt.scale.right is None
    attempt.submit()
    assert not attempt.answered
    in_the_middle = NumberTry(Estimate(0, 10, 1, 5), Random(1))
    assert in_the_middle.scale.value == 0
    low_too = NumberTry(Estimate(0, 10, 1, 2, 4), Random(1))
    assert low_too.scale.value == 10
    assert is_right(KM, 450) and not is_right(KM, 451)


# What does not count.


def test_cards_that_do_not_fit_stay_open_until_the_next_tap() -> None:
    attempt = MemoryTry(PAIRS, Random(1))
    assert attempt.can_pass and not attempt.counts and attempt.tiles[0].text is None
    first = 0
    other = next(at for at, pair in enumerate(attempt.pairs) if pair != attempt.pairs[first])
    partner = next(
        at for at, pair in enumerate(attempt.pairs) if at != first and pair == attempt.pairs[first]
    )
    attempt.tap(first)
    attempt.tap(first)
    attempt.tap(other)
    assert [marks(attempt)[at] for at in (first, other)] == ["chosen", "chosen"]
    attempt.tap(partner)
    assert [marks(attempt)[at] for at in (first, other, partner)] == ["none", "none", "chosen"]
    attempt.tap(first)
    assert [marks(attempt)[at] for at in (first, partner)] == ["right", "right"]
    attempt.tap(first)
    assert marks(attempt)[first] == "right"


def test_a_poll_takes_one_voice_and_keeps_the_order() -> None:
    attempt = tries(5)["poll"]
    assert [tile.text.text("zh-Hans") for tile in attempt.tiles if tile.text] == ["0", "1", "2"]
    attempt.tap(1)
    attempt.tap(2)
    assert attempt.answered and not attempt.counts and not attempt.can_pass
    assert marks(attempt) == ["none", "chosen", "none"]
