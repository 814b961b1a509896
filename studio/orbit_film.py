"""From pictures and samples to a film the kiosk plays: H.264 and AAC in an MP4."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream
from PySide6.QtGui import QImage

from studio.orbit_canvas import FPS
from studio.orbit_sound import RATE

KEY_EVERY_S = 2
BT709 = 1


@dataclass(frozen=True)
class Recipe:
    """Size, quality (x264's crf: less is better and larger) and frames a second of a film."""

    width: int
    height: int
    quality: float
    fps: int = FPS


def encode(
    path: Path,
    pictures: Iterable[QImage],
    recipe: Recipe,
    sound: tuple[array[float], array[float]] | None = None,
) -> None:
    """Write a film; its index comes first, so that it starts at once."""
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as film:
        stream = _video(film, recipe)
        pieces = _pieces(_audio(film), sound) if sound else iter(())
        for number, image in enumerate(pictures):
            if number % recipe.fps == 0:
                # a second of sound before its second of pictures: they lie side by side
                film.mux(next(pieces, []))
            frame = _frame(image)
            frame.pts = number
            frame.time_base = Fraction(1, recipe.fps)
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
        for rest in pieces:
            film.mux(rest)


def _video(film: OutputContainer, recipe: Recipe) -> VideoStream:
    every = KEY_EVERY_S * recipe.fps
    # one thread: the same bytes on any number of cores
    stream = film.add_stream(
        "libx264",
        rate=recipe.fps,
        options={
            "preset": "veryslow",
            "tune": "animation",
            "profile": "high",
            "level": "4.0",
            "crf": str(recipe.quality),
            "threads": "1",
            "x264-params": f"keyint={every}:min-keyint={every}:scenecut=0:aq-mode=3",
        },
    )
    stream.width, stream.height, stream.pix_fmt = recipe.width, recipe.height, "yuv420p"
    context = stream.codec_context
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = ColorRange.MPEG
    return stream


def _frame(image: QImage) -> VideoFrame:
    """Return the picture in the colours of television (BT.709, limited range)."""
    rgb = VideoFrame(image.width(), image.height(), "bgra")
    rgb.planes[0].update(bytes(image.constBits()))
    return rgb.reformat(
        format="yuv420p",
        src_colorspace=Colorspace.ITU709,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG,
        dst_color_range=ColorRange.MPEG,
    )


def _audio(film: OutputContainer) -> AudioStream:
    stream = film.add_stream("aac", rate=48_000)
    stream.layout = "stereo"
    stream.bit_rate = 128_000
    return stream


def _pieces(
    stream: AudioStream, sound: tuple[array[float], array[float]]
) -> Iterator[list[Packet[AudioStream]]]:
    """Yield the encoded sound, a second at a time."""
    resampler = AudioResampler(format="fltp", layout="stereo", rate=48_000, frame_size=1024)
    for start in range(0, len(sound[0]), RATE):
        part = [channel[start : start + RATE].tobytes() for channel in sound]
        frame = AudioFrame(format="fltp", layout="stereo", samples=len(part[0]) // 4)
        for plane, samples in zip(frame.planes, part, strict=True):
            plane.update(samples + bytes(plane.buffer_size - len(samples)))
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        yield [p for piece in resampler.resample(frame) for p in stream.encode(piece)]
    yield [p for piece in resampler.resample(None) for p in stream.encode(piece)]
    yield list(stream.encode(None))
