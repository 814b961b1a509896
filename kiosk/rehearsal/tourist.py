"""The scripted visitor of the tour: what it does, screen by screen, and its own count of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.app import Kiosk
from kiosk.core.clock import SkippingClock
from kiosk.core.errors import Defect, Trouble
from kiosk.core.words import Words
from kiosk.library.exhibit import Exhibit
from kiosk.rehearsal.animation_visit import AnimationVisit
from kiosk.rehearsal.class_visit import ClassVisit
from kiosk.rehearsal.film_visit import FilmVisit
from kiosk.rehearsal.finger import Finger
from kiosk.rehearsal.leaving_visit import browse, leave_opinion
from kiosk.rehearsal.pair_visit import PairVisit
from kiosk.rehearsal.quiz_visit import QuizVisit
from kiosk.rehearsal.simulation_visit import SimulationVisit
from kiosk.rehearsal.story_visit import StoryVisit
from kiosk.rehearsal.tally import Tally
from kiosk.shell.shelf import Shelf

VISITS = {
    "quiz": QuizVisit,
    "video": FilmVisit,
    "animation": AnimationVisit,
    "simulation": SimulationVisit,
    "story": StoryVisit,
}
"""How a part of each kind is visited."""

THINK_S = 4.0
"""How long the visitor thinks about a question, on the skipping clock."""


@dataclass(slots=True)
class Plan:
    """What a tour is to do: where pictures go, in which language and mode."""

    out: Path
    language: str
    elder: bool
    only: tuple[str, ...] = ()
    everything: bool = False
    emergency: bool = False
    screens: list[str] = field(default_factory=list)

    def choose(self, exhibits: Sequence[Exhibit]) -> tuple[Exhibit, ...]:
        """The exhibits to visit, in the order of the shelf.

        Raises:
            Trouble: one that was asked for is not there.
        """
        if self.only:
            known = {exhibit.id for exhibit in exhibits}
            for id in self.only:
                if id not in known:
                    raise _no_exhibit(id)
            return tuple(exhibit for exhibit in exhibits if exhibit.id in self.only)
        if self.everything:
            return tuple(exhibits)
        chosen: list[Exhibit] = []
        seen: set[str] = set()
        for exhibit in exhibits:
            kinds = {part.kind for part in exhibit.parts}
            if not kinds <= seen:
                chosen.append(exhibit)
                seen |= kinds
        return tuple(chosen)


class Tourist:
    """The scripted visitor."""

    def __init__(self, kiosk: Kiosk, clock: SkippingClock, plan: Plan) -> None:
        self.kiosk = kiosk
        self.clock = clock
        self.plan = plan
        self.tally = Tally()
        self.finger = Finger(kiosk.window)
        self._language = plan.language
        self._session: tuple[float, float] | None = None
        self._entered: tuple[str, float] | None = None

    def walk(self) -> None:
        """Attract, home, every exhibit to its result, language, 长辈模式, idle, reset."""
        ready: list[bool] = []
        self.kiosk.when_ready(lambda: ready.append(True))
        self.finger.until(lambda: bool(ready), "the catalogue")
        exhibits = self.plan.choose(self.kiosk.catalogue.exhibits)
        if not exhibits:
            raise Defect("there is no exhibit to visit")
        self._look_at_attract()
        self._wake()
        self._shoot("home")
        for number, exhibit in enumerate(exhibits):
            self._play(exhibit)
            if number == 0:
                leave_opinion(
                    self.finger, self.kiosk.leaving, exhibit.id, self.tally, self._tap, self._shoot
                )
            if number == 0 and len(exhibits) > 1:
                self._tap("nextVisitor")
                self._session_ends()
                self._wake()
            elif number == 1:
                self._tap("playAgain")
                self._enter(exhibit)
                self._shoot_part(exhibit, "again")
                self._home()
            else:
                self._home()
        browse(self.finger, self.kiosk.shelf, self._tap, self._shoot)
        self._teach(exhibits)
        self._play_two(exhibits)
        self._switch_language(exhibits[0])
        self._switch_elder(exhibits)
        self._be_idle()
        self._stray_tap()
        self._leave_by_button()

    # The scenes.

    def _look_at_attract(self) -> None:
        self._shoot("attract")
        attract = self.finger.need("attract")
        attract.setProperty("scene", 1)
        self.finger.pause(1.0)
        self._shoot("attract-poster")
        attract.setProperty("scene", 0)
        self.finger.settle()

    def _play(self, exhibit: Exhibit) -> None:
        self._open(exhibit)
        short = exhibit.id.rpartition(".")[2]

        def shoot(name: str) -> None:
            self._shoot(f"{short}-{name}")

        for part in exhibit.parts:
            visit = VISITS[part.kind](self.finger, self.kiosk.stage, exhibit, part, self._language)
            visit.play(self.tally, shoot, self._think)
            self._touched()
            self.finger.settle()
        self._touched()
        self.finger.until(lambda: self._screen == "result", "the result")
        self._left(completed=True)
        self.finger.pause(0.6)  # the stars come up
        shoot("result")

    def _teach(self, exhibits: Sequence[Exhibit]) -> None:
        """The hidden corner, and a class at the first exhibit that a class can be asked."""
        asks = [
            e for e in exhibits if e.docent_json and any(part.kind == "quiz" for part in e.parts)
        ]
        if not asks:
            return
        visit = ClassVisit(self.finger, self.kiosk.classroom, asks[0])
        visit.open_sheet(self._shoot)
        self._tap("beginClass")
        self._session_ends()
        self._touched()
        self._shoot("classroom")
        self.finger.tap(self._card_of(asks[0], self.kiosk.classroom.class_shelf))
        self.finger.until(lambda: self._screen == "docent", "the docent's card")
        visit.teach(self.tally, self._shoot, self._think, self.clock.monotonic_s)
        self._tap("goHome")
        self._session_ends()
        self.finger.until(lambda: self._screen == "home", "home")

    def _play_two(self, exhibits: Sequence[Exhibit]) -> None:
        """A round for two, at the first exhibit that begins with questions for two."""
        pairs = [e for e in exhibits if e.players >= 2 and e.parts[0].kind == "quiz"]
        if not pairs:
            return
        self._open(pairs[0])
        PairVisit(self.finger, self.kiosk.stage, pairs[0]).play(
            self.tally, self._shoot, self._think
        )
        self._touched()
        self.finger.until(lambda: self._screen == "result", "the result")
        self._left(completed=True)
        self._home()

    def _shoot_part(self, exhibit: Exhibit, name: str) -> None:
        self._shoot(f"{exhibit.id.rpartition('.')[2]}-{name}")

    def _switch_language(self, exhibit: Exhibit) -> None:
        before = self.kiosk.shell.property("language")
        self._tap("languageSwitch")
        self._shoot("home-other-language")
        self._open(exhibit)
        self._shoot_part(exhibit, "other-language")
        self._home()
        self._tap("languageSwitch")
        if self.kiosk.shell.property("language") != before:
            raise Defect("the language did not come back")

    def _switch_elder(self, exhibits: Sequence[Exhibit]) -> None:
        self._tap("elderSwitch")
        self._shoot("home-other-mode")
        by_kind = {exhibit.parts[0].kind: exhibit for exhibit in exhibits}
        for kind, exhibit in by_kind.items():
            self._open(exhibit)
            self.finger.pause(0.0 if kind == "quiz" else 1.5)
            self._shoot_part(exhibit, "other-mode")
            if kind == "quiz":
                self._answer_in_other_mode(exhibit)
            self._home()

    def _answer_in_other_mode(self, exhibit: Exhibit) -> None:
        part = exhibit.parts[0]
        visit = QuizVisit(self.finger, self.kiosk.stage, exhibit, part, self._language)
        visit.answer(1, self.tally, lambda _: None, self._think)
        self._shoot_part(exhibit, "other-mode-answered")

    def _be_idle(self) -> None:
        idle = self.kiosk.settings.idle
        self._wait(idle.warn_after_s)
        self.finger.need("idleWarning")
        self._shoot("idle-warning")
        self._tap("promptYes")
        if self.finger.find("idleWarning") is not None:
            raise Defect("继续看 did not take the warning away")
        self._wait(idle.warn_after_s)
        self.finger.need("idleWarning")
        self._wait(idle.countdown_s)
        self._session_ends()
        self.finger.until(lambda: self._screen == "attract", "the reset")
        shell = self.kiosk.shell
        if shell.property("elder") or shell.property("language") != self.plan.language:
            raise Defect("the reset did not put language and 长辈模式 back")
        self._shoot("attract-after-reset")

    def _stray_tap(self) -> None:
        """One touch and nobody there: a session of 0 s, which must not count."""
        self._wake(elder=False)
        idle = self.kiosk.settings.idle
        self._wait(idle.warn_after_s)
        self._wait(idle.countdown_s)
        self._session_ends()

    def _leave_by_button(self) -> None:
        self._wake(elder=False)
        self._think()
        self._think()
        self._tap("endVisit")
        self._session_ends()
        self.finger.until(lambda: self._screen == "attract", "the attract screen")

    # The steps.

    @property
    def _screen(self) -> str:
        return str(self.kiosk.shell.property("screen"))

    def _wake(self, elder: bool = True) -> None:
        self.finger.settle()
        self.finger.tap_at(self.finger.middle(self.finger.need("attract")))
        self._touched()
        self.finger.until(lambda: self._screen == "home", "home")
        self.finger.settle()
        if elder and self.plan.elder:
            self._tap("elderSwitch")

    def _tap(self, name: str) -> None:
        self.finger.settle()
        self.finger.tap(name)
        self._touched()
        self.finger.settle()

    def _open(self, exhibit: Exhibit) -> None:
        self.finger.settle()
        self.finger.tap(self._card_of(exhibit))
        self._enter(exhibit)
        self.finger.settle()

    def _card_of(self, exhibit: Exhibit, shelf: Shelf | None = None) -> str:
        shelf = shelf or self.kiosk.shelf.shelf
        for _ in range(shelf.page):
            self._tap("pageBack")
        for _ in range(shelf.page_count):
            for item in self.finger.items():
                is_card = item.objectName() == "hero" or item.objectName().startswith("card")
                if is_card and item.property("exhibit") == exhibit.id:
                    return item.objectName()
            self._tap("pageOn")
        raise Defect(f"no card shows {exhibit.id}")

    def _home(self) -> None:
        self._tap("goHome")
        self._left(completed=False)
        self.finger.until(lambda: self._screen == "home", "home")
        self.finger.settle()

    def _think(self) -> None:
        self.clock.skip(THINK_S)
        self._touched()

    def _wait(self, seconds: float) -> None:
        self.clock.skip(seconds)
        self.kiosk.shell.look()
        self.finger.settle()

    def _shoot(self, name: str) -> None:
        self.finger.settle()
        file = f"{len(self.plan.screens) + 1:03d}-{name}.png"
        self.finger.picture(self.plan.out / file)
        self.plan.screens.append(file)

    # The visitor's own count.

    def _touched(self) -> None:
        now_s = self.clock.monotonic_s()
        self._session = (self._session[0] if self._session else now_s, now_s)

    def _session_ends(self) -> None:
        if self._session is not None and self._session[1] - self._session[0] >= 5:
            self.tally.sessions += 1
        self._session = None

    def _enter(self, exhibit: Exhibit) -> None:
        self._touched()
        self.finger.until(lambda: self._screen == "exhibit", "the exhibit")
        self.tally.add(exhibit.id, "opened")
        self._entered = exhibit.id, self.clock.monotonic_s()

    def _left(self, *, completed: bool) -> None:
        if self._entered is None:
            return
        exhibit, since_s = self._entered
        self._entered = None
        self.tally.add(exhibit, "completed", int(completed))
        self.tally.add(exhibit, "seconds", math.floor(self.clock.monotonic_s() - since_s))


def _no_exhibit(id: str) -> Trouble:
    return Trouble(
        "no-such-exhibit",
        Words(f"没有编号为“{id}”的展项。", f"There is no exhibit with the id “{id}”."),
        Words(
            "请检查编号，或用 --exhibits 指定文件夹。",
            "Check the id, or name a folder by --exhibits.",
        ),
    )
