"""What the tests of this room are made of: a counter with a list, and a script to play on it."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.clock import HandClock
from kiosk.core.errors import Trouble
from kiosk.visits.counter import Counter
from kiosk.visits.facts import RATED, WANTED, EndReason, Message, SegmentOpened, SessionNoted
from kiosk.visits.segments import SegmentBook
from kiosk.visits.tally import FROM_ROWS
from kiosk.visits.writer import LedgerWriter

UTC8 = 480


@dataclass
class Bench:
    """A counter whose messages end in a list."""

    clock: HandClock = field(default_factory=HandClock)
    posted: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.segments = SegmentBook(self.clock, UTC8, self.posted.append)
        self.counter = Counter(self.clock, self.segments, self.posted.append)

    @property
    def opened(self) -> list[SegmentOpened]:
        return [each for each in self.posted if isinstance(each, SegmentOpened)]

    @property
    def noted(self) -> list[SessionNoted]:
        return [each for each in self.posted if isinstance(each, SessionNoted)]

    def visit(self, exhibit: str = "cn.kepu.a", seconds: float = 6.0, right: int = 1) -> None:
        """One touch, one exhibit with three answers, completed, one touch."""
        self.counter.touch()
        self.counter.enter(exhibit, "1.0.0")
        self.clock.advance(seconds)
        for number in range(3):
            self.counter.answer(f"q{number}", number < right)
        self.counter.leave(completed=True)
        self.counter.touch()

    def opine(self, number: int) -> None:
        """Rate the exhibit just left, and vote for a topic: most do one of the two."""
        if number % 3:
            self.counter.mark(RATED[number % 3], ("clear", "learned", "again")[number % 3 - 1])
        if number % 2:
            topic = ("航天", "农业")[number // 2 % 2]
            self.counter.mark(WANTED, topic, of_session=True)

    def sessions(self, count: int) -> list[Message]:
        """Play that many whole sessions; all messages so far."""
        for number in range(count):
            self.visit(f"cn.kepu.{'abc'[number % 3]}", seconds=6 + number % 5, right=number % 4)
            self.opine(number)
            self.counter.end(EndReason.LEFT)
            self.clock.advance(30)
        return list(self.posted)


@dataclass
class Room:
    """A writer in a folder, and what it told the shell."""

    data: Path
    clock: HandClock = field(default_factory=HandClock)
    told: list[Trouble | None] = field(default_factory=list)
    mended: int = 0

    def __post_init__(self) -> None:
        self.heard = threading.Event()
        self.writer = LedgerWriter(
            self.ledger, self.data / "identity.json", self.clock, UTC8, self._hear, self._mend
        )

    @property
    def ledger(self) -> Path:
        return self.data / "ledger" / "ledger.db"

    @property
    def codes(self) -> list[str | None]:
        return [None if trouble is None else trouble.code for trouble in self.told]

    def _hear(self, trouble: Trouble | None) -> None:
        self.told.append(trouble)
        self.heard.set()

    def _mend(self) -> None:
        self.mended += 1

    def await_code(self, code: str | None) -> None:
        """Wait until the writer has told that."""
        for _ in range(200):
            if code in self.codes:
                return
            self.heard.clear()
            self.heard.wait(0.05)
        raise AssertionError(f"{code} was never told, only {self.codes}")


def rows(ledger: Path, sql: str) -> list[tuple[object, ...]]:
    """What a query on the ledger gives."""
    connection = sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def tables(ledger: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the counting tables."""
    names = ("segments", "sessions", "visits", "answers", "marks", "tallies")
    return {name: set(rows(ledger, f"SELECT * FROM {name}")) for name in names}


def assert_tallies_are_the_sum_of_the_rows(ledger: Path) -> None:
    columns = "segment, exhibit, version, question, metric, count"
    stored = set(rows(ledger, f"SELECT {columns} FROM tallies"))
    reckoned = set(rows(ledger, f"SELECT {columns} FROM ({FROM_ROWS})"))
    assert stored == reckoned
