"""What happened here: the ledger of sessions, exhibit visits and answers. No Qt, no names.

The door is :mod:`kiosk.visits.visits`; what was counted is read by :mod:`kiosk.visits.totals`.
"""

from kiosk.visits.facts import EndReason
from kiosk.visits.visits import Visits, open_visits

__all__ = ["EndReason", "Visits", "open_visits"]
