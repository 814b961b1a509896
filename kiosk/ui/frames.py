"""Items that show pictures made elsewhere: a film's frames, an animation's drawings.

Where there is no graphics card, Qt Quick's own ``VideoOutput`` paints nothing; here each frame is
converted once, into the item's size, and painted. Both items draw in
the window's thread: the software renderer does so anyway, and with a card the basic render loop is
chosen (docs/decisions/0014-two-ways-to-show-a-film.md).
"""

from __future__ import annotations

from typing import TypeVar, cast

from PySide6.QtCore import Property, QObject, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.swscale import FrameScaler

QML_IMPORT_NAME = "Frames"
QML_IMPORT_MAJOR_VERSION = 1

_Kind = TypeVar("_Kind", bound="_Surface")

MOST_SMOOTH_PIXELS = 2_200_000
"""Smooth scaling up to a 1080p panel; on larger ones it would cost frames."""


class _Surface(QQuickPaintedItem):
    """An item that paints one picture over all of itself."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setOpaquePainting(True)
        self.setAntialiasing(False)
        self._painted = 0
        self._image = QImage()

    def let_go(self) -> None:
        """Nobody shows it any more: give the picture back."""
        self._image = QImage()
        self._painted = 0

    def _draw(self, painter: QPainter, image: QImage) -> None:
        box = QRectF(0, 0, self.width(), self.height())
        scaled = image.size() != self._pixels(painter)
        smooth = scaled and box.width() * box.height() <= MOST_SMOOTH_PIXELS
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(box, image)
        self._painted += 1

    def _pixels(self, painter: QPainter) -> QSize:
        """The item's size on the glass."""
        ratio = painter.device().devicePixelRatio()
        return QSize(round(self.width() * ratio), round(self.height() * ratio))

    @property
    def painted(self) -> int:
        """How many pictures were painted since it was lent; the benchmarks count them."""
        return self._painted


@QmlElement
class FilmFrames(_Surface):
    """Paints the frames that arrive at its :attr:`videoSink`; says ``framed`` at the first."""

    framed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._framed = False
        self._scaler = FrameScaler()
        self._sink = QVideoSink(self)
        # A slot of this object: frames come in a thread of the player's, and Python's part of it
        # must run in the window's.
        self._sink.videoFrameChanged.connect(self._arrived)

    @Property(QObject, constant=True)
    def videoSink(self) -> QVideoSink:
        """Where a media player sends its frames."""
        return self._sink

    @Slot()
    def _arrived(self) -> None:
        self.update()
        if not self._framed and self._sink.videoFrame().isValid():
            self._framed = True
            self.framed.emit()

    def let_go(self) -> None:
        """Nobody shows it any more: give picture and converter back, forget the film."""
        super().let_go()
        self._scaler.close()
        self._sink.setVideoFrame(QVideoFrame())
        self._framed = False

    def paint(self, painter: QPainter) -> None:
        """Convert the newest frame and paint it."""
        frame = self._sink.videoFrame()
        if frame.isValid():
            self._image = self._converted(painter, frame)
        if not self._image.isNull():  # after the end the sink is empty: the last frame stays
            self._draw(painter, self._image)

    def _converted(self, painter: QPainter, frame: QVideoFrame) -> QImage:
        """The frame in the item's size; where that is very large, the painter's quickest way
        scales it up.
        """
        size = self._pixels(painter)
        if size.width() * size.height() > MOST_SMOOTH_PIXELS:
            size = frame.size()
        picture = self._scaler.picture(frame, size)
        return picture if picture is not None else frame.toImage()


@QmlElement
class PictureFrames(_Surface):
    """Paints the picture it was shown last."""

    shownChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)

    def let_go(self) -> None:
        """Nobody shows it any more: give the picture back."""
        super().let_go()
        self.shownChanged.emit()

    def show(self, image: QImage) -> None:
        """Show ``image`` from now on."""
        first = self._image.isNull()
        self._image = image
        self.update()
        if first:
            self.shownChanged.emit()

    @Property(bool, notify=shownChanged)
    def shown(self) -> bool:
        """Whether there is a picture yet."""
        return not self._image.isNull()

    @property
    def picture_size(self) -> QSize:
        """The size of the picture in pixels."""
        return self._image.size()

    def paint(self, painter: QPainter) -> None:
        """Paint the picture."""
        if not self._image.isNull():
            self._draw(painter, self._image)


@QmlElement
class FrameStock(QObject):
    """Lends the items that paint, and takes them back: none is made anew while one lies idle.

    PySide (6.11) keeps the Python half of every item that QML makes, for ever; a kiosk that runs
    for weeks would fill up with them (docs/decisions/0018-memory-comes-back.md).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle: dict[type[_Surface], list[_Surface]] = {FilmFrames: [], PictureFrames: []}

    @Slot(result=QQuickItem)
    def lendFilm(self) -> FilmFrames:
        """An item for a film's frames."""
        return self._lend(FilmFrames)

    @Slot(result=QQuickItem)
    def lendPicture(self) -> PictureFrames:
        """An item for pictures."""
        return self._lend(PictureFrames)

    @Slot(QQuickItem)
    def takeBack(self, item: QQuickItem) -> None:
        """The item is shown no more."""
        if isinstance(item, _Surface) and item not in self._idle[type(item)]:
            item.setParentItem(cast(QQuickItem, None))  # the stub forgets that it may be none
            item.let_go()
            self._idle[type(item)].append(item)

    def _lend(self, kind: type[_Kind]) -> _Kind:
        idle = self._idle[kind]
        if idle:
            item = cast("_Kind", idle.pop())
            # Again: on a slow machine the last film's player, on its way out, has sent one more
            # frame after its item was taken back.
            item.let_go()
            return item
        item = kind()
        item.setParent(self)
        return item
