"""How the scripted visitor reads a story: it touches all there is, and once chooses badly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from kiosk.core.errors import Defect
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.story.kind import read_story
from kiosk.players.story.pages import PageType, Piece
from kiosk.rehearsal.finger import Finger, Shoot
from kiosk.rehearsal.tally import Tally

MOST_PAGES = 80
"""A story that is longer goes round in circles."""


class StoryVisit:
    """Reads one story part from its first page to its end, by touch."""

    def __init__(
        self, finger: Finger, stage: QObject, exhibit: Exhibit, part: Part, language: str
    ) -> None:
        self._finger = finger
        self._stage = stage
        self._language = language
        story = read_story(exhibit.folder, part.entry, exhibit.language)
        self._pages = {page.id: page for page in story.pages}
        self._tried: set[str] = set()

    def play(self, tally: Tally, shoot: Shoot, think: Callable[[], None]) -> None:
        """Look at each page, touch its pieces, go on by the one button."""
        finger = self._finger
        finger.need("storyPlayer")
        player = self._stage.property("player")
        for number in range(MOST_PAGES):
            finger.settle()
            page = self._pages[player.property("page")]
            name = f"page{number + 1}-{page.type}"
            shoot(name)
            think()
            self._touch(page.type, len(page.pieces), name, shoot)
            last = player.property("last") and not player.property("triesAgain")
            finger.tap("partNext")
            finger.pause(0.05)
            if last:
                return
        raise Defect("the story does not come to its end")

    def _touch(self, type: PageType, pieces: int, name: str, shoot: Shoot) -> None:
        match type:
            case PageType.TIMELINE:
                self._each("era", pieces, name, shoot)
            case PageType.HOTSPOTS:
                self._each("spot", pieces, name, shoot)
            case PageType.PICTURE:
                self._each("look", pieces, name, shoot)
            case PageType.COMPARE:
                self._compare(name, shoot)
            case PageType.CHOICE:
                self._choose(name, shoot)

    def _each(self, what: str, pieces: int, name: str, shoot: Shoot) -> None:
        for at in range(pieces):
            self._finger.settle()
            self._finger.tap(f"{what}{at}")
            self._finger.pause(0.5)
            shoot(f"{name}-{what}{at + 1}")

    def _compare(self, name: str, shoot: Shoot) -> None:
        """Drag the grip to a quarter, then see each side alone."""
        finger = self._finger
        grip = finger.middle(finger.need("compareGrip"))
        width = round(finger.need("compareView").width())
        finger.press_at(grip)
        for step in (20, 60, 120, width // 4):
            finger.move_to(QPoint(grip.x() - step, grip.y()))
        finger.release_at(QPoint(grip.x() - width // 4, grip.y()))
        finger.pause(0.3)
        shoot(f"{name}-dragged")
        for side in (0, 1):
            finger.tap(f"side{side}")
            finger.pause(0.4)
            shoot(f"{name}-side{side + 1}")

    def _choose(self, name: str, shoot: Shoot) -> None:
        """At the first talk what is not good, if one can; then what is, or what comes first."""
        page = self._pages[self._stage.property("player").property("page")]
        poor = [piece for piece in page.pieces if piece.good is False]
        good = [piece for piece in page.pieces if piece.good is not False]
        poorly = bool(poor) and not self._tried
        self._tried.add(page.id)
        self._finger.settle()
        self._finger.tap(self._name_of((poor if poorly else good)[0]))
        self._finger.pause(0.1)
        shoot(f"{name}-{'poor' if poorly else 'chosen'}")

    def _name_of(self, piece: Piece) -> str:
        """Return the object name of the button that says this (choices may be shuffled)."""
        words = piece.title.text(self._language)
        for item in self._finger.items():
            name = item.objectName()
            if name.startswith("choice") and item.property("heading") == words:
                return name
        raise Defect(f"no choice on the screen says {words!r}")
