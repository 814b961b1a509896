"""``kiosk bench install``: how quickly bundles come in, beside ``cp -r`` and ``sync`` of the same
files in the same run; what unchanged ones cost; memory; and whether a visitor's touch notices.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kiosk.bundles.bundle import Bundle
from kiosk.bundles.intake.doing import install
from kiosk.bundles.intake.order import Order
from kiosk.bundles.intake.port import House
from kiosk.bundles.intake.progress import Progress
from kiosk.bundles.limits import BUNDLE_LIMITS
from kiosk.bundles.offers import look
from kiosk.bundles.opening import open_source
from kiosk.bundles.source import Source
from kiosk.bundles.trust import read_bundle
from kiosk.bundles.trust_files import keep_trusted
from kiosk.core.places import Places, find_places
from kiosk.library.store import Store
from kiosk.rehearsal.bench_bundles import Files, Maker, Watched, few_large, many_small, told
from kiosk.rehearsal.bench_child import Bench
from kiosk.rehearsal.bench_figures import Figure, percentile

ROUNDS = 3
STICK_BYTES_PER_S = 40e6
COPY_RATIO, STICK_RATIO, REPLACE_S, VERDICT_S, MEMORY_MIB = 0.5, 0.95, 1.0, 1.0, 64.0
BIG_PARTS = 256
"""2 GiB."""
TOUCHES = 24


class _Quiet:
    """A desk that wants nothing."""

    cancelled = False
    stopped = False

    def tell(self, progress: Progress) -> None:
        """Nobody listens."""

    def wait(self, seconds: float) -> None:
        """Rest."""
        time.sleep(seconds)


class Site:
    """A data folder that trusts ``maker``, and installs into its store; trials always pass."""

    def __init__(self, data: Path, maker: Maker) -> None:
        from kiosk.bundles.intake.here import house_of

        self.places: Places = find_places(data)
        keep_trusted(self.places, maker.trusted())
        store = Store(self.places.content)
        self.house: House = house_of(self.places, lambda folder, entry: None, store, 0.0)

    def install(self, bundle: Bundle, manifest: bytes, source: Source) -> float:
        """Install; returns the seconds it took."""
        began_s = time.perf_counter()
        order = Order(bundle.name, self.places.data, source.name)
        install(self.house, order, manifest, lambda: source, _Quiet())
        return time.perf_counter() - began_s


def measure_install(bench: Bench, touch: Callable[[str], Mapping[str, Any]] | None) -> list[Figure]:
    """All figures; ``touch`` measures touches in data of that name (None: not asked for)."""
    work = bench.work / "install"
    work.mkdir()
    maker = Maker()
    figures = [
        *_beside_cp(work, maker, "small", many_small()),
        *_beside_cp(work, maker, "large", few_large()),
        *_of_a_hundred(work, maker),
        _verdict(work, maker),
        _memory(bench),
    ]
    if touch is not None:
        figures += _touches(work, touch)
    shutil.rmtree(work, ignore_errors=True)
    return figures


def _beside_cp(work: Path, maker: Maker, name: str, exhibits: Mapping[str, Files]) -> list[Figure]:
    stick, plain = work / "stick", work / "plain"
    bundle, manifest = maker.write(stick, exhibits)
    for id, files in exhibits.items():
        for path, content in files.items():
            file = plain / id / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    _sync()
    copied: list[float] = []
    installed: list[float] = []
    for number in range(ROUNDS):
        copied.append(_copy(plain, work / "copy"))
        site = Site(work / f"site-{number}", maker)
        installed.append(site.install(bundle, manifest, open_source(stick)))
        for made in (work / "copy", work / f"site-{number}"):
            shutil.rmtree(made)
        _sync()
    copy_s, install_s = statistics.median(copied), statistics.median(installed)
    figures = [
        Figure(f"install.{name}", install_s, "s", copy_s),
        Figure(f"install.{name}.ratio", copy_s / install_s, "ratio", 1.0, COPY_RATIO, True),
    ]
    if name == "large":
        site = Site(work / "slow", maker)
        slow = Watched(open_source(stick), STICK_BYTES_PER_S)
        took_s = site.install(bundle, manifest, slow)
        least_s = bundle.size_bytes / STICK_BYTES_PER_S
        figures.append(
            Figure("install.throttled.ratio", least_s / took_s, "ratio", 1.0, STICK_RATIO, True)
        )
        shutil.rmtree(work / "slow")
    shutil.rmtree(stick)
    shutil.rmtree(plain)
    return figures


def _copy(plain: Path, target: Path) -> float:
    began_s = time.perf_counter()
    if shutil.which("cp"):
        subprocess.run(["cp", "-r", str(plain), str(target)], check=True)
    else:
        shutil.copytree(plain, target)
    _sync()
    return time.perf_counter() - began_s


def _sync() -> None:
    if hasattr(os, "sync"):
        os.sync()


def _of_a_hundred(work: Path, maker: Maker) -> list[Figure]:
    """An unchanged bundle, then one with one exhibit of a hundred replaced."""
    exhibits = many_small()
    site = Site(work / "hundred", maker)
    bundle, manifest = maker.write(work / "one", exhibits)
    site.install(bundle, manifest, open_source(work / "one"))
    watched = Watched(open_source(work / "one"))
    site.install(bundle, manifest, watched)
    unchanged = float(watched.read_bytes)
    replaced: list[float] = []
    read = 0.0
    for seq in range(2, 2 + ROUNDS):
        exhibits["cn.kepu.bench-050"] = many_small(1)["cn.kepu.bench-000"]
        stick = work / f"seq-{seq}"
        bundle, manifest = maker.write(stick, exhibits, seq=seq)
        watched = Watched(open_source(stick))
        replaced.append(site.install(bundle, manifest, watched))
        one = bundle.exhibit("cn.kepu.bench-050")
        read = watched.read_bytes / one.size_bytes if one else 0.0
        shutil.rmtree(stick)
    shutil.rmtree(work / "hundred")
    shutil.rmtree(work / "one")
    return [
        Figure("install.unchanged.packs", unchanged, "bytes", None, 0.0),
        Figure("install.replaced", statistics.median(replaced), "s", None, REPLACE_S),
        Figure("install.replaced.read", read, "ratio", 1.0, 1.0),
    ]


def _verdict(work: Path, maker: Maker) -> Figure:
    """Look at a stick with twenty bundles of ten exhibits."""
    site = Site(work / "looking", maker)
    for number in range(20):
        maker.write(work / "twenty", many_small(10, 20, 500), package=f"p{number}")
    took: list[float] = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        looked = look(work / "twenty", site.places, Store(site.places.content))
        took.append(time.perf_counter() - began_s)
        assert len(looked.offers) == 20, "every bundle has a verdict"
    return Figure("install.verdict", statistics.median(took), "s", None, VERDICT_S)


def _memory(bench: Bench) -> Figure:
    data = str(bench.work / "install" / "big")
    found = bench.probe("install", 600.0, data=data, parts=BIG_PARTS).report()
    shutil.rmtree(data)
    return Figure("install.memory", found["extra_kib"] / 1024, "MiB", None, MEMORY_MIB)


class Endless:
    """A stick with one film of so many equal parts, which are not kept anywhere."""

    name = "film"

    def __init__(self, maker: Maker, parts: int) -> None:
        part = os.urandom(BUNDLE_LIMITS.part_bytes)
        toml = b"# measured\n" + b"#" * (len(part) - 11)
        whole, film = hashlib.sha256(toml), hashlib.sha256()
        for _ in range(parts):
            whole.update(part)
            film.update(part)
        first = hashlib.sha256(toml).hexdigest()
        hashes = [first, *[hashlib.sha256(part).hexdigest()] * parts]
        size_film = len(part) * parts
        files = [["exhibit.toml", len(toml), first], ["film.mp4", size_film, film.hexdigest()]]
        size = len(part) * (parts + 1)
        self._found = maker.manifest({"cn.kepu.film": told(size, whole.hexdigest(), hashes, files)})
        self.bundle = read_bundle(self._found)
        self._toml, self._part = toml, part

    def roots(self) -> dict[int, bytes]:
        """None."""
        return {}

    def contents(self) -> dict[int, bytes]:
        """None."""
        return {}

    def bundles(self) -> tuple[str, ...]:
        """The one."""
        return (self.bundle.name,)

    def manifest(self, bundle: str) -> bytes:
        """Its manifest."""
        return self._found

    def pack_sizes(self, bundle: str) -> dict[str, int]:
        """As they should be."""
        return dict(self.bundle.packs)

    def read(self, bundle: str, pack: str, offset_bytes: int, size_bytes: int) -> bytes:
        """A part, as a copy of its own: as from a stick."""
        first = pack == "0001.pack" and offset_bytes == 0
        return bytes(memoryview(self._toml if first else self._part)[:size_bytes])


def install_probe(order: dict[str, Any]) -> dict[str, Any]:
    """The measured child: install a large bundle; with ``again``, again and again for so long (s),
    at the priority of a real installation.
    """
    from kiosk.bundles.intake.desk import step_back
    from kiosk.rehearsal.bench_bare import memory_kib

    maker = Maker()
    stick = Endless(maker, order["parts"])
    if "again" in order:
        step_back()
    before = memory_kib().get("rss", 0.0)
    watch = _Peak(memory_kib)
    until_s = time.monotonic() + order.get("again", 0.0)
    rounds = 0
    while not rounds or time.monotonic() < until_s:
        site = Site(Path(order["data"]) / str(rounds), maker)
        site.install(stick.bundle, stick.manifest(""), stick)
        shutil.rmtree(site.places.data)
        rounds += 1
    return {"extra_kib": watch.end() - before, "rounds": rounds}


class _Peak:
    """The most memory that was seen, a hundred times a second."""

    def __init__(self, look: Callable[[], dict[str, float]]) -> None:
        self._look = look
        self._most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(0.01):
            self._most = max(self._most, self._look().get("rss", 0.0))

    def end(self) -> float:
        """KiB."""
        self._over.set()
        self._thread.join()
        return self._most


def _touches(work: Path, touch: Callable[[str], Mapping[str, Any]]) -> list[Figure]:
    """Touch to pressed at p95, in a kiosk that has the machine for itself and beside an intake."""
    alone = percentile(touch("alone")["pressed"], 0.95)
    bench = Bench(work)
    data = str(work / "beside")
    child = bench.probe("install", 3600.0, data=data, parts=64, again=3600.0)
    try:
        beside = percentile(touch("beside")["pressed"], 0.95)
    finally:
        child.process.kill()
        child.process.communicate()
        shutil.rmtree(work / "beside", ignore_errors=True)
    return [Figure("install.touch.pressed.p95", beside, "ms", alone, max(16.7, alone * 1.1))]
