"""Reads every picture of an exhibit once with Qt, as the glass would when a visitor comes to it.

The check only looks at a picture's head. Here its decoder runs over all of it: one that dies of a
picture on the fifth page would take the kiosk with it. What comes of it is not looked at: a picture
that stays empty hides no exhibit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader

from kiosk.library.folder import list_folder
from kiosk.library.pictures import SUFFIXES
from kiosk.rehearsal.trial_wire import PartName

PICTURE = "picture"
"""What is opened, where it is no part."""


def read_pictures(folder: Path, box: QSize, opens: Callable[[PartName], None]) -> None:
    """Read all pictures in ``folder``, no larger than ``box``; ``opens`` is called before each."""
    for name in sorted(list_folder(folder).files):
        path = folder / name
        if path.suffix.lower() not in SUFFIXES:
            continue
        opens(PartName(0, PICTURE, name))
        reader = QImageReader(str(path))
        size = reader.size()
        if size.width() > box.width() or size.height() > box.height():
            reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
        reader.read()
