"""The root document: whose kiosk this is. Who may sign the next root, and who the content role."""

from __future__ import annotations

import copy
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.fields import Fields, refuse
from kiosk.bundles.trust.signing import Envelope, check_keys, check_role, open_envelope, signers
from kiosk.core.words import Words
from kiosk.library.texts import LocalText

if TYPE_CHECKING:
    from tuf.api.metadata import Root

ROOT = "root"
CONTENT_ROLE = "targets"
"""TUF's name for what we call the content role."""
_ROLES = ("root", "snapshot", "targets", "timestamp")


class RootDocument(NamedTuple):
    """A root document of the right shape; whether to trust it is another question."""

    version: int
    authority: LocalText
    fingerprint: str
    document: Envelope
    root: Root

    def accepts(self, role: str, document: Envelope) -> bool:
        """Whether enough of ``role``'s keys have signed ``document``."""
        return signers(self.root, role, document).enough

    def follows(self, older: RootDocument) -> bool:
        """Whether it is the very next after ``older``: signed by the old and the new threshold."""
        return (
            self.version == older.version + 1
            and older.accepts(ROOT, self.document)
            and self.accepts(ROOT, self.document)
        )


@lru_cache(maxsize=4)
def read_root(raw: bytes) -> RootDocument:
    """The root document in ``raw``; no signature is looked at.

    :raises DocumentFault: when it is none.
    """
    document = open_envelope(raw, ROOT, BUNDLE_LIMITS.root_bytes)
    signed = Fields(document.signed, "signed")
    keys, roles = signed.object("keys"), signed.object("roles")
    check_keys(keys)
    if set(roles.all) != set(_ROLES):
        refuse(roles.place, "角色不对", "has to have TUF's four roles")
    for name in _ROLES:
        check_role(roles.object(name), keys)
    authority = signed.object("x-kepu").text("authority")
    return RootDocument(
        version=signed.number("version", 1),
        authority=authority,
        fingerprint=fingerprint(roles.object(ROOT).list("keyids", BUNDLE_LIMITS.keys)),
        document=document,
        root=_parsed(document),
    )


def fingerprint(keyids: list[str]) -> str:
    """What people compare: 16 digits such as ``3F7A-91C2-08DE-55B1``, of the root role's keys.

    It stays the same while those keys do. 64 bits: keys made on purpose to give the same 32 bits
    would be found within a day on one PC.
    """
    digits = hashlib.sha256("\n".join(sorted(keyids)).encode()).hexdigest()[:16].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def _parsed(document: Envelope) -> Root:
    from tuf.api.metadata import Root

    try:
        return Root.from_dict(copy.deepcopy(document.signed))  # it takes its argument apart
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentFault("signed", Words("不是合格的 TUF 文件", "is no root of TUF")) from error
