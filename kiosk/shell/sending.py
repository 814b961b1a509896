"""Counts on their way to the city, as long work: a child process carries, this side believes.

The child is ``kiosk send --once --progress``. It hands every answer of the hub to us, because the
ledger belongs to this process. It may be killed at any moment: what was not confirmed is due again.
"""

from __future__ import annotations

import base64
import json
import logging
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.program import own_command
from kiosk.core.words import Words
from kiosk.shell.child_lines import Begin, begin_child, end_child, heard_from, outcome_of
from kiosk.shell.jobs import Going, Work
from kiosk.shell.receiving import Receiving as Receiving  # for whoever sends

if TYPE_CHECKING:
    from kiosk.core.clock import Clock
    from kiosk.core.settings import Settings
    from kiosk.core.timekeeping import KeptClock
    from kiosk.sync.network import NetworkPort

JOB = "sending"
TITLE = Words("上传到市级平台", "Sending to the city")
SHORT_WAIT_S = 600.0
"""What is due within ten quiet minutes is waited for; the rest is left to the next quiet time."""
_REST_S = 3.0
"""How long a child that was called off may take to end by itself."""

log = logging.getLogger(__name__)

Receive = Callable[[bytes], object]


def send_work(places: Places, clock: Clock, receive: Receive, begin: Begin | None = None) -> Work:
    """The work of sending now, because an operator wishes it; for ``Jobs.start(JOB, TITLE, …)``."""

    def work(going: Going) -> Words:
        going.tell(None, TITLE)
        return _send(places, clock.boot, receive, going, begin or begin_child)

    return work


def send_when_due(
    places: Places,
    clock: KeptClock,
    receive: Receive,
    install_id: Callable[[], str | None],
    *,
    begin: Begin | None = None,
    network: NetworkPort | None = None,
) -> Work:
    """The work of sending by itself, while nobody is here. Whatever happens is kept for the next
    time and told nobody: an operator sees it on the page and in the health check.
    """

    def work(going: Going) -> Words:
        from kiosk.core.config import load_settings  # late, and in the thread
        from kiosk.sync.automatic import may_begin, next_try_s
        from kiosk.sync.schedule import LEAST_S

        until_s = clock.monotonic_s() + SHORT_WAIT_S
        # Of what fails before it could write down when to try again: a full disk, a broken child.
        floor_s = 0.0
        while not going.cancelled:
            settings = load_settings(places.config_shipped, places.config_own).settings
            own = install_id()
            if own is None or not may_begin(settings, places.data):
                return TITLE
            left_s = next_try_s(
                places.data, settings, clock, random.random, install_id=own, network=network
            )
            left_s = max(left_s, floor_s)
            if left_s <= 0:
                if not _anything_waits(places, settings):
                    return TITLE
                try:
                    return _send(places, clock.boot, receive, going, begin or begin_child)
                except Trouble as trouble:
                    log.info("nothing was sent: %s", trouble)
                    floor_s = LEAST_S
            elif clock.monotonic_s() + left_s > until_s:
                return TITLE
            else:
                going.wait(left_s)
                floor_s = 0.0
        return TITLE

    return work


def _anything_waits(places: Places, settings: Settings) -> bool:
    from kiosk.sync.outbox import read_waiting

    try:
        waiting = read_waiting(places.ledger, settings.time.utc_offset_min)
    except Trouble as trouble:
        log.info("nobody knows whether anything waits: %s", trouble)
        return False
    return waiting.due or waiting.open > 0


def _send(places: Places, boot: int, receive: Receive, going: Going, begin: Begin) -> Words:
    """Let the child do it, and take what it brings.

    :raises Trouble: as the child did; ``sending-ended`` when it said no last word.
    """
    command = own_command(
        *("send", "--once", "--progress", "--boot", str(boot), "--data", str(places.data))
    )
    try:
        child = begin(command)
    except OSError as error:
        log.warning("sending cannot be started: %s", error)
        raise _cut_off() from error
    said: dict[str, Any] = {}
    try:
        for line in heard_from(child, "sending", going, _REST_S):
            said = _hear(line, receive) or said
    finally:
        # Killed where it waits for a hub that says nothing: nothing is lost by it.
        end_child(child, _REST_S, terminate=False)
    if going.cancelled and not said:
        return _STOPPED
    return outcome_of(said, "sending", _cut_off())


def _hear(line: str, receive: Receive) -> dict[str, Any] | None:
    """A receipt is passed on; the last word is returned."""
    try:
        told = json.loads(line)
        if told["state"] == "receipt":
            receive(base64.b64decode(told["data"], validate=True))
            return None
        Words(str(told["zh"]), str(told["en"]))
        return dict(told)
    except (ValueError, KeyError, TypeError):
        log.warning("the courier said %r", line[:200])
    return None


_STOPPED = Words("已停下，下次接着传。", "Stopped; it goes on next time.")


def _cut_off() -> Trouble:
    return Trouble(
        "sending-ended",
        Words("上传没有做完。", "Sending was not finished."),
        Words("数据都在本机，稍后会自动再传。", "All is kept here; it will be sent later."),
    )
