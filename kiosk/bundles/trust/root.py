"""The root document: whose kiosk this is. It names who may sign roots, content and programs."""

from __future__ import annotations

import copy
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.fields import Fields, refuse
from kiosk.bundles.trust.signing import (
    Envelope,
    Signers,
    check_keys,
    check_role,
    open_envelope,
    signers,
)
from kiosk.core.words import Words
from kiosk.library.texts import LocalText

if TYPE_CHECKING:
    from tuf.api.metadata import Root, Targets

ROOT = "root"
CONTENT_ROLE = "targets"
"""TUF's name for what we call the content role."""
PROGRAM_ROLE = "programs"
"""Who may sign programs. TUF has no fifth role, so the root names it in ``x-kepu``, with the keys
among its own; kiosks that do not know it pass it over."""
_ROLES = ("root", "snapshot", "targets", "timestamp")


class RootDocument(NamedTuple):
    """A root document of the right shape; whether to trust it is another question."""

    version: int
    authority: LocalText
    fingerprint: str
    document: Envelope
    root: Root
    programs: Targets | None = None
    """Delegates to the program role alone; None where the root names nobody for programs."""

    def accepts(self, role: str, document: Envelope) -> bool:
        """Whether enough of ``role``'s keys have signed ``document``."""
        return signers(self.root, role, document).enough

    def program_signers(self, document: Envelope) -> Signers:
        """Who of the program role's keys has signed ``document``."""
        if self.programs is None:
            return Signers(False, 0, 0, 0)
        return signers(self.programs, PROGRAM_ROLE, document)

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
    more = signed.object("x-kepu")
    authority = more.text("authority")
    root = _parsed(document)
    return RootDocument(
        version=signed.number("version", 1),
        authority=authority,
        fingerprint=fingerprint(roles.object(ROOT).list("keyids", BUNDLE_LIMITS.keys)),
        document=document,
        root=root,
        programs=_programs(more, keys, roles, root),
    )


def fingerprint(keyids: list[str]) -> str:
    """What people compare: 16 digits such as ``3F7A-91C2-08DE-55B1``, of the root role's keys.

    It stays the same while those keys do. 64 bits: keys made on purpose to give the same 32 bits
    would be found within a day on one PC.
    """
    digits = hashlib.sha256("\n".join(sorted(keyids)).encode()).hexdigest()[:16].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def _programs(more: Fields, keys: Fields, roles: Fields, root: Root) -> Targets | None:
    if more.all.get(PROGRAM_ROLE) is None:
        return None
    role = more.object(PROGRAM_ROLE)
    role.only("keyids", "threshold")
    check_role(role, keys)
    keyids = role.list("keyids", BUNDLE_LIMITS.keys)
    for name in _ROLES:
        if set(keyids) & set(roles.object(name).list("keyids", BUNDLE_LIMITS.keys)):
            refuse(role.at("keyids"), "要用自己的密钥", f"has to have keys that “{name}” has not")
    from tuf.api.metadata import DelegatedRole, Delegations, Targets

    threshold = role.number("threshold", 1)
    named = DelegatedRole(PROGRAM_ROLE, keyids, threshold, terminating=True, paths=["*"])
    known = {keyid: root.keys[keyid] for keyid in keyids}
    return Targets(delegations=Delegations(known, {PROGRAM_ROLE: named}))


def _parsed(document: Envelope) -> Root:
    from tuf.api.metadata import Root

    try:
        return Root.from_dict(copy.deepcopy(document.signed))  # it takes its argument apart
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentFault("signed", Words("不是合格的 TUF 文件", "is no root of TUF")) from error
