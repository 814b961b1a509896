"""Films made up for tests: small, quick to make, each made once a session."""

from __future__ import annotations

import functools
import struct
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

FPS = 25
WIDTH, HEIGHT = 320, 180
RATE = 48_000
AAC_SAMPLES = 1024

INTERLACED = (("flags", "+ildct+ilme"), ("x264-params", "interlaced=1:tff=1"))
"""Options that make libx264 write fields."""


@functools.cache
def film(
    codec: str = "libx264",
    *,
    seconds: float = 1.0,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    pixels: str = "yuv420p",
    sound: str = "",
    quick: bool = True,
    options: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """The bytes of an MP4: a picture that grows lighter, with silence for ``sound`` (``aac``).

    ``quick``: its contents come first (faststart). ``options`` are those of the encoder.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-film-") as place:
        path = Path(place) / "film.mp4"
        flags = {"movflags": "+faststart"} if quick else {}
        with av.open(str(path), "w", options=flags) as film:
            stream = _video(film, codec, size, pixels, dict(options))
            audio = _audio(film, sound) if sound else None
            count = round(seconds * FPS)
            for number in range(count):
                film.mux(stream.encode(_picture(number, count, size, pixels)))
            film.mux(stream.encode(None))
            if audio is not None:
                _silence(film, audio, seconds)
        return path.read_bytes()


FILMS = Path(__file__).with_name("films")


def av1_film(seconds: int = 2) -> bytes:
    """The same picture as AV1, of 2 or 20 seconds.

    Made once with libsvtav1 and kept: its encoder sometimes fails on a busy machine.
    """
    return (FILMS / f"av1-{seconds}s.mp4").read_bytes()


@functools.cache
def sound_alone() -> bytes:
    """An MP4 with sound and no pictures."""
    with tempfile.TemporaryDirectory(prefix="kiosk-film-") as place:
        path = Path(place) / "sound.mp4"
        with av.open(str(path), "w") as film:
            _silence(film, _audio(film, "aac"), 0.5)
        return path.read_bytes()


def _video(
    film: OutputContainer, codec: str, size: tuple[int, int], pixels: str, options: dict[str, str]
) -> VideoStream:
    quickest = {"preset": "ultrafast", "threads": "1"}
    stream: Any = film.add_stream(codec, rate=FPS, options={**quickest, **options})
    assert isinstance(stream, VideoStream)
    stream.width, stream.height = size
    stream.pix_fmt = pixels
    return stream


def _audio(film: OutputContainer, codec: str) -> AudioStream:
    stream: Any = film.add_stream(codec, rate=RATE)
    assert isinstance(stream, AudioStream)
    stream.layout = "mono"
    return stream


def _picture(number: int, count: int, size: tuple[int, int], pixels: str) -> VideoFrame:
    frame = VideoFrame(*size, pixels)
    for at, plane in enumerate(frame.planes):
        shade = 40 + 160 * number // count if at == 0 else 128
        plane.update(bytes((shade,)) * plane.buffer_size)
    frame.pts, frame.time_base = number, Fraction(1, FPS)
    return frame


def _silence(film: OutputContainer, stream: AudioStream, seconds: float) -> None:
    for start in range(0, int(seconds * RATE), AAC_SAMPLES):
        frame = AudioFrame(format="fltp", layout="mono", samples=AAC_SAMPLES)
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        film.mux(stream.encode(frame))
    film.mux(stream.encode(None))


def box(kind: str, *contents: bytes) -> bytes:
    """One box of an MP4, made by hand."""
    content = b"".join(contents)
    return struct.pack(">I4s", 8 + len(content), kind.encode("latin-1")) + content


def contents(
    *,
    codec: str = "avc1",
    handler: bytes = b"vide",
    tables: bytes = b"",
    length: tuple[int, int] = (1_000, 2_000),
    setup: bytes = b"",
    size: tuple[int, int] = (320, 180),
) -> bytes:
    """A ``moov`` made by hand, with one track. ``tables``: what follows ``stsd`` in ``stbl``."""
    entry = box(codec, bytes(24), struct.pack(">HH", *size), bytes(50), setup)
    table = box("stbl", box("stsd", bytes(4), struct.pack(">I", 1), entry), tables)
    return box(
        "moov",
        box(
            "trak",
            box(
                "mdia",
                box("mdhd", bytes(12), struct.pack(">II", *length)),
                box("hdlr", bytes(8), handler, bytes(13)),
                box("minf", table),
            ),
        ),
    )


def sample_tables(
    sizes: int, chunks: tuple[int, ...], runs: tuple[tuple[int, int], ...], each: int = 10
) -> bytes:
    """``stsz`` of ``sizes`` samples of ``each`` bytes, ``stco`` of ``chunks``, ``stsc``."""
    return b"".join(
        (
            box("stsz", bytes(4), struct.pack(">II", each, sizes)),
            box("stco", bytes(4), struct.pack(f">I{len(chunks)}I", len(chunks), *chunks)),
            box(
                "stsc",
                bytes(4),
                struct.pack(">I", len(runs)),
                *(struct.pack(">III", first, many, 1) for first, many in runs),
            ),
        )
    )


HEAD = box("ftyp", b"isom", bytes(4), b"isomiso2")
