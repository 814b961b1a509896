"""Whatever files an exhibit holds: what is packed reads back byte for byte, from stick and file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.bundles.archive import ArchiveSource
from kiosk.bundles.keys.authority import Authority
from kiosk.bundles.packer.exporting import export
from kiosk.bundles.rereading import verify
from kiosk.bundles.source import Source
from kiosk.bundles.stick import StickSource
from kiosk.bundles.stream import file_offset, read_stream
from tests.bundles.offices import cheap, office, pack, small_packs
from tests.library.making import manifest, toml

_NAME = st.text(st.sampled_from("abcxyz-_0孔龙"), min_size=1, max_size=6)
_PATH = st.lists(_NAME, min_size=1, max_size=3).map(
    lambda steps: "/".join((*steps[:-1], f"{steps[-1]}.bin"))
)
_FILES = st.dictionaries(_PATH, st.binary(max_size=200), max_size=6)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    with pytest.MonkeyPatch.context() as patch:
        cheap(patch)
        return office(tmp_path_factory.mktemp("office") / "keys")


@settings(max_examples=15, deadline=None)
@given(
    exhibits=st.dictionaries(
        st.sampled_from(["cn.test.a", "cn.test.b", "cn.test.c-1"]), _FILES, min_size=1
    ),
    pack_bytes=st.integers(20, 700),
    part_bytes=st.integers(7, 300),
)
def test_random_folders_read_back(
    exhibits: dict[str, dict[str, bytes]], pack_bytes: int, part_bytes: int, authority: Authority
) -> None:
    with tempfile.TemporaryDirectory() as made, small_packs(pack_bytes, part_bytes):
        place = Path(made)
        held = {id: _write(place / "in" / id, id, files) for id, files in exhibits.items()}
        pack(place / "in", authority, place / "stick")
        export(place / "stick", place / "one.kepu", lambda _d, _o: None)
        for source in (StickSource(place / "stick"), ArchiveSource(place / "one.kepu")):
            assert _read(source) == held


def _write(folder: Path, id: str, files: dict[str, bytes]) -> dict[str, bytes]:
    whole = {**files, "exhibit.toml": toml(manifest(id, poster=None)).encode()}
    for name, content in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return whole


def _read(source: Source) -> dict[str, dict[str, bytes]]:
    from kiosk.bundles.trust import read_bundle

    raw = source.manifest("own.space.1")
    assert raw is not None
    bundle = read_bundle(raw)
    assert verify(source, bundle, lambda _d, _o: None, lambda: False) == []
    assert source.pack_sizes(bundle.name) == dict(bundle.packs)
    return {
        one.id: {
            file.path: read_stream(source, bundle, file_offset(one, file.path), file.size_bytes)
            for file in one.files
        }
        for one in bundle.exhibits
    }
