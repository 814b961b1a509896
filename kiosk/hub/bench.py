"""How quick the hub is: envelopes merged a second, and the overview over a generated year.

An envelope is one segment of 20 exhibits × 4 metrics. The year is 10,000 kiosks of generated
monthly sums, beside raw segments of 200. Nothing of it touches the hub's own tables: SQLite gets a
new file, PostgreSQL a schema that is dropped afterwards.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import create_engine, make_url, text

from kiosk.hub.archive import MERGED
from kiosk.hub.bench_page import overview_times_s
from kiosk.hub.bulk import upsert
from kiosk.hub.devices import enrol, new_token
from kiosk.hub.ingest import ingest, ingest_many
from kiosk.hub.schema import LANES, SUMS
from kiosk.hub.store import Store, open_store
from kiosk.sync.wire import Envelope, Site, Tally, WireSegment, pack

GOAL_MERGED_PER_S = 1_000
GOAL_OVERVIEW_S = 0.3
TOGETHER = 100
"""Envelopes in one transaction, as a stick or a truck brings them."""
_PAGES = 11
_EXHIBITS = 20
_METRICS = ("opened", "completed", "seconds", "asked")
_RAW_KIOSKS = 200
_START_S = 1_772_323_200  # 2026-03-01 UTC
_DAY_S = 86_400
_COUNTIES = ("211302", "211303", "211321", "211322", "211324", "211381", "211382", "0")


class Figure(NamedTuple):
    """One measured figure: what it is called for programs and for people, the spread of what was
    measured in the same ``unit``, and the goal, which is the most or, with ``at_least``, the least.
    """

    key: str
    name: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False
    spread: tuple[float, float] | None = None

    @property
    def is_met(self) -> bool:
        """Whether the goal is met; without one there is nothing to miss."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        """As ``kiosk bench`` reads it: name, value, unit, baseline, goal and at_least."""
        row = self._asdict()
        return {
            "name": f"hub.{self.key}",
            "baseline": None,
            **{word: row[word] for word in ("value", "unit", "goal", "at_least")},
        }


def bench(database: str | None, *, envelopes: int, kiosks: int) -> Iterator[Figure]:
    """Measure, on a new SQLite file or in a new schema of the PostgreSQL at ``database``."""
    with _bench_store(database) as store:
        packed = _packed(store, envelopes)
        alone = packed[: max(1, envelopes // 10)]
        took_s = _time(lambda: [ingest(store, each, "https") for each in alone])
        yield Figure(
            "merged.alone", "envelopes merged a second, one by one", len(alone) / took_s, "/s"
        )
        rest = packed[len(alone) :]
        started_s = time.process_time()
        took_s = _time(lambda: _merge_together(store, rest))
        busy_s = time.process_time() - started_s
        yield Figure(
            *("merged", f"envelopes merged a second, {TOGETHER} together"),
            *(len(rest) / took_s, "/s"),
            goal=GOAL_MERGED_PER_S,
            at_least=True,
        )
        yield Figure("merged.cpu", "… in a second of this processor", len(rest) / busy_s, "/s")
        took_s = _time(lambda: _merge_together(store, rest))
        yield Figure("merged.again", "the same ones again a second", len(rest) / took_s, "/s")
        _generate_year(store, kiosks)
        times_s = overview_times_s(store, "2026", _PAGES)
        yield Figure(
            *("overview", f"overview page of a year of {kiosks:,} kiosks"),
            *(statistics.median(times_s) * 1000, "ms"),
            goal=GOAL_OVERVIEW_S * 1000,
            spread=(min(times_s) * 1000, max(times_s) * 1000),
        )


@contextmanager
def _bench_store(database: str | None) -> Iterator[Store]:
    if database is None or "://" not in database or database.startswith("sqlite"):
        with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder:
            store = open_store(Path(folder) / "bench.sqlite3")
            try:
                yield store
            finally:
                store.close()
        return
    url = make_url(database)
    schema = f"bench_{os.urandom(4).hex()}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE SCHEMA "{schema}"'))
    try:
        own = url.update_query_dict({"options": f"-csearch_path={schema}"})
        store = open_store(own.render_as_string(hide_password=False))
        try:
            yield store
        finally:
            store.close()
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP SCHEMA "{schema}" CASCADE'))
        admin.dispose()


def _packed(store: Store, envelopes: int) -> list[bytes]:
    """Envelopes of up to 200 enrolled devices, one segment each; a device's own lie together, as
    on a truck's stick.
    """
    each_has = -(-envelopes // _RAW_KIOSKS)
    keys = [Ed25519PrivateKey.generate() for _ in range(-(-envelopes // each_has))]
    installs = [os.urandom(16).hex() for _ in keys]
    for install, key in zip(installs, keys, strict=True):
        enrol(store, new_token(store).secret, install, key.public_key().public_bytes_raw())
    packed = []
    for number in range(envelopes):
        which, order = number // each_has, number % each_has + 1
        envelope = Envelope(
            *(1, installs[which], "ABCD-EFGH", keys[which].public_key().public_bytes_raw()),
            fingerprint=f"{which + 1:016x}",
            site=Site("朝阳市", _COUNTIES[which % 8], "科普大篷车", "流动站", ""),
            orders=(1, order),
            segments=(_segment(order),),
            outings=(),
            totals={"sessions": 30 * order},
            health={"disk_free_mb": 9_000, "clock": "operator"},
            program="0.1.0",
            utc_offset_min=480,
            number=order,
        )
        packed.append(pack(envelope, keys[which].sign))
    return packed


def _segment(order: int) -> WireSegment:
    at_s = _START_S + order * _DAY_S
    tallies = tuple(
        Tally(f"cn.kepu.exhibit{exhibit:02}", "1.0.0", "", metric, 10 + exhibit)
        for exhibit in range(_EXHIBITS)
        for metric in _METRICS
    )
    return WireSegment(
        *(int.from_bytes(os.urandom(7)), order, order, 5, at_s, 2, "start", "c" * 16, 0, "", True),
        *(at_s, at_s - 60, at_s + 60, "sure", tallies),
    )


def _merge_together(store: Store, packed: list[bytes]) -> None:
    for start in range(0, len(packed), TOGETHER):
        found = ingest_many(store, [(each, "usb") for each in packed[start : start + TOGETHER]])
        if any(each.state != MERGED for each in found):
            raise AssertionError("an envelope of an enrolled device was not merged")


def _generate_year(store: Store, kiosks: int) -> None:
    first = 1_000_000
    devices = [
        (first + each, f"{each:032x}", "approved", _COUNTIES[each % 8]) for each in range(kiosks)
    ]
    months = [
        (first + each, f"2026-{month:02}", _COUNTIES[each % 8], *(each % 97 + 1 for _ in SUMS))
        for each in range(kiosks)
        for month in range(1, 13)
    ]
    key = ("device", "month", "county")
    store.write(
        lambda connection: upsert(
            connection, "devices", ("device", "install", "state", "county"), ("device",), devices
        )
    )
    for start in range(0, len(months), 20_000):
        some = months[start : start + 20_000]
        store.write(
            lambda connection, some=some: upsert(  # type: ignore[misc]
                connection, "device_months", (*key, *SUMS), key, some
            )
        )
    totals = ", ".join(f'sum("{name}")' for name in SUMS)
    store.write(
        lambda connection: connection.exec_driver_sql(
            f"INSERT INTO fleet_months SELECT device - device / {LANES} * {LANES}, month, county,"
            f" {totals} FROM device_months WHERE device >= {first} GROUP BY 1, 2, 3"
            f" ON CONFLICT DO NOTHING"
        )
    )
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _time(work: object) -> float:
    started_s = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started_s
