"""A clock that is set after counts were sent: the city's months are those of the kiosk."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from kiosk.core.clock import Quality
from kiosk.hub.schema import segments
from kiosk.visits.dated import open_dated
from kiosk.visits.facts import AnchorSet
from tests.hub.fleet_world import City, Machine, Truth, closed
from tests.visits.making import UTC8

_DAY_S = 86_400
_NOW_S = 1_800_000_000


def _sends(one: Machine) -> int:
    sent = one.due()
    for content in sent:
        one.hear(one.city.take(content, "https").receipt, live=True)
    return len(sent)


def _told_the_time(one: Machine, id: int, wall_s: int) -> None:
    """As a receipt does."""
    clock = one.clock
    before_s = int(clock.wall_s())
    one.ledger.apply(
        AnchorSet(id, clock.boot, int(clock.monotonic_s()), wall_s, int(Quality.HUB), before_s, "r")
    )
    clock.set_wall(wall_s)


def _months(one: Machine) -> tuple[list[str], list[str]]:
    with open_dated(one.path, UTC8) as ledger:
        assert ledger is not None
        own = [month for (month,) in ledger.execute("SELECT month FROM dated ORDER BY best_s")]
    with one.city.store.read() as connection:
        return own, list(connection.scalars(select(segments.c.month).order_by(segments.c.best_s)))


def test_days_that_were_sent_under_a_wrong_clock_are_dated_right_in_the_city(
    tmp_path: Path,
) -> None:
    city = City(tmp_path, Truth())
    one = Machine(tmp_path / "disk", city, "1" * 32, wall_s=1.262e9).enrolled()  # 2009
    for _ in range(5):
        one.visit(5)
        one.clock.advance(_DAY_S)
        one.bench.segments.renew("day")
    _sends(one)
    _told_the_time(one, 7, _NOW_S)
    one.visit(1)
    _sends(one)
    assert _months(one) == (["2027-01"] * 6, ["2027-01"] * 6)
    before = len(one.own_due())
    _told_the_time(one, 8, _NOW_S + 2)
    assert len(one.own_due()) == before, "the same time again dates nothing anew"
    one.restart()
    _sends(one)
    one.restart()
    assert one.own_due() == []
    assert sum(city.visits().values()) == city.truth.made
    closed([one])
    city.store.close()
