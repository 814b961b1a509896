"""From a place that somebody names, or a stick that was plugged in, to what is read there."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NamedTuple

from kiosk.bundles.archive import SUFFIX, ArchiveSource
from kiosk.bundles.gone import loss
from kiosk.bundles.joined import JoinedSource
from kiosk.bundles.layout import is_bundle_name
from kiosk.bundles.source import BUNDLES, Source, SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.core.errors import Trouble
from kiosk.core.words import Words

MOST_ARCHIVES = 16
"""``.kepu`` files that are opened on one stick."""


class Opened(NamedTuple):
    """``place`` opens this very source again."""

    place: Path
    source: Source


class Found(NamedTuple):
    """What can be read at one place, and the ``.kepu`` files there that cannot."""

    opened: tuple[Opened, ...]
    broken: tuple[tuple[Path, Trouble], ...] = ()


def open_source(place: Path, name: str = "") -> Source:
    """The source at ``place``: a stick's root or any folder with ``KEPU/`` in it, that folder
    itself, the folder of one bundle in it, or a ``.kepu`` file. ``name`` is the stick's label.

    The ``.kepu`` files that lie on a stick are read as if their bundles lay there; broken ones
    are left out.

    :raises Trouble: ``bundle-file`` for a broken file, ``bundle-place`` for anything else.
    :raises SourceGone: when nothing is there (now).
    """
    found = find_sources(place, name)
    if len(found.opened) == 1:
        return found.opened[0].source
    return JoinedSource([one.source for one in found.opened])


def find_sources(place: Path, name: str = "") -> Found:
    """Like :func:`open_source`, with each ``.kepu`` file on a stick as a source of its own."""
    try:
        facts = place.stat()
    except OSError as error:
        raise loss(error, place) or SourceGone(str(error)) from error
    if stat.S_ISREG(facts.st_mode):
        if place.suffix.lower() != SUFFIX:
            raise _no_place(place)
        return Found((Opened(place, ArchiveSource(place)),))
    if not stat.S_ISDIR(facts.st_mode):
        raise _no_place(place)
    if is_bundle_name(place.name.lower()) and place.parent.name.lower() == BUNDLES:
        only = place.name.lower()
        return Found((Opened(place, StickSource(place.parent.parent, name or only, only)),))
    return _on_stick(place, name)


def _on_stick(place: Path, name: str) -> Found:
    stick = StickSource(place, name)
    opened = [Opened(place, stick)]
    broken: list[tuple[Path, Trouble]] = []
    for path in stick.archives(MOST_ARCHIVES):
        try:
            opened.append(Opened(path, ArchiveSource(path)))
        except Trouble as trouble:
            broken.append((path, trouble))
    return Found(tuple(opened), tuple(broken))


def _no_place(place: Path) -> Trouble:
    return Trouble(
        "bundle-place",
        Words(
            f"“{place.name}”既不是U盘或文件夹，也不是 .kepu 文件。",
            f"“{place.name}” is neither a stick or folder nor a .kepu file.",
        ),
        Words(
            "请给出U盘、含 KEPU 的文件夹，或 .kepu 文件。",
            "Please name a stick, a folder with KEPU in it, or a .kepu file.",
        ),
    )
