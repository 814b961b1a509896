"""Small programs, an office that signs them, and machines that take them."""

from __future__ import annotations

import atexit
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from kiosk.bundles.intake.disk import RealDisk
from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.keys import private
from kiosk.bundles.keys.authority import Authority, read_authority
from kiosk.bundles.keys.founding import Count
from kiosk.bundles.keys.programs import give_program_keys
from kiosk.bundles.keys.ring import KeyRing
from kiosk.bundles.program.intake import ProgramHouse, ProgramIntake, Stream
from kiosk.bundles.program.judging import Here, ProgramVerdict, judge_program
from kiosk.bundles.program.packing import ProgramLabel, pack_program
from kiosk.bundles.program.stick import ProgramStick
from kiosk.bundles.program.values import Program
from kiosk.bundles.trust import Trusted
from kiosk.core import releases
from kiosk.core.release_pointer import read_pointer
from kiosk.core.words import Words
from tests.bundles.offices import PASSPHRASE, office, ring

SYSTEM = ("linux", "x86_64")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and rights")

PASSED = json.dumps(
    {"verdict": "good", "findings": [{"id": "self-film", "sign": "good"}]}, ensure_ascii=False
)
STARTS = """#!/bin/sh
case "$1" in
--version) echo kiosk {version} ;;
doctor) echo '{told}' ;;
esac
"""
"""What a program says that runs here."""


@cache
def program_office() -> Authority:
    """One authority with program keys, made once for all tests: keys are slow to make."""
    folder = Path(mkdtemp(prefix="program-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(private, "COST_N", 2)
        made = office(folder / "keys")
        give_program_keys(made, ring(made.folder), Count(2, 1), PASSPHRASE)
    return read_authority(folder / "keys")


def keys_of(authority: Authority) -> KeyRing:
    return ring(authority.folder)


def make_program(folder: Path, version: str = "0.2.0", large: int = 40_000) -> Path:
    """A program's folder with what a real one has: a link, an empty file, deep folders."""
    inside = folder / "_internal" / "lib"
    inside.mkdir(parents=True)
    start = folder / "kiosk"
    start.write_text(STARTS.format(version=version, told=PASSED))
    start.chmod(0o755)
    (inside / "libA.so").write_bytes((version.encode() * large)[:large])
    (folder / "_internal" / "libA.so").symlink_to("lib/libA.so")
    (folder / "_internal" / "empty").write_bytes(b"")
    (folder / "config.toml").write_text(f"# {version}\n", encoding="utf-8")
    return folder


def pack(folder: Path, out: Path, seq: int, version: str = "0.2.0", **more: Any) -> Program:
    authority = program_office()
    label = ProgramLabel(seq, version, *SYSTEM, **more)
    return pack_program(
        folder, label, authority, keys_of(authority), out, lambda _done, _of: None
    ).program


def manifest_of(stick: Path) -> bytes:
    return next((stick / "KEPU" / "programs").glob("*/program.json")).read_bytes()


def changed(manifest: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The manifest with other content and its old signatures."""
    raw = json.loads(manifest)
    change(raw["signed"])
    return json.dumps(raw).encode()


def trusted() -> Trusted:
    return program_office().trusted


@dataclass
class Listener:
    """Who ordered it."""

    cancelled: bool = False
    stopped: bool = False
    told: list[Progress] = field(default_factory=list)

    def tell(self, progress: Progress) -> None:
        self.told.append(progress)

    def wait(self, seconds: float) -> None:
        assert seconds > 0


@dataclass
class Kiosk:
    """A machine that takes programs; ``trial`` says why one does not run."""

    data: Path
    disk: RealDisk = field(default_factory=RealDisk)
    trial: Callable[[], Words | None] = lambda: None
    tried: list[str] = field(default_factory=list)
    now_s: float = 0.0

    def here(self) -> Here:
        return Here(SYSTEM, read_pointer(self.data).highest, releases.releases(self.data), 1)

    def judge(self, manifest: bytes) -> ProgramVerdict:
        name = json.loads(manifest)["signed"]["x-kepu"]
        folder = f"{name['system']}-{name['machine']}.{name['seq']}"
        return judge_program(trusted(), manifest, folder, self.here(), None)

    def _try(self, folder: Path, program: Program) -> Words | None:
        self.tried.append(program.release)
        assert (folder / "kiosk").is_file()
        return self.trial()

    def clock(self) -> float:
        self.now_s += 1.0
        return self.now_s

    def install(
        self,
        stick: Path,
        listener: Listener | None = None,
        find: Callable[[], Stream | None] | None = None,
    ) -> Program:
        house = ProgramHouse(
            self.data,
            self.disk,
            self.judge,
            self._try,
            find or (lambda: ProgramStick(stick)),
            self.clock,
            wait_most_s=5.0,
        )
        return ProgramIntake(house, manifest_of(stick), listener or Listener()).run()

    def assert_holds(self, folder: Path, release: str) -> None:
        """The release is here, the very bytes, rights and links of ``folder``."""
        there = releases.versions_folder(self.data) / release
        assert releases.is_whole(self.data, release)
        wanted = {path.relative_to(folder): path for path in folder.rglob("*")}
        found = {path.relative_to(there): path for path in there.rglob("*")}
        assert set(found) == {*wanted, Path("program.json")}
        for name, path in wanted.items():
            if path.is_symlink():
                assert found[name].readlink() == path.readlink()
            elif path.is_file():
                assert found[name].read_bytes() == path.read_bytes()
                assert bool(found[name].stat().st_mode & 0o100) == bool(path.stat().st_mode & 0o100)

    def assert_no_litter(self) -> None:
        staging = releases.programs_folder(self.data) / "staging"
        assert not staging.exists() or not list(staging.iterdir())
