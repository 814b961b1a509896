"""The order: which bundle is being installed, kept on the disk until all of it is done or undone.

``content/intake/order.json`` is written last and removed last; ``content/intake/<bundle>/`` holds
the signed manifest, the journal, and the staged exhibits.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.bundle import MANIFEST_NAME
from kiosk.bundles.intake.disk import Disk
from kiosk.bundles.layout import is_bundle_name
from kiosk.bundles.limits import BUNDLE_LIMITS

INTAKE = "intake"
ORDER_NAME = "order.json"
JOURNAL_NAME = "journal"
STAGED = "exhibits"
_MOST_BYTES = 64 * 1024

log = logging.getLogger(__name__)


class Order(NamedTuple):
    """``bundle`` is its folder's name; ``place`` where its source was, ``source_name`` what people
    call it.
    """

    bundle: str
    place: Path
    source_name: str


class Desks(NamedTuple):
    """Where the files of one order lie."""

    content: Path
    bundle: str

    @property
    def folder(self) -> Path:
        """All that is staged."""
        return self.content / INTAKE / self.bundle

    @property
    def manifest(self) -> Path:
        """The signed manifest."""
        return self.folder / MANIFEST_NAME

    @property
    def journal(self) -> Path:
        """What is done for certain."""
        return self.folder / JOURNAL_NAME

    def exhibit(self, id: str) -> Path:
        """Where an exhibit is staged."""
        return self.folder / STAGED / id


def read_order(content: Path) -> Order | None:
    """The order that is there, or None. One that cannot be read counts as none."""
    path = content / INTAKE / ORDER_NAME
    try:
        with path.open("rb") as file:
            raw = json.loads(file.read(_MOST_BYTES))
        order = Order(str(raw["bundle"]), Path(raw["place"]), str(raw["source_name"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        log.warning("the order of an intake cannot be read: %s", error)
        return None
    return order if is_bundle_name(order.bundle) else None


def write_order(content: Path, order: Order, manifest: bytes, disk: Disk) -> Desks:
    """Keep an order; it stands once this returns.

    :raises OSError: (or Trouble) when the disk refuses.
    """
    desks = Desks(content, order.bundle)
    disk.make_folder(desks.folder)
    disk.replace(desks.manifest, manifest)
    raw = {
        "bundle": order.bundle,
        "place": str(order.place),
        "source_name": order.source_name,
    }
    # Escaped: a place may hold bytes that are no UTF-8.
    text = json.dumps(raw, ensure_ascii=True, indent=1).encode()
    disk.replace(content / INTAKE / ORDER_NAME, text)
    disk.keep([], [str(desks.folder.parent), str(content)])
    return desks


def read_kept_manifest(desks: Desks) -> bytes | None:
    """The signed manifest of an order; None when it is not there."""
    try:
        with desks.manifest.open("rb") as file:
            return file.read(BUNDLE_LIMITS.manifest_bytes + 1)
    except FileNotFoundError:
        return None


def is_unfinished(content: Path) -> bool:
    """Whether anything of an intake lies there: an order, or what a cut left of the sweeping."""
    return (content / INTAKE).exists()


def sweep_orders(content: Path, disk: Disk, keep: str = "") -> None:
    """Throw away what lies staged; with ``keep``, all but that bundle's. What is large goes before
    the order, so that it is found again after a cut; the little that tells how it ended, after it.

    :raises OSError: when the disk refuses.
    """
    folder = content / INTAKE
    if not folder.exists():
        return
    others = [path for path in sorted(folder.iterdir()) if path.name not in (ORDER_NAME, keep)]
    if keep:
        for path in others:
            disk.remove(path)
        return
    for path in others:
        disk.remove(path / STAGED)
    if (folder / ORDER_NAME).exists():
        disk.remove(folder / ORDER_NAME)
        disk.keep([], [str(folder)])
    disk.remove(folder)
    disk.keep([], [str(content)])
