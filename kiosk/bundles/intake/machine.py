"""The intake itself: from an order to a bundle that is shown, every state of which can be killed.

ordered → copying → checked → placed → trial → confirmed, or refused or cancelled. Whatever is not
finished is found again by looking at what lies on the disk, never at what was done before.
"""

from __future__ import annotations

import contextlib
import logging
from collections import Counter

from kiosk.bundles.bundle import Bundle, ExhibitEntry
from kiosk.bundles.intake import faults
from kiosk.bundles.intake.checking import Unsound
from kiosk.bundles.intake.copying import Cancelled, Copying
from kiosk.bundles.intake.fetching import DamagedPart, Fetching
from kiosk.bundles.intake.journal import Journal
from kiosk.bundles.intake.order import (
    Desks,
    read_kept_manifest,
    read_order,
    sweep_orders,
)
from kiosk.bundles.intake.plan import (
    check_names,
    check_room,
    is_whole,
    missing,
    needed_bytes,
    shown_folder,
)
from kiosk.bundles.intake.port import Find, House, Judged
from kiosk.bundles.intake.progress import Desk, State, Teller
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.source import Source, SourceGone
from kiosk.bundles.trust import ManifestFault, read_bundle
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Defect, Trouble
from kiosk.library.holding import HeldFile, NewBundle, NewExhibit

LOOK_AGAIN_S = 2.0
MOST_TRIALS = 3
"""A trial that took the machine with it so often is not begun again."""
_WELCOME = frozenset({Kind.GOOD, Kind.HERE})
"""What is here already may have lost files: then they come once more."""
_NEVER = frozenset({"not-whole", "older-bundle", "other-bundle"})
"""What the store says of a bundle that it will not take, however often it is asked."""
_MOST_IN_VAIN = 3
"""A stick that is there and gone again so often, without giving a part, is damaged."""

log = logging.getLogger(__name__)


class Intake:
    """One order being carried out."""

    def __init__(self, house: House, find: Find, desk: Desk) -> None:
        order = read_order(house.content)
        if order is None:
            raise Defect("there is no order to carry out")
        self._house = house
        self._disk = house.disk
        self._find = find
        self._desk = desk
        self._teller = Teller(desk, house.monotonic_s)
        self._order = order
        self._desks = desks = Desks(house.content, order.bundle)
        self._journal = Journal(desks.journal, house.disk)
        self._done = 0

    def run(self) -> None:
        """Carry it out, from wherever it is."""
        manifest = read_kept_manifest(self._desks)
        if self._journal.discarding is not None:
            self.undo(self._journal.discarding)
        if manifest is None:
            self.undo(faults.LOST)
            return
        sweep_orders(self._house.content, self._disk, keep=self._order.bundle)
        judged = self._house.judge(manifest, self._order.bundle, None)
        bundle = judged.verdict.bundle
        if bundle is None or judged.verdict.kind not in _WELCOME:
            self.undo(faults.verdict_trouble(judged.verdict))
            return
        if judged.verdict.kind is Kind.HERE and not missing(bundle, self._house.content):
            self._finish()
            return
        self._teller.enter(State.ORDERED)
        try:
            self._bring(bundle, judged, manifest)
        except Cancelled:
            self.undo(faults.CANCELLED)
        except DamagedPart as found:
            self.undo(faults.damaged(found.exhibit, found.packs))

    def _bring(self, bundle: Bundle, judged: Judged, manifest: bytes) -> None:
        self._disk.write_at(str(self._desks.journal), 0, b"")  # from now on it is there
        check_names(bundle)
        while True:  # until the store knows all of it: until then another may sweep it away
            self._copy(bundle)
            self._teller.enter(State.CHECKED)
            self._look_up()
            self._move(bundle)
            self._journal.place()
            try:
                self._house.store.place(_record(bundle, judged, manifest))
                break
            except Trouble as trouble:
                if trouble.code == "not-whole" and missing(bundle, self._house.content):
                    continue  # a folder was swept away in between: it comes once more
                if trouble.code in _NEVER:  # trying again would end here again, and keep others out
                    self.undo(trouble)
                raise
        self._teller.enter(State.PLACED)
        self._try(bundle)
        self._look_up()
        self._house.store.confirm(bundle.key)
        self._finish()

    def _look_up(self) -> None:
        """Between two states."""
        if self._desk.cancelled:
            raise Cancelled
        if self._desk.stopped:
            raise faults.STOPPED

    # Copying and checking.

    def _copy(self, bundle: Bundle) -> None:
        unsound: Counter[str] = Counter()
        in_vain, told = 0, False
        source: Source | None = None
        while todo := self._todo(bundle):
            self._look_up()
            if not told:
                needed = needed_bytes(todo, self._journal.parts)
                self._teller.remark = check_room(needed, self._house.content, self._disk)
                told = True
            before = dict(self._journal.parts)
            try:
                source = source or self._found(todo, in_vain)
                self._copy_from(source, bundle, todo)
                if self._desk.stopped:
                    raise faults.STOPPED
            except SourceGone as gone:
                log.info("the stick is gone: %s", gone)
                source = None
                in_vain = 0 if self._journal.parts != before else in_vain + 1
                if in_vain > _MOST_IN_VAIN:
                    raise DamagedPart(todo[0], (bundle.packs[0][0],)) from gone
            except Unsound as found:
                log.warning("what was staged does not hold: %s", found)
                unsound[found.exhibit.id] += 1
                if unsound[found.exhibit.id] > 1:
                    self.undo(faults.unsound(found.path))
                self._start_over(found.exhibit)

    def _todo(self, bundle: Bundle) -> list[ExhibitEntry]:
        """What is neither in the store nor staged and checked."""
        todo = []
        for exhibit in missing(bundle, self._house.content):
            if exhibit.id in self._journal.sound:
                if is_whole(self._desks.exhibit(exhibit.id), exhibit):
                    continue
                self._start_over(exhibit)
            todo.append(exhibit)
        return todo

    def _start_over(self, exhibit: ExhibitEntry) -> None:
        self._journal.forget(exhibit.id)
        self._disk.remove(self._desks.exhibit(exhibit.id))

    def _found(self, todo: list[ExhibitEntry], in_vain: int) -> Source | None:
        """The source, waited for; None where nothing has to be read any more."""
        parts = self._journal.parts
        if all(parts.get(one.id, -1) >= len(one.parts) for one in todo):
            return None
        if in_vain > 1:
            self._desk.wait(LOOK_AGAIN_S)
        since_s = self._house.monotonic_s()
        while True:
            self._look_up()
            source = self._find()
            if source is not None:
                return self._judged_again(source)
            self._teller.enter(State.WAITING)
            if self._house.monotonic_s() - since_s >= self._house.wait_most_s:
                raise faults.STICK_GONE
            self._desk.wait(LOOK_AGAIN_S)

    def _judged_again(self, source: Source) -> Source:
        """The manifest is the one that was ordered; whether the packs are there is asked anew."""
        name = self._order.bundle
        manifest = read_kept_manifest(self._desks)
        verdict = self._house.judge(manifest or b"", name, source.pack_sizes(name)).verdict
        if verdict.kind not in _WELCOME:
            self.undo(faults.verdict_trouble(verdict))
        return source

    def _copy_from(self, source: Source | None, bundle: Bundle, todo: list[ExhibitEntry]) -> None:
        part, parts = BUNDLE_LIMITS.part_bytes, self._journal.parts
        there = sum(min(parts.get(one.id, 0) * part, one.size_bytes) for one in todo)
        self._done = there
        self._teller.begin(there, sum(one.size_bytes for one in todo))
        self._teller.enter(State.COPYING)
        fetching = Fetching(bundle, source, self._house.store.files())
        copying = Copying(self._desks, self._journal, self._disk, fetching, todo)
        desk = self._desk
        copying.run(self._wrote, lambda: desk.cancelled, lambda: desk.stopped or desk.cancelled)
        if desk.cancelled:
            raise Cancelled

    def _wrote(self, size_bytes: int) -> None:
        self._done += size_bytes
        self._teller.advance(self._done)

    # Placing, trying, and the two ends.

    def _move(self, bundle: Bundle) -> None:
        """Give every staged exhibit its name in the store; all of it is durable afterwards."""
        content = self._house.content
        folders = [content / "exhibits", content]
        for exhibit in missing(bundle, content):
            shown = shown_folder(content, exhibit)
            self._disk.make_folder(shown.parent)
            self._disk.remove(shown)  # one that has lost files
            self._disk.move(self._desks.exhibit(exhibit.id), shown)
            folders.append(shown.parent)
        if len(folders) > 2:
            self._disk.keep([], [str(folder) for folder in folders])

    def _try(self, bundle: Bundle) -> None:
        known = {
            (one.id, one.content) for held in self._house.store.packages() for one in held.exhibits
        }
        fresh = [one for one in bundle.exhibits if (one.id, one.content) not in known]
        if not fresh:
            return
        self._teller.enter(State.TRIAL)
        if self._journal.trials >= MOST_TRIALS:
            self.undo(faults.refused(fresh[0], faults.TRIAL_CUT))
        self._journal.try_once()
        try:
            failed = self._first_failing(fresh)
        except (Trouble, Cancelled):  # it did not begin, or a wish ended it: that proves nothing
            with contextlib.suppress(OSError, Trouble):
                self._journal.try_not()
            raise
        if failed is not None:
            self.undo(failed)

    def _first_failing(self, fresh: list[ExhibitEntry]) -> Trouble | None:
        """Try each; why the first cannot be shown, None when all can."""
        for exhibit in fresh:
            self._look_up()
            reason = self._house.trial(shown_folder(self._house.content, exhibit), exhibit)
            if reason is not None:
                return faults.refused(exhibit, reason)
        self._look_up()
        return None

    def _finish(self) -> None:
        self._house.store.sweep()
        sweep_orders(self._house.content, self._disk)
        self._teller.enter(State.CONFIRMED)

    def undo(self, why: Trouble) -> None:
        """Leave nothing of it.

        :raises Trouble: ``why``, in the end.
        """
        if self._journal.discarding is None and self._desks.folder.exists():
            with contextlib.suppress(OSError):  # a full disk must not keep it from being emptied
                self._journal.discard(why)
        if self._journal.placed:
            try:
                self._house.store.refuse(self._order.bundle.rpartition(".")[0], why.what)
            except Trouble as trouble:
                if trouble.code != "no-bundle":  # it was cut off before the store had it
                    raise
        self._take_back()
        self._house.store.sweep()
        sweep_orders(self._house.content, self._disk)
        raise why

    def _take_back(self) -> None:
        """Remove the exhibits that were moved, and that the store does not know."""
        try:
            bundle = read_bundle(read_kept_manifest(self._desks) or b"")
        except ManifestFault:
            return
        content = self._house.content
        known = {path.relative_to(content).parts[:3] for path in self._house.store.files().values()}
        for exhibit in bundle.exhibits:
            shown = shown_folder(content, exhibit)
            if shown.exists() and shown.relative_to(content).parts not in known:
                self._disk.remove(shown)
                with contextlib.suppress(OSError):
                    shown.parent.rmdir()  # only where nothing else lies in it


def _record(bundle: Bundle, judged: Judged, manifest: bytes) -> NewBundle:
    emergency = bundle.emergency
    return NewBundle(
        publisher=bundle.publisher,
        package=bundle.package,
        seq=bundle.seq,
        version=bundle.version,
        title=bundle.title,
        signer=judged.signer,
        manifest=manifest,
        exhibits=tuple(
            NewExhibit(
                one.id,
                one.version,
                one.title,
                one.content,
                one.size_bytes,
                tuple(HeldFile(*file) for file in one.files),
            )
            for one in bundle.exhibits
        ),
        emergency_until_s=None if emergency is None else emergency.valid_until_s,
    )
