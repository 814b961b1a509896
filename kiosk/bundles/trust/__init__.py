"""Trust: bytes in, verdict out. No file, no network, no clock, no Qt.

Whom a kiosk trusts is a chain of root documents, each signed by the one before; the root names the
content role, and that the publishers, each for its own ids. All of them are metadata of TUF (The
Update Framework, specification 1.0.31), with an offline workflow of our own: numbers only grow, and
no date is ever looked at. ``docs/decisions/0036`` says why, ``0037`` against whom.
"""

from kiosk.bundles.trust.content import Publisher
from kiosk.bundles.trust.faults import DocumentFault, ManifestFault, NewerFormat, TrustFault
from kiosk.bundles.trust.judging import judge
from kiosk.bundles.trust.manifest import read_bundle
from kiosk.bundles.trust.trusted import Trusted, advance, first_trust, from_kept, offered_trust
from kiosk.library.denied import Denied
from kiosk.library.holding import HeldSeq

__all__ = [
    "Denied",
    "DocumentFault",
    "HeldSeq",
    "ManifestFault",
    "NewerFormat",
    "Publisher",
    "TrustFault",
    "Trusted",
    "advance",
    "first_trust",
    "from_kept",
    "judge",
    "offered_trust",
    "read_bundle",
]
