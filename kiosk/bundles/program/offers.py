"""The programs that a stick offers this machine, each with its verdict."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.drives import system_drives
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.lock import alone
from kiosk.bundles.intake.progress import Desk
from kiosk.bundles.program.intake import ProgramHouse, ProgramIntake, Stream
from kiosk.bundles.program.judging import Here, ProgramKind, ProgramVerdict, judge_program
from kiosk.bundles.program.stick import ProgramStick
from kiosk.bundles.program.trying import try_start
from kiosk.bundles.program.values import Program, this_system
from kiosk.bundles.source import SourceGone
from kiosk.bundles.trust import Trusted
from kiosk.bundles.trust_files import read_trusted
from kiosk.core import releases
from kiosk.core.places import Places
from kiosk.core.release_pointer import read_pointer
from kiosk.core.words import Words

_MOST_MANIFESTS_BYTES = 32 * 1024**2
_RANK = (ProgramKind.GOOD, ProgramKind.HERE, ProgramKind.NO_ROOT)


class ProgramOffer(NamedTuple):
    """One program of a stick. ``first``: it is the newest that can be installed."""

    place: Path
    name: str
    verdict: ProgramVerdict
    manifest: bytes
    first: bool = False


def here_now(data: Path, environment: Mapping[str, str] = os.environ) -> Here:
    """What decides on this machine."""
    told = releases.guardian_says(environment)
    return Here(
        this_system(),
        read_pointer(data).highest,
        releases.releases(data),
        None if told is None else told[0],
    )


def look_for_programs(place: Path, trusted: Trusted | None, here: Here) -> tuple[ProgramOffer, ...]:
    """The programs at ``place`` (a stick, or a folder with ``KEPU/``): what to install first. Of
    those for other kinds of computer one is named, and only where there is none for this one.

    Reads lists and sizes, no packs.

    :raises SourceGone: the stick was pulled.
    """
    stick = ProgramStick(place)
    found: list[ProgramOffer] = []
    left_bytes = _MOST_MANIFESTS_BYTES
    for name in stick.programs():
        manifest = stick.manifest(name)
        left_bytes -= len(manifest or b"")
        if left_bytes < 0:
            break
        verdict = judge_program(trusted, manifest, name, here, stick.pack_sizes(name))
        found.append(ProgramOffer(place, name, verdict, manifest or b""))
    ours = [one for one in found if one.verdict.kind is not ProgramKind.OTHER_SYSTEM]
    ours.sort(key=_rank)
    shown = ours or found[:1]
    good = next((one for one in shown if one.verdict.kind is ProgramKind.GOOD), None)
    return tuple(one._replace(first=one is good) for one in shown)


def install_program(
    places: Places, offer: ProgramOffer, desk: Desk, wait_most_s: float = 0.0
) -> Program:
    """Bring the program in; what runs is not changed. What the stick said is judged anew.

    :raises Trouble: it is not here afterwards.
    """
    data = places.data

    def judge(manifest: bytes) -> ProgramVerdict:
        return judge_program(read_trusted(places), manifest, offer.name, here_now(data), None)

    def trial(folder: Path, program: Program) -> Words | None:
        return try_start(folder, program, lambda: desk.cancelled or desk.stopped)

    house = ProgramHouse(
        data=data,
        disk=RealDisk(),
        judge=judge,
        trial=trial,
        find=_finder(offer),
        monotonic_s=time.monotonic,
        wait_most_s=wait_most_s,
    )
    with alone(releases.programs_folder(data)):
        return ProgramIntake(house, offer.manifest, desk).run()


def _finder(offer: ProgramOffer) -> Callable[[], Stream | None]:
    """Looks where it was, then on every stick, for the same list, byte for byte."""
    drives = system_drives()

    def find() -> Stream | None:
        for root in (offer.place, *(drive.root for drive in drives.present())):
            stick = ProgramStick(root)
            try:
                if stick.manifest(offer.name) == offer.manifest:
                    return stick
            except SourceGone:
                continue
        return None

    return find


def _rank(offer: ProgramOffer) -> tuple[int, int]:
    kind = offer.verdict.kind
    place = _RANK.index(kind) if kind in _RANK else len(_RANK)
    return place, -int(offer.name.rpartition(".")[2])
