"""What an operator does between the visitors of a soak, by touch: panel, sticks, a class."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QPoint

from kiosk.core.clock import local_day
from kiosk.core.errors import Defect
from kiosk.rehearsal.class_visit import ClassVisit
from kiosk.rehearsal.sending_visit import sending_page
from kiosk.rehearsal.soak_bundles import SoakBundles
from kiosk.rehearsal.soak_plan import Chore
from kiosk.rehearsal.soak_visitor import SoakVisitor
from kiosk.rehearsal.tally import Tally
from kiosk.shell.jobs import State
from kiosk.ui.operator.registry import PAGES
from kiosk.ui.quiet_work import DEEP_JOB

PIN = "3719"
HOLD_MS = 200
"""The hidden corner of a soak: three seconds of real time are many visits."""
MORNING_H = 8
_DAY_S = 86_400


class SoakOperator:
    """Does one chore at a time. ``stick``: the root of the operator's own; ``hub``: whether there
    is one to upload to.
    """

    def __init__(
        self,
        visitor: SoakVisitor,
        bundles: SoakBundles,
        stick: Path,
        seed: int,
        *,
        hub: bool,
    ) -> None:
        self._visitor = visitor
        self._kiosk = visitor.kiosk
        self._finger = visitor.finger
        self._bundles = bundles
        self._stick = stick
        self._hub = hub
        self._draw = random.Random(f"operator {seed}")

    def do(self, chore: Chore) -> bool:
        """From the attract screen to the attract screen; returns whether there was anything to do.

        Raises:
            Defect: something that had to come did not.
        """
        match chore:
            case Chore.CLASS:
                self._teach()
            case Chore.NIGHT:
                self._sleep()
            case Chore.UPLOAD if not self._hub:
                return False
            case _:
                self._enter()
                self._at_panel(chore)
                self._tap("leavePanel")
        self._finger.until(lambda: self._visitor.screen == "attract", "the attract screen")
        return True

    def _at_panel(self, chore: Chore) -> None:
        match chore:
            case Chore.PANEL:
                self._leaf_through()
            case Chore.SWAP:
                self._bundles.swap(self._tap, back=self._draw.random() < 0.3)
            case Chore.STICK:
                self._send("sendStick", "stick-sending")
            case Chore.UPLOAD:
                self._send("sendUpload", "sending")

    # The way in.

    def _open_sheet(self) -> None:
        self._visitor.wake()
        corner = self._finger.need("hiddenCorner")
        corner.setProperty("holdMs", HOLD_MS)
        place = QPoint(round(corner.width() / 3), round(corner.height() / 3))
        self._finger.settle()
        self._finger.press_at(place)
        self._finger.need("cornerSheet")
        self._finger.release_at(place)
        self._finger.settle()

    def _enter(self) -> None:
        self._open_sheet()
        self._tap("askGate")
        for digit in PIN:
            self._tap(f"key-{digit}")
        self._tap("key-enter")
        self._finger.need("page-health")

    # The panel.

    def _leaf_through(self) -> None:
        for row in self._draw.sample(PAGES, len(PAGES)):
            self._tap(f"page-{row.id}")
            self._finger.pause(0.2)  # figures and findings come from threads
            on = self._finger.find("pageOn")
            if on is not None and on.isEnabled():
                self._tap("pageOn")
            chips = [name for name in self._visitor.hand.glass() if name.startswith("section-")]
            for chip in self._draw.sample(chips, min(2, len(chips))):
                self._tap(chip)

    def _send(self, way: str, job: str) -> None:
        self._tap("page-data")
        self._tap("section-report")
        self._tap("openSending")
        finger = self._finger
        finger.until(
            lambda: not sending_page(self._kiosk).property("reading"), "how the counts stand"
        )
        self._tap(way)
        if sending_page(self._kiosk).property("asks"):
            finger.until(lambda: finger.find("sendAgree") is not None, "what would be sent")
            self._tap("sendAgree")
        self._await_job(job)
        finger.until(
            lambda: not sending_page(self._kiosk).property("running"), "the page to know of it"
        )
        self._tap("sendLeave")
        self._tap("section-overview")
        for old in self._stick.glob("KEPU/out/*.kpe"):
            old.unlink()  # somebody has taken them to the office

    def _await_job(self, id: str) -> None:
        job = self._kiosk.jobs.get(id)
        if job is None:
            raise Defect(f"nobody began {id}")
        self._finger.until(lambda: job.state is not State.RUNNING, f"{id} to end")
        if job.state is not State.DONE:
            raise Defect(f"{id}: {job.words.en}")

    # A class.

    def _teach(self) -> None:
        shelf = self._kiosk.classroom.class_shelf
        self._open_sheet()
        self._tap("beginClass")
        self._finger.until(lambda: self._visitor.screen == "classroom", "the classroom")
        cards = [name for name in self._visitor.hand.glass() if name.startswith("card")]
        if not cards:
            raise Defect(f"there is nothing to teach on leaf {shelf.page}")
        item = self._finger.need(self._draw.choice(sorted(cards)))
        id = str(item.property("exhibit"))
        exhibit = next(e for e in self._kiosk.catalogue.exhibits if e.id == id)
        self._finger.tap_at(self._finger.middle(item))
        self._finger.until(lambda: self._visitor.screen == "docent", "the docent's card")
        visit = ClassVisit(self._finger, self._kiosk.classroom, exhibit)
        visit.teach(Tally(), lambda _: None, lambda: None, self._kiosk.clock.monotonic_s)
        self._tap("goHome")
        self._kiosk.shell.endVisit()

    # The night.

    def _sleep(self) -> None:
        """The quiet work of a kiosk at which nobody has been for long; then it is morning."""
        self._kiosk.wings.rest()
        self._await_job(DEEP_JOB)
        offset_s = self._kiosk.settings.time.utc_offset_min * 60
        now_s = self._kiosk.clock.wall_s() + offset_s
        self._visitor.skip(_DAY_S - now_s % _DAY_S + MORNING_H * 3600)
        self._kiosk.shell.look()
        self._visitor.seen[f"day {local_day(self._kiosk.clock.wall_s(), offset_s // 60)}"] += 1

    def _tap(self, name: str) -> None:
        self._finger.settle()
        self._finger.tap(name)
        self._finger.settle()
