"""What the trust room says of a bundle: one of few words, and a sentence for the operator."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kiosk.bundles.bundle import Bundle
from kiosk.core.words import Words


class Kind(StrEnum):
    """Only :attr:`GOOD` is installed."""

    GOOD = "good"
    """完整: signed by a publisher this kiosk knows, newer than what is here (or not here yet)."""
    HERE = "here"
    """已安装: this very bundle is what is installed."""
    NO_ROOT = "no-root"
    """This kiosk trusts nobody yet; the operator may look at the fingerprint and decide."""
    UNKNOWN = "unknown"
    """未知作者: signed by nobody this kiosk knows, or outside the publisher's ids."""
    DAMAGED = "damaged"
    """损坏: it does not hold together (``detail`` names the file or field)."""
    OLDER = "older"
    """Older than what has been installed here."""
    RECALLED = "recalled"
    """召回: the package or one of its exhibits is on the deny list."""
    NEWER_KIOSK = "newer-kiosk"
    """Made for another version of the kiosk."""


class Verdict(NamedTuple):
    """``words`` is the one plain sentence, ``next_step`` what to do; ``signer`` the publisher's
    name as the content role has written it; ``bundle`` is None where the manifest cannot be
    believed at all. ``valid_until_s`` belongs to an emergency bundle: trust knows no clock.
    """

    kind: Kind
    words: Words
    next_step: Words
    bundle: Bundle | None = None
    signer: str = ""
    detail: str = ""
    valid_until_s: int | None = None

    @property
    def colour(self) -> str:
        """``good`` (green), ``warn`` (yellow) or ``bad`` (red), as signs are named."""
        if self.kind in (Kind.GOOD, Kind.HERE):
            return "good"
        return "warn" if self.kind in (Kind.NO_ROOT, Kind.UNKNOWN, Kind.OLDER) else "bad"
