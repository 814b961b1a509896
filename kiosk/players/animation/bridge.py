"""An animation for QML: which step, which picture, what is said. No rule lives here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QSizeF, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.core.errors import Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit, Part
from kiosk.library.folder import read_limited
from kiosk.library.limits import LIMITS
from kiosk.library.narration import heard
from kiosk.players.animation.kind import read_animation
from kiosk.players.animation.lottie_bridge import LottieBridge
from kiosk.players.animation.lottie_scan import LottieFault, known_facts
from kiosk.players.animation.rules import StepByStep
from kiosk.players.animation.sheet import read_sheet
from kiosk.players.animation.steps import Animation, Sheet, Sight, StepType
from kiosk.players.port import Host
from kiosk.shell.walk import Outcome

QML_IMPORT_NAME = "Players.Animation"
QML_IMPORT_MAJOR_VERSION = 1

SOURCE = Path(__file__).parent / "qml" / "AnimationPlayer.qml"


@QmlElement
class AnimationBridge(QObject):
    """One watching of an animation."""

    changed = Signal()
    restarted = Signal()

    def __init__(
        self, exhibit: Exhibit, animation: Animation, host: Host, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._host = host
        self._play = StepByStep(animation)
        self._play.by_tap = host.elder
        self._sheet: Sheet | None = None
        self._closed = False
        self._lottie = LottieBridge(self)
        self._lottie.ended.connect(self.pictureEnded)
        self._lottie.failed.connect(self.broke)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)

    def host_changed(self) -> None:
        """Language or 长辈模式 changed: the words follow, the picture moves on."""
        self._play.by_tap = self._host.elder
        self._settled()

    def close(self) -> None:
        """The visitor left: end the thread and the timers."""
        self._closed = True
        self._rest.stop()
        self._lottie.unload()
        self._host.watching(False)
        self.changed.emit()

    # What QML shows.

    @Property(LottieBridge, constant=True)
    def lottie(self) -> LottieBridge:
        """Draws the steps that are a Lottie."""
        return self._lottie

    @Property(int, notify=changed)
    def number(self) -> int:
        """The step that is shown, from 0."""
        return self._play.number

    @Property(int, constant=True)
    def count(self) -> int:
        """How many steps there are."""
        return self._play.count

    @Property(str, notify=changed)
    def step(self) -> str:
        """Id of the step that is shown."""
        return self._play.step.id

    @Property(str, notify=changed)
    def type(self) -> str:
        """What moves in it: lottie, webp, sheet or still."""
        return str(self._play.step.type)

    @Property(str, notify=changed)
    def picture(self) -> str:
        """URI of its picture (of a sheet: of the picture beside it); empty for a Lottie."""
        step = self._play.step
        match step.type:
            case StepType.LOTTIE:
                return ""
            case StepType.SHEET:
                return self._exhibit.uri(self._sheet.picture if self._sheet else None)
            case _:
                return self._exhibit.uri(step.file)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def frames(self) -> list[dict[str, int]]:
        """The frames of a sheet: ``x``, ``y``, ``width``, ``height`` in pixels, ``durationMs``."""
        return [
            {
                "x": frame.x,
                "y": frame.y,
                "width": frame.width,
                "height": frame.height,
                "durationMs": frame.duration_ms,
            }
            for frame in (self._sheet.frames if self._sheet else ())
        ]

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def look(self) -> dict[str, Any]:
        """How a still is looked over: ``from`` and ``to`` (``x``, ``y``, ``zoom``), ``overMs``."""
        step = self._play.step

        def told(sight: Sight) -> dict[str, float]:
            return {"x": sight.x, "y": sight.y, "zoom": sight.zoom}

        return {"from": told(step.start), "to": told(step.goal), "overMs": step.over_s * 1000}

    @Property(bool, notify=changed)
    def loops(self) -> bool:
        """Whether the picture repeats while the step waits for a tap."""
        return self._loops

    @Property(QSizeF, notify=changed)
    def drawingSize(self) -> QSizeF:
        """The size a Lottie was drawn for, in units of its own; empty for other pictures."""
        return self._lottie.size

    @Property(str, notify=changed)
    def caption(self) -> str:
        """What is said in it."""
        caption = self._play.step.caption
        return caption.text(self._host.language) if caption else ""

    @Property(str, notify=changed)
    def narration(self) -> str:
        """URI of its recorded narration; empty for none."""
        step = self._play.step
        return heard(self._exhibit, step.narration, self._host.language, step.caption)

    @Property(str, notify=changed)
    def state(self) -> str:
        """``moving``, ``resting``, ``waiting`` or ``ended``."""
        return self._play.state

    @Property(bool, notify=changed)
    def held(self) -> bool:
        """Whether the visitor has stopped it."""
        return self._play.held

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether the visitor has left it, or it could not go on: nothing more is made for it."""
        return self._closed

    @Property(bool, notify=changed)
    def last(self) -> bool:
        """Whether this is the last step."""
        return self._play.last

    # What QML tells.

    @Slot()
    def begin(self) -> None:
        """The page stands: the first step begins."""
        self._shown()

    @Slot()
    def pictureEnded(self) -> None:
        """The step's picture has come to its end."""
        self._play.picture_ended()
        self._settled()
        if self._play.state == "resting":
            self._rest.start(round(self._play.step.hold_s * 1000))

    @Slot()
    def next(self) -> None:
        """The visitor goes on; after the last step the part is done."""
        if self._play.next():
            self._host.done(Outcome())
            return
        self._shown()

    @Slot()
    def back(self) -> None:
        """A step back."""
        self._play.back()
        self._shown()

    @Slot(int)
    def goTo(self, number: int) -> None:
        """A step on the rail was touched."""
        self._play.go_to(number)
        self._shown()

    @Slot()
    def replay(self) -> None:
        """From the first step."""
        self._play.replay()
        self._shown()

    @Slot()
    def hold(self) -> None:
        """Stop, or go on."""
        self._play.hold()
        if self._play.held:
            self._rest.stop()
        elif self._play.state == "resting":
            self._rest.start(round(self._play.step.hold_s * 1000))
        self._lottie.move(self._play.state == "moving" and not self._play.held)
        self._settled()

    @Slot(bool)
    def narrates(self, narrating: bool) -> None:
        """Recorded narration plays, or has ended: idle waits meanwhile."""
        self._play.speaking = narrating
        if self._play.state == "resting" and not narrating and not self._play.held:
            self._rest.start(round(self._play.step.hold_s * 1000))
        self._settled()

    @Slot(str)
    def broke(self, reason: str) -> None:
        """The picture cannot be shown."""
        if self._closed:
            return
        self._closed = True
        file = self._play.step.file
        self._host.failed(
            Trouble(
                "animation-unplayable",
                Words(
                    f"动画“{file}”放不出来（{reason}）。",
                    f"The animation “{file}” cannot be shown ({reason}).",
                ),
                Words("请运行 kiosk check 查看原因。", "Run “kiosk check” to see why."),
            )
        )

    @property
    def _loops(self) -> bool:
        return self._play.step.loop and not self._play.step.by_time

    @Slot()
    def _rested(self) -> None:
        before = self._play.number
        self._play.rested()
        if self._play.number != before:
            self._shown()
        else:
            self._settled()

    def _shown(self) -> None:
        """Another step is shown, from its start."""
        self._rest.stop()
        self._lottie.unload()
        self._sheet = None
        step = self._play.step
        path = self._exhibit.folder / step.file
        try:
            if step.type is StepType.LOTTIE:
                content = read_limited(path, LIMITS.lottie_bytes)
                pace = self._host.pace
                calm = pace is not None and pace.motion == "reduced"
                self._lottie.load(content, known_facts(content), self._loops, calm=calm)
            elif step.type is StepType.SHEET:
                self._sheet = read_sheet(path, step.file)
        except (OSError, ValueError, OverflowError, LottieFault) as error:
            self.broke(str(error))
            return
        self.restarted.emit()
        self._settled()
        if self._loops:  # a picture without an end waits for the tap from the start
            self._play.picture_ended()
            self._settled()

    def _settled(self) -> None:
        """The state changed: idle waits while something goes on by itself."""
        if not self._closed:
            self._host.watching(self._play.runs or self._play.speaking)
        self.changed.emit()


def open_player(exhibit: Exhibit, part: Part, host: Host, parent: QObject) -> AnimationBridge:
    """Read the animation and make its bridge.

    Raises:
        Trouble: the entry cannot be read, or one of its pictures cannot be shown.
    """
    animation = read_animation(exhibit.folder, part.entry, exhibit.language)
    return AnimationBridge(exhibit, animation, host, parent)
