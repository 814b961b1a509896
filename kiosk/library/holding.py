"""What the content store holds, as values: bundles, their exhibits, and what of them is shown.

A package (``publisher.package``, its key) is a chain of bundles with growing ``seq``. At most
three of them are held: the current one, the previous one, and one on trial.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.texts import LocalText

FOLDER_DIGITS = 16
"""An exhibit's folder is called by so many digits of its content's SHA-256."""


class HeldFile(NamedTuple):
    """One file of an exhibit; ``path`` is relative to the exhibit's folder, with ``/``."""

    path: str
    size_bytes: int
    sha256: str


class NewExhibit(NamedTuple):
    """An exhibit of a bundle that has been copied whole; ``content`` is the digest of ``files``
    (``kiosk.library.folder.digest_content``).
    """

    id: str
    version: str
    title: LocalText
    content: str
    size_bytes: int
    files: tuple[HeldFile, ...]


class NewBundle(NamedTuple):
    """A bundle whose exhibits lie in their folders; ``manifest`` are its signed bytes.

    ``signer`` is the publisher's name for people, as the content role has written it.
    """

    publisher: str
    package: str
    seq: int
    version: str
    title: LocalText
    signer: LocalText
    manifest: bytes
    exhibits: tuple[NewExhibit, ...]
    emergency_until_s: int | None = None

    @property
    def key(self) -> str:
        """``publisher.package``."""
        return f"{self.publisher}.{self.package}"


class HeldExhibit(NamedTuple):
    """An exhibit of a bundle that is held; ``folder`` is where its files lie."""

    id: str
    version: str
    title: LocalText
    content: str
    folder: Path
    size_bytes: int


class HeldSeq(NamedTuple):
    """What decides whether a bundle is newer: the highest seq ever confirmed, and what is now.

    ``current`` is None (and ``current_sha256`` empty) for a package that was removed.
    ``highest_sha256`` is of the manifest that was confirmed with the highest seq; empty: not known.
    """

    highest: int
    current: int | None
    current_sha256: str
    highest_sha256: str = ""


class Held(NamedTuple):
    """A package that is installed: its current bundle, and the one it can go back to.

    ``emergency_until_s`` (UTC seconds) only for emergency bundles.
    """

    key: str
    publisher: str
    package: str
    signer: LocalText
    seq: int
    version: str
    title: LocalText
    size_bytes: int
    manifest_sha256: str
    exhibits: tuple[HeldExhibit, ...]
    previous_seq: int | None
    previous_version: str
    emergency_until_s: int | None
    highest_seq: int


class Note(NamedTuple):
    """What the operator is told once: ``name`` is its own for ever; ``kind`` is ``recalled``,
    ``refused`` (its trial failed) or ``damaged`` (the store's own record).
    """

    name: str
    kind: str
    title: LocalText
    reason: Words


class ShownFolder(NamedTuple):
    """Where an exhibit that is to be shown lies, and whose it is.

    ``stands_in``: it belongs to the bundle before; shown only while the current one's is broken.
    """

    id: str
    version: str
    title: LocalText
    content: str
    folder: Path
    publisher: LocalText
    package: str
    emergency_until_s: int | None = None
    stands_in: bool = False


class PinnedBundle(NamedTuple):
    """An emergency bundle that is current: the exhibits of it that may be shown."""

    package: str
    title: LocalText
    valid_until_s: int
    exhibit_ids: tuple[str, ...]


class RecalledExhibit(NamedTuple):
    """An installed exhibit that the deny list keeps out."""

    id: str
    version: str
    title: LocalText
    package: str
    reason: LocalText


class Installed(NamedTuple):
    """All that the catalogue has to know of the store, read at once.

    ``choices``: for each id the folders it may be shown from, best first; the program's own folder
    comes after all of them. ``troubles`` is what was wrong with the store,
    ``root`` its folder.
    """

    choices: dict[str, tuple[ShownFolder, ...]]
    pins: tuple[PinnedBundle, ...] = ()
    denied: tuple[Denied, ...] = ()
    recalled: tuple[RecalledExhibit, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    root: Path | None = None


NOTHING_INSTALLED = Installed({})
