"""Reading again what is installed, or what lies on a stick, byte by byte."""

from __future__ import annotations

from pathlib import Path

from kiosk.bundles.offers import look
from kiosk.bundles.opening import open_source
from kiosk.bundles.rereading import verify
from kiosk.bundles.trust import read_bundle
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.library.folder import digest_files
from kiosk.library.store import Store


def verify_installed(store: Store, key: str | None) -> list[str]:
    """The files (``<exhibit>/<path>``) of installed packages that are damaged or missing."""
    damaged: list[str] = []
    for held in store.packages():
        manifest = store.manifest(held.key, held.seq) if key in (None, held.key) else None
        if manifest is None:
            continue
        for exhibit in read_bundle(manifest).exhibits:
            folder = store.exhibit_folder(exhibit.id, exhibit.content)
            for file in exhibit.files:
                try:
                    found = digest_files(folder, [file.path])[file.path]
                except OSError:
                    found = ""
                if found != file.sha256:
                    damaged.append(f"{exhibit.id}/{file.path}")
    return damaged


def verify_place(place: Path, places: Places, store: Store) -> list[str]:
    """What of the bundles at a place is damaged.

    :raises Trouble: the place holds none, or one whose manifest cannot be believed.
    :raises SourceGone: the stick was pulled.
    """
    damaged: list[str] = []
    for offer in look(place, places, store).offers:
        bundle = offer.verdict.bundle
        if bundle is None or offer.verdict.kind is Kind.DAMAGED:
            raise Trouble("bundle-damaged", offer.verdict.words, offer.verdict.next_step)
        source = open_source(offer.place)
        damaged += verify(source, bundle, lambda done, of: None, lambda: False)
    return damaged
