"""``kiosk tour --operator``: a scripted operator at a new machine, by real touches.

Set-up from the first step to the last, the gate with a wrong PIN and a forgotten one, every page
of the panel, an outing, bundles from two sticks, wiping, and the hours in which the screen is dark.
Folders stand for the sticks.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint

from kiosk.app import Kiosk
from kiosk.bundles.drives import STICKS_VARIABLE
from kiosk.core.clock import SkippingClock
from kiosk.core.errors import Defect
from kiosk.rehearsal.bundle_visit import FIRST, SECOND, BundleVisit
from kiosk.rehearsal.class_visit import HOLD_S
from kiosk.rehearsal.clock_visit import see_the_time
from kiosk.rehearsal.data_visit import DataVisit
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.outing_visit import OutingVisit
from kiosk.rehearsal.sending_visit import SendingVisit
from kiosk.rehearsal.tourist import Plan
from kiosk.shell.gate.recovery import ANSWER_PLACE, answer_name, plain_code, read_private_key
from kiosk.shell.operator import WIPE_S
from kiosk.shell.setup.steps import Step
from kiosk.shell.touch_test import GIVES_UP_S, GRACE_S, QUIET_S
from kiosk.ui.operator.gate import GateBridge
from kiosk.ui.operator.registry import PAGES
from kiosk.ui.operator.setup import SetupBridge

PIN = "3719"
WRONG_PIN = "1357"
OPEN_HOURS = ("08:30-17:00",)
NIGHT_AFTER_S = 12 * 3600.0
MOST_LEAVES = 8


def plug_stick(data: Path) -> Path:
    """A folder in the tour's data folder that stands for a stick from now on."""
    stick = data / "stick"
    stick.mkdir(exist_ok=True)
    more = (data / label for label in (FIRST, SECOND))  # plugged in when they are made
    os.environ[STICKS_VARIABLE] = os.pathsep.join(str(each) for each in (stick, *more))
    return stick


class OperatorTour:
    """The scripted operator. ``stick`` is the folder of :func:`plug_stick`."""

    def __init__(self, kiosk: Kiosk, clock: SkippingClock, plan: Plan, stick: Path) -> None:
        self.kiosk = kiosk
        self.clock = clock
        self.plan = plan
        self.finger = Finger(kiosk.window)
        self._stick = stick
        kiosk.end_loop = lambda _code: None  # where the kiosk would start again, the tour goes on

    def walk(self) -> None:
        """From the first start to the night."""
        ready: list[bool] = []
        self.kiosk.when_ready(lambda: ready.append(True))
        self.finger.until(lambda: bool(ready), "the catalogue")
        self._set_up()
        self._pass_the_gate()
        self._see_the_pages()
        self._read_figures()
        self._go_out()
        self._bring_bundles()
        self._change_settings()
        self._wipe()
        self._wait_for_night()

    # A new machine.

    def _set_up(self) -> None:
        self.kiosk.wings.offer_setup()
        self.finger.need("setup")
        for step in Step:
            self._await_step(step)
            self._answer(step)
            if step is Step.SUMMARY:
                break
            self._tap("setupOn")
        self._tap("setupOn")
        self._await_screen("attract")

    def _await_step(self, step: Step) -> None:
        setup = self._setup
        self.finger.until(
            lambda: setup.property("step") == step.value and not setup.property("busy"),
            f"the step {step.value}",
        )
        self._shoot(f"setup-{step.value}")

    def _answer(self, step: Step) -> None:
        match step:
            case Step.COUNTY:
                self._tap("pick-211321")
            case Step.TOUCH:
                self._test_touch()
            case Step.SOUND:
                if self.finger.find("soundPlay") is not None:  # there is something to play on
                    self._tap("soundPlay")
                    self._shoot("setup-sound-played")
            case Step.PIN:
                self._type(PIN)
                self._tap("key-enter")
                self._shoot("setup-pin-again")
                self._type(PIN)
                self._tap("key-enter")
                self.finger.need("pinSettled")
                self._shoot("setup-pin-settled")
            case Step.RECOVERY:
                self._tap("keyMake")
                self.finger.until(
                    lambda: any(self._stick.rglob("*.private.json")), "the key on the stick"
                )
                self._shoot("setup-key-made")

    def _test_touch(self) -> None:
        """Wipe the whole glass but its last row, as if that part of it were dead."""
        self._tap("touchBegin")
        self.finger.pause(0.3)
        self._shoot("setup-touch-quiet")
        self.clock.skip(GRACE_S + QUIET_S + 0.5)
        touch: Any = self._setup.touch
        touch.look()
        self.finger.pause(0.2)
        window = self.kiosk.window
        columns, rows = touch.property("columns"), touch.property("rows")
        across, down = window.width() / columns, window.height() / rows
        for row in range(rows - 1):
            y = round((row + 0.5) * down)
            self.finger.press_at(QPoint(round(across / 2), y))
            for column in range(1, columns):
                self.finger.move_to(QPoint(round((column + 0.5) * across), y))
            self.finger.release_at(QPoint(round((columns - 0.5) * across), y))
        self._shoot("setup-touch-wiped")
        self.clock.skip(GIVES_UP_S + 1)
        touch.look()
        self._await_step(Step.TOUCH)

    @property
    def _setup(self) -> SetupBridge:
        backstage = self.kiosk.wings.backstage
        assert backstage is not None
        return backstage.setup

    # The gate.

    def _pass_the_gate(self) -> None:
        self._wake()
        self._open_sheet("corner-sheet")
        self._tap("askGate")
        self._await_screen("gate")
        self._shoot("gate")
        self._type(WRONG_PIN)
        self._tap("key-enter")
        bridge = self._gate()
        self.finger.until(lambda: bool(bridge.property("wrong")), "the PIN to be refused")
        self._shoot("gate-wrong")
        self._tap("gateForgot")
        self.finger.until(lambda: bridge.property("page") == "reset", "the code")
        self._shoot("gate-forgotten")
        reset: Any = bridge.reset
        self._answer_code(str(reset.property("code")), str(reset.property("key")))
        self.finger.until(lambda: bridge.property("page") == "choose", "the answer to be found")
        self._shoot("gate-new-pin")
        for _ in range(2):
            self._type(PIN)
            self._tap("key-enter")
            self.finger.pause(0.1)
        self._await_screen("panel")

    def _answer_code(self, shown: str, key_id: str) -> None:
        """What the office does: sign the code that was read out to it, and send a stick."""
        code = plain_code(shown)
        if code is None:
            raise Defect(f"{shown} is no code")
        key = read_private_key(next(self._stick.rglob(f"*{key_id}.private.json")))
        answer = self._stick.joinpath(*ANSWER_PLACE, answer_name(code))
        answer.parent.mkdir(parents=True, exist_ok=True)
        answer.write_bytes(key.answer(code))

    def _gate(self) -> GateBridge:
        backstage = self.kiosk.wings.backstage
        assert backstage is not None
        return backstage.gate

    # The panel.

    def _see_the_pages(self) -> None:
        for row in PAGES:
            self._tap(f"page-{row.id}")
            self.finger.pause(0.6)  # figures and findings come from threads
            self._shoot(f"page-{row.id}")
            if row.id == "settings":
                continue
            if row.id == "health":
                see_the_time(self.finger, self._tap, self._shoot)
            self._turn_leaves(f"page-{row.id}")
            for chip in self._named("section-")[1:]:
                self._tap(chip)
                self._shoot(f"page-{row.id}-{chip.removeprefix('section-')}")

    def _read_figures(self) -> None:
        DataVisit(self.kiosk, self.finger, self._stick, self._tap, self._shoot).play()
        SendingVisit(self.kiosk, self.finger, self._stick, self._tap, self._shoot).play()

    def _go_out(self) -> None:
        outing = OutingVisit(
            self.kiosk, self.clock, self.finger, self._tap, self._shoot, self._come_back
        )
        outing.play(self._stick)

    def _come_back(self) -> None:
        self._open_sheet("corner-sheet-again")
        self._tap("askGate")
        self._await_screen("gate")
        self._type(PIN)
        self._tap("key-enter")
        self._await_screen("panel")

    def _bring_bundles(self) -> None:
        places = self.kiosk.places
        BundleVisit(self.finger, places.exhibits, places.data, self._tap, self._shoot).play()

    def _turn_leaves(self, name: str) -> None:
        for leaf in range(2, MOST_LEAVES):
            on = self.finger.find("pageOn")
            if on is None or not on.isEnabled():
                return
            self._tap("pageOn")
            self._shoot(f"{name}-leaf{leaf}")

    def _change_settings(self) -> None:
        self._tap("page-settings")
        for tile in self._named("group-"):
            self._tap(tile)
            self._shoot(f"settings-{tile.removeprefix('group-')}")
            self._turn_leaves(f"settings-{tile.removeprefix('group-')}")
            if tile == "group-machine":
                self._tap("shutDown")
                self._shoot("settings-shut-down")
                self._tap("askNo")
                self._tap("machineBack")
                continue
            if self.finger.find("addSpan") is not None:
                self._tap("addSpan")
                self._shoot(f"settings-{tile.removeprefix('group-')}-span")
                self._tap("spanBack")
            self._tap("groupBack")

    def _named(self, start: str) -> list[str]:
        """Names of visible things that begin so, in the order they are drawn."""
        names = (item.objectName() for item in self.finger.items())
        return list(dict.fromkeys(name for name in names if name.startswith(start)))

    # The day.

    def _wipe(self) -> None:
        self._tap("wipe")
        self._await_screen("cleaning")
        self._shoot("cleaning")
        self.clock.skip(WIPE_S)
        self._await_screen("attract")

    def _wait_for_night(self) -> None:
        self.clock.skip(NIGHT_AFTER_S)
        night = self.kiosk.wings.night
        if night is None:
            raise Defect("nobody keeps the hours")
        night.day.look()
        self._await_screen("closed")
        self._shoot("closed")
        self.finger.tap_at(self.finger.middle(self.finger.need("closed")))
        self.finger.pause(0.3)
        self._shoot("closed-touched")
        self._open_sheet("closed-sheet")

    # The hand.

    def _wake(self) -> None:
        self.finger.settle()
        self.finger.tap_at(self.finger.middle(self.finger.need("attract")))
        self._await_screen("home")

    def _open_sheet(self, name: str) -> None:
        corner = self.finger.need("hiddenCorner")
        place = QPoint(round(corner.width() / 3), round(corner.height() / 3))
        self.finger.settle()
        self.finger.press_at(place)
        self.finger.pause(HOLD_S)
        self.finger.need("cornerSheet")
        self.finger.release_at(place)
        self._shoot(name)

    def _type(self, digits: str) -> None:
        for digit in digits:
            self._tap(f"key-{digit}")

    def _tap(self, name: str) -> None:
        self.finger.settle()
        self.finger.tap(name)
        self.finger.settle()

    def _await_screen(self, name: str) -> None:
        self.finger.until(lambda: self.kiosk.shell.property("screen") == name, f"the screen {name}")

    def _shoot(self, name: str) -> None:
        self.finger.settle()
        file = f"{len(self.plan.screens) + 1:03d}-{name}.png"
        self.finger.picture(self.plan.out / file)
        self.plan.screens.append(file)
