"""Which of Qt's plugins belong into the folder.

No file says which plugins a program will want: Qt looks for them by kind when it comes to need
one. So here is each kind we want with the names in it, and why; what is not here is left out, with
the libraries only it would bring (the theme of gtk3 brings GTK and some twenty more).
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePath

WANTED: dict[str, tuple[str, ...]] = {
    # Kiosks show through Weston or X11 (deploy/), Windows, and nobody's eyes: children, tours.
    "platforms": ("qwayland*", "qxcb", "qwindows", "qoffscreen"),
    "xcbglintegrations": ("*",),  # X11 with a graphics card
    "wayland-shell-integration": ("xdg-shell", "fullscreen-shell-v1"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-decoration-client": ("bradient",),  # `--windowed` on a desk
    # What exhibits may hold (kiosk/library/pictures.py); PNG is built in.
    "imageformats": ("qjpeg", "qwebp", "qsvg"),
    "multimedia": ("ffmpegmediaplugin",),
    # Operators write Chinese with a keyboard and the system's input method.
    "platforminputcontexts": ("ibusplatforminputcontextplugin", "composeplatforminputcontext*"),
}


def is_wanted(kind: str, file: str) -> bool:
    """Say whether the plugin in `file` (any path) of Qt's plugin folder `kind` is taken."""
    name = PurePath(file.replace("\\", "/")).name.split(".")[0].removeprefix("lib")
    return any(fnmatch(name, pattern) for pattern in WANTED.get(kind, ()))
