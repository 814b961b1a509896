"""How the scripted visitor watches a film: a little of each, every question in it, and its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.video.kind import read_film
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.quiz_visit import QuizVisit
from kiosk.rehearsal.tally import Tally

BEFORE_STOP_S = 0.8
BEFORE_END_S = 1.5


class FilmVisit:
    """Watches one film part from its first frame to its last, by touch."""

    def __init__(
        self, finger: Finger, stage: QObject, exhibit: Exhibit, part: Part, language: str
    ) -> None:
        self._finger = finger
        self._stage = stage
        self._exhibit = exhibit
        self._language = language
        self._film = read_film(exhibit.folder, part.entry, exhibit.language)

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Watch, stop, go on, answer what is asked on the way, see the end, lead on."""
        finger = self._finger
        finger.need("videoPlayer")
        player = self._stage.property("player")
        finger.until(lambda: bool(player.property("showsFrames")), "the first frame")
        finger.pause(1.2)
        shoot("film")
        finger.tap("filmToggle")
        finger.until(lambda: player.property("state") == "paused", "the film to stop")
        shoot("film-paused")
        finger.tap("filmToggle")
        for number, pause in enumerate(self._film.pauses):
            self._touch_rail(pause.at_s - BEFORE_STOP_S)
            finger.until(lambda: bool(self._stage.property("insetSource")), "the question")
            part = Part("quiz", pause.entry)
            quiz = QuizVisit(
                finger, self._stage, self._exhibit, part, self._language, holder="insetPlayer"
            )
            quiz.play(tally, _named(shoot, f"stop{number + 1}"), think)
            finger.until(lambda: player.property("state") == "playing", "the film to go on")
        self._touch_rail(player.property("lengthS") - BEFORE_END_S)
        finger.until(lambda: player.property("state") == "ended", "the film's end")
        finger.settle()
        shoot("film-end")
        think()
        finger.tap("partNext")

    def _touch_rail(self, at_s: float) -> None:
        self._finger.settle()
        rail = self._finger.need("filmRail")
        length_s = self._stage.property("player").property("lengthS")
        place = self._finger.middle(rail)
        left = place.x() - round(rail.width() / 2)
        self._finger.tap_at(QPoint(left + round(rail.width() * at_s / length_s), place.y()))
        self._finger.pause(0.1)


def _named(shoot: Shoot, of: str) -> Shoot:
    return lambda name: shoot(f"{of}-{name}")
