"""The quiz for QML: which question stands, and what came of it. No rule lives here."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit, Part
from kiosk.library.narration import heard
from kiosk.players.port import Host
from kiosk.players.quiz.answer_bridge import AnswerBridge
from kiosk.players.quiz.countdown import Countdown
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.rules import QuizPlay, Verdict
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "QuizPlayer.qml"

TICK_MS = 200
"""How often the time that is left is shown anew, while there is a limit."""

KEPT_ANSWERS = 2
"""The field that goes still reads its bridge, so the one before last is let go."""


@QmlElement
class QuizBridge(QObject):
    """One playing of a quiz."""

    changed = Signal()
    answerChanged = Signal()
    ticked = Signal()

    def __init__(
        self, exhibit: Exhibit, play: QuizPlay, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._play = play
        self._host = host
        self._answers: list[AnswerBridge] = []
        self._countdown: Countdown | None = None
        self._held = False
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self._ask()

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: the words follow, the state of play stays."""
        if self._host.elder:
            self._end_countdown()
        self._answers[-1].host_changed()
        self.changed.emit()

    def close(self) -> None:
        """The visitor left: no time runs any more."""
        self._end_countdown()

    @Property(AnswerBridge, notify=answerChanged)
    def answer(self) -> AnswerBridge:
        """The try at the question that stands."""
        return self._answers[-1]

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
        """Type of the question."""
        return self._play.question.type

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

    @Property(str, notify=changed)
    def tone(self) -> str:
        """How the answer is received; see :data:`.rules.Tone`."""
        return self._play.tone

    @Property(bool, notify=changed)
    def stopped(self) -> bool:
        """Whether an error has ended a challenge."""
        return self._play.stopped

    @Property(int, notify=changed)
    def rightCount(self) -> int:
        """How many were answered with full credit so far."""
        return self._play.score[0]

    @Property(str, notify=changed)
    def narration(self) -> str:
        """URI of the recording in the visitor's language; empty for none."""
        question = self._play.question
        return heard(self._exhibit, question.narration, self._host.language, question.stem)

    @Property(bool, notify=ticked)
    def timed(self) -> bool:
        """Whether there is a time limit for the question that stands."""
        return self._countdown is not None

    @Property(float, notify=ticked)
    def timeShare(self) -> float:
        """The share of the time that is left, 1 to 0."""
        return self._countdown.share if self._countdown else 0.0

    @Property(int, notify=ticked)
    def timeLeft(self) -> int:
        """Whole seconds that are left."""
        return math.ceil(self._countdown.left_s) if self._countdown else 0

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether nothing is asked after this."""
        return self._play.last

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def results(self) -> list[str]:
        """Per question so far: right, wrong, done, or empty."""
        return list(self._play.results)

    @Slot(bool)
    def hold(self, held: bool) -> None:
        """Something stands in front: the time stands still meanwhile."""
        self._held = held
        if self._countdown is not None:
            self._countdown.hold(held)
            self._tick_if_running()

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        if self._countdown is not None and self._countdown.over:
            self._count(self._play.time_out())
            self._answers[-1].refresh()
            return
        self.ticked.emit()

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
        self._ask()
        self.answerChanged.emit()
        self.changed.emit()

    @Slot()
    def settle(self) -> None:
        """The try has been answered: count it."""
        self._count(self._play.settle())

    def _count(self, verdict: Verdict | None) -> None:
        if verdict is not None and verdict.counts:
            self._host.answered(verdict.question, verdict.right, verdict.timed_out)
        if self._play.state != "asking":
            self._end_countdown()
        self.changed.emit()

    def _begin_countdown(self) -> None:
        limit_s = 0 if self._host.elder else self._play.limit_s
        self._countdown = Countdown(limit_s, self._host.now_s) if limit_s else None
        if self._countdown is not None:
            self._countdown.hold(self._held)
        self._tick_if_running()

    def _end_countdown(self) -> None:
        self._countdown = None
        self._tick_if_running()

    def _tick_if_running(self) -> None:
        if self._countdown is not None and self._countdown.runs:
            self._ticks.start()
        else:
            self._ticks.stop()
        self.ticked.emit()

    @property
    def _finished(self) -> bool:
        return self._play.state == "finished"

    def _ask(self) -> None:
        answer = AnswerBridge(
            self._exhibit,
            self._play.question.type,
            self._play.attempt,
            lambda: self._host.language,
            self,
        )
        answer.taken.connect(self.settle)
        self._answers.append(answer)
        while len(self._answers) > KEPT_ANSWERS:
            self._answers.pop(0).deleteLater()
        self._begin_countdown()


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> QuizBridge:
    """Read the quiz and start to play it.

    Raises:
        Trouble: the quiz cannot be read, or is broken.
    """
    quiz = read_quiz(exhibit.folder, part.entry, exhibit.language)
    return QuizBridge(exhibit, QuizPlay(quiz, Random()), host, parent)
