"""No key, button or window manager leads out: tried on desktops with their own bindings.

First the same keys are shown to close or leave a window that is not locked; a key that does
nothing to anybody would prove nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktop import (
    MANAGERS,
    PROGRAMS,
    SIZE_PX,
    Child,
    Desktop,
    desktop,
    lacking,
    wait_for,
)

if lacking(*PROGRAMS):
    pytest.skip(f"this machine lacks {lacking(*PROGRAMS)}", allow_module_level=True)

CUSTOM = ("ctrl+q", "ctrl+w", "Escape", "F11", "F1")
"""Keys that programs answer themselves."""
BOUND = {
    "metacity": ("alt+F4", "alt+Tab", "alt+space", "alt+Escape", "ctrl+alt+Right"),
    "openbox": ("alt+F4", "alt+Tab", "alt+space", "alt+Escape", "super+d", "ctrl+alt+Right"),
    "none": (),
}
"""Keys that this window manager answers, as it is shipped."""
ALSO = (
    "super",
    "super+e",
    "ctrl+alt+d",
    "ctrl+alt+Left",
    "ctrl+alt+Right",
    "alt+F2",
    "alt+F1",
    "Menu",
)
"""Keys that mean something on other desktops: sent to ours as well, proven by none of these."""
SMALL_MODE = ("63.50", "1024", "1072", "1176", "1328", "768", "771", "775", "798")
"""What `cvt 1024 768` says."""
BACK_WITHIN_S = 30.0
"""Whoever is attacked again and again comes back more slowly: two of the longest pauses, and what a
busy machine takes for the rest."""


@pytest.fixture(params=["openbox", pytest.param("metacity", marks=pytest.mark.proof)])
def managed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Desktop]]:
    if lacking(*MANAGERS[request.param][:1], request.param):
        pytest.skip(f"this machine has no {request.param}")
    with desktop(request.param, tmp_path) as one:
        yield request.param, one


def _is_left(child: Child) -> bool:
    state = child.state
    stays = state.get("active") and state["state"] == "WindowNoState" and not state["menu"]
    return not stays


def _escapes(one: Desktop, other: Child, key: str) -> bool:
    """Say whether ``key`` closes or leaves an ordinary window."""
    child = one.start("control", "victim")
    one.run("xdotool", "windowactivate", "--sync", child.window)
    wait_for(lambda: not _is_left(child), "the control window to have the focus")
    if key == "button":
        one.run("xdotool", "mousemove", "--window", child.window, "50", "50", "click", "3")
    else:
        one.press(key)
    try:
        wait_for(lambda: _is_left(child), key, within_s=2)
    except AssertionError:
        return False
    finally:
        if key == "alt+space":
            one.press("Escape")  # a menu that is open holds the keys
        child.end()
        one.run("xdotool", "set_desktop", "0")
    return True


def test_the_keys_close_or_leave_a_window_that_is_not_locked(managed: tuple[str, Desktop]) -> None:
    manager, one = managed
    other = one.start("control", "other")
    keys = (*CUSTOM, *BOUND[manager], "button")
    harmless = [key for key in keys if not _escapes(one, other, key)]
    assert harmless == []


def _start_kiosk(one: Desktop) -> Child:
    kiosk = one.start("kiosk", str(one.folder / "data"))
    wait_for(lambda: bool(kiosk.state.get("ready")), "the catalogue")
    wait_for(lambda: _is_locked(kiosk), "the window in its place")
    return kiosk


def _is_locked(kiosk: Child) -> bool:
    state = kiosk.state
    return (
        state.get("visible") is True
        and state["exposed"]
        and state["active"]
        and state["state"] == "WindowFullScreen"
        and state["size"] == list(SIZE_PX)
    )


def _is_in_front(one: Desktop, kiosk: Child) -> bool:
    on_top = one.topmost() == int(kiosk.window)
    return _is_locked(kiosk) and on_top and one.active() == kiosk.process.pid


def _touch(one: Desktop, kiosk: Child) -> None:
    """Wake the kiosk by a touch, as a visitor would: again, when nothing happens."""
    for _ in range(3):
        if kiosk.state["screen"] == "home":
            return
        one.run("xdotool", "mousemove", "640", "300", "click", "1")
        with contextlib.suppress(AssertionError):
            wait_for(lambda: kiosk.state.get("screen") == "home", "home", within_s=3)
            return
    raise AssertionError(f"the kiosk does not answer a touch: {kiosk.state}")


def test_no_key_and_no_button_leads_out_of_the_kiosk(managed: tuple[str, Desktop]) -> None:
    manager, one = managed
    one.start("control", "other")
    kiosk = _start_kiosk(one)
    for screen in ("attract", "home"):
        before = len(kiosk.states)
        for key in (*CUSTOM, *BOUND[manager], *ALSO):
            one.press(key)
        for button in ("2", "3", "4", "5"):
            one.run("xdotool", "mousemove", "640", "300", "click", button)
        one.run("xdotool", "keydown", "alt", "mousemove", "640", "300", "mousedown", "1")
        one.run("xdotool", "mousemove", "900", "600", "mouseup", "1", "keyup", "alt")
        left = [state for state in kiosk.states[before:] if not state["active"]]
        assert left == [], screen
        assert _is_in_front(one, kiosk), screen
        if screen == "attract":
            _touch(one, kiosk)
    assert kiosk.state["screen"] == "home"
    kiosk.process.terminate()
    assert kiosk.process.wait(20) == 0  # it ended by its signal, in good order


THIEVES = {
    "another window takes the focus": ("xdotool", "windowactivate", "{other}"),
    "it is minimised": ("xdotool", "windowminimize", "{kiosk}"),
    "it is asked to close": ("wmctrl", "-i", "-c", "{kiosk}"),
    "it is taken off the screen": ("xdotool", "windowunmap", "{kiosk}"),
    "another window is raised": ("xdotool", "windowraise", "{other}"),
    "the desktop is shown": ("wmctrl", "-k", "on"),
    "it is made small": ("xdotool", "windowsize", "{kiosk}", "300", "300"),
    "it loses its full screen": ("wmctrl", "-i", "-r", "{kiosk}", "-b", "remove,fullscreen"),
    "another desktop is shown": ("xdotool", "set_desktop", "1"),
}


def test_whatever_a_program_does_to_the_window_it_comes_back(
    managed: tuple[str, Desktop],
) -> None:
    # No grab of the keyboard helps against these: another program asks the window manager.
    _, one = managed
    other = one.start("control", "other")
    kiosk = _start_kiosk(one)
    names = {"other": other.window, "kiosk": kiosk.window}
    for what, words in THIEVES.items():
        one.run(*(word.format(**names) for word in words))
        wait_for(lambda: _is_in_front(one, kiosk), f"it to come back: {what}", BACK_WITHIN_S)
    _touch(one, kiosk)


def _change_screen(one: Desktop, kiosk: Child) -> None:
    one.run("xrandr", "--newmode", "small", *SMALL_MODE)
    one.run("xrandr", "--addmode", "screen", "small")
    one.run("xrandr", "--output", "screen", "--mode", "small")
    wait_for(lambda: kiosk.state["size"] == [1024, 768], "the smaller screen to be covered")
    one.run("xrandr", "--output", "screen", "--mode", "{}x{}".format(*SIZE_PX))
    wait_for(lambda: _is_locked(kiosk), "the whole screen to be covered again")


def test_on_a_bare_x_server_it_covers_the_screen_and_has_the_keys(tmp_path: Path) -> None:
    # As deploy/linux runs it where there is no compositor: no window manager at all.
    with desktop("none", tmp_path) as one:
        kiosk = _start_kiosk(one)
        for key in (*CUSTOM, *ALSO, "alt+F4", "alt+Tab"):
            one.press(key)
        one.run("xdotool", "windowsize", kiosk.window, "300", "300")
        wait_for(lambda: kiosk.state["size"] == [300, 300], "the window to be small")
        wait_for(lambda: _is_locked(kiosk), "the screen to be covered again", BACK_WITHIN_S)
        _change_screen(one, kiosk)
        _touch(one, kiosk)


@pytest.mark.proof
def test_under_a_window_manager_a_screen_that_changes_is_covered_again(tmp_path: Path) -> None:
    with desktop("openbox", tmp_path) as one:
        kiosk = _start_kiosk(one)
        _change_screen(one, kiosk)
        _touch(one, kiosk)
