"""``kiosk bench simulation``: what it costs to draw in another process, and to show it.

The same program plays three times: natively (one process draws into a surface of its own and shares
nothing), in the child the kiosk starts (a bare reader takes its pictures without looking at them),
and in the real player of the real kiosk, painted by the processor.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.core.places import find_places
from kiosk.core.program import own_command
from kiosk.library.catalogue import rebuild_index
from kiosk.players.registry import KINDS
from kiosk.players.simulation.block import Block
from kiosk.players.simulation.caps import resident_bytes
from kiosk.players.simulation.contract import STEP_S, Scene
from kiosk.players.simulation.registry import PROGRAMS
from kiosk.players.simulation.wire import pack
from kiosk.rehearsal.bench_child import Bench, child_environment, could_not
from kiosk.rehearsal.bench_exhibits import lone_exhibit
from kiosk.rehearsal.bench_figures import Figure
from kiosk.rehearsal.bench_probe_parts import until

PROGRAM = "pendulum"
SIZE_PX = (1280, 720)
PX_PER_MM = 4.0
FPS = 60
TAKES = 5
PLAY_S = 4.0
SETTLE_S = 0.8

LEAST_FPS = 59.0
MOST_RATIO = 1.10
SHOWN_LEAST_FPS = 29.0
SHOWN_CPU_PERCENT = 15.0
FIRST_MS = 150.0

SIMULATION = f"""format = 1
program = "{PROGRAM}"
[[control]]
parameter = "length_m"
[[task]]
id = "two"
text = "把周期调到 2 秒"
goal = [{{ reading = "period_s", near = 2, tolerance = 0.05 }}]
"""


def measure_simulation(bench: Bench) -> list[Figure]:
    """Measure in turn: native, child; then the real player, its process started before or not."""
    native, shared = [], []
    for _ in range(TAKES):
        native.append(bench.probe("native", play_s=PLAY_S, settle_s=SETTLE_S).report())
        shared.append(_play_shared(bench))
    exhibits, data = bench.work / "simulation", bench.work / "simulation-data"
    lone_exhibit(exhibits, "simulation", "simulation.toml", SIMULATION)
    rebuild_index(exhibits, data / "cache", KINDS)
    (data / "config.toml").write_text('[screen]\nrender = "software"\n', encoding="utf-8")
    order: dict[str, Any] = {"exhibits": str(exhibits), "data": str(data)}
    order.update(play_s=PLAY_S, settle_s=SETTLE_S)
    shown = [bench.probe("simulation", **order).report() for _ in range(TAKES)][1:]
    ratios = [
        other["frame_ms"] / one["frame_ms"] for one, other in zip(native, shared, strict=True)
    ]
    native_ms, native_fps = _median(native, "frame_ms"), _median(native, "fps")
    return [
        Figure(
            "simulation.fps", _median(shared, "fps"), "fps", native_fps, LEAST_FPS, at_least=True
        ),
        Figure("simulation.frame", _median(shared, "frame_ms"), "ms", native_ms),
        Figure("simulation.ratio", statistics.median(ratios), "ratio", 1.0, MOST_RATIO),
        Figure(
            "simulation.shown.fps",
            _median(shown, "fps"),
            "fps",
            None,
            SHOWN_LEAST_FPS,
            at_least=True,
        ),
        Figure(
            "simulation.shown.cpu",
            _median(shown, "percent"),
            "percent",
            _median(shown, "paused_percent"),
            SHOWN_CPU_PERCENT,
        ),
        Figure("simulation.first.warm", _median(shown, "warm_ms"), "ms", None, FIRST_MS),
        Figure("simulation.first.cold", _median(shown, "cold_ms"), "ms"),
        Figure("simulation.memory", _median(shared, "rss") / 1024**2, "MiB"),
    ]


def _median(found: list[dict[str, Any]], key: str) -> float:
    return float(statistics.median(one[key] for one in found))


def play_natively(order: dict[str, Any]) -> dict[str, Any]:
    """The program in this process alone: a step and a picture sixty times a second."""
    import importlib
    import os

    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    pygame: Any = importlib.import_module("pygame")
    pygame.font.init()
    module = importlib.import_module(f"kiosk.players.simulation.programs.{PROGRAM}")
    scene = Scene(*SIZE_PX, PX_PER_MM, "zh-Hans", False, find_places().fonts)
    program = module.open_program(scene, PROGRAMS[PROGRAM].start)
    surface = pygame.Surface(SIZE_PX, pygame.SRCALPHA, 32)

    def play(seconds: float) -> int:
        frames, due_s = 0, time.monotonic()
        end_s = due_s + seconds
        while due_s < end_s:
            program.step(STEP_S)
            program.draw(surface)
            frames += 1
            due_s += 1 / FPS
            time.sleep(max(0.0, due_s - time.monotonic()))
        return frames

    play(order["settle_s"])
    from_s, cpu_from_s = time.monotonic(), time.process_time()
    frames = play(order["play_s"])
    cpu_s, seconds = time.process_time() - cpu_from_s, time.monotonic() - from_s
    return {"fps": frames / seconds, "frame_ms": 1000 * cpu_s / frames}


def _play_shared(bench: Bench) -> dict[str, Any]:
    """The program in the kiosk's child; here its pictures are taken without a look at them."""
    with tempfile.TemporaryDirectory(dir=bench.work) as folder:
        block = Block.make(Path(folder), *SIZE_PX)
        child = subprocess.Popen(
            own_command("simulate"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=child_environment(bench.work),
        )
        try:
            return _take_pictures(child, block)
        finally:
            child.kill()
            child.communicate()
            block.remove()


def _take_pictures(child: subprocess.Popen[bytes], block: Block) -> dict[str, Any]:
    assert child.stdin is not None
    assert child.stdout is not None
    order = {
        "do": "open",
        "run": 1,
        "program": PROGRAM,
        "values": PROGRAMS[PROGRAM].start,
        "file": str(block.path),
        "px_per_mm": PX_PER_MM,
        "language": "zh-Hans",
        "elder": False,
        "fps": FPS,
    }
    child.stdin.write(pack(order))
    child.stdin.flush()
    frames, from_s, cpu_from_s = 0, 0.0, 0.0
    settled_s = time.monotonic() + 60
    for line in child.stdout:
        message = json.loads(line)
        if message["is"] != "picture":
            continue
        block.take(message["number"])
        now_s = time.monotonic()
        if message["number"] == 1:
            settled_s = now_s + SETTLE_S
        elif not from_s and now_s >= settled_s:
            from_s, cpu_from_s = now_s, _cpu_s(child.pid)
        elif from_s:
            frames += 1
            if now_s - from_s >= PLAY_S:
                cpu_s = _cpu_s(child.pid) - cpu_from_s
                used = resident_bytes(child.pid) or 0
                return {
                    "fps": frames / (now_s - from_s),
                    "frame_ms": 1000 * cpu_s / frames,
                    "rss": used,
                }
    raise could_not("the simulation's process ended")


def _cpu_s(pid: int) -> float:
    """Processor time of all threads of a process, in seconds."""
    try:
        threads = [path / "schedstat" for path in Path(f"/proc/{pid}/task").iterdir()]
        return sum(int(path.read_text().split()[0]) for path in threads) / 1e9
    except (OSError, ValueError, IndexError):
        raise could_not("this system does not tell a process's time") from None


class SimulationWatch:
    """Opens the only exhibit, a simulation, twice, and watches the second."""

    def __init__(self, kiosk: Kiosk, order: dict[str, Any], found: dict[str, Any]) -> None:
        self._kiosk = kiosk
        self._order = order
        self._found = found

    def measure(self) -> None:
        """Watch, with a loop of its own; what was found is then in ``found``."""
        from kiosk.players.simulation import bridge

        kiosk = self._kiosk
        until(lambda: bool(kiosk.catalogue.exhibits))
        until(lambda: kiosk.shell.property("films") is True)
        kiosk.walk.touched()
        until(lambda: kiosk.shell.property("screen") == "home")
        until(lambda: bridge.workshop().child is not None)
        until(lambda: False, self._order["settle_s"])
        self._open()  # compiles QML and fills caches
        for name in ("cold_ms", "warm_ms"):
            kiosk.shell.goHome()
            until(lambda: False, self._order["settle_s"])
            if name == "cold_ms":
                bridge.stand_down(wait=True)
            self._found[name] = self._open()
        until(lambda: False, self._order["settle_s"])
        self._found["fps"], self._found["percent"] = self._count()
        kiosk.stage.property("player").pause(True)
        until(lambda: False, self._order["settle_s"])
        _, self._found["paused_percent"] = self._count()

    def _open(self) -> float:
        """Open it; milliseconds until its first picture is on the glass."""
        kiosk = self._kiosk
        shown: list[int] = []

        def look() -> None:
            paper = self._paper()
            if not shown and paper is not None and paper.painted > 0:
                shown.append(time.monotonic_ns())

        begun = time.monotonic_ns()
        kiosk.window.frameSwapped.connect(look)
        kiosk.shelf.open(kiosk.catalogue.exhibits[0].id)
        until(lambda: bool(shown))
        kiosk.window.frameSwapped.disconnect(look)
        return (shown[0] - begun) / 1e6

    def _paper(self) -> Any:
        sheet = self._kiosk.window.rootObject().findChild(QQuickItem, "simulated")
        lent = sheet.childItems() if sheet is not None else []
        return lent[0] if lent else None

    def _count(self) -> tuple[float, float]:
        """Pictures a second that were painted, and the shell's share of a core."""
        paper = self._paper()
        before, from_s, cpu_from_s = paper.painted, time.monotonic(), time.process_time()
        until(lambda: False, self._order["play_s"])
        cpu_s, seconds = time.process_time() - cpu_from_s, time.monotonic() - from_s
        return (paper.painted - before) / seconds, 100 * cpu_s / seconds
