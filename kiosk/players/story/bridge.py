"""A story for QML: which page, which piece of it, what is said. No rule lives here."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.library.exhibit import Exhibit, Part
from kiosk.library.narration import heard
from kiosk.library.texts import LocalText
from kiosk.players.port import Host
from kiosk.players.story.kind import read_story
from kiosk.players.story.pages import Piece, Story
from kiosk.players.story.pieces_bridge import PieceModel
from kiosk.players.story.rules import NOTHING, Reading
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Story"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "StoryPlayer.qml"


@QmlElement
class StoryBridge(QObject):
    """One reading of a story."""

    changed = Signal()
    turned = Signal()

    def __init__(
        self, exhibit: Exhibit, story: Story, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._host = host
        self._reading = Reading(story, Random())
        self._pieces = PieceModel(exhibit, self._reading, host, self)
        self._closed = False

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: the words follow, the page stays."""
        self._pieces.remark()
        self.changed.emit()

    def close(self) -> None:
        """The visitor left: the voice ends."""
        self._closed = True
        self._host.watching(False)
        self.changed.emit()

    @property
    def reading(self) -> Reading:
        """The state of the reading; the rehearsal looks at it."""
        return self._reading

    # What QML shows.

    @Property(PieceModel, constant=True)
    def pieces(self) -> PieceModel:
        """What can be touched on the page."""
        return self._pieces

    @Property(str, notify=changed)
    def page(self) -> str:
        """Id of the page that is shown."""
        return self._reading.page.id

    @Property(str, notify=changed)
    def type(self) -> str:
        """page, timeline, compare, hotspots, picture or choice."""
        return str(self._reading.page.type)

    @Property(int, notify=changed)
    def number(self) -> int:
        """How many pages lie behind."""
        return self._reading.number

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many pages it will be, on the shortest way."""
        return self._reading.count

    @Property(str, notify=changed)
    def title(self) -> str:
        """The page's heading."""
        return self._said(self._reading.page.title)

    @Property(str, notify=changed)
    def text(self) -> str:
        """The page's words."""
        return self._said(self._reading.page.text)

    @Property(str, notify=changed)
    def speaker(self) -> str:
        """Who speaks on a page with choices."""
        return self._said(self._reading.page.speaker)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """URI of the picture that is shown: the open piece's, else the page's."""
        piece = self._shown
        own = piece.picture if piece else None
        return self._exhibit.uri(own or self._reading.page.picture)

    @Property(str, notify=changed)
    def ground(self) -> str:
        """URI of the page's own picture."""
        return self._exhibit.uri(self._reading.page.picture)

    @Property(str, notify=changed)
    def narration(self) -> str:
        """URI of the recorded voice: the open piece's, else the page's; empty for none."""
        page, piece, language = self._reading.page, self._shown, self._host.language
        own = heard(self._exhibit, piece.narration, language, piece.title) if piece else ""
        return own or heard(self._exhibit, page.narration, language, page.text or page.title)

    @Property(int, notify=changed)
    def shown(self) -> int:
        """The piece that is open; -1 for none."""
        return self._reading.shown

    @Property(int, notify=changed)
    def found(self) -> int:
        """How many pieces of the page have been touched."""
        return sum(self._reading.seen)

    @Property(str, notify=changed)
    def shownTitle(self) -> str:
        """Heading of the open piece."""
        return self._said(self._shown.title) if self._shown else ""

    @Property(str, notify=changed)
    def shownText(self) -> str:
        """Words of the open piece."""
        return self._said(self._shown.text) if self._shown else ""

    @Property(str, notify=changed)
    def shownPicture(self) -> str:
        """URI of the open piece's own picture; empty for none."""
        return self._exhibit.uri(self._shown.picture) if self._shown else ""

    @Property(bool, notify=changed)
    def chosen(self) -> bool:
        """Whether something has been said on a page with choices."""
        return self._reading.chosen is not None

    @Property(str, notify=changed)
    def reply(self) -> str:
        """What comes of what was said."""
        chosen = self._reading.chosen
        return self._said(chosen.reply) if chosen else ""

    @Property(str, notify=changed)
    def verdict(self) -> str:
        """``good``, ``poor``, or empty where a choice is neither (or none was made)."""
        chosen = self._reading.chosen
        if chosen is None or chosen.good is None:
            return ""
        return "good" if chosen.good else "poor"

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether going on ends the story."""
        return self._reading.last

    @Property(bool, notify=changed)
    def canGoOn(self) -> bool:
        """Whether the one button leads on."""
        return self._reading.can_go_on

    @Property(bool, notify=changed)
    def triesAgain(self) -> bool:
        """Whether going on takes back what was said."""
        return self._reading.tries_again

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether the visitor has left."""
        return self._closed

    # What QML tells.

    @Slot(int)
    def touch(self, number: int) -> None:
        """A piece was touched."""
        self._reading.touch(number)
        self._settled()

    @Slot()
    def letGo(self) -> None:
        """The page as a whole is looked at."""
        self._reading.let_go()
        self._settled()

    @Slot()
    def next(self) -> None:
        """The visitor goes on; after the last page the part is done."""
        before = self._reading.page
        if self._reading.next():
            self._host.done(Outcome())
        elif self._reading.page is before:
            self._settled()
        else:
            self._turned()

    @Slot()
    def back(self) -> None:
        """A page back, or what was said is taken back."""
        before = self._reading.page
        self._reading.back()
        if self._reading.page is before:
            self._settled()
        else:
            self._turned()

    @Slot()
    def replay(self) -> None:
        """From the first page."""
        self._reading.replay()
        self._turned()

    @Slot(bool)
    def narrates(self, narrating: bool) -> None:
        """Recorded narration plays, or has ended: idle waits meanwhile."""
        if not self._closed:
            self._host.watching(narrating)

    @property
    def _shown(self) -> Piece | None:
        number = self._reading.shown
        return self._reading.pieces[number] if number != NOTHING else None

    def _said(self, text: LocalText | None) -> str:
        return text.text(self._host.language) if text else ""

    def _settled(self) -> None:
        self._pieces.remark()
        self.changed.emit()

    def _turned(self) -> None:
        self._host.watching(False)  # the voice goes with its page
        self._pieces.replace_all()
        self.changed.emit()
        self.turned.emit()


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> StoryBridge:
    """Read the story and make its bridge.

    Raises:
        Trouble: the entry cannot be read.
    """
    story = read_story(exhibit.folder, part.entry, exhibit.language)
    return StoryBridge(exhibit, story, host, parent)
