"""The sums of months never drift from what they are sums of, whatever happens in between."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from kiosk.hub.devices import approve, revoke
from kiosk.hub.ingest import ingest, ingest_many
from kiosk.hub.rebuild import rebuild
from kiosk.hub.store import Store
from kiosk.sync.wire import WireSegment
from tests.hub.making import COUNTY, Kiosk, a_segment, an_outing, counted, months
from tests.hub.recount import drift

_WORLDS, _STEPS = 6, 12
Counts = dict[tuple[int, str], int]


class _World:
    """A kiosk, its clone, and one under another id that has their segments as well."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.dice = store, random.Random(seed)
        first = Kiosk().enrolled(store)
        self.kiosks = [first, first.copied(), Kiosk().enrolled(store)]
        self.true: Counts = {}
        """By segment and metric, the most that anybody told of it."""
        self.sent: list[bytes] = []

    def _segment(self) -> WireSegment:
        dice = self.dice
        id = dice.randint(1, 7)
        sessions, opened = dice.randint(0, 4), {"a": dice.randint(0, 5), "b": dice.randint(1, 2)}
        return a_segment(
            id, id % 4, sessions=sessions, opened=opened, sealed=dice.random() < 0.6,
            day=dice.choice((0, 0, 40)), outing=dice.choice((0, 5, 6)),
            partial=dice.random() < 0.3, certainty=dice.choice(("sure", "clock", "unsure")),
        )  # fmt: skip

    def _envelope(self) -> bytes:
        dice, kiosk = self.dice, self.dice.choice(self.kiosks)
        segments = {each.id: each for each in (self._segment() for _ in range(dice.randint(0, 3)))}
        for segment in segments.values():
            for each in segment.tallies:
                key = (segment.id, each.exhibit + each.metric)
                self.true[key] = max(self.true.get(key, 0), each.count)
        outing = an_outing(
            dice.choice((5, 6)), dice.randint(1, 3), day=dice.choice(("2026-03-02", "2026-04-09")),
            county=dice.choice(("211302", "211381")), head_count=dice.choice((None, 9, 30)),
            odometer_start_km=100, odometer_end_km=dice.choice((None, 40, 160, 9_000)),
        )  # fmt: skip
        return kiosk.envelope(
            *segments.values(),
            outings=[outing] if dice.random() < 0.5 else [],
            county=dice.choice(("211302", "211303")),
            number=dice.randint(1, 6),
        )

    def step(self) -> None:
        some = [self._envelope() for _ in range(self.dice.randint(1, 4))]
        self.sent += some
        some += self.dice.choices(self.sent, k=2)
        ingest_many(self.store, [(data, "usb") for data in some])
        what = self.dice.random()
        install = self.dice.choice(self.kiosks).install
        if what < 0.2:
            revoke(self.store, install)
        elif what < 0.5:
            approve(self.store, install)
        elif what < 0.6:
            before = counted(self.store)
            rebuild(self.store)
            assert counted(self.store) == before

    def counted(self) -> Counts:
        return {
            (segment, exhibit + metric): count
            for (segment, (exhibit, _, _, metric)), count in counted(self.store).items()
        }


def test_no_sum_ever_drifts_from_what_is_counted(new_store: Callable[[], Store]) -> None:
    for seed in range(_WORLDS):
        world = _World(new_store(), seed)
        for _ in range(_STEPS):
            world.step()
            assert drift(world.store) == {}, seed
        for kiosk in world.kiosks:
            approve(world.store, kiosk.install)
        assert world.counted() == {key: count for key, count in world.true.items() if count}
        assert drift(world.store) == {}, seed
        rebuild(world.store)
        assert world.counted() == {key: count for key, count in world.true.items() if count}
        assert drift(world.store) == {}, seed


def test_two_devices_that_tell_of_one_outing_at_once_count_it_once(store: Store) -> None:
    """A clone that took a new id, and its original, have the same outing."""
    kiosks = [Kiosk().enrolled(store) for _ in range(4)]
    for outing in range(1, 11):
        together = threading.Barrier(len(kiosks))

        def send(kiosk: Kiosk, revision: int, outing: int, together: threading.Barrier) -> None:
            told = an_outing(outing, revision, head_count=10 * revision)
            data = kiosk.envelope(outings=[told])
            together.wait()
            ingest(store, data, "https")

        threads = [
            threading.Thread(target=send, args=(kiosk, revision, outing, together))
            for kiosk, revision in zip(kiosks, (1, 1, 2, 3), strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert drift(store) == {}
    assert months(store, "outings", "people") == {("2026-03", COUNTY): (10, 300)}
