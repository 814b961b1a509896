"""Lottie drawn by ThorVG in a thread of its own, one picture ahead of the one that is shown.

ThorVG is called through ctypes, which gives the interpreter's lock back while it draws. The thread
touches no QObject: whoever shows the pictures asks for them and takes them when they are there.
"""

from __future__ import annotations

import ctypes
import functools
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.library.folder import read_limited
from kiosk.library.limits import LIMITS
from kiosk.players.animation.lottie_scan import LottieFacts, LottieFault, scan_lottie

MOST_PIXELS = 1_200_000
"""Larger pictures are drawn this large and scaled: no thread keeps up with 4K."""
MEASURED_LINES = 720
SLOWEST_MS = 12.0
"""95 % of a Lottie's frames are drawn within this, at 720 lines."""
TAKES = 4
MEASURED_FRAMES = 240
BYTES_A_PIXEL = 4

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: premultiplied ARGB, 8 bits each, in the machine's byte order, no padding."""

    frame: float
    width_px: int
    height_px: int
    pixels: bytes


_in_thorvg = threading.Lock()
"""ThorVG without threads of its own locks nothing, and its loaders are shared: while one of our
threads reads a drawing and another gives one back, it dies. So only one may be in it at a time.
"""


@functools.cache
def _engine() -> Any:
    from thorvg_python.engine import Engine

    engine = Engine(threads=0)
    # It is never ended: a thread may still be drawing when the program ends.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))
    return engine


class LottiePen:
    """Draws pictures of one Lottie, one after the other. Only one pen draws at a time."""

    def __init__(self, content: bytes, width_px: int, height_px: int) -> None:
        # Late: nobody needs it before the first Lottie.
        from thorvg_python.animation.lottie import LottieAnimation
        from thorvg_python.canvas.sw import SwCanvas

        self._size = (width_px, height_px)
        with _in_thorvg:
            engine = _engine()
            self._canvas = SwCanvas(engine)
            self._animation = LottieAnimation(engine)
            try:
                self._buffer = self._open(content)
                _, self.frames = self._animation.get_total_frame()
                if self.frames <= 0:
                    raise ValueError("it has no frames")
            except ValueError:
                self._give_back()
                raise

    def _open(self, content: bytes) -> ctypes.Array[ctypes.c_uint32]:
        from thorvg_python.base import Colorspace, Result

        self._canvas.set_target(*self._size, cs=Colorspace.ARGB8888)
        self._picture = self._animation.get_picture()
        if self._picture.load_data(content, "lottie", None, True) != Result.SUCCESS:
            raise ValueError("ThorVG cannot read it")
        self._picture.set_size(*self._size)
        self._canvas.add(self._picture)
        buffer = self._canvas.buffer_arr
        if buffer is None:
            raise ValueError("there is no room to draw it")
        return buffer

    def draw(self, frame: float) -> Drawn:
        """Draw picture number ``frame``, from 0; fractions are between two pictures."""
        with _in_thorvg:
            self._animation.set_frame(min(frame, self.frames - 1))
            self._canvas.update()
            self._canvas.draw(True)
            self._canvas.sync()
            return Drawn(frame, *self._size, bytes(self._buffer))

    def close(self) -> None:
        """Give the memory back; nothing is drawn after that."""
        with _in_thorvg:
            self._give_back()

    def _give_back(self) -> None:
        self._canvas.destroy()
        self._animation._del()


class _Desk:
    """The one thread in which Lotties are drawn for the screen, from the first one on.

    A thread for each drawing would cost 25 KiB that ThorVG never gives back.
    """

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="lottie", daemon=True).start()

    def post(self, job: Callable[[], None]) -> None:
        """Do ``job`` after those that were posted before."""
        self._jobs.put(job)

    def _work(self) -> None:
        while True:
            self._jobs.get()()


_desk = functools.cache(_Desk)


class LottieReel:
    """Draws what is asked for, in the drawing thread. Pictures are taken, never waited for."""

    def __init__(self, content: bytes, facts: LottieFacts, width_px: int, height_px: int) -> None:
        self.facts = facts
        self._content = content
        self._size = fitting(facts, width_px, height_px)
        self._lock = threading.Lock()
        self._pen: LottiePen | None = None
        self._wanted: float | None = None
        self._posted = False
        self._drawn: Drawn | None = None
        self._asked_at_s = 0.0
        self._closed = False
        self.fault = ""
        _desk().post(self._open)

    def ask(self, frame: float) -> None:
        """Ask for a picture; an earlier wish that is not yet drawn is dropped."""
        with self._lock:
            if self._closed:
                return
            if self._wanted is None:
                self._asked_at_s = time.monotonic()
            self._wanted = frame
            if self._posted:
                return
            self._posted = True
        _desk().post(self._draw)

    def take(self) -> Drawn | None:
        """The picture drawn last, once; None while there is no new one."""
        with self._lock:
            drawn, self._drawn = self._drawn, None
            return drawn

    @property
    def waiting_s(self) -> float:
        """For how long a wish has not been met; 0 when there is none."""
        with self._lock:
            return 0.0 if self._wanted is None else time.monotonic() - self._asked_at_s

    def close(self) -> None:
        """Give the drawing back when what is drawn is done; does not wait for it."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._wanted = None
        _desk().post(self._give_back)

    def _open(self) -> None:
        if self._closed:
            return
        try:
            self._pen = LottiePen(self._content, *self._size)
        except (ValueError, OSError) as error:
            self.fault = str(error)

    def _draw(self) -> None:
        with self._lock:
            frame, pen = self._wanted, self._pen
        drawn = pen.draw(frame) if pen is not None and frame is not None else None
        with self._lock:
            self._posted = self._wanted not in (None, frame) and pen is not None
            if drawn is not None and not self._closed:
                self._drawn = drawn
                self._wanted = self._wanted if self._posted else None
                self._asked_at_s = time.monotonic()
            again = self._posted
        if again:
            _desk().post(self._draw)

    def _give_back(self) -> None:
        if self._pen is not None:
            self._pen.close()
        self._pen = self._drawn = None


def fitting(facts: LottieFacts, width_px: int, height_px: int) -> tuple[int, int]:
    """The size to draw at: as large as fits the box, and no larger than a thread can draw."""
    scale = min(width_px / facts.width, height_px / facts.height)
    pixels = facts.width * facts.height * scale * scale
    if pixels > MOST_PIXELS:
        scale *= (MOST_PIXELS / pixels) ** 0.5
    return max(1, round(facts.width * scale)), max(1, round(facts.height * scale))


def measure_lottie(content: bytes, facts: LottieFacts) -> dict[str, float | bool]:
    """Draw a Lottie at 720 lines, evenly from start to end; the processor time of a picture.

    Returns ``frames``, ``p50_ms``, ``p95_ms`` and ``blank`` (nothing is seen in any of them).

    :raises ValueError: ThorVG cannot read it.
    """
    # Not wider than the kiosk draws it either: a ribbon of 4,096 by 1 would fill the memory.
    pen = LottiePen(content, *fitting(facts, 2 * MOST_PIXELS, MEASURED_LINES))
    count = min(MEASURED_FRAMES, max(2, round(pen.frames)))
    times_ms, seen = _times_ms(pen, count)
    for _ in range(TAKES - 1):
        # A busy neighbour must not refuse an author's drawing: what seems slow is drawn again.
        if times_ms[int(count * 0.95) - 1] <= SLOWEST_MS:
            break
        again_ms, _ = _times_ms(pen, count)
        times_ms = min(times_ms, again_ms, key=lambda times: times[int(count * 0.95) - 1])
    pen.close()
    return {
        "frames": round(pen.frames),
        "p50_ms": round(times_ms[count // 2], 2),
        "p95_ms": round(times_ms[int(count * 0.95) - 1], 2),
        "blank": not seen,
    }


def _times_ms(pen: LottiePen, count: int) -> tuple[list[float], bool]:
    """The processor time of ``count`` pictures, sorted, and whether anything was seen in them."""
    times_ms: list[float] = []
    seen = False
    for number in range(count):
        begun_s = time.thread_time()
        drawn = pen.draw((pen.frames - 1) * number / (count - 1))
        times_ms.append(1000 * (time.thread_time() - begun_s))
        seen = seen or any(drawn.pixels[::509])
    return sorted(times_ms), seen


def open_lottie(path: Path) -> dict[str, Any]:
    """Draw the Lottie at ``path`` as :func:`measure_lottie` does; a key ``fault`` says why not."""
    try:
        content = read_limited(path, LIMITS.lottie_bytes)
        return dict(measure_lottie(content, scan_lottie(content)))
    except (OSError, ValueError, OverflowError, LottieFault) as error:
        return {"fault": str(error)}
