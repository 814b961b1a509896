"""The intake of this machine: its store, whom it trusts, its drives."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from kiosk import __version__
from kiosk.bundles.drives import system_drives
from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.finding import finder
from kiosk.bundles.intake.order import Desks, Order, read_kept_manifest, read_order
from kiosk.bundles.intake.port import Find, House, Judge, Judged, Trial
from kiosk.bundles.trust import judge
from kiosk.bundles.trust_files import read_trusted
from kiosk.core.languages import ZH
from kiosk.core.places import Places
from kiosk.library.store import Store
from kiosk.library.texts import LocalText


def house_of(places: Places, trial: Trial, store: Store, wait_most_s: float) -> House:
    """Everything around an intake on this machine."""
    return House(
        content=places.content,
        store=store,
        judge=_judge_of(places, store),
        trial=trial,
        disk=RealDisk(),
        monotonic_s=time.monotonic,
        wait_most_s=wait_most_s,
    )


def _judge_of(places: Places, store: Store) -> Judge:
    def judged(manifest: bytes, name: str, packs: Mapping[str, int] | None) -> Judged:
        trusted = read_trusted(places)  # each time: a stick may just have brought a recall
        verdict = judge(trusted, manifest, name, store.seqs(), __version__, packs)
        signer = LocalText(ZH, ((ZH, verdict.signer),))
        publisher = name.partition(".")[0]
        for one in trusted.publishers if trusted is not None else ():
            signer = one.name if one.id == publisher else signer
        return Judged(verdict, signer)

    return judged


def find_anywhere(order: Order, manifest: bytes) -> Find:
    """Looks where the bundle was, then on every drive that is plugged in."""
    drives = system_drives()

    def places() -> list[Path]:
        return [order.place, *(drive.root for drive in drives.present())]

    return finder(order.bundle, manifest, places)


def find_pending(places: Places) -> Find:
    """Like :func:`find_anywhere`, for the order that is unfinished."""
    order = read_order(places.content)
    manifest = None if order is None else read_kept_manifest(Desks(places.content, order.bundle))
    if order is None or manifest is None:
        return lambda: None
    return find_anywhere(order, manifest)
