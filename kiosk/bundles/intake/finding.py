"""Looking for a bundle's stick again, on whatever plug it comes back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from kiosk.bundles.intake.port import Find
from kiosk.bundles.opening import open_source
from kiosk.bundles.source import Source, SourceGone
from kiosk.core.errors import Trouble

log = logging.getLogger(__name__)


def finder(bundle: str, manifest: bytes, places: Callable[[], Iterable[Path]]) -> Find:
    """Looks through ``places`` for the bundle whose manifest has these very bytes.

    Another stick, with a bundle of the same name, is none of it.
    """

    def find() -> Source | None:
        for place in dict.fromkeys(places()):
            try:
                source = open_source(place)
                if source.manifest(bundle) == manifest:
                    return source
            except (SourceGone, Trouble) as missing:
                log.debug("not at %s: %s", place.name, missing)
        return None

    return find
