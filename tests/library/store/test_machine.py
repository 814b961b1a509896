"""Whatever order bundles come, go and are recalled in, the store shows what a simple model says."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.denied import Denied
from kiosk.library.store import Store
from tests.library.store.bundles import bundle

PACKAGES = st.sampled_from(["one", "two"])
IDS = ("cn.test.frog", "cn.test.fish", "cn.test.fern")


class Model(RuleBasedStateMachine):
    """Each package's chain as lists; who was put in front last, last."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.store = Store(Path(self.place.name) / "content")
        self.highest = {"one": 0, "two": 0}
        self.current: dict[str, int] = {}
        self.previous: dict[str, int] = {}
        self.versions: dict[tuple[str, int], dict[str, str]] = {}
        self.front: list[str] = []
        self.denied: list[Denied] = []

    def teardown(self) -> None:
        self.place.cleanup()

    def _put_in_front(self, package: str) -> None:
        self.front = [*(one for one in self.front if one != package), package]

    def _new(self, package: str, ids: frozenset[str]) -> int:
        seq = self.highest[package] + 1
        versions = {id: f"{package}-{seq}" for id in ids}
        self.store.place(bundle(self.store, seq, versions, package=package))
        self.versions[package, seq] = versions
        return seq

    @rule(package=PACKAGES, ids=st.frozensets(st.sampled_from(IDS), min_size=1))
    def install(self, package: str, ids: frozenset[str]) -> None:
        seq = self._new(package, ids)
        self.store.confirm(f"own.{package}")
        if package in self.current:
            self.previous[package] = self.current[package]
        self.current[package] = self.highest[package] = seq
        self._put_in_front(package)

    @rule(package=PACKAGES, ids=st.frozensets(st.sampled_from(IDS), min_size=1))
    def fail_the_trial(self, package: str, ids: frozenset[str]) -> None:
        self._new(package, ids)
        self.store.refuse(f"own.{package}", Words("坏", "bad"))

    @rule(package=PACKAGES)
    def go_back(self, package: str) -> None:
        can = package in self.current and package in self.previous
        hit = can and any(
            one.hits_package(f"own.{package}", self.previous[package]) for one in self.denied
        )
        if not can or hit:
            with contextlib.suppress(Trouble):
                self.store.roll_back(f"own.{package}")
                raise AssertionError("went back to nothing")
            return
        self.store.roll_back(f"own.{package}")
        now, before = self.current[package], self.previous[package]
        self.current[package], self.previous[package] = before, now
        self._put_in_front(package)

    @rule(package=PACKAGES)
    def remove(self, package: str) -> None:
        with contextlib.suppress(Trouble):
            self.store.remove(f"own.{package}")
        self.current.pop(package, None)
        self.previous.pop(package, None)

    @rule(
        ids=st.frozensets(st.sampled_from(IDS), max_size=1),
        package=st.none() | PACKAGES,
        seq=st.integers(1, 4),
    )
    def recall(self, ids: frozenset[str], package: str | None, seq: int) -> None:
        self.denied = [Denied(exhibit=id) for id in ids]
        if package is not None:
            self.denied.append(Denied(package=f"own.{package}", through_seq=seq))
        self.store.keep_denied(self.denied)

    @rule()
    def sweep(self) -> None:
        self.store.sweep()

    @rule()
    def break_the_record(self) -> None:
        db = self.store.content / "content.db"
        if db.exists():
            content = bytearray(db.read_bytes())
            content[len(content) // 2 :] = b""
            db.write_bytes(bytes(content))
            logging.getLogger("kiosk.library.store").disabled = True
            self.store.mend()
            logging.getLogger("kiosk.library.store").disabled = False

    @invariant()
    def shows_what_the_model_says(self) -> None:
        wanted: dict[str, str] = {}
        for package in self.front:
            if package not in self.current:
                continue
            seq = self.current[package]
            for id, version in self.versions[package, seq].items():
                if not any(
                    one.hits_exhibit(id, version) or one.hits_package(f"own.{package}", seq)
                    for one in self.denied
                ):
                    wanted[id] = version
        found = self.store.installed()
        assert found.troubles == ()
        shown = self.store.shown()
        assert {one.id: one.version for one in shown} == wanted
        for choices in found.choices.values():
            assert all((one.folder / "exhibit.toml").is_file() for one in choices)
        seqs = {key: held.highest for key, held in self.store.seqs().items()}
        assert seqs == {f"own.{key}": n for key, n in self.highest.items() if n}


TestModel = Model.TestCase
TestModel.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
