"""What happened here: the ledger of sessions, exhibit visits and answers. No Qt, no names."""

from kiosk.visits.counter import Counter
from kiosk.visits.facade import Visits, open_visits
from kiosk.visits.facts import EndReason
from kiosk.visits.identity import Identity
from kiosk.visits.segments import SegmentBook
from kiosk.visits.totals import ExhibitTotals, Totals, format_totals, read_totals
from kiosk.visits.writer import LedgerWriter

__all__ = [
    "Counter",
    "EndReason",
    "ExhibitTotals",
    "Identity",
    "LedgerWriter",
    "SegmentBook",
    "Totals",
    "Visits",
    "format_totals",
    "open_visits",
    "read_totals",
]
