"""What a stick offers: every bundle on it with its verdict, and what it would change here.

Looking at a stick also hears whom to trust: the chain of roots and the content role's newest word
(with its deny list) that lie on it are taken over, and kept, before any bundle is judged.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from kiosk import __version__
from kiosk.bundles.bundle import ExhibitEntry
from kiosk.bundles.copying_out import copy_out
from kiosk.bundles.differences import Changed, Differences, compare
from kiosk.bundles.limits import MIB
from kiosk.bundles.opening import Opened, find_sources
from kiosk.bundles.program.offers import ProgramOffer, here_now, look_for_programs
from kiosk.bundles.rereading import verify
from kiosk.bundles.source import Source
from kiosk.bundles.trust import Trusted, advance, judge, offered_trust
from kiosk.bundles.trust_files import keep_trusted, read_trusted
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.library.denied import Denied
from kiosk.library.holding import Held, HeldExhibit, HeldSeq

__all__ = ["Changed", "Looked", "Offer", "Shelves", "copy_out", "look", "root_offered", "verify"]

_BELIEVED = frozenset({Kind.GOOD, Kind.HERE, Kind.OLDER, Kind.RECALLED, Kind.NEWER_KIOSK})
"""Verdicts on bundles whose signature is right: what their manifests say can be shown."""
_ORDER = (Kind.GOOD, Kind.HERE, Kind.OLDER)
_MOST_MANIFESTS_BYTES = 64 * MIB
"""Of one source: an honest stick holds a tenth, and a hostile one is judged within seconds."""
_hearing = threading.Lock()

log = logging.getLogger(__name__)


class Shelves(Protocol):
    """What is asked of the content store."""

    def packages(self) -> tuple[Held, ...]:
        """The packages that are installed."""
        ...

    def seqs(self) -> Mapping[str, HeldSeq]:
        """What decides whether a bundle is newer, by package."""
        ...

    def files(self) -> Mapping[tuple[str, int], Path]:
        """Every file that is kept, by SHA-256 and size in bytes."""
        ...

    def denied(self) -> tuple[Denied, ...]:
        """The deny list it goes by."""
        ...

    def keep_denied(self, denied: tuple[Denied, ...]) -> object:
        """Go by this deny list from now on."""
        ...


class Offer(NamedTuple):
    """One bundle of a stick; ``place`` opens its source again
    (:func:`kiosk.bundles.opening.open_source`).

    ``first``: it is what to install of its package. The differences are empty for a bundle whose
    signature is not right: nothing of what it says is believed.
    """

    place: Path
    source_name: str
    name: str
    verdict: Verdict
    added: tuple[ExhibitEntry, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[HeldExhibit, ...] = ()
    same: int = 0
    copy_bytes: int = 0
    first: bool = False


class Looked(NamedTuple):
    """What was found on a stick. ``offers``: what to install comes first, then the others.

    ``newly_denied`` is what this stick has recalled; ``root_offer`` whom this kiosk could begin to
    trust, only where it trusts nobody yet; ``programs`` are releases of the kiosk itself.
    """

    source_name: str
    place: Path
    offers: tuple[Offer, ...]
    trusted_after: Trusted | None
    newly_denied: tuple[Denied, ...] = ()
    root_offer: Trusted | None = None
    programs: tuple[ProgramOffer, ...] = ()


def look(place: Path, places: Places, store: Shelves, name: str = "") -> Looked:
    """Look at the stick, folder or ``.kepu`` file at ``place``; ``name`` is the stick's label.

    Reads documents and names, no packs. May be called from any thread, for two sticks at once.

    :raises Trouble: ``place`` is nothing that can hold bundles, or this machine's disk is full.
    :raises SourceGone: the stick was pulled (or, :class:`~kiosk.bundles.gone.Unreadable`, is worn).
    """
    found = find_sources(place, name)
    trusted, newly = _hear([one.source for one in found.opened], places, store)
    here = _Here(store.packages(), store.seqs(), store.files(), places.exhibits)
    offers = [offer for one in found.opened for offer in _offers(one, trusted, here)]
    broken = [_broken(path, trouble) for path, trouble in found.broken]
    return Looked(
        source_name=found.opened[0].source.name,
        place=place,
        offers=(*_sorted(_once(offers)), *broken),
        trusted_after=trusted,
        newly_denied=newly,
        root_offer=None if trusted else _root_offer([one.source for one in found.opened]),
        programs=_programs(place, places, trusted),
    )


def _hear(
    sources: list[Source], places: Places, store: Shelves
) -> tuple[Trusted | None, tuple[Denied, ...]]:
    """Take over what the sources say of trust; what this has recalled."""
    said = [(one.roots(), one.contents()) for one in sources]  # slow: not under the lock
    with _hearing:
        before = read_trusted(places)
        if before is None:
            return None, ()
        trusted = before
        for roots, contents in said:
            trusted = advance(trusted, roots, contents)
        if trusted != before:
            trusted = keep_trusted(places, trusted)
        known = store.denied()
        # Without a content document nothing is known of recalls: those that hold go on holding.
        if trusted.content is not None and known != trusted.denied:
            store.keep_denied(trusted.denied)
    return trusted, tuple(one for one in trusted.denied if one not in known)


def _programs(place: Path, places: Places, trusted: Trusted | None) -> tuple[ProgramOffer, ...]:
    return look_for_programs(place, trusted, here_now(places.data)) if place.is_dir() else ()


def root_offered(place: Path) -> Trusted | None:
    """Whom a kiosk that trusts nobody could begin to trust by what lies at ``place``, be it in a
    ``.kepu`` file: what :func:`look` offers there.

    :raises Trouble: ``place`` is nothing that can hold bundles.
    :raises SourceGone: as :func:`look`.
    """
    return _root_offer([one.source for one in find_sources(place).opened])


def _root_offer(sources: list[Source]) -> Trusted | None:
    offers = (offered_trust(one.roots(), one.contents()) for one in sources)
    return next((one for one in offers if one is not None), None)


class _Here(NamedTuple):
    """What this kiosk has, asked once a look."""

    packages: tuple[Held, ...]
    seqs: Mapping[str, HeldSeq]
    files: Mapping[tuple[str, int], Path]
    shipped: Path


def _offers(opened: Opened, trusted: Trusted | None, here: _Here) -> list[Offer]:
    place, source = opened
    offers: list[Offer] = []
    left_bytes = _MOST_MANIFESTS_BYTES
    for name in source.bundles():
        manifest = source.manifest(name)
        left_bytes -= len(manifest or b"")
        if left_bytes < 0:
            log.warning("%s: too much to look at; %s and what follows is left out", place, name)
            break
        verdict = judge(trusted, manifest, name, here.seqs, __version__, source.pack_sizes(name))
        what = Differences()
        if verdict.bundle is not None and verdict.kind in _BELIEVED:
            what = compare(verdict.bundle, here.packages, here.files, here.shipped)
        offers.append(Offer(place, source.name, name, verdict, *what))
    return offers


def _once(offers: list[Offer]) -> list[Offer]:
    """Each bundle once: one that is good in a ``.kepu`` file may be torn beside it."""
    best: dict[str, Offer] = {}
    for offer in offers:
        before = best.get(offer.name)
        if before is None or (_rank(offer), 0) < (_rank(before), 0):
            best[offer.name] = offer
    return list(best.values())


def _sorted(offers: list[Offer]) -> list[Offer]:
    """First what to install: the newest good bundle of each package, an emergency's before all."""
    newest: dict[str, tuple[int, str]] = {}
    for offer in offers:
        bundle = offer.verdict.bundle
        if offer.verdict.kind is Kind.GOOD and bundle is not None:
            newest[bundle.key] = max(newest.get(bundle.key, (0, "")), (bundle.seq, offer.name))
    first = {name for _, name in newest.values()}
    marked = [offer._replace(first=offer.name in first) for offer in offers]
    return sorted(
        marked,
        key=lambda offer: (
            not offer.first,
            _rank(offer),
            offer.verdict.valid_until_s is None,
            offer.name.rpartition(".")[0],
            -int(offer.name.rpartition(".")[2]),
        ),
    )


def _rank(offer: Offer) -> int:
    return _ORDER.index(offer.verdict.kind) if offer.verdict.kind in _ORDER else len(_ORDER)


def _broken(path: Path, trouble: Trouble) -> Offer:
    """A ``.kepu`` file that cannot be read, as an offer that says so."""
    verdict = Verdict(Kind.DAMAGED, trouble.what, trouble.next_step, detail=path.name)
    return Offer(path, path.name, path.name, verdict)
