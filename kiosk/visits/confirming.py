"""What the hub has of the ledger: numbers of segments, confirmations, wishes, the install id.

Every statement may be repeated without harm, and runs inside the caller's transaction. A
confirmation is believed of a segment only while it is sealed and holds the very tallies that were
compared; as soon as it grows, it is unconfirmed again and will be sent again.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from kiosk.visits.facts import Acknowledged, AnchorSet, InstallRenewed, ResendAsked
from kiosk.visits.outing import Moment
from kiosk.visits.schema import number_segments

EVERYTHING = 0
"""In the place of a segment's id: the hub asked for all of them, and for the outings."""

_NUMBER = """
    INSERT OR IGNORE INTO orders (segment, number)
    SELECT ?, coalesce(max(number), 0) + 1 FROM orders
"""

_SEAL = """
    UPDATE segments SET sealed = 1
     WHERE sealed = 0
       AND id IN (SELECT segment FROM orders
                   WHERE number < (SELECT number FROM orders WHERE segment = ?) - 1)
       AND NOT EXISTS (SELECT 1 FROM sessions WHERE ended IS NULL)
"""


def number(db: Database, segment: int) -> None:
    """Number a segment that has been opened, and seal what nobody counts in any more.

    A machine that is never switched off would otherwise never seal, and so never have anything
    confirmed. A visit stays in the segment it began in: hence not the one before, and none while
    a session runs.
    """
    if db.execute(_NUMBER, [segment]).rowcount:
        db.execute(_SEAL, [segment])


_ACKNOWLEDGE = """
    INSERT OR IGNORE INTO acknowledged (segment, wall_s, receipt)
    SELECT id, :wall_s, :receipt FROM segments
     WHERE id = :segment AND sealed = 1
       AND (SELECT count(*) FROM tallies WHERE tallies.segment = :segment) = :rows
       AND (SELECT coalesce(sum(count), 0) FROM tallies WHERE tallies.segment = :segment) = :total
       AND NOT EXISTS (SELECT 1 FROM resend
                        WHERE resend.segment IN (:segment, 0) AND hub_wall_s > :hub_wall_s)
"""
_CONFIRM_OUTING = """
    INSERT OR IGNORE INTO outings_confirmed (outing, revision, wall_s)
    SELECT outing, revision, :wall_s FROM outings
     WHERE outing = :outing AND revision = :revision
       AND NOT EXISTS (SELECT 1 FROM resend WHERE segment = 0 AND hub_wall_s > :hub_wall_s)
"""


def acknowledge(db: Database, told: Acknowledged) -> None:
    """Note what the hub has."""
    said = {"wall_s": told.wall_s, "receipt": told.receipt, "hub_wall_s": told.hub_wall_s}
    for held in told.segments:
        if db.execute(_ACKNOWLEDGE, {**said, **held._asdict()}).rowcount:
            db.execute("DELETE FROM resend WHERE segment = ?", [held.segment])
    for outing, revision in told.outings:
        db.execute(_CONFIRM_OUTING, {**said, "outing": outing, "revision": revision})


_ASK = """
    INSERT INTO resend (segment, hub_wall_s, wall_s) VALUES (?, ?, ?)
    ON CONFLICT (segment) DO UPDATE SET hub_wall_s = max(hub_wall_s, excluded.hub_wall_s)
"""

_HELD = "SELECT 1 FROM segments WHERE id = ? AND id NOT IN (SELECT segment FROM folded)"


def ask_again(db: Database, asked: ResendAsked) -> None:
    """Count as unconfirmed what the hub asks for. What is folded cannot be sent any more."""
    for segment in asked.segments or (EVERYTHING,):
        if segment == EVERYTHING or db.execute(_HELD, [segment]).fetchone():
            db.execute(_ASK, (segment, asked.hub_wall_s, asked.wall_s))
    _withdraw_asked(db, asked.segments or (EVERYTHING,))


def doubt(db: Database, grown: Iterable[int]) -> None:
    """These have grown: what the hub has of them is less than what is there."""
    _withdraw(db, grown)


_SAID_BEFORE = """
    SELECT 1 FROM anchors
     WHERE id = :id
        OR boot = :boot AND abs(wall_s - mono_s - (:wall_s - :mono_s)) < :agree_s
"""


def doubt_dates(db: Database, anchor: AnchorSet) -> None:
    """The anchor, which is about to be stored, dates its boot anew: the hub has other days of it.

    Not if another one of the boot has said the same: every receipt brings one.
    """
    from kiosk.visits.vouched import AGREE_S  # late: no clock is set before the first frame

    said = {"id": anchor.id, "boot": anchor.boot, "mono_s": anchor.mono_s, "wall_s": anchor.wall_s}
    if db.execute(_SAID_BEFORE, {**said, "agree_s": AGREE_S}).fetchone():
        return
    found = db.execute("SELECT id FROM segments WHERE boot = ?", [anchor.boot]).fetchall()
    _withdraw(db, [segment for (segment,) in found])
    db.execute(
        """
        DELETE FROM outings_confirmed
         WHERE outing IN (SELECT outing FROM outings WHERE started_boot = ?)
        """,
        [anchor.boot],
    )


def _withdraw_asked(db: Database, segments: Iterable[int]) -> None:
    if EVERYTHING not in segments:
        _withdraw(db, segments)
        return
    db.execute("DELETE FROM acknowledged WHERE segment NOT IN (SELECT segment FROM folded)")
    db.execute("DELETE FROM outings_confirmed")


def _withdraw(db: Database, segments: Iterable[int]) -> None:
    for segment in segments:
        db.execute(
            """
            DELETE FROM acknowledged
             WHERE segment = ? AND segment NOT IN (SELECT segment FROM folded)
            """,
            [segment],
        )


def settle_mended(db: Database) -> None:
    """After rows were carried over from two files: what either says was asked for is asked for.

    A wish that had been fulfilled may come back by that; it costs sending once more.
    """
    number_segments(db)
    asked = db.execute("SELECT segment FROM resend").fetchall()
    _withdraw_asked(db, [segment for (segment,) in asked])


_NEXT = "SELECT coalesce(max(number), 0) + 1 FROM orders"
_NOTE = """
    INSERT INTO install_ids (since, install_id, boot, mono_s, wall_s) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (since) DO UPDATE SET install_id = excluded.install_id
"""


def renew_install(db: Database, renewed: InstallRenewed) -> None:
    """Later segments go under the new install id; whoever is not the old one stays who he is."""
    ids = install_ids(db)
    if (ids[-1][1] if ids else _copy(db)) == renewed.old:
        note_install(db, renewed.new, renewed.at)


def note_install(db: Database, install_id: str, at: Moment) -> None:
    """This ledger counts under that id from now on; the same id again changes nothing.

    Where no id was noted yet, everything so far belongs to the one that the ledger knew, if any.
    """
    from kiosk.visits.identity import identity_of

    ids = install_ids(db)
    if not ids:
        first = _copy(db) or install_id
        db.execute(_NOTE, (0, first, *Moment()))
        ids = [(0, first)]
    if ids[-1][1] != install_id:
        (since,) = db.execute(_NEXT).fetchone()
        db.execute(_NOTE, (since, install_id, *at))
    code = identity_of(install_id).device_code
    db.execute(
        "INSERT OR REPLACE INTO device (id, install_id, device_code) VALUES (1, ?, ?)",
        (install_id, code),
    )


def install_ids(db: Database) -> list[tuple[int, str]]:
    """From which number on segments belong to which install id; the last one is today's."""
    return db.execute("SELECT since, install_id FROM install_ids ORDER BY since").fetchall()


def _copy(db: Database) -> str | None:
    found = db.execute("SELECT install_id FROM device WHERE id = 1").fetchone()
    return None if found is None else str(found[0])
