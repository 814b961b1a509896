"""A random visitor of a soak: looks at what stands on the glass, and touches some of it.

It is never told where it is: after each touch it looks again, so that it can be led anywhere.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.app import Kiosk
from kiosk.core.clock import SkippingClock
from kiosk.core.errors import Defect
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.soak_answers import answer_question
from kiosk.rehearsal.soak_plan import Leaving, Visitor

MOST_TRIES = 4
"""To end a visit: a film that plays holds the idle warning off, one way home does not."""
BREATH_S = 0.002
"""Real time for the kiosk after each step."""
FRAME_WAIT_S = 0.05
"""Real time in which a film or a simulation may show something before the next touch."""

_AROUND = ("pageOn", "pageBack", "topic", "audience", "band", "wall")

Glass = dict[str, QQuickItem]
"""What can be seen, by name; of several with one name the topmost."""


class QuickFinger(Finger):
    """A finger that wastes no time."""

    hold_s = 0.002
    poll_s = 0.003
    rest_s = 0.002


class SoakVisitor:
    """Plays visitor after visitor. ``seen`` counts what they met, by word."""

    def __init__(self, kiosk: Kiosk, clock: SkippingClock) -> None:
        self.kiosk = kiosk
        self.clock = clock
        self.finger = QuickFinger(kiosk.window)
        self.seen: Counter[str] = Counter()
        self._draw = random.Random()
        self._exhibit = ""

    def visit(self, visitor: Visitor) -> None:
        """One visitor, from the attract screen to the attract screen.

        Raises:
            Defect: the kiosk could not be woken, or would not end the visit.
        """
        self._draw = random.Random(visitor.seed)
        self.wake()
        for _ in range(visitor.steps):
            self.clock.skip(visitor.thinks_s * self._draw.random())
            self._step(visitor)
            if self.screen == "attract":  # by 结束, by 下一位, or by a touch on them
                self.seen["left"] += 1
                return
        if visitor.leaving is Leaving.BUTTON and self._leave_by_button():
            return
        self._walk_off(visitor.comes_back)

    @property
    def screen(self) -> str:
        """Which screen stands."""
        return self.kiosk.walk.view.screen.value

    def wake(self) -> None:
        """From the attract screen to home, by one touch."""
        window = self.kiosk.window
        self.finger.tap_at(QPoint(window.width() // 2, window.height() // 2))
        self.finger.until(lambda: self.screen != "attract", "the kiosk to wake")

    def glass(self) -> Glass:
        """Everything with a name that can be seen and touched."""
        found: Glass = {}
        for item in self.finger.items():
            name = item.objectName()
            if name and item.isEnabled():
                found[name] = item
        return found

    # One step.

    def _step(self, visitor: Visitor) -> None:
        draw = self._draw
        if draw.random() < visitor.wild:
            self._touch_anywhere()
        elif draw.random() < visitor.switch and self._switch():
            pass
        else:
            self._act()
        if draw.random() < visitor.fumble:
            self._fumble()
        self.finger.pause(BREATH_S)

    def _act(self) -> None:
        glass = self.glass()
        view = self.kiosk.walk.view
        if view.warning or view.sheet or "promptYes" in glass:
            self._tap_one(glass, "promptYes", "promptNo", "closeSheet")
            return
        match self.screen:
            case "home":
                self._at_home(glass)
            case "exhibit":
                self._in_exhibit(glass)
            case "result":
                self._at_result(glass)
            case _:
                self._tap_one(glass, "goHome", "gateBack", "leavePanel")

    def _at_home(self, glass: Glass) -> None:
        draw = self._draw
        if draw.random() < 0.4:  # look around
            around = ("pageOn",) if draw.random() < 0.6 else _AROUND
            if self._tap_some(glass, *around):
                return
        cards = [n for n in glass if n == "hero" or n.startswith("card")]
        cards = [n for n in cards if glass[n].property("exhibit")]
        if cards:
            name = draw.choice(cards)
            self._tap(glass[name])
            if self.screen == "exhibit":
                self._opened()
        else:
            self._tap_some(glass, "topicAll", "audienceAll", "pageBack", "pageOn", "wall")

    def _opened(self) -> None:
        exhibit = self.kiosk.walk.view.exhibit
        if exhibit is not None:
            self.seen["opened"] += 1
            self.seen[f"opened {exhibit.id}"] += 1

    def _at_result(self, glass: Glass) -> None:
        self.seen["result"] += 1
        again = self._draw.random()
        if again < 0.5 and self._tap_some(
            glass, "rate", "wish", "takeaway", "credit", "sheetBack", "age"
        ):
            return
        if again < 0.7 and self._tap_some(glass, "related", "playAgain"):
            return
        if again < 0.75 and self._tap_one(glass, "nextVisitor"):
            return
        self._tap_one(glass, "sheetBack", "goHome")

    # In an exhibit.

    def _in_exhibit(self, glass: Glass) -> None:
        stage = self.kiosk.stage
        if self._tap_one(glass, "passOver"):
            return
        if self._draw.random() < 0.02 and self._tap_one(glass, "goHome"):
            self.seen["abandoned"] += 1
            return
        inset = stage.property("insetSource")
        player: Any = stage.property("insetPlayer" if inset else "player")
        kind = type(player).__name__.removesuffix("Bridge").lower()
        self.seen[f"step {kind}"] += 1
        match kind:
            case "quiz":
                self._in_quiz(player, glass)
            case "duel":
                self._in_duel(player, glass)
            case "video":
                self._in_film(player, glass)
            case "simulation":
                self._in_simulation(glass)
            case "story":
                self._in_story(player, glass)
            case "animation":
                self._in_animation(glass)
            case _:
                self.finger.pause(BREATH_S)

    def _in_quiz(self, player: Any, glass: Glass) -> None:
        if player.property("answered"):
            self._tap_one(glass, "quizNext")
            return
        if self._draw.random() < 0.05 and self._tap_one(glass, "playTwo"):
            return
        field = glass.get("answerField")
        if field is None or not field.property("ready"):
            self.finger.pause(BREATH_S)
            return
        answer_question(self.finger, player.answer, self._draw.random() < 0.6, self.glass)

    def _in_duel(self, duel: Any, glass: Glass) -> None:
        for side in self._draw.sample(("near", "far"), 2):
            field = glass.get(f"{side}-field")
            answer = getattr(duel, side).answer
            if field is not None and field.property("ready") and not answer.property("answered"):
                rightly = self._draw.random() < 0.6
                answer_question(self.finger, answer, rightly, self.glass, f"{side}-")
            self._tap_one(self.glass(), f"{side}-action")
        if not duel.property("rested"):
            self.finger.pause(FRAME_WAIT_S)

    def _in_film(self, film: Any, glass: Glass) -> None:
        self.finger.pause(FRAME_WAIT_S)
        if film.property("state") == "ended" and self._tap_one(glass, "partNext"):
            return
        rail, length_s = glass.get("filmRail"), float(film.property("lengthS"))
        if rail is not None and length_s > 0 and self._draw.random() < 0.6:
            near_end = max(0.0, 1 - 0.4 / length_s)
            share = self._draw.choice((near_end, near_end, self._draw.random()))
            self._tap_at_share(rail, share, 0.5)
            return
        self._tap_some(glass, "filmToggle", "filmBack", "filmForward", "filmCaptions", "chapter")

    def _in_simulation(self, glass: Glass) -> None:
        draw = self._draw
        self.finger.pause(FRAME_WAIT_S if draw.random() < 0.3 else BREATH_S)
        picture = glass.get("livePicture")
        if picture is not None and draw.random() < 0.3:
            self._drag(picture)
        elif draw.random() < 0.5:
            self._tap_some(glass, "slider-", "more-", "less-", "choice-", "simulationAgain")
        else:
            self._tap_one(glass, "partNext")

    def _in_story(self, story: Any, glass: Glass) -> None:
        pieces = ("era", "spot", "look", "side", "choice")
        if not story.property("canGoOn") or self._draw.random() < 0.4:
            if "compareGrip" in glass and self._draw.random() < 0.5:
                self._drag(glass["compareGrip"])
                return
            if self._tap_some(glass, *pieces):
                return
        self._tap_one(glass, "partNext")

    def _in_animation(self, glass: Glass) -> None:
        if self._draw.random() < 0.2:
            self._tap_some(glass, "stepBack", "stepHold", "narration")
        else:
            self._tap_one(glass, "partNext")

    # Touches.

    def _tap(self, item: QQuickItem) -> None:
        self.finger.tap_at(self.finger.middle(item))

    def _tap_one(self, glass: Glass, *names: str) -> bool:
        """Tap the first of these that is there."""
        for name in names:
            if name in glass:
                self._tap(glass[name])
                return True
        return False

    def _tap_some(self, glass: Glass, *starts: str) -> bool:
        """Tap any of what has a name that begins so."""
        names = [name for name in glass if name.startswith(starts)]
        if names:
            self._tap(glass[self._draw.choice(names)])
        return bool(names)

    def _tap_at_share(self, item: QQuickItem, across: float, down: float) -> None:
        place = QPointF(item.width() * across, item.height() * down)
        self.finger.tap_at(item.mapToScene(place).toPoint())

    def _drag(self, item: QQuickItem) -> None:
        place = self.finger.middle(item)
        self.finger.press_at(place)
        for _ in range(3):
            place += QPoint(self._draw.randint(-40, 40), self._draw.randint(-40, 40))
            self.finger.move_to(place)
        self.finger.release_at(place)

    def _anywhere(self) -> QPoint:
        window, draw = self.kiosk.window, self._draw
        return QPoint(draw.randrange(window.width()), draw.randrange(window.height()))

    def _touch_anywhere(self) -> None:
        self.seen["wild"] += 1
        self.finger.tap_at(self._anywhere())
        if self.screen == "exhibit" and self.kiosk.walk.view.part_number == 0:
            self.finger.pause(BREATH_S)

    def _fumble(self) -> None:
        """The same touch twice, or another finger somewhere meanwhile."""
        self.seen["fumbled"] += 1
        place = self._anywhere()
        if self._draw.random() < 0.5:
            self.finger.tap_at(place)
            self.finger.tap_at(place)
            return
        self.finger.press_at(place, 0)
        self.finger.tap_at(self._anywhere(), 1)
        self.finger.release_at(place, 0)

    def _switch(self) -> bool:
        names = ("languageSwitch", "elderSwitch", "soundSwitch")
        if not self._tap_some(self.glass(), *names):
            return False
        self.seen["switched"] += 1
        return True

    # Leaving.

    def _leave_by_button(self) -> bool:
        for _ in range(3):
            glass = self.glass()
            if not self._tap_one(
                glass, "endVisit", "nextVisitor", "promptYes", "sheetBack", "goHome"
            ):
                return False
            self.finger.pause(BREATH_S)
            if self.screen == "attract":
                self.seen["left"] += 1
                return True
        return False

    def _walk_off(self, comes_back: bool) -> None:
        """Nobody is there: the warning, the count-down, the reset.

        Raises:
            Defect: the visit does not end.
        """
        self.seen["walked off"] += 1
        idle = self.kiosk.settings.idle
        for _ in range(MOST_TRIES):
            self._wait(self.kiosk.walk.next_look_s or idle.warn_after_s)
            if comes_back and self.kiosk.walk.view.warning:
                comes_back = False
                self.seen["came back"] += 1
                self._tap_one(self.glass(), "promptYes")
                self._wait(idle.warn_after_s)
            self._wait(idle.countdown_s)
            if self.screen == "attract":
                return
            self._tap_one(self.glass(), "goHome")  # what plays by itself holds the warning off
            self.finger.pause(BREATH_S)
        raise Defect(f"the visit does not end on the screen {self.screen}")

    def _wait(self, seconds: float) -> None:
        self.clock.skip(seconds + 0.01)
        self.kiosk.shell.look()
        self.finger.pause(BREATH_S)
