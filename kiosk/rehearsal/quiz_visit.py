"""How the scripted visitor plays a quiz: it knows the answers, and gets some wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.core.errors import Defect
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.quiz.kind import read_quiz
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.tally import Tally

WRONG_EVERY = 3
"""Every third question is answered wrongly."""

Shoot = Callable[[str], None]


class QuizVisit:
    """Plays one quiz part from its first question to its last, by touch."""

    def __init__(
        self,
        finger: Finger,
        stage: QObject,
        exhibit: Exhibit,
        part: Part,
        language: str,
        holder: str = "player",
    ) -> None:
        self._holder = holder
        self._finger = finger
        self._stage = stage
        self._exhibit = exhibit
        self._language = language
        quiz = read_quiz(exhibit.folder, part.entry, exhibit.language)
        self._questions = {question.id: question for question in quiz.questions}
        self.count = len(quiz.questions)

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Answer every question; ``think`` lets the clock run before each answer."""
        for number in range(self.count):
            self.answer(number, tally, shoot, think)
            self._finger.tap("quizNext")
            self._finger.pause(0.05)

    def answer(self, number: int, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Answer the question that stands (the ``number``-th, from 0)."""
        finger = self._finger
        finger.need("quizPlayer")
        player = self._stage.property(self._holder)
        question = self._questions[player.property("question")]
        finger.settle()
        shoot(f"q{number + 1}")
        think()
        wrongly = number % WRONG_EVERY == 1
        rights = {index for index, option in enumerate(question.options) if option.right}
        chosen = set(range(len(question.options))) - rights if wrongly else rights
        names = [self._name_of(question.options[index]) for index in sorted(chosen)]
        several = question.type == "multiple"
        for name in names if several and not wrongly else names[:1]:
            finger.tap(name)
            finger.pause(0.05)
        if several:
            finger.tap("quizNext")
        finger.until(lambda: bool(player.property("answered")), "the answer to be taken")
        tally.add(self._exhibit.id, "asked")
        tally.add(self._exhibit.id, "right", 0 if wrongly else 1)
        finger.settle()
        shoot(f"q{number + 1}-{'wrong' if wrongly else 'right'}")

    def _name_of(self, option: object) -> str:
        """Return the object name of the button that shows ``option`` (they are shuffled)."""
        text = getattr(option, "text", None)
        words = text.text(self._language) if text is not None else ""
        picture = getattr(option, "picture", None) or ""
        for item in self._finger.items():
            name = item.objectName()
            if (
                name.startswith("option")
                and item.property("words") == words
                and item.property("picture") == picture
            ):
                return name
        raise Defect(f"no option on the screen says {words or picture!r}")
