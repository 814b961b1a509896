"""The desk of the running kiosk: the content store, the sticks, and whom this machine trusts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.bundles.drives import Drive
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.profile import read_profile
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.holding import Held, HeldExhibit, HeldSeq, Note
from kiosk.shell.bundle_desk import Stock
from kiosk.shell.bundle_pictures import forget_pictures, installed_pictures, keep_pictures
from kiosk.shell.bundles_rows import Pictures, believed
from kiosk.shell.sticks import GONE, WORN

if TYPE_CHECKING:
    from kiosk.bundles.bundle import ExhibitEntry
    from kiosk.bundles.offers import Looked, Offer
    from kiosk.bundles.source import SourceGone
    from kiosk.shell.program_rows import ProgramFacts

# What judges a stick takes a quarter of a second to import: in the threads, not on the way in.


class Shelf(Protocol):
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

    def manifest(self, key: str, seq: int) -> bytes | None:
        """The signed ``bundle.json`` of a bundle that is held."""
        ...

    def exhibit_folder(self, id: str, content: str) -> Path:
        """Where an exhibit of that content lies."""
        ...

    def denied(self) -> tuple[Denied, ...]:
        """The deny list it goes by."""
        ...

    def keep_denied(self, denied: tuple[Denied, ...]) -> object:
        """Go by this deny list from now on."""
        ...

    def roll_back(self, key: str) -> Held:
        """The bundle before becomes current."""
        ...

    def remove(self, key: str) -> object:
        """The package is held no more."""
        ...

    def notes(self) -> tuple[Note, ...]:
        """What the operator has to be told."""
        ...


class StoreDesk:
    """See :class:`kiosk.shell.bundle_desk.BundleDesk`. ``store`` opens the store when it is first
    wanted, in a thread.
    """

    def __init__(self, places: Places, store: Callable[[], Shelf]) -> None:
        self._places = places
        self._store = store
        self._fresh = True

    def stock(self) -> Stock:
        """What is installed."""
        from kiosk.shell.installing import pending

        store = self._store()
        waits, data = pending(self._places), self._places.data
        return Stock(
            store.packages(), store.notes(), waits, read_profile(data), program_facts(data)
        )

    def look(self, drive: Drive) -> Looked:
        """What is on a stick."""
        from kiosk.bundles.offers import look
        from kiosk.bundles.source import SourceGone

        try:
            return look(drive.root, self._places, self._store(), drive.label)
        except SourceGone as gone:
            raise _lost(gone) from gone

    def pictures(self, one: Offer | Held) -> Pictures:
        """Verified pictures: a stick's by way of the cache, installed ones from their folders."""
        if self._fresh:
            self._fresh = False
            forget_pictures(self._places.cache)  # those of the sticks of earlier runs
        if isinstance(one, Held):
            return self._pictures_of(one.exhibits, {one.key: one})
        from kiosk.bundles.opening import open_source
        from kiosk.bundles.source import SourceGone
        from kiosk.bundles.stream import poster_bytes

        bundle = believed(one)
        if bundle is None:
            return {}
        held = {each.key: each for each in self._store().packages()}
        gone = self._pictures_of(one.removed, held)
        try:
            source = open_source(one.place, one.source_name)
            wanted = (*one.added, *(change.now for change in one.changed)) or bundle.exhibits
            cache = self._places.cache
            fresh = keep_pictures(cache, wanted, lambda entry: poster_bytes(source, bundle, entry))
        except SourceGone:
            return gone  # the look that follows says that it is gone
        return {**gone, **fresh}

    def roll_back(self, key: str) -> Held:
        """The version before."""
        return self._store().roll_back(key)

    def remove(self, key: str) -> Words:
        """Take a package off."""
        store = self._store()
        held = next((each for each in store.packages() if each.key == key), None)
        store.remove(key)
        if held is None:
            return Words(key, key)
        return Words(held.title.text("zh-Hans"), held.title.text("en"))

    def drop(self) -> None:
        """Throw away an interrupted installation."""
        from kiosk.shell.installing import drop_unfinished

        drop_unfinished(self._places)

    def use_program(self, release: str) -> ProgramFacts:
        """That release runs from the next start on."""
        from kiosk.bundles.program.using import use

        use(self._places, release)
        return program_facts(self._places.data)

    def trust(self, place: Path, fingerprint: str) -> Words:
        """Begin to trust what was shown, and nothing else: the stick is read once more."""
        from kiosk.bundles.offers import root_offered
        from kiosk.bundles.source import SourceGone
        from kiosk.bundles.trust_files import begin_trust

        try:
            offered = root_offered(place)
        except SourceGone as gone:
            raise _lost(gone) from gone
        if offered is None or offered.fingerprint != fingerprint:
            raise Trouble("stick-gone", *GONE)
        begun = begin_trust(self._places, offered)
        return Words(begun.authority.text("zh-Hans"), begun.authority.text("en"))

    def _pictures_of(self, exhibits: Iterable[HeldExhibit], held: dict[str, Held]) -> Pictures:
        from kiosk.bundles.trust import ManifestFault, read_bundle

        entries: dict[tuple[str, str], ExhibitEntry] = {}
        for each in held.values():
            manifest = self._store().manifest(each.key, each.seq)
            if manifest is None:
                continue
            try:
                bundle = read_bundle(manifest)
            except ManifestFault:
                continue  # the check-up says so; here a picture less
            entries.update({(entry.id, entry.content): entry for entry in bundle.exhibits})
        pairs = (
            (entry, one.folder)
            for one in exhibits
            if (entry := entries.get((one.id, one.content))) is not None
        )
        return installed_pictures(pairs)


def program_facts(data: Path, environment: Mapping[str, str] = os.environ) -> ProgramFacts:
    """The program that runs, and releases of it that are here."""
    from kiosk.bundles.program.using import given_version
    from kiosk.core import releases
    from kiosk.core.release_pointer import read_pointer
    from kiosk.shell.program_rows import ProgramFacts

    now = read_pointer(data)
    return ProgramFacts(
        pointer=now,
        given=given_version(now, environment),
        running=releases.running_release(data),
        here=releases.releases(data),
        guarded=releases.guardian_says(environment) is not None,
    )


def _lost(gone: SourceGone) -> Trouble:
    from kiosk.bundles.gone import Unreadable

    worn = isinstance(gone, Unreadable)
    return Trouble("stick-worn" if worn else "stick-gone", *(WORN if worn else GONE))
