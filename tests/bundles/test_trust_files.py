"""Whom a machine trusts, kept on its disk through power cuts, damage and races."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bundles import trust_files
from kiosk.bundles.reading import read_whole
from kiosk.bundles.trust import Trusted, advance, first_trust
from kiosk.bundles.trust_files import begin_trust, keep_trusted, offered_at, read_trusted
from kiosk.core.errors import Trouble
from kiosk.core.places import Places, find_places
from tests.bundles.forge import generation, keys, make_chain, make_content, make_root

CHAIN = make_chain(5)
OTHERS = keys("other-a", "other-b")
Expect = Callable[..., object]


@pytest.fixture
def places(data: Path) -> Places:
    return find_places(data)


def _trusted(version: int, content: int = 0) -> Trusted:
    roots = {number: CHAIN[number] for number in range(1, version + 1)}
    contents = {content: make_content(content)} if content else {}
    return advance(first_trust(CHAIN[1]), roots, contents)


def _names(places: Places) -> list[str]:
    return sorted(path.name for path in places.trust.iterdir())


def _other(version: int = 1) -> Trusted:
    return first_trust(make_root(version, by=OTHERS, root=OTHERS))


def test_a_new_machine_trusts_nobody_and_nothing_is_made_by_looking(places: Places) -> None:
    assert read_trusted(places) is None
    assert not places.trust.exists()


@pytest.mark.parametrize("content", [0, 3])
def test_what_is_kept_is_what_is_read(places: Places, content: int) -> None:
    trusted = _trusted(4, content)
    assert keep_trusted(places, trusted) == trusted
    assert read_trusted(places) == trusted
    expected = [f"{number}.root.json" for number in range(1, 5)]
    assert _names(places) == expected + (["content.json"] if content else [])


def test_keeping_it_again_writes_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_trusted(places, _trusted(3, 2))

    def never(*_: object) -> None:
        raise AssertionError("something was written")

    monkeypatch.setattr("kiosk.bundles.trust_files.write_durably", never)
    keep_trusted(places, _trusted(3, 2))
    keep_trusted(places, _trusted(2, 1))  # who knows less, teaches nothing


def test_who_read_an_older_stick_meanwhile_does_not_take_it_back(places: Places) -> None:
    keep_trusted(places, _trusted(5, 7))
    now = keep_trusted(places, _trusted(2, 3))
    assert (now.root_version, now.content_version) == (5, 7)
    assert read_trusted(places) == _trusted(5, 7)
    keep_trusted(places, _other(9))
    assert read_trusted(places) == _trusted(5, 7)


def test_an_older_root_left_behind_does_not_win(places: Places) -> None:
    keep_trusted(places, _trusted(3))
    (places.trust / "1.root.json").write_bytes(make_root(1, by=OTHERS, root=OTHERS))
    found = read_trusted(places)
    assert found is not None
    assert (found.root, sorted(found.roots)) == (CHAIN[3], [2, 3])


def test_a_damaged_root_is_set_aside_and_the_one_before_it_holds(
    places: Places, expect_log: Expect
) -> None:
    keep_trusted(places, _trusted(3, 2))
    (places.trust / "3.root.json").write_bytes(CHAIN[3][:-40])
    expect_log("kiosk.bundles.trust_files", "WARNING", "3.root.json does not hold together")
    found = read_trusted(places)
    assert found is not None
    assert (found.root_version, found.content_version) == (2, 2)
    assert "3.root.json.damaged-1" in _names(places)
    assert keep_trusted(places, advance(found, CHAIN, {})).root_version == 5


def test_a_root_under_another_name_is_set_aside(places: Places, expect_log: Expect) -> None:
    keep_trusted(places, _trusted(2))
    (places.trust / "9.root.json").write_bytes(CHAIN[1])
    expect_log("kiosk.bundles.trust_files", "WARNING", "9.root.json")
    assert read_trusted(places) == _trusted(2)


@pytest.mark.parametrize("flip", [30, 400, 900])
def test_a_damaged_content_document_is_set_aside(
    places: Places, expect_log: Expect, flip: int
) -> None:
    keep_trusted(places, _trusted(2, 4))
    raw = bytearray(make_content(4))
    raw[flip] ^= 4
    (places.trust / "content.json").write_bytes(raw)
    expect_log("kiosk.bundles.trust_files", "WARNING", "content.json does not hold together")
    assert read_trusted(places) == _trusted(2)
    assert _names(places)[-1] == "content.json.damaged-1"
    assert read_trusted(places) == _trusted(2)


def test_a_folder_in_place_of_a_file_does_not_stop_it(places: Places, expect_log: Expect) -> None:
    keep_trusted(places, _trusted(2))
    (places.trust / "content.json").mkdir()
    (places.trust / "3.root.json").mkdir()
    expect_log("kiosk.bundles.trust_files", "WARNING", "content.json")
    assert read_trusted(places) == _trusted(2)


def _failing(monkeypatch: pytest.MonkeyPatch, name: str, times: int) -> None:
    """The disk does not give the file of that name, so many times."""
    real, left = read_whole, [times]

    def read(path: Path, most_bytes: int) -> bytes | None:
        if path.name == name and left[0]:
            left[0] -= 1
            raise OSError(errno.EIO, "Input/output error", str(path))
        return real(path, most_bytes)

    monkeypatch.setattr(trust_files, "read_whole", read)


@pytest.mark.parametrize("name", ["content.json", "3.root.json", "1.root.json"])
def test_a_read_that_fails_once_changes_nothing(
    places: Places, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    kept = keep_trusted(places, _trusted(3, 4))
    before = _names(places)
    _failing(monkeypatch, name, 1)
    assert read_trusted(places) == kept
    assert _names(places) == before


@pytest.mark.parametrize("name", ["content.json", "3.root.json"])
def test_what_the_disk_does_not_give_stays_for_a_better_day(
    places: Places, monkeypatch: pytest.MonkeyPatch, expect_log: Expect, name: str
) -> None:
    fresh = keys("fresh-a", "fresh-b")
    root = make_root(3, by=generation(2), root=generation(2), content=fresh)
    kept = keep_trusted(places, advance(_trusted(2), {3: root}, {1: make_content(1, by=fresh)}))
    assert (kept.root_version, kept.content_version) == (3, 1)
    before = _names(places)
    with monkeypatch.context() as failing:
        _failing(failing, name, 99)
        expect_log("kiosk.bundles.trust_files", "WARNING", f"{name} cannot be read")
        found = read_trusted(places)
        assert found is not None and found.content_version == 0
        with pytest.raises(Trouble) as caught:  # nothing is written over what was not read
            keep_trusted(places, _trusted(2, 2))
        assert caught.value.code == "disk-error"
        with pytest.raises(Trouble):
            begin_trust(places, _other())
    assert _names(places) == before
    assert read_trusted(places) == kept


def test_an_authority_beyond_reading_can_be_replaced(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_trusted(places, _trusted(2, 1))
    _failing(monkeypatch, "2.root.json", 1)
    begin_trust(places, _other(), replace=True)
    assert read_trusted(places) == _other()


def test_who_reads_while_another_writes_sets_nothing_aside(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = keys("fresh-a", "fresh-b")
    before = keep_trusted(places, _trusted(2, 4))
    root = make_root(3, by=generation(2), root=generation(2), content=fresh)
    after = advance(before, {3: root}, {1: make_content(1, by=fresh)})
    real = trust_files._own_roots

    def listed(places: Places) -> object:
        found = real(places)
        monkeypatch.setattr(trust_files, "_own_roots", real)
        keep_trusted(places, after)  # between its list of roots and its look at the content
        return found

    monkeypatch.setattr(trust_files, "_own_roots", listed)
    assert read_trusted(places) == after
    assert not [name for name in _names(places) if "damaged" in name]


def test_power_may_go_at_every_write(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = keys("fresh-a", "fresh-b")
    before = _trusted(3, 4)
    places.trust.mkdir()
    root = make_root(4, by=generation(3), root=generation(3), content=fresh)
    after = advance(before, {4: root}, {1: make_content(1, by=fresh)})
    assert (after.root_version, after.content_version) == (4, 1)
    real, left = os.fsync, 0

    def cut(descriptor: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt  # nothing catches it: as good as a power cut
        real(descriptor)

    monkeypatch.setattr(os, "fsync", cut)
    cuts = 0
    for writes in range(20):
        shutil.rmtree(places.trust)
        left = 99
        keep_trusted(places, before)
        left = writes
        try:
            keep_trusted(places, after)
        except KeyboardInterrupt:
            cuts += 1
            found = read_trusted(places)
            assert found is not None
            assert (found.root_version, found.content_version) in [(3, 4), (4, 0), (4, 1)]
        else:
            break
    assert cuts == 4  # file and folder, twice
    assert read_trusted(places) == after
    assert not [name for name in _names(places) if "damaged" in name]


def test_a_full_disk_is_told_and_what_was_kept_still_holds(
    places: Places, read_only: Callable[[Path], None]
) -> None:
    keep_trusted(places, _trusted(2, 1))
    read_only(places.trust)
    with pytest.raises(Trouble) as caught:
        keep_trusted(places, _trusted(4, 2))
    assert caught.value.code == "read-only"
    assert read_trusted(places) == _trusted(2, 1)


def test_a_machine_begins_to_trust_and_then_only_goes_forward(places: Places) -> None:
    assert begin_trust(places, _trusted(2)) == _trusted(2)
    assert begin_trust(places, _trusted(4, 2)) == _trusted(4, 2)
    assert begin_trust(places, _trusted(1, 1)) == _trusted(4, 2)
    assert read_trusted(places) == _trusted(4, 2)


def test_another_authority_is_refused_unless_asked_for(places: Places) -> None:
    begin_trust(places, _trusted(2, 1))
    with pytest.raises(Trouble) as caught:
        begin_trust(places, _other())
    assert caught.value.code == "other-root"
    assert _trusted(2).fingerprint in caught.value.what.zh
    assert read_trusted(places) == _trusted(2, 1)
    begin_trust(places, _other(), replace=True)
    assert read_trusted(places) == _other()
    aside = [name for name in _names(places) if name.endswith(".damaged-1")]
    assert aside == [f"{name}.damaged-1" for name in ("1.root.json", "2.root.json", "content.json")]


def test_a_stick_a_folder_of_keys_and_a_file_offer_a_root(tmp_path: Path) -> None:
    for folder in (tmp_path / "stick/KEPU/trust", tmp_path / "keys/trust", tmp_path / "bare"):
        folder.mkdir(parents=True)
        for version, root in CHAIN.items():
            (folder / f"{version}.root.json").write_bytes(root)
        (folder / "1.content.json").write_bytes(make_content(1))
        (folder / "._1.root.json").write_bytes(b"junk")
    for place in (tmp_path / "stick", tmp_path / "keys", tmp_path / "bare"):
        assert offered_at(place) == _trusted(5, 1)
    assert offered_at(tmp_path / "bare" / "2.root.json") == _trusted(2, 1)
    renamed = tmp_path / "bare" / "3.root(1).json"
    renamed.write_bytes(CHAIN[3])
    assert offered_at(renamed) == _trusted(3, 1)
    assert offered_at(tmp_path / "bare" / "1.content.json") is None
    assert offered_at(tmp_path) is None
    assert offered_at(tmp_path / "nowhere") is None


def test_two_processes_that_keep_at_once_do_not_go_back(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_trusted(places, _trusted(1, 1))
    newer = _trusted(1, 3)
    other = threading.Thread(target=lambda: keep_trusted(places, newer))
    write = trust_files._write

    def slow(places: Places, trusted: Trusted) -> None:
        if trusted.content_version == 2:
            other.start()
            other.join(0.3)  # it has to wait for us
        write(places, trusted)

    monkeypatch.setattr(trust_files, "_write", slow)
    keep_trusted(places, _trusted(1, 2))
    other.join(10.0)
    found = read_trusted(places)
    assert found is not None and found.content_version == 3
