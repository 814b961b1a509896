"""One try at one question for QML: what lies on the table, and the moves. No rule lives here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit
from kiosk.library.texts import LocalText
from kiosk.players.quiz.row_bridge import PlaceModel, TileModel
from kiosk.players.quiz.tries import Try

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AnswerBridge(QObject):
    """One person's try at one question. It knows nothing of other questions or of the stage.

    ``taken`` comes once, when the answer stands: by a move, or because it was shown.
    """

    changed = Signal()
    taken = Signal()

    def __init__(
        self,
        exhibit: Exhibit,
        kind: str,
        attempt: Try,
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._kind = kind
        self._attempt = attempt
        self._language = language
        self._was_answered = attempt.answered
        self._tiles = TileModel(exhibit, attempt, language, self)
        self._places = PlaceModel(exhibit, attempt, language, self)

    @property
    def attempt(self) -> Try:
        """The try itself."""
        return self._attempt

    def host_changed(self) -> None:
        """The language changed: the words follow, the tiles stay."""
        self._show()

    # What QML shows.

    @Property(str, constant=True)
    def kind(self) -> str:
        """Type of the question."""
        return self._kind

    @Property(QObject, constant=True)
    def tiles(self) -> TileModel:
        """What is touched or moved; for the roles see :data:`.row_bridge.TILE_ROLES`."""
        return self._tiles

    @Property(QObject, constant=True)
    def places(self) -> PlaceModel:
        """Where tiles are put."""
        return self._places

    @Property(str, constant=True)
    def picture(self) -> str:
        """URI of the picture that is touched, or empty."""
        return self._exhibit.uri(self._attempt.picture)

    @Property(int, constant=True)
    def wanted(self) -> int:
        """How many are to be found, where that may be said; else 0."""
        return self._attempt.wanted

    @Property(bool, constant=True)
    def waits(self) -> bool:
        """Whether it is answered by :meth:`submit`."""
        return self._attempt.waits

    @Property(bool, constant=True)
    def counts(self) -> bool:
        """Whether it is right or wrong at all."""
        return self._attempt.counts

    @Property(bool, notify=changed)
    def canSubmit(self) -> bool:
        """Whether there is an answer to submit."""
        return self._attempt.can_submit

    @Property(bool, notify=changed)
    def canPass(self) -> bool:
        """Whether the visitor may go on without an answer (by :meth:`showRight`)."""
        return self._attempt.can_pass

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        """Whether the right answer is shown."""
        return self._attempt.answered

    @Property(bool, notify=changed)
    def given(self) -> bool:
        """Whether the visitor has answered."""
        return self._attempt.given

    @Property(bool, notify=changed)
    def right(self) -> bool:
        """Whether the answer has full credit."""
        return self._attempt.right

    @Property(float, notify=changed)
    def share(self) -> float:
        """The credit of the answer, 0 to 1."""
        return self._attempt.share

    # What QML tells.

    @Slot(int)
    def tap(self, tile: int) -> None:
        """A tile was tapped."""
        self._attempt.tap(tile)
        self._show()

    @Slot(int)
    def tapPlace(self, place: int) -> None:
        """A place was tapped; -1 is where tiles lie at first."""
        self._attempt.tap_place(place)
        self._show()

    @Slot(int, int, int)
    def put(self, tile: int, place: int, at: int) -> None:
        """A tile was dragged to a place and becomes the ``at``-th there."""
        self._attempt.put(tile, place, at)
        self._show()

    @Slot(float, float, float, float)
    def point(self, x: float, y: float, reach_x: float, reach_y: float) -> None:
        """The picture was touched, all in shares of it."""
        self._attempt.point(x, y, reach_x, reach_y)
        self._show()

    @Slot(float)
    def setValue(self, value: float) -> None:
        """The number was set."""
        self._attempt.set(value)
        self._show()

    @Slot()
    def submit(self) -> None:
        """Answer with what stands."""
        self._attempt.submit()
        self._show()

    @Slot()
    def showRight(self) -> None:
        """Show what is right, without an answer."""
        self._attempt.give_up()
        self._show()

    def _show(self) -> None:
        self._tiles.remark()
        self._places.remark()
        self.changed.emit()
        if self._attempt.answered and not self._was_answered:
            self._was_answered = True
            self.taken.emit()


def words_of(text: LocalText | None, language: str) -> Any:
    """The words in that language; empty for none."""
    return text.text(language) if text else ""
