"""A packer that is killed half-way: what lay there stays, and the next try leaves no litter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bundles.rereading import verify
from kiosk.bundles.stick import StickSource
from tests.bundles.offices import cheap, office, pack, tree
from tests.library.making import write_exhibit

ROOT = Path(__file__).parents[3]
_CHILD = """
import os, sys
from pathlib import Path
from kiosk.bundles.keys.authority import read_authority
from kiosk.bundles.packer import building, landing, streaming
from tests.bundles.offices import pack

place, room, name, at = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
owner = {"packs": streaming.PackWriter, "building": building, "landing": landing}[room]
real, calls = getattr(owner, name), 0

def dying(*given):
    global calls
    calls += 1
    if calls == at:
        os._exit(77)
    return real(*given)

setattr(owner, name, dying)
pack(place / "exhibits", read_authority(place / "keys"), place / "stick", 2)
"""


@pytest.mark.parametrize(
    ("room", "name", "at", "there"),
    [
        ("packs", "write", 1, False),
        ("packs", "write", 4, False),
        ("packs", "_close", 1, False),
        ("building", "verify", 1, False),
        ("building", "write_durably", 1, False),
        ("building", "write_trust", 1, False),
        ("landing", "flush_folder", 1, False),
        ("landing", "flush_folder", 2, True),
    ],
)
def test_killed_at_any_step_it_is_there_whole_or_not_at_all(
    room: str, name: str, at: int, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap(monkeypatch)
    authority = office(tmp_path / "keys")
    write_exhibit(tmp_path / "exhibits", "cn.test.one", files={"film.bin": b"film" * 900_000})
    stick = tmp_path / "stick"
    pack(tmp_path / "exhibits", authority, stick)
    before = tree(stick)
    given = [str(tmp_path), room, name, str(at)]
    child = [sys.executable, "-c", _CHILD, *given]
    assert subprocess.run(child, cwd=ROOT, check=False, timeout=60).returncode == 77
    source = StickSource(stick)
    assert ("own.space.2" in source.bundles()) is there
    assert {path: raw for path, raw in tree(stick).items() if path in before} == before
    again = pack(tmp_path / "exhibits", authority, stick, 2)
    assert again.already is there
    assert verify(source, again.bundle, lambda _d, _o: None, lambda: False) == []
    bundles = stick / "KEPU" / "bundles"
    assert {path.name for path in bundles.iterdir()} == {"own.space.1", "own.space.2"}
