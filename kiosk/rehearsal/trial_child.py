"""The child that tries newly installed exhibits: ``kiosk try-exhibit``.

It checks each folder as the kiosk's index does and opens every part with its real player, without
a screen, a sound or a ledger. It may crash, hang or fill the memory: that is what it is for. Who
started it listens to its lines (:mod:`kiosk.rehearsal.trial_wire`) and judges what it does not say.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.core.places import Places
from kiosk.core.words import Words
from kiosk.rehearsal.trial_wire import (
    OUT_OF_MEMORY,
    Asked,
    Judged,
    PartFault,
    PartName,
    judged_line,
    opens_line,
    read_asked,
)

if TYPE_CHECKING:
    from kiosk.rehearsal.trial_stage import TrialStage

NICENESS = 5
"""The kiosk comes first: a visitor may be there."""
GIVES_UP_AFTER_S = 90
"""A part that hangs when nobody listens any more (the installing process was killed) ends then."""


def run_trials(
    folders: Iterable[Path],
    places: Places,
    most_bytes: int = 0,
    make_stage: Callable[[Places], TrialStage] | None = None,
) -> int:
    """Try ``folders``, or without any those that come in lines; return the exit code.

    0: every one can be shown. 1: the last line with a ``refusal`` says which cannot. ``most_bytes``
    caps the private memory where the system can do so; 0 leaves it alone.
    """
    voice = _own_voice()
    _be_modest(most_bytes)
    asked = [Asked(folder.absolute()) for folder in folders]
    refused = False
    with tempfile.TemporaryDirectory(prefix="kiosk-trial-", ignore_cleanup_errors=True) as work:
        own = Places(program=places.program, data=Path(work))
        trials = _Trials(own, voice, make_stage)
        for one in asked or _asked_in_lines():
            refused = trials.judge(one) is not None or refused
        trials.close()
    return int(refused)


class _Trials:
    """One stage for all exhibits, made when the first one has passed the check."""

    def __init__(
        self, places: Places, voice: TextIO, make_stage: Callable[[Places], TrialStage] | None
    ) -> None:
        self._places = places
        self._voice = voice
        self._make_stage = make_stage
        self._stage: TrialStage | None = None

    def judge(self, asked: Asked) -> Words | None:
        """Try one exhibit, say what came of it, return why it cannot be shown."""
        try:
            judged = self._try(asked)
        except MemoryError:  # nothing of this process can be relied on any more
            os._exit(OUT_OF_MEMORY)
        self._say(judged_line(asked.id or asked.folder.name, judged))
        faulthandler.cancel_dump_traceback_later()
        return judged.refusal

    def close(self) -> None:
        """Take the stage apart."""
        if self._stage is not None:
            self._stage.close()

    def _try(self, asked: Asked) -> Judged:
        from kiosk.library.examine import examine
        from kiosk.players.registry import KINDS

        examined = examine(asked.folder, KINDS, id=asked.id)
        exhibit = examined.exhibit
        if exhibit is None:
            errors = [one for one in examined.problems if one.severity == "error"]
            first = errors[0] if errors else None
            what = first.what if first else Words("打不开。", "It cannot be opened.")
            file = first.file if first else ""
            return Judged(Words(f"{file} {what.zh}".strip(), f"{file}: {what.en}"))
        faults = self._ready_stage().try_parts(exhibit, self._opens)
        return judge_parts(faults, len(exhibit.parts))

    def _opens(self, part: PartName) -> None:
        _watch_oneself()
        self._say(opens_line(part))

    def _ready_stage(self) -> TrialStage:
        if self._stage is None:
            self._stage = (self._make_stage or _real_stage)(self._places)
        return self._stage

    def _say(self, line: str) -> None:
        self._voice.write(line)
        self._voice.flush()


def judge_parts(faults: tuple[PartFault, ...], parts: int) -> Judged:
    """What the parts that were not shown mean for the exhibit (docs/decisions/0044).

    A part that says it cannot go on is passed over, as long as another one is shown. One that just
    stays empty tells a visitor nothing: that refuses the exhibit.
    """
    from kiosk.rehearsal.trial_stage import NO_PICTURE

    empty = [fault for fault in faults if fault.reason == NO_PICTURE]
    fatal = empty or (list(faults) if len(faults) >= parts else [])
    if fatal:
        return Judged(fatal[0].reason, fatal[0].part)
    return Judged(unshown=faults)


def _real_stage(places: Places) -> TrialStage:
    from kiosk.rehearsal.trial_stage import TrialStage

    return TrialStage(places)


def _asked_in_lines() -> Iterator[Asked]:
    with open(0, encoding="utf-8", closefd=False) as lines:
        for line in lines:
            try:
                yield read_asked(line)
            except (ValueError, KeyError):
                return  # who speaks so is not the kiosk


def _own_voice() -> TextIO:
    """The pipe up, kept for ourselves: whatever else is printed goes with the errors."""
    voice = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace", newline="\n")
    os.dup2(2, 1)
    return voice


def _watch_oneself() -> None:
    faulthandler.dump_traceback_later(GIVES_UP_AFTER_S, exit=True, file=2)


def _be_modest(most_bytes: int) -> None:
    """No screen, no sound device, no card; less than the kiosk's share of the processor."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    os.environ.pop("QML_DISK_CACHE_PATH", None)  # the kiosk's own is not ours to write in
    if sys.platform == "win32":
        return
    import resource

    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if most_bytes > 0:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
