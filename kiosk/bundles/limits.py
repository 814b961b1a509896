"""How much a bundle may hold. Looked at before anything of it is parsed or copied."""

from __future__ import annotations

from typing import NamedTuple

MIB = 1024**2
GIB = 1024**3


class BundleLimits(NamedTuple):
    """Upper bounds, inclusive: generous for honest makers, far below what stops a small PC."""

    root_bytes: int = 256 * 1024
    content_bytes: int = 1 * MIB
    manifest_bytes: int = 16 * MIB
    roots: int = 64
    """Steps of a root chain that are followed at once."""
    publishers: int = 200
    keys: int = 400
    denied: int = 2_000
    bundles: int = 200
    """Bundles that are looked at on one stick."""
    exhibits: int = 500
    files: int = 20_000
    """Of a whole bundle; one exhibit may hold ``kiosk.library.limits.LIMITS.files``."""
    bundle_bytes: int = 64 * GIB
    pack_bytes: int = 1 * GIB
    """FAT32 holds it, and every copying program does too."""
    part_bytes: int = 8 * MIB
    """A hash each: so much is copied again after a pulled stick, at most."""
    texts_characters: int = 300
    version_digits: int = 9
    """Of versions and seqs: they stay in 32 bits everywhere."""
    archive_names: int = 2_000
    """Entries of a ``.kepu`` file."""


BUNDLE_LIMITS = BundleLimits()
