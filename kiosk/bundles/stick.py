"""A stick, or any folder, with the layout ``KEPU/``; see :mod:`kiosk.bundles.source`.

Nothing is kept open between two calls, so a stick can be pulled at any moment, and a later call
works again when it is back. FAT may give names back in another case than they were written in
(``kepu`` for ``KEPU``, and some mounts then tell the cases apart): a name is first asked for as it
is, and then looked for in any case.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.bundles.bundle import MANIFEST_NAME
from kiosk.bundles.gone import loss
from kiosk.bundles.layout import (
    CONTENT,
    MOST_NAMES,
    ROOT,
    is_bundle_name,
    is_pack_name,
    newest,
    trust_version,
)
from kiosk.bundles.limits import BUNDLE_LIMITS, BundleLimits
from kiosk.bundles.reading import is_folder, is_plain, piece_of, read_whole
from kiosk.bundles.source import BUNDLES, LAYOUT, TRUST, SourceGone

_T = TypeVar("_T")


class StickSource:
    """``root`` holds ``KEPU/``, or is that folder itself; ``only``: one bundle of it."""

    def __init__(
        self, root: Path, name: str = "", only: str = "", limits: BundleLimits = BUNDLE_LIMITS
    ) -> None:
        self._root = root
        self._name = name or root.name or str(root)
        self._only = only
        self._limits = limits

    @property
    def name(self) -> str:
        """The stick's label, or the folder's name."""
        return self._name

    def roots(self) -> dict[int, bytes]:
        """The newest of the root chain that lies there."""
        return self._ask(lambda: self._trust(ROOT, self._limits.root_bytes), {})

    def contents(self) -> dict[int, bytes]:
        """The newest of the content role's documents."""
        return self._ask(lambda: self._trust(CONTENT, self._limits.content_bytes), {})

    def bundles(self) -> tuple[str, ...]:
        """Names of the bundles' folders, sorted."""
        nothing: dict[str, Path] = {}
        found = self._ask(lambda: _within(self._folder(BUNDLES), is_folder), nothing)
        names = sorted(name for name in found if is_bundle_name(name))
        if self._only:
            return (self._only,) if self._only in names else ()
        return tuple(names[: self._limits.bundles])

    def manifest(self, bundle: str) -> bytes | None:
        """``bundle.json``; None when missing, no plain file, or larger than the limit."""

        def read() -> bytes | None:
            path = self._file(bundle, MANIFEST_NAME)
            return read_whole(path, self._limits.manifest_bytes) if path else None

        return self._ask(read, None)

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes of each pack that lies there, by name."""

        def measure() -> dict[str, int]:
            found = _within(self._folder(BUNDLES, bundle), is_plain)
            names = sorted(name for name in found if is_pack_name(name))
            return {name: found[name].lstat().st_size for name in names}

        return self._ask(measure, {}) if is_bundle_name(bundle) else {}

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Exactly so many bytes of a pack; fewer only where the pack ends.

        A pack was there when its bundle was looked at: one that is missing now was taken away.
        """
        if not is_pack_name(pack) or offset_bytes < 0:
            return b""
        try:
            path = self._file(bundle, pack)
            if path is None:
                raise SourceGone(f"{bundle}/{pack}")
            return piece_of(path, offset_bytes, size_bytes)
        except OSError as error:
            raise loss(error, self._root) or SourceGone(str(error)) from error

    def archives(self, most: int) -> tuple[Path, ...]:
        """The ``.kepu`` files that lie beside the layout or in it, at most ``most`` of them."""

        def find() -> tuple[Path, ...]:
            layout = self._folder()
            places = dict.fromkeys((self._root, layout or self._root))
            found = [path for place in places for path in _within(place, is_plain).values()]
            named = [path for path in found if path.name.lower().endswith(".kepu")]
            return tuple(sorted(path for path in named if not path.name.startswith(".")))[:most]

        return self._ask(find, ())

    def _trust(self, role: str, most_bytes: int) -> dict[int, bytes]:
        named = {
            version: path
            for name, path in _within(self._folder(TRUST), is_plain).items()
            if (version := trust_version(name, role)) is not None
        }
        read = {
            version: read_whole(path, most_bytes)
            for version, path in newest(named, self._limits.roots).items()
        }
        return {version: content for version, content in read.items() if content is not None}

    def _folder(self, *steps: str) -> Path | None:
        """The folder of the layout; None where there is none, or a link in its place."""
        at = find_named(self._root, LAYOUT, is_folder)
        if at is None and find_named(self._root, BUNDLES, is_folder):
            at = self._root
        for step in steps:
            at = find_named(at, step, is_folder) if at else None
        return at

    def _file(self, bundle: str, name: str) -> Path | None:
        if not is_bundle_name(bundle):
            return None
        folder = self._folder(BUNDLES, bundle)
        return find_named(folder, name, lambda _: True) if folder else None  # opened only if plain

    def _ask(self, work: Callable[[], _T], otherwise: _T) -> _T:
        """What ``work`` gives; ``otherwise`` when only the name that it asks for is not there."""
        try:
            return work()
        except OSError as error:
            gone = loss(error, self._root)
            if gone:
                raise gone from error
            return otherwise


def find_named(folder: Path, name: str, fits: Callable[[os.stat_result], bool]) -> Path | None:
    """What lies in ``folder`` under that name, in any case, when it fits; the exact name first.

    :raises OSError: when the disk does not say.
    """
    exact = folder / name
    try:
        return exact if fits(exact.lstat()) else None
    except FileNotFoundError:
        return _within(folder, fits).get(name.lower())


def _within(folder: Path | None, fits: Callable[[os.stat_result], bool]) -> dict[str, Path]:
    """What lies in a folder, by name in lower case; the name in lower case wins over its twins.

    Of a folder that holds more than :data:`MOST_NAMES` only so many are looked at.

    :raises OSError: when it cannot be listed.
    """
    found: dict[str, Path] = {}
    if folder is None:
        return found
    with os.scandir(folder) as entries:
        for entry in itertools.islice(entries, MOST_NAMES):
            name = entry.name.lower()
            if name in found and entry.name != name:
                continue
            try:
                facts = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            if fits(facts):
                found[name] = Path(entry.path)
    return found
