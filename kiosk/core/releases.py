"""Which program runs: the one this machine was given, or a release that came by stick.

Releases lie in ``data/programs/versions/<version>-<seq>/``, each a whole program folder. Which of
them is started is one small file, ``data/programs/pointer.json``: a link would need rights that
Windows does not give, and could not say what was there before. Its changes are pure functions from
one :class:`Pointer` to the next. The guardian reads it before each start (``docs/decisions/0064``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

CONTRACT = 1
"""What a guardian and the programs it starts have agreed on: the beat file, the exit codes, the
environment. A release says which it needs; the guardian is the part that no stick replaces."""
CONTRACT_VARIABLE = "KIOSK_GUARDIAN"
"""The environment variable in which a guardian tells its contract."""

TRIES = 3
"""So many starts may fail before the program before comes back."""
PROVEN_TRIES = 6
"""The same for a release that has worked here: its third fault leads into safe mode first."""
STANDS_AFTER_S = 60.0
"""A start has not failed once exhibits could be opened for so long."""
PROVEN_AFTER_S = 600.0
"""A release that has lived so long is no longer on trial."""

INSTALLED = ""
"""The name, in a pointer, of the program that this machine was given."""
MANIFEST_NAME = "program.json"
"""The signed manifest, in the release's own folder: one that has none is not whole."""
_RELEASE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9}){0,3})-([1-9][0-9]{0,8})")


class Fell(NamedTuple):
    """A release was given up: after ``failed`` starts, at ``wall_s`` by the wall clock (a label);
    ``why``: ``failed``, or ``missing`` when its files were gone. ``code`` is for the telephone.
    """

    release: str
    failed: int
    wall_s: int
    why: str = "failed"
    code: str = ""


class Pointer(NamedTuple):
    """Which program is ``current``, and where the way back leads (``previous``).

    ``proven``: current has lived long enough; ``failed``: how many of its starts have not.
    ``highest`` is the highest seq that ever came here. ``given`` is the version of the program that
    this machine was given, when ``current`` was chosen: another one is a technician's word.
    ``before`` is the way back of ``previous``, kept for as long as current is on trial: called off
    or failed, it leaves everything as it was.
    """

    current: str = INSTALLED
    previous: str = INSTALLED
    proven: bool = True
    failed: int = 0
    highest: int = 0
    given: str = ""
    fell: Fell | None = None
    before: str = INSTALLED

    @property
    def on_trial(self) -> bool:
        """Whether ``current`` has still to prove itself."""
        return self.current != INSTALLED and not self.proven


def guardian_says(environment: Mapping[str, str]) -> tuple[int, str] | None:
    """The contract of the guardian that started this program, and the version of the program that
    the machine was given; None where no guardian did.
    """
    contract, _, given = environment.get(CONTRACT_VARIABLE, "").partition(":")
    return (int(contract), given) if contract.isdecimal() and contract.isascii() else None


def running_release(data: Path, executable: str = sys.executable) -> str:
    """The release that this very process is of; empty for the program the machine was given."""
    folder = Path(executable).resolve().parent
    here = folder.parent == versions_folder(data).resolve()
    return folder.name if here and release_of(folder.name) is not None else INSTALLED


# Changes, as pure functions.


def chosen(now: Pointer, release: str, given: str) -> Pointer:
    """``release`` is to run from the next start on; what has worked here is the way back, and is
    not tried again.
    """
    if release == now.current:
        return now
    worked, back = (now.previous, now.before) if now.on_trial else (now.current, now.previous)
    known = release in (INSTALLED, worked, back)
    return now._replace(
        current=release,
        previous=back if release == worked else worked,
        before=INSTALLED if known else back,
        proven=known,
        failed=0,
        given=given,
        fell=None,
    )


def begun(now: Pointer) -> Pointer:
    """A start of a release on trial counts as failed until it stands: the power may go with it."""
    return now._replace(failed=now.failed + 1) if now.on_trial else now


def forgiven(now: Pointer) -> Pointer:
    """The start stands, or was nobody's failure."""
    return now._replace(failed=max(0, now.failed - 1)) if now.on_trial else now


def proven(now: Pointer) -> Pointer:
    """Current has lived long enough."""
    return now._replace(proven=True, failed=0, before=INSTALLED)


def fallen(now: Pointer, fell: Fell) -> Pointer:
    """The program before is current; it has worked here once."""
    return now._replace(
        current=now.previous,
        previous=now.before,
        before=INSTALLED,
        proven=True,
        failed=0,
        fell=fell,
    )


def reinstalled(now: Pointer, given: str) -> Pointer:
    """A technician gave this machine another program: that one runs, whatever came by stick."""
    return Pointer(highest=now.highest, given=given)


# Where things lie.


def programs_folder(data: Path) -> Path:
    """All that came by stick of programs."""
    return data / "programs"


def versions_folder(data: Path) -> Path:
    """One folder a release."""
    return programs_folder(data) / "versions"


def release_name(version: str, seq: int) -> str:
    """``0.10.0-12``."""
    return f"{version}-{seq}"


def release_of(name: str) -> tuple[str, int] | None:
    """Version and seq of a release's name; None when it is none."""
    found = _RELEASE.fullmatch(name)
    return (found[1], int(found[2])) if found else None


def start_file(data: Path, release: str) -> Path:
    """The executable of a release that is here."""
    name = "kiosk.exe" if sys.platform == "win32" else "kiosk"
    return versions_folder(data) / release / name


def is_whole(data: Path, release: str) -> bool:
    """Whether it is here, by its manifest and its executable; the bytes were read when it came.

    What the disk cannot tell is not here: another program is started, instead of none.
    """
    if release_of(release) is None:
        return False
    manifest = versions_folder(data) / release / MANIFEST_NAME
    try:
        return manifest.is_file() and start_file(data, release).is_file()
    except OSError:  # no answer: a worn disk, or a file system that a power cut has hurt
        return False


def releases(data: Path) -> tuple[str, ...]:
    """The whole releases that are here, by seq. Raises nothing."""
    try:
        names = [path.name for path in versions_folder(data).iterdir()]
    except OSError:
        return ()
    found = [(release_of(name), name) for name in names]
    return tuple(
        name for told, name in sorted((told[1], name) for told, name in found if told is not None)
        if is_whole(data, name)
    )  # fmt: skip
