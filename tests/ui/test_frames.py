"""The items that paint pictures made elsewhere are lent, and come back empty."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from PySide6.QtQuick import QQuickItem

from kiosk.ui.frames import FrameStock


def _picture() -> QImage:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    return picture


def test_a_picture_is_given_back_with_its_item(qt_app: Any) -> None:
    stock = FrameStock()
    frames = stock.lendPicture()
    said: list[bool] = []
    frames.shownChanged.connect(lambda: said.append(True))
    frames.show(_picture())
    frames.show(_picture())
    assert frames.property("shown") is True and said == [True]
    stock.takeBack(frames)
    assert frames.property("shown") is False and said == [True, True]


def test_what_lies_idle_is_lent_again_and_nothing_is_lent_twice(qt_app: Any) -> None:
    stock, page = FrameStock(), QQuickItem()
    first, second = stock.lendPicture(), stock.lendPicture()
    assert first is not second
    first.setParentItem(page)
    stock.takeBack(first)
    stock.takeBack(first)
    assert first.parentItem() is None
    assert stock.lendPicture() is first
    third = stock.lendPicture()
    assert third is not first and third is not second
    assert stock.lendFilm() is not stock.lendFilm()


def test_a_film_s_item_forgets_the_film(qt_app: Any) -> None:
    stock = FrameStock()
    film = stock.lendFilm()
    said: list[bool] = []
    film.framed.connect(lambda: said.append(True))
    looks = QVideoFrameFormat(QSize(16, 16), QVideoFrameFormat.PixelFormat.Format_BGRX8888)
    sink: Any = film.videoSink
    sink.setVideoFrame(QVideoFrame(looks))
    assert said == [True]
    stock.takeBack(film)
    assert not sink.videoFrame().isValid()
    again = stock.lendFilm()
    assert again is film and said == [True]
    sink.setVideoFrame(QVideoFrame(looks))
    assert said == [True, True]


def test_strangers_are_not_taken(qt_app: Any) -> None:
    stock = FrameStock()
    stock.takeBack(QQuickItem())
    assert stock.lendPicture() is not None


def test_a_frame_that_comes_late_does_not_make_the_next_film_mute(qt_app: Any) -> None:
    stock = FrameStock()
    film = stock.lendFilm()
    looks = QVideoFrameFormat(QSize(16, 16), QVideoFrameFormat.PixelFormat.Format_BGRX8888)
    sink: Any = film.videoSink
    stock.takeBack(film)
    sink.setVideoFrame(QVideoFrame(looks))  # the last film's player, on its way out
    assert stock.lendFilm() is film and not sink.videoFrame().isValid()
    said: list[bool] = []
    film.framed.connect(lambda: said.append(True))
    sink.setVideoFrame(QVideoFrame(looks))
    assert said == [True]
