"""A WebP and a sprite sheet of our own: what is shipped shows what the scripts draw."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QImageReader

from studio import fossil_making
from studio.deep_time import FOLDER as EXHIBIT
from studio.lycoptera_near import OUTLINE, beating, warped
from studio.svg import smooth
from studio.webp import chunks, rendered, save_sheet, save_webp

FOLDER = Path(__file__).resolve().parents[2] / EXHIBIT
WEBP, SHEET = FOLDER / "burial.webp", FOLDER / "fish.json"


def test_every_file_of_the_animation_is_there() -> None:
    script = tomllib.loads((FOLDER / "animation.toml").read_text(encoding="utf-8"))
    assert [step["type"] for step in script["step"]] == ["sheet", "webp", "still"]
    assert all((FOLDER / step["file"]).is_file() for step in script["step"])
    assert all(len(step["caption"]["zh-Hans"]) <= 45 for step in script["step"])


def test_the_burial_plays_its_seconds_once_in_whole_frames() -> None:
    content = WEBP.read_bytes()
    assert len(content) <= 1_500_000
    parts = list(chunks(content))
    assert [name for name, _ in parts[:2]] == [b"VP8X", b"ANIM"]
    assert int.from_bytes(parts[1][1][4:6], "little") == 1
    frames = [data for name, data in parts if name == b"ANMF"]
    assert sum(int.from_bytes(data[12:15], "little") for data in frames) == 6000
    assert {data[:12] for data in frames} == {b"\0" * 6 + (959).to_bytes(3, "little")
                                              + (599).to_bytes(3, "little")}  # fmt: skip


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_burial_shows_the_drawn_frames(share: float) -> None:
    reader = QImageReader(str(WEBP))
    shown = [reader.read() for _ in range(reader.imageCount())]
    assert not any(image.isNull() for image in shown)
    # only at the very end do equal frames stand as one
    index = round(share * (len(shown) - 1))
    second = index / fossil_making.FPS if share < 1 else fossil_making.SECONDS
    assert _apart(shown[index], rendered(fossil_making.burying(second), 960)) < 5


def test_the_sheet_holds_the_drawn_frames() -> None:
    document: dict[str, Any] = json.loads(SHEET.read_text(encoding="utf-8"))
    picture = FOLDER / document["meta"]["image"]
    assert picture.stat().st_size <= 400_000
    sheet = QImage(str(picture))
    size = document["meta"]["size"]
    assert (sheet.width(), sheet.height()) == (size["w"], size["h"])
    assert len(document["frames"]) == fossil_making.SWIM_FRAMES
    for index in (0, 3, 9):
        place = document["frames"][index]["frame"]
        part = sheet.copy(place["x"], place["y"], place["w"], place["h"])
        drawn = rendered(fossil_making.swimming(index / fossil_making.SWIM_FRAMES), place["w"])
        assert _apart(part, drawn) < 2


def test_the_swim_runs_in_a_circle() -> None:
    first, last = (rendered(fossil_making.swimming(share), 320) for share in (0.0, 1.0))
    assert _apart(first, last) < 0.5


def test_a_tail_beats_sideways_and_so_grows_shorter_but_not_higher() -> None:
    still, bent = (warped(smooth(OUTLINE, closed=True), beating(0, strength))
                   for strength in (0.0, 1.0))  # fmt: skip
    assert still != bent
    seen = beating(0.3)
    assert seen((-180, 0))[0] > -180 + 8
    assert seen((-180, 0))[1] == 0
    assert seen((100, 20)) == (100, 20)


def test_equal_frames_become_one_that_lasts(tmp_path: Path) -> None:
    frames = []
    for colour in ("#FF0000", "#FF0000", "#0000FF"):
        image = QImage(21, 14, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        frames.append(image)
    save_webp(frames, 10, tmp_path / "two.webp")
    reader = QImageReader(str(tmp_path / "two.webp"))
    assert reader.imageCount() == 2
    assert reader.read().pixelColor(10, 7).red() > 240
    assert reader.read().pixelColor(10, 7).blue() > 240
    lasting = [data[12:15] for name, data in chunks((tmp_path / "two.webp").read_bytes())
               if name == b"ANMF"]  # fmt: skip
    assert [int.from_bytes(data, "little") for data in lasting] == [200, 100]


def test_a_sheet_is_laid_out_in_rows(tmp_path: Path) -> None:
    frames = [QImage(8, 4, QImage.Format.Format_RGB32) for _ in range(5)]
    for index, image in enumerate(frames):
        image.fill(QColor(50 * index, 0, 0))
    save_sheet(frames, 90, 3, tmp_path / "deep" / "five.json")
    document = json.loads((tmp_path / "deep" / "five.json").read_text(encoding="utf-8"))
    assert document["meta"] == {"image": "five.png", "size": {"w": 24, "h": 8}}
    assert document["frames"][4] == {"frame": {"x": 8, "y": 4, "w": 8, "h": 4}, "duration": 90}
    assert QImage(str(tmp_path / "deep" / "five.png")).pixelColor(9, 5).red() == 200


def _apart(one: QImage, other: QImage) -> float:
    """Return by how much of 255 two pictures differ, on the mean of a coarse grid."""
    assert one.size() == other.size()
    small = [image.scaled(96, 60, mode=Qt.TransformationMode.SmoothTransformation)
             for image in (one, other)]  # fmt: skip
    total = 0
    for x in range(0, 96, 2):
        for y in range(0, 60, 2):
            a, b = (image.pixelColor(x, y) for image in small)
            total += abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
    return total / (48 * 30 * 3)
