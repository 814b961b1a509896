"""The files of one exhibit's folder: listed once, read with a limit, never through a link."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kiosk.library.limits import LIMITS, Limits
from kiosk.library.names import is_junk

MANIFEST = "exhibit.toml"

# Windows: symbolic links and junctions. Other reparse points are plain files to us.
_LINK_TAGS = frozenset({0xA000000C, 0xA0000003})
_CHUNK_BYTES = 1024**2


class Listing(NamedTuple):
    """What lies in a folder.

    ``files`` gives size in bytes and modification time in ns by relative path (forward slashes);
    ``links`` are names that are neither a plain file nor a folder; ``folders`` those of folders;
    ``too_many``: more files or deeper folders than allowed, the rest is not listed; ``fault``:
    what the system said when it could not be listed.
    """

    files: dict[str, tuple[int, int]]
    folders: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    too_many: bool = False
    fault: str = ""

    @property
    def signature(self) -> str:
        """Changes when a file is added, removed, renamed, resized or written anew."""
        facts = (sorted(self.files.items()), sorted(self.links), self.too_many, self.fault)
        return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()


def list_folder(folder: Path | str, limits: Limits = LIMITS) -> Listing:
    """List ``folder`` and the folders in it. Raises nothing: see :class:`Listing`."""
    files: dict[str, tuple[int, int]] = {}
    folders: list[str] = []
    links: list[str] = []
    waiting = [(str(folder), "", 0)]
    try:
        while waiting:
            place, prefix, depth = waiting.pop()
            with os.scandir(place) as entries:
                for entry in entries:
                    if is_junk(entry.name):
                        continue
                    path = prefix + entry.name
                    facts = entry.stat(follow_symlinks=False)
                    mode = facts.st_mode
                    if getattr(facts, "st_reparse_tag", 0) in _LINK_TAGS:
                        links.append(path)
                    elif stat.S_ISREG(mode):
                        files[path] = (facts.st_size, facts.st_mtime_ns)
                    elif stat.S_ISDIR(mode):
                        folders.append(path)
                        waiting.append((entry.path, f"{path}/", depth + 1))
                    else:
                        links.append(path)
                    if depth > limits.folder_depth or len(files) > limits.files:
                        return Listing(files, tuple(folders), tuple(links), too_many=True)
    except OSError as error:
        return Listing(files, tuple(folders), tuple(links), fault=error.strerror or str(error))
    return Listing(files, tuple(folders), tuple(links))


def read_limited(path: Path, limit_bytes: int, *, whole: bool = True) -> bytes:
    """The bytes of a plain file, at most ``limit_bytes`` of them.

    :raises OverflowError: when there are more and ``whole`` is asked.
    :raises OSError: when it cannot be read, or is a link, a pipe or a device.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - Path.open follows links
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"not a plain file: {path.name}")
        content = file.read(limit_bytes + 1)
    if len(content) > limit_bytes:
        if whole:
            raise OverflowError(path.name)
        return content[:limit_bytes]
    return content


def digest_files(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each named file, in hex.

    :raises OSError: when one cannot be read.
    """
    return {name: _digest_file(folder / name) for name in sorted(names)}


def digest_content(digests: dict[str, str]) -> str:
    """One SHA-256 in hex over names and contents: the same content anywhere gives the same."""
    text = "\n".join(f"{digests[name]} {name}" for name in sorted(digests))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _digest_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
