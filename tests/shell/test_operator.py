"""The operator's way through the kiosk; none of it is a visit."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.settings import Settings
from kiosk.shell.operator import FIRST_PAGE, LEAVES_AFTER_S, WIPE_S, Operator
from kiosk.shell.screens import OPERATING, Screen
from kiosk.shell.walk import View, Walk
from tests.shell.making import Listener, exhibit


@dataclass
class Post:
    """An operator at a machine where a visitor may be."""

    clock: HandClock = field(default_factory=HandClock)
    listener: Listener = field(default_factory=Listener)
    views: list[View] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.walk = Walk(Settings(), self.clock, self.listener, self.views.append)
        self.operator = Operator(self.walk, self.clock, self.listener)

    @property
    def screen(self) -> Screen:
        return self.walk.view.screen

    def inside(self) -> Post:
        self.walk.touched()
        self.operator.ask_gate()
        self.operator.passed()
        return self

    def wait(self, seconds: float) -> None:
        """Let time pass in small steps, as the timer of the glass would."""
        for _ in range(round(seconds)):
            self.clock.advance(1)
            self.walk.look()
            self.operator.look()


@pytest.fixture
def post() -> Post:
    return Post()


def test_the_gate_ends_the_visit_and_leads_to_the_panel(post: Post) -> None:
    post.walk.touched()
    post.walk.open(exhibit())
    post.operator.ask_gate()
    assert post.screen is Screen.GATE and post.walk.view.exhibit is None
    assert post.listener.heard[-2:] == ["leave False", "end operator"]
    post.operator.passed()
    assert post.screen is Screen.PANEL and post.walk.view.page == FIRST_PAGE


def test_nothing_an_operator_does_is_counted(post: Post) -> None:
    post.inside()
    heard = len(post.listener.heard)
    post.walk.touched()
    post.operator.show_page("settings")
    post.operator.wipe()
    post.walk.touched()
    post.wait(WIPE_S + 1)
    assert post.screen is Screen.ATTRACT
    assert post.listener.heard[heard:] == ["end left"]  # of no session: nothing to end


@pytest.mark.parametrize("passed", [False, True])
def test_an_operator_who_goes_away_leaves_no_open_panel(post: Post, passed: bool) -> None:
    post.walk.touched()
    post.operator.ask_gate()
    if passed:
        post.operator.passed()
    post.wait(LEAVES_AFTER_S - 1)
    assert post.screen in OPERATING and not post.walk.view.warning
    post.wait(2 + 15)
    assert post.screen is Screen.ATTRACT


def test_a_page_is_shown_only_behind_the_gate(post: Post) -> None:
    post.walk.touched()
    post.operator.ask_gate()
    post.operator.show_page("data")
    assert post.walk.view.page == ""
    post.operator.passed()
    post.operator.show_page("data")
    assert post.walk.view.page == "data"
    post.operator.leave()
    assert post.screen is Screen.ATTRACT and post.walk.view.page == ""


def test_wiping_lasts_a_minute_and_no_touch_ends_it(post: Post) -> None:
    post.inside().operator.wipe()
    post.wait(WIPE_S - 1)
    post.walk.touched()
    assert post.screen is Screen.CLEANING and post.operator.wipe_left_s == 1
    post.wait(1)
    assert post.screen is Screen.ATTRACT


def test_set_up_waits_for_nobody_and_returns_to_where_it_began(post: Post) -> None:
    post.inside().operator.begin_setup()
    assert post.screen is Screen.SETUP and not post.operator.first_run
    post.wait(3600)
    assert post.screen is Screen.SETUP
    post.operator.leave_setup()
    assert post.screen is Screen.PANEL
    post.operator.leave()
    post.operator.begin_setup(first_run=True)
    assert post.screen is Screen.SETUP and post.operator.first_run
    post.operator.leave_setup()
    assert post.screen is Screen.ATTRACT


def test_outside_the_hours_a_touch_is_no_visit_but_the_gate_opens(post: Post) -> None:
    post.operator.end_day()
    post.walk.touched()
    assert post.screen is Screen.CLOSED and post.listener.heard == []
    post.wait(36_000)
    assert post.screen is Screen.CLOSED
    post.operator.ask_gate()
    assert post.screen is Screen.GATE
    post.operator.leave()
    post.operator.end_day()
    post.operator.begin_day()
    assert post.screen is Screen.ATTRACT


def test_the_day_does_not_end_under_a_visitor(post: Post) -> None:
    post.walk.touched()
    post.operator.end_day()
    assert post.screen is Screen.HOME
