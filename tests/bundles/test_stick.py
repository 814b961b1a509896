"""What lies on a stick is found by its name and read as it is; all else there does no harm."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles.gone import Unreadable, loss
from kiosk.bundles.layout import MOST_NAMES
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.opening import find_sources, open_source
from kiosk.bundles.source import SourceGone
from kiosk.bundles.stick import StickSource
from kiosk.core.errors import Trouble
from tests.bundles.layouts import FILES, ONE, archive, lay

PACK = FILES[f"KEPU/bundles/{ONE}/0001.pack"]


def test_all_of_the_layout_is_read(tmp_path: Path) -> None:
    source = StickSource(lay(tmp_path), "科普 1")
    assert source.name == "科普 1"
    assert source.roots() == {1: b'{"root": 1}', 2: b'{"root": 2}'}
    assert source.contents() == {7: b'{"content": 7}'}
    assert source.bundles() == (ONE,)
    assert source.manifest(ONE) == b'{"bundle": 1}'
    assert source.pack_sizes(ONE) == {"0001.pack": len(PACK), "0002.pack": 8}
    assert source.read(ONE, "0001.pack", 250, 20) == PACK[250:270]
    assert source.read(ONE, "0002.pack", 4, 100) == b"rest"


def test_an_empty_stick_holds_nothing(tmp_path: Path) -> None:
    source = StickSource(tmp_path)
    assert source.bundles() == ()
    assert source.roots() == source.contents() == {}
    assert source.manifest(ONE) is None
    assert source.pack_sizes(ONE) == {}


@pytest.mark.parametrize("steps", [(), ("KEPU",), ("KEPU", "bundles", ONE)])
def test_a_place_may_be_named_at_three_depths(tmp_path: Path, steps: tuple[str, ...]) -> None:
    other = {f"KEPU/bundles/own.space.2/{name}": b"x" for name in ("bundle.json", "0001.pack")}
    source = open_source(lay(tmp_path, FILES | other).joinpath(*steps))
    assert source.bundles() == ((ONE,) if len(steps) == 3 else (ONE, "own.space.2"))
    assert source.read(ONE, "0002.pack", 0, 3) == b"the"
    assert sorted(source.roots()) == [1, 2]


def test_names_in_another_case_are_found(tmp_path: Path) -> None:
    source = StickSource(lay(tmp_path, {name.upper(): FILES[name] for name in FILES}))
    assert source.bundles() == (ONE,)
    assert source.manifest(ONE) == b'{"bundle": 1}'
    assert source.pack_sizes(ONE) == {"0001.pack": len(PACK), "0002.pack": 8}
    assert source.read(ONE, "0002.pack", 0, 8) == b"the rest"
    assert sorted(source.contents()) == [7]
    assert open_source(tmp_path / "KEPU").bundles() == (ONE,)


def test_of_two_names_that_differ_in_case_the_written_one_counts(tmp_path: Path) -> None:
    twins = {f"KEPU/bundles/{ONE.upper()}/bundle.json": b"twin", "KEPU/trust/1.ROOT.json": b"twin"}
    source = StickSource(lay(tmp_path, FILES | twins))
    assert source.bundles() == (ONE,)
    assert source.manifest(ONE) == b'{"bundle": 1}'
    assert source.roots()[1] == b'{"root": 1}'


@pytest.mark.parametrize(
    "name",
    [
        "._own.space.1",
        "System Volume Information",
        "own.space",
        "own.space.0",
        "own.space.01",
        "own.space.1.2",
        "own.space.1234567890",
        "own space.x.1",
        "con.space.1",
        "own.空间.1",
        "own.space.１",
        "0wn.space.1",
        f"{'a' * 33}.space.1",
    ],
)
def test_other_names_are_no_bundles(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {f"KEPU/bundles/{name}/bundle.json": b"x"})
    source = StickSource(tmp_path)
    assert source.bundles() == ()
    assert source.manifest(name) is None
    assert source.pack_sizes(name) == {}


@pytest.mark.parametrize("pack", ["../bundle.json", "/etc/hostname", "0000.pack", "1.pack", ""])
def test_other_names_are_no_packs(tmp_path: Path, pack: str) -> None:
    source = StickSource(lay(tmp_path))
    assert source.read(ONE, pack, 0, 10) == b""
    assert source.read(ONE, "0001.pack", -1, 10) == b""


def test_links_pipes_and_devices_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = lay(tmp_path / "elsewhere")
    root = lay(tmp_path / "stick")
    bundles = root / "KEPU/bundles"
    (bundles / "own.linked.1").symlink_to(elsewhere / "KEPU/bundles" / ONE)
    odd = bundles / "own.odd.1"
    odd.mkdir()
    os.mkfifo(odd / "bundle.json")
    os.mkfifo(odd / "0001.pack")
    (odd / "0002.pack").symlink_to("/dev/zero")
    os.mkfifo(root / "KEPU/trust/3.root.json")
    (root / "KEPU/trust/4.root.json").symlink_to(elsewhere / "KEPU/trust/1.root.json")
    opened: list[str] = []
    real = os.open

    def watch(path: Path, flags: int, *more: int) -> int:
        opened.append(str(path))
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", watch)
    source = StickSource(root)
    assert source.bundles() == ("own.odd.1", ONE)
    assert source.manifest("own.odd.1") is None
    assert source.manifest("own.linked.1") is None
    assert source.pack_sizes("own.odd.1") == source.pack_sizes("own.linked.1") == {}
    assert sorted(source.roots()) == [1, 2]
    for name in ("0001.pack", "0002.pack"):
        assert source.read("own.odd.1", name, 0, 10) == b""
    assert {Path(path).name for path in opened} == {"1.root.json", "2.root.json"}


def test_a_layout_that_is_a_link_is_none(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere")
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick/KEPU").symlink_to(tmp_path / "elsewhere/KEPU")
    assert StickSource(tmp_path / "stick").bundles() == ()


def test_too_large_files_are_not_read(tmp_path: Path) -> None:
    small = BUNDLE_LIMITS._replace(root_bytes=5, content_bytes=5, manifest_bytes=5)
    source = StickSource(lay(tmp_path), limits=small)
    assert source.roots() == source.contents() == {}
    assert source.manifest(ONE) is None


def test_of_many_only_so_many_are_looked_at(tmp_path: Path) -> None:
    many = {f"KEPU/trust/{n}.root.json": b"%d" % n for n in range(1, 100)}
    many |= {f"KEPU/bundles/own.space.{n}/bundle.json": b"" for n in range(1, 300)}
    source = StickSource(lay(tmp_path, many))
    assert sorted(source.roots()) == list(range(36, 100))
    assert len(source.bundles()) == BUNDLE_LIMITS.bundles


def test_listing_stops_in_a_folder_full_of_junk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = 0

    class Junk:
        def __init__(self, name: str) -> None:
            self.name = name
            self.path = f"/x/{name}"

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            return tmp_path.stat()

    class Endless:
        def __enter__(self) -> Endless:
            return self

        def __exit__(self, *error: object) -> None: ...

        def __iter__(self) -> Endless:
            return self

        def __next__(self) -> Junk:
            nonlocal looked
            looked += 1
            return Junk(f"junk {looked}")

    lay(tmp_path)
    monkeypatch.setattr(os, "scandir", lambda _: Endless())
    assert StickSource(tmp_path).bundles() == ()
    assert looked <= MOST_NAMES


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE])
@pytest.mark.parametrize(
    "ask",
    [
        lambda source: source.bundles(),
        lambda source: source.roots(),
        lambda source: source.contents(),
        lambda source: source.pack_sizes(ONE),
        lambda source: source.manifest(ONE),
        lambda source: source.read(ONE, "0001.pack", 0, 10),
    ],
)
def test_a_disk_that_fails_is_told_from_a_name_that_is_missing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[StickSource], object],
    number: int,
) -> None:
    source = StickSource(lay(tmp_path))

    def fail(*_: object, **__: object) -> object:
        raise OSError(number, "made up")

    for name in ("scandir", "open"):
        monkeypatch.setattr(os, name, fail)
    with pytest.raises(SourceGone):
        ask(source)


def test_a_pulled_stick_is_gone_and_goes_on_when_it_is_back(tmp_path: Path) -> None:
    root = lay(tmp_path / "stick")
    source = StickSource(root)
    root.rename(tmp_path / "pocket")
    for ask in (source.bundles, source.roots, lambda: source.read(ONE, "0001.pack", 0, 9)):
        with pytest.raises(SourceGone):
            ask()
    with pytest.raises(SourceGone):
        open_source(root)
    root.mkdir()  # what is left of some mounts
    with pytest.raises(SourceGone):
        source.read(ONE, "0001.pack", 0, 9)
    root.rmdir()
    (tmp_path / "pocket").rename(root)
    assert source.read(ONE, "0001.pack", 0, 9) == PACK[:9]


def test_a_worn_stick_is_told_from_a_pulled_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(loss(OSError(errno.EUCLEAN, "dirty"), tmp_path), Unreadable)
    monkeypatch.setattr("kiosk.bundles.gone._device_is_there", lambda _: True)
    assert isinstance(loss(OSError(errno.EIO, "bad"), tmp_path), Unreadable)
    monkeypatch.setattr("kiosk.bundles.gone._device_is_there", lambda _: False)
    assert type(loss(OSError(errno.EIO, "bad"), tmp_path)) is SourceGone
    assert loss(PermissionError(errno.EACCES, "no"), tmp_path) is None
    assert type(loss(FileNotFoundError(errno.ENOENT, "no"), tmp_path / "none")) is SourceGone


@pytest.mark.parametrize(("code", "kind"), [(1167, SourceGone), (21, SourceGone), (23, Unreadable)])
def test_windows_says_it_in_its_own_numbers(
    tmp_path: Path, code: int, kind: type[SourceGone]
) -> None:
    error = OSError(errno.EINVAL, "made up")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    assert type(loss(error, tmp_path)) is kind


def test_a_folder_that_may_not_be_read_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> object:
        raise PermissionError(errno.EACCES, "made up")

    source = StickSource(lay(tmp_path))
    monkeypatch.setattr(os, "scandir", refuse)
    assert source.bundles() == ()


def test_nothing_is_written_to_a_read_only_stick(tmp_path: Path) -> None:
    root = lay(tmp_path / "stick")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    for path in [root, *root.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        source = open_source(root)
        assert source.read(source.bundles()[0], "0001.pack", 0, 5) == PACK[:5]
        assert sorted(source.roots()) == [1, 2]
    finally:
        for path in [root, *root.rglob("*")]:
            path.chmod(0o755)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_archives_on_a_stick_are_read_as_if_their_bundles_lay_there(tmp_path: Path) -> None:
    second = {f"KEPU/bundles/own.math.3/{name}": b"m" for name in ("bundle.json", "0001.pack")}
    third = {f"KEPU/bundles/own.bird.1/{name}": b"b" for name in ("bundle.json", "0001.pack")}
    lay(tmp_path, {**FILES, "来自微信.KEPU": archive(second | {"KEPU/trust/3.root.json": b"3"})})
    lay(tmp_path, {"KEPU/bird.kepu": archive(third), "._bird.kepu": b"junk", "torn.kepu": b"PK"})
    source = open_source(tmp_path, "U盘")
    assert source.name == "U盘"
    assert source.bundles() == ("own.bird.1", "own.math.3", ONE)
    assert sorted(source.roots()) == [1, 2, 3]
    assert sorted(source.contents()) == [7]
    assert source.manifest("own.math.3") == b"m"
    assert source.pack_sizes("own.bird.1") == {"0001.pack": 1}
    assert source.read("own.bird.1", "0001.pack", 0, 9) == b"b"
    assert source.read(ONE, "0001.pack", 0, 9) == PACK[:9]
    assert source.manifest("own.none.1") is None
    found = find_sources(tmp_path)
    assert [one.place.name for one in found.opened[1:]] == ["bird.kepu", "来自微信.KEPU"]
    assert [open_source(one.place).bundles() for one in found.opened[1:]] == [
        ("own.bird.1",),
        ("own.math.3",),
    ]
    ((path, trouble),) = found.broken
    assert (path.name, trouble.code) == ("torn.kepu", "bundle-file")


@pytest.mark.parametrize("missing", ["0001.pack", "bundle.json", "0002.pack"])
def test_of_a_bundle_that_lies_there_twice_the_fuller_one_is_read(
    tmp_path: Path, missing: str
) -> None:
    lay(tmp_path, {**FILES, "x.kepu": archive()})
    (tmp_path / f"KEPU/bundles/{ONE}" / missing).unlink()
    source = open_source(tmp_path)
    assert source.bundles() == (ONE,)
    assert source.manifest(ONE) == b'{"bundle": 1}'
    assert source.pack_sizes(ONE) == {"0001.pack": len(PACK), "0002.pack": 8}
    assert source.read(ONE, "0001.pack", 0, 5) == PACK[:5]


@pytest.mark.parametrize("name", ["notes.txt", "pipe.kepu"])
def test_other_places_are_refused_kindly(tmp_path: Path, name: str) -> None:
    if name == "pipe.kepu":
        os.mkfifo(tmp_path / name)
    else:
        lay(tmp_path, {name: b"hello"})
    with pytest.raises(Trouble) as caught:
        open_source(tmp_path / name)
    assert caught.value.code == "bundle-place"


def test_two_sticks_are_two_sources(tmp_path: Path) -> None:
    one = open_source(lay(tmp_path / "one"))
    two = open_source(lay(tmp_path / "two", {f"KEPU/bundles/{ONE}/bundle.json": b"other"}))
    assert one.manifest(ONE) == b'{"bundle": 1}'
    assert two.manifest(ONE) == b"other"
    assert (one.name, two.name) == ("one", "two")
