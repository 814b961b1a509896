"""A visitor's walk, and what it tells the count."""

from __future__ import annotations

import pytest

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.shell.screens import Screen
from kiosk.shell.walk import Outcome, View, Walk
from kiosk.visits.facts import EndReason
from tests.shell.making import Listener, exhibit


class Scene:
    """A walk with everything around it in reach."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.clock = HandClock()
        self.listener = Listener()
        self.views: list[View] = []
        self.walk = Walk(settings or Settings(), self.clock, self.listener, self.views.append)

    @property
    def screen(self) -> Screen:
        return self.walk.view.screen


def at_home() -> Scene:
    scene = Scene()
    scene.walk.touched()
    scene.listener.heard.clear()
    return scene


def test_any_touch_wakes_the_attract_screen_and_says_with_which_flags() -> None:
    scene = Scene()
    scene.walk.touched()
    assert scene.screen is Screen.HOME
    assert scene.listener.heard == ["touch", "flags zh-Hans False"]


def test_an_exhibit_is_played_to_its_result() -> None:
    scene = at_home()
    scene.walk.open(exhibit())
    scene.walk.answered("q1", True)
    scene.walk.part_done(Outcome(1, 1))
    assert scene.screen is Screen.RESULT
    assert scene.walk.view.outcome == Outcome(1, 1)
    assert scene.listener.heard == ["enter cn.kepu.one 1.0.0", "answer q1 True", "leave True"]


def test_parts_follow_one_another_and_add_up() -> None:
    scene = at_home()
    scene.walk.open(exhibit(parts=3))
    for number in range(3):
        assert scene.walk.part is not None
        assert scene.walk.part.entry == f"quiz{number}.toml"
        scene.walk.part_done(Outcome(1, 2))
    assert scene.walk.view.outcome == Outcome(3, 6)
    assert scene.listener.heard.count("leave True") == 1


def test_leaving_in_the_middle_is_not_completing() -> None:
    scene = at_home()
    scene.walk.open(exhibit())
    scene.walk.go_home()
    assert scene.screen is Screen.HOME
    assert scene.listener.heard[-1] == "leave False"


def test_a_part_that_fails_says_so_leads_on_and_the_last_one_says_sorry() -> None:
    scene = at_home()
    scene.walk.open(exhibit(parts=2))
    scene.walk.part_failed()
    assert scene.screen is Screen.EXHIBIT
    assert scene.walk.view.part_failed
    scene.walk.part_done(Outcome(1, 1))  # too late
    assert scene.walk.view.part_number == 0
    scene.walk.pass_over()
    assert (scene.walk.view.part_number, scene.walk.view.part_failed) == (1, False)
    scene.walk.pass_over()
    assert scene.walk.view.part_number == 1
    scene.walk.part_failed()
    assert scene.screen is Screen.SORRY
    assert scene.listener.heard[-1] == "leave False"
    scene.walk.go_home()
    assert scene.screen is Screen.HOME


def test_an_exhibit_that_fails_while_it_opens_is_entered_and_left_once() -> None:
    clock, listener = HandClock(), Listener()
    walks: list[Walk] = []

    def fail_at_once(view: View) -> None:
        if view.screen is Screen.EXHIBIT:
            walks[0].part_failed()

    walks.append(Walk(Settings(), clock, listener, fail_at_once))
    walks[0].touched()
    walks[0].open(exhibit())
    assert walks[0].view.screen is Screen.SORRY
    assert listener.heard[-2:] == ["enter cn.kepu.one 1.0.0", "leave False"]


def test_the_result_can_be_played_again_and_counts_again() -> None:
    scene = at_home()
    scene.walk.open(exhibit())
    scene.walk.part_done(Outcome(1, 1))
    scene.walk.open(exhibit())
    assert scene.screen is Screen.EXHIBIT
    assert scene.walk.view.outcome == Outcome()
    assert scene.listener.heard.count("enter cn.kepu.one 1.0.0") == 2


def test_idle_warns_then_resets_everything_personal() -> None:
    scene = at_home()
    scene.walk.speak("en")
    scene.walk.set_elder(True)
    scene.walk.set_volume(0)
    scene.walk.open(exhibit())
    scene.clock.advance(75)
    scene.walk.look()
    assert scene.walk.view.warning
    scene.clock.advance(15)
    scene.walk.look()
    assert scene.walk.view == View(Screen.ATTRACT, "zh-Hans", elder=False)
    assert scene.listener.heard[-2:] == ["leave False", "end reset"]


@pytest.mark.parametrize(("wanted", "given"), [(0, 0), (1, 1), (2, 2), (-1, 0), (7, 2)])
def test_a_visitor_sets_the_volume(wanted: int, given: int) -> None:
    scene = at_home()
    assert scene.walk.view.volume == 2
    scene.walk.set_volume(wanted)
    assert scene.walk.view.volume == given


def test_staying_takes_the_warning_away() -> None:
    scene = at_home()
    scene.clock.advance(75)
    scene.walk.look()
    scene.walk.stay()
    assert not scene.walk.view.warning
    scene.clock.advance(74)
    scene.walk.look()
    assert not scene.walk.view.warning


def test_each_end_has_its_reason() -> None:
    for reason in EndReason:
        scene = at_home()
        scene.walk.end(reason)
        assert scene.screen is Screen.ATTRACT
        assert scene.listener.heard == [f"end {reason.value}"]


def test_nothing_ends_where_nothing_began() -> None:
    scene = Scene()
    scene.walk.end(EndReason.STOPPED)
    scene.walk.look()
    assert scene.listener.heard == []
    assert scene.walk.next_look_s is None


def test_only_offered_languages_are_spoken() -> None:
    settings = Settings()
    only = settings._replace(language=settings.language._replace(offered=("zh-Hans",)))
    scene = Scene(only)
    scene.walk.touched()
    scene.walk.speak("en")
    assert scene.walk.view.language == "zh-Hans"


def test_no_change_draws_nothing() -> None:
    scene = at_home()
    count = len(scene.views)
    scene.walk.look()
    scene.walk.stay()
    scene.walk.speak("zh-Hans")
    scene.walk.go_home()
    assert len(scene.views) == count


def test_late_events_on_another_screen_are_harmless() -> None:
    scene = at_home()
    scene.walk.part_done(Outcome(1, 1))
    scene.walk.part_failed()
    assert scene.screen is Screen.HOME
    assert scene.listener.heard == []
