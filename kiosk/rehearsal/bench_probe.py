"""The measured process: the real kiosk, with a finger and a stop-watch.

Started by the benchmarks as ``kiosk bench --probe JSON``; prints one line of JSON. Times are
nanoseconds of the machine's monotonic clock, the same for parent and child.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtQuick import QQuickItem
from shiboken6 import isValid

from kiosk.app import Kiosk
from kiosk.core.places import find_places
from kiosk.rehearsal.bench_bare import main as run_bare
from kiosk.rehearsal.bench_bare import memory_kib
from kiosk.ui.starting import Options, make_qt, prepare

DIAGONAL_IN = 21.5
SEEN = 0.5
"""A page counts as painted from this opacity on: half faded in, its words can be read."""


def run_probe(wanted: str) -> int:
    """Do what ``wanted`` (JSON) asks; print what was found; return the exit code.

    Keys: ``probe`` (start, home, attract, touch, data-page, film, decode, rounds, simulation,
    native, bare, install), ``data``, ``exhibits``, ``size_px``; ``settle_s`` and ``still_s`` for
    start, home and attract; ``samples`` for touch and data-page, ``pin`` for the latter;
    ``play_s`` for film, decode, simulation and native, ``film`` (a path) for decode; ``rounds``;
    ``parts`` and ``again`` for install.
    """
    order = json.loads(wanted)
    if order["probe"] == "bare":
        run_bare(wanted)
        return 0
    if order["probe"] == "decode":
        from kiosk.rehearsal.bench_film import decode_only

        print(json.dumps(decode_only(order)), flush=True)
        return 0
    if order["probe"] == "native":
        from kiosk.rehearsal.bench_simulation import play_natively

        print(json.dumps(play_natively(order)), flush=True)
        return 0
    if order["probe"] == "install":
        from kiosk.rehearsal.bench_install import install_probe

        print(json.dumps(install_probe(order)), flush=True)
        return 0
    kiosk, loop = _kiosk(order)
    found: dict[str, Any] = {}
    if order["probe"] in ("film", "rounds"):
        from kiosk.rehearsal.bench_film import FilmWatch
        from kiosk.rehearsal.bench_rounds import Rounds

        watching = FilmWatch if order["probe"] == "film" else Rounds
        kiosk.start()
        watching(kiosk, order, found).measure()
    elif order["probe"] == "simulation":
        from kiosk.rehearsal.bench_simulation import SimulationWatch

        kiosk.start()
        SimulationWatch(kiosk, order, found).measure()
    elif order["probe"] == "data-page":
        from kiosk.rehearsal.bench_data_page import measure_page

        kiosk.start()
        found = measure_page(kiosk, order["pin"], order["samples"])
    elif order["probe"] == "touch":
        from kiosk.rehearsal.bench_touches import measure_touches

        kiosk.start()
        found = measure_touches(kiosk, order["samples"])
    else:
        watch = StartWatch(kiosk, order, found)
        kiosk.start()
        watch.begin()
        loop()
    kiosk.stop()
    print(json.dumps(found), flush=True)
    return 0


def _kiosk(order: dict[str, Any]) -> tuple[Kiosk, Callable[[], int]]:
    places = find_places(Path(order["data"]))
    options = Options(
        windowed=True,
        size_px=(order["size_px"][0], order["size_px"][1]),
        diagonal_in=DIAGONAL_IN,
        exhibits=Path(order["exhibits"]),
    )
    settings = prepare(places, options, to_stderr=False).settings
    application = make_qt(settings, places)
    return Kiosk(places, settings, options), application.exec


class StartWatch:
    """Watches a kiosk from its first frame to its home, then while it stands still.

    In ``attract`` nobody touches, and the loop of the attract screen is what is watched.
    """

    def __init__(self, kiosk: Kiosk, order: dict[str, Any], found: dict[str, Any]) -> None:
        self._kiosk = kiosk
        self._order = order
        self._found = found
        self._home: QQuickItem | None = None
        self._own_cpu_ns = 0
        self._awaited: QQuickItem | None = None

    def begin(self) -> None:
        """Start to watch; the loop runs afterwards."""
        self._kiosk.window.frameSwapped.connect(self._framed)
        self._kiosk.when_ready(self._ready)

    def _mark(self, name: str) -> None:
        self._found.setdefault(f"{name}_ns", time.monotonic_ns())

    def _ready(self) -> None:
        ready_ns = self._found["ready_ns"] = time.monotonic_ns()
        if self._order["probe"] == "attract":
            self._rest()
            return
        own_cpu_from_ns = time.process_time_ns()
        from kiosk.rehearsal.touching import QTest

        self._device = QTest.createTouchDevice()
        QTest.touchEvent(self._kiosk.window, self._device)  # without a touch: nothing happens
        self._own_cpu_ns = time.process_time_ns() - own_cpu_from_ns
        # The kiosk would not have loaded the means to touch it.
        self._found["own_ns"] = time.monotonic_ns() - ready_ns
        QTimer.singleShot(0, self._touch)

    def _touch(self) -> None:
        from kiosk.rehearsal.touching import QTest

        window = self._kiosk.window
        place = QPoint(window.width() // 2, window.height() // 2)
        QTest.touchEvent(window, self._device).press(0, place, window).commit(False)
        QTest.touchEvent(window, self._device).release(0, place, window).commit(False)

    def _framed(self) -> None:
        self._mark("first_frame")
        if "own_ns" not in self._found:
            return
        home = self._home = self._home or self._page()
        if home is None or not home.isVisible():
            return
        self._mark("home_frame")
        page = home.parentItem().parentItem()
        if page.opacity() < SEEN or not self._is_painted(home):
            return
        self._mark("home")
        self._found.setdefault("home_cpu_ns", time.process_time_ns() - self._own_cpu_ns)
        if page.opacity() < 1:
            return
        self._mark("home_whole")
        self._rest()

    def _is_painted(self, home: QQuickItem) -> bool:
        """A picture that was awaited at the last frame is looked at first: to walk through all
        items takes several milliseconds, which would be measured too.
        """
        if self._awaited is not None and isValid(self._awaited) and not loaded(self._awaited):
            return False
        cards, self._awaited = _look_through(home)
        return cards > 0 and self._awaited is None

    def _page(self) -> QQuickItem | None:
        root = self._kiosk.window.rootObject()
        found = root.findChild(QQuickItem, "home")
        return found if isinstance(found, QQuickItem) else None

    def _rest(self) -> None:
        """Measuring ends here: no callback of ours is left when the kiosk stands still."""
        self._kiosk.window.frameSwapped.disconnect(self._framed)
        QTimer.singleShot(round(self._order["settle_s"] * 1000), self._stand_still)

    def _stand_still(self) -> None:
        from kiosk.rehearsal.touching import QSignalSpy

        self._found.update(memory_kib())
        # The spy counts in C++; a Python callback a frame would be measured too.
        self._spy = QSignalSpy(self._kiosk.window.frameSwapped)
        self._from_s, self._cpu_from_s = time.monotonic(), time.process_time()
        QTimer.singleShot(round(self._order["still_s"] * 1000), self._end)

    def _end(self) -> None:
        self._found["cpu_s"] = time.process_time() - self._cpu_from_s
        self._found["seconds"] = time.monotonic() - self._from_s
        self._found["frames"] = self._spy.count()
        self._found["screen"] = str(self._kiosk.shell.property("screen"))
        self._kiosk.quit()


def _look_through(home: QQuickItem) -> tuple[int, QQuickItem | None]:
    """Home's cards in view, and a picture there that has not been loaded yet."""
    cards = 0
    waiting = [home]
    while waiting:
        item = waiting.pop()
        if not item.isVisible():
            continue
        cards += item.objectName().startswith("card")
        if not loaded(item):
            return cards, item
        waiting.extend(item.childItems())
    return cards, None


def loaded(item: QQuickItem) -> bool:
    """Whether ``item`` is no picture, or one that has been loaded (Kit's Picture and Drawing)."""
    wanted = item.property("wanted")
    if isinstance(wanted, str) and wanted:
        return item.property("ready") is True
    return item.property("loading") is not True
