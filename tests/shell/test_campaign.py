from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.core.campaigns import Calendar, Campaign
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit
from kiosk.shell.campaign import exhibit_ids, featured, next_look_s, running_now
from kiosk.shell.shelf import Shelf
from tests.shell.making import exhibit

BEIJING = 480
WORDS = Words("航天日", "Space Day")


def _campaign(**changes: object) -> Campaign:
    base = Campaign("space", WORDS, "", "04-24", "04-24", ("航天",), ("cn.kepu.b",), WORDS)
    return base._replace(**changes)  # type: ignore[arg-type]


def _exhibits(**topics: str) -> tuple[Exhibit, ...]:
    return tuple(exhibit(letter, topics=(topic,)) for letter, topic in topics.items())


FOUR = _exhibits(a="航天", b="物理", c="农业", d="航天")


def _wall_s(*moment: int) -> float:
    return datetime(*moment, tzinfo=UTC).timestamp()  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("moment", "runs"),
    [
        ((2026, 4, 23, 15, 59, 59), False),
        ((2026, 4, 23, 16), True),
        ((2026, 4, 24, 15, 59, 59), True),
        ((2026, 4, 24, 16), False),
    ],
)
def test_a_campaign_runs_by_the_local_day(moment: tuple[int, ...], runs: bool) -> None:
    calendar = Calendar((_campaign(),))
    found = running_now(calendar, _wall_s(*moment), BEIJING, believed=True)
    assert bool(found) is runs


def test_by_a_clock_that_is_not_believed_none_runs() -> None:
    calendar = Calendar((_campaign(),))
    assert running_now(calendar, _wall_s(2026, 4, 24), BEIJING, believed=False) == ()


def test_the_named_exhibits_come_first_then_those_of_the_topics() -> None:
    assert exhibit_ids(_campaign(), FOUR) == ("cn.kepu.b", "cn.kepu.a", "cn.kepu.d")


def test_an_exhibit_that_is_not_here_is_passed_over() -> None:
    campaign = _campaign(exhibits=("cn.kepu.gone", "cn.kepu.d"), topics=())
    assert exhibit_ids(campaign, FOUR) == ("cn.kepu.d",)


def test_only_the_foremost_campaign_is_featured_and_even_without_exhibits() -> None:
    first = _campaign(id="first", exhibits=(), topics=())
    shown = featured((first, _campaign()), FOUR)
    assert shown is not None and (shown.id, shown.exhibit_ids) == ("first", ())
    assert featured((), FOUR) is None


@pytest.mark.parametrize(
    ("moment", "due_s"), [((2026, 4, 23, 10), 3600), ((2026, 4, 23, 15, 30, 20), 1780)]
)
def test_the_next_look_is_at_midnight_and_at_most_an_hour_away(
    moment: tuple[int, ...], due_s: float
) -> None:
    assert next_look_s(_wall_s(*moment), BEIJING) == due_s


# On the shelf.


def test_on_the_shelf_an_emergency_goes_before_pins_and_pins_before_the_campaign() -> None:
    shelf = Shelf(pinned_ids=("cn.kepu.c",)).with_exhibits(FOUR)
    shelf = shelf.with_campaign(("cn.kepu.d", "cn.kepu.b")).with_emergencies(("cn.kepu.b",))
    assert [e.id[-1] for e in shelf.exhibits] == ["b", "c", "d", "a"]
    over = shelf.with_emergencies(())
    assert [e.id[-1] for e in over.exhibits] == ["c", "d", "b", "a"]


def test_while_a_campaign_runs_its_first_is_featured_but_not_before_an_emergency() -> None:
    shelf = Shelf(featured_id="cn.kepu.c").with_exhibits(FOUR).with_campaign(("cn.kepu.d",))
    assert shelf.featured is not None and shelf.featured.id == "cn.kepu.d"
    warned = shelf.with_emergencies(("cn.kepu.a",))
    assert warned.featured is not None and warned.featured.id == "cn.kepu.a"
    over = shelf.with_campaign(())
    assert over.featured is not None and over.featured.id == "cn.kepu.c"


def test_when_a_campaign_is_over_the_shelf_is_as_before() -> None:
    shelf = Shelf(pinned_ids=("cn.kepu.c",)).with_exhibits(FOUR)
    assert shelf.with_campaign(("cn.kepu.d",)).with_campaign(()) == shelf
