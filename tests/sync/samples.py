"""Envelopes as kiosks make them: a month of a busy truck, with the exhibits that ship and more."""

from __future__ import annotations

import random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.sync.wire import Envelope, Site, Tally, WireOuting, WireSegment
from kiosk.sync.wire_facts import OUTING_FIELDS
from kiosk.visits.identity import identity_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
HUB_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
HUB_PUBLIC = HUB_KEY.public_key().public_bytes_raw()
INSTALL = "0123456789abcdef0123456789abcdef"
METRICS = ("opened", "completed", "right", "wrong")
_NAMES = """
    archaefructus drip earthquake electricity feathered jehol niuheliang physics safefood scam
    tiangong warning optics-bench watercycle fireescape moonphases magnetism pulleys.class2
    seedlings windpower
"""
EXHIBITS = tuple(f"cn.kepu.{name}" for name in _NAMES.split())
"""Twelve that ship, and eight names like them."""

FIRST_S = 1_772_323_200
"""2026-03-01, a morning in China."""


def a_segment(number: int, seed: int = 7, **changes: object) -> WireSegment:
    """One segment with 20 exhibits and four metrics, different for every number."""
    dice = random.Random(f"{seed}-{number}")
    began_s = FIRST_S + number * 86_400 + dice.randrange(3_600)
    tallies: list[Tally] = []
    for place, exhibit in enumerate(EXHIBITS):
        opened = dice.randint(8, 60 + 3 * place)
        completed = dice.randint(opened // 3, opened)
        right = dice.randint(completed, 3 * completed)
        counts = (opened, completed, right, dice.randint(1, 2 * completed + 1))
        version = "1.2.0" if place % 7 == 3 else "1.0.0"
        tallies += [
            Tally(exhibit, version, "", metric, count)
            for metric, count in zip(METRICS, counts, strict=True)
        ]
    return WireSegment(
        id=dice.getrandbits(63) or 1,
        order=number + 101,
        boot=40 + number,
        mono_s=dice.randrange(5_000),
        opened_wall_s=began_s,
        quality=1,
        cause="start",
        content="5f2c9a1e77b0d3c4",
        outing=dice.getrandbits(63) or 1,
        campaign="",
        sealed=True,
        best_s=began_s,
        earliest_s=began_s,
        latest_s=began_s,
        certainty="sure",
        tallies=tuple(sorted(tallies)),
    )._replace(**changes)  # type: ignore[arg-type]


def an_outing(number: int, revision: int = 1, **changes: str | int | None) -> WireOuting:
    """One outing with everything filled in but what was not asked."""
    row: dict[str, str | int | None] = {
        name: (None if may_miss else 0 if kind is int else "")
        for name, kind, may_miss in OUTING_FIELDS
    }
    row |= {
        "outing": number,
        "revision": revision,
        "form": "outing",
        "started_wall_s": FIRST_S,
        "ended_wall_s": FIRST_S + 7_200,
        "county": "211321",
        "township": "波罗赤镇",
        "place": "波罗赤中心小学",
        "activity": "进校园",
        "head_count": 312,
        "notes": "操场\n有风",
        "role": "crew",
    }
    return WireOuting(row | changes, "2026-03-01", "2026-03-01", "sure")


def an_envelope(how_many: int = 22, /, **changes: object) -> Envelope:
    """A month of ``how_many`` segments."""
    own = tuple(a_segment(number) for number in range(how_many))
    totals = {
        metric: sum(each.count for one in own for each in one.tallies if each.metric == metric)
        for metric in METRICS
    }
    return Envelope(
        format=1,
        install_id=INSTALL,
        device_code=identity_of(INSTALL).device_code,
        public_key=PUBLIC,
        fingerprint="a1b2c3d4e5f60718",
        site=Site("朝阳市", "211303", "truck", "朝阳市科技馆", "辽N·科普大篷车"),
        orders=(1, 100 + how_many),
        segments=own,
        outings=(an_outing(5),),
        totals=totals,
        health={"disk_free_mb": 40_210.5, "worst": "", "clock": None, "guardian": True, "n": -3},
        program="0.8.0",
        utc_offset_min=480,
        number=12,
    )._replace(**changes)  # type: ignore[arg-type]
