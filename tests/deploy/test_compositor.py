"""The compositor of deploy/linux with its real settings: the night behind, the kiosk before it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.ui.window import NIGHT
from tests.journeys.desktop import SIZE_PX, Desktop, desktop, lacking, wait_for

SETTINGS = Path(__file__).parents[2] / "deploy" / "linux" / "etc" / "weston.ini"
SOCKET = "kepu-0"
KEYS = (
    *("alt+F4", "alt+Tab", "ctrl+alt+BackSpace", "ctrl+alt+F2", "super+Tab", "super", "Escape"),
    *("ctrl+q", "ctrl+w", "super+shift+f", "super+k", "super+s", "alt+space", "Print", "F11"),
)

if lacking("Xvfb", "weston", "weston-screenshooter", "xdotool"):
    pytest.skip("this machine lacks weston, Xvfb or xdotool", allow_module_level=True)


@contextmanager
def weston(one: Desktop, *backend: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the compositor as start-display does, but for where it draws."""
    runtime = one.folder / "runtime"
    runtime.mkdir(mode=0o700)
    one.environment |= {"XDG_RUNTIME_DIR": str(runtime)}
    width, height = SIZE_PX
    words = [f"--config={SETTINGS}", f"--socket={SOCKET}", "--use-pixman", *backend]
    # --debug: only so may a program take pictures.
    words += [f"--width={width}", f"--height={height}", "--debug"]
    said = (one.folder / "weston.log").open("wb")
    process = subprocess.Popen(
        ["weston", *words],
        cwd=one.folder,  # Super+S leaves a picture where the compositor runs
        env=one.environment,
        stdout=said,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for((runtime / SOCKET).exists, "the compositor")
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.wait(20)
        said.close()


def _picture(one: Desktop) -> QImage:
    folder = one.folder / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    environment = one.environment | {"WAYLAND_DISPLAY": SOCKET}
    subprocess.run(["weston-screenshooter"], cwd=folder, env=environment, check=True, timeout=20)
    (path,) = folder.glob("*.png")
    return QImage(str(path))


def _colours(picture: QImage) -> set[str]:
    width, height = picture.width(), picture.height()
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, width, 40)
        for y in range(0, height, 40)
    }


def test_without_the_kiosk_there_is_nothing_but_the_night(tmp_path: Path) -> None:
    one = Desktop("", tmp_path, dict(os.environ))
    with weston(one, "--backend=headless-backend.so"):
        assert _colours(_picture(one)) == {NIGHT}


def test_the_kiosk_fills_the_compositor_and_no_key_leads_out(tmp_path: Path) -> None:
    with (
        desktop("none", tmp_path) as one,
        weston(one, "--backend=x11-backend.so") as compositor,
    ):
        one.environment |= {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": SOCKET}
        kiosk = one.start("kiosk", str(tmp_path / "data"))
        wait_for(lambda: bool(kiosk.state.get("ready")), "the catalogue")
        assert kiosk.state["size"] == list(SIZE_PX)
        assert len(_colours(_picture(one))) > 20  # the attract screen
        wait_for(lambda: bool(kiosk.state["active"]), "the keys")
        before = len(kiosk.states)
        for key in KEYS:
            one.press(key)
        one.run("xdotool", "mousemove", "640", "300", "click", "3", "click", "2", "click", "4")
        assert compositor.poll() is None
        assert kiosk.states[before:] == []  # nothing has changed: not seen less, not left
        one.run("xdotool", "click", "1")
        wait_for(lambda: kiosk.state.get("screen") == "home", "the kiosk to answer a touch")
        kiosk.process.kill()
        kiosk.process.wait(20)
        wait_for(lambda: _colours(_picture(one)) == {NIGHT}, "the night behind it", 5)
