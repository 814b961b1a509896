"""A film for QML: what is shown, what is said, where it stops. No rule lives here.

The media player itself is QML's (``MediaPlayer``): it is started and stopped from QML, where no
Python call is open while its threads are waited for (docs/decisions/0014).
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.players.port import Host
from kiosk.players.video.captions import CaptionsFault, Cue, read_captions, words_at
from kiosk.players.video.film import Film, Pause
from kiosk.players.video.kind import aspect_of, read_film, trouble_with
from kiosk.players.video.rules import STEP_S, Watching, rendition
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Video"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "VideoPlayer.qml"

TOLD_EVERY_S = 0.25
"""How often the rail moves; captions come when they are due."""
FIRST_FRAME_WITHIN_MS = 8_000
"""A film that shows nothing for so long has no frames that can be shown (AV1 tells nothing)."""

log = logging.getLogger(__name__)


@QmlElement
class VideoBridge(QObject):
    """One watching of a film."""

    changed = Signal()
    moved = Signal()
    captionChanged = Signal()
    jumped = Signal(float)

    def __init__(
        self, exhibit: Exhibit, film: Film, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._film = film
        self._host = host
        self._watching = Watching(film)
        self._outcome = Outcome()
        self._cues: tuple[Cue, ...] = ()
        self._caption = ""
        self._captions_on = True
        self._shows_frames = False
        self._closed = False
        self._read_captions()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(FIRST_FRAME_WITHIN_MS)
        self._patience.timeout.connect(self._nothing_came)

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: captions and titles follow, the film plays on."""
        self._read_captions()
        self._say()
        self.changed.emit()

    def close(self) -> None:
        """The visitor left; QML stops the media player when it goes."""
        self._closed = True
        self._patience.stop()
        self._host.watching(False)
        self.changed.emit()

    # What QML shows.

    @Property(bool, constant=True)
    def painted(self) -> bool:
        """Whether frames are painted by us (no graphics card), not by Qt's VideoOutput."""
        return self._is_painted

    @Property(float, constant=True)
    def aspect(self) -> float:
        """Width by height of the film's frames."""
        return aspect_of(self._exhibit.folder, self._film)

    @Property(str, constant=True)
    def source(self) -> str:
        """URI of the film; the larger rendition only where this machine can show it."""
        return self._exhibit.uri(rendition(self._film, self._host.pace, painted=self._is_painted))

    @Property(str, constant=True)
    def poster(self) -> str:
        """URI of the picture before the first frame."""
        return self._exhibit.uri(self._film.poster or self._exhibit.poster)

    @Property(str, notify=changed)
    def state(self) -> str:
        """``poster``, ``playing``, ``paused``, ``asking`` or ``ended``."""
        return self._watching.state

    @Property(bool, notify=changed)
    def wanted(self) -> bool:
        """Whether the media player should play now."""
        return self._plays

    @Property(bool, notify=changed)
    def showsFrames(self) -> bool:
        """Whether the first frame has been painted."""
        return self._shows_frames

    @Property(float, notify=moved)
    def atS(self) -> float:
        """Where the film stands, in seconds."""
        return self._watching.at_s

    @Property(float, notify=changed)
    def lengthS(self) -> float:
        """How long the film is, in seconds; 0 while nobody knows."""
        return self._watching.length_s

    @Property(str, notify=captionChanged)
    def caption(self) -> str:
        """The words to show now; empty where nothing is said or captions are off."""
        return self._caption

    @Property(bool, notify=changed)
    def hasCaptions(self) -> bool:
        """Whether there are captions in any language."""
        return bool(self._cues)

    @Property(bool, notify=changed)
    def captionsOn(self) -> bool:
        """Whether captions are shown."""
        return self._captions_on

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def chapters(self) -> list[dict[str, Any]]:
        """Chapters: ``title`` and ``atS``."""
        language = self._host.language
        return [{"title": c.title.text(language), "atS": c.at_s} for c in self._film.chapters]

    @Property(int, notify=moved)
    def chapter(self) -> int:
        """The chapter that plays, from 0; -1 before the first."""
        return self._watching.chapter

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def stops(self) -> list[float]:
        """Where the film stops to ask, in seconds."""
        return [pause.at_s for pause in self._film.pauses]

    # What QML tells.

    @Slot()
    def play(self) -> None:
        """Begin or go on."""
        self._watching.play()
        if not self._shows_frames and self._watching.state == "playing":
            self._patience.start()
        self._settled()

    @Slot()
    def toggle(self) -> None:
        """Play or pause, whatever it does not do now."""
        if self._watching.state == "playing":
            self._watching.pause()
            self._settled()
        else:
            self.play()

    @Slot()
    def replay(self) -> None:
        """From the start."""
        self._jump(self._watching.replay())

    @Slot(int)
    def step(self, direction: int) -> None:
        """Ten seconds back (-1) or forward (1)."""
        self._jump(self._watching.jump(self._watching.at_s + direction * STEP_S))

    @Slot(float)
    def goTo(self, at_s: float) -> None:
        """To a place on the rail."""
        self._jump(self._watching.jump(at_s))

    @Slot(int)
    def openChapter(self, number: int) -> None:
        """To a chapter's start, and on from there."""
        if 0 <= number < len(self._film.chapters):
            self._jump(self._watching.jump(self._film.chapters[number].at_s))
            self.play()

    @Slot()
    def switchCaptions(self) -> None:
        """Captions on or off."""
        self._captions_on = not self._captions_on
        self._say()
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """On to the next part, or to the result."""
        right, asked = self._outcome.right, self._outcome.asked
        self._host.done(Outcome(right, asked, self._watching.complete))

    @Slot(float)
    def measured(self, length_s: float) -> None:
        """The media player knows the film's length."""
        self._watching.measured(length_s)
        self.changed.emit()

    @Slot(float)
    def played(self, at_s: float) -> None:
        """The media player has come to ``at_s``."""
        told_before = int(self._watching.at_s / TOLD_EVERY_S)
        pause = self._watching.moved(at_s)
        self._say()
        if int(at_s / TOLD_EVERY_S) != told_before:  # every move of the rail draws a frame
            self.moved.emit()
        if pause is not None:
            self._stop_for(pause)

    @Slot()
    def framed(self) -> None:
        """The first frame is there."""
        self._patience.stop()
        if not self._shows_frames:
            self._shows_frames = True
            self.changed.emit()

    @Slot()
    def finished(self) -> None:
        """The media player has come to the end."""
        self._watching.ended()
        self._say()
        self.moved.emit()
        self._settled()

    @Slot(str)
    def broke(self, reason: str) -> None:
        """The media player cannot go on; ``reason`` is Qt's word for it."""
        if self._closed:
            return
        self._closed = True
        self._patience.stop()
        self._host.failed(
            Trouble(
                "film-unplayable",
                Words(
                    f"视频“{self._film.file}”放不出来（{reason}）。",
                    f"The video “{self._film.file}” cannot be played ({reason}).",
                ),
                Words("请运行 kiosk check 查看原因。", "Run “kiosk check” to see why."),
            )
        )

    @property
    def _is_painted(self) -> bool:
        return QQuickWindow.sceneGraphBackend() == "software"

    @property
    def _plays(self) -> bool:
        return self._watching.state == "playing" and not self._closed

    @Slot()
    def _nothing_came(self) -> None:
        self.broke("没有画面 / no frames")

    def _jump(self, at_s: float) -> None:
        self.jumped.emit(at_s)
        self._say()
        self.moved.emit()
        self._settled()

    def _stop_for(self, pause: Pause) -> None:
        self._settled()
        self._host.ask("quiz", pause.entry, self._answered)

    def _answered(self, outcome: Outcome) -> None:
        self._outcome = self._outcome + outcome
        self._watching.answered()
        self._settled()

    def _settled(self) -> None:
        """The state changed: idle waits while it plays."""
        self._host.watching(self._plays)
        self.changed.emit()

    def _say(self) -> None:
        words = words_at(self._cues, self._watching.at_s) if self._captions_on else ""
        if words != self._caption:
            self._caption = words
            self.captionChanged.emit()

    def _read_captions(self) -> None:
        """Captions in the visitor's language, else the exhibit's own; without any it plays too."""
        by_language = self._film.captions
        name = by_language.get(self._host.language) or by_language.get(self._exhibit.language)
        self._cues = ()
        if not name:
            return
        try:
            self._cues = read_captions(self._exhibit.folder / name)
        except (CaptionsFault, OSError) as fault:
            reason = fault.what.zh if isinstance(fault, CaptionsFault) else str(fault)
            log.warning("%s, %s: %s", self._exhibit.id, name, reason)


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> VideoBridge:
    """Read what the film is and make its bridge.

    Raises:
        Trouble: the entry cannot be read, or the film cannot be played.
    """
    film = read_film(exhibit.folder, part.entry, exhibit.language)
    trouble = trouble_with(exhibit.folder, film)
    if trouble is not None:
        raise trouble
    return VideoBridge(exhibit, film, host, parent)
