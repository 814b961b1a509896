"""A stage for intakes: a stick, a shelf that keeps its state in a file, and a desk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.bundles.bundle import Bundle, ExhibitEntry
from kiosk.bundles.intake.disk import Disk, RealDisk
from kiosk.bundles.intake.finding import finder
from kiosk.bundles.intake.order import Order
from kiosk.bundles.intake.plan import shown_folder
from kiosk.bundles.intake.port import Find, House, Judged, Trial
from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.trust import HeldSeq, from_kept, judge, read_bundle
from kiosk.core.clock import HandClock
from kiosk.core.words import Words
from kiosk.library.holding import Held, NewBundle
from kiosk.library.texts import LocalText
from tests.bundles import forge

Exhibits = Mapping[str, Mapping[str, bytes]]
NAME = LocalText("zh-Hans", (("zh-Hans", "朝阳市科协"),))
TRUSTED = from_kept(forge.make_root(), forge.make_content())


@cache
def noise(size: int, seed: str) -> bytes:
    """Bytes that differ everywhere, and are the same at each run."""
    return hashlib.shake_128(seed.encode()).digest(size)


def exhibits(seq: int = 1, big: int = 0) -> dict[str, dict[str, bytes]]:
    """Three exhibits; with each seq the second changes, and the first stays."""
    return {
        "cn.kepu.first": {
            "exhibit.toml": b"first",
            "a/one.svg": noise(3000, "one"),
            "a/empty.txt": b"",
        },
        "cn.kepu.second": {
            "exhibit.toml": f"second {seq}".encode(),
            "film.mp4": noise(20_000 + big, f"film {seq}"),
            "same.svg": noise(5000, "same"),
        },
        "cn.kepu.third": {"exhibit.toml": b"third", f"only{seq}.svg": noise(700, f"x{seq}")},
    }


def write_stick(root: Path, found: Exhibits, seq: int = 1, **more: Any) -> tuple[Bundle, bytes]:
    """Put a bundle onto the stick; returns it, and its manifest."""
    manifest = forge.make_manifest(exhibits=found, seq=seq, **more)
    bundle = read_bundle(manifest)
    folder = root / "KEPU" / "bundles" / bundle.name
    folder.mkdir(parents=True)
    (folder / "bundle.json").write_bytes(manifest)
    for name, content in forge.make_packs(found).items():
        (folder / name).write_bytes(content)
    return bundle, manifest


class FileShelf:
    """What the store does for an intake, in one file: each change is one operation of the disk."""

    def __init__(self, content: Path, disk: Disk) -> None:
        self._path = content / "shelf.json"
        self._content = content
        self._disk = disk

    def _state(self) -> dict[str, Any]:
        if not self._path.exists():
            return {"now": None, "before": None, "trial": None, "highest": 0, "refused": []}
        state: dict[str, Any] = json.loads(self._path.read_text())
        return state

    def _save(self, state: dict[str, Any]) -> None:
        self._disk.replace(self._path, json.dumps(state).encode())

    def _bundle(self, state: dict[str, Any], which: str) -> Bundle | None:
        return None if state[which] is None else read_bundle(state[which].encode())

    def bundles(self) -> list[Bundle]:
        """Those that are kept, the current one first."""
        state = self._state()
        found = [self._bundle(state, which) for which in ("now", "before", "trial")]
        return [one for one in found if one is not None]

    def now(self) -> Bundle | None:
        """What is visible."""
        return self._bundle(self._state(), "now")

    def refused(self) -> list[str]:
        """Why trials failed."""
        found: list[str] = self._state()["refused"]
        return found

    def seqs(self) -> Mapping[str, HeldSeq]:
        state = self._state()
        if not state["now"]:
            return {}
        now = state["now"].encode()
        seq, sha256 = read_bundle(now).seq, hashlib.sha256(now).hexdigest()
        return {"own.shipped": HeldSeq(state["highest"], seq, sha256)}

    def packages(self) -> tuple[Held, ...]:
        now = self.now()
        if now is None:
            return ()
        shown = tuple(_held(one, shown_folder(self._content, one)) for one in now.exhibits)
        held = Held("own.shipped", "own", "shipped", NAME, now.seq, now.version, now.title, 0, "",
                    shown, None, "", None, now.seq)  # fmt: skip
        return (held,)

    def files(self) -> Mapping[tuple[str, int], Path]:
        return {
            (file.sha256, file.size_bytes): shown_folder(self._content, one) / file.path
            for bundle in self.bundles()
            for one in bundle.exhibits
            for file in one.files
        }

    def place(self, record: NewBundle) -> None:
        self._save({**self._state(), "trial": record.manifest.decode()})

    def confirm(self, key: str) -> None:
        state = self._state()
        highest = read_bundle(state["trial"].encode()).seq
        self._save(
            {**state, "now": state["trial"], "before": state["now"], "trial": None,
             "highest": highest}
        )  # fmt: skip

    def refuse(self, key: str, reason: Words) -> None:
        state = self._state()
        if state["trial"] is not None:
            self._save({**state, "trial": None, "refused": [*state["refused"], reason.zh]})

    def sweep(self) -> None:
        kept = {shown_folder(self._content, one) for b in self.bundles() for one in b.exhibits}
        for folder in sorted((self._content / "exhibits").glob("*/*")):
            if folder not in kept:
                self._disk.remove(folder)
        for folder in sorted((self._content / "exhibits").glob("*")):
            if not any(folder.iterdir()):
                folder.rmdir()


def _held(one: ExhibitEntry, folder: Path) -> Any:
    from kiosk.library.holding import HeldExhibit

    return HeldExhibit(one.id, one.version, one.title, one.content, folder, one.size_bytes)


class Listener:
    """A desk that keeps what it is told; ``at`` may wish something when a state begins."""

    def __init__(self, clock: HandClock | None = None) -> None:
        self.told: list[Progress] = []
        self.cancelled = False
        self.stopped = False
        self.at: Callable[[Progress], None] = lambda progress: None
        self.waiting: Callable[[], None] = lambda: None
        self._clock = clock

    def tell(self, progress: Progress) -> None:
        self.told.append(progress)
        self.at(progress)

    def wait(self, seconds: float) -> None:
        if self._clock is not None:
            self._clock.advance(seconds)
        self.waiting()

    @property
    def states(self) -> list[str]:
        """The states in their order, each once in a row."""
        found = [one.state.value for one in self.told]
        return [one for at, one in enumerate(found) if at == 0 or found[at - 1] != one]


class Stage:
    """A data folder, a stick in its plug, and whatever an intake needs."""

    def __init__(self, folder: Path, disk: Disk | None = None, wait_s: float = 60.0) -> None:
        self.content = folder / "data" / "content"
        self.stick = folder / "stick"
        self.disk: Disk = disk or RealDisk()
        self.shelf = FileShelf(self.content, self.disk)
        self.clock = HandClock()
        self.tried: list[str] = []
        self.reasons: dict[str, Words] = {}
        self.trial: Trial = self._try
        self.wait_s = wait_s

    def _try(self, folder: Path, entry: ExhibitEntry) -> Words | None:
        self.tried.append(entry.id)
        return self.reasons.get(entry.id)

    def judge(self, manifest: bytes, name: str, packs: Mapping[str, int] | None) -> Judged:
        return Judged(judge(TRUSTED, manifest, name, self.shelf.seqs(), "0.1.0", packs), NAME)

    @property
    def house(self) -> House:
        clock = self.clock.monotonic_s
        return House(
            self.content, self.shelf, self.judge, self.trial, self.disk, clock, self.wait_s
        )

    def order(self, bundle: Bundle) -> Order:
        return Order(bundle.name, self.stick, "stick")

    def find(self, bundle: Bundle, manifest: bytes, *more: Path) -> Find:
        return finder(bundle.name, manifest, lambda: [self.stick, *more])

    def assert_shows(self, bundle: Bundle | None) -> None:
        """Exactly this is visible, and every byte of it, and of what is kept, is right."""
        now = self.shelf.now()
        assert (now and now.name) == (bundle and bundle.name)
        for kept in self.shelf.bundles():
            for one in kept.exhibits:
                for file in one.files:
                    found = (shown_folder(self.content, one) / file.path).read_bytes()
                    assert hashlib.sha256(found).hexdigest() == file.sha256, file.path

    def assert_no_litter(self) -> None:
        """Nothing lies there that no bundle needs."""
        wanted = {
            shown_folder(self.content, one) / file.path
            for kept in self.shelf.bundles()
            for one in kept.exhibits
            for file in one.files
        }
        wanted |= {self.content / "shelf.json", self.content / "intake.lock"}
        found = {path for path in self.content.rglob("*") if path.is_file()}
        assert found <= wanted, sorted(found - wanted)
        assert not (self.content / "intake").exists()
