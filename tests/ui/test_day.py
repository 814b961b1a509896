"""The day's life: closed outside the hours, quieter by the hour, wiped when asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint

from kiosk.core.clock import HandClock
from kiosk.core.config import Settings
from kiosk.core.places import Places
from kiosk.core.plausible import is_plausible
from kiosk.core.settings import DaySettings
from kiosk.core.trusted_time import keep_time
from kiosk.shell.hours import Hours
from kiosk.shell.operator import WIPE_S, Operator
from kiosk.shell.screens import Screen
from kiosk.shell.walk import View, Walk
from kiosk.ui.bridges.day import DayBridge
from kiosk.ui.day import LOOKS_AFTER_S, TRIES_FOR_S, Day
from kiosk.ui.nightfall import Nightfall
from tests.shell.making import Listener, exhibit
from tests.ui.running import Running, running, settings_with

pytestmark = pytest.mark.usefixtures("qt_app")

HOUR_S = 3600.0
FRIDAY_16_00 = 1_800_000_000.0
"""15 January 2027, 08:00 UTC; 16:00 in Beijing: where a HandClock begins."""
OFFICE = DaySettings(("08:30-17:00",), (1, 2, 3, 4, 5), ("16:30-18:00 20",))


@dataclass
class Hall:
    """A walk, its operator and its day, joined as the app joins them, without a window."""

    day: DaySettings = OFFICE
    clock: HandClock = field(default_factory=HandClock)
    reached_s: float = FRIDAY_16_00
    views: list[View] = field(default_factory=list)

    def __post_init__(self) -> None:
        settings = Settings()
        listener = Listener()
        self.walk = Walk(settings, self.clock, listener, self._show)
        self.operator = Operator(self.walk, self.clock, listener)
        hours = Hours(self.day, settings.sound.volume)
        self.keeper = Day(self.walk, self.operator, self.clock, hours, 480, self._believed)
        self.bridge = DayBridge(self.walk, self.operator, self.clock, hours, 480)

    def _believed(self, wall_s: float) -> bool:
        return is_plausible(wall_s, earliest_s=0.0, reached_s=self.reached_s)

    def _show(self, view: View) -> None:
        self.views.append(view)
        self.bridge.show_view(view)
        self.keeper.show_view(view)

    @property
    def screen(self) -> Screen:
        return self.walk.view.screen

    def look_after(self, seconds: float) -> Screen:
        self.clock.advance(seconds)
        self.keeper.look()
        return self.screen


@pytest.fixture
def hall() -> Iterator[Hall]:
    one = Hall()
    yield one
    one.keeper.stop()


def test_the_day_ends_and_begins_with_the_hours(hall: Hall) -> None:
    assert hall.look_after(0) is Screen.ATTRACT
    assert hall.look_after(HOUR_S - 1) is Screen.ATTRACT
    assert hall.look_after(1) is Screen.CLOSED
    assert hall.look_after(15 * HOUR_S) is Screen.CLOSED  # Saturday morning
    assert hall.look_after(48.5 * HOUR_S) is Screen.ATTRACT  # Monday, 08:30


def test_a_visitor_who_is_there_is_left_in_peace(hall: Hall) -> None:
    hall.walk.touched()
    hall.walk.open(exhibit())
    assert hall.look_after(2 * HOUR_S) is Screen.EXHIBIT
    hall.walk.go_home()
    assert hall.screen is Screen.HOME
    hall.clock.advance(90)
    hall.walk.look()
    hall.clock.advance(90)
    hall.walk.look()
    assert hall.screen is Screen.ATTRACT
    assert 0 <= hall.keeper.waits_ms <= 50  # looks at once, but not within the walk's own call
    assert hall.look_after(0) is Screen.CLOSED


def test_it_wakes_at_the_next_change_and_at_least_every_five_minutes(hall: Hall) -> None:
    hall.keeper.look()
    assert hall.keeper.waits_ms == pytest.approx(LOOKS_AFTER_S * 1000, abs=100)
    hall.look_after(HOUR_S / 2 - 20)
    assert hall.keeper.waits_ms == pytest.approx(20_000, abs=100)  # 16:30: quieter


def test_the_hour_makes_it_quieter_and_louder_again(hall: Hall) -> None:
    loud = hall.walk.loudness
    hall.keeper.look()
    assert hall.walk.loudness == loud == pytest.approx(0.7)
    before = len(hall.views)
    hall.look_after(HOUR_S / 2)
    assert hall.walk.loudness == pytest.approx(0.2)
    assert len(hall.views) == before + 1  # players are told
    hall.walk.set_volume(1)
    assert hall.walk.loudness == pytest.approx(0.05)
    hall.walk.set_volume(2)
    hall.look_after(2 * HOUR_S)
    assert hall.walk.loudness == loud


@pytest.mark.parametrize("years", [-1, 1, -30])
def test_a_clock_that_jumps_a_year_opens_what_is_closed(hall: Hall, years: int) -> None:
    assert hall.look_after(4 * HOUR_S) is Screen.CLOSED
    hall.clock.set_wall(FRIDAY_16_00 + 4 * HOUR_S + years * 364 * 86_400)
    assert hall.look_after(LOOKS_AFTER_S) is Screen.ATTRACT
    assert not hall.keeper.now().believed
    hall.clock.set_wall(FRIDAY_16_00 + 5 * HOUR_S)
    assert hall.look_after(0) is Screen.CLOSED


def test_without_hours_nothing_ever_closes() -> None:
    hall = Hall(DaySettings())
    for _ in range(200):
        assert hall.look_after(HOUR_S) is Screen.ATTRACT
    assert hall.keeper.waits_ms > 0
    hall.keeper.stop()


def test_a_sheet_over_the_attract_screen_keeps_it_open(hall: Hall) -> None:
    hall.walk.show(hall.walk.view._replace(sheet=True))
    assert hall.look_after(2 * HOUR_S) is Screen.ATTRACT
    hall.walk.show(hall.walk.view._replace(sheet=False))
    assert hall.look_after(0) is Screen.CLOSED


def test_an_operator_at_night_can_try_an_exhibit_after_the_panel(hall: Hall) -> None:
    hall.look_after(4 * HOUR_S)
    hall.operator.ask_gate()
    hall.operator.passed()
    hall.operator.leave()
    assert hall.look_after(TRIES_FOR_S - 1) is Screen.ATTRACT
    assert hall.keeper.waits_ms == pytest.approx(1000, abs=100)
    assert hall.look_after(1) is Screen.CLOSED


def test_who_does_not_know_the_pin_opens_nothing_at_night(hall: Hall) -> None:
    hall.look_after(4 * HOUR_S)
    hall.operator.ask_gate()
    assert hall.look_after(0) is Screen.GATE
    hall.operator.leave()
    assert hall.look_after(0) is Screen.CLOSED


def test_the_bridge_says_when_to_come_again(hall: Hall) -> None:
    assert hall.bridge.property("hours") == "周一至周五 08:30–17:00"
    assert hall.bridge.property("opening") == ""
    hall.look_after(2 * HOUR_S)
    assert hall.bridge.property("opening") == "周一 08:30 再见"
    hall.clock.advance(24 * HOUR_S)
    assert hall.bridge.property("opening") == "后天 08:30 再见"
    hall.walk.speak("en")
    assert hall.bridge.property("hours") == "Mon–Fri, 08:30–17:00"


def test_wiping_counts_down_and_ends_by_itself(hall: Hall) -> None:
    told: list[int] = []
    hall.bridge.counted.connect(lambda: told.append(hall.bridge.property("wipeLeft")))
    hall.operator.ask_gate()
    hall.operator.passed()
    hall.operator.wipe()
    for _ in range(WIPE_S):
        assert hall.screen is Screen.CLEANING
        hall.clock.advance(1)
        hall.bridge.count()
    assert hall.screen is Screen.ATTRACT
    assert told[:3] == [60, 59, 58] and told[-1] == 0


def test_the_clock_is_judged_by_what_this_machine_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.nightfall.program_made_s", lambda: FRIDAY_16_00)
    hall = Hall()
    settings = settings_with("day", open=OFFICE.open)
    house = SimpleNamespace(
        places=Places(program=tmp_path, data=tmp_path),
        settings=settings,
        clock=hall.clock,
        walk=hall.walk,
        operator=hall.operator,
    )
    keeper = Nightfall(house, hall.bridge).day
    assert keeper.now().believed
    hall.clock.set_wall(FRIDAY_16_00 - 300 * 86_400)  # before the program was made
    assert keeper.now() == (True, settings.sound.volume, None, False)
    keep_time(tmp_path, FRIDAY_16_00 + 400 * 86_400)  # the time this machine has reached
    hall.clock.set_wall(FRIDAY_16_00 + 30 * 86_400)
    assert not keeper.now().believed
    hall.clock.set_wall(FRIDAY_16_00 + 401 * 86_400)
    assert keeper.now().believed
    hall.clock.set_wall(FRIDAY_16_00 + 800 * 86_400)
    assert not keeper.now().believed


# On the glass.


@pytest.fixture
def believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every clock is believed, however new this copy of the program is."""
    monkeypatch.setattr("kiosk.ui.nightfall.is_plausible", lambda *_args, **_known: True)


@pytest.fixture
def closed(tmp_path: Path, believed: None) -> Iterator[Running]:
    with running(tmp_path, settings=settings_with("day", open=OFFICE.open)) as one:
        _close(one)
        yield one


def _close(one: Running) -> None:
    _keeps_hours(one)
    one.clock.advance(2 * HOUR_S)
    assert one.kiosk.wings.night is not None
    one.kiosk.wings.night.day.look()
    one.finger.need("closed")
    one.finger.settle()
    one.finger.pause(0.4)


def _keeps_hours(one: Running) -> None:
    one.finger.until(lambda: one.kiosk.wings.night is not None, "the hours to be kept")


def _wipe(one: Running) -> None:
    _keeps_hours(one)
    operator = one.kiosk.operator
    operator.ask_gate()
    operator.passed()
    operator.wipe()
    one.finger.need("cleaning")
    one.finger.settle()
    one.finger.pause(0.3)


def _brightest(one: Running) -> int:
    image = one.kiosk.window.grabWindow().scaled(160, 90)
    colours = (image.pixelColor(x, y) for x in range(160) for y in range(90))
    return max(max(at.red(), at.green(), at.blue()) for at in colours)


def test_while_it_is_closed_the_screen_is_black_and_nothing_is_drawn(closed: Running) -> None:
    closed.finger.until(lambda: _brightest(closed) == 0, "the last light to go")
    frames: list[int] = []
    closed.kiosk.window.frameSwapped.connect(lambda: frames.append(1))
    closed.finger.pause(0.2)
    frames.clear()
    closed.finger.pause(1.5)
    assert not frames


def test_a_touch_shows_dimly_when_to_come_again_and_goes_dark(closed: Running) -> None:
    screen = closed.finger.need("closed")
    screen.setProperty("litMs", 2000)
    closed.finger.tap_at(closed.finger.middle(screen))
    closed.finger.need("closedHours")
    picture = closed.finger.need("closedPicture")
    closed.finger.until(lambda: picture.opacity() == 1, "the picture")
    closed.finger.settle()
    assert closed.finger.need("closedOpening").property("text") == "明天 08:30 再见"
    assert 60 < _brightest(closed) < 230
    assert closed.screen == "closed"
    closed.finger.until(lambda: closed.finger.find("closedHours") is None, "the dark")
    closed.finger.until(lambda: _brightest(closed) == 0, "the last light to go")
    assert closed.totals()["sessions"] == 0


def test_it_shows_itself_for_six_seconds(closed: Running) -> None:
    assert closed.finger.need("closed").property("litMs") == 6000


def test_the_hidden_corner_works_while_it_is_closed(closed: Running) -> None:
    corner = closed.finger.need("hiddenCorner")
    corner.setProperty("holdMs", 100)
    closed.finger.press_at(closed.finger.middle(corner))
    closed.finger.need("cornerSheet")
    closed.finger.release_at(closed.finger.middle(corner))
    closed.finger.settle()
    closed.tap("closeSheet")
    assert closed.finger.find("cornerSheet") is None
    assert closed.screen == "closed"


def test_nothing_reacts_while_the_glass_is_wiped(tmp_path: Path) -> None:
    with running(tmp_path) as one:
        _wipe(one)
        corner = one.finger.need("hiddenCorner")
        corner.setProperty("holdMs", 50)
        one.finger.press_at(one.finger.middle(corner))
        one.finger.pause(0.3)
        one.finger.release_at(one.finger.middle(corner))
        for place in (QPoint(683, 384), QPoint(60, 700), QPoint(1300, 700)):
            one.finger.tap_at(place)
        one.finger.pause(0.1)
        assert one.screen == "cleaning"
        assert one.finger.find("cornerSheet") is None
        left = one.finger.need("wipeLeft")
        assert left.property("text") == "60"
        one.clock.advance(20)
        one.kiosk.wings.night.bridge.count()  # type: ignore[union-attr]
        assert left.property("text") == "40"
        one.clock.advance(40)
        one.await_screen("attract")  # the bridge's own timer sees it


@pytest.mark.usefixtures("believed")
@pytest.mark.parametrize("size_px", [(1366, 768), (768, 1366)])
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_word_has_its_place(tmp_path: Path, size_px: tuple[int, int], language: str) -> None:
    day = DaySettings(("08:00-11:30", "13:00-17:00", "20:00-01:30"), (1, 3, 5, 6, 7))
    settings = settings_with("screen", motion="none")
    start = settings.language._replace(start=language)
    settings = settings._replace(day=day, language=start)
    with running(tmp_path, size_px=size_px, settings=settings) as one:
        _keeps_hours(one)
        one.clock.advance(2 * HOUR_S)
        one.kiosk.wings.night.day.look()  # type: ignore[union-attr]
        one.finger.need("closed")
        one.finger.settle()  # the guard lies over a new page
        one.finger.tap_at(QPoint(size_px[0] // 2, size_px[1] // 2))
        one.finger.need("closedHours")
        one.finger.settle()
        one.finger.pause(0.3)
        assert one.faults("closed") == []
        _wipe(one)
        assert one.faults("cleaning") == []
