"""The content store: bundles that are held, the one of each package that is shown, the way back."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.core.errors import Trouble
from kiosk.core.files import write_durably
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.holding import (
    Held,
    HeldFile,
    HeldSeq,
    Installed,
    NewBundle,
    Note,
    ShownFolder,
)
from kiosk.library.names import name_fault
from kiosk.library.store import changes, seen
from kiosk.library.store.database import (
    COPY_NAME,
    DB_NAME,
    read_copy,
    read_db,
    read_files,
    writing,
)
from kiosk.library.store.faults import Damaged, read_instead
from kiosk.library.store.names import INTAKE, exhibit_folder, manifest_path
from kiosk.library.store.state import State
from kiosk.library.store.sweeping import sweep

_MOST_MANIFEST_BYTES = 16 * 1024**2

log = logging.getLogger("kiosk.library.store")


class Store:
    """The store in the folder ``content`` (``Places.content``). Opens its record anew each time:
    several processes use it, and none holds it. Reading raises nothing and changes nothing.

    Every change is one transaction, and raises Trouble (``disk-full``, ``read-only``,
    ``disk-error``, ``content-busy``, ``content-newer``) when it was not made.
    """

    def __init__(self, content: Path) -> None:
        self.content = content

    # Reading.

    def packages(self) -> tuple[Held, ...]:
        """The packages that are installed, by key."""
        return seen.held_packages(self._state()[0], self.content)

    def seqs(self) -> dict[str, HeldSeq]:
        """What decides whether a bundle is newer, by package; removed ones are among them."""
        return seen.held_seqs(self._state()[0])

    def installed(self) -> Installed:
        """What the catalogue has to know, read at once."""
        state, troubles = self._state()
        return seen.installed(state, self.content, troubles)

    def shown(self) -> tuple[ShownFolder, ...]:
        """The folders that are to be shown, one an exhibit, by id."""
        choices = self.installed().choices
        return tuple(choices[id][0] for id in sorted(choices))

    def files(self) -> dict[tuple[str, int], Path]:
        """Every file of every bundle that is held, by SHA-256 and size in bytes."""
        found: dict[tuple[str, int], Path] = {}
        state = self._state()[0]
        lists = self.file_lists(state.contents)
        for bundle in state.bundles.values():
            for one in bundle.exhibits:
                folder = self.exhibit_folder(one.id, one.content)
                for file in lists.get(one.content, ()):
                    found.setdefault((file.sha256, file.size_bytes), folder / file.path)
        return found

    def file_lists(self, contents: frozenset[str]) -> Mapping[str, tuple[HeldFile, ...]]:
        """What these contents consist of; those that are not known are left out."""
        try:
            return read_files(self.content / DB_NAME, contents)
        except (Trouble, Damaged) as trouble:
            log.warning("the store's lists of files cannot be read: %s", trouble)
            return {}

    def exhibit_folder(self, id: str, content: str) -> Path:
        """Where an exhibit with that content lies, or would.

        :raises ValueError: for names that are none.
        """
        return exhibit_folder(self.content, id, content)

    def manifest(self, key: str, seq: int) -> bytes | None:
        """The signed manifest of a bundle that is held; None where it is not what was placed."""
        bundle = self._state()[0].bundles.get((key, seq))
        if bundle is None:
            return None
        try:
            with manifest_path(self.content, key, seq).open("rb") as file:
                content = file.read(_MOST_MANIFEST_BYTES + 1)
        except OSError:
            return None
        whole = hashlib.sha256(content).hexdigest() == bundle.manifest_sha256
        return content if whole else None

    def denied(self) -> tuple[Denied, ...]:
        """The deny list it goes by."""
        return self._state()[0].denied

    def notes(self) -> tuple[Note, ...]:
        """What the operator has not been told yet, the newest last."""
        return self._state()[0].notes

    # Changing.

    def place(self, record: NewBundle) -> None:
        """Take a bundle on trial, whose exhibits lie in their folders; nothing visible changes."""
        path = manifest_path(self.content, record.key, record.seq)
        files: dict[str, tuple[HeldFile, ...]] = {}
        for one in record.exhibits:
            if not self.exhibit_folder(one.id, one.content).is_dir():
                raise ValueError(f"{one.id} does not lie in its folder")
            if any(name_fault(file.path) for file in one.files):
                raise ValueError(f"{one.id} has a name that is none")
            files[one.content] = one.files
        with writing(self.content) as work:
            sha256 = hashlib.sha256(record.manifest).hexdigest()
            state = changes.placed(work.state, record, sha256)
            write_durably(path, record.manifest)
            work.save(state, files)

    def confirm(self, key: str) -> Held:
        """Make the bundle on trial visible: the one transaction that does so."""
        with writing(self.content) as work:
            work.save(changes.confirmed(work.state, key))
            state = work.state
        return seen.held_package(state, self.content, key)

    def refuse(self, key: str, reason: Words) -> None:
        """Let go of the bundle on trial, and note why."""
        with writing(self.content) as work:
            work.save(changes.refused(work.state, key, reason))

    def roll_back(self, key: str) -> Held:
        """Show the bundle before again; raises Trouble also where there is none."""
        with writing(self.content) as work:
            work.save(changes.rolled_back(work.state, key))
            state = work.state
        return seen.held_package(state, self.content, key)

    def remove(self, key: str) -> None:
        """Hold that package no more, and remove its files."""
        with writing(self.content) as work:
            work.save(changes.removed(work.state, key))
        if not self._intake_open():
            self.sweep()

    def keep_denied(self, denied: Iterable[Denied]) -> None:
        """Go by that deny list from now on."""
        with writing(self.content) as work:
            work.save(changes.denied(work.state, denied))

    def told(self, names: Iterable[str]) -> None:
        """The operator has seen the notes of those names."""
        with writing(self.content) as work:
            work.save(changes.told(work.state, names))

    def sweep(self) -> int:
        """Remove what no bundle needs; returns how many folders and files were removed."""
        return sweep(self.content)

    def _intake_open(self) -> bool:
        """What is being installed lies in its folder before the record knows it."""
        try:
            return any((self.content / INTAKE).iterdir())
        except OSError:
            return False

    def _state(self) -> tuple[State, tuple[Trouble, ...]]:
        """The record; its copy where it is not sound; nothing where neither is."""
        try:
            state = read_db(self.content / DB_NAME)
            if state is not None:
                return state, ()
            copy = read_copy(self.content / COPY_NAME)
            return (State(), ()) if copy is None else (copy, ())
        except Damaged as finding:
            reason = str(finding)
        except Trouble as trouble:
            if trouble.code == "content-newer":
                return State(), (trouble,)
            reason = trouble.what.zh
        copy = read_copy(self.content / COPY_NAME)
        return copy or State(), (read_instead(reason, from_copy=copy is not None),)
