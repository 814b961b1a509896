"""Long work of the operator's: it goes on whatever page is open, says how far it is, can be ended.

The work itself is a function that is called in a thread of its own and gets a :class:`Going`; a
processor-heavy one starts a child process and reads its progress there.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import StrEnum

from kiosk.core.errors import Trouble, operator_code
from kiosk.core.words import Words

log = logging.getLogger(__name__)


class State(StrEnum):
    """How a job stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Going:
    """What the work itself sees of its job; every method may be called from its thread."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._resting = threading.Event()
        self._lock = threading.Lock()
        self._share: float | None = None
        self._words: Words | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the operator wants it to end; the work looks often and then returns."""
        return self._cancelled.is_set()

    @property
    def resting(self) -> bool:
        """Whether it is to end only because the kiosk does: what can go on later is not undone."""
        return self._resting.is_set()

    def wait(self, seconds: float) -> bool:
        """Rest for ``seconds``; returns at once, and true, when cancelled."""
        return self._cancelled.wait(seconds)

    def tell(self, share: float | None, words: Words | None = None) -> None:
        """Say how far it is: ``share`` from 0 to 1, or None where nobody knows."""
        with self._lock:
            self._share = None if share is None else min(max(share, 0.0), 1.0)
            self._words = words or self._words

    def told(self) -> tuple[float | None, Words | None]:
        """What was said last."""
        with self._lock:
            return self._share, self._words

    def cancel(self) -> None:
        """Ask it to end."""
        self._cancelled.set()

    def rest(self) -> None:
        """Ask it to end because the kiosk ends; who has called it off before, has."""
        if not self._cancelled.is_set():
            self._resting.set()
        self._cancelled.set()


Work = Callable[[Going], Words]
"""Does the work and returns one sentence about its outcome; raises Trouble when it cannot."""


class Job:
    """One piece of long work; made by :meth:`Jobs.start`."""

    def __init__(self, id: str, title: Words, work: Work) -> None:
        self.id = id
        self.title = title
        self._work = work
        self._going = Going()
        self._outcome: tuple[State, Words] | None = None
        self._thread = threading.Thread(target=self._run, name=f"job {id}", daemon=True)

    @property
    def state(self) -> State:
        """How it stands."""
        return State.RUNNING if self._outcome is None else self._outcome[0]

    @property
    def share(self) -> float | None:
        """How far it is, from 0 to 1; None where nobody knows."""
        return self._going.told()[0]

    @property
    def words(self) -> Words:
        """What it does now, or what came of it."""
        if self._outcome is not None:
            return self._outcome[1]
        return self._going.told()[1] or self.title

    def cancel(self) -> None:
        """Ask it to end; it ends soon, not at once."""
        self._going.cancel()

    def rest(self) -> None:
        """Ask it to end because the kiosk does."""
        self._going.rest()

    def begin(self) -> None:
        """Start its thread; once."""
        self._thread.start()

    def wait(self, most_s: float) -> bool:
        """Wait for its end; returns whether it came."""
        self._thread.join(most_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            said = self._work(self._going)
            state = State.CANCELLED if self._going.cancelled else State.DONE
            self._outcome = state, said
        except Trouble as trouble:
            log.warning("%s: %s", self.id, trouble)
            words = Words(trouble.text("zh-Hans"), trouble.text("en"))
            self._outcome = State.FAILED, words
        except Exception as error:  # ours: the panel goes on
            code = operator_code(error)
            log.exception("job %s, defect %s", self.id, code)
            self._outcome = (
                State.FAILED,
                Words(
                    f"程序出错（{code}），这件事没有做完。请把代码告诉技术人员。",
                    f"The program failed ({code}), and this was not finished. "
                    "Please tell a technician the code.",
                ),
            )


class Jobs:
    """The jobs of this run, by id; one of each at a time. Belongs to the window's thread."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}

    def start(self, id: str, title: Words, work: Work) -> Job:
        """Begin a job; one of that id that still runs is returned instead."""
        running = self._jobs.get(id)
        if running is not None and running.state is State.RUNNING:
            return running
        job = self._jobs[id] = Job(id, title, work)
        job.begin()
        return job

    def get(self, id: str) -> Job | None:
        """The last job of that id."""
        return self._jobs.get(id)

    @property
    def running(self) -> bool:
        """Whether any job runs."""
        return any(job.state is State.RUNNING for job in self._jobs.values())

    def stop(self, most_s: float) -> bool:
        """The kiosk ends: end every job and wait at most ``most_s`` for each; returns whether all
        ended.
        """
        for job in self._jobs.values():
            job.rest()
        return all([job.wait(most_s) for job in self._jobs.values()])
