"""Size and layout of the screen, as the set-up asks for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.settings import ScreenSettings
from kiosk.shell.screen_measure import (
    CARD_MM,
    card_on,
    diagonal_by_card,
    fitting_card,
    type_key,
    typed_diagonal,
)
from kiosk.ui.content_area import low_helps
from kiosk.ui.operator.setup_host import SetupHost

QML_IMPORT_NAME = "OperatorBridges"
QML_IMPORT_MAJOR_VERSION = 1

TURNS_BACK_MS = 15_000
"""A turned picture that nobody can touch right turns back by itself."""


@QmlElement
class ScreenBridge(QObject):
    """The card on the glass, the keypad for inches, the turn that is tried, the low layout."""

    changed = Signal()
    cardChanged = Signal()

    def __init__(
        self,
        host: SetupHost,
        choose: Callable[[str, object], bool],
        value: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._choose = choose
        self._value = value
        self._card_px = 0.0
        self._px_per_mm = 4.0
        self._typed = ""
        self._tried: int | None = None
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(TURNS_BACK_MS)
        self._back.timeout.connect(self.turn_back)

    def begin(self) -> None:
        """A step stands: what was typed is gone, the card is as large as is believed now."""
        self._typed = ""
        self._card_px = 0.0
        self.changed.emit()
        self.cardChanged.emit()

    def apply(self) -> None:
        """The step was left forwards: from now on the picture is laid out by what was chosen."""
        self._host.show_screen(self._chosen())

    def _chosen(self) -> ScreenSettings:
        return ScreenSettings(
            diagonal_in=self._diagonal_in,
            turn=self._turn,
            low=self._value("screen.low") is True,
        )

    @property
    def _diagonal_in(self) -> float:
        value = self._value("screen.diagonal_in")
        return value if isinstance(value, float) else 0.0

    @property
    def _turn(self) -> int:
        value = self._value("screen.turn")
        return value if isinstance(value, int) else 0

    # The size.

    @Slot(float)
    def believe(self, px_per_mm: float) -> None:
        """How many pixels of a millimetre the screen has, as believed now."""
        width, height = self._host.window_px()
        self._px_per_mm = px_per_mm
        card_px = card_on(self._diagonal_in, width, height) if self._diagonal_in else 0.0
        self._card_px = fitting_card(card_px or px_per_mm * CARD_MM[0], width, height)
        self.cardChanged.emit()
        self.changed.emit()

    @Slot(float)
    def sizeCard(self, card_px: float) -> None:
        """The card is as wide as the one that is held against it."""
        width, height = self._host.window_px()
        self._card_px = fitting_card(card_px, width, height)
        self._choose("screen.diagonal_in", diagonal_by_card(self._card_px, width, height))
        self.cardChanged.emit()

    @Slot(str)
    def typeKey(self, key: str) -> None:
        """A key of the keypad: a digit, ``.`` or ``back``."""
        self._typed = type_key(self._typed, key)
        inches = typed_diagonal(self._typed)
        if inches is not None and self._choose("screen.diagonal_in", inches):
            width, height = self._host.window_px()
            self._card_px = card_on(inches, width, height)
        self.cardChanged.emit()

    @Property(float, notify=cardChanged)
    def cardPx(self) -> float:
        """Width of the card in pixels."""
        return self._card_px

    @Property(float, constant=True)
    def cardShape(self) -> float:
        """A card's height as a share of its width."""
        return CARD_MM[1] / CARD_MM[0]

    @Property(str, notify=cardChanged)
    def typed(self) -> str:
        """What stands on the keypad."""
        return self._typed

    @Property(bool, notify=cardChanged)
    def typedFits(self) -> bool:
        """Whether that is the size of a panel."""
        return typed_diagonal(self._typed) is not None

    @Property(float, notify=cardChanged)
    def inches(self) -> float:
        """The diagonal that the card stands for."""
        width, height = self._host.window_px()
        return diagonal_by_card(self._card_px, width, height) if self._card_px else 0.0

    # The layout.

    @Slot(int)
    def tryTurn(self, turn: int) -> None:
        """Turn the picture, and back again unless it is kept within 15 s."""
        if turn == self._turn:
            return
        self._tried = turn
        self._host.show_screen(self._chosen()._replace(turn=turn))
        self._back.start()
        self.changed.emit()

    @Slot()
    def keepTurn(self) -> None:
        """It stands right."""
        if self._tried is not None:
            self._choose("screen.turn", self._tried)
            self._tried = None
            self._back.stop()
            self.changed.emit()

    @Slot()
    def turn_back(self) -> None:
        """It does not, or nobody says so."""
        if self._tried is not None:
            self._tried = None
            self._back.stop()
            self.apply()
            self.changed.emit()

    @Slot(bool)
    def setLow(self, low: bool) -> None:
        """Lay everything that is touched into the lower half, or not."""
        if self._choose("screen.low", low):
            self.apply()
            self.changed.emit()

    @Property(int, notify=changed)
    def turn(self) -> int:
        """Degrees clockwise, as chosen."""
        return self._turn

    @Property(bool, notify=changed)
    def trying(self) -> bool:
        """Whether a turn stands that nobody has kept yet."""
        return self._tried is not None

    @Property(bool, notify=changed)
    def low(self) -> bool:
        """Whether the low layout was chosen."""
        return self._value("screen.low") is True

    @Property(bool, notify=changed)
    def lowHelps(self) -> bool:
        """Whether this screen is high enough for it."""
        width, height = self._host.window_px()
        px_per_mm = self._px_per_mm
        if self._diagonal_in:
            px_per_mm = card_on(self._diagonal_in, width, height) / CARD_MM[0]
        return low_helps(width, height, px_per_mm, turn=self._turn)
