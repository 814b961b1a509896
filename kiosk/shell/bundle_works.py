"""What is long with bundles: an installation or a copy, one at a time (``bundle_desk.Works``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kiosk.core.words import Words
from kiosk.shell.bundles_going import COPY, INSTALL, PROGRAM, Going
from kiosk.shell.bundles_rows import believed
from kiosk.shell.jobs import Job, Jobs, State, Work
from kiosk.shell.program_rows import program_title

if TYPE_CHECKING:
    from kiosk.bundles.intake.progress import Progress
    from kiosk.bundles.offers import Offer
    from kiosk.bundles.program.offers import ProgramOffer
    from kiosk.library.holding import Held

JOB = "bundles"


class LongWork(Protocol):
    """One installation or copy."""

    @property
    def last(self) -> Progress | None:
        """How far it is; may be asked from any thread."""
        ...

    @property
    def work(self) -> Work:
        """What does it, in the job's thread."""
        ...


class _Current(NamedTuple):
    kind: str
    name: str
    title: Words
    long: LongWork
    job: Job


class BundleWorks:
    """Starts jobs and says how they stand; belongs to the window's thread.

    ``installing`` makes the work for a bundle at a place, ``bringing`` for a release of the kiosk
    itself, ``copying`` for a package onto a stick.
    """

    def __init__(
        self,
        all_jobs: Jobs,
        installing: Callable[[Path, str], LongWork],
        copying: Callable[[str, Path], LongWork],
        bringing: Callable[[Path, str], LongWork],
    ) -> None:
        self._jobs = all_jobs
        self._installing = installing
        self._copying = copying
        self._bringing = bringing
        self._current: _Current | None = None

    @property
    def going(self) -> Going | None:
        """What goes on, or what came of it until :meth:`finish`."""
        current = self._current
        if current is None:
            return None
        job = current.job
        return Going(
            current.kind, current.name, current.title, job.state, job.words, current.long.last
        )

    def install(self, offer: Offer) -> None:
        """Begin to install."""
        bundle = believed(offer)
        if bundle is None:
            return  # the verdict forbids it; there is no button either
        title = Words(bundle.title.text("zh-Hans"), bundle.title.text("en"))
        self._start(INSTALL, offer.name, title, self._installing(offer.place, offer.name))

    def bring(self, program: ProgramOffer) -> None:
        """Begin to bring in a release of the kiosk itself."""
        found = program.verdict.program
        if found is not None and program.first:
            title = program_title(found.version)
            self._start(PROGRAM, program.name, title, self._bringing(program.place, program.name))

    def copy(self, held: Held, target: Path) -> None:
        """Begin to copy a package onto a stick."""
        title = Words(held.title.text("zh-Hans"), held.title.text("en"))
        self._start(COPY, held.key, title, self._copying(held.key, target))

    def cancel(self) -> None:
        """Call it off; it ends soon."""
        if self._current is not None:
            self._current.job.cancel()

    def finish(self) -> None:
        """The outcome has been read."""
        if self._current is not None and self._current.job.state is not State.RUNNING:
            self._current = None

    def _start(self, kind: str, name: str, title: Words, long: LongWork) -> None:
        if self._current is not None and self._current.job.state is State.RUNNING:
            return
        job = self._jobs.start(JOB, title, long.work)
        self._current = _Current(kind, name, title, long, job)
