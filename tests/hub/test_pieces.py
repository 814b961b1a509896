"""A segment too large for one envelope comes in pieces; all of them confirm it."""

from __future__ import annotations

import itertools

from kiosk.hub.ingest import ingest
from kiosk.hub.store import Store
from tests.hub.making import Kiosk, a_segment, months, receipt_of


def test_the_last_piece_in_whichever_order_confirms_the_whole(store: Store) -> None:
    for id, order in enumerate(itertools.permutations(range(3)), start=21):
        whole = a_segment(id, sessions=4, opened={"cn.kepu.tide": 6, "cn.kepu.moon": 2})
        pieces = [whole._replace(tallies=(each,), partial=True) for each in whole.tallies]
        kiosk = Kiosk().enrolled(store)
        told = [
            receipt_of(store, ingest(store, kiosk.envelope(pieces[place]), "https").receipt)
            for place in order
        ]
        assert [each.confirmed == ((id, whole.digest),) for each in told] == [False, False, True]
    assert sum(counts[0] for counts in months(store, "sessions").values()) == 6 * 4
