"""The desk of the running kiosk, over sticks as they come."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.drives import Drive
from kiosk.bundles.trust_files import read_trusted
from kiosk.core.errors import Trouble
from kiosk.core.places import Places
from kiosk.shell.store_desk import StoreDesk
from tests.bundles.layouts import archive
from tests.bundles.shelf import Shelf, exhibit, places_in, stick_of


def _desk(folder: Path) -> tuple[Places, StoreDesk]:
    places = places_in(folder, trusting=False)
    return places, StoreDesk(places, lambda: Shelf(places.content))


def _drive(root: Path) -> Drive:
    return Drive(root, "STICK", 1 << 30, 1 << 31, False)


def _files(folder: Path) -> dict[str, bytes]:
    root, _ = stick_of(folder, {"cn.kepu.one": exhibit()})
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def _archive_alone(stick: Path, files: dict[str, bytes]) -> None:
    (stick / "a.kepu").write_bytes(archive(files))


def _in_lower_case(stick: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = stick / name.lower()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.parametrize("lay_out", [_archive_alone, _in_lower_case])
def test_what_a_stick_offers_to_trust_can_be_trusted(
    tmp_path: Path, lay_out: Callable[[Path, dict[str, bytes]], None]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    lay_out(stick, _files(tmp_path / "made"))
    places, desk = _desk(tmp_path)
    offered = desk.look(_drive(stick)).root_offer
    assert offered is not None
    desk.trust(stick, offered.fingerprint)
    trusted = read_trusted(places)
    assert trusted is not None and trusted.fingerprint == offered.fingerprint


def test_another_stick_in_its_place_is_not_trusted(tmp_path: Path) -> None:
    stick, _ = stick_of(tmp_path / "stick", {"cn.kepu.one": exhibit()})
    places, desk = _desk(tmp_path)
    with pytest.raises(Trouble) as caught:
        desk.trust(stick, "0" * 64)
    assert caught.value.code == "stick-gone"
    shutil.rmtree(stick)
    with pytest.raises(Trouble) as caught:
        desk.trust(stick, "0" * 64)
    assert caught.value.code == "stick-gone"
    assert read_trusted(places) is None
