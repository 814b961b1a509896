"""A kiosk with an installed bundle, and an empty stick: for tests of 馆际互通共享."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.bundles.copying_out import copy_out
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.core.words import Words
from tests.bundles.shelf import Shelf, places_in, stick_of

KEY = "own.shipped"
NAME = "own.shipped.1"


class SharingKiosk(NamedTuple):
    places: Places
    shelf: Shelf
    stick: Path
    original: dict[str, bytes]

    def copy(
        self,
        tell: Callable[[int, int], None] = lambda *_: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Words:
        return copy_out(self.places, self.shelf, KEY, self.stick, tell, cancelled)

    def on_stick(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.stick)): path.read_bytes()
            for path in self.stick.rglob("*")
            if path.is_file()
        }


def sharing_kiosk(
    folder: Path, files: dict[str, dict[str, bytes]], pack_bytes: int = 1 << 30
) -> SharingKiosk:
    came, _ = stick_of(folder / "came", files, pack_bytes)
    raw = (came / f"KEPU/bundles/{NAME}/bundle.json").read_bytes()
    shelf = Shelf(folder / "content")
    shelf.put(raw, files)
    original = {
        str(path.relative_to(came)): path.read_bytes() for path in came.rglob("*") if path.is_file()
    }
    stick = folder / "stick"
    stick.mkdir()
    return SharingKiosk(places_in(folder), shelf, stick, original)


def refusal(kiosk: SharingKiosk) -> Trouble:
    with pytest.raises(Trouble) as caught:
        kiosk.copy()
    assert caught.value.what.zh
    assert caught.value.next_step.zh
    return caught.value
