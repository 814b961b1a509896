"""A month of counts for a phone: the texts of its QR codes, from the ledger.

What a phone carries is a part of what an envelope holds (no outings, no answers by question), so a
code confirms nothing by itself; the same segments go whole by another way, and count once.
"""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.core.clock import local_month
from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.sync import held
from kiosk.sync.device_key import DeviceKey, fingerprint
from kiosk.sync.outbox import About
from kiosk.sync.wire import FORMAT, Envelope, Site, WireFault, fitting
from kiosk.sync.wire_qr import qr_texts
from kiosk.visits.dated import open_dated
from kiosk.visits.identity import identity_of

log = logging.getLogger(__name__)

METRICS = ("sessions", "opened", "completed", "seconds")
"""互动次数 and the use of every exhibit: what a month's report begins with."""


def month_texts(
    ledger: Path, about: About, key: DeviceKey, month: str, hub: str = ""
) -> tuple[str, ...]:
    """The texts of the codes of ``month`` (``2026-03``); none where nothing was counted then.

    ``hub``: its address (``https://hub.example.cn``), or empty for plain text. Where the machine
    has counted under two install ids in that month, the codes of both follow each other.

    :raises Trouble: ``codes-too-many``, or as :func:`kiosk.visits.dated.open_dated`.
    """
    texts: list[str] = []
    for envelope in month_facts(ledger, about, key.public, month):
        try:
            texts += qr_texts(envelope, METRICS, key.sign, hub)
        except WireFault as fault:
            log.warning("a month fits no codes (%s: %s)", fault.code, fault.detail)
            raise _too_many() from fault
    return tuple(texts)


def _too_many() -> Trouble:
    return Trouble(
        "codes-too-many",
        Words("这个月的次数太多，二维码装不下。", "This month is too much for QR codes."),
        Words(
            "请用 U 盘或网络上报，一次不少。", "Please send it by stick or network: all of it goes."
        ),
    )


def month_facts(ledger: Path, about: About, public_key: bytes, month: str) -> list[Envelope]:
    """The segments of a month, an envelope for each install id that has any.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, about.utc_offset_min) as connection:
        if connection is None:
            return []
        installs = held.read_installs(connection, about.install_id)
        heads = held.read_heads(connection, everything=True, with_open=True)
        numbers = held.read_numbers(connection)
        segments = [
            held.with_tallies(connection, head)
            for head in heads
            if local_month(head.best_s, about.utc_offset_min) == month
        ]
    counted = [each for each in segments if any(one.metric in METRICS for one in each.tallies)]
    found = []
    for install_id in installs.all:
        own = tuple(each for each in counted if installs.of_number(each.order) == install_id)
        if own:
            found.append(
                Envelope(
                    format=FORMAT,
                    install_id=install_id,
                    device_code=identity_of(install_id).device_code,
                    public_key=public_key,
                    fingerprint=fingerprint(install_id, about.machine),
                    site=Site(*map(fitting, about.site)),
                    orders=numbers if len(installs.all) == 1 else (0, 0),
                    segments=own,
                    outings=(),
                    totals={},
                    health={},
                    program=fitting(about.program),
                    utc_offset_min=about.utc_offset_min,
                    number=max(each.order for each in own),
                )
            )
    return found
