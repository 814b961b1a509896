"""A process that counts as fast as it can, until somebody kills it.

``python -m tests.visits.counting_child DATA`` prints one line a visit, after its flush: the number
of visits of this process that are certainly on the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.core.clock import SkippingClock, SystemClock, boot_number
from kiosk.core.config import Settings
from kiosk.core.places import find_places
from kiosk.visits import EndReason, open_visits


def main() -> None:
    """Count for ever."""
    places = find_places(Path(sys.argv[1]))
    clock = SkippingClock(SystemClock(boot_number(places.data)))
    visits = open_visits(places, clock, Settings(), lambda _trouble: None)
    visits.start_writing()
    counter = visits.counter
    stored = 0
    while True:
        counter.touch()
        clock.skip(6)
        counter.touch()
        for number in range(4):
            counter.enter(f"cn.kepu.{'abcd'[number]}", "1.0.0")
            for question in range(7):
                counter.answer(f"q{question}", question % 2 == 0)
            clock.skip(20)
            counter.leave(completed=True)
            counter.mark("rated-3", "clear")
            if not visits.writer.flush(30):
                raise SystemExit("not stored")
            stored += 1
            print(stored, flush=True)
        counter.mark("wanted", "航天", of_session=True)
        counter.end(EndReason.NEXT)


if __name__ == "__main__":
    main()
