"""Killed at any statement and any rename, the store says something whole, and goes on."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.library.denied import Denied
from kiosk.library.store import Store
from tests.library.store.bundles import bundle, install
from tests.library.store.killed_child import DIED, FISH, FROG, work

ROOT = Path(__file__).parents[3]
SHOWN = (
    {FROG: "1.0.0"},
    {FROG: "2.0.0", FISH: "2.0.0"},
    {FROG: "4.0.0"},
    {FROG: "2.0.0"},
)


def die(content: Path, at: int) -> subprocess.CompletedProcess[str]:
    code = f"import runpy, sys; sys.path.insert(0, {str(ROOT)!r}); "
    code += f"sys.argv = ['x', {str(content)!r}, '{at}']; "
    code += "runpy.run_module('tests.library.store.killed_child', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def new_store(content: Path) -> Store:
    store = Store(content)
    install(store, bundle(store, 1, {FROG: "1.0.0"}))
    return store


def check_whole(store: Store) -> None:
    found = store.installed()
    assert found.troubles == ()
    shown = {one.id: one.version for one in store.shown()}
    assert shown in SHOWN
    for choices in found.choices.values():
        for one in choices:
            lying = (one.folder / "exhibit.toml").read_text()
            assert lying == f"{one.id} {one.version}"
    for held in store.packages():
        assert store.manifest(held.key, held.seq) is not None
    assert {path.is_file() for path in store.files().values()} == {True}


def check_goes_on(store: Store) -> None:
    """What was cut off is done again (what was confirmed is newer), and no litter is left."""
    highest = store.seqs()["own.shipped"].highest
    install(store, bundle(store, highest + 10, {FROG: "4.0.0"}))
    store.keep_denied([Denied(exhibit=FISH)])
    store.sweep()
    kept = {folder.name for folder in (store.content / "exhibits").glob("*/*")}
    assert kept == {path.parent.name for path in store.files().values()}
    assert not (store.content / "gone").exists()
    check_whole(store)


def kill(place: Path, at: int) -> None:
    store = new_store(place / f"content{at}")
    done = die(store.content, at)
    assert done.returncode == DIED, done.stderr
    check_whole(store)
    check_goes_on(store)


def count_steps(place: Path) -> int:
    done = die(new_store(place / "whole").content, 10**9)
    assert done.returncode == 0, done.stderr
    return 10**9 + int(done.stdout)


def test_killed_at_twenty_places_it_stays_whole(tmp_path: Path) -> None:
    steps = count_steps(tmp_path)
    assert steps > 100
    chance = random.Random(6)
    for at in sorted(chance.sample(range(1, steps + 1), 24)):
        kill(tmp_path, at)


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_killed_at_every_place_it_stays_whole(tmp_path: Path) -> None:
    for at in range(1, count_steps(tmp_path) + 1):
        kill(tmp_path, at)


def test_uncut_the_work_ends_as_it_should(tmp_path: Path) -> None:
    store = new_store(tmp_path / "content")
    work(store)
    assert {one.id: one.version for one in store.shown()} == {FROG: "2.0.0"}
    check_goes_on(store)
