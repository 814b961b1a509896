"""Two players for QML: what each side sees and does. No rule lives here."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.players.quiz.answer_bridge import AnswerBridge
from kiosk.players.quiz.duel import COMPACT, SIDES, Duel, Side, SideVerdict, fair_questions
from kiosk.players.quiz.key import right_answers
from kiosk.players.quiz.kind import read_quiz
from kiosk.players.quiz.questions import Quiz
from kiosk.players.quiz.types.registry import begin_try
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Quiz"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "DuelPlayer.qml"

KEPT_ANSWERS = 4
"""The fields that go still read their bridges, so the pair before last is let go."""


@QmlElement
class DuelSide(QObject):
    """One half of the screen and who plays there. ``changed`` is that side's own."""

    changed = Signal()
    answerChanged = Signal()

    def __init__(self, duel: DuelBridge, side: Side) -> None:
        super().__init__(duel)
        self._duel = duel
        self._side = side
        self._answers: list[AnswerBridge] = []

    def ask(self) -> None:
        """Another question stands."""
        answer = self._duel.make_answer(self._side, self)
        answer.taken.connect(self.settle)
        self._answers.append(answer)
        while len(self._answers) > KEPT_ANSWERS // 2:
            self._answers.pop(0).deleteLater()
        self.answerChanged.emit()

    def follow_language(self) -> None:
        """The words follow the language."""
        self._answers[-1].host_changed()

    @Property(int, constant=True)
    def side(self) -> int:
        """0: the stone; 1: the leaf."""
        return self._side

    @Property(AnswerBridge, notify=answerChanged)
    def answer(self) -> AnswerBridge:
        """This side's try at the question that stands."""
        return self._answers[-1]

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """Whether this side is ready to begin."""
        return self._duel.duel.is_ready(self._side)

    @Property(bool, notify=changed)
    def answered(self) -> bool:
        """Whether this side is done with the question."""
        return self._duel.duel.answered(self._side)

    @Property(bool, notify=changed)
    def right(self) -> bool:
        """Whether this side had the question that stands right."""
        return self._duel.duel.results(self._side)[self._duel.duel.number] is True

    @Property(int, notify=changed)
    def score(self) -> int:
        """Tokens won."""
        return sum(result is True for result in self._duel.duel.results(self._side))

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def results(self) -> list[str]:
        """Per question: right, wrong, or empty while it is not closed for both."""
        words = {True: "right", False: "wrong", None: ""}
        return [words[result] for result in self._duel.duel.results(self._side)]

    @Property(str, notify=changed)
    def ending(self) -> str:
        """How it ended for this side: won, lost, tie, or empty."""
        return self._duel.duel.ending(self._side)

    @Slot()
    def beReady(self) -> None:
        """准备好了."""
        self._duel.be_ready(self._side)

    @Slot()
    def settle(self) -> None:
        """The try is answered."""
        self._duel.settle(self._side)

    @Slot()
    def close(self) -> None:
        """继续: this side does not wait any longer (长辈模式)."""
        self._duel.close_question(self._side)


@QmlElement
class DuelBridge(QObject):
    """One round for two."""

    changed = Signal()
    ticked = Signal()

    def __init__(
        self, exhibit: Exhibit, quiz: Quiz, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._quiz = quiz
        self._host = host
        self._roomy = False
        self.duel = Duel(quiz, Random(), patient=host.elder, roomy=False)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        self._sides = tuple(DuelSide(self, side) for side in SIDES)
        for side in self._sides:
            side.ask()

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: the words follow, the state of play stays."""
        self.duel.patient = self._host.elder
        for side in self._sides:
            side.follow_language()
        self._show()

    def close(self) -> None:
        """The visitors left."""
        self._second.stop()

    # What the sides ask and tell.

    def make_answer(self, side: Side, parent: QObject) -> AnswerBridge:
        """What QML draws of that side's try."""
        duel = self.duel
        kind = str(duel.question.type)
        return AnswerBridge(
            self._exhibit, kind, duel.attempt(side), lambda: self._host.language, parent
        )

    def be_ready(self, side: Side) -> None:
        """That side is ready."""
        self.duel.ready(side)
        self._show()

    def settle(self, side: Side) -> None:
        """That side's try is answered: count it."""
        verdict = self.duel.settle(side)
        if verdict is not None:
            self._count([verdict])

    def close_question(self, side: Side) -> None:
        """That side goes on without the other."""
        self._count(self.duel.close(side))

    # What QML shows.

    @Property(DuelSide, constant=True)
    def near(self) -> DuelSide:
        """The side at the bottom, or on the left."""
        return self._sides[0]

    @Property(DuelSide, constant=True)
    def far(self) -> DuelSide:
        """The side at the top, or on the right."""
        return self._sides[1]

    @Property(bool, constant=True)
    def table(self) -> bool:
        """Whether the far half is turned round: the panel lies flat."""
        return self._host.two_players == "table"

    @Property(str, notify=changed)
    def state(self) -> str:
        """What both see: greeting, asking, shown or finished."""
        return self.duel.state

    @Property(int, notify=changed)
    def number(self) -> int:
        """The question that stands, from 0."""
        return self.duel.number

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many questions there are."""
        return self.duel.count

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether this is the last question."""
        return self.duel.last

    @Property(str, notify=changed)
    def stem(self) -> str:
        """The question's words."""
        return self.duel.question.stem.text(self._host.language)

    @Property(bool, notify=changed)
    def compact(self) -> bool:
        """Whether options are chosen, and nothing is moved about."""
        return str(self.duel.question.type) in COMPACT

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def options(self) -> list[str]:
        """The words of the options, in the order shown; empty where there are pictures."""
        tiles = self.duel.attempt(0).tiles
        return [tile.text.text(self._host.language) for tile in tiles if tile.text]

    @Property(str, notify=changed)
    def picture(self) -> str:
        """URI of the illustration; empty where it gives the answer away, until that is shown."""
        question = self.duel.question
        hidden = question.picture_after and self.duel.state in ("greeting", "asking")
        return "" if hidden else self._exhibit.uri(question.picture)

    @Property(str, notify=changed)
    def explanation(self) -> str:
        """Why; to be shown once both are done."""
        text = self.duel.question.explanation
        return text.text(self._host.language) if text else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def rightAnswers(self) -> list[str]:
        """What is right, in words; empty while somebody still thinks."""
        if self.duel.state != "shown":
            return []
        twin = begin_try(self.duel.question, 0)
        return list(right_answers(twin, self._host.language))

    @Property(int, notify=ticked)
    def left(self) -> int:
        """Seconds the slower side has; 0 while nobody is hurried."""
        return self.duel.left_s or 0

    @Property(bool, notify=ticked)
    def rested(self) -> bool:
        """Whether a tap leads on by now."""
        return self.duel.rested

    # What QML tells.

    @Slot()
    def tick(self) -> None:
        """A second is over."""
        self._count(self.duel.second())

    @Slot()
    def next(self) -> None:
        """On to the next question, or to how it ended; either side may say so."""
        if self.duel.next():
            if self.duel.state == "asking":
                for side in self._sides:
                    side.ask()
            self._show()

    @Slot()
    def again(self) -> None:
        """再来一局: another round; only the first one counts."""
        if self.duel.state == "finished" and self.duel.rested:
            self._begin()

    @Slot(bool)
    def setRoomy(self, roomy: bool) -> None:
        """Whether the halves have room for questions where things are moved about."""
        if roomy != self._roomy:
            self._roomy = roomy
            if self.duel.state == "greeting":
                self._begin()

    def _begin(self) -> None:
        elder = self._host.elder
        self.duel = Duel(self._quiz, Random(), patient=elder, roomy=self._roomy)
        for side in self._sides:
            side.ask()
        self._show()

    @Slot()
    def finish(self) -> None:
        """To the result, which is both players' together."""
        if self.duel.state == "finished" and self.duel.rested:
            self._host.done(Outcome(self.duel.together, self.duel.count))

    def _count(self, verdicts: list[SideVerdict]) -> None:
        for each in verdicts:
            if not each.seen:
                verdict = each.verdict
                self._host.answered(verdict.question, verdict.right, verdict.timed_out, each.side)
        # What was shown without an answer is drawn anew.
        for each in verdicts:
            if each.verdict.timed_out or each.seen:
                self._sides[each.side].answer.showRight()  # type: ignore[attr-defined]
        self._show()

    def _show(self) -> None:
        if not self.duel.ticks:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()
        self.ticked.emit()
        for side in self._sides:
            side.changed.emit()
        self.changed.emit()


def open_duel(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> DuelBridge:
    """Read the quiz and greet two players.

    Raises:
        Trouble: the quiz cannot be read, or nothing in it can be won.
    """
    quiz = read_quiz(exhibit.folder, part.entry, exhibit.language)
    if not fair_questions(quiz.questions):
        raise Trouble(
            "nothing-for-two",
            Words(f"{exhibit.id} 里没有两个人能比的题。", f"{exhibit.id} has nothing for two."),
            Words("请在清单里去掉 players = 2。", "Take players = 2 out of its manifest."),
        )
    return DuelBridge(exhibit, quiz, host, parent)
