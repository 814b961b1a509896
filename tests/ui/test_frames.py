"""The items that paint pictures made elsewhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QImage

from kiosk.ui.frames import PictureFrames


def test_a_picture_is_given_back_when_the_item_goes(qt_app: Any) -> None:
    frames = PictureFrames()
    said: list[bool] = []
    frames.shownChanged.connect(lambda: said.append(True))
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    frames.show(picture)
    frames.show(picture)
    assert frames.property("shown") is True and said == [True]
    frames.letGo()
    assert frames.property("shown") is False
