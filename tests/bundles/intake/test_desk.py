"""The desk of a child: what it hears of the kiosk that started it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from kiosk.bundles.intake.desk import ProcessDesk


def until(true: Callable[[], bool]) -> bool:
    give_up_s = time.monotonic() + 10
    while not true() and time.monotonic() < give_up_s:
        time.sleep(0.005)
    return true()


def test_cancel_is_heard_however_the_pipe_cuts_it() -> None:
    ours, theirs = os.pipe()
    desk = ProcessDesk(lambda _: None, time.monotonic)
    desk.heed_lines(ours)
    for piece in (b"canc", b"el", b"\nmore"):
        assert not desk.cancelled
        os.write(theirs, piece)
    assert until(lambda: desk.cancelled)
    assert not desk.stopped
    os.close(theirs)


def test_who_hangs_up_lets_it_rest() -> None:
    ours, theirs = os.pipe()
    desk = ProcessDesk(lambda _: None, time.monotonic)
    desk.heed_lines(ours)
    os.write(theirs, b"nonsense\n")
    os.close(theirs)
    assert until(lambda: desk.stopped)
    assert not desk.cancelled
