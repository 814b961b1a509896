"""Class mode for QML: the sheet of the hidden corner, exhibits to choose, the card, the lesson."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.settings import HomeSettings
from kiosk.library.audiences import for_whom
from kiosk.library.credit import credit_line
from kiosk.library.exhibit import Docent, Exhibit, Part
from kiosk.library.texts import LocalText
from kiosk.players.port import ClassHost
from kiosk.shell.classroom import Classroom
from kiosk.shell.screens import Screen
from kiosk.shell.shelf import Shelf
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.shelf import ShelfBridge

if TYPE_CHECKING:
    from kiosk.shell.emergency import Pinned

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

KEPT_PLAYERS = 2
"""The page that fades out still reads its player, so the one before last is let go."""

log = logging.getLogger(__name__)

OpenLesson = Callable[[Exhibit, Part, ClassHost, QObject], tuple[QObject, str]]


class ClassShelfBridge(ShelfBridge):
    """The exhibits a docent can choose from; what is tapped shows its card."""

    def __init__(self, walk: Walk, classroom: Classroom, parent: QObject | None = None) -> None:
        super().__init__(walk, HomeSettings(featured=""), parent)
        self._classroom = classroom
        self.setApart(False)

    def show_exhibits(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Other exhibits are installed now."""
        super().show_exhibits(tuple(e for e in exhibits if self._classroom.can_show(e)))

    @Slot(str)
    def open(self, exhibit: str) -> None:
        """Choose an exhibit by its id; one that has just gone is ignored."""
        found = next((e for e in self.shelf.exhibits if e.id == exhibit), None)
        if found is not None:
            self._classroom.pick(found)


@QmlElement
class ClassBridge(QObject):
    """The docent's way through class mode. ``open_lesson`` returns a bridge and its QML's URL."""

    changed = Signal()
    playerChanged = Signal()

    def __init__(
        self,
        walk: Walk,
        classroom: Classroom,
        open_lesson: OpenLesson,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._walk = walk
        self._classroom = classroom
        self._open_lesson = open_lesson
        self._shelf = ClassShelfBridge(walk, classroom, self)
        self._view = walk.view
        self._players: list[QObject] = []
        self._is_open = False
        self._source = ""

    # Class mode as a lesson sees it (kiosk.players.port.ClassHost).

    @property
    def language(self) -> str:
        """The class's language."""
        return self._walk.view.language

    def raised(self, question: str, hands: int, right: int) -> None:
        """Pass a count of hands on."""
        self._classroom.raised(question, hands, right)

    def finished(self) -> None:
        """All has been asked."""
        self._classroom.finished()

    def done(self) -> None:
        """Another exhibit."""
        self._classroom.back()

    # Class mode as the walk sees it.

    @property
    def class_shelf(self) -> Shelf:
        """The exhibits a docent can choose from, as they lie."""
        return self._shelf.shelf

    def show_exhibits(self, exhibits: tuple[Exhibit, ...]) -> None:
        """Other exhibits are installed now."""
        self._shelf.show_exhibits(exhibits)

    def show_emergencies(self, pinned: tuple[Pinned, ...], utc_offset_min: int) -> None:
        """These emergencies stand in front of a docent too."""
        self._shelf.show_emergencies(pinned, utc_offset_min)

    def show_view(self, view: View) -> None:
        """The walk changed: open or close the lesson, follow the language."""
        before, self._view = self._view, view
        self._shelf.show_view(view)
        teaching, taught = view.screen is Screen.LESSON, before.screen is Screen.LESSON
        if taught and not teaching:
            if self._is_open:
                self._players[-1].close()  # type: ignore[attr-defined]
            self._is_open = False
        elif teaching and not taught:
            self._open()
        elif self._is_open and view.language != before.language:
            self._players[-1].host_changed()  # type: ignore[attr-defined]
        self.changed.emit()

    def _open(self) -> None:
        exhibit = self._view.exhibit
        part = self._classroom.part_of(exhibit) if exhibit else None
        if exhibit is None or part is None:
            return
        try:
            player, self._source = self._open_lesson(exhibit, part, self, self)
        except Trouble as trouble:
            log.error("%s, %s: %s", exhibit.id, part.entry, trouble.what.zh)
            self._walk.part_failed()
            return
        self._players.append(player)
        self._is_open = True
        while len(self._players) > KEPT_PLAYERS:
            self._players.pop(0).deleteLater()
        self.playerChanged.emit()

    # Class mode as QML sees it.

    @Property(QObject, notify=playerChanged)
    def player(self) -> QObject | None:
        """The bridge of the lesson (or of the last one)."""
        return self._players[-1] if self._players else None

    @Property(str, notify=playerChanged)
    def source(self) -> str:
        """URL of the QML that draws the lesson."""
        return self._source

    @Property(ShelfBridge, constant=True)
    def shelf(self) -> ShelfBridge:
        """What can be chosen."""
        return self._shelf

    @Property(bool, notify=changed)
    def sheet(self) -> bool:
        """Whether the sheet of the hidden corner lies over the screen."""
        return self._view.sheet

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether the chosen exhibit has questions for a class."""
        exhibit = self._view.exhibit
        return exhibit is not None and self._classroom.part_of(exhibit) is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        """Title of the chosen exhibit."""
        return self._text(self._exhibit.title if self._exhibit else None)

    @Property(str, notify=changed)
    def exhibit(self) -> str:
        """Id of the chosen exhibit."""
        return self._exhibit.id if self._exhibit else ""

    @Property(str, notify=changed)
    def poster(self) -> str:
        """URI of its poster."""
        return self._exhibit.uri(self._exhibit.poster) if self._exhibit else ""

    @Property(str, notify=changed)
    def topic(self) -> str:
        """Its first topic."""
        return self._exhibit.topics[0] if self._exhibit and self._exhibit.topics else ""

    @Property(bool, notify=changed)
    def sample(self) -> bool:
        """Whether no named reviewer has signed it yet (样例)."""
        return bool(self._exhibit and self._exhibit.is_sample)

    @Property(int, notify=changed)
    def minutes(self) -> int:
        """Minutes it takes."""
        return self._exhibit.duration_min if self._exhibit else 0

    @Property(str, notify=changed)
    def goal(self) -> str:
        """What the class is to learn."""
        return self._text(self._exhibit.goal if self._exhibit else None)

    @Property(str, notify=changed)
    def audience(self) -> str:
        """For whom it is."""
        return for_whom(self._exhibit, self.language) if self._exhibit else ""

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The note that must stand on the screen; empty if none."""
        return self._text(self._exhibit.notice if self._exhibit else None)

    @Property(str, notify=changed)
    def credit(self) -> str:
        """Who made it and who answers for it, in one line."""
        return credit_line(self._exhibit, self.language) if self._exhibit else ""

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def points(self) -> list[str]:
        """Three things to say; none where nobody wrote a card."""
        docent = self._docent
        return [self._text(point) for point in docent.points] if docent else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def questions(self) -> list[str]:
        """Two questions to ask."""
        docent = self._docent
        return [self._text(question) for question in docent.questions] if docent else []

    @Property(str, notify=changed)
    def demonstration(self) -> str:
        """What to show."""
        return self._text(self._docent.demonstration if self._docent else None)

    @Property(str, notify=changed)
    def safety(self) -> str:
        """How that is kept safe."""
        return self._text(self._docent.safety if self._docent else None)

    @Slot()
    def holdCorner(self) -> None:
        """The hidden corner was held."""
        self._classroom.open_sheet()

    @Slot()
    def closeSheet(self) -> None:
        """返回."""
        self._classroom.close_sheet()

    @Slot()
    def begin(self) -> None:
        """班级模式."""
        self._classroom.begin()

    @Slot()
    def teach(self) -> None:
        """From the card to the questions."""
        self._classroom.teach()

    @Slot()
    def back(self) -> None:
        """Another exhibit."""
        self._classroom.back()

    @property
    def _exhibit(self) -> Exhibit | None:
        return self._view.exhibit

    @property
    def _docent(self) -> Docent | None:
        return self._exhibit.docent if self._exhibit else None

    def _text(self, text: LocalText | None) -> str:
        return text.text(self.language) if text else ""
