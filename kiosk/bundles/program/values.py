"""A program as its signed manifest describes it: values only, already validated."""

from __future__ import annotations

import platform
import sys
from typing import NamedTuple

from kiosk.bundles.bundle import pack_name
from kiosk.bundles.limits import BUNDLE_LIMITS, GIB, MIB
from kiosk.core.releases import release_name
from kiosk.library.texts import LocalText

PROGRAMS = "programs"
"""The folder below ``KEPU``. Not among the bundles: kiosks that do not know programs would call one
a damaged bundle."""


class ProgramLimits(NamedTuple):
    """Upper bounds, inclusive: several times what a kiosk's program takes."""

    manifest_bytes: int = 8 * MIB
    files: int = 20_000
    links: int = 2_000
    file_bytes: int = 1 * GIB
    program_bytes: int = 4 * GIB
    folder_depth: int = 16
    name_bytes: int = 255
    programs: int = 64
    """Programs that are looked at on one stick."""


PROGRAM_LIMITS = ProgramLimits()


class ProgramFile(NamedTuple):
    """One file; ``path`` is relative to the program's folder, with ``/``. ``offset_bytes`` is where
    it begins in the program's stream: its files one after the other.
    """

    path: str
    size_bytes: int
    sha256: str
    runs: bool
    """Whether the system may start it."""
    offset_bytes: int


class ProgramLink(NamedTuple):
    """A symbolic link to a file of the program; ``target`` as it is written in the link."""

    path: str
    target: str


class Program(NamedTuple):
    """What a program's manifest says. ``system`` and ``machine`` are the kind of computer it is
    for; ``contract`` is what it needs of the guardian (:data:`kiosk.core.releases.CONTRACT`).
    """

    seq: int
    version: str
    system: str
    machine: str
    made: str
    news: LocalText | None
    contract: int
    files: tuple[ProgramFile, ...]
    links: tuple[ProgramLink, ...]

    @property
    def name(self) -> str:
        """What its folder on a stick is called."""
        return f"{self.system}-{self.machine}.{self.seq}"

    @property
    def release(self) -> str:
        """What its folder on a machine is called."""
        return release_name(self.version, self.seq)

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        return sum(one.size_bytes for one in self.files)

    @property
    def packs(self) -> tuple[tuple[str, int], ...]:
        """Names and sizes of its packs."""
        size, each = self.size_bytes, BUNDLE_LIMITS.pack_bytes
        count = -(-size // each)
        return tuple(
            (pack_name(at), min(each, size - at * each)) for at in range(count)
        )  # fmt: skip


def this_system() -> tuple[str, str]:
    """The kind of this computer, as manifests name it: ``linux``, ``x86_64``."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = platform.machine().lower()
    return system, {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)


def start_name(system: str) -> str:
    """What the executable of a program for that system is called."""
    return "kiosk.exe" if system == "windows" else "kiosk"
