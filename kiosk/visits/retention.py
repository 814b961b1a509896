"""What leaves the ledger with time, a small transaction after another, at any of which the power
may be cut: nothing that a report tells changes by it.

1. **Proof** (answers, marks, hands of single visits) stays for the last 6,000 visits. Its sums are
   in the tallies; the rows serve to mend a torn ledger, and that one is noticed at the next start.
2. **Sessions** stay for so many months (``[visits] keep_months``). First their breakdowns are
   written into the segment's tallies, in one transaction; from then on the tallies speak
   (:mod:`kiosk.visits.breakdowns`). Then they go, a few at a time.
3. **Segments** that the hub has confirmed are folded into monthly sums a month later, each in one
   transaction. What is not confirmed is never folded.

Old is what has many later months by the dating (:mod:`kiosk.visits.dating`), *and* what lies
behind half as many months in which somebody was here: a clock that is a hundred years ahead for an
afternoon throws nothing away. A machine that never knows its time is held small by counting visits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.visits.breakdowns import ELDER, ENDED, LANGUAGE, STAYED
from kiosk.visits.dated import open_dated
from kiosk.visits.mend_sums import FOLDED

if TYPE_CHECKING:
    from sqlite_utils import Database

    from kiosk.visits.ledger import Ledger

PROOF_VISITS = 6_000
VISITS_A_MONTH = 12_500
"""Sessions without a date stay for that many later visits, times the months to keep."""
FOLD_AFTER_MONTHS = 25
SESSIONS_A_STEP = 4


class Opened(NamedTuple):
    """A segment, in the order in which they were opened. ``month`` is ``None`` where it is not
    known for sure enough; ``confirmed``: sealed, and the hub has it.
    """

    segment: int
    month: str | None
    sealed: bool
    confirmed: bool
    visits: int


class Due(NamedTuple):
    """Segments whose proof goes, whose sessions go, and which are folded into which month."""

    proof: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()
    folds: tuple[tuple[int, str], ...] = ()


def due_now(opened: Sequence[Opened], keep_months: int) -> Due:
    """What may leave a ledger of these segments. Pure; no clock is asked."""
    months = sorted({each.month for each in opened if each.month is not None})
    proof, sessions, folds = [], [], []
    later_visits = sum(each.visits for each in opened)
    for each in opened:
        later_visits -= each.visits
        if not each.sealed:
            continue
        if later_visits >= PROOF_VISITS:
            proof.append(each.segment)
        old = each.month is not None and _is_behind(each.month, months, keep_months)
        if old or later_visits >= VISITS_A_MONTH * keep_months:
            sessions.append(each.segment)
        fold_after = max(FOLD_AFTER_MONTHS, keep_months + 1)
        if each.confirmed and each.month and _is_behind(each.month, months, fold_after):
            folds.append((each.segment, each.month))
    return Due(tuple(proof), tuple(sessions), tuple(folds))


def _is_behind(month: str, months: list[str], keep_months: int) -> bool:
    later = sum(1 for each in months if each > month)
    return _number(months[-1]) - _number(month) > keep_months and later >= keep_months // 2


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


_OPENED = """
    SELECT segments.id, CASE WHEN certainty <> 'unsure' THEN month END, sealed,
           sealed AND EXISTS (SELECT 1 FROM acknowledged WHERE acknowledged.segment = segments.id),
           coalesce((SELECT sum(count) FROM tallies
                      WHERE tallies.segment = segments.id AND metric = 'opened'), 0)
      FROM segments JOIN dated ON dated.segment = segments.id
      LEFT JOIN clocks ON clocks.segment = segments.id
     ORDER BY segments.boot, coalesce(mono_s, 0), opened_wall_s, segments.id
"""
_PROOF = ("answers", "side_answers", "marks", "hands")
_HAS_PROOF = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {table}.session = sessions.id)" for table in _PROOF
)


def survey(ledger: Path, utc_offset_min: int, keep_months: int) -> Due:
    """What is there to do, read through a connection of its own; takes a while, changes nothing.

    :raises Trouble: as :func:`kiosk.visits.dated.open_dated`.
    """
    with open_dated(ledger, utc_offset_min) as connection:
        if connection is None:
            return Due()
        opened = [
            Opened(segment, month, bool(sealed), bool(confirmed), visits)
            for segment, month, sealed, confirmed, visits in connection.execute(_OPENED)
        ]
        due = due_now(opened, keep_months)
        connection.execute("CREATE TEMP TABLE due (segment INTEGER PRIMARY KEY)")

        def with_sessions(segments: Sequence[int], more: str) -> tuple[int, ...]:
            connection.execute("DELETE FROM due")
            connection.executemany("INSERT INTO due VALUES (?)", [(each,) for each in segments])
            query = f"""
                SELECT segment FROM due WHERE EXISTS (
                    SELECT 1 FROM sessions WHERE sessions.segment = due.segment AND ({more}))
            """
            return tuple(segment for (segment,) in connection.execute(query))

        sessions = with_sessions(due.sessions, "true")
        proof = with_sessions(sorted(set(due.proof) - set(sessions)), _HAS_PROOF)
    return Due(proof, sessions, due.folds)


def steps(ledger: Ledger, due: Due) -> Iterator[None]:
    """Do it, a transaction at each step. May be left off at any of them, and begun anew.

    Raises like :meth:`kiosk.visits.ledger.Ledger.apply`.
    """
    for segment in due.sessions:
        with ledger.transaction() as db:
            _tell_sessions(db, segment)
        yield
        yield from _clear(ledger, segment, (*_PROOF, "classes", "visits"), and_session=True)
    for segment in due.proof:
        yield from _clear(ledger, segment, _PROOF, and_session=False)
    for segment, month in due.folds:
        with ledger.transaction() as db:
            _fold(db, segment, month)
        yield


_BREAKDOWNS = f"""
    INSERT INTO tallies (segment, exhibit, version, question, metric, count)
    SELECT segment, '', '', language, '{LANGUAGE}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY language
    UNION ALL
    SELECT segment, '', '', CAST(elder AS TEXT), '{ELDER}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY elder
    UNION ALL
    SELECT segment, '', '', coalesce(ended, 'lost'), '{ENDED}', count(*)
      FROM sessions WHERE segment = :segment GROUP BY coalesce(ended, 'lost')
    UNION ALL
    SELECT segment, '', '', '', '{STAYED}', sum(duration_s)
      FROM sessions WHERE segment = :segment GROUP BY segment
"""


def _tell_sessions(db: Database, segment: int) -> None:
    told = db.execute(
        f"""
        SELECT 1 FROM tallies
         WHERE segment = ? AND exhibit = '' AND version = '' AND metric = '{ENDED}'
        """,
        [segment],
    ).fetchone()
    if told is None:
        db.execute(_BREAKDOWNS, {"segment": segment})


def _clear(
    ledger: Ledger, segment: int, tables: tuple[str, ...], *, and_session: bool
) -> Iterator[None]:
    """Take the rows of a segment's sessions out of these tables, a few sessions a transaction."""
    last = -1
    while True:
        with ledger.transaction() as db:
            found = db.execute(
                "SELECT id FROM sessions WHERE segment = ? AND id > ? ORDER BY id LIMIT ?",
                (segment, last, SESSIONS_A_STEP),
            ).fetchall()
            for session in found:
                for table in tables:
                    db.execute(f"DELETE FROM {table} WHERE session = ?", session)
                if and_session:
                    db.execute("DELETE FROM sessions WHERE id = ?", session)
        if not found:
            return
        last = found[-1][0]
        yield


def _fold(db: Database, segment: int, month: str) -> None:
    """The segment's tallies become part of its month's sums; nothing if that has been done, if
    sessions of it are still there, or if the hub has asked for it again since the survey.
    """
    if not db.execute("SELECT 1 FROM acknowledged WHERE segment = ?", [segment]).fetchone():
        return
    done = db.execute("SELECT 1 FROM folded WHERE segment = ?", [segment]).fetchone()
    left = db.execute("SELECT 1 FROM sessions WHERE segment = ? LIMIT 1", [segment]).fetchone()
    if done or left:
        return
    db.execute(
        """
        INSERT INTO month_sums (month, exhibit, version, question, metric, count)
        SELECT ?, exhibit, version, question, metric, count FROM tallies WHERE segment = ?
        ON CONFLICT (month, exhibit, version, question, metric)
        DO UPDATE SET count = count + excluded.count
        """,
        (month, segment),
    )
    db.execute(
        f"""
        INSERT INTO month_sums (month, exhibit, version, question, metric, count)
        VALUES (?, '', '', '', '{FOLDED}', 1)
        ON CONFLICT (month, exhibit, version, question, metric) DO UPDATE SET count = count + 1
        """,
        [month],
    )
    db.execute("DELETE FROM tallies WHERE segment = ?", [segment])
    db.execute("INSERT INTO folded (segment, month) VALUES (?, ?)", (segment, month))
