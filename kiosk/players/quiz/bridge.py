"""The quiz for QML: what is asked, what was chosen, what came of it. No rule lives here."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.rules import QuizPlay
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "QuizPlayer.qml"

ROLES = ("words", "picture", "mark", "letter")
_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1


@QmlElement
class OptionModel(QAbstractListModel):
    """The options of the question that stands; marks change in place, so a press is not lost."""

    def __init__(
        self, exhibit: Exhibit, play: QuizPlay, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._play = play
        self._host = host

    def replace_all(self) -> None:
        """Another question stands."""
        self.beginResetModel()
        self.endResetModel()

    def remark(self) -> None:
        """Marks or words changed."""
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        """Count the options."""
        return 0 if parent.isValid() else len(self._play.question.options)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return one role of one option."""
        at, row = role - _FIRST_ROLE, index.row()
        if not (index.isValid() and 0 <= at < len(ROLES)):
            return None
        option = self._play.question.options[row]
        match ROLES[at]:
            case "words":
                return option.text.text(self._host.language) if option.text else ""
            case "picture":
                return self._exhibit.uri(option.picture)
            case "mark":
                return self._play.marks[row]
            case _:
                return "ABCDEF"[row]

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles for QML."""
        return {_FIRST_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(ROLES)}


@QmlElement
class QuizBridge(QObject):
    """One playing of a quiz."""

    changed = Signal()

    def __init__(
        self, exhibit: Exhibit, play: QuizPlay, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._play = play
        self._host = host
        self._options = OptionModel(exhibit, play, host, self)
        self._right = False

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: the words follow, the state of play stays."""
        self._options.remark()
        self.changed.emit()

    def close(self) -> None:
        """Nothing runs by itself in a quiz."""

    @Property(QObject, constant=True)
    def options(self) -> OptionModel:
        """The options of the question (roles: words, picture, mark, letter)."""
        return self._options

    @Property(bool, constant=True)
    def inset(self) -> bool:
        """Whether it is asked inside another part, which goes on afterwards."""
        return self._host.inset

    @Property(int, notify=changed)
    def number(self) -> int:
        """The question that stands, from 0."""
        return self._play.number

    @Property(int, constant=True)
    def count(self) -> int:
        """How many questions there are."""
        return self._play.count

    @Property(str, notify=changed)
    def question(self) -> str:
        """Id of the question that stands."""
        return self._play.question.id

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Type of the question: single, multiple, true_false, picture."""
        return str(self._play.question.type)

    @Property(str, notify=changed)
    def stem(self) -> str:
        """The question's words."""
        return self._play.question.stem.text(self._host.language)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """URI of the illustration, or empty."""
        return self._exhibit.uri(self._play.question.picture)

    @Property(bool, notify=changed)
    def pictureHidden(self) -> bool:
        """Whether the illustration comes only with the answer."""
        return self._play.question.picture_hidden

    @Property(str, notify=changed)
    def explanation(self) -> str:
        """Why; to be shown once answered."""
        text = self._play.question.explanation
        return text.text(self._host.language) if text else ""

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        """Whether the question that stands has been answered."""
        return self._play.state == "answered"

    @Property(bool, notify=changed)
    def wasRight(self) -> bool:
        """Whether the last answer had full credit."""
        return self._right

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether this is the last question."""
        return self._play.number + 1 == self._play.count

    @Property(bool, notify=changed)
    def canSubmit(self) -> bool:
        """Whether a multiple choice has something to submit."""
        return self._play.state == "asking" and "chosen" in self._play.marks

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def results(self) -> list[str]:
        """Per question so far: right, wrong, or empty."""
        words = {True: "right", False: "wrong", None: ""}
        return [words[result] for result in self._play.results]

    @Slot(int)
    def choose(self, option: int) -> None:
        """An option was tapped."""
        self._take(self._play.choose(option))

    @Slot()
    def submit(self) -> None:
        """A multiple choice is done."""
        if self.canSubmit:
            self._take(self._play.submit())

    @Slot()
    def next(self) -> None:
        """On to the next question, or to the end."""
        if self._play.state != "answered":
            return
        self._play.next()
        if self._finished:
            right, asked = self._play.score
            self._host.done(Outcome(right, asked))
            return
        self._options.replace_all()
        self.changed.emit()

    @property
    def _finished(self) -> bool:
        return self._play.state == "finished"

    def _take(self, verdict: Any) -> None:
        if verdict is not None:
            self._right = verdict.right
            self._host.answered(verdict.question, verdict.right)
        self._options.remark()
        self.changed.emit()


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> QuizBridge:
    """Read the quiz and start to play it.

    Raises:
        Trouble: the quiz cannot be read, or is broken.
    """
    quiz = read_quiz(exhibit.folder, part.entry, exhibit.language)
    return QuizBridge(exhibit, QuizPlay(quiz, Random()), host, parent)
