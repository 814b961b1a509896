"""The programs that lie on a stick: read with limits, no link followed."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.bundles.bundle import pack_name
from kiosk.bundles.gone import loss
from kiosk.bundles.layout import MOST_NAMES, is_pack_name
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.program.manifest import MACHINE, SYSTEM
from kiosk.bundles.program.values import PROGRAM_LIMITS, PROGRAMS
from kiosk.bundles.reading import is_folder, is_plain, piece_of, read_whole
from kiosk.bundles.source import LAYOUT, SourceGone
from kiosk.bundles.stick import find_named
from kiosk.core.releases import MANIFEST_NAME

_NAME = re.compile(rf"(?:{SYSTEM})-{MACHINE}\.([1-9][0-9]{{0,8}})")

_T = TypeVar("_T")


def is_program_name(name: str) -> bool:
    """Whether a program's folder may be called so: ``linux-x86_64.12``."""
    return _NAME.fullmatch(name) is not None


class ProgramStick:
    """``root`` holds ``KEPU/``, or is that folder itself. Every method may be slow, and may raise
    :class:`~kiosk.bundles.source.SourceGone`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def programs(self) -> tuple[str, ...]:
        """Names of the programs' folders, the highest seq first."""
        nothing: list[str] = []
        names = [name for name in self._ask(self._names, nothing) if is_program_name(name)]
        names.sort(key=lambda name: (-int(name.rpartition(".")[2]), name))
        return tuple(names[: PROGRAM_LIMITS.programs])

    def manifest(self, name: str) -> bytes | None:
        """``program.json``; None when missing, no plain file, or larger than the limit."""

        def read() -> bytes | None:
            path = self._file(name, MANIFEST_NAME)
            return read_whole(path, PROGRAM_LIMITS.manifest_bytes) if path else None

        return self._ask(read, None)

    def pack_sizes(self, name: str) -> dict[str, int]:
        """Size in bytes of each pack that lies there, by name."""

        def measure() -> dict[str, int]:
            folder = self._folder(name)
            if folder is None:
                return {}
            with os.scandir(folder) as entries:
                some = list(itertools.islice(entries, MOST_NAMES))
            facts = {entry.name.lower(): entry.stat(follow_symlinks=False) for entry in some}
            return {
                one: fact.st_size
                for one, fact in sorted(facts.items())
                if is_pack_name(one) and is_plain(fact)
            }

        return self._ask(measure, {})

    def read(self, name: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Exactly so many bytes of the program's stream; fewer only where a pack is too short."""
        pieces: list[bytes] = []
        each = BUNDLE_LIMITS.pack_bytes
        while size_bytes > 0:
            pack, at = divmod(offset_bytes, each)
            piece = self._piece(name, pack_name(pack), at, min(size_bytes, each - at))
            if not piece:
                break
            pieces.append(piece)
            offset_bytes += len(piece)
            size_bytes -= len(piece)
        return b"".join(pieces)

    def _piece(self, name: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        try:
            path = self._file(name, pack)
            if path is None:
                raise SourceGone(f"{name}/{pack}")
            return piece_of(path, offset_bytes, size_bytes)
        except OSError as error:
            raise loss(error, self.root) or SourceGone(str(error)) from error

    def _names(self) -> list[str]:
        folder = self._folder()
        if folder is None:
            return []
        with os.scandir(folder) as entries:
            return [
                entry.name.lower()
                for entry in itertools.islice(entries, MOST_NAMES)
                if is_folder(entry.stat(follow_symlinks=False))
            ]

    def _folder(self, *names: str) -> Path | None:
        at = find_named(self.root, LAYOUT, is_folder)
        if at is None and find_named(self.root, PROGRAMS, is_folder):
            at = self.root
        for step in (PROGRAMS, *names):
            at = find_named(at, step, is_folder) if at else None
        return at

    def _file(self, name: str, file: str) -> Path | None:
        if not is_program_name(name):
            return None
        folder = self._folder(name)
        return find_named(folder, file, lambda _: True) if folder else None

    def _ask(self, work: Callable[[], _T], otherwise: _T) -> _T:
        """What ``work`` gives; ``otherwise`` when only the name that it asks for is not there."""
        try:
            return work()
        except OSError as error:
            gone = loss(error, self.root)
            if gone:
                raise gone from error
            return otherwise
