"""Changed settings on their way to the disk, in a thread: the window never waits for one.

What is asked for while a change is being written comes with the next: a finger that is held on +
writes a few times a second, not at every step.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Mapping

from kiosk.core.config import load_settings
from kiosk.core.config_writer import write_settings
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.settings import Settings
from kiosk.core.words import Words
from kiosk.shell.jobs import Going, Job, Jobs, State

GATHER_S = 0.2
"""So long a change waits for others."""

_TITLE = Words("保存设置", "Saving the settings")
_SAVED = Words("已保存。", "Saved.")
_AGAIN = Words(
    "请在这里重新改一遍；旧文件会另存，不会丢。",
    "Please change here what is to differ; the old file is put aside, not lost.",
)
_ENDS_WITHIN_S = 1.0

_one_at_a_time = threading.Lock()
_serial = itertools.count()


class SettingsWriter:
    """Belongs to the window's thread; its work goes on when its page is gone.

    A job that is cancelled (the kiosk ends) writes what it has at once.
    """

    def __init__(self, places: Places, jobs: Jobs) -> None:
        self._places = places
        self._jobs = jobs
        self._id = f"settings-{next(_serial)}"
        self._lock = threading.Lock()
        self._wanted: dict[str, object] = {}
        self._taking = False
        self._job: Job | None = None
        self.trouble: Trouble | None = None
        """Why the own file could not be read, or why the last writing failed."""
        self.in_file: Settings = self._read()
        """What the files said when they were read last: at the beginning, and after a writing."""

    def ask(self, changes: Mapping[str, object]) -> None:
        """Have changes written; nothing where there are none."""
        if not changes:
            return
        with self._lock:
            self._wanted.update(changes)
            if self._taking:
                return
            self._taking = True
        if self._job is not None:
            self._job.wait(_ENDS_WITHIN_S)  # it takes no more: all it has left to do is to end
        self.trouble = None
        self._job = self._jobs.start(self._id, _TITLE, self._work)

    @property
    def busy(self) -> bool:
        """Whether something has not come to the disk yet."""
        return self._job is not None and self._job.state is State.RUNNING

    @property
    def defect(self) -> Words | None:
        """What went wrong that is no :attr:`trouble`: a fault of ours, with its code."""
        job = self._job
        failed = job is not None and job.state is State.FAILED
        return job.words if job is not None and failed and self.trouble is None else None

    def _read(self) -> Settings:
        own = self._places.config_own
        loaded = load_settings(self._places.config_shipped, own)
        for problem in loaded.problems:
            if problem.file == own and not problem.key:  # the whole of it
                self.trouble = Trouble("settings-unreadable", problem.words, _AGAIN)
        return loaded.settings

    def _work(self, going: Going) -> Words:
        try:
            while changes := self._gathered(going):
                with _one_at_a_time:
                    write_settings(self._places, changes)
                    self.in_file = self._read()
        except BaseException as error:
            self.trouble = error if isinstance(error, Trouble) else None
            with self._lock:
                self._wanted, self._taking = {}, False
            raise
        return _SAVED

    def _gathered(self, going: Going) -> dict[str, object]:
        """What is wanted by now; where that is nothing, no more is taken."""
        going.wait(GATHER_S)
        with self._lock:
            changes, self._wanted = self._wanted, {}
            self._taking = bool(changes)
        return changes
