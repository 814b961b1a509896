"""Where bundles are read from: a stick, or one ``.kepu`` file of the same layout.

``KEPU/trust/N.root.json``, ``KEPU/trust/N.content.json`` and
``KEPU/bundles/<publisher>.<package>.<seq>/`` with ``bundle.json`` and the packs. A source reads
with limits, never follows a link, and ignores what it does not know (``._*``, ``System Volume
Information``).
"""

from __future__ import annotations

from typing import Protocol

LAYOUT = "KEPU"
TRUST = "trust"
BUNDLES = "bundles"


class SourceGone(Exception):  # noqa: N818 - not an error: sticks are pulled
    """The stick was pulled, or cannot be read just now; the work can go on when it is back."""


class Source(Protocol):
    """One place with the layout; every method may be slow, and may raise :class:`SourceGone`."""

    @property
    def name(self) -> str:
        """For people: the stick's label, or the file's name."""
        ...

    def roots(self) -> dict[int, bytes]:
        """The root chain that lies there: version in the file's name → content."""
        ...

    def contents(self) -> dict[int, bytes]:
        """The content role's documents: version in the file's name → content."""
        ...

    def bundles(self) -> tuple[str, ...]:
        """Names of the bundles' folders, sorted; only well-formed names."""
        ...

    def manifest(self, bundle: str) -> bytes | None:
        """``bundle.json``; None when missing or larger than the limit."""
        ...

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """Size in bytes of each pack that lies there, by name."""
        ...

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """Exactly so many bytes of a pack; fewer only where the pack ends."""
        ...
