"""Lotties are drawn as they should be, all in one thread, and leave nothing behind."""

from __future__ import annotations

import ctypes
import gc
import json
import platform
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.players.animation.lottie import (
    MOST_PIXELS,
    Drawn,
    LottiePen,
    LottieReel,
    fitting,
    measure_lottie,
    open_lottie,
)
from kiosk.players.animation.lottie_scan import LottieFacts, scan_lottie
from tests.players.lotties import (
    BLUE,
    LOTTIE,
    document,
    fill,
    group,
    layer,
    rectangle,
    written,
)

FACTS = scan_lottie(LOTTIE)
SMALL = written(document(layer(group(rectangle(20, 20), fill(BLUE)))))
"""A blue square in the middle, nothing about it."""
BLANK = written(document(layer(group(rectangle(20, 20)))))


def colour(drawn: Drawn, x: int, y: int) -> tuple[int, int, int, int]:
    """Alpha, red, green, blue of a pixel."""
    at = 4 * (y * drawn.width_px + x)
    word = int.from_bytes(drawn.pixels[at : at + 4], "little")
    return word >> 24, word >> 16 & 255, word >> 8 & 255, word & 255


def until(met: Callable[[], object], within_s: float = 10.0) -> None:
    end_s = time.monotonic() + within_s
    while not met():
        assert time.monotonic() < end_s, "it never came"
        time.sleep(0.005)


def next_of(reel: LottieReel) -> Drawn:
    taken: list[Drawn | None] = [None]

    def came() -> bool:
        taken[0] = reel.take()
        return taken[0] is not None

    until(came)
    assert taken[0] is not None
    return taken[0]


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "lottie"]


@pytest.mark.parametrize(
    ("frame", "seen"),
    [(0, (255, 255, 0, 0)), (14, (255, 255, 0, 0)), (15, (255, 0, 0, 255)), (29, (255, 0, 0, 255))],
)
def test_a_frame_has_its_colour(frame: float, seen: tuple[int, ...]) -> None:
    pen = LottiePen(LOTTIE, 60, 60)
    assert pen.frames == pytest.approx(30)
    drawn = pen.draw(frame)
    assert (drawn.frame, drawn.width_px, drawn.height_px) == (frame, 60, 60)
    assert len(drawn.pixels) == 4 * 60 * 60
    assert colour(drawn, 30, 30) == colour(drawn, 3, 57) == seen
    pen.close()


def test_frames_may_be_asked_for_in_any_order_and_past_the_end() -> None:
    pen = LottiePen(LOTTIE, 20, 20)
    seen = [colour(pen.draw(frame), 10, 10)[1:] for frame in (29, 0, 9_999, 14.5, 3)]
    assert seen == [(0, 0, 255), (255, 0, 0), (0, 0, 255), (255, 0, 0), (255, 0, 0)]
    pen.close()


def test_where_nothing_is_drawn_it_is_clear() -> None:
    pen = LottiePen(SMALL, 100, 50)
    drawn = pen.draw(0)
    assert colour(drawn, 50, 25) == (255, 0, 0, 255)
    assert colour(drawn, 2, 2) == colour(drawn, 97, 47) == (0, 0, 0, 0)
    pen.close()


def test_a_picture_drawn_earlier_stays_as_it_is() -> None:
    pen = LottiePen(LOTTIE, 8, 8)
    first = pen.draw(0)
    pen.draw(29)
    assert colour(first, 4, 4) == (255, 255, 0, 0)
    pen.close()


@pytest.mark.parametrize("content", [b"", b"no lottie", b"{}", b"\x00\xff"])
def test_what_cannot_be_read_is_said(content: bytes) -> None:
    with pytest.raises(ValueError):
        LottiePen(content, 10, 10)


def test_the_reel_gives_each_picture_once() -> None:
    reel = LottieReel(LOTTIE, FACTS, 40, 40)
    assert reel.take() is None and reel.waiting_s == 0
    for frame, red in ((0.0, 255), (20.0, 0)):
        reel.ask(frame)
        drawn = next_of(reel)
        assert drawn.frame == frame and colour(drawn, 20, 20)[1] == red
        assert reel.take() is None
        until(lambda: reel.waiting_s == 0)
    reel.close()
    assert not reel.fault


def test_a_wish_that_is_not_drawn_yet_gives_way_to_a_newer_one() -> None:
    reel = LottieReel(LOTTIE, FACTS, 700, 700)
    for frame in range(30):
        reel.ask(float(frame))
    until(lambda: reel.waiting_s == 0)
    last = reel.take()
    assert last is not None and last.frame == 29
    reel.close()


def test_a_broken_file_gives_a_fault_and_the_wish_waits() -> None:
    reel = LottieReel(b"{}", FACTS, 40, 40)
    reel.ask(0.0)
    until(lambda: reel.fault)
    assert "cannot read" in reel.fault and reel.take() is None
    until(lambda: reel.waiting_s > 0.01)
    reel.close()


def test_a_closed_reel_draws_nothing_more() -> None:
    for asked in (False, True):
        reel = LottieReel(LOTTIE, FACTS, 600, 600)
        if asked:
            reel.ask(3.0)
        reel.close()
        reel.close()
        reel.ask(4.0)
        assert reel.waiting_s == 0
    other = LottieReel(LOTTIE, FACTS, 20, 20)  # drawn after all of the above
    other.ask(0.0)
    next_of(other)
    assert reel.take() is None
    other.close()


def test_reels_that_come_and_go_at_once_do_not_disturb_one_another() -> None:
    """One step's drawing is given back while the next one's is read."""
    for turn in range(60):
        reels = [LottieReel(LOTTIE, FACTS, 90, 90) for _ in range(4)]
        for at, reel in enumerate(reels):
            reel.ask(float(at + turn % 20))
        for reel in reels[turn % 3 :]:
            next_of(reel)
        for reel in reels:
            reel.close()


def _used_kib() -> float:
    """What the C library has given out and not got back."""

    class Info(ctypes.Structure):
        _fields_ = [(f"field_{at}", ctypes.c_size_t) for at in range(10)]

    gc.collect()
    library = ctypes.CDLL(None)
    library.mallinfo2.restype = Info
    return float(library.mallinfo2().field_7) / 1024  # uordblks


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc can tell what is in use")
def test_many_reels_after_one_another_leave_nothing_behind() -> None:
    def play(count: int) -> None:
        for _ in range(count):
            reel = LottieReel(LOTTIE, FACTS, 30, 30)
            reel.ask(0.0)
            next_of(reel)
            reel.close()

    play(10)
    before_kib = _used_kib()
    play(60)
    assert _used_kib() - before_kib < 300  # with a thread for each it was 1,500
    assert len(threads()) == 1


@pytest.mark.parametrize(
    ("size", "box", "drawn"),
    [
        ((100, 100), (400, 300), (300, 300)),
        ((1600, 1000), (800, 800), (800, 500)),
        ((10, 10), (1, 1), (1, 1)),
        ((4096, 1), (800, 600), (800, 1)),
    ],
)
def test_a_drawing_fits_its_box(
    size: tuple[int, int], box: tuple[int, int], drawn: tuple[int, int]
) -> None:
    assert fitting(LottieFacts(*size, 1, 30), *box) == drawn


@pytest.mark.parametrize("size", [(1600, 1000), (100, 100), (1, 4096), (4096, 1)])
def test_no_drawing_is_larger_than_a_thread_can_draw(size: tuple[int, int]) -> None:
    width, height = fitting(LottieFacts(*size, 1, 30), 3840, 2160)
    assert width * height <= MOST_PIXELS * 1.01


def test_measuring_tells_times_and_frames() -> None:
    found = measure_lottie(LOTTIE, FACTS)
    assert found["frames"] == 30 and found["blank"] is False
    assert 0 <= found["p50_ms"] <= found["p95_ms"] < 200


def test_measuring_notices_that_nothing_is_seen() -> None:
    assert measure_lottie(BLANK, scan_lottie(BLANK))["blank"] is True


def test_measuring_a_ribbon_takes_no_more_memory_than_a_square() -> None:
    ribbon = written(document(w=4096, h=1))
    assert measure_lottie(ribbon, scan_lottie(ribbon))["frames"] == 30


def test_opening_a_file_tells_what_came_of_it(tmp_path: Path) -> None:
    told = {"sound": LOTTIE, "damaged": b"{", "text": written(document({"ty": 5}))}
    for name, content in told.items():
        (tmp_path / name).write_bytes(content)
    assert open_lottie(tmp_path / "sound")["blank"] is False
    assert "damaged" in open_lottie(tmp_path / "damaged")["fault"]
    assert "text layer" in open_lottie(tmp_path / "text")["fault"]
    assert open_lottie(tmp_path / "none")["fault"]
    (tmp_path / "huge").write_bytes(b" " * (1024**2 + 1))
    assert open_lottie(tmp_path / "huge")["fault"]
    for found in map(open_lottie, tmp_path.iterdir()):
        assert json.loads(json.dumps(found)) == found
