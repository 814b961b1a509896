"""The film of the space station: what plays is what the scripts paint, and it fits the kiosk."""

from __future__ import annotations

import math
import struct
import tomllib
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import av
import pytest
import webvtt
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PySide6.QtGui import QImage

from studio.orbit import CLIP, CLIP_FROM, CLIP_S, FOLDER, FRAMES, SECONDS, picture
from studio.orbit_canvas import FPS
from studio.orbit_days import ROUNDS, sunrise_times
from studio.orbit_fall import PEAK, PULL_THERE, STEPS, flight
from studio.station import PARTS, View, faces

FILM = Path(__file__).resolve().parents[2] / FOLDER
MOST_BYTES = {"orbit.mp4": 4_000_000, "orbit-clip.mp4": 300_000}
SIZES = {"orbit.mp4": (1280, 720, FRAMES), "orbit-clip.mp4": (640, 360, round(CLIP_S * FPS))}
BOTH = sorted(SIZES)


@pytest.mark.parametrize("name", BOTH)
def test_it_is_small_and_starts_at_once(name: str) -> None:
    content = (FILM / name).read_bytes()
    assert len(content) <= MOST_BYTES[name]
    boxes = _boxes(content)
    assert boxes.index("moov") < boxes.index("mdat")


@pytest.mark.parametrize("name", BOTH)
def test_it_is_what_every_kiosk_decodes(name: str) -> None:
    content = (FILM / name).read_bytes()
    _, profile, _, level = content[(at := content.index(b"avcC") + 4) : at + 4]
    assert profile == 100, "High"
    assert level <= 40
    width, height, count = SIZES[name]
    with av.open(str(FILM / name)) as film:
        video = film.streams.video[0]
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (video.width, video.height, video.average_rate) == (width, height, FPS)
        frames = list(film.decode(video))
    assert len(frames) == count
    assert not any(frame.interlaced_frame for frame in frames)
    keys = [number for number, frame in enumerate(frames) if frame.key_frame]
    assert keys == list(range(0, count, 2 * FPS))


def test_it_has_soft_sound_from_first_to_last() -> None:
    with av.open(str(FILM / "orbit.mp4")) as film:
        audio = film.streams.audio[0]
        assert (audio.codec_context.name, audio.profile) == ("aac", "LC")
        assert (audio.rate, audio.layout.name) == (48_000, "stereo")
        assert 60 <= SECONDS <= 90
        assert audio.duration and audio.time_base
        assert abs(float(audio.duration * audio.time_base) - SECONDS) < 0.2
        meter = av.filter.Graph()
        source, sink = meter.add_abuffer(template=audio), meter.add("abuffersink")
        gauge = meter.add("ebur128", "peak=true:metadata=1")
        source.link_to(gauge)
        gauge.link_to(sink)
        meter.configure()
        said: dict[str, str] = {}
        for frame in film.decode(audio):
            meter.push(frame)
            # the gauge speaks only every tenth of a second
            with suppress(av.error.BlockingIOError):
                heard = meter.pull()
                assert isinstance(heard, AudioFrame)
                said = dict(heard.metadata)
    assert -20 <= float(said["lavfi.r128.I"]) <= -16
    assert float(said["lavfi.r128.true_peak"]) < 0.7
    assert float(said["lavfi.r128.M"]) < -40, "it fades out"


def test_the_excerpt_is_silent() -> None:
    with av.open(str(FILM / "orbit-clip.mp4")) as film:
        assert not film.streams.audio


def test_painting_again_gives_the_shipped_frames() -> None:
    wanted = {40, 320, 520, 820, 1000, 1311, 1500, 1700, 1900}
    seen = _decoded("orbit.mp4", wanted)
    assert set(seen) == wanted
    for number, shipped in seen.items():
        assert _distance(shipped, picture(number)) < 4, f"frame {number}"


def test_painting_again_gives_the_shipped_excerpt() -> None:
    first = round(CLIP_FROM * FPS)
    for number, shipped in _decoded("orbit-clip.mp4", {0, 75, 149}).items():
        assert _distance(shipped, picture(first + number, CLIP.width)) < 4


def test_no_two_parts_of_the_film_look_alike() -> None:
    seen = _decoded("orbit.mp4", {100, 300, 520, 750, 1100, 1500, 1700, 1900})
    shots = [seen[number] for number in sorted(seen)]
    assert all(_distance(one, other) > 8 for one, other in pairwise(shots))


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_captions_can_be_read_in_time(language: str) -> None:
    cues = webvtt.read(str(FILM / f"orbit.{language}.vtt")).captions
    times = [(cue.start_in_seconds, cue.end_in_seconds, cue.lines) for cue in cues]
    assert len(times) == 24
    for start, end, words in times:
        assert 1.9 <= end - start <= 5.0
        assert len(words) <= 2
        assert all(len(line) <= (22 if language == "zh-Hans" else 42) for line in words)
    assert all(before[1] <= after[0] for before, after in pairwise(times))
    assert times[0][0] < 2
    assert SECONDS - 2 < times[-1][1] <= SECONDS
    with (FILM / "video.toml").open("rb") as file:
        pause = tomllib.load(file)["pause"][0]["at_s"]
    assert not any(start < pause < end for start, end, _ in times), "no sentence is cut in two"


def test_gravity_at_the_station_is_nine_tenths() -> None:
    assert round(PULL_THERE, 2) == 0.89


@pytest.mark.parametrize(("speed", "degrees"), [(0.55, 18.6), (0.80, 38.1), (0.93, 76.6)])
def test_slow_balls_land_where_kepler_says(speed: float, degrees: float) -> None:
    x, y = flight(speed)[-1]
    # an ellipse from its far end: r = p / (1 - e cos) with p = peak * speed^2, e = 1 - speed^2
    expected = math.degrees(math.acos((1 - PEAK * speed**2) / (1 - speed**2)))
    assert abs(expected - degrees) < 0.2
    assert abs(math.degrees(math.atan2(x, -y)) - expected) < 0.5


def test_the_fastest_ball_comes_round_at_one_height() -> None:
    path = flight(1.0)
    assert {round(math.hypot(x, y), 3) for x, y in path} == {PEAK}
    assert math.dist(path[0], path[-1]) < 0.001
    assert len(path) == 8 * FPS * STEPS + 1


def test_a_day_has_sixteen_sunrises_and_no_flicker() -> None:
    times = sunrise_times()
    assert len(times) == ROUNDS == 16
    assert all(after - before > 0.4 for before, after in pairwise(times))


def test_the_station_is_a_t_of_three_modules() -> None:
    assert {part.module for part in PARTS} == {"天和", "问天", "梦天"}
    drawn = faces(View(0, 0, 10))
    assert len(drawn) > 100
    across = [x for face in drawn for x, _ in face.points]
    assert abs(max(across) + min(across)) < 1


def _boxes(content: bytes) -> list[str]:
    """Return the names of an MP4's outermost boxes in order."""
    names, at = [], 0
    while at < len(content):
        size, name = struct.unpack(">I4s", content[at : at + 8])
        names.append(name.decode())
        at += size
    return names


def _decoded(name: str, numbers: set[int]) -> dict[int, QImage]:
    result = {}
    with av.open(str(FILM / name)) as film:
        for number, frame in enumerate(film.decode(video=0)):
            if number in numbers:
                result[number] = _image(frame)
    return result


def _image(frame: VideoFrame) -> QImage:
    plain = frame.reformat(format="bgra", src_colorspace="ITU709", dst_colorspace="ITU709")
    plane = plain.planes[0]
    return QImage(
        bytes(plane), plain.width, plain.height, plane.line_size, QImage.Format.Format_RGB32
    ).copy()


def _distance(one: QImage, other: QImage) -> float:
    """Return the mean difference of two pictures' colours, 0-255, in a grid of places."""
    assert one.size() == other.size()
    total, count = 0, 0
    for y in range(3, one.height(), 9):
        for x in range(3, one.width(), 9):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            total += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            count += 3
    return total / count
