"""Whom a kiosk trusts, and how that grows: only forward, one root after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.trust.content import ContentDocument, Publisher, read_content
from kiosk.bundles.trust.faults import DocumentFault, TrustFault
from kiosk.bundles.trust.root import CONTENT_ROLE, ROOT, RootDocument, read_root
from kiosk.library.denied import Denied
from kiosk.library.texts import LocalText


class Trusted(NamedTuple):
    """Whom this kiosk trusts. Made by :func:`first_trust`, :func:`from_kept` and :func:`advance`.

    ``root`` and ``content`` are the documents' bytes, already verified; ``chain`` is every root
    from the oldest that is known to ``root`` itself: other kiosks may need it to follow.
    ``content`` is None (and ``content_version`` 0) until the first stick brings one.
    """

    root_version: int
    content_version: int
    root: bytes
    content: bytes | None
    chain: tuple[bytes, ...]
    authority: LocalText
    fingerprint: str
    denied: tuple[Denied, ...] = ()
    publishers: tuple[Publisher, ...] = ()

    @property
    def roots(self) -> dict[int, bytes]:
        """The chain by version, as it lies on a stick."""
        first = self.root_version - len(self.chain) + 1
        return {first + at: raw for at, raw in enumerate(self.chain)}

    def publisher(self, id: str) -> Publisher | None:
        """The publisher with that id."""
        return next((one for one in self.publishers if one.id == id), None)


def first_trust(root: bytes) -> Trusted:
    """To begin to trust a root that an operator has chosen: it only has to be signed by itself.

    :raises TrustFault: when it is none, or not signed by its own threshold.
    """
    return from_kept(root, None)


def offered_trust(roots: Mapping[int, bytes], contents: Mapping[int, bytes]) -> Trusted | None:
    """What a kiosk that trusts nobody could begin to trust of a stick: its newest root that holds.

    By the version in each file's name. Nothing speaks for it yet but itself: an operator has to
    compare the fingerprint. Never raises.
    """
    for version in sorted(roots, reverse=True)[: BUNDLE_LIMITS.roots]:
        older = [roots[one] for one in sorted(roots) if one < version][-BUNDLE_LIMITS.roots :]
        try:
            found = from_kept(roots[version], None, older)
        except TrustFault:
            continue
        if found.root_version == version:
            return advance(found, {}, contents)
    return None


def from_kept(root: bytes, content: bytes | None, older: Iterable[bytes] = ()) -> Trusted:
    """What this kiosk trusted when it was kept; ``older`` roots lead up to it, newest last.

    Of ``older`` only what leads up without a gap is taken.

    :raises TrustFault: when root or content does not hold together, or is not rightly signed.
    """
    try:
        head = read_root(root)
        found = None if content is None else read_content(content)
    except DocumentFault as fault:
        raise TrustFault(fault.detail) from fault
    if not head.accepts(ROOT, head.document):
        raise TrustFault("the root is not signed by itself")
    if found is not None and not head.accepts(CONTENT_ROLE, found.document):
        raise TrustFault("the content document is not signed by the content role")
    return _trusted(_chain_up_to(root, older), head, content, found)


def advance(trusted: Trusted, roots: Mapping[int, bytes], contents: Mapping[int, bytes]) -> Trusted:
    """``trusted`` after seeing what lies on a stick: by the version in each file's name.

    Follows the chain of roots as far as it holds, then takes the newest content document that is
    rightly signed and newer than its own. Never raises and never goes back.
    """
    chain, head = trusted.chain, read_root(trusted.root)
    for version in range(head.version + 1, head.version + 1 + BUNDLE_LIMITS.roots):
        following = _root_or_none(roots.get(version))
        if following is None or not following.follows(head):
            break
        chain, head = (*chain, roots[version]), following
    kept = _content_of(head, trusted.content)
    newest = _newest(head, contents, kept.version if kept else 0)
    if newest is not None:
        return _trusted(chain, head, *newest)
    # A root that takes the content role's keys away takes the word of the old ones back, too:
    # the number to be outgrown goes with them (TUF 1.0.31, 5.3.11).
    return _trusted(chain, head, trusted.content if kept else None, kept)


def _newest(
    head: RootDocument, contents: Mapping[int, bytes], above: int
) -> tuple[bytes, ContentDocument] | None:
    versions = sorted((one for one in contents if one > above), reverse=True)
    for version in versions[: BUNDLE_LIMITS.roots]:
        found = _content_of(head, contents[version])
        if found is not None and found.version == version:
            return contents[version], found
    return None


def _content_of(head: RootDocument, raw: bytes | None) -> ContentDocument | None:
    """The document in ``raw`` if ``head``'s content role has signed it."""
    if raw is None:
        return None
    try:
        found = read_content(raw)
    except DocumentFault:
        return None
    return found if head.accepts(CONTENT_ROLE, found.document) else None


def _root_or_none(raw: bytes | None) -> RootDocument | None:
    try:
        return None if raw is None else read_root(raw)
    except DocumentFault:
        return None


def _chain_up_to(root: bytes, older: Iterable[bytes]) -> tuple[bytes, ...]:
    chain = [root]
    for raw in reversed(list(older)):
        before = _root_or_none(raw)
        if before is None or not read_root(chain[0]).follows(before):
            break
        chain.insert(0, raw)
    return tuple(chain)


def _trusted(
    chain: tuple[bytes, ...], head: RootDocument, raw: bytes | None, content: ContentDocument | None
) -> Trusted:
    chain = chain[-BUNDLE_LIMITS.roots :]
    return Trusted(
        root_version=head.version,
        content_version=content.version if content else 0,
        root=chain[-1],
        content=raw,
        chain=chain,
        authority=head.authority,
        fingerprint=head.fingerprint,
        denied=content.denied if content else (),
        publishers=content.publishers if content else (),
    )
