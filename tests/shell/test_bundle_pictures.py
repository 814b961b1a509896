"""Pictures from a stick: kept only when they are the ones that were signed for."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.bundles.bundle import ExhibitEntry, FileEntry
from kiosk.bundles.offers import Offer
from kiosk.bundles.verdict import Kind, Verdict
from kiosk.core.places import find_places
from kiosk.core.words import Words
from kiosk.library.store import Store
from kiosk.shell.bundle_pictures import FOLDER, PICTURE_BYTES, keep_pictures
from kiosk.shell.store_desk import StoreDesk
from tests.ui.bundle_making import entry

PICTURE = b"<svg/>"


def with_poster(path: str = "poster.svg", size_bytes: int = len(PICTURE)) -> ExhibitEntry:
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    return entry("cn.kepu.one")._replace(files=(FileEntry(path, size_bytes, sha256),), poster=path)


def test_the_signed_picture_is_kept_and_not_read_twice(tmp_path: Path) -> None:
    found = keep_pictures(tmp_path, [with_poster()], lambda _: PICTURE)
    assert Path(found["cn.kepu.one"].removeprefix("file://")).read_bytes() == PICTURE
    assert keep_pictures(tmp_path, [with_poster()], lambda _: None) == found


def test_pictures_of_another_day_s_sticks_do_not_pile_up(tmp_path: Path) -> None:
    places = find_places(tmp_path)
    old = places.cache / FOLDER / "old.svg"
    old.parent.mkdir(parents=True)
    old.write_bytes(PICTURE)
    desk = StoreDesk(places, lambda: Store(places.content))
    offer = Offer(tmp_path, "", "x", Verdict(Kind.DAMAGED, Words("", ""), Words("", "")))
    desk.pictures(offer)
    assert not old.exists()
    old.parent.mkdir()
    old.write_bytes(PICTURE)
    desk.pictures(offer)  # of this run: it may be on the page
    assert old.exists()


def test_other_bytes_are_never_shown(tmp_path: Path) -> None:
    assert keep_pictures(tmp_path, [with_poster()], lambda _: b"<svg>other</svg>") == {}
    assert not (tmp_path / FOLDER).exists()


def test_what_somebody_changed_in_the_cache_is_not_shown(tmp_path: Path) -> None:
    keep_pictures(tmp_path, [with_poster()], lambda _: PICTURE)
    next((tmp_path / FOLDER).iterdir()).write_bytes(b"<svg>other</svg>")
    assert keep_pictures(tmp_path, [with_poster()], lambda _: None) == {}


def test_what_is_no_picture_or_too_large_is_not_even_read(tmp_path: Path) -> None:
    def never(_: ExhibitEntry) -> bytes:
        raise AssertionError

    entries = [with_poster("poster.exe"), with_poster(size_bytes=PICTURE_BYTES + 1)]
    assert keep_pictures(tmp_path, entries, never) == {}
