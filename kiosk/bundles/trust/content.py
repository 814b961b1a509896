"""The content document: which publishers there are, whose ids are whose, and what is recalled."""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.faults import DocumentFault
from kiosk.bundles.trust.fields import PACKAGE, PUBLISHER, Fields, match, refuse
from kiosk.bundles.trust.root import CONTENT_ROLE
from kiosk.bundles.trust.signing import Envelope, check_keys, check_role, open_envelope
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.names import EXHIBIT_ID, name_fault
from kiosk.library.texts import LocalText

if TYPE_CHECKING:
    from tuf.api.metadata import Targets

PREFIX = r"[a-z][a-z0-9-]{0,62}(\.[a-z0-9][a-z0-9-]{0,62}){1,7}"
"""Reverse DNS of two parts or more: whoever may sign ``cn.*`` could take every exhibit."""
PATH = rf"{PREFIX}\.\*"
"""A prefix as TUF delegates it; no other pattern is accepted."""
KEY = rf"{PUBLISHER}\.{PACKAGE}"
_PREFIXES = 32
_VERSIONS = 100


class Publisher(NamedTuple):
    """Who may publish: a province, a museum, a school club; only ids below its ``prefixes``."""

    id: str
    name: LocalText
    prefixes: tuple[str, ...]

    def may_publish(self, exhibit: str) -> bool:
        """Whether that exhibit's id is one of its own."""
        return any(exhibit.startswith(f"{prefix}.") for prefix in self.prefixes)


class ContentDocument(NamedTuple):
    """A content document of the right shape; whether to trust it is another question."""

    version: int
    publishers: tuple[Publisher, ...]
    min_seq: dict[str, int]
    """Bundles of that package below that seq are not installed any more."""
    denied: tuple[Denied, ...]
    document: Envelope
    targets: Targets

    def publisher(self, id: str) -> Publisher | None:
        """The publisher with that id."""
        return next((one for one in self.publishers if one.id == id), None)


@lru_cache(maxsize=4)
def read_content(raw: bytes) -> ContentDocument:
    """The content document in ``raw``; no signature is looked at.

    :raises DocumentFault: when it is none.
    """
    document = open_envelope(raw, CONTENT_ROLE, BUNDLE_LIMITS.content_bytes)
    signed = Fields(document.signed, "signed")
    if signed.get("targets") != {}:
        refuse("signed.targets", "信任文件里不能有展项", "has to be empty in a content document")
    delegations = signed.object("delegations")
    delegations.only("keys", "roles")
    keys = delegations.object("keys")
    check_keys(keys)
    roles = delegations.list("roles", BUNDLE_LIMITS.publishers)
    publishers = tuple(
        _publisher(Fields(found, f"{delegations.at('roles')}[{at}]"), keys)
        for at, found in enumerate(roles)
    )
    if len({one.id for one in publishers}) != len(publishers):
        refuse(delegations.at("roles"), "同一个发布者出现两次", "names one publisher twice")
    more = signed.object("x-kepu")
    more.only("min_seq", "deny")
    lowest = more.object("min_seq")
    if len(lowest.all) > BUNDLE_LIMITS.denied:
        refuse(lowest.place, "内容太多", f"holds more than {BUNDLE_LIMITS.denied}")
    return ContentDocument(
        version=signed.number("version", 1),
        publishers=publishers,
        min_seq={match(key, lowest.at(key), KEY): lowest.number(key, 0) for key in lowest.all},
        denied=tuple(
            _denied(Fields(found, f"{more.at('deny')}[{at}]"))
            for at, found in enumerate(more.list("deny", BUNDLE_LIMITS.denied))
        ),
        document=document,
        targets=_parsed(document),
    )


def _publisher(role: Fields, keys: Fields) -> Publisher:
    role.only("name", "keyids", "threshold", "terminating", "paths")
    check_role(role, keys)
    if role.get("terminating") is not True:
        refuse(role.at("terminating"), "应该是 true", "has to be true")
    paths = role.list("paths", _PREFIXES)
    if not paths:
        refuse(role.at("paths"), "缺少编号前缀", "needs a prefix")
    return Publisher(
        id=role.match("name", PUBLISHER),
        name=role.text("x-kepu-name"),
        prefixes=tuple(match(path, role.at("paths"), PATH)[:-2] for path in paths),
    )


def _denied(one: Fields) -> Denied:
    if "exhibit" in one.all:
        one.only("exhibit", "versions", "reason")
        versions = one.list("versions", _VERSIONS)
        return Denied(
            exhibit=exhibit_id(one.get("exhibit"), one.at("exhibit")),
            versions=tuple(
                match(version, one.at("versions"), r"[!-~]{1,64}") for version in versions
            ),
            reason=one.text("reason"),
        )
    one.only("package", "through_seq", "reason")
    return Denied(
        package=one.match("package", KEY),
        through_seq=one.number("through_seq", 1),
        reason=one.text("reason"),
    )


def exhibit_id(found: object, place: str) -> str:
    """``found`` as the id of an exhibit: reverse DNS, at most 64 characters."""
    id = match(found, place, EXHIBIT_ID)
    if len(id) > 64 or name_fault(id) is not None:  # con.a.b cannot be a folder on Windows
        refuse(place, "写法不对", "is not written as it has to be")
    return id


def _parsed(document: Envelope) -> Targets:
    from tuf.api.metadata import Targets

    try:
        return Targets.from_dict(copy.deepcopy(document.signed))  # it takes its argument apart
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentFault(
            "signed", Words("不是合格的 TUF 文件", "is no content document of TUF")
        ) from error
