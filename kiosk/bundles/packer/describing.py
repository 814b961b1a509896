"""The manifest of a bundle that is to be, from what was asked and what was gathered and hashed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from kiosk.bundles.keys.documents import NEVER, SPECIFICATION, Json, Text
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.packer.gathering import Gathered
from kiosk.bundles.packer.streaming import Hashed
from kiosk.bundles.trust.manifest import FORMAT

_MIDNIGHT_IN_CHINA = datetime.time(16)
"""In UTC."""
_ZEROS = "0" * 64


class Label(NamedTuple):
    """What stands on a bundle. ``made`` is a date for people, or empty; nothing here comes from a
    clock, so that the same input gives the same bytes. ``emergency_until``: the last day on which
    it stands in front, in China.
    """

    publisher: str
    package: str
    seq: int
    version: str
    title: Text
    made: str = ""
    kiosk_from: str = ""
    kiosk_below: str = ""
    emergency_until: datetime.date | None = None

    @property
    def key(self) -> str:
        """``publisher.package``."""
        return f"{self.publisher}.{self.package}"

    @property
    def name(self) -> str:
        """The bundle's folder."""
        return f"{self.key}.{self.seq}"


def newest_date(exhibits: Sequence[Gathered]) -> str:
    """The newest date that the exhibits themselves name; empty when none does."""
    return max((date for one in exhibits for date in one.dates), default="")


def manifest_signed(label: Label, exhibits: Sequence[Gathered], hashed: Sequence[Hashed]) -> Json:
    """The signed part of ``bundle.json``."""
    more: Json = {
        "format": FORMAT,
        "publisher": label.publisher,
        "package": label.package,
        "seq": label.seq,
        "version": label.version,
        "title": dict(label.title),
        "made": label.made,
        "kiosk": {"from": label.kiosk_from, "below": label.kiosk_below},
    }
    if label.emergency_until is not None:
        more["emergency"] = {"valid_until": _end_of(label.emergency_until)}
    return {
        "_type": "targets",
        "spec_version": SPECIFICATION,
        "version": label.seq,
        "expires": NEVER,
        "targets": {
            exhibit.id: _target(exhibit, hashes)
            for exhibit, hashes in zip(exhibits, hashed, strict=True)
        },
        "x-kepu": more,
    }


def no_hashes(exhibits: Sequence[Gathered]) -> tuple[Hashed, ...]:
    """Hashes of the right number that say nothing: for a draft, to see whether it would do."""
    part = BUNDLE_LIMITS.part_bytes
    return tuple(
        Hashed(_ZEROS, (_ZEROS,) * -(-one.size_bytes // part), (_ZEROS,) * len(one.files))
        for one in exhibits
    )


def _target(exhibit: Gathered, hashes: Hashed) -> Json:
    files = [
        [path, size, sha256]
        for (path, size), sha256 in zip(exhibit.files, hashes.files, strict=True)
    ]
    return {
        "length": exhibit.size_bytes,
        "hashes": {"sha256": hashes.sha256},
        "custom": {**exhibit.about, "parts": list(hashes.parts), "files": files},
    }


def _end_of(day: datetime.date) -> str:
    # Midnight in China, told in UTC, is the afternoon of the same day: no day is too late for it.
    return datetime.datetime.combine(day, _MIDNIGHT_IN_CHINA).strftime("%Y-%m-%dT%H:%M:%SZ")
