"""The kiosk's sounds: what the scripts make, short, soft, without a click."""

from __future__ import annotations

import math
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from studio.sounds import FOLDER, RATE, SOUNDS, make

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MS = {"press": 60, "right": 450, "wrong": 350, "result": 900}
LOUDEST_DB = {"press": -18, "right": -6, "wrong": -6, "result": -6}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make(folder)
    return folder


def test_every_sound_of_the_kiosk_is_there() -> None:
    assert set(SOUNDS) == {"press", "right", "wrong", "result"}
    assert {path.stem for path in (ROOT / FOLDER).glob("*.wav")} == set(SOUNDS)


@pytest.mark.parametrize("name", SOUNDS)
def test_shipped_bytes_are_the_made_bytes(made: Path, name: str) -> None:
    file = FOLDER / f"{name}.wav"
    assert (ROOT / file).read_bytes() == (made / file).read_bytes()


@pytest.mark.parametrize("name", SOUNDS)
def test_a_sound_is_short_and_soft_and_ends_without_a_click(name: str) -> None:
    with wave.open(str(ROOT / FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
    values = _read(name)
    assert len(values) / RATE * 1000 <= LONGEST_MS[name]
    assert 20 * math.log10(max(abs(v) for v in values) / 32_768) <= LOUDEST_DB[name]
    assert values[0] == values[-1] == 0
    ending = values[-RATE // 500 :]
    assert max(abs(v) for v in ending) < 0.01 * max(abs(v) for v in values)
    assert abs(sum(values) / len(values)) < 10, "no steady pressure on the loudspeaker"


def test_right_rises_and_wrong_sinks() -> None:
    right, wrong, result = _read("right"), _read("wrong"), _read("result")
    assert _pitch(right, 0.06, 0.11) * 1.3 < _pitch(right, 0.2, 0.3)
    assert _pitch(wrong, 0.05, 0.12) > 1.08 * _pitch(wrong, 0.15, 0.25)
    assert _pitch(wrong, 0.05, 0.12) * 1.8 < _pitch(right, 0.06, 0.11)
    assert _pitch(result, 0.06, 0.1) < _pitch(result, 0.17, 0.21) < _pitch(result, 0.3, 0.36)


def test_right_and_wrong_differ_in_rhythm() -> None:
    assert [len(SOUNDS[name].strokes) for name in ("right", "wrong")] == [2, 1]


def _read(name: str) -> array[int]:
    with wave.open(str(ROOT / FOLDER / f"{name}.wav")) as file:
        return array("h", file.readframes(file.getnframes()))


def _pitch(values: array[int], start: float, end: float) -> float:
    """Return about the lowest pitch between two times: how often a smoothed wave turns positive."""
    part = values[round(start * RATE) : round(end * RATE)]
    calm, level = [], 0.0
    for value in part:
        level += 0.12 * (value - level)
        calm.append(level)
    turns = [step for step, (a, b) in enumerate(pairwise(calm)) if a < 0 <= b]
    return (len(turns) - 1) * RATE / (turns[-1] - turns[0])
