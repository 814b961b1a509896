"""The lesson for QML: what the class is asked, hands, count-down. No rule lives here."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import ClassHost
from kiosk.players.quiz.answer_bridge import AnswerBridge
from kiosk.players.quiz.key import right_answers
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.lesson import COUNT_DOWNS_S, Lesson
from kiosk.players.quiz.types.registry import begin_try

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "LessonPlayer.qml"

KEPT_ANSWERS = 2
"""The field that goes still reads its bridge, so the one before last is let go."""


@QmlElement
class LessonBridge(QObject):
    """One lesson."""

    changed = Signal()
    answerChanged = Signal()
    ticked = Signal()

    def __init__(
        self, exhibit: Exhibit, lesson: Lesson, host: ClassHost, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._lesson = lesson
        self._host = host
        self._answers: list[AnswerBridge] = []
        self._left_s = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        self._ask()

    def host_changed(self) -> None:
        """The language changed: the words follow."""
        self._answers[-1].host_changed()
        self.changed.emit()

    def close(self) -> None:
        """The class leaves."""
        self._second.stop()

    # What QML shows.

    @Property(AnswerBridge, notify=answerChanged)
    def answer(self) -> AnswerBridge:
        """What is drawn of the question that stands."""
        return self._answers[-1]

    @Property(int, notify=changed)
    def number(self) -> int:
        """The question that stands, from 0."""
        return self._lesson.number

    @Property(int, constant=True)
    def count(self) -> int:
        """How many questions there are."""
        return self._lesson.count

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Type of the question."""
        return str(self._lesson.question.type)

    @Property(str, notify=changed)
    def stem(self) -> str:
        """The question's words."""
        return self._lesson.question.stem.text(self._host.language)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """URI of the illustration once the answer is shown, or empty."""
        shown = self._lesson.state == "shown"
        return self._exhibit.uri(self._lesson.question.picture) if shown else ""

    @Property(str, notify=changed)
    def explanation(self) -> str:
        """Why; to be shown with the answer."""
        text = self._lesson.question.explanation
        return text.text(self._host.language) if text else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def rightAnswers(self) -> list[str]:
        """What is right, in words; empty until it is shown."""
        if self._lesson.state == "asking":
            return []
        twin = begin_try(self._lesson.question, 0)
        return list(right_answers(twin, self._host.language))

    @Property(bool, notify=changed)
    def byOption(self) -> bool:
        """Whether hands are counted for each option."""
        return self._lesson.by_option

    @Property(bool, notify=changed)
    def counts(self) -> bool:
        """Whether anything is right or wrong."""
        return self._lesson.attempt.counts

    @Property("QList<int>", notify=changed)  # type: ignore[arg-type]
    def hands(self) -> list[int]:
        """Hands so far: one number an option, or right and not right."""
        return list(self._lesson.hands)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the answer is shown."""
        return self._lesson.state != "asking"

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether this is the last question."""
        return self._lesson.number + 1 == self._lesson.count

    @Property(bool, notify=changed)
    def finished(self) -> bool:
        """Whether all questions are behind."""
        return self._lesson.state == "finished"

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def results(self) -> list[dict[str, Any]]:
        """How the class did, a row a question: ``stem``, ``raised``, ``right`` (-1: nothing is)."""
        return [
            {
                "stem": each.question.stem.text(self._host.language),
                "raised": each.raised,
                "right": -1 if each.right is None else each.right,
            }
            for each in self._lesson.counts
        ]

    @Property("QList<int>", constant=True)  # type: ignore[arg-type]
    def countDowns(self) -> list[int]:
        """Seconds that can be chosen."""
        return list(COUNT_DOWNS_S)

    @Property(int, notify=ticked)
    def left(self) -> int:
        """Seconds that are left of the count-down; 0 when none runs."""
        return self._left_s

    # What QML tells.

    @Slot(int)
    def countDown(self, seconds: int) -> None:
        """Let the class think for so long; 0 stops."""
        self._left_s = max(0, seconds)
        if self._left_s:
            self._second.start()
        else:
            self._second.stop()
        self.ticked.emit()

    @Slot()
    def tick(self) -> None:
        """A second of the count-down is over."""
        self.countDown(self._left_s - 1)

    @Slot(int, int)
    def raiseHands(self, at: int, more: int) -> None:
        """So many hands more, or fewer, at an option."""
        self._lesson.raise_hands(at, more)
        now = self._lesson.now
        if now.right is not None:
            self._host.raised(now.question.id, now.raised, now.right)
        self.changed.emit()

    @Slot()
    def reveal(self) -> None:
        """Show what is right."""
        self.countDown(0)
        self._answers[-1].showRight()
        self._lesson.reveal()
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        """On to the next question, or to how the class did."""
        before = self._lesson.number
        self._lesson.next()
        if self._lesson.state == "finished":
            self._host.finished()
        elif self._lesson.number != before:
            self._ask()
            self.answerChanged.emit()
        self.changed.emit()

    @Slot()
    def another(self) -> None:
        """To another exhibit."""
        self._host.done()

    def _ask(self) -> None:
        lesson = self._lesson
        answer = AnswerBridge(
            self._exhibit,
            str(lesson.question.type),
            lesson.attempt,
            lambda: self._host.language,
            self,
        )
        self._answers.append(answer)
        while len(self._answers) > KEPT_ANSWERS:
            self._answers.pop(0).deleteLater()


def open_lesson(exhibit: Exhibit, part: Part, host: ClassHost, parent: QObject) -> LessonBridge:
    """Read the quiz and begin to ask it.

    Raises:
        Trouble: the quiz cannot be read, or is broken.
    """
    quiz = read_quiz(exhibit.folder, part.entry, exhibit.language)
    return LessonBridge(exhibit, Lesson(quiz, Random()), host, parent)
