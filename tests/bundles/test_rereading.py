"""Reading all of a bundle once more: what is damaged is named, and a pulled stick is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.gone import Unreadable
from kiosk.bundles.limits import MIB
from kiosk.bundles.rereading import verify
from kiosk.bundles.source import SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.bundles.trust import read_bundle
from tests.bundles.shelf import exhibit, stick_of


@pytest.fixture
def large(tmp_path: Path) -> tuple[Path, dict[str, dict[str, bytes]]]:
    """Two exhibits, one of them of three parts of 8 MiB, in a stick."""
    long = {**exhibit("long"), "a.bin": b"a" * (9 * MIB), "b.bin": b"b" * (8 * MIB), "c": b""}
    files = {"cn.kepu.long": long, "cn.kepu.short": exhibit("short")}
    root, _ = stick_of(tmp_path / "stick", files)
    return root, files


def test_a_sound_bundle_is_read_to_its_end(large: tuple[Path, object]) -> None:
    told: list[tuple[int, int]] = []
    source = StickSource(large[0])
    bundle = _bundle(source)
    assert verify(source, bundle, lambda *said: told.append(said), lambda: False) == []
    assert told == sorted(told)
    assert told[-1] == (bundle.size_bytes, bundle.size_bytes)
    assert len(told) == 4


@pytest.mark.parametrize(
    ("at", "names"),
    [
        (0, ["cn.kepu.long/a.bin"]),
        (9 * MIB, ["cn.kepu.long/b.bin"]),
        (-1, ["cn.kepu.short/pictures/a.svg"]),
    ],
)
def test_a_flipped_bit_is_found_and_its_file_named(
    large: tuple[Path, object], at: int, names: list[str]
) -> None:
    pack = large[0] / "KEPU/bundles/own.shipped.1/0001.pack"
    content = bytearray(pack.read_bytes())
    content[at] ^= 4
    pack.write_bytes(content)
    source = StickSource(large[0])
    assert verify(source, _bundle(source), lambda *_: None, lambda: False) == names


def test_a_truncated_pack_is_named_with_the_files_that_it_lacks(large: tuple[Path, object]) -> None:
    pack = large[0] / "KEPU/bundles/own.shipped.1/0001.pack"
    pack.write_bytes(pack.read_bytes()[: 17 * MIB + 5])
    source = StickSource(large[0])
    found = verify(source, _bundle(source), lambda *_: None, lambda: False)
    assert found[:2] == ["0001.pack", "cn.kepu.long/exhibit.toml"]


def test_verifying_ends_when_it_is_cancelled(large: tuple[Path, object]) -> None:
    told: list[int] = []
    source = StickSource(large[0])
    verify(source, _bundle(source), lambda done, _: told.append(done), lambda: bool(told))
    assert told[0] <= 8 * MIB
    assert len(told) < 4


def test_verifying_says_when_the_stick_is_pulled(large: tuple[Path, object]) -> None:
    source = StickSource(large[0])
    bundle = _bundle(source)
    large[0].rename(large[0].with_name("pocket"))
    with pytest.raises(SourceGone):
        verify(source, bundle, lambda *_: None, lambda: False)


def _bundle(source: StickSource) -> Bundle:
    manifest = source.manifest("own.shipped.1")
    assert manifest is not None
    return read_bundle(manifest)


class _Failing:
    """A stick on which reading fails: from a moment on, or in one place."""

    def __init__(self, source: StickSource, fault: SourceGone) -> None:
        self._source = source
        self._fault = fault
        self.left = 1_000
        self.worn: range = range(0)

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        return self._source.pack_sizes(bundle)

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        self.left -= 1
        if self.left < 0 or (
            self.worn
            and offset_bytes < self.worn.stop
            and offset_bytes + size_bytes > self.worn.start
        ):
            raise self._fault
        return self._source.read(bundle, pack, offset_bytes, size_bytes)


@pytest.mark.parametrize("passing", range(4))
def test_a_stick_pulled_at_any_part_is_told(large: tuple[Path, object], passing: int) -> None:
    stick = StickSource(large[0])
    failing = _Failing(stick, SourceGone("pulled"))
    failing.left = passing
    with pytest.raises(SourceGone):
        verify(failing, _bundle(stick), lambda *_: None, lambda: False)


def test_a_worn_place_is_damage_and_the_rest_is_still_read(large: tuple[Path, object]) -> None:
    stick = StickSource(large[0])
    failing = _Failing(stick, Unreadable("worn"))
    failing.worn = range(12 * MIB, 12 * MIB + 512)
    told: list[int] = []
    found = verify(failing, _bundle(stick), lambda done, _: told.append(done), lambda: False)
    assert found == ["cn.kepu.long/b.bin"]
    assert told[-1] == _bundle(stick).size_bytes


def test_a_manifest_that_contradicts_itself_names_the_exhibit(large: tuple[Path, object]) -> None:
    stick = StickSource(large[0])
    bundle = _bundle(stick)
    wrong = bundle.exhibits[1]._replace(parts=("0" * 64,))
    odd = bundle._replace(exhibits=(bundle.exhibits[0], wrong))
    assert verify(stick, odd, lambda *_: None, lambda: False) == ["cn.kepu.short"]
