"""Counts on a small disk until it is full, makes room, and says what became of it all."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.visits.totals import read_totals
from tests.visits.making import UTC8, Bench, Room


def main() -> None:
    """Print: the trouble told, that it passed, whether all is stored, sessions, visits."""
    disk = Path(sys.argv[1])
    told: list[Trouble | None] = []
    heard = threading.Semaphore(0)

    class Listening(Room):
        def _hear(self, trouble: Trouble | None) -> None:
            told.append(trouble)
            heard.release()

    room, bench = Listening(disk / "data"), Bench()
    room.writer.start()
    room.writer.flush(10)
    for message in bench.sessions(1):
        room.writer.post(message)
    room.writer.flush(10)
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    done = len(bench.posted)
    for message in bench.sessions(149)[done:]:
        room.writer.post(message)
    heard.acquire(timeout=20)
    print(told[-1].code if told[-1] else None)
    filler.unlink()
    room.writer.flush(20)
    heard.acquire(timeout=20)
    print("ok" if told[-1] is None else told[-1].code)
    print(room.writer.stop(20))
    totals = read_totals(room.ledger, None, UTC8)
    print(totals.sessions, totals.overall.opened)


if __name__ == "__main__":
    main()
