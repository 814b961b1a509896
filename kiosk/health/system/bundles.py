"""What came by stick, read from the disk. Where nothing ever came, nothing is loaded."""

from __future__ import annotations

import logging
from typing import NamedTuple

from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.health.bundle_facts import (
    Authority,
    BundleFacts,
    Emergency,
    Refused,
    Waiting,
)
from kiosk.library.holding import NOTHING_INSTALLED, Installed, Note
from kiosk.library.texts import LocalText

REFUSED = "refused"
"""The kind of a note that tells of a trial that failed."""

log = logging.getLogger(__name__)


class StoreTold(NamedTuple):
    """What the content store says: how many packages, what is shown of them, what to tell."""

    packages: int = 0
    installed: Installed = NOTHING_INSTALLED
    notes: tuple[Note, ...] = ()


def bundle_facts(places: Places) -> BundleFacts:
    """All that the checks want to know. Raises nothing."""
    return joined_facts(places, what_is_held(places))


def what_is_held(places: Places) -> StoreTold:
    """What the content store says; a store that cannot be read is a trouble of it."""
    if not places.content.is_dir():
        return StoreTold()
    from kiosk.library.store import Store  # late: it loads SQLite

    store = Store(places.content)
    try:
        return StoreTold(len(store.packages()), store.installed(), store.notes())
    except Trouble as trouble:
        return StoreTold(installed=Installed({}, troubles=(trouble,)))


def joined_facts(places: Places, held: StoreTold) -> BundleFacts:
    """What the store says, with what is on its way and whom this machine trusts."""
    authority, lost = whom_trusted(places)
    installed = held.installed
    trouble = next(((one.what, one.next_step) for one in installed.troubles), None)
    return BundleFacts(
        packages=held.packages,
        waiting=unfinished_intake(places),
        refused=tuple(Refused(one.title, one.reason) for one in held.notes if one.kind == REFUSED),
        emergencies=tuple(
            Emergency(pin.title, pin.valid_until_s) for pin in installed.pins if pin.exhibit_ids
        ),
        authority=authority,
        trust_lost=lost,
        trouble=trouble,
    )


def whom_trusted(places: Places) -> tuple[Authority | None, bool]:
    """Whom this machine trusts, and whether a record of that was lost. Raises nothing."""
    try:
        if not any(places.trust.iterdir()):
            return None, False
    except OSError:
        return None, False
    from kiosk.bundles.trust_files import read_trusted  # late: it loads cryptography

    trusted = read_trusted(places)
    if trusted is None:
        return None, True
    return Authority(trusted.authority, trusted.fingerprint, len(trusted.publishers)), False


def unfinished_intake(places: Places) -> Waiting | None:
    """The bundle that was ordered and is not installed yet. Raises nothing."""
    from kiosk.bundles.intake.order import Desks, is_unfinished, read_kept_manifest, read_order

    if not is_unfinished(places.content):
        return None
    order = read_order(places.content)
    if order is None:
        return None  # what a cut left over: the next start sweeps it
    from kiosk.bundles.intake.disk import RealDisk
    from kiosk.bundles.intake.journal import Journal
    from kiosk.bundles.intake.lock import is_busy
    from kiosk.bundles.intake.plan import missing
    from kiosk.bundles.limits import BUNDLE_LIMITS
    from kiosk.bundles.trust.faults import ManifestFault
    from kiosk.bundles.trust.manifest import read_bundle

    desks = Desks(places.content, order.bundle)
    name = LocalText("zh-Hans", (("zh-Hans", order.bundle),))
    running = is_busy(places.content)
    try:
        bundle = read_bundle(read_kept_manifest(desks) or b"")
        journal = Journal(desks.journal, RealDisk())
    except (OSError, ManifestFault) as error:
        log.info("an order's files cannot be read: %s", error)
        return Waiting(name, order.source_name, 0, 0, copied=False, running=running)
    wanted, part_bytes = missing(bundle, places.content), BUNDLE_LIMITS.part_bytes
    done = (min(one.size_bytes, journal.parts.get(one.id, 0) * part_bytes) for one in wanted)
    return Waiting(
        bundle.title,
        order.source_name,
        sum(done),
        sum(one.size_bytes for one in wanted),
        copied=journal.placed or all(one.id in journal.sound for one in wanted),
        running=running,
    )
