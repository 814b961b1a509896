"""Damaged, full, read-only, shared by processes: the store tells, and is never half of anything."""

from __future__ import annotations

import logging
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.library.store import Store, database, record
from tests.library.store.bundles import bundle, install
from tests.library.store.test_kills import ROOT

FROG = "cn.test.frog"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "content")
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    return store


def versions(store: Store) -> dict[str, str]:
    return {one.id: one.version for one in store.shown()}


@pytest.fixture
def mendings(caplog: pytest.LogCaptureFixture, expect_log: object) -> None:
    assert callable(expect_log)
    expect_log("kiosk.library.store", "WARNING", "is damaged")


def test_no_flipped_bit_shows_what_was_never_confirmed(store: Store, mendings: None) -> None:
    path = store.content / "content.db"
    sound = path.read_bytes()
    chance = random.Random(6)
    written = [at for at, byte in enumerate(sound) if byte]  # most of a small record is empty
    noticed = 0
    for _ in range(150):
        spoilt = bytearray(sound)
        spoilt[chance.choice(written)] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(spoilt))
        assert versions(store) == {FROG: "2.0.0"}
        noticed += bool(store.installed().troubles)
        path.write_bytes(bytes(spoilt))
        store.mend()
        assert versions(store) == {FROG: "2.0.0"} and store.installed().troubles == ()
        (store.content / "content.db.copy").write_bytes(sound)
        path.write_bytes(sound)
    assert noticed > 20


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_record_cut_short_is_replaced_by_its_copy(
    store: Store, mendings: None, share: float
) -> None:
    path = store.content / "content.db"
    os.truncate(path, int(path.stat().st_size * share))
    assert versions(store) == {FROG: "2.0.0"}
    store.mend()
    assert versions(store) == {FROG: "2.0.0"} and store.installed().troubles == ()


def test_another_program_s_newer_record_is_left_alone(store: Store) -> None:
    path = store.content / "content.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE tomorrow (what TEXT)")
    connection.execute("UPDATE state SET sum = 'tomorrow'")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert versions(store) == {}
    assert [trouble.code for trouble in store.installed().troubles] == ["content-newer"]
    with pytest.raises(Trouble, match="content-newer"):
        store.remove("own.shipped")
    assert path.read_bytes() == before


def test_a_full_disk_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    true_connect = record.connect

    def full(uri: str) -> sqlite3.Connection:
        connection = true_connect(uri)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(database, "connect", full)
    many = {f"cn.test.made{at:03}": "1.0.0" for at in range(200)}
    with pytest.raises(Trouble, match="disk-full"):
        store.place(bundle(store, 3, many))
    monkeypatch.undo()
    assert versions(store) == {FROG: "2.0.0"}
    install(store, bundle(store, 3, many))
    assert len(versions(store)) == 200


def test_a_copy_that_finds_no_room_is_told_and_made_up_for(
    store: Store, monkeypatch: pytest.MonkeyPatch, expect_log: object
) -> None:
    assert callable(expect_log)
    from kiosk.core.files import disk_trouble

    def refuse(path: Path, _content: bytes) -> None:
        raise disk_trouble(OSError(28, "full"), path)

    store.place(bundle(store, 3, {FROG: "3.0.0"}))
    expect_log("kiosk.library.store", "WARNING", "copy of the store's record is not renewed")
    monkeypatch.setattr(database, "write_durably", refuse)
    store.confirm("own.shipped")
    monkeypatch.undo()
    assert versions(store) == {FROG: "3.0.0"}
    store.sweep()
    (store.content / "content.db").unlink()
    assert versions(store) == {FROG: "3.0.0"}


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="a folder that cannot be written"
)
def test_in_a_folder_that_cannot_be_written_it_is_read(store: Store) -> None:
    store.content.chmod(0o500)
    try:
        assert versions(store) == {FROG: "2.0.0"}
        with pytest.raises(Trouble, match="read-only"):
            store.remove("own.shipped")
    finally:
        store.content.chmod(0o700)


def test_two_processes_write_one_after_the_other_and_readers_see_whole_bundles(
    store: Store,
) -> None:
    code = (
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\n"
        "from kiosk.library.store import Store\n"
        "from tests.library.store.bundles import bundle, install\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for seq in range(1, 13):\n"
        "    ids = {f'cn.test.{sys.argv[2]}{at}': f'{seq}.0.0' for at in range(5)}\n"
        "    install(store, bundle(store, seq, ids, package=sys.argv[2]))\n"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(store.content), name], cwd=ROOT)
        for name in ("one", "two")
    ]
    looks = 0
    while any(child.poll() is None for child in children):
        found = store.installed()
        assert found.troubles == ()
        shown = [(one.package, one.version) for one in store.shown()]
        for package in ("own.one", "own.two"):
            of_it = [version for key, version in shown if key == package]
            assert len(of_it) in (0, 5) and len(set(of_it)) <= 1
        looks += 1
    assert [child.returncode for child in children] == [0, 0] and looks > 3
    assert {key: held.highest for key, held in store.seqs().items()} == {
        "own.shipped": 2,
        "own.one": 12,
        "own.two": 12,
    }
    assert (store.content / "content.db").read_bytes() == (
        store.content / "content.db.copy"
    ).read_bytes()


def test_nothing_is_logged_by_a_sound_store(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        versions(store)
    assert caplog.records == []
