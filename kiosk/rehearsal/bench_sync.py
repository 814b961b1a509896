"""``kiosk bench sync``: a month as QR codes, a year's counts packed, and brought to a real hub over
TLS on the loopback, beside touches that must not feel it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kiosk.core.config import load_settings
from kiosk.core.places import Places, find_places
from kiosk.core.program import own_command
from kiosk.core.qr import qr_rows
from kiosk.core.timekeeping import kept_clock
from kiosk.rehearsal.bench_child import Bench, child_environment, could_not
from kiosk.rehearsal.bench_figures import Figure, percentile
from kiosk.rehearsal.bench_hub import LoopbackHub, enrol_at, hub_runs
from kiosk.rehearsal.history_folder import fill_until_yesterday
from kiosk.sync.about_here import about_here
from kiosk.sync.device_key import DeviceKey, settle_device_key
from kiosk.sync.outbox import due_envelopes, read_waiting
from kiosk.sync.qr_courier import METRICS
from kiosk.sync.wire import FORMAT, Envelope, Site, Tally, WireSegment
from kiosk.sync.wire_qr import qr_texts
from kiosk.visits.identity import identity_of

MONTHS, VISITS_A_MONTH, SEED = 12, 10_000, 1
ROUNDS = 5
SEGMENTS, EXHIBITS = 22, 20
HUB = "https://hub.example.cn"
LARGEST_VERSION, MOST_CODES = 25.0, 3.0
UPLOAD_S, FRAME_MS = 5.0, 16.7
_MONTH_S = 1_772_323_200  # 2026-03-01 UTC
_DAY_S = 86_400


def measure_sync(bench: Bench, touch: Callable[[str], Mapping[str, Any]] | None) -> list[Figure]:
    """All figures; ``touch`` measures touches in data of that name (None: not asked for)."""
    figures = of_codes()
    year = make_year(find_places(bench.work / "year"))
    figures += of_packing(year)
    if not hub_runs():  # a kiosk's own folder has no hub in it
        return figures
    figures += of_upload(bench, year)
    if touch is not None:
        figures.append(of_touches(bench, year, touch))
    return figures


def of_codes() -> list[Figure]:
    """How many codes a month of 22 segments × 20 exhibits is, and the version of the largest."""
    key = DeviceKey(os.urandom(32))
    envelope = _month(key.public)
    figures = []
    for name, metrics, most in (("one", METRICS[1:2], 1.0), ("four", METRICS, MOST_CODES)):
        texts = qr_texts(envelope, metrics, key.sign, HUB)
        version = max((len(qr_rows(text)) - 17) // 4 for text in texts)
        figures += [
            Figure(f"sync.codes.{name}", len(texts), "codes", None, most),
            Figure(f"sync.codes.{name}.version", version, "version", None, LARGEST_VERSION),
        ]
    return figures


def _month(public_key: bytes) -> Envelope:
    install_id = os.urandom(16).hex()
    return Envelope(
        *(FORMAT, install_id, identity_of(install_id).device_code, public_key, "0" * 16),
        site=Site("朝阳市", "211303", "科普大篷车", "朝阳市科技馆", ""),
        orders=(1, 100 + SEGMENTS),
        segments=tuple(_segment(number) for number in range(SEGMENTS)),
        outings=(),
        totals={},
        health={},
        program="",
        utc_offset_min=480,
        number=1,
    )


def _segment(number: int) -> WireSegment:
    """A busy day: counts of two digits, seconds of four, none like another's."""
    at_s = _MONTH_S + number * _DAY_S
    scale = {"opened": 1, "completed": 1, "seconds": 61}
    tallies = [Tally("", "", "", "sessions", 80 + number)]
    for exhibit in range(EXHIBITS):
        for metric, times in scale.items():
            count = (17 + (exhibit * 37 + number * 53 + len(metric) * 11) % 80) * times
            tallies.append(Tally(f"cn.kepu.exhibit{exhibit:02}", "1.0.0", "", metric, count))
    return WireSegment(
        *(int.from_bytes(os.urandom(7)), 101 + number, number, 5, at_s, 2, "start", "", 0, ""),
        *(True, at_s, at_s - 60, at_s + 60, "sure", tuple(tallies)),
    )


def make_year(places: Places) -> Places:
    """A year of invented history up to yesterday, nothing of it confirmed."""
    fill_until_yesterday(places, months=MONTHS, seed=SEED, visits_a_month=VISITS_A_MONTH)
    return places


def of_packing(places: Places) -> list[Figure]:
    """The year from the ledger to signed envelopes; medians."""
    settings = load_settings(places.config_shipped, places.config_own).settings
    about = about_here(places, settings, kept_clock(places.data))
    key = settle_device_key(places.data)
    took_s = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        packed = list(due_envelopes(places.ledger, about, key))
        took_s.append(time.perf_counter() - began_s)
    return [
        Figure("sync.pack", statistics.median(took_s), "s"),
        Figure("sync.pack.envelopes", len(packed), "envelopes"),
        Figure("sync.pack.size", sum(map(len, packed)) / 1e3, "kB"),
    ]


def of_upload(bench: Bench, year: Places) -> list[Figure]:
    """``kiosk send`` with a year that nobody has confirmed, each time to an empty hub, until every
    receipt is applied; baseline: the start of the process alone.
    """
    start_s, upload_s = [], []
    for number in range(ROUNDS):
        with _enrolled(bench, year, f"upload-{number}") as places:
            start_s.append(bench.run("visits", "--help"))
            upload_s.append(bench.run("send", "--once", "--data", str(places.data)))
            if read_waiting(places.ledger, 480).due:
                raise could_not("the hub has not confirmed the whole year")
    bare_s, whole_s = statistics.median(start_s), statistics.median(upload_s)
    return [
        Figure("sync.upload", whole_s, "s", bare_s, UPLOAD_S),
        Figure("sync.upload.longest", max(upload_s), "s"),
    ]


def of_touches(bench: Bench, year: Places, touch: Callable[[str], Mapping[str, Any]]) -> Figure:
    """Touch to pressed at p95, alone and while the year is sent again and again."""
    alone = percentile(touch("alone")["pressed"], 0.95)
    with _enrolled(bench, year, "beside") as places, _sending(bench, places) as sent:
        beside = percentile(touch("beside")["pressed"], 0.95)
    if not sent:
        raise could_not("nothing was sent meanwhile")
    return Figure("sync.touch.pressed.p95", beside, "ms", alone, max(FRAME_MS, alone * 1.1))


@contextlib.contextmanager
def _enrolled(bench: Bench, year: Places, name: str) -> Iterator[Places]:
    """A copy of the year, whose kiosk is enrolled with an empty hub that runs meanwhile."""
    places = find_places(bench.work / name / "kiosk")
    shutil.copytree(year.data, places.data)
    with LoopbackHub(bench.work / name / "hub", child_environment(bench.work)) as hub:
        enrol_at(hub, places)
        yield places
    shutil.rmtree(bench.work / name, ignore_errors=True)


@contextlib.contextmanager
def _sending(bench: Bench, places: Places) -> Iterator[list[int]]:
    """The kiosk's own child process of sending, again and again; its receipts are not applied, so
    there is always the whole year to send. The list has an entry for each that came through.
    """
    over = threading.Event()
    sent: list[int] = []
    command = own_command("send", "--progress", "--data", str(places.data))

    def work() -> None:
        while not over.is_set():
            with subprocess.Popen(
                command,
                stdin=subprocess.PIPE,  # it calls itself off when this closes
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=child_environment(bench.work),
            ) as child:
                assert child.stdout is not None
                said = child.stdout.read()
            if child.returncode == 0 and b'"done"' in said:
                sent.append(len(said))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield sent
    finally:
        over.set()
        thread.join(120)
