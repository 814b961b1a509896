"""Rows of time: what a segment's clock said, and every moment somebody vouched for."""

from __future__ import annotations

from sqlite_utils import Database

from kiosk.visits.facts import AnchorSet, SegmentOpened

_CLOCK = """
    INSERT OR IGNORE INTO clocks (segment, mono_s, quality, outing, campaign)
    VALUES (?, ?, ?, ?, ?)
"""
_ANCHOR = """
    INSERT OR IGNORE INTO anchors (id, boot, mono_s, wall_s, quality, was_wall_s, source)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""


def store_clock(db: Database, opened: SegmentOpened) -> None:
    """Store what dates the segment, inside the caller's transaction."""
    row = (opened.id, opened.mono_s, opened.quality, opened.outing, opened.campaign)
    db.execute(_CLOCK, row)


def store_anchor(db: Database, anchor: AnchorSet) -> None:
    """Store the anchor, inside the caller's transaction; the same one again changes nothing."""
    db.execute(
        _ANCHOR,
        (
            anchor.id,
            anchor.boot,
            anchor.mono_s,
            anchor.wall_s,
            anchor.quality,
            anchor.was_wall_s,
            anchor.source,
        ),
    )
