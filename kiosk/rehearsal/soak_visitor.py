"""A random visitor of a soak: looks at what stands on the glass, and touches some of it.

It is never told where it is: after each touch it looks again, so that it can be led anywhere.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint

from kiosk.app import Kiosk
from kiosk.core.errors import Defect
from kiosk.rehearsal.soak_exhibit import play_step
from kiosk.rehearsal.soak_hand import BREATH_S, Glass, Hand
from kiosk.rehearsal.soak_plan import Leaving, Visitor

MOST_TRIES = 4
"""To end a visit: a film that plays holds the idle warning off, one way home does not."""
GUARD_MS = 5
"""A new page takes no touch for so long; 300 in the kiosk."""

_AROUND = ("pageOn", "pageBack", "topic", "audience", "band", "wall")
_SAID = ("rate", "wish", "takeaway", "credit", "sheetBack", "age")


class SoakVisitor:
    """Plays visitor after visitor. ``skip`` lets seconds of the kiosk's clock go by; ``seen``
    counts what they met, by word.
    """

    def __init__(self, kiosk: Kiosk, skip: Callable[[float], None]) -> None:
        self.kiosk = kiosk
        self.skip = skip
        self.hand = Hand(kiosk.window)
        self.finger = self.hand.finger
        self.seen: Counter[str] = Counter()
        engine: Any = kiosk.window.engine()
        self._tokens = engine.singletonInstance("Kit", "Tokens")
        self._tokens.setProperty("guardMs", GUARD_MS)

    def visit(self, visitor: Visitor) -> None:
        """One visitor, from the attract screen to the attract screen.

        Raises:
            Defect: the kiosk could not be woken, or would not end the visit.
        """
        self.hand.draw = random.Random(visitor.seed)
        self._tokens.setProperty("motionAllowed", visitor.motion)
        self.wake()
        for _ in range(visitor.steps):
            self.skip(visitor.thinks_s * self.hand.draw.random())
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

    # One step.

    def _step(self, visitor: Visitor) -> None:
        draw = self.hand.draw
        if draw.random() < visitor.wild:
            self.seen["wild"] += 1
            self.hand.touch_anywhere()
        elif draw.random() >= visitor.switch or not self._switch():
            self._act()
        if draw.random() < visitor.fumble:
            self.seen["fumbled"] += 1
            self.hand.fumble()
        self.finger.pause(BREATH_S)

    def _switch(self) -> bool:
        names = ("languageSwitch", "elderSwitch", "soundSwitch")
        switched = self.hand.tap_some(self.hand.glass(), *names)
        self.seen["switched"] += switched
        return switched

    def _act(self) -> None:
        glass, hand = self.hand.glass(), self.hand
        view = self.kiosk.walk.view
        if view.warning or view.sheet or "promptYes" in glass:
            hand.tap_one(glass, "promptYes", "promptNo", "closeSheet")
            return
        match self.screen:
            case "home":
                self._at_home(glass)
            case "exhibit":
                self._in_exhibit(glass)
            case "result":
                self._at_result(glass)
            case _:
                hand.tap_one(glass, "goHome", "gateBack", "leavePanel")

    def _at_home(self, glass: Glass) -> None:
        hand, draw = self.hand, self.hand.draw
        if draw.random() < 0.4:  # look around
            around = ("pageOn",) if draw.random() < 0.6 else _AROUND
            if hand.tap_some(glass, *around):
                return
        cards = [name for name in glass if name == "hero" or name.startswith("card")]
        cards = [name for name in cards if glass[name].property("exhibit")]
        if not cards:
            hand.tap_some(glass, "topicAll", "audienceAll", "pageBack", "pageOn", "wall")
            return
        hand.tap(glass[draw.choice(cards)])
        exhibit = self.kiosk.walk.view.exhibit
        if exhibit is not None:
            self.seen["opened"] += 1
            self.seen[f"opened {exhibit.id}"] += 1

    def _in_exhibit(self, glass: Glass) -> None:
        hand, stage = self.hand, self.kiosk.stage
        if hand.tap_one(glass, "passOver"):
            self.seen["passed over"] += 1
            return
        if hand.draw.random() < 0.02 and hand.tap_one(glass, "goHome"):
            self.seen["abandoned"] += 1
            return
        inset = stage.property("insetSource")
        player: Any = stage.property("insetPlayer" if inset else "player")
        kind = type(player).__name__.removesuffix("Bridge").lower()
        self.seen[f"step {kind}"] += 1
        play_step(hand, kind, player, glass)

    def _at_result(self, glass: Glass) -> None:
        hand = self.hand
        self.seen["result"] += 1
        wants = hand.draw.random()
        if wants < 0.5 and hand.tap_some(glass, *_SAID):
            return
        if wants < 0.7 and hand.tap_some(glass, "related", "playAgain"):
            return
        if wants < 0.75 and hand.tap_one(glass, "nextVisitor"):
            return
        hand.tap_one(glass, "sheetBack", "goHome")

    # Leaving.

    def _leave_by_button(self) -> bool:
        for _ in range(3):
            glass = self.hand.glass()
            if not self.hand.tap_one(
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
                self.hand.tap_one(self.hand.glass(), "promptYes")
                self._wait(idle.warn_after_s)
            self._wait(idle.countdown_s)
            if self.screen == "attract":
                return
            # What plays by itself holds the warning off.
            self.hand.tap_one(self.hand.glass(), "goHome")
            self.finger.pause(BREATH_S)
        raise Defect(f"the visit does not end on the screen {self.screen}")

    def _wait(self, seconds: float) -> None:
        self.skip(seconds + 0.01)
        self.kiosk.shell.look()
        self.finger.pause(BREATH_S)
