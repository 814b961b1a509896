"""Print the Debian packages this system lacks for Qt, on one line; nothing when all is there.

Looks for the libraries themselves, not for packages, so that it holds on every Linux. What the X11
plug-in needs is asked for only where there is a display, or where tests make one (`dev`, `build`).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libpulse.so.0": "libpulse0",
}
WITH_DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


FOR_TESTS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "shellcheck": "shellcheck",
    "weston": "weston",
    "wmctrl": "wmctrl",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "xrandr": "x11-xserver-utils",
}
"""Programs: an X display that nobody sees, and what a visitor could try to leave the kiosk by."""
FOR_PROOF = {
    "metacity": "metacity",
    "dbus-run-session": "dbus-daemon",
    "soffice": "libreoffice-calc",
    "pdftoppm": "poppler-utils",
}
"""Another window manager with its own keys, and the office program that opens the monthly report;
large, so only for the long lane.
"""
FOR_HUB = {"chromium": "chromium", "initdb": "postgresql"}
"""The browser that reads the hub's pages, and its larger database: some 400 MB, so a machine of a
developer's own is not made to have them; their tests say that they were skipped. A machine that
proves changes (`CI` is set) and the long lane have them.
"""
POSTGRESQL = "usr/lib/postgresql/*/bin/initdb"
"""Where Debian keeps what is not on the path."""
READ_BY_TESTS = {"libzbar.so.0": "libzbar0"}
"""Libraries: tests read the codes on the glass as a phone would."""
DRIVERS = ("usr/lib/*/dri/swrast_dri.so", "usr/lib*/dri/swrast_dri.so")
"""Where Mesa keeps the drawing that needs no card; tests take it for one."""


def missing(libraries: dict[str, str]) -> list[str]:
    """Return the packages of those `libraries` (file name → package) that do not load."""
    packages = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def there(program: str) -> bool:
    """Say whether `program` is on the path, or where Debian keeps PostgreSQL's."""
    if program == "initdb" and any(Path("/").glob(POSTGRESQL)):
        return True
    return shutil.which(program) is not None


def main(arguments: list[str]) -> int:
    """Print what is missing for `arguments[0]` (run, dev, build); always 0, the caller decides."""
    if sys.platform == "linux":
        wanted = dict(ALWAYS)
        tests = arguments[:1] in (["dev"], ["build"])
        if os.environ.get("DISPLAY") or tests:
            wanted |= WITH_DISPLAY
        packages = missing(wanted)
        if tests:
            packages += missing(READ_BY_TESTS)
            programs = dict(FOR_TESTS)
            if arguments[:1] == ["build"]:
                programs |= FOR_PROOF | FOR_HUB
            elif os.environ.get("CI"):
                programs |= FOR_HUB
            packages += [package for name, package in programs.items() if not there(name)]
            if not any(any(Path("/").glob(pattern)) for pattern in DRIVERS):
                packages.append("libgl1-mesa-dri")
        print(" ".join(packages))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
