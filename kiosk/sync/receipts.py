"""The hub's answers: what is believed of them, and what follows.

A receipt may come by any path, in any order, any number of times, and may be a forgery. What it
confirms is a fact that does not age, so it counts whenever it comes, if the hub's key signed it
and it tells the very tallies that are here. What it *asks* (send again, take a new id) is obeyed
only if no later receipt has been seen. The ledger's own thread writes it down; see
:mod:`kiosk.visits.confirming` for what it checks once more.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.core.clock import Clock, Quality
from kiosk.core.errors import Trouble
from kiosk.core.plausible import FOUNDED_S, SLACK_S, VOUCHED_STEP_S, is_plausible
from kiosk.core.program import program_made_s
from kiosk.core.trusted_time import keep_time, read_kept_time
from kiosk.core.words import Words
from kiosk.sync import held
from kiosk.sync.hub_known import LastWord, keep_last_word, no_hub, read_hub, read_last_word
from kiosk.sync.outbox import read_waiting
from kiosk.sync.wire_receipt import RESEND_ALL, Receipt, unpack_receipt
from kiosk.visits.asking import reading_ledger
from kiosk.visits.confirming import EVERYTHING
from kiosk.visits.dated import open_dated, prepare_newer
from kiosk.visits.facts import Acknowledged, HeldCounts, InstallRenewed, Message, ResendAsked
from kiosk.visits.identity import new_identity
from kiosk.visits.outing import Moment

if TYPE_CHECKING:
    import sqlite3

log = logging.getLogger(__name__)

TAKEN, REPEATED, OLDER, AHEAD = "taken", "repeated", "older", "ahead"
AGAIN_AFTER_S = 20 * 3600
"""By the hub's clock. A gap that cannot be closed (a lost ledger) is asked about for ever; sending
everything each time would keep a slow line busy all day.
"""
LATEST_S = 2**53
"""Later than any clock: no earlier wish stands against the answer to a request of just now."""
AT_ONCE = 100
"""Segments in one message: its transaction stays short, and a count never waits long for it."""


class Applied(NamedTuple):
    """What came of a receipt.

    ``state``: ``"taken"``; ``"repeated"``: the very one was there before; ``"older"``: a later
    one was there before, so only its confirmations counted; ``"ahead"``: so too, because the hub's
    clock cannot be right. ``segments``, ``outings``: newly
    confirmed; they are on their way to the ledger. ``resend``: segments that will be sent again.
    ``new_id``: the install id this machine takes, or empty. ``vouched_s``: it is that time now
    (UTC seconds), says the hub; only when it answers a request made just now. The caller hands it
    to ``Kiosk.set_time`` with ``Quality.HUB`` and source ``"receipt"``.
    """

    state: str
    words: Words
    receipt: Receipt
    segments: int = 0
    outings: int = 0
    resend: int = 0
    new_id: str = ""
    vouched_s: int | None = None


def apply_receipt(
    content: bytes,
    data: Path,
    ledger: Path,
    install_id: str,
    clock: Clock,
    post: Callable[[Message], None],
    *,
    live: bool = False,
) -> Applied:
    """Believe a receipt as far as it can be believed, and tell the ledger's thread.

    ``install_id``: today's. ``post``: :meth:`kiosk.visits.writer.LedgerWriter.post`. ``live``: it
    answers a request that was made just now, so nothing is later, whatever the hub's clock says.

    :raises Trouble: ``no-hub``, ``receipt-foreign``, ``wire-…`` (not signed by our hub, damaged,
        of a newer program), or as :func:`kiosk.visits.dated.open_dated`. Nothing has changed then.
    """
    hub = read_hub(data)
    if hub is None:
        raise no_hub()
    receipt = unpack_receipt(content, hub.key)
    known_s = max(read_kept_time(data).latest_s, clock.wall_s(), program_made_s())
    ahead = receipt.hub_wall_s > known_s + VOUCHED_STEP_S
    wrong = ahead or receipt.hub_wall_s < FOUNDED_S
    if wrong:
        log.warning("a receipt says %d: the hub's clock cannot be right", receipt.hub_wall_s)
    if ahead or (wrong and live):
        # As a label of its order, too: what it says when put right must not seem older for years.
        receipt = receipt._replace(hub_wall_s=int(known_s))
    name = hashlib.sha256(content).hexdigest()[:32]
    with reading_ledger(ledger) as connection:
        looked = connection and _look(
            connection, receipt, name, data, install_id, live=live, ahead=ahead
        )
    if not looked:
        raise _foreign()
    applied, messages = _followed(looked, receipt, name, clock, live=live)
    if wrong:
        applied = applied._replace(vouched_s=None)
    for message in messages:
        post(message)
    if applied.state == TAKEN:
        keep_last_word(data, _word(applied, name))
        if not live:
            _keep_later(data, clock, receipt.hub_wall_s)
    return applied


def _keep_later(data: Path, clock: Clock, hub_wall_s: int) -> None:
    """It lay on a stick for nobody knows how long: it is that time now, or later. A bound that is
    too late is not got rid of by any stick, so it is taken only where the machine's own clock says
    so too, or where it is no great step.
    """
    reached_s = read_kept_time(data).latest_s
    near = is_plausible(hub_wall_s, earliest_s=0.0, reached_s=max(reached_s, program_made_s()))
    if hub_wall_s > reached_s and (near or hub_wall_s <= clock.wall_s() + SLACK_S):
        keep_time(data, hub_wall_s, Quality.HUB)


class _Look(NamedTuple):
    """What the ledger says about a receipt, read at one moment."""

    state: str
    install_id: str
    segments: tuple[HeldCounts, ...]
    outings: tuple[tuple[int, int], ...]
    asked: tuple[int, ...] | None
    asked_for: int
    is_ours: bool


def _look(
    connection: sqlite3.Connection,
    receipt: Receipt,
    name: str,
    data: Path,
    install_id: str,
    *,
    live: bool,
    ahead: bool,
) -> _Look | None:
    prepare_newer(connection)
    installs = held.read_installs(connection, install_id)
    if receipt.install_id not in installs.all:
        return None
    state = _state(receipt, name, read_last_word(data), live=live, ahead=ahead)
    asked = _asked(connection, receipt) if state == TAKEN else None
    known = [held.is_known(connection, segment) for segment, _ in receipt.confirmed]
    return _Look(
        state,
        installs.current,
        tuple(_confirmed(connection, receipt, even_known=asked is not None)),
        tuple(_outings(connection, receipt, even_known=asked is not None)),
        asked,
        0 if asked is None else len(asked) or held.count_held(connection),
        receipt.install_id == installs.current and all(known) and bool(known or live),
    )


def _state(receipt: Receipt, name: str, before: LastWord, *, live: bool, ahead: bool) -> str:
    if name == before.receipt:
        return REPEATED
    if ahead and not live:
        return AHEAD
    return OLDER if not live and receipt.hub_wall_s < before.hub_wall_s else TAKEN


def _asked(connection: sqlite3.Connection, receipt: Receipt) -> tuple[int, ...] | None:
    """Which segments the hub wants again; ``()`` for all, ``None`` for none."""

    def asked_lately(segment: int) -> bool:
        since_s = held.asked_at(connection, segment)
        return since_s is not None and abs(receipt.hub_wall_s - since_s) < AGAIN_AFTER_S

    if receipt.resend == RESEND_ALL:
        return None if asked_lately(EVERYTHING) else ()
    wished = tuple(
        segment
        for segment in receipt.resend
        if isinstance(segment, int)
        and held.find_sealed(connection, segment)
        and not asked_lately(segment)
    )
    return wished or None


def _confirmed(
    connection: sqlite3.Connection, receipt: Receipt, *, even_known: bool
) -> Iterator[HeldCounts]:
    for segment, digest in receipt.confirmed:
        if even_known or not held.is_acknowledged(connection, segment):
            found = held.find_sealed(connection, segment)
            if found is not None and found.digest == digest:
                yield found.counts


def _outings(
    connection: sqlite3.Connection, receipt: Receipt, *, even_known: bool
) -> Iterator[tuple[int, int]]:
    for outing, revision, digest in receipt.outings:
        if even_known or not held.is_outing_confirmed(connection, outing, revision):
            found = held.find_outing(connection, outing, revision)
            if found is not None and found.digest == digest:
                yield outing, revision


def _followed(
    looked: _Look, receipt: Receipt, name: str, clock: Clock, *, live: bool
) -> tuple[Applied, list[Message]]:
    messages: list[Message] = []
    wall_s = int(clock.wall_s())
    if looked.asked is not None:
        messages.append(ResendAsked(looked.asked, receipt.hub_wall_s, wall_s))
    hub_wall_s = LATEST_S if live else receipt.hub_wall_s
    parts = zip_longest(
        (looked.segments[at : at + AT_ONCE] for at in range(0, len(looked.segments), AT_ONCE)),
        (looked.outings[at : at + AT_ONCE] for at in range(0, len(looked.outings), AT_ONCE)),
        fillvalue=(),
    )
    messages += [
        Acknowledged(segments, outings, hub_wall_s, wall_s, name) for segments, outings in parts
    ]
    new_id = ""
    if looked.state == TAKEN and receipt.new_id and looked.is_ours:
        new_id = new_identity().install_id
        now = Moment(clock.boot, max(1, int(clock.monotonic_s())), wall_s)
        messages.append(InstallRenewed(looked.install_id, new_id, now))
    applied = Applied(
        looked.state,
        _WORDS[looked.state],
        receipt,
        len(looked.segments),
        len(looked.outings),
        looked.asked_for,
        new_id,
        receipt.hub_wall_s if live and looked.state == TAKEN else None,
    )
    return applied, messages


def _word(applied: Applied, name: str) -> LastWord:
    receipt = applied.receipt
    return LastWord(
        hub_wall_s=receipt.hub_wall_s,
        receipt=name,
        confirmed_day=receipt.confirmed_day,
        totals=receipt.totals,
        missing=receipt.missing,
        resending=bool(receipt.resend),
        cloned=bool(applied.new_id),
        words_code=receipt.words_code,
    )


_CONFIRMED_UNTIL = """
    SELECT coalesce(max(CASE WHEN certainty <> 'unsure' THEN day END), max(day)) FROM dated
     WHERE segment IN (SELECT segment FROM acknowledged)
       AND day < coalesce((SELECT min(day) FROM dated
                            WHERE segment NOT IN (SELECT segment FROM acknowledged)
                              AND segment IN (SELECT segment FROM tallies)), '9')
"""


def confirmed_until(ledger: Path, utc_offset_min: int) -> str:
    """市级平台已确认至: the last day (``2026-03-31``) of which, and of all days before it, the hub
    has confirmed everything; empty for none. What a wrong clock booked somewhere says it only where
    nothing else does.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, utc_offset_min) as connection:
        if connection is None:
            return ""
        (day,) = connection.execute(_CONFIRMED_UNTIL).fetchone()
    return str(day or "")


def told_until(data: Path, ledger: Path, utc_offset_min: int) -> str:
    """The same for a screen: by the hub's own books where this ledger knows of no day, as a new one
    does, and nothing of it waits.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    day = confirmed_until(ledger, utc_offset_min)
    if day or read_waiting(ledger, utc_offset_min).segments:
        return day
    return read_last_word(data).confirmed_day


_WORDS = {
    TAKEN: Words("已收到市级平台的回执。", "The hub's receipt has been taken in."),
    REPEATED: Words(
        "这份回执以前已经收过，没有变化。", "This receipt was taken in before; nothing has changed."
    ),
    OLDER: Words(
        "这份回执比已收到的旧，只采用其中的确认。",
        "This receipt is older than one taken in before; only what it confirms is used.",
    ),
    AHEAD: Words(
        "这份回执上平台的时间不对，只采用其中的确认；请告诉市级平台。",
        "The hub's time on this receipt is wrong; only what it confirms is used. Please tell the "
        "city.",
    ),
}


def _foreign() -> Trouble:
    return Trouble(
        "receipt-foreign",
        Words("这份回执是给另一台机器的。", "This receipt is for another machine."),
        Words("请把U盘插到那台机器上。", "Please plug the stick into that machine."),
    )
