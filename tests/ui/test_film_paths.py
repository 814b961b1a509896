"""The film is seen on both render paths: its pixels are those of the frames it was made of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.rehearsal.bench_display import invisible_display
from studio.orbit import picture
from studio.orbit_canvas import FPS

ROOT = Path(__file__).parents[2]
COMPARED_PX = (160, 90)
ALIKE = 12.0
"""Mean difference of a channel, of 255, that scaling and H.264 leave at this size."""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with invisible_display() as name:
        assert name is not None, "Xvfb is missing: run `make set-up`"
        yield name


def _played(render: str, tmp_path: Path, screen: str) -> dict[str, Any]:
    data = tmp_path / "data"
    data.mkdir()
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
    environment["PYTHONPATH"] = str(ROOT)
    # The last is left behind by a test that drew in software in this very process.
    for name in ("QT_QUICK_BACKEND", "QSG_RENDER_LOOP", "QT_XCB_GL_INTEGRATION"):
        environment.pop(name, None)
    child = Path(__file__).with_name("film_path_child.py")
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(child), render, str(data), str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:] + _last_words(data)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _last_words(data: Path) -> str:
    """The end of the log: a fatal message of Qt's is there, and nowhere else."""
    log = data / "logs" / "kiosk.log"
    return log.read_text("utf-8")[-2000:] if log.exists() else "no log"


def _difference(one: QImage, other: QImage) -> float:
    form = QImage.Format.Format_RGB888
    a, b = (bytes(image.convertToFormat(form).constBits()) for image in (one, other))
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a)


def _small(image: QImage) -> QImage:
    from PySide6.QtCore import Qt

    return image.scaled(
        *COMPARED_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


@pytest.mark.parametrize(("render", "painted"), [("software", True), ("gpu", False)])
def test_the_film_s_pixels_are_those_of_the_frames_it_was_made_of(
    render: str, painted: bool, tmp_path: Path, screen: str
) -> None:
    found = _played(render, tmp_path, screen)
    assert found["painted"] is painted
    assert found["api"] == ("Software" if painted else "OpenGL")
    for shown in found["shown"]:
        window = QImage(shown["file"])
        film = _small(window.copy(QRect(*shown["box"])))
        at = round(shown["at_s"] * FPS)
        # The player tells its position ten times a second; the frame is one of those around it.
        near = min(_difference(film, _small(picture(at + step))) for step in range(-6, 7))
        far = _difference(film, _small(picture((at + 600) % 1900)))
        assert near < ALIKE, (shown, near)
        assert near < far / 2, (shown, near, far)
