"""The visitor's screens."""

from __future__ import annotations

from kiosk.shell.screens import TABLE, Event, Screen, after


def test_the_way_of_a_visit() -> None:
    screen = Screen.ATTRACT
    for event in (Event.WOKEN, Event.OPENED, Event.FINISHED, Event.WENT_HOME, Event.ENDED):
        screen = after(screen, event)
    assert screen is Screen.ATTRACT


def test_what_is_not_in_the_table_does_not_happen() -> None:
    assert after(Screen.ATTRACT, Event.OPENED) is Screen.ATTRACT
    assert after(Screen.RESULT, Event.FINISHED) is Screen.RESULT


def test_every_screen_can_be_left_by_the_visitor_and_by_idle() -> None:
    for screen in Screen:
        if screen is Screen.ATTRACT:
            continue
        assert (screen, Event.ENDED) in TABLE, f"nobody can leave {screen}"
        if screen is Screen.CLEANING:  # a minute, and it ends by itself
            continue
        ways = [event for (at, event) in TABLE if at is screen and event is not Event.ENDED]
        assert ways, f"{screen} has no way but the end"


def test_every_screen_can_be_reached() -> None:
    assert set(TABLE.values()) == set(Screen)
