"""Class mode: the way through it, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.library.exhibit import Docent, Exhibit
from kiosk.shell.classroom import Classroom
from kiosk.shell.operator import Operator
from kiosk.shell.patience import Mood
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk
from kiosk.visits.facts import EndReason
from tests.shell.making import Listener, exhibit, text

CARD = Docent((text("a"), text("b"), text("c")), (text("?"), text("??")), text("d"), text("s"))


@dataclass
class School:
    """A walk with its class mode, and what was counted."""

    clock: HandClock = field(default_factory=HandClock)
    listener: Listener = field(default_factory=Listener)

    def __post_init__(self) -> None:
        self.views: list[View] = []
        self.walk = Walk(Settings(), self.clock, self.listener, self.views.append)
        self.room = Classroom(self.walk, self.listener, frozenset({"quiz"}))
        self.walk.touched()

    @property
    def screen(self) -> Screen:
        return self.walk.view.screen

    def heard(self) -> list[str]:
        """What was counted since the last time."""
        heard, self.listener.heard = self.listener.heard, []
        return heard


@pytest.fixture
def school() -> School:
    return School()


def with_card(name: str = "one") -> Exhibit:
    one = exhibit(name)
    return one._replace(docent_json=CARD.as_json())


def test_the_corner_opens_a_sheet_and_the_sheet_closes(school: School) -> None:
    school.room.open_sheet()
    assert school.walk.view.sheet and school.screen is Screen.HOME
    school.room.close_sheet()
    assert not school.walk.view.sheet


def test_nobody_there_opens_no_sheet() -> None:
    school = School()
    school.walk.end(EndReason.LEFT)
    school.room.open_sheet()
    school.room.begin()
    assert school.screen is Screen.ATTRACT and not school.walk.view.sheet


def test_a_whole_class_is_one_flagged_session_with_its_hands(school: School) -> None:
    school.heard()
    school.room.open_sheet()
    school.room.begin()
    assert school.screen is Screen.CLASSROOM and not school.walk.view.sheet
    assert school.heard() == ["end next", "flags zh-Hans False", "touch", "in class"]
    school.room.pick(with_card())
    assert school.screen is Screen.DOCENT
    school.room.teach()
    assert school.screen is Screen.LESSON
    school.room.raised("q1", 20, 12)
    school.room.finished()
    school.room.back()
    assert school.screen is Screen.CLASSROOM and school.walk.view.exhibit is None
    assert school.heard() == [
        "enter cn.kepu.one 1.0.0",
        "hands q1 20 12",
        "leave True",
        "leave False",
    ]
    school.walk.go_home()
    assert school.screen is Screen.HOME
    assert school.heard() == ["end left", "flags zh-Hans False"]


def test_home_leaves_a_lesson_in_the_middle(school: School) -> None:
    school.room.begin()
    school.room.pick(with_card())
    school.room.teach()
    school.heard()
    school.walk.go_home()
    assert school.heard() == ["leave False", "end left", "flags zh-Hans False"]
    school.room.raised("q1", 3, 3)
    school.room.finished()
    school.room.back()
    assert school.heard() == [] and school.screen is Screen.HOME


def test_an_exhibit_that_plays_is_left_for_the_class(school: School) -> None:
    school.walk.open(exhibit())
    school.heard()
    school.room.begin()
    assert school.heard()[:2] == ["leave False", "end next"]
    assert school.screen is Screen.CLASSROOM and school.walk.part is None


def test_a_class_has_more_patience_and_the_next_visitor_not(school: School) -> None:
    school.room.begin()
    school.clock.advance(9 * 60)
    school.walk.look()
    assert school.walk.patience.mood is Mood.PRESENT
    school.clock.advance(61)
    school.walk.look()
    assert school.walk.view.warning
    school.clock.advance(15)
    school.walk.look()
    assert school.screen is Screen.ATTRACT
    school.walk.touched()
    school.clock.advance(75)
    assert school.walk.patience.mood is Mood.WARNING


def test_a_sheet_that_nobody_answers_goes(school: School) -> None:
    school.room.open_sheet()
    school.clock.advance(75)
    school.walk.look()
    school.clock.advance(15)
    school.walk.look()
    assert not school.walk.view.sheet and school.screen is Screen.ATTRACT


def test_on_the_dark_screen_the_sheet_goes_as_well_and_never_meets_the_morning(
    school: School,
) -> None:
    operator = Operator(school.walk, school.clock, school.listener)
    school.walk.end(EndReason.LEFT)
    operator.end_day()
    school.walk.touched()
    school.room.open_sheet()
    assert school.walk.view.sheet and school.walk.next_look_s is not None
    for wait_s in (75, 15):
        school.clock.advance(wait_s)
        school.walk.look()
    assert (school.screen, school.walk.view.sheet) == (Screen.CLOSED, False)
    assert school.walk.next_look_s is None
    school.room.open_sheet()
    operator.begin_day()
    assert (school.screen, school.walk.view.sheet) == (Screen.ATTRACT, False)


def test_only_what_a_class_can_use_is_shown(school: School) -> None:
    bare = exhibit("bare", parts=0)
    assert not school.room.can_show(bare)
    assert school.room.can_show(exhibit("asks")) and school.room.can_show(with_card("told"))
    school.room.begin()
    school.room.pick(bare)
    assert school.screen is Screen.CLASSROOM


def test_a_lesson_that_cannot_be_shown_says_sorry(school: School) -> None:
    school.room.begin()
    school.room.pick(with_card())
    school.room.teach()
    school.walk.part_failed()
    assert school.screen is Screen.SORRY
    assert "end left" in school.heard()  # whoever comes now is no part of the class
    school.walk.go_home()
    assert school.screen is Screen.HOME
    school.clock.advance(75)
    assert school.walk.patience.mood is Mood.WARNING
