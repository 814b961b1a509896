"""Whatever is changed in a ``.kepu``, it is refused or still says what was written into it."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.bundles.archive import ArchiveSource
from kiosk.bundles.zip_directory import ArchiveFault, read_directory
from kiosk.core.errors import Trouble
from tests.bundles.layouts import FILES, archive, everything

GOOD = archive()


def _open(folder: Path, content: bytes) -> ArchiveSource:
    path = folder / "x.kepu"
    path.write_bytes(content)
    return ArchiveSource(path)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_change_of_an_archive_is_refused_or_leaves_what_it_says(
    tmp_path: Path, data: st.DataObject
) -> None:
    small = archive({name: content[:40] for name, content in FILES.items()})
    before = everything(_open(tmp_path, small))
    made = bytearray(small)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made) - 1))
        match data.draw(st.sampled_from(["bit", "byte", "word", "cut", "twice"])):
            case "bit":
                made[at] ^= 1 << data.draw(st.integers(0, 7))
            case "byte":
                made[at] = data.draw(st.integers(0, 255))
            case "word":
                made[at : at + 4] = struct.pack("<L", data.draw(st.integers(0, 2**32 - 1)))
            case "cut":
                del made[at : at + data.draw(st.integers(1, 60))]
            case _:
                made[at:at] = made[at : at + data.draw(st.integers(1, 60))]
        if not made:
            break
    try:
        source = _open(tmp_path, bytes(made))
    except Trouble as trouble:
        assert trouble.code == "bundle-file"
        return
    _assert_nothing_is_said_that_was_not_written(before, everything(source))


def _assert_nothing_is_said_that_was_not_written(
    before: dict[str, object], after: dict[str, object]
) -> None:
    """A name may have been changed, and so its document be gone or be called otherwise."""
    written = {FILES[name][:40] for name in FILES}
    for role in ("roots", "contents", "manifests"):
        said = after[role]
        assert isinstance(said, dict)
        assert {content for content in said.values() if content is not None} <= written
    packs = after["packs"]
    assert isinstance(packs, dict)
    assert {size for sizes in packs.values() for size in sizes.values()} <= {40, 8}


def test_random_bytes_never_surprise_the_reader() -> None:
    pick = random.Random(20261130)
    for _ in range(3_000):
        made = bytearray(GOOD if pick.random() < 0.8 else pick.randbytes(400))
        for _ in range(pick.randrange(1, 6)):
            at = pick.choice(
                [pick.randrange(len(made)), max(0, len(made) - pick.randrange(1, 700))]
            )
            made[at % len(made)] = pick.randrange(256)
        content = bytes(made)
        try:
            entries = read_directory(_reader(content), len(content), 2_000)
        except ArchiveFault:
            continue
        assert sum(entry.size_bytes for entry in entries) <= len(content)


def _reader(content: bytes) -> Callable[[int, int], bytes]:
    return lambda at, size: content[at : at + size]
