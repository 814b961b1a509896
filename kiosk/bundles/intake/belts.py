"""Threads that hand pieces of work to one another, with little room between them.

The room is what bounds the memory of an intake: a quick stick waits for a slow disk.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

_T = TypeVar("_T")

LEAVE_AFTER_S = 5.0
"""A thread that hangs in a dying stick is left behind after so long: it only reads."""


class Broken(Exception):  # noqa: N818 - how the other threads learn of it, not a fault
    """Another thread of the same work has failed."""


class Belt(Generic[_T]):
    """Hands over in order; at most ``room`` wait."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._waiting: deque[_T] = deque()
        self._changed = threading.Condition()
        self._ended = self._broken = self._idle = False

    def put(self, one: _T) -> None:
        """Hand over; waits for room.

        :raises Broken: when the work has failed elsewhere.
        """
        with self._changed:
            while len(self._waiting) >= self._room and not self._broken:
                self._changed.wait()
            if self._broken:
                raise Broken
            self._waiting.append(one)
            self._changed.notify_all()

    def offer(self, one: _T) -> bool:
        """Hand over only to somebody who has nothing to do; returns whether there was.

        :raises Broken: when the work has failed elsewhere.
        """
        with self._changed:
            if self._broken:
                raise Broken
            if not self._idle or self._waiting:
                return False
            self._waiting.append(one)
            self._changed.notify_all()
            return True

    def end(self) -> None:
        """Nothing more comes."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def break_off(self) -> None:
        """Nobody goes on."""
        with self._changed:
            self._broken = True
            self._waiting.clear()
            self._changed.notify_all()

    def __iter__(self) -> Iterator[_T]:
        while True:
            with self._changed:
                self._idle = True
                while not self._waiting and not self._ended and not self._broken:
                    self._changed.wait()
                self._idle = False
                if self._broken:
                    raise Broken
                if not self._waiting:
                    return
                one = self._waiting.popleft()
                self._changed.notify_all()
            yield one
            del one  # a part is large: it must not stay here while the next one is waited for


class Crew:
    """The threads of one piece of work; the first failure of one ends all."""

    def __init__(self, *belts: Belt[object]) -> None:
        self._belts = belts
        self._lock = threading.Lock()
        self._threads: list[tuple[threading.Thread, bool]] = []
        self.failure: BaseException | None = None

    def start(self, name: str, work: Callable[[], None], *, only_reads: bool = False) -> None:
        """Do ``work`` in a thread of its own."""
        thread = threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._threads.append((thread, only_reads))
        thread.start()

    def run(self, work: Callable[[], None]) -> None:
        """Do ``work`` here, wait for all, and raise what failed first."""
        self._run(work)
        for thread, only_reads in self._threads:
            thread.join(LEAVE_AFTER_S if only_reads and self.failure else None)
        if self.failure is not None:
            raise self.failure

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Broken:
            pass
        except BaseException as failure:
            with self._lock:
                self.failure = self.failure or failure
            for belt in self._belts:
                belt.break_off()
