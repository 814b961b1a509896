"""The stage: opens the player of the part that plays, and shows what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.library.credit import credits_of
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.shell.screens import Screen
from kiosk.shell.walk import Outcome, View, Walk
from kiosk.ui.bridges.card_model import CardModel
from kiosk.ui.bridges.inset import Inset
from kiosk.ui.bridges.shelf import ShelfBridge
from kiosk.ui.players import new_stock

if TYPE_CHECKING:
    from kiosk.core.pace import Pace

QML_IMPORT_NAME = "Bridges"
QML_IMPORT_MAJOR_VERSION = 1

RELATED = 3
KEPT_PLAYERS = 2
"""The page that fades out still reads its player, so the one before last is let go."""

log = logging.getLogger(__name__)

Open = Callable[[Exhibit, Part, Host, QObject], tuple[QObject, str]]


@QmlElement
class StageBridge(QObject):
    """Where parts play. ``open_part`` returns a part's bridge and the URL of its QML."""

    changed = Signal()
    playerChanged = Signal()
    insetChanged = Signal()

    def __init__(
        self,
        walk: Walk,
        shelf: ShelfBridge,
        open_part: Open,
        parent: QObject | None = None,
        *,
        open_two: Open | None = None,
        two_players: str = "wall",
    ) -> None:
        super().__init__(parent)
        self._open_two = open_two
        self._two_players = two_players
        self._walk = walk
        self._shelf = shelf
        self._open_part = open_part
        self._view = walk.view
        self._players: list[QObject] = []
        self._source = ""
        self._insets: list[QObject] = []
        self._inset_source = ""
        self._related = CardModel(self)
        self._frames: QObject | None = None
        self.pace: Pace | None = None
        """What the players are to ask of this machine; comes after the first frame."""

    # The stage as a player sees it (kiosk.players.port.Host).

    @property
    def language(self) -> str:
        """The visitor's language."""
        return self._walk.view.language

    @property
    def elder(self) -> bool:
        """Whether 长辈模式 is on."""
        return self._walk.view.elder

    def now_s(self) -> float:
        """Seconds of the kiosk's monotonic clock."""
        return self._walk.now_s()

    def answered(self, question: str, right: bool, timed_out: bool = False, side: int = 0) -> None:
        """Pass an answer on to the count."""
        self._walk.answered(question, right, timed_out, side)

    def watching(self, watching: bool) -> None:
        """Idle waits while something is watched."""
        if watching:
            self._walk.patience.pause()
        else:
            self._walk.patience.resume()
        self._walk.look()

    @property
    def inset(self) -> bool:
        """A part on the stage itself is no inset."""
        return False

    @property
    def two_players(self) -> str:
        """How two may play the part: its exhibit says whether, the settings how."""
        exhibit = self._view.exhibit
        fits = self._open_two is not None and exhibit is not None and exhibit.players >= 2
        return self._two_players if fits else ""

    def play_two(self) -> None:
        """The part that plays gives way to the same part for two."""
        exhibit, part = self._view.exhibit, self._walk.part
        if self._open_two is None or exhibit is None or part is None or not self.two_players:
            return
        try:
            player, source = self._open_two(exhibit, part, self, self)
        except Trouble as trouble:
            log.error("%s, %s: %s", exhibit.id, part.entry, trouble.what.zh)
            return
        self._close()
        self._put(player, source)

    def ask(self, kind: str, entry: str, then: Callable[[Outcome], None]) -> None:
        """Play an entry of another kind in front of the part that plays."""
        exhibit = self._view.exhibit
        if exhibit is None or self._view.screen is not Screen.EXHIBIT or self._inset_source:
            then(Outcome())
            return
        host = Inset(self, then)
        try:
            player, source = self._open_part(exhibit, Part(kind, entry), host, self)
        except Trouble as trouble:
            host.failed(trouble)
            return
        self._insets.append(player)
        self._inset_source = source
        self.insetChanged.emit()

    def leave_inset(self) -> None:
        """What is in front of the part goes; its bridge stays while it may still be drawn."""
        if self._inset_source:
            self._insets[-1].close()  # type: ignore[attr-defined]
            self._inset_source = ""
            self.insetChanged.emit()

    def failed(self, trouble: Trouble) -> None:
        """The part that plays cannot go on."""
        part = self._walk.part
        where = f"{self._view.exhibit.id}, {part.entry}" if self._view.exhibit and part else "?"
        log.error("%s: %s", where, trouble.what.zh)
        self._walk.part_failed()

    def done(self, outcome: Outcome) -> None:
        """The part has been played to its end."""
        self._walk.part_done(outcome)

    # The stage as the walk sees it.

    def show_view(self, view: View) -> None:
        """The walk changed: open or close the player, follow the language."""
        before, self._view = self._view, view
        playing = view.screen is Screen.EXHIBIT
        was_playing = before.screen is Screen.EXHIBIT
        goes = not playing or view.part_number != before.part_number
        if was_playing and (goes or (view.part_failed and not before.part_failed)):
            self._close()
        if playing and (not was_playing or view.part_number != before.part_number):
            self._open()
        elif playing and (view.language, view.elder) != (before.language, before.elder):
            self._follow_host()
        if view.exhibit is not None and view.screen is Screen.RESULT:
            self._related.warn(self._shelf.shelf.emergency_ids)
            self._related.show(self._shelf.shelf.related(view.exhibit, RELATED), view.language)
        self.changed.emit()

    def _open(self) -> None:
        exhibit, part = self._view.exhibit, self._walk.part
        if exhibit is None or part is None:
            return
        try:
            player, source = self._open_part(exhibit, part, self, self)
        except Trouble as trouble:
            log.error("%s, %s: %s", exhibit.id, part.entry, trouble.what.zh)
            self._walk.part_failed()
            return
        self._put(player, source)

    def _put(self, player: QObject, source: str) -> None:
        self._source = source
        self._players.append(player)
        while len(self._players) > KEPT_PLAYERS:
            self._players.pop(0).deleteLater()
        self.playerChanged.emit()

    def _follow_host(self) -> None:
        shown = self._insets[-1:] if self._inset_source else []
        for player in (*self._players[-1:], *shown):
            player.host_changed()  # type: ignore[attr-defined]

    def _close(self) -> None:
        self.leave_inset()
        while len(self._insets) > KEPT_PLAYERS:
            self._insets.pop(0).deleteLater()
        if self._players:
            self._players[-1].close()  # type: ignore[attr-defined]

    # The stage as QML sees it.

    @Property(QObject, notify=playerChanged)
    def player(self) -> QObject | None:
        """The bridge of the part that plays (or played last)."""
        return self._players[-1] if self._players else None

    @Property(str, notify=playerChanged)
    def source(self) -> str:
        """URL of the QML that draws the player."""
        return self._source

    @Property(QObject, constant=True)
    def frames(self) -> QObject:
        """Lends the items that paint pictures made elsewhere (a ``FrameStock``)."""
        if self._frames is None:
            self._frames = new_stock(self)
        return self._frames

    @Property(QObject, notify=insetChanged)
    def insetPlayer(self) -> QObject | None:
        """The bridge of what is played in front of the part (or was last)."""
        return self._insets[-1] if self._insets else None

    @Property(str, notify=insetChanged)
    def insetSource(self) -> str:
        """URL of the QML that draws what is in front of the part; empty when nothing is."""
        return self._inset_source

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        """Whether the kiosk asks if anybody is still there: what runs by itself stands still."""
        return self._view.warning

    @Property(bool, notify=changed)
    def partFailed(self) -> bool:
        """Whether the part that should play cannot be shown."""
        return self._view.part_failed

    @Property(str, notify=changed)
    def following(self) -> str:
        """The kind of the part after this one; empty after the last."""
        exhibit, number = self._view.exhibit, self._view.part_number + 1
        return exhibit.parts[number].kind if exhibit and number < len(exhibit.parts) else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        """Title of the open exhibit."""
        exhibit = self._view.exhibit
        return exhibit.title.text(self._view.language) if exhibit else ""

    @Property(str, notify=changed)
    def exhibit(self) -> str:
        """Id of the open exhibit."""
        return self._view.exhibit.id if self._view.exhibit else ""

    @Property(str, notify=changed)
    def poster(self) -> str:
        """URI of the open exhibit's poster."""
        exhibit = self._view.exhibit
        return exhibit.uri(exhibit.poster) if exhibit else ""

    @Property(str, notify=changed)
    def topic(self) -> str:
        """First topic of the open exhibit."""
        exhibit = self._view.exhibit
        return exhibit.topics[0] if exhibit and exhibit.topics else ""

    @Property(str, notify=changed)
    def summary(self) -> str:
        """A sentence or two about the open exhibit."""
        exhibit = self._view.exhibit
        return exhibit.summary.text(self._view.language) if exhibit else ""

    @Property(float, notify=changed)
    def volume(self) -> float:
        """How loud films and narration are, 0 to 1."""
        return self._walk.loudness

    @Property(str, notify=changed)
    def silence(self) -> str:
        """Why nothing is heard: ``visitor`` turned it down, or the ``machine`` is set to silence;
        empty while something can be.
        """
        if self._walk.loudness > 0:
            return ""
        return "visitor" if self._walk.view.volume == 0 else "machine"

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def credits(self) -> list[dict[str, str]]:
        """Who made the open exhibit and who answers for it: ``name`` and ``said`` of each fact."""
        exhibit, language = self._view.exhibit, self._view.language
        facts = credits_of(exhibit, language) if exhibit else ()
        return [{"name": one.name.text(language), "said": one.said} for one in facts]

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The note that must stand on the screen; empty if none."""
        exhibit = self._view.exhibit
        return exhibit.notice.text(self._view.language) if exhibit and exhibit.notice else ""

    @Property(bool, notify=changed)
    def sample(self) -> bool:
        """Whether no named reviewer has signed the exhibit yet (样例)."""
        return bool(self._view.exhibit and self._view.exhibit.is_sample)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def remember(self) -> list[str]:
        """What to take along: up to three lines."""
        exhibit = self._view.exhibit
        return [line.text(self._view.language) for line in exhibit.remember] if exhibit else []

    @Property(int, notify=changed)
    def right(self) -> int:
        """Answers right."""
        return self._view.outcome.right

    @Property(int, notify=changed)
    def asked(self) -> int:
        """Questions asked; 0 where the exhibit asks none."""
        return self._view.outcome.asked

    @Property(CardModel, constant=True)
    def related(self) -> CardModel:
        """What to play next."""
        return self._related

    @Slot()
    def passOver(self) -> None:
        """On from a part that could not be shown."""
        self._walk.pass_over()

    @Slot()
    def again(self) -> None:
        """Play the same exhibit once more, from its result."""
        if self._view.exhibit is not None:
            self._walk.open(self._view.exhibit)
