"""馆际互通共享: an installed bundle goes onto a stick byte for byte, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from kiosk.bundles import bundle as bundle_module
from kiosk.bundles.copying_words import CANCELLED, COPIED, THERE
from kiosk.bundles.limits import BUNDLE_LIMITS, MIB
from kiosk.bundles.offers import look
from kiosk.bundles.trust import advance
from kiosk.bundles.trust_files import keep_trusted, read_trusted
from kiosk.bundles.verdict import Kind
from kiosk.core.errors import Trouble
from tests.bundles import forge
from tests.bundles.layouts import lay
from tests.bundles.sharing import NAME, SharingKiosk, refusal, sharing_kiosk
from tests.bundles.shelf import Shelf, exhibit, places_in, stick_of


@pytest.fixture
def kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SharingKiosk:
    """One with a bundle of three packs."""
    small = BUNDLE_LIMITS._replace(pack_bytes=100_000)
    monkeypatch.setattr(bundle_module, "BUNDLE_LIMITS", small)
    files = {
        "cn.kepu.one": exhibit("one", os.urandom(150_000)),
        "cn.kepu.two": {**exhibit("two", os.urandom(90_000)), "empty": b""},
    }
    return sharing_kiosk(tmp_path, files, small.pack_bytes)


def test_the_stick_holds_what_once_came(kiosk: SharingKiosk) -> None:
    told: list[tuple[int, int]] = []
    assert kiosk.copy(lambda *said: told.append(said)) == COPIED
    assert kiosk.on_stick() == kiosk.original
    assert len([name for name in kiosk.original if name.endswith(".pack")]) == 3
    assert told == sorted(told)
    done, of = told[-1]
    assert done == of


def test_another_kiosk_takes_it(kiosk: SharingKiosk, tmp_path: Path) -> None:
    kiosk.copy()
    school = places_in(tmp_path / "school")
    (offer,) = look(kiosk.stick, school, Shelf(tmp_path / "school/content")).offers
    assert offer.verdict.kind is Kind.GOOD


def test_the_whole_chain_of_trust_goes_along(kiosk: SharingKiosk, tmp_path: Path) -> None:
    before = read_trusted(kiosk.places)
    assert before is not None
    chain = forge.make_chain(4)
    keep_trusted(kiosk.places, advance(before, chain, {6: forge.make_content(6)}))
    lay(kiosk.stick, {"KEPU/trust/1.content.json": forge.make_content()})
    kiosk.copy()
    names = sorted(path.name for path in (kiosk.stick / "KEPU/trust").iterdir())
    assert names == ["1.content.json", *(f"{n}.root.json" for n in range(1, 5)), "6.content.json"]
    school = places_in(tmp_path / "school")  # four roots behind
    looked = look(kiosk.stick, school, Shelf(tmp_path / "school/content"))
    assert looked.trusted_after is not None
    assert looked.trusted_after.root_version == 4
    assert looked.offers[0].verdict.kind is Kind.GOOD


def test_other_bundles_and_files_on_the_stick_stay(kiosk: SharingKiosk) -> None:
    stick_of(kiosk.stick, {"cn.kepu.other": exhibit("other")}, package="other")
    lay(kiosk.stick, {"照片/a.jpg": b"a", "KEPU/bundles/._junk": b"j"})
    before = kiosk.on_stick()
    kiosk.copy()
    assert kiosk.on_stick() == before | kiosk.original


def test_folders_in_another_case_are_used(kiosk: SharingKiosk) -> None:
    (kiosk.stick / "kepu/BUNDLES").mkdir(parents=True)
    kiosk.copy()
    assert sorted(path.name for path in kiosk.stick.iterdir()) == ["kepu"]
    assert (kiosk.stick / "kepu/BUNDLES" / NAME / "bundle.json").exists()


def test_what_is_there_already_is_not_copied_again(kiosk: SharingKiosk) -> None:
    kiosk.copy()
    told: list[int] = []
    assert kiosk.copy(lambda done, _: told.append(done)) == THERE
    assert told == []
    pack = kiosk.stick / f"KEPU/bundles/{NAME}/0001.pack"
    pack.write_bytes(b"torn")
    before = kiosk.on_stick()
    assert refusal(kiosk).code == "name-taken"
    assert kiosk.on_stick() == before


def test_a_stick_of_another_authority_is_left_alone(kiosk: SharingKiosk) -> None:
    strangers = forge.keys("stranger-a", "stranger-b")
    lay(kiosk.stick, {"KEPU/trust/1.root.json": forge.make_root(1, by=strangers, root=strangers)})
    before = kiosk.on_stick()
    assert refusal(kiosk).code == "other-trust"
    assert kiosk.on_stick() == before


def test_what_is_left_of_a_pulled_copy_is_cleared(kiosk: SharingKiosk) -> None:
    lay(kiosk.stick, {f"KEPU/bundles/.{NAME}.partial/0001.pack": b"half"})
    kiosk.copy()
    assert kiosk.on_stick() == kiosk.original


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.7, 0.99])
def test_cancelled_at_any_point_nothing_is_left(kiosk: SharingKiosk, share: float) -> None:
    reached = [0.0]
    words = kiosk.copy(lambda done, of: reached.append(done / of), lambda: reached[-1] >= share)
    assert words == CANCELLED
    assert list(kiosk.stick.iterdir()) == []


class _Fault:
    """Lets so many calls of the system pass and fails all that come after, as a pulled stick."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, passing: int, number: int) -> None:
        self.left = passing
        self.number = number
        for place, name in ((os, "fsync"), (os, "pread"), (Path, "mkdir"), (Path, "rename")):
            self._wrap(monkeypatch, place, name)
        self._wrap(monkeypatch, Path, "open")

    def _wrap(self, monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
        real = getattr(place, name)

        def call(*args: object, **named: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise OSError(self.number, "made up")
            return real(*args, **named)

        monkeypatch.setattr(place, name, call)


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        (errno.EIO, {"stick-gone", "stick-worn", "held-damaged"}),
        (errno.ENODEV, {"stick-gone", "stick-worn", "held-damaged"}),
        (errno.ENOSPC, {"stick-full", "held-damaged", "stick-refuses"}),
        (errno.EROFS, {"stick-read-only", "held-damaged", "stick-refuses"}),
    ],
)
def test_a_fault_at_any_call_leaves_no_bundle_and_says_which(
    kiosk: SharingKiosk, monkeypatch: pytest.MonkeyPatch, number: int, codes: set[str]
) -> None:
    other = {"cn.kepu.other": exhibit("other")}
    stick_of(kiosk.stick, other, package="other")
    before = {name: raw for name, raw in kiosk.on_stick().items() if "/trust/" not in name}
    failed = 0
    for passing in range(1_000):
        with monkeypatch.context() as patch:
            fault = _Fault(patch, passing, number)
            try:
                kiosk.copy()
            except Trouble as trouble:
                assert trouble.code in codes
                failed += 1
            except Exception as error:
                raise AssertionError(passing) from error
            else:
                assert fault.left >= 0
                break
        after = {name: raw for name, raw in kiosk.on_stick().items() if "/trust/" not in name}
        more = {name: raw for name, raw in after.items() if name not in before}
        assert before.items() <= after.items()
        partial = all(f".{NAME}.partial" in name for name in more)  # clearing up failed as well
        assert partial or more.items() <= kiosk.original.items()  # or only the last flush did
        offers = look(kiosk.stick, kiosk.places, Shelf(kiosk.stick.parent / "c")).offers
        assert [offer.name for offer in offers if offer.name != "own.other.1"] in ([], [NAME])
        if offers[-1].name == NAME:
            assert offers[-1].verdict.kind is Kind.GOOD
            shutil.rmtree(kiosk.stick / "KEPU/bundles" / NAME)
    assert failed >= 20
    assert kiosk.on_stick().items() >= kiosk.original.items()


def test_a_pulled_stick_is_told_so(kiosk: SharingKiosk) -> None:
    def pull(done: int, of: int) -> None:
        if done > of / 4 and kiosk.stick.exists():
            kiosk.stick.rename(kiosk.stick.with_name("pocket"))

    with pytest.raises(Trouble) as caught:
        kiosk.copy(pull)
    assert caught.value.code == "stick-gone"
    kiosk.stick.with_name("pocket").rename(kiosk.stick)
    assert kiosk.copy() == COPIED
    assert kiosk.on_stick() == kiosk.original


def test_without_a_stick_nothing_is_made(kiosk: SharingKiosk) -> None:
    kiosk.stick.rmdir()
    assert refusal(kiosk).code == "stick-gone"
    assert not kiosk.stick.exists()


def test_too_little_room_is_told_before_anything_is_written(
    kiosk: SharingKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shutil.disk_usage(kiosk.stick)._replace(free=3 * MIB // 2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)
    trouble = refusal(kiosk)
    assert trouble.code == "stick-full"
    assert "MB" in trouble.what.zh
    assert list(kiosk.stick.iterdir()) == []


def test_where_room_is_not_known_it_is_tried(
    kiosk: SharingKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shutil.disk_usage(kiosk.stick)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: room)
    assert kiosk.copy() == COPIED


def test_a_stick_that_gives_back_other_bytes_is_found_out(
    kiosk: SharingKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def spoil(descriptor: int) -> None:
        flush(descriptor)
        if os.fstat(descriptor).st_size == 100_000:
            os.pwrite(descriptor, b"other bytes", 50_000)

    monkeypatch.setattr(os, "fsync", spoil)
    assert refusal(kiosk).code == "stick-lies"
    assert list(kiosk.stick.iterdir()) == []


@pytest.mark.parametrize("harm", ["other", "longer", "shorter", "gone", "link", "last"])
def test_a_damaged_file_here_is_not_passed_on(kiosk: SharingKiosk, harm: str) -> None:
    ids = ("cn.kepu.one", "cn.kepu.two")
    folder = next((kiosk.places.data.parent / "content" / ids[harm == "last"]).iterdir())
    path = folder / "pictures/a.svg"
    content = path.read_bytes()
    match harm:
        case "other" | "last":
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        case "longer":
            path.write_bytes(content + b"x")
        case "shorter":
            path.write_bytes(content[:-1])
        case "gone":
            path.unlink()
        case "link":
            path.rename(path.with_name("real"))
            path.symlink_to("real")
    assert refusal(kiosk).code == "held-damaged"
    assert list(kiosk.stick.iterdir()) == []
