"""One try at one question for QML: what lies on the table, and the moves. No rule lives here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit
from kiosk.players.quiz.row_bridge import PlaceModel, TileModel
from kiosk.players.quiz.tries import NOWHERE, Try
from kiosk.players.quiz.types.placing.body import chunks

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AnswerBridge(QObject):
    """One person's try at one question. It knows nothing of other questions or of the stage.

    ``taken`` comes once, when the answer stands: by a move, or because it was shown.
    """

    changed = Signal()
    spoken = Signal()
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
        self._tiles = TileModel(exhibit, lambda: attempt.tiles, language, self)
        self._places = PlaceModel(exhibit, lambda: attempt.places, language, self)

    @property
    def attempt(self) -> Try:
        """The try itself."""
        return self._attempt

    def host_changed(self) -> None:
        """The language changed: the words follow, the tiles stay."""
        self.spoken.emit()
        self._show()

    def refresh(self) -> None:
        """The try was moved by somebody else."""
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

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def held(self) -> list[int]:
        """How many tiles each place holds."""
        return [place.holds for place in self._attempt.places]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def placeMarks(self) -> list[str]:
        """What is said of each place."""
        return [place.mark for place in self._attempt.places]

    @Property(int, notify=changed)
    def waiting(self) -> int:
        """How many tiles have not been put anywhere."""
        return sum(tile.place == NOWHERE for tile in self._attempt.tiles)

    @Property("QVariantList", notify=spoken)  # type: ignore[arg-type]
    def sentence(self) -> list[dict[str, Any]]:
        """The sentence in bits: ``words``, or a ``gap`` (else -1) and the signs ``after`` it."""
        text = self._attempt.sentence
        bits = chunks(text.text(self._language())) if text else []
        return [{"words": bit.words, "gap": bit.gap, "after": bit.after} for bit in bits]

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]
    def scale(self) -> dict[str, float]:
        """The ends of the scale: ``low``, ``high``, ``step``, ``tolerance``; empty for none."""
        scale = self._attempt.scale
        names = ("low", "high", "step", "tolerance")
        return {name: getattr(scale, name) for name in names} if scale else {}

    @Property(float, notify=changed)
    def value(self) -> float:
        """The number that is set."""
        scale = self._attempt.scale
        return scale.value if scale else 0.0

    @Property(float, notify=changed)
    def rightValue(self) -> float:
        """The right number, once answered; until then the one that is set."""
        scale = self._attempt.scale
        if scale is None:
            return 0.0
        return scale.value if scale.right is None else scale.right

    @Property(str, notify=spoken)
    def unit(self) -> str:
        """The unit of the number, or empty."""
        scale = self._attempt.scale
        return scale.unit.text(self._language()) if scale and scale.unit else ""

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
