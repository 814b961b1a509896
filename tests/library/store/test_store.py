"""What is installed: placed, tried, shown, taken back; the record outlives damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.store import Store
from tests.library.store.bundles import bundle, install

FROG, FISH = "cn.kepu.frog", "cn.kepu.fish"
KEY = "own.shipped"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "content")


def _shown(store: Store) -> dict[str, str]:
    return {one.id: one.version for one in store.shown()}


def test_nothing_is_made_by_looking(store: Store) -> None:
    assert store.packages() == () and store.shown() == () and store.seqs() == {}
    assert store.files() == {} and store.notes() == () and store.manifest(KEY, 1) is None
    assert not store.content.exists()


def test_a_bundle_on_trial_is_not_seen_before_it_is_confirmed(store: Store) -> None:
    store.place(bundle(store, 1, {FROG: "1.0.0"}))
    assert _shown(store) == {} and store.packages() == ()
    held = store.confirm(KEY)
    assert (held.seq, held.previous_seq, held.highest_seq) == (1, None, 1)
    assert _shown(store) == {FROG: "1.0.0"}
    assert store.manifest(KEY, 1) == bundle(store, 1, {FROG: "1.0.0"}).manifest


def test_the_next_bundle_replaces_the_set_and_one_step_leads_back(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0", FISH: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    assert _shown(store) == {FROG: "2.0.0"}
    held = store.roll_back(KEY)
    assert (held.seq, held.previous_seq, held.highest_seq) == (1, 2, 2)
    assert _shown(store) == {FROG: "1.0.0", FISH: "1.0.0"}
    assert store.seqs()[KEY].highest == 2
    assert store.roll_back(KEY).seq == 2


def test_what_was_rolled_back_can_be_installed_again(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    store.roll_back(KEY)
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    assert (store.packages()[0].seq, store.packages()[0].previous_seq) == (2, 1)


def test_a_refused_trial_changes_nothing_that_is_seen_and_says_why(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    store.place(bundle(store, 2, {FROG: "2.0.0"}))
    store.refuse(KEY, Words("打不开", "does not open"))
    assert _shown(store) == {FROG: "1.0.0"}
    (note,) = store.notes()
    assert (note.kind, note.reason.zh) == ("refused", "打不开")
    store.sweep()
    assert len(list((store.content / "exhibits" / FROG).iterdir())) == 1
    store.told([note.name])
    assert store.notes() == ()


def test_an_older_bundle_does_not_come_in_even_after_all_was_removed(store: Store) -> None:
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    store.remove(KEY)
    assert store.packages() == () and store.seqs()[KEY].highest == 2
    assert not (store.content / "exhibits" / FROG).exists()
    with pytest.raises(Trouble, match="older-bundle"):
        store.place(bundle(store, 1, {FROG: "1.0.0"}))


def test_other_bytes_under_a_known_number_are_refused(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    with pytest.raises(Trouble, match="other-bundle"):
        store.place(bundle(store, 1, {FROG: "6.6.6"}))
    assert _shown(store) == {FROG: "1.0.0"}


def test_of_two_packages_with_one_exhibit_the_last_confirmed_is_seen(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 1, {FROG: "7.0.0"}, package="other"))
    assert _shown(store) == {FROG: "7.0.0"}
    assert [one.version for one in store.installed().choices[FROG]] == ["7.0.0", "1.0.0"]
    store.remove("own.other")
    assert _shown(store) == {FROG: "1.0.0"}


def test_the_version_before_stands_in_for_a_broken_one_but_not_for_a_removed_one(
    store: Store,
) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0", FISH: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    choices = store.installed().choices
    assert [(one.version, one.stands_in) for one in choices[FROG]] == [
        ("2.0.0", False),
        ("1.0.0", True),
    ]
    assert FISH not in choices


def test_a_recall_takes_an_exhibit_out_and_tells_why_once(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0", FISH: "1.0.0"}))
    recall = (Denied(exhibit=FROG, versions=("1.0.0",)),)
    store.keep_denied(recall)
    store.keep_denied(recall)
    assert _shown(store) == {FISH: "1.0.0"}
    (gone,) = store.installed().recalled
    assert (gone.id, gone.package) == (FROG, KEY)
    (note,) = store.notes()
    assert note.kind == "recalled"
    store.keep_denied(())
    assert _shown(store) == {FISH: "1.0.0", FROG: "1.0.0"}


def test_one_does_not_go_back_to_a_recalled_bundle(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    store.keep_denied([Denied(package=KEY, through_seq=1)])
    with pytest.raises(Trouble, match="recalled"):
        store.roll_back(KEY)


def test_a_recalled_version_does_not_stand_in(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    store.keep_denied([Denied(exhibit=FROG, versions=("1.0.0",))])
    assert [one.version for one in store.installed().choices[FROG]] == ["2.0.0"]


def test_an_emergency_names_its_exhibits_that_can_be_seen(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0", FISH: "1.0.0"}, emergency_until_s=99))
    store.keep_denied([Denied(exhibit=FISH)])
    (pin,) = store.installed().pins
    assert (pin.valid_until_s, pin.exhibit_ids) == (99, (FROG,))


def test_only_what_two_versions_need_is_kept(store: Store) -> None:
    for seq in (1, 2, 3):
        install(store, bundle(store, seq, {FROG: f"{seq}.0.0", FISH: "1.0.0"}))
        store.sweep()
    assert len(list((store.content / "exhibits" / FROG).iterdir())) == 2
    assert len(list((store.content / "exhibits" / FISH).iterdir())) == 1
    assert len(list((store.content / "manifests").iterdir())) == 2
    assert {path.read_text() for path in store.files().values()} == {
        f"{FROG} 2.0.0",
        f"{FROG} 3.0.0",
        f"{FISH} 1.0.0",
    }


@pytest.mark.parametrize("damage", ["flip", "cut", "other", "empty", "rows"])
def test_a_damaged_record_is_set_aside_and_its_copy_used(
    store: Store, damage: str, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.library.store", "WARNING", "damaged")
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    db = store.content / "content.db"
    whole = db.read_bytes()
    if damage == "rows":
        with sqlite3.connect(db) as connection:
            connection.execute("UPDATE packages SET highest = 77")
        connection.close()
    else:
        bad = {
            "flip": bytes([whole[0] ^ 1]) + whole[1:],
            "cut": whole[: len(whole) // 2],
            "other": b"kepu" * 5000,
            "empty": b"\0" * len(whole),
        }[damage]
        db.write_bytes(bad)
    assert _shown(store) == {FROG: "1.0.0"}  # already from the copy
    assert store.installed().troubles[0].code == "content-unreadable"
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    assert _shown(store) == {FROG: "2.0.0"} and store.installed().troubles == ()
    assert [note.kind for note in store.notes()] == ["damaged"]
    assert len(list(store.content.glob("content.db.damaged-*"))) == 1


def test_where_both_are_damaged_nothing_is_installed_and_that_is_told(
    store: Store, expect_log: Callable[..., object]
) -> None:
    expect_log("kiosk.library.store", "WARNING", "damaged")
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    for name in ("content.db", "content.db.copy"):
        (store.content / name).write_bytes(b"nonsense" * 999)
    assert _shown(store) == {}
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    assert _shown(store) == {FROG: "1.0.0"}
    assert "备份也不能用" in store.notes()[0].reason.zh


@pytest.mark.parametrize("name", ["../up", "cn.kepu", "cn.kepu.A", "cn.kepu.con\n", "/cn.kepu.x"])
def test_no_id_leads_out_of_the_store(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        store.exhibit_folder(name, "0" * 64)


def test_a_manifest_that_changed_on_the_disk_is_none(store: Store) -> None:
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    next((store.content / "manifests").iterdir()).write_bytes(b"other")
    assert store.manifest(KEY, 1) is None


def test_what_is_swept_waits_until_the_copy_is_sound(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.library.store import sweeping

    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    install(store, bundle(store, 2, {FROG: "2.0.0"}))
    install(store, bundle(store, 3, {FROG: "3.0.0"}))
    monkeypatch.setattr(sweeping, "refresh_copy", lambda _: False)
    assert store.sweep() == 0
    monkeypatch.undo()
    assert store.sweep() == 2
