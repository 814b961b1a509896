"""The arithmetic of the ledger, in SQL: every statement may be repeated without harm.

Rows are the proof, tallies the sum. A tally moves only in the transaction that inserts its row, so
a message that is applied twice counts once.
"""

from __future__ import annotations

from sqlite_utils import Database

from kiosk.visits import confirming, marks
from kiosk.visits.anchors import store_anchor, store_clock
from kiosk.visits.facts import (
    Acknowledged,
    AnchorSet,
    InstallRenewed,
    Message,
    OutingNoted,
    ResendAsked,
    SegmentOpened,
    SessionNoted,
    VisitEnded,
)
from kiosk.visits.outing_rows import store_outing

_OPEN_SEGMENT = """
    INSERT OR IGNORE INTO segments
        (id, cause, boot, opened_wall_s, utc_offset_min, content, sealed)
    VALUES (?, ?, ?, ?, ?, ?, 0)
"""
_NEW_SESSION = """
    INSERT OR IGNORE INTO sessions
        (id, segment, started_wall_s, duration_s, language, elder, ended)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_OLD_SESSION = """
    UPDATE sessions
       SET duration_s = max(duration_s, ?), language = ?, elder = max(elder, ?),
           ended = coalesce(ended, ?)
     WHERE id = ?
"""
_NEW_VISIT = """
    INSERT OR IGNORE INTO visits (session, number, segment, exhibit, version, seconds, completed)
    VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_NEW_ANSWER = """
    INSERT OR IGNORE INTO answers (session, visit, question, is_right, timed_out)
    VALUES (?, ?, ?, ?, ?)
"""
_NEW_SIDE_ANSWER = """
    INSERT OR IGNORE INTO side_answers (session, visit, side, question, is_right, timed_out)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_NEW_HANDS = """
    INSERT OR IGNORE INTO hands (session, visit, raised, raised_right, question)
    VALUES (?, ?, ?, ?, ?)
"""
_NEW_CLASS = "INSERT OR IGNORE INTO classes (session, segment) VALUES (?, ?)"
_ADD = """
    INSERT INTO tallies (segment, exhibit, version, question, metric, count)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (segment, exhibit, version, question, metric)
    DO UPDATE SET count = count + excluded.count
"""

_ALL_ANSWERS = """
    (SELECT session, visit, question, is_right FROM answers
     UNION ALL
     SELECT session, visit, question, is_right FROM side_answers) AS answers
"""

FROM_ROWS = f"""
    SELECT segment, '' AS exhibit, '' AS version, '' AS question, 'sessions' AS metric,
           count(*) AS count
      FROM sessions GROUP BY segment
    UNION ALL
    SELECT segment, '', '', '', 'classes', count(*) FROM classes GROUP BY segment
    UNION ALL
    SELECT segment, exhibit, version, '', 'opened', count(*)
      FROM visits GROUP BY segment, exhibit, version
    UNION ALL
    SELECT segment, exhibit, version, '', 'completed', sum(completed)
      FROM visits GROUP BY segment, exhibit, version HAVING sum(completed) > 0
    UNION ALL
    SELECT segment, exhibit, version, '', 'seconds', sum(seconds)
      FROM visits GROUP BY segment, exhibit, version HAVING sum(seconds) > 0
    UNION ALL
    SELECT segment, exhibit, version, question, 'asked', count(*)
      FROM {_ALL_ANSWERS} JOIN visits
        ON visits.session = answers.session AND visits.number = answers.visit
     GROUP BY segment, exhibit, version, question
    UNION ALL
    SELECT segment, exhibit, version, question, 'right', sum(is_right)
      FROM {_ALL_ANSWERS} JOIN visits
        ON visits.session = answers.session AND visits.number = answers.visit
     GROUP BY segment, exhibit, version, question HAVING sum(is_right) > 0
    UNION ALL
    {marks.FROM_ROWS}
    UNION ALL
    SELECT segment, exhibit, version, question, 'hands', sum(raised)
      FROM hands JOIN visits
        ON visits.session = hands.session AND visits.number = hands.visit
     GROUP BY segment, exhibit, version, question HAVING sum(raised) > 0
    UNION ALL
    SELECT segment, exhibit, version, question, 'hands_right', sum(raised_right)
      FROM hands JOIN visits
        ON visits.session = hands.session AND visits.number = hands.visit
     GROUP BY segment, exhibit, version, question HAVING sum(raised_right) > 0
"""
"""What the tallies must be, reckoned from the rows alone."""

_RAISE_TO_ROWS = f"""
    INSERT INTO tallies (segment, exhibit, version, question, metric, count)
    SELECT segment, exhibit, version, question, metric, count FROM ({FROM_ROWS}) WHERE true
    ON CONFLICT (segment, exhibit, version, question, metric)
    DO UPDATE SET count = max(count, excluded.count)
"""

_MISSING_SEGMENTS = """
    INSERT OR IGNORE INTO segments
        (id, cause, boot, opened_wall_s, utc_offset_min, content, sealed)
    SELECT lost.segment, 'salvage', 0,
           coalesce((SELECT min(started_wall_s) FROM sessions WHERE segment = lost.segment), 0),
           ?, '', 1
      FROM (SELECT segment FROM tallies UNION SELECT segment FROM sessions
            UNION SELECT segment FROM visits UNION SELECT segment FROM classes) AS lost
"""


def count(db: Database, message: Message) -> None:
    """Apply a message inside the caller's transaction: rows, and the tallies of new rows."""
    if not isinstance(message, SessionNoted):
        _store_other(db, message)
        return
    grown = set()
    if _store_session(db, message):
        grown.add(message.segment)
        db.execute(_ADD, (message.segment, "", "", "", "sessions", 1))
    if _store_class(db, message):
        grown.add(message.segment)
        db.execute(_ADD, (message.segment, "", "", "", "classes", 1))
    for visit in message.visits:
        if _store_visit(db, message.id, visit):
            grown.add(visit.segment)
            _add_visit(db, visit)
    for mark in message.marks:
        if marks.store(db, message.id, mark):
            grown |= marks.add(db, message.id, mark)
    confirming.doubt(db, grown)


def store_rows(db: Database, message: Message) -> None:
    """Apply a message without its tallies, for :func:`raise_tallies` to follow."""
    if not isinstance(message, SessionNoted):
        _store_other(db, message)
        return
    _store_session(db, message)
    _store_class(db, message)
    for visit in message.visits:
        _store_visit(db, message.id, visit)
    for mark in message.marks:
        marks.store(db, message.id, mark)


def raise_tallies(db: Database) -> None:
    """Lift every tally to what its rows prove; one that is higher already stays."""
    db.execute(_RAISE_TO_ROWS)


def replace_lost_segments(db: Database, utc_offset_min: int) -> None:
    """Give a sealed stand-in to each segment that is counted in but whose own row is lost."""
    db.execute(_MISSING_SEGMENTS, (utc_offset_min,))


_Other = SegmentOpened | AnchorSet | OutingNoted | Acknowledged | ResendAsked | InstallRenewed


def _store_other(db: Database, message: _Other) -> None:
    """What is a row and no count."""
    if isinstance(message, SegmentOpened):
        _open_segment(db, message)
        store_clock(db, message)
        confirming.number(db, message.id)
    elif isinstance(message, AnchorSet):
        confirming.doubt_dates(db, message)
        store_anchor(db, message)
    elif isinstance(message, OutingNoted):
        store_outing(db, message.outing)
    elif isinstance(message, Acknowledged):
        confirming.acknowledge(db, message)
    elif isinstance(message, ResendAsked):
        confirming.ask_again(db, message)
    else:
        confirming.renew_install(db, message)


def _open_segment(db: Database, opened: SegmentOpened) -> None:
    db.execute(
        _OPEN_SEGMENT,
        (
            opened.id,
            opened.cause,
            opened.boot,
            opened.opened_wall_s,
            opened.utc_offset_min,
            opened.content,
        ),
    )


def _store_session(db: Database, session: SessionNoted) -> bool:
    ended = None if session.ended is None else session.ended.value
    inserted = db.execute(
        _NEW_SESSION,
        (
            session.id,
            session.segment,
            session.started_wall_s,
            session.duration_s,
            session.language,
            int(session.elder),
            ended,
        ),
    ).rowcount
    if not inserted:
        later = (session.duration_s, session.language, int(session.elder), ended, session.id)
        db.execute(_OLD_SESSION, later)
    return bool(inserted)


def _store_class(db: Database, session: SessionNoted) -> bool:
    if not session.in_class:
        return False
    return bool(db.execute(_NEW_CLASS, (session.id, session.segment)).rowcount)


def _store_visit(db: Database, session: int, visit: VisitEnded) -> bool:
    inserted = db.execute(
        _NEW_VISIT,
        (
            session,
            visit.number,
            visit.segment,
            visit.exhibit,
            visit.version,
            visit.seconds,
            int(visit.completed),
        ),
    ).rowcount
    where = (session, visit.number)
    for answer in visit.answers:
        told = (answer.question, int(answer.right), int(answer.timed_out))
        if answer.side:
            db.execute(_NEW_SIDE_ANSWER, (*where, answer.side, *told))
        else:
            db.execute(_NEW_ANSWER, (*where, *told))
    for hands in visit.hands:
        db.execute(_NEW_HANDS, (*where, hands.raised, hands.right, hands.question))
    return bool(inserted)


def _add_visit(db: Database, visit: VisitEnded) -> None:
    where = (visit.segment, visit.exhibit, visit.version)
    for metric, amount in (
        ("opened", 1),
        ("completed", int(visit.completed)),
        ("seconds", visit.seconds),
    ):
        if amount:
            db.execute(_ADD, (*where, "", metric, amount))
    for answer in visit.answers:
        db.execute(_ADD, (*where, answer.question, "asked", 1))
        if answer.right:
            db.execute(_ADD, (*where, answer.question, "right", 1))
    for hands in visit.hands:
        for metric, amount in (("hands", hands.raised), ("hands_right", hands.right)):
            if amount:
                db.execute(_ADD, (*where, hands.question, metric, amount))
