"""A program brought in: staged, read again, tried, and then one rename beside what runs.

What runs is never touched. Going on asks only what lies there: a staged file that reads as its
manifest says is kept, any other one is copied again. So every moment can be the last.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk.bundles.gone import Unreadable
from kiosk.bundles.intake.disk import CHUNK_BYTES, Disk, Stretch
from kiosk.bundles.intake.plan import check_room
from kiosk.bundles.intake.progress import SAID, Desk, State, Teller
from kiosk.bundles.program import faults
from kiosk.bundles.program.judging import ProgramKind, ProgramVerdict
from kiosk.bundles.program.keeping import sweep_programs
from kiosk.bundles.program.values import Program, ProgramFile
from kiosk.bundles.source import SourceGone
from kiosk.core import releases
from kiosk.core.errors import Trouble
from kiosk.core.release_pointer import change_pointer
from kiosk.core.releases import MANIFEST_NAME, Pointer
from kiosk.core.words import Words

STAGING = "staging"
LOOK_AGAIN_S = 2.0
_MOST_IN_VAIN = 3
"""A stick that is there and gone again so often, without giving a piece, is damaged."""
_BLOCK_BYTES = 4096
_STEP_FILES = 64
"""So many files are made durable together, and read again from the disk itself."""
_STEP_BYTES = 32 * 1024**2

PROGRAM_SAID = {
    **SAID,
    State.PLACED: Words("程序已就位。", "The program is in its place."),
    State.TRIAL: Words(
        "正在试启动新程序，让它自检，要一两分钟……",
        "Starting the new program to test itself; this takes a minute or two …",
    ),
    State.CONFIRMED: Words(
        "新程序装好了，现在用的没有变。", "The new program is here; what runs has not changed."
    ),
}
"""What is said of each state."""

Judge = Callable[[bytes], ProgramVerdict]
"""What to say of these manifest bytes now, on this machine."""
Trial = Callable[[Path, Program], Words | None]
"""Starts the staged program, to look at it; why it does not run here, or None."""


class Stream(Protocol):
    """Where a program is read from (:class:`kiosk.bundles.program.stick.ProgramStick`)."""

    def read(self, name: str, offset_bytes: int, size_bytes: int) -> bytes:
        """So many bytes of the program's stream."""
        ...


class ProgramHouse(NamedTuple):
    """Everything around it. ``find`` looks for the stick that holds this very program, None when
    it is not there; a pulled one is waited for, ``wait_most_s`` at most.
    """

    data: Path
    disk: Disk
    judge: Judge
    trial: Trial
    find: Callable[[], Stream | None]
    monotonic_s: Callable[[], float]
    wait_most_s: float = 600.0


class ProgramIntake:
    """One program, from its manifest to its place."""

    def __init__(self, house: ProgramHouse, manifest: bytes, desk: Desk) -> None:
        self._house = house
        self._disk = house.disk
        self._manifest = manifest
        self._desk = desk
        self._teller = Teller(desk, house.monotonic_s, PROGRAM_SAID)
        self._stream: Stream | None = None
        self._done = 0

    def run(self) -> Program:
        """Bring it in; the same once more does nothing. What runs is not changed.

        :raises Trouble: it is not here afterwards; what had been copied is used again next time.
        """
        try:
            program = self._brought()
        except Trouble as trouble:
            self._teller.end(faults.END_OF.get(trouble.code, State.REFUSED), trouble)
            raise
        self._teller.enter(State.CONFIRMED)
        return program

    def _brought(self) -> Program:
        verdict = self._house.judge(self._manifest)
        program = verdict.program
        if program is None or verdict.kind not in (ProgramKind.GOOD, ProgramKind.HERE):
            raise faults.refused_by(verdict)
        if verdict.kind is ProgramKind.GOOD:
            try:
                self._bring(program)
            except OSError as error:
                raise faults.disk_refused(error, self._house.data) from error
        return program

    def _bring(self, program: Program) -> None:
        folder = self._begin(program)
        self._copy(program, folder)
        self._teller.enter(State.CHECKED)
        self._look_up()
        self._teller.enter(State.TRIAL)
        reason = self._house.trial(folder, program)
        self._look_up()  # it takes minutes, and may have been called off
        if reason is not None:
            self._disk.remove(folder.parent)
            raise faults.does_not_run(reason)
        self._place(program, folder)

    def _begin(self, program: Program) -> Path:
        """The folder of this very manifest; what lies staged of others goes."""
        digest = hashlib.sha256(self._manifest).hexdigest()[:16]
        staging = releases.programs_folder(self._house.data) / STAGING
        staged = staging / digest
        for other in sorted(staging.iterdir()) if staging.exists() else ():
            if other != staged:
                self._disk.remove(other)
        folder = staged / program.release
        room = program.size_bytes - _size_below(folder) + _BLOCK_BYTES * len(program.files)
        free_first = sweep_programs(self._house.data, self._disk)
        self._teller.remark = check_room(room, free_first, self._disk)
        self._disk.make_folder(folder)
        return folder

    # Copying.

    def _copy(self, program: Program, folder: Path) -> None:
        todo = [one for one in program.files if not self._is_sound(folder, one)]
        self._remove_strangers(program, folder)
        self._done = program.size_bytes - sum(one.size_bytes for one in todo)
        self._teller.begin(self._done, program.size_bytes)
        self._teller.enter(State.COPYING)
        step: list[ProgramFile] = []
        for one in todo:
            self._fetch(program, folder, one)
            step.append(one)
            if len(step) >= _STEP_FILES or sum(each.size_bytes for each in step) >= _STEP_BYTES:
                self._keep(folder, step)
                step = []
        self._keep(folder, step)
        for link in program.links:
            place = folder / link.path
            self._disk.make_folder(place.parent)
            self._disk.remove(place)
            place.symlink_to(link.target)
        folders = {str(folder), *(str(path) for path in folder.rglob("*") if _is_folder(path))}
        self._disk.keep([], sorted(folders))

    def _fetch(self, program: Program, folder: Path, one: ProgramFile) -> None:
        """Copy one file; what the stick gives twice other than it should is damaged there."""
        for last in (False, True):
            digest, path = hashlib.sha256(), folder / one.path
            self._disk.make_folder(path.parent)
            self._disk.remove(path)
            self._disk.write_at(str(path), 0, b"")
            for at in range(0, one.size_bytes, CHUNK_BYTES):
                size = min(CHUNK_BYTES, one.size_bytes - at)
                piece = self._read(program, one, at, size)
                digest.update(piece)
                self._disk.write_at(str(path), at, piece)
                self._teller.advance(min(self._done + at + size, program.size_bytes))
            if digest.hexdigest() == one.sha256:
                path.chmod(0o755 if one.runs else 0o644)
                self._done += one.size_bytes
                return
            if last:
                raise faults.damaged(one.path)

    def _keep(self, folder: Path, step: list[ProgramFile]) -> None:
        """Make files durable, and read them again through a fresh handle."""
        if not step:
            return
        paths = [folder / one.path for one in step]
        self._disk.keep(map(str, paths), sorted({str(path.parent) for path in paths}))
        self._disk.expect(
            Stretch(str(path), 0, one.size_bytes) for path, one in zip(paths, step, strict=True)
        )
        for one in step:
            if not self._is_sound(folder, one):
                raise faults.unsound(one.path)

    def _is_sound(self, folder: Path, one: ProgramFile) -> bool:
        path, digest = folder / one.path, hashlib.sha256()
        if path.is_symlink() or not path.is_file() or path.stat().st_size != one.size_bytes:
            return False
        if one.runs and not os.access(path, os.X_OK):
            return False
        for chunk in self._disk.reread(Stretch(str(path), 0, one.size_bytes)):
            digest.update(chunk)
        return digest.hexdigest() == one.sha256

    def _remove_strangers(self, program: Program, folder: Path) -> None:
        """What lies there and is none of its files: nothing unsigned is ever started."""
        known = {one.path for one in program.files}
        for path in sorted(folder.rglob("*"), reverse=True):
            if not _is_folder(path) and path.relative_to(folder).as_posix() not in known:
                self._disk.remove(path)

    def _read(self, program: Program, one: ProgramFile, at: int, size_bytes: int) -> bytes:
        """So many bytes of a file, waited for while the stick is not there. One that is there, and
        does not give them however often it is asked, is damaged.
        """
        since_s: float | None = None
        in_vain = 0
        while True:
            self._look_up()
            stream = self._found()
            if stream is not None:
                try:
                    piece = stream.read(program.name, one.offset_bytes + at, size_bytes)
                except SourceGone as gone:
                    self._stream = None
                    in_vain += 1
                    if in_vain > _MOST_IN_VAIN:
                        raise faults.damaged(one.path) from gone
                    if isinstance(gone, Unreadable):
                        continue  # it is plugged in: nobody has to do anything
                else:
                    if since_s is not None:
                        self._teller.enter(State.COPYING)
                    return piece
            now_s = self._house.monotonic_s()
            since_s = now_s if since_s is None else since_s
            self._teller.enter(State.WAITING)
            if now_s - since_s >= self._house.wait_most_s:
                raise faults.STICK_GONE
            self._desk.wait(LOOK_AGAIN_S)

    def _found(self) -> Stream | None:
        try:
            self._stream = self._stream or self._house.find()
        except SourceGone:
            return None
        return self._stream

    def _look_up(self) -> None:
        if self._desk.cancelled:
            self._disk.remove(releases.programs_folder(self._house.data) / STAGING)
            raise faults.CANCELLED
        if self._desk.stopped:
            raise faults.STOPPED

    # Its place.

    def _place(self, program: Program, folder: Path) -> None:
        """The manifest makes it whole, the rename makes it seen, the pointer remembers its seq."""
        data, disk = self._house.data, self._disk
        self._teller.enter(State.PLACED)
        versions = releases.versions_folder(data)
        disk.make_folder(versions)
        disk.replace(folder / MANIFEST_NAME, self._manifest)
        target = versions / program.release
        disk.remove(target)  # one that has lost files
        disk.move(folder, target)
        disk.keep([], [str(versions), str(versions.parent), str(data)])

        def note(now: Pointer) -> Pointer:
            return now._replace(highest=max(now.highest, program.seq))

        try:
            change_pointer(data, note)
        except Trouble:
            return  # the folder itself says it
        finally:
            disk.remove(folder.parent)


def _size_below(folder: Path) -> int:
    if not folder.exists():
        return 0
    return sum(path.lstat().st_size for path in folder.rglob("*") if not _is_folder(path))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
